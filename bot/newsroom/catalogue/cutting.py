"""An article cut into words and sentences, as the catalogue reads it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.newsroom.arabic import COMMAS, ENDS, fold_word, is_arabic, pieces

_HEADLESS = 30  # words of a first sentence that stand for a missing title
_MARKS = frozenset(ENDS + COMMAS)
_TATWEEL = "ـ"  # alone it is a dash
_SHORT = 12  # words that a part of an Arabic sentence must have before a comma ends it


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words. `head` is how many of them are the title; `sentences` numbers each word's sentence."""

    words: Sequence[str]
    head: int
    sentences: Sequence[int]


def cut(title: str, body: str) -> Text:
    """Cut title and body into words. Where there is no title, the first sentence speaks for it."""
    heads, _ = _sentences(title)
    words, numbers = _sentences(body)
    if heads:
        return Text([*heads, *words], len(heads), [-1] * len(heads) + numbers)
    head = min(sum(1 for number in numbers if number == numbers[0]), _HEADLESS)
    return Text(words, head, [-1] * head + numbers[head:])


def _sentences(text: str) -> tuple[list[str], list[int]]:
    """Return a text's words and the number of each one's sentence. Arabic sentences run on: there, and only there,
    a comma ends one of twelve words and more.
    """
    words: list[str] = []
    numbers: list[int] = []
    sentence = length = 0
    for piece in pieces(text):
        first = piece[0]
        if first not in _MARKS:
            if first == _TATWEEL and not fold_word(piece):
                continue
            words.append(piece)
            numbers.append(sentence)
            length += 1
        elif length and (first not in COMMAS or (length >= _SHORT and is_arabic(words[-1]))):
            sentence, length = sentence + 1, 0
    return words, numbers
