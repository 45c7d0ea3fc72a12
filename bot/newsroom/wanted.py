"""Who wants an article, as rows in two arrays: a hundred thousand readers are found at once and unpacked in pages."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Wish = tuple[int, tuple[int, ...]]
"""(chat, ids of the filters that fit)"""


class Wanted:
    """Readers by chat number, each once, with the ids of the filters that fit. Never changed once made."""

    def __init__(self, chats: Numbers, filters: Numbers) -> None:
        """Take rows sorted by chat, then by filter."""
        first = np.ones(len(chats), dtype=np.bool_)
        first[1:] = chats[1:] != chats[:-1]
        starts = np.flatnonzero(first)
        self._chats = chats[starts]
        self._bounds = np.append(starts, len(chats))
        self._filters = filters

    def __len__(self) -> int:
        """Return how many readers want it."""
        return len(self._chats)

    def __iter__(self) -> Iterator[Wish]:
        """Yield every reader."""
        return iter(self._slice(0, len(self)))

    def page(self, after: int, limit: int) -> tuple[list[Wish], bool]:
        """Return up to `limit` readers in chats numbered above `after`, and whether they are the last."""
        start = int(np.searchsorted(self._chats, after, side="right"))
        return self._slice(start, min(start + limit, len(self))), start + limit >= len(self)

    def _slice(self, start: int, end: int) -> list[Wish]:
        bounds = self._bounds[start : end + 1].tolist()
        filters = self._filters[bounds[0] : bounds[-1]].tolist()
        base, chats = bounds[0], self._chats[start:end].tolist()
        return [
            (chat, tuple(filters[one - base : other - base]))
            for chat, one, other in zip(chats, bounds, bounds[1:], strict=False)
        ]
