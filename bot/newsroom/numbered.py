"""An article's words as numbers: the archive keeps these, and looks for phrases in them."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from bot.newsroom.wishes import Place, chained

Numbers = npt.NDArray[np.uint32]
Table = npt.NDArray[np.bool_]
"""For each number: is it one of those looked for?"""

GAP = 0  # no word has this number: phrases end here


class Numbered(NamedTuple):
    """An article's words in order, fields divided by GAP, and its compounds: (first word, after the last, number)."""

    id: str
    published: float
    words: Numbers
    joined: tuple[tuple[int, int, int], ...]

    def has_phrase(self, tables: list[Table]) -> bool:
        """Tell whether words follow each other, each one of its table's."""
        if self.joined and any(table[number] for _, _, number in self.joined for table in tables):
            return bool(chained(self._places(table) for table in tables))
        length = len(self.words) - len(tables) + 1
        if length < 1:
            return False
        there = tables[0][self.words[:length]]
        for place, table in enumerate(tables[1:], start=1):
            if not there.any():
                return False
            there &= table[self.words[place : place + length]]
        return bool(there.any())

    def _places(self, table: Table) -> list[Place]:
        places = [(place, place + 1) for place in np.flatnonzero(table[self.words]).tolist()]
        return places + [(start, after) for start, after, number in self.joined if table[number]]
