"""A filter of words, understood: what must occur in an article, what must not, and where it is found."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.models import Article
from bot.newsroom.latin import ITSELF
from bot.newsroom.terms import Row, row
from bot.newsroom.words import asks_for, holds_on, stands_for, within

Word = tuple[str, ...]
"""The forms a word looks for; any of them will do."""

Phrase = tuple[Word, ...]
"""Words that follow each other. Clitics may hang on the first alone: «وبالأمن الوطني», not «الأمن والوطني»."""

Way = tuple[Phrase, ...]
"""One way to satisfy a need: each phrase occurs, anywhere."""

Need = tuple[Way, ...]
"""What must occur, in one way or another: the words as written, or another spelling of the name."""

Place = tuple[int, int]
"""From word to before word, counted through the whole article."""

MOST_SHOWN = 3  # spellings shown for each need
LONGEST_NAME = 8  # words that are looked at together: «Direction générale de la surveillance du territoire» has 7


class Spellings(Protocol):
    """What is needed of the topic catalogue: names that are written several ways."""

    def spellings(self, word: str) -> Sequence[str]:
        """Return all spellings of a name («الحموشي», Hammouchi), or nothing where it knows none."""
        ...


class _NoNames:
    def spellings(self, word: str) -> tuple[str, ...]:
        del word
        return ()


NO_NAMES: Spellings = _NoNames()
"""A catalogue without names: words as they are written."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Every one of `needs` must occur and none of `bars`."""

    needs: tuple[Need, ...]
    bars: tuple[Need, ...] = ()


class Reading:
    """An article as filters see it: title, summary, body and categories, every word under each form it stands for."""

    def __init__(self, article: Article) -> None:
        self._fields = (article.title, article.summary, article.body, *article.categories)
        self._spans: list[tuple[int, int, int]] = []  # field, start, end
        self._stands: list[str] = []  # each word as it stands there, folded
        self.places: dict[str, list[Place]] = {}
        for number, field in enumerate(self._fields):
            if field:
                self._take(number, row(field, stands_for))

    def _take(self, field: int, words: Row) -> None:
        first = len(self._spans)
        places = self.places
        for place, term in enumerate(words.terms, start=first):
            for form in term.forms:
                places.setdefault(form, []).append((place, place + 1))
        for start, after, forms in words.joined:
            for form in forms:
                places.setdefault(form, []).append((first + start, first + after))
        self._spans += [(field, term.start, term.end) for term in words.terms]
        self._spans.append((field, 0, 0))  # no phrase reaches from one field into the next
        self._stands += [term.forms[0] for term in words.terms]
        self._stands.append("")

    def find(self, phrase: Phrase) -> list[Place]:
        """Return every place where the words follow each other."""
        return chained([self._word(phrase[0]), *map(self._within, phrase[1:])])

    def has(self, phrase: Phrase) -> bool:
        """Tell whether the words follow each other somewhere: `find`, cheaper."""
        places, stands = self.places, self._stands
        ends = {after for form in phrase[0] for _, after in places.get(form, ())}
        for word in phrase[1:]:
            ends = {
                after
                for form in word
                for start, after in places.get(form, ())
                if start in ends and holds_on(form, stands[start])
            }
        return bool(ends)

    def _word(self, word: Word) -> list[Place]:
        return [place for form in word for place in self.places.get(form, ())]

    def _within(self, word: Word) -> list[Place]:
        places, stands = self.places, self._stands
        return [place for form in word for place in places.get(form, ()) if holds_on(form, stands[place[0]])]

    def holds(self, wish: Wish) -> bool:
        """Tell whether the article fits the wish."""
        return all(map(self.satisfies, wish.needs)) and not any(map(self.satisfies, wish.bars))

    def satisfies(self, need: Need) -> bool:
        """Tell whether a need is there, in one way or another."""
        for way in need:  # noqa: SIM110 - `any` and `all` cost more than what they ask
            if all(map(self.has, way)):
                return True
        return False

    def shown(self, wish: Wish) -> tuple[str, ...]:
        """Return the words that satisfy the needs as they stand in the article; nothing where it does not fit."""
        if not self.holds(wish):
            return ()
        pieces = [piece for need in wish.needs for piece in self._pieces(need)]
        return tuple(dict.fromkeys(pieces))

    def _pieces(self, need: Need) -> list[str]:
        ways = [[self.find(phrase) for phrase in way] for way in need]
        places = {place for way in ways if all(way) for found in way for place in found}
        return list(dict.fromkeys(map(self._piece, _widest(places))))[:MOST_SHOWN]

    def _piece(self, place: Place) -> str:
        field, start, _ = self._spans[place[0]]
        return self._fields[field][start : self._spans[place[1] - 1][2]]


