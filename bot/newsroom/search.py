"""The archive's words: SQLite's FTS5 in memory, asked with the readers' own grammar.

FTS5 never sees a word: each is a number for all the forms it stands for (`words.stands_for`), so a search finds what
a filter would, and nothing a person types is FTS5's syntax.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot.models import Article
from bot.newsroom.everyday import is_everyday
from bot.newsroom.filters import wish_of
from bot.newsroom.grammar import alternatives, pieces
from bot.newsroom.numbered import GAP, Numbered, Table
from bot.newsroom.numbering import Numbering
from bot.newsroom.typed import half_typed
from bot.newsroom.wishes import NO_NAMES, Need, Phrase, Spellings, Wish, Word, signature

LONGEST_SEARCH = 256
MOST_ASKED = 16  # alternatives of one search that are looked at
MOST_FOUND = 10_000  # articles that one search looks at, of all its alternatives together: the newest of each
SLICE = 100  # articles that are looked at for phrases before somebody else's turn
_TABLE = "CREATE VIRTUAL TABLE words USING fts5(title, rest, content='', detail=column, tokenize='ascii')"

_Tables = dict[tuple[Word, bool], Table]
"""For a word, at a phrase's beginning or within it, which of the archive's words it finds."""

_Looked = list[list[list[Table]]]
"""A need as tables: its ways, the phrases of each, a table for each word."""


class _Phrases(NamedTuple):
    needs: list[_Looked]
    bars: list[_Looked]

    def hold(self, article: Numbered) -> bool:
        """Tell whether the phrases stand in an article that has their words."""

        def stands(need: _Looked) -> bool:
            return any(all(map(article.has_phrase, way)) for way in need)

        return all(map(stands, self.needs)) and not any(map(stands, self.bars))


class SearchIndex:
    """Articles by their words. Ten thousand of 500 words take some 110 MB (`bench/search.py`), most of it for the words
    that they use; a search takes milliseconds.
    """

    def __init__(self, names: Spellings = NO_NAMES) -> None:
        self._names = names
        self._index = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._index.execute(_TABLE)
        self._numbering = Numbering()
        self._kept: dict[int, Numbered] = {}
        self._rows: dict[str, int] = {}
        self._next = 1

    def __len__(self) -> int:
        """Return how many articles are kept."""
        return len(self._rows)

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    def put(self, article: Article) -> None:
        """Take in an article's newest form."""
        self.remove(article.id)
        kept, title = self._numbering.numbered(_as_it_stands(article))
        number, self._next = self._next, self._next + 1
        first = {*kept.words[:title].tolist(), *(one for start, _, one in kept.joined if start < title)} - {GAP}
        rest = {*kept.words[title:].tolist(), *(one for start, _, one in kept.joined if start >= title)} - {GAP}
        self._index.execute(
            "INSERT INTO words(rowid, title, rest) VALUES (?, ?, ?)", (number, _text(first), _text(rest))
        )
        self._kept[number] = kept
        self._rows[article.id] = number

    def remove(self, article: str) -> None:
        """Forget an article; one that is not kept is no error. (Its row stays in FTS5 and is passed over.)"""
        number = self._rows.pop(article, None)
        if number is not None:
            del self._kept[number]

    def search(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> list[str]:
        """Return ids of articles that a filter of these words would find.

        Those that have the words in the title come first, then the newest. Any text may be asked. Words that stand in
        every article bring nothing alone, as they do in a filter; of more than ten thousand articles that fit, those
        taken in last are looked at, of sixteen alternatives at most. While somebody is `typing`, articles with words
        that begin as the last one does follow; without it where it has one or two letters yet.
        """
        found: Sequence[str] = ()
        for slice_ in self.looks(words, limit, offset, typing=typing):
            found = slice_
        return list(found)

    def looks(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> Iterator[Sequence[str]]:
        """Search in slices of some milliseconds: yields nothing after each, and last what `search` returns. The index
        may change in between.
        """
        first, last = max(offset, 0), max(offset, 0) + max(limit, 0)
        fitting: dict[str, None] = {}
        for wishes in self._stages(words[:LONGEST_SEARCH], typing=typing):
            if len(fitting) >= last:
                break
            for found in self._fitting(wishes):
                if found is None:
                    yield ()
                else:
                    fitting[found] = None
                if len(fitting) >= last:
                    break
        yield list(fitting)[first:last]

    def _stages(self, words: str, *, typing: bool) -> Iterator[list[Wish]]:
        yield self._wishes(words)
        half = half_typed(words, self._names, self._numbering.beginning) if typing else None
        yield [half] if half else []

    def _fitting(self, wishes: Sequence[Wish]) -> Iterator[str | None]:
        """Yield ids of articles that fit one of the wishes, best first, and None after each slice of the work."""
        wanted: list[tuple[set[int], _Phrases]] = []
        titles: set[int] = set()
        for wish in wishes:
            found, in_title = self._found(wish, MOST_FOUND // len(wishes))
            wanted.append((found, self._phrases(wish)))
            titles |= in_title
            yield None
        for place, number in enumerate(self._best(set().union(*(found for found, _ in wanted)), titles)):
            if place % SLICE == SLICE - 1:
                yield None
            article = self._kept.get(number)
            if article is not None and any(number in found and phrases.hold(article) for found, phrases in wanted):
                yield article.id

    def _best(self, found: set[int], titles: set[int]) -> Iterator[int]:
        """Yield rows as they are shown: those with the words in the title first, then the newest."""
        for some in (found & titles, found - titles):  # no pair for each row: many such wake the garbage collector
            there = sorted((number for number in some if number in self._kept), reverse=True)
            yield from sorted(there, key=lambda number: self._kept[number].published, reverse=True)

    def _wishes(self, words: str) -> list[Wish]:
        """Return what is asked for, each once; nothing for an alternative that every article would answer."""
        telling = (one for one in dict.fromkeys(alternatives(words)) if _tells(one))
        asked: dict[object, Wish] = {}
        for one in telling:
            wish = wish_of(one, self._names)
            if wish.needs:
                asked.setdefault((frozenset(map(signature, wish.needs)), frozenset(map(signature, wish.bars))), wish)
        return list(asked.values())[:MOST_ASKED]

    def _found(self, wish: Wish, most: int) -> tuple[set[int], set[int]]:
        """Return the rows that may fit a wish, and those of them that have it all in the title."""
        asked = " AND ".join(map(self._asked, wish.needs))
        barred = [self._asked(need) for need in wish.bars if not _has_phrase(need)]
        bars = f" NOT ({' OR '.join(barred)})" if barred else ""
        in_title = {*self._matching(f"(title : ({asked})){bars}", most)}
        return in_title.union(self._matching(f"({asked}){bars}", most)), in_title

    def _matching(self, asked: str, most: int) -> list[int]:
        """Return the rows that were taken in last."""
        found = self._index.execute(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ?", (asked, most)
        )
        return [number for (number,) in found]

    def _asked(self, need: Need) -> str:
        """Return FTS5's expression for a need; of a phrase, that its words are there."""
        ways = (" AND ".join(map(self._any, {word for phrase in way for word in phrase})) for way in need)
        return f"({' OR '.join(f'({way})' for way in ways)})"

    def _any(self, word: Word) -> str:
        return f"({' OR '.join(f'w{number}' for number in self._numbering.standing_for(word)) or 'nothing'})"

    def _phrases(self, wish: Wish) -> "_Phrases":
        """Return what FTS5 cannot see to: that words follow each other."""
        tables: _Tables = {}
        needs = [
            [[self._tables(phrase, tables) for phrase in way] for way in need]
            for need in filter(_has_phrase, wish.needs)
        ]
        bars = [
            [[self._tables(phrase, tables) for phrase in way] for way in need]
            for need in filter(_has_phrase, wish.bars)
        ]
        return _Phrases(needs, bars)

    def _tables(self, phrase: Phrase, tables: _Tables) -> list[Table]:
        wanted = [(word, place > 0) for place, word in enumerate(phrase)]
        for word, within in wanted:
            if (word, within) not in tables:
                tables[word, within] = self._numbering.table(word, within=within)
        return [tables[one] for one in wanted]


def _as_it_stands(article: Article) -> Article:
    """Return an article with what corrects it as its title: that is what everybody sees. The title that it took the
    place of is found still, so that who remembers the wrong word meets the right one.
    """
    if article.correction is None:
        return article
    return replace(article, title=article.correction, categories=(*article.categories, article.title))


def _tells(alternative: str) -> bool:
    return not all(is_everyday(piece.text) for piece in pieces(alternative) if piece.wanted)


def _has_phrase(need: Need) -> bool:
    return any(len(phrase) > 1 for way in need for phrase in way)


def _text(numbers: set[int]) -> str:
    return " ".join(f"w{number}" for number in numbers)
