"""Finding an editor's words in a text: whole words, with the clitics Arabic writes before them and the pronouns it
writes behind, in the dual, with `*` endings.

One pass over the words of an article answers for all signs, parties and names at once; the cost grows with the
article, not with the number of words known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bot.newsroom.arabic import fold_word, is_arabic, tokens
from bot.newsroom.owned import may_be_owned, without_owner

_SHORTEST_STEM = 2
_SHORTEST_DUAL = 6  # letters: دولتين
_REMEMBERED = 1 << 16


class Hit(NamedTuple):
    """`sign` was found at the words `start` up to (not with) `end`."""

    sign: str
    start: int
    end: int


class Word(NamedTuple):
    """One word of a pattern. `exact`: as it stands, capitals and all; `stem`: any ending may follow."""

    text: str
    exact: bool = False
    stem: bool = False


def phrases(text: str) -> Iterator[str]:
    """Cut a catalogue's word list at its commas, Arabic ones too; empty places are no words."""
    for piece in text.replace("،", ",").split(","):
        if phrase := " ".join(piece.split()):
            yield phrase


def pattern(phrase: str) -> tuple[Word, ...]:
    """Read one phrase of a word list. Raises ValueError with the reason when it can never be met sensibly."""
    words: list[Word] = []
    for chunk in phrase.split():
        exact, stem = chunk.startswith("="), chunk.endswith("*")
        found = tokens(chunk.removeprefix("=").removesuffix("*"))
        if not found:
            raise ValueError(f"“{chunk}” holds no word")
        words += [Word(token.text if exact else token.folded, exact) for token in found[:-1]]
        last = found[-1].text if exact else found[-1].folded
        if exact and stem:
            raise ValueError(f"“{chunk}”: a word cannot be exact (=) and have any ending (*)")
        if stem and len(last) < _SHORTEST_STEM:
            raise ValueError(f"“{chunk}” is too short for a `*`: it would be met everywhere")
        words.append(Word(last, exact, stem))
    return tuple(words)


def bare_forms(word: str) -> tuple[str, ...]:
    """Return a folded word with what Arabic may have written before it taken off, itself first: وبالأمن → … الامن, امن.

    Only look-ups use the shorter forms: what is not in the lexicon is never met (فرنسا is not رنسا).
    """
    if not is_arabic(word):
        return (word,)
    forms = [word]
    for letters in ("وف", "بكل"):
        forms += [form[1:] for form in forms if form[0] in letters and len(form) > _SHORTEST_STEM + 1]
    forms += ["ال" + form[2:] for form in forms if form.startswith("لل")]
    forms += [form[1:] for form in forms if form.startswith("لل") and len(form) > _SHORTEST_STEM + 2]
    forms += [form[2:] for form in forms if form.startswith("ال") and len(form) > _SHORTEST_STEM + 1]
    forms += [form[:-1] for form in forms if form.endswith("ا") and len(form) > _SHORTEST_STEM + 2]  # تعاونًا
    return tuple(dict.fromkeys(forms))


def _forms(word: str) -> tuple[str, ...]:
    """Return what a text's word is looked up by: bare, without whoever owns it (قواتها), one of two (اتفاقيتين)."""
    folded = fold_word(word)
    bare = bare_forms(folded)
    if not is_arabic(folded):
        return bare
    owned = may_be_owned(folded, word) and not folded.startswith("ال")
    nouns = [noun for form in bare for noun in without_owner(form, word)] if owned else []
    duals = (form for form in bare if len(form) >= _SHORTEST_DUAL and form.endswith(("تين", "تان")))
    return tuple(dict.fromkeys((*bare, *nouns, *(form[:-3] + "ه" for form in duals))))


class _Node:
    """What may follow the words met so far (by the words' numbers), and the signs that are complete here."""

    __slots__ = ("signs", "then")

    def __init__(self) -> None:
        self.then: dict[int, _Node] = {}
        self.signs: list[str] = []


class _Meaning(NamedTuple):
    """The pattern words that a text's word may stand for, the signs it is alone, and what may go on from it."""

    numbers: tuple[int, ...]
    alone: tuple[str, ...]
    opened: tuple[dict[int, _Node], ...]


class Lexicon:
    """Patterns of one language, compiled. `scan` tells every sign found; it keeps nothing of the text but the
    words it has met, up to 65,536, since news repeats its words.
    """

    def __init__(self, entries: Mapping[str, Iterable[tuple[Word, ...]]]) -> None:
        self._root = _Node()
        self._numbers: dict[Word, int] = {}
        self._plain: dict[str, int] = {}
        self._exact: dict[str, int] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, _Meaning] = {}
        for sign, patterns in entries.items():
            for words in patterns:
                self._add(sign, words)

    def _add(self, sign: str, words: tuple[Word, ...]) -> None:
        node = self._root
        for word in words:
            node = node.then.setdefault(self._number(word), _Node())
        if sign not in node.signs:
            node.signs.append(sign)

    def _number(self, word: Word) -> int:
        if (number := self._numbers.get(word)) is None:
            number = self._numbers[word] = len(self._numbers)
            if word.stem:
                self._stems.setdefault(word.text[:_SHORTEST_STEM], []).append((word.text, number))
            else:
                (self._exact if word.exact else self._plain)[word.text] = number
        return number

    def _meets(self, word: str) -> _Meaning:
        """Return what a word of the text may stand for, in patterns and as the beginning of one."""
        if (known := self._known.get(word)) is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            numbers = tuple(dict.fromkeys(self._candidates(word)))
            nodes = [node for number in numbers if (node := self._root.then.get(number))]
            alone = tuple(sign for node in nodes for sign in node.signs)
            known = _Meaning(numbers, alone, tuple(node.then for node in nodes if node.then))
            self._known[word] = known
        return known

    def _candidates(self, word: str) -> Iterator[int]:
        if (number := self._exact.get(word)) is not None:
            yield number
        for form in _forms(word):
            if (number := self._plain.get(form)) is not None:
                yield number
            for stem, number in self._stems.get(form[:_SHORTEST_STEM], ()):
                if form.startswith(stem):
                    yield number

    def scan(self, words: Sequence[str]) -> list[Hit]:
        """Return every sign found among the words of a text as they stand there, in the order of where it begins;
        shorter ones before longer ones.
        """
        known = self._known
        meant = [known.get(word) or self._meets(word) for word in words]
        hits: list[Hit] = []
        last = len(meant) - 1
        for start, (_, alone, opened) in enumerate(meant):
            if alone:
                hits += [Hit(sign, start, start + 1) for sign in alone]
            if opened and start < last and meant[start + 1].numbers:
                _follow(opened, start, meant, hits)
        return hits


def _follow(opened: Sequence[dict[int, _Node]], start: int, meant: Sequence[_Meaning], hits: list[Hit]) -> None:
    """Add the longer patterns that begin at a word, as far as the text goes on as they do."""
    end = start + 1
    while opened and end < len(meant) and (following := meant[end].numbers):
        nodes = [then[number] for then in opened for number in following if number in then]
        if not nodes:
            return
        end += 1
        hits += [Hit(sign, start, end) for node in nodes for sign in node.signs]
        opened = [node.then for node in nodes if node.then]
