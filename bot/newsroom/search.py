"""The archive's words: SQLite's FTS5 in memory, asked with the readers' own grammar.

FTS5 never sees a word: each is a number for all the forms it stands for (`words.stands_for`), so a search finds what
a filter would, and nothing a person types is FTS5's syntax.
"""

import sqlite3
from itertools import islice
from typing import NamedTuple

import numpy as np

from bot.models import Article
from bot.newsroom.filters import wish_of
from bot.newsroom.grammar import alternatives
from bot.newsroom.numbered import GAP, Numbered, Table
from bot.newsroom.terms import row
from bot.newsroom.wishes import NO_NAMES, Need, Phrase, Spellings, Wish, Word
from bot.newsroom.words import stands_for

LONGEST_SEARCH = 256
MOST_PIECES = 50_000  # remembered: most of what stands in an article stood in another one
_TABLE = "CREATE VIRTUAL TABLE words USING fts5(title, rest, content='', detail=column, tokenize='ascii')"

_Forms = tuple[str, ...]
_Piece = tuple[tuple[int, ...], tuple[tuple[int, int, int], ...]]


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
    """Articles by their words. Ten thousand take some 70 MB; a search takes milliseconds."""

    def __init__(self, names: Spellings = NO_NAMES) -> None:
        self._names = names
        self._index = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._index.execute(_TABLE)
        self._words: dict[_Forms, int] = {}
        self._standing: dict[str, list[int]] = {}  # form → the words that stand for it
        self._pieces: dict[str, _Piece] = {}
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
        kept, title = self._numbered(article)
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

    def search(self, words: str, limit: int, offset: int = 0) -> list[str]:
        """Return ids of articles that a filter of these words would find.

        Those that have the words in the title come first, then the newest. Any text may be asked.
        """
        wishes = [wish for one in alternatives(words[:LONGEST_SEARCH]) if (wish := wish_of(one, self._names)).needs]
        ranks: dict[int, tuple[bool, float]] = {}
        open_to: dict[int, list[_Phrases]] = {}
        for wish in wishes:
            phrases = self._phrases(wish)
            for number, rank in self._found(wish):
                ranks[number] = max(rank, ranks.get(number, rank))
                open_to.setdefault(number, []).append(phrases)
        best = sorted(ranks, key=lambda number: (*ranks[number], number), reverse=True)
        kept = ((self._kept[number], open_to[number]) for number in best)
        fitting = (article.id for article, wanted in kept if any(phrases.hold(article) for phrases in wanted))
        return list(islice(fitting, max(offset, 0), max(offset, 0) + max(limit, 0)))

    def _found(self, wish: Wish) -> list[tuple[int, tuple[bool, float]]]:
        """Return what may fit a wish, with its rank: has it all in the title, and when was it published?"""
        asked = " AND ".join(map(self._asked, wish.needs))
        barred = [self._asked(need) for need in wish.bars if not _has_phrase(need)]
        if barred:
            asked = f"({asked}) NOT ({' OR '.join(barred)})"
        numbers = [number for number in self._matching(asked) if number in self._kept]
        in_title = {*self._matching(f"title : ({asked})")} if numbers else set()
        return [(number, (number in in_title, self._kept[number].published)) for number in numbers]

    def _matching(self, asked: str) -> list[int]:
        found = self._index.execute("SELECT rowid FROM words WHERE words MATCH ?", (asked,))
        return [number for (number,) in found]

    def _asked(self, need: Need) -> str:
        """Return FTS5's expression for a need; of a phrase, that its words are there."""
        ways = (" AND ".join(map(self._any, {word for phrase in way for word in phrase})) for way in need)
        return f"({' OR '.join(f'({way})' for way in ways)})"

    def _any(self, word: Word) -> str:
        return f"({' OR '.join(f'w{number}' for number in self._standing_for(word)) or 'nothing'})"

    def _standing_for(self, word: Word) -> set[int]:
        return {number for form in word for number in self._standing.get(form, ())}

    def _phrases(self, wish: Wish) -> "_Phrases":
        """Return what FTS5 cannot see to: that words follow each other."""
        tables: dict[Word, Table] = {}
        needs = [
            [[self._tables(phrase, tables) for phrase in way] for way in need]
            for need in filter(_has_phrase, wish.needs)
        ]
        bars = [
            [[self._tables(phrase, tables) for phrase in way] for way in need]
            for need in filter(_has_phrase, wish.bars)
        ]
        return _Phrases(needs, bars)

    def _tables(self, phrase: Phrase, tables: dict[Word, Table]) -> list[Table]:
        for word in phrase:
            if word not in tables:
                tables[word] = np.zeros(len(self._words) + 1, dtype=np.bool_)
                tables[word][list(self._standing_for(word))] = True
        return [tables[word] for word in phrase]

    # numbers for words ──────────────────────────────────────────────────────

    def _numbered(self, article: Article) -> tuple[Numbered, int]:
        """Return the article's words as numbers, and how many of them are the title's."""
        words: list[int] = []
        joined: list[tuple[int, int, int]] = []
        title = 0
        for place, field in enumerate((article.title, article.summary, article.body, *article.categories)):
            for piece in field.split():
                numbers, compounds = self._pieces.get(piece) or self._piece(piece)
                if compounds:
                    start = len(words)
                    joined += [(start + first, start + after, number) for first, after, number in compounds]
                words += numbers
            words.append(GAP)
            title = title if place else len(words)
        return Numbered(article.id, article.published, np.array(words, dtype=np.uint32), tuple(joined)), title

    def _piece(self, piece: str) -> _Piece:
        """Return what stands between two spaces, as numbers: no word and no compound reaches across a space."""
        found = row(piece, stands_for)
        numbers = tuple(self._number(term.forms) for term in found.terms)
        compounds = tuple((first, after, self._number(forms)) for first, after, forms in found.joined)
        if len(self._pieces) >= MOST_PIECES:
            self._pieces.clear()
        self._pieces[piece] = numbers, compounds
        return numbers, compounds

    def _number(self, forms: _Forms) -> int:
        number = self._words.get(forms)
        if number is None:
            number = self._words[forms] = len(self._words) + 1
            for form in forms:
                self._standing.setdefault(form, []).append(number)
        return number


def _has_phrase(need: Need) -> bool:
    return any(len(phrase) > 1 for way in need for phrase in way)


def _text(numbers: set[int]) -> str:
    return " ".join(f"w{number}" for number in numbers)
