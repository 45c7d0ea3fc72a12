"""What readers write to say what they follow: alternatives, words, "phrases" and -words; or what is wrong with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.newsroom.amounts import hide_amounts, is_amount
from bot.newsroom.arabic import folded_words, tokens
from bot.newsroom.everyday import is_everyday

MOST_ALTERNATIVES = 50
SHORTEST_WORD = 2
LONGEST_WORD = 64
LONGEST_ALTERNATIVE = 256

_OPENING = '"«“„‟″〝＂‹'
_CLOSING = '"»”“‟″〞＂›'
_SINGLE = r"(?<!\S)['‘‛](?P<{}>[^'‘’‛]+)['’](?=[\s,،;؛]|$)"  # an apostrophe within a word opens nothing
QUOTES = _OPENING + _CLOSING
_MINUS = "-−–—‒﹣－"
_DASHES = frozenset(_MINUS)
_PIECE = re.compile(
    rf"(?P<minus>[{_MINUS}]?)(?:{_SINGLE.format('single')}|[{_OPENING}](?P<phrase>[^{_OPENING}{_CLOSING}]*)(?:[{_CLOSING}]|$)"
    rf"|(?P<word>[^\s{_OPENING}{_CLOSING}]+))"
)
_QUOTED = re.compile(rf"{_SINGLE.format('single')}|[{_OPENING}][^{_OPENING}{_CLOSING}]*[{_CLOSING}]")
_COMMA = re.compile(r"[,،;؛\n\r\u2028\u2029]+|(?<=\S)\s+(?:أو|او|ou|or|OU|OR)\s+(?=\S)")
_CLITICS = frozenset("وفبكلسد")  # typed apart from their word


class Fault(StrEnum):
    """What can be wrong with an alternative. EMPTY: no word in it · SHORT, LONG: a word · LENGTHY: the whole ·
    COMMON: words that stand in every article · ONLY_NOT: nothing but -words · NEVER: it excludes what it asks for ·
    TOO_MANY: beyond fifty.
    """

    EMPTY = "empty"
    SHORT = "short"
    LONG = "long"
    LENGTHY = "lengthy"
    COMMON = "common"
    ONLY_NOT = "only-not"
    NEVER = "never"
    TOO_MANY = "too-many"


@dataclass(frozen=True, slots=True)
class Problem:
    """What was not understood: `text` is the piece of the reader's text that is wrong, short enough to be shown."""

    kind: Fault
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a phrase in quotes, as it was written; wanted, or not wanted."""

    text: str
    phrase: bool = False
    wanted: bool = True


def alternatives(text: str) -> list[str]:
    """Return the alternatives of a text, between commas, or «أو», `ou`, `or`, that stand outside quotes and numbers
    (`1,5`); empty ones are dropped.
    """
    hidden = hide_amounts(_QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), text))
    borders = [(0, 0), *(comma.span() for comma in _COMMA.finditer(hidden)), (len(text), len(text))]
    found = [text[left[1] : right[0]] for left, right in pairwise(borders)]
    return [" ".join(one.split()) for one in found if one.strip()]


def pieces(alternative: str) -> list[Piece]:
    """Return the words and phrases of one alternative; what holds no letter or digit is dropped, and so is a clitic
    that stands apart beside words («حموشي و لفتيت»).
    """
    found = [piece for piece in _join_names(list(_pieces(alternative))) if tokens(piece.text)]
    telling = [piece for piece in found if piece.phrase or not piece.wanted or piece.text not in _CLITICS]
    return telling if any(piece.wanted for piece in telling) else found


def phrase_in(alternative: str) -> str | None:
    """Return the phrase that is all an alternative asks for, without its quotation marks; None where it is more or
    less than that.
    """
    found = pieces(alternative)
    return found[0].text if len(found) == 1 and found[0].phrase and found[0].wanted else None


def behind_dash(alternative: str) -> str | None:
    """Return the word behind a dash that stands by itself («درك - مرور»), which excludes nothing; None where there is
    no such dash between words, or only one between numbers.
    """
    found = list(_pieces(alternative))
    for before, dash, after in zip(found, found[1:], found[2:], strict=False):
        spoken = tokens(before.text) and tokens(after.text) and not after.text[:1].isdigit()
        if dash.text in _DASHES and dash.wanted and after.wanted and not after.phrase and spoken:
            return after.text
    return None


def faults(alternative: str) -> Iterator[Problem]:
    """Yield what is wrong with an alternative; nothing when it can be followed."""
    if len(alternative) > LONGEST_ALTERNATIVE:
        yield Problem(Fault.LENGTHY, shortened(alternative))
        return
    found = pieces(alternative)
    if not found:
        yield Problem(Fault.EMPTY, shortened(alternative))
        return
    wanted = [piece for piece in found if piece.wanted]
    short = [piece for piece in found if _is_short(piece)]
    if len(short) < len(found):  # «كوكايين 2 طن», `$5 million`, `trafic à Tanger`
        short = [piece for piece in short if not (piece.wanted and (_is_digit(piece) or is_everyday(piece.text)))]
    wrong = [Problem(Fault.SHORT, piece.text) for piece in short]
    wrong += [problem for piece in found for problem in _too_long(piece)]
    yield from wrong
    if not wanted:
        yield Problem(Fault.ONLY_NOT, alternative)
    elif not wrong and all(is_everyday(piece.text) for piece in wanted):
        yield Problem(Fault.COMMON, alternative)


def _pieces(alternative: str) -> Iterator[Piece]:
    for found in _PIECE.finditer(alternative):
        text = found["word"] or found["single"] or found["phrase"] or ""
        yield Piece(text.strip(), phrase=found["word"] is None, wanted=not found["minus"])


def _join_names(found: list[Piece]) -> list[Piece]:
    """«عبد اللطيف», «أبو ظبي», «بن كيران» are one name, «12 000» one number, not two words that may stand apart."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        if last and not last.phrase and not piece.phrase and piece.wanted and _is_one(last.text, piece.text):
            joined[-1] = Piece(f"{last.text} {piece.text}", wanted=last.wanted)
        else:
            joined.append(piece)
    return joined


def _is_one(first: str, second: str) -> bool:
    return _is_name(first, second) or is_amount(f"{first} {second}")


def _is_name(first: str, second: str) -> bool:
    left, right = folded_words(first)[-1:], " ".join(folded_words(second))
    return (left == ["عبد"] and right.startswith("ال")) or (left in (["ابو"], ["بن"]) and bool(right))


def _is_short(piece: Piece) -> bool:
    return sum(map(len, folded_words(piece.text))) < SHORTEST_WORD


def _is_digit(piece: Piece) -> bool:
    return "".join(folded_words(piece.text)).isdigit()


def _too_long(piece: Piece) -> Iterator[Problem]:
    for word in tokens(piece.text):
        if len(word.folded) > LONGEST_WORD:
            yield Problem(Fault.LONG, shortened(word.text))


def shortened(text: str) -> str:
    """Return a piece of a reader's text as it is shown to them."""
    return text if len(text) <= LONGEST_WORD else text[: LONGEST_WORD - 1] + "…"
