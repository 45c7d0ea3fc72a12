"""Who follows what, as numbers: a million rows in a few arrays, and the changes since they were made."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Row = tuple[int, int]
"""(interest, the reader's number of the filter)"""

FEWEST = 4096  # changed readers below this are never worth making the arrays anew
_NOBODY: Numbers = np.empty(0, dtype=np.int64)


class Followers:
    """Rows (chat, interest, filter). Arrays sorted by interest hold most of them; readers who changed since stand in
    dicts, and their rows in the arrays do not count.
    """

    def __init__(self) -> None:
        self._chats = _NOBODY  # of each row
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
        if not now and chat not in self._settled:
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
        keep = self._current(self._chats)
        chats = np.concatenate((self._chats[keep], new[:, 0]))
        of = np.concatenate((self._interests[keep], new[:, 1].astype(np.int32)))
        numbers = np.concatenate((self._filters[keep], new[:, 2].astype(np.int32)))
        order = np.lexsort((chats, of))
        self._chats, self._interests, self._filters = chats[order], of[order], numbers[order]
        self._starts = np.searchsorted(self._interests, np.arange(interests + 1)).astype(np.int64)
        self._settled = {
            *self._settled.difference(self._changed),
            *(chat for chat, rows in self._changed.items() if rows),
        }
        self._changed, self._fresh = {}, {}
        unused: list[int] = np.flatnonzero(np.diff(self._starts) == 0).tolist()
        return unused

    def of(self, interests: Sequence[int]) -> tuple[Numbers, Numbers]:
        """Return (chats, filters) of all rows of these interests, sorted by chat, then by filter."""
        settled = np.array([one for one in interests if one < len(self._starts) - 1], dtype=np.int64)
        rows = self._rows(settled)
        chats, numbers = self._chats[rows], self._filters[rows].astype(np.int64)
        if self._changed:
            keep = self._current(chats)
            fresh = [
                (chat, number)
                for interest in interests
                for chat, found in self._fresh.get(interest, {}).items()
                for number in found
            ]
            new = np.array(fresh, dtype=np.int64).reshape(-1, 2)
            chats, numbers = np.concatenate((chats[keep], new[:, 0])), np.concatenate((numbers[keep], new[:, 1]))
        order = np.lexsort((numbers, chats))
        return chats[order], numbers[order]

    def _rows(self, interests: Numbers) -> Numbers:
        starts, lengths = self._starts[interests], self._starts[interests + 1] - self._starts[interests]
        total = int(lengths.sum())
        within = np.arange(total) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        rows: Numbers = np.repeat(starts, lengths) + within
        return rows

    def _current(self, chats: Numbers) -> npt.NDArray[np.bool_]:
        changed = np.fromiter(self._changed, dtype=np.int64, count=len(self._changed))
        return np.isin(chats, changed, invert=True)