def _widest(places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places that lie in no other, in their order: «Pedro Sánchez», not its «Pedro» once more."""
    reached = 0
    for start, after in sorted(places, key=lambda place: (place[0], -place[1])):
        if after > reached:
            reached = after
            yield start, after


def chained(words: Iterable[list[Place]]) -> list[Place]:
    """Return the places where words follow each other, of the places where each stands."""
    found: list[Place] | None = None
    for places in words:
        if found is None:
            found = places
        else:
            ends: dict[int, list[int]] = {}
            for start, after in places:
                ends.setdefault(start, []).append(after)
            found = [(first, after) for first, end in found for after in ends.get(end, ())]
        if not found:
            return []
    return found or []


def phrase_ways(text: str) -> Need:
    """Return the ways in which a piece of a filter may stand in an article: word by word, or with a compound of it in
    one word.
    """
    words = row(text, asks_for)
    plain = tuple(term.forms for term in words.terms)
    ways = [plain] if plain else []
    ways += [(*plain[:start], forms, *plain[after:]) for start, after, forms in words.joined]
    return tuple((_phrase(way),) for way in ways)


def _phrase(words: Sequence[Word]) -> Phrase:
    return (words[0], *map(within, words[1:]))


def is_vain(wish: Wish) -> bool:
    """Tell whether no article can fit: wherever one of the needs is satisfied, one of the bars is too."""
    return any(_implies(need, bar) for need in wish.needs for bar in wish.bars)


def _implies(need: Need, bar: Need) -> bool:
    return all(any(_satisfies(way, barred) for barred in bar) for way in need)


def _satisfies(way: Way, barred: Way) -> bool:
    return all(any(_holds(phrase, one) for phrase in way) for one in barred)


def _holds(phrase: Phrase, part: Phrase) -> bool:
    starts = range(len(phrase) - len(part) + 1)
    return any(all(map(_is_found_by, phrase[start:], part)) for start in starts)


def _is_found_by(word: Word, other: Word) -> bool:
    """Tell whether the other finds whatever the word finds: what is found with ال or a clitic is found without, too."""
    return {form for form in word if not any(form != bare and form.endswith(bare) for bare in word)}.issubset(other)


def signature(need: Need) -> tuple[tuple[str, ...], ...]:
    """Return what two needs that ask for the same have in common: their words in the barest form, FBI as fbi."""
    return tuple(tuple(min(word, key=_bareness).removesuffix(ITSELF) for word in phrase) for phrase in need[0])


def _bareness(form: str) -> tuple[int, str]:
    return len(form), form


def needs_of(pieces: Sequence[str], names: Spellings) -> Iterable[Need]:
    """Yield the needs of words that must all occur; a run of words that is a name also in its other spellings."""
    start = 0
    while start < len(pieces):
        end, others = _name(pieces, start, names)
        ways = [phrase_ways(piece) for piece in pieces[start:end]]
        if end - start == 1:
            own: tuple[Way, ...] = ways[0]
        else:
            own = (tuple(phrase for way in ways for phrase in way[0]),)
        yield tuple(dict.fromkeys((*own, *(way for other in others for way in phrase_ways(other)))))
        start = end


def _name(pieces: Sequence[str], start: int, names: Spellings) -> tuple[int, Sequence[str]]:
    for end in range(min(len(pieces), start + LONGEST_NAME), start, -1):
        others = names.spellings(" ".join(pieces[start:end]))
        if others:
            return end, others
    return start + 1, ()
