"""Everything that anybody follows, each thing once, found from an article's words.

A filter of words is filed under its rarest word (rarest among filters). What is filed under an article's words is
looked at all at once for one more word that must be there and one that must not; few are left to be looked at closely.
"""

from array import array
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.models import Article, FilterKind
from bot.newsroom.everyday import everyday
from bot.newsroom.filters import Takes, wish_of
from bot.newsroom.vocabulary import NO_WORD, Vocabulary
from bot.newsroom.wishes import Need, Reading, Spellings, Way, Wish, Word

_Name = tuple[FilterKind, str]


class _Check(NamedTuple):
    """What to look at when an article has the word under which a wish is filed: words that must be there too, words
    that must not; then, where that does not settle it (phrases, other spellings), the wish itself.

    The first of both are looked at for all wishes at once, the rest one by one.
    """

    needed: tuple[Word, ...] = ()
    barred: tuple[Word, ...] = ()
    wish: Wish | None = None


class Interests:
    """What is followed, each under a number. Numbers of what nobody follows any more are used again."""

    def __init__(self, names: Spellings, takes: Takes) -> None:
        self._names = names
        self._takes = takes
        self._numbers: dict[_Name, int] = {}
        self._known: list[_Name | None] = []
        self._vocabulary = Vocabulary()
        self._needed = array("i")  # for each number a word that must be there too, or NO_WORD
        self._barred = array("i")  # and one that must not
        self._checks: dict[int, _Check] = {}  # of those for whom that is not all
        self._closer = bytearray()  # for each number whether it has one
        self._filed: dict[str, array[int]] = {}
        self._free: list[int] = []
        self._words: dict[Word, Word] = {}

    def __len__(self) -> int:
        """Return how many numbers were given out; each is below this."""
        return len(self._known)

    def number(self, kind: FilterKind, text: str) -> int:
        """Return the number of what a filter asks for; it is filed when it is new."""
        name = (kind, text if kind in (FilterKind.TOPIC, FilterKind.WORDS) else "")
        number = self._numbers.get(name)
        if number is None:
            number = self._free.pop() if self._free else len(self._known)
            if number == len(self._known):
                self._known.append(None)
                self._needed.append(NO_WORD)
                self._barred.append(NO_WORD)
                self._closer.append(False)
            self._known[number] = name
            self._numbers[name] = number
            if kind is FilterKind.WORDS:
                self._file(number, wish_of(text, self._names))
        return number

    def drop(self, number: int) -> None:
        """Forget what nobody follows any more; dropping it twice changes nothing."""
        name = self._known[number]
        if name is None:
            return
        self._known[number] = None
        del self._numbers[name]
        self._checks.pop(number, None)
        self._closer[number] = False
        self._words.clear()  # it may hold words of this wish alone
        for words in (self._needed, self._barred):
            self._vocabulary.release(words[number])
            words[number] = NO_WORD
        if name[0] is FilterKind.WORDS:
            wish = wish_of(name[1], self._names)
            for form in {form for need in wish.needs for way in need for word in chain(*way) for form in word}:
                self._unfile(number, form)
        self._free.append(number)

    def fitting(self, article: Article) -> list[int]:
        """Return the numbers of all that the article answers, in no order, none twice."""
        wanted = [(FilterKind.TOPIC, topic) for topic in dict.fromkeys(article.topics)]
        wanted.append((FilterKind.EVERYTHING, ""))
        if self._takes(article):
            wanted.append((FilterKind.ALL, ""))
        numbers = [number for name in wanted if (number := self._numbers.get(name)) is not None]
        return [*numbers, *self._of_words(article)]

    def _of_words(self, article: Article) -> list[int]:
        if not self._filed:
            return []
        reading = Reading(article)
        seen = self._left(reading)
        close = np.frombuffer(self._closer, dtype=np.bool_)[seen]
        found: list[int] = seen[~close].tolist()
        return [*found, *(number for number in seen[close].tolist() if _passes(self._checks[number], reading))]

    def _left(self, reading: Reading) -> npt.NDArray[np.int64]:
        """Return the numbers filed under an article's words whose first word that must be there is, and whose first
        that must not is not.
        """
        filed = [numbers for form in reading.places if (numbers := self._filed.get(form))]
        there = np.zeros(len(self._known), dtype=np.bool_)
        for numbers in filed:
            there[np.frombuffer(numbers, dtype=np.intc)] = True
        seen = np.flatnonzero(there)
        present = self._vocabulary.present(reading.places)
        needed = np.frombuffer(self._needed, dtype=np.intc)[seen]
        barred = np.frombuffer(self._barred, dtype=np.intc)[seen]
        passing: npt.NDArray[np.int64] = seen[((needed == NO_WORD) | present[needed]) & ~present[barred]]
        return passing

    def _file(self, number: int, wish: Wish) -> None:
        if not wish.needs:
            return
        rarest = min(wish.needs, key=self._burden)
        words = [self._rarest_word(way) for way in rarest]
        for form in dict.fromkeys(chain(*words)):
            self._filed.setdefault(form, array("i")).append(number)
        check = self._check(wish, rarest)
        self._needed[number] = self._first(check.needed)
        self._barred[number] = self._first(check.barred)
        check = _Check(check.needed[1:], check.barred[1:], check.wish)
        if check != _Check():
            self._checks[number] = check
            self._closer[number] = True

    def _first(self, words: tuple[Word, ...]) -> int:
        return self._vocabulary.take(words[0]) if words else NO_WORD

    def _check(self, wish: Wish, filed: Need) -> _Check:
        """Return what is left to look at. A word alone needs no second look; a phrase is looked for when its words are
        there.
        """
        plain = all(map(_is_word, (*wish.needs, *wish.bars)))
        words = [word for need in wish.needs if len(need) == 1 for word in chain(*need[0])]
        known = filed[0][0][0] if _is_word(filed) else None
        return _Check(
            tuple(self._shared(word) for word in words if word != known),
            tuple(self._shared(need[0][0][0]) for need in wish.bars if _is_word(need)),
            None
            if plain
            else Wish(tuple(map(self._shared_need, wish.needs)), tuple(map(self._shared_need, wish.bars))),
        )

    def _unfile(self, number: int, form: str) -> None:
        filed = self._filed.get(form)
        if filed is not None and number in filed:
            filed.remove(number)
            if not filed:
                del self._filed[form]

    def _burden(self, need: Need) -> int:
        return max(self._weight(self._rarest_word(way)) for way in need)

    def _rarest_word(self, way: Way) -> Word:
        return min((word for phrase in way for word in phrase), key=self._weight)

    def _weight(self, word: Word) -> int:
        common = 1 << 20 if word[0] in everyday() else 0
        return common + sum(len(self._filed.get(form, ())) for form in word)

    def _shared(self, word: Word) -> Word:
        """Let equal words of different wishes be one object: hundreds of thousands of wishes share far fewer words."""
        return self._words.setdefault(word, word)

    def _shared_need(self, need: Need) -> Need:
        return tuple(tuple(tuple(map(self._shared, phrase)) for phrase in way) for way in need)


def _is_word(need: Need) -> bool:
    return len(need) == 1 and len(need[0]) == 1 and len(need[0][0]) == 1


def _passes(check: _Check, reading: Reading) -> bool:
    is_missing = reading.places.keys().isdisjoint
    for word in check.needed:
        if is_missing(word):
            return False
    for word in check.barred:
        if not is_missing(word):
            return False
    return check.wish is None or reading.holds(check.wish)
