"""Numbers for the archive's words: one for all the forms a word stands for (`words.stands_for`)."""

from heapq import nsmallest

import numpy as np

from bot.models import Article
from bot.newsroom.everyday import everyday
from bot.newsroom.numbered import GAP, Numbered, Table
from bot.newsroom.terms import between_spaces, row
from bot.newsroom.wishes import Word
from bot.newsroom.words import SHORTEST_HALF, holds_on, stands_for

MOST_BEGUN = 200  # forms that half a word stands for, the shortest
MOST_PIECES = 50_000  # remembered: most of what stands in an article stood in another one

_Piece = tuple[tuple[int, ...], tuple[tuple[int, int, int], ...]]


class Numbering:
    """Gives words their numbers, from 1 on; none is ever given twice."""

    def __init__(self) -> None:
        self._words: dict[Word, int] = {}
        self._stands = [""]  # each as it was met, folded
        self._standing: dict[str, list[int]] = {}  # form → the words that stand for it
        self._begun: dict[str, list[str]] = {}  # first letters → forms
        self._pieces: dict[str, _Piece] = {}

    def standing_for(self, word: Word) -> set[int]:
        """Return the numbers of the words that a word looked for finds."""
        return {number for form in word for number in self._standing.get(form, ())}

    def beginning(self, ways: Word) -> Word:
        """Return forms that begin in one of these ways and go on, the shortest first; everyday words are none."""
        near = {form for way in ways for form in self._begun.get(way[:SHORTEST_HALF], ())}
        longer = [form for form in near if form.startswith(ways) and form not in ways and form not in everyday()]
        return tuple(nsmallest(MOST_BEGUN, longer, key=lambda form: (len(form), form)))

    def table(self, word: Word, *, within: bool = False) -> Table:
        """Return the same for each number that was given so far; of a word `within` a phrase what stands there without
        a clitic of its own.
        """
        found = [(form, number) for form in word for number in self._standing.get(form, ())]
        table = np.zeros(len(self._words) + 1, dtype=np.bool_)
        table[[number for form, number in found if not within or holds_on(form, self._stands[number])]] = True
        return table

    def numbered(self, article: Article) -> tuple[Numbered, int]:
        """Return the article's words as numbers, and how many of them are the title's."""
        words: list[int] = []
        joined: list[tuple[int, int, int]] = []
        title = 0
        for place, field in enumerate((article.title, article.summary, article.body, *article.categories)):
            for piece in between_spaces(field):
                numbers, compounds = self._pieces.get(piece) or self._piece(piece)
                if compounds:
                    start = len(words)
                    joined += [(start + first, start + after, number) for first, after, number in compounds]
                words += numbers
            words.append(GAP)
            title = title if place else len(words)
        return Numbered(article.id, article.published, np.array(words, dtype=np.uint32), tuple(joined)), title

    def _piece(self, piece: str) -> _Piece:
        """Return one of the pieces of `between_spaces`, as numbers."""
        found = row(piece, stands_for)
        numbers = tuple(self.number(term.forms) for term in found.terms)
        compounds = tuple((first, after, self.number(forms)) for first, after, forms in found.joined)
        if len(self._pieces) >= MOST_PIECES:
            self._pieces.clear()
        self._pieces[piece] = numbers, compounds
        return numbers, compounds

    def number(self, forms: Word) -> int:
        """Return the number of a word that stands for these forms, a new one where it has none."""
        number = self._words.get(forms)
        if number is None:
            number = self._words[forms] = len(self._words) + 1
            self._stands.append(forms[0])
            for form in forms:
                self._having(form).append(number)
        return number

    def _having(self, form: str) -> list[int]:
        having = self._standing.get(form)
        if having is None:
            having = self._standing[form] = []
            self._begun.setdefault(form[:SHORTEST_HALF], []).append(form)
        return having
