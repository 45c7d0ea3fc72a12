"""Who follows what, as numbers: a million rows in a few arrays, and the changes since they were made."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Row = tuple[int, int]
"""(interest, the reader's number of the filter)"""

FEWEST = 4096  # changed readers below this are never worth making the arrays anew
_HALF = 32  # bits
_LOWER = (1 << _HALF) - 1
_NOBODY: Numbers = np.empty(0, dtype=np.int64)


class Followers:
    """Rows (chat, interest, filter). Arrays sorted by interest hold most of them; readers who changed since stand in
    dicts, and their rows in the arrays do not count.
    """

    def __init__(self) -> None:
        self._chats = _NOBODY  # of the readers in the arrays, by number
        self._stale = np.zeros(0, dtype=np.bool_)  # for each of them: changed since
        self._readers = np.empty(0, dtype=np.int32)  # of each row: the place of its chat in `_chats`
        self._filters = np.empty(0, dtype=np.int32)
        self._interests = np.empty(0, dtype=np.int32)
        self._starts = np.zeros(1, dtype=np.int64)  # of each interest's rows, and the end
        self._settled: set[int] = set()
        self._changed: dict[int, tuple[Row, ...]] = {}
        self._fresh: dict[int, dict[int, list[int]]] = {}  # interest → chat → filters, of changed readers

    def put(self, chat: int, rows: Iterable[Row]) -> None:
        """Say all that a reader follows from now on; nothing forgets the reader."""
        for interest, _ in self._changed.get(chat, ()):
            self._fresh.get(interest, {}).pop(chat, None)
        now = tuple(rows)
        if chat in self._settled:
            self._stale[np.searchsorted(self._chats, chat)] = True
        elif not now:
            self._changed.pop(chat, None)
            return
        self._changed[chat] = now
        for interest, number in now:
            self._fresh.setdefault(interest, {}).setdefault(chat, []).append(number)

    @property
    def is_due(self) -> bool:
        """Is it time to `settle`?"""
        return len(self._changed) > max(FEWEST, len(self._settled) // 4)

    def settle(self, interests: int) -> Sequence[int]:
        """Make the arrays anew, changes included. Returns the interests below `interests` that nobody follows."""
        fresh = [(chat, interest, number) for chat, rows in self._changed.items() for interest, number in rows]
        new = np.array(fresh, dtype=np.int64).reshape(-1, 3)
        keep = ~self._stale[self._readers]
        chats = np.concatenate((self._chats[self._readers[keep]], new[:, 0]))
        of = np.concatenate((self._interests[keep], new[:, 1].astype(np.int32)))
        numbers = np.concatenate((self._filters[keep], new[:, 2].astype(np.int32)))
        order = np.lexsort((chats, of))
        self._interests, self._filters = of[order], numbers[order]
        self._chats, readers = np.unique(chats[order], return_inverse=True)
        self._readers, self._stale = readers.astype(np.int32), np.zeros(len(self._chats), dtype=np.bool_)
        self._starts = np.searchsorted(self._interests, np.arange(interests + 1)).astype(np.int64)
        self._settled = set(self._chats.tolist())
        self._changed, self._fresh = {}, {}
        unused: list[int] = np.flatnonzero(np.diff(self._starts) == 0).tolist()
        return unused

    def of(self, interests: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Return (chats, filters) of all rows of these interests, sorted by chat, then by filter."""
        chats, numbers = self._settled_rows(np.array(interests, dtype=np.int64))
        fresh = sorted(
            (chat, number)
            for interest in (interests if self._fresh else ())
            for chat, found in self._fresh.get(interest, {}).items()
            for number in found
        )
        if not fresh:
            return chats, numbers
        new = np.array(fresh, dtype=np.int64)
        places = np.searchsorted(chats, new[:, 0])  # rows of those chats are not among the settled ones
        return np.insert(chats, places, new[:, 0]), np.insert(numbers, places, new[:, 1])

    def _settled_rows(self, interests: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows of the arrays that still count. Reader and filter are sorted as one number."""
        rows = self._rows(interests[interests < len(self._starts) - 1])
        readers = self._readers[rows].astype(np.int64)
        keys = readers << _HALF | self._filters[rows]
        if self._changed:
            keys = keys[~self._stale[readers]]
        keys.sort()
        return self._chats[keys >> _HALF], keys & _LOWER

    def _rows(self, interests: Numbers) -> Numbers:
        starts, lengths = self._starts[interests], self._starts[interests + 1] - self._starts[interests]
        total = int(lengths.sum())
        within = np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        rows: Numbers = np.repeat(starts, lengths) + within
        return rows
