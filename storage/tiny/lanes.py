"""A lane's queue: whose turn is it? One heap a chat, one heap of the chats' heads, both cleaned as they are read."""

from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush
from typing import Protocol

Waiting = tuple[float, int, str]  # not before, age, delivery id
Head = tuple[float, int, int]  # not before, age, chat


class StillWaiting(Protocol):
    """Tells whether an entry is still what its delivery says."""

    def __call__(self, entry: Waiting, chat: int) -> bool:
        """Return False for what was taken, changed or called off since."""
        ...


class LaneQueue:
    """PENDING deliveries of one lane. A busy chat (one is being sent, or its outcome is unknown in CHANNEL) waits.

    Every chat that is not busy and has something waiting has an entry in `_heads` that is not later than its first.
    """

    def __init__(self, still: StillWaiting) -> None:
        self._still = still
        self._waiting: dict[int, list[Waiting]] = {}
        self._heads: list[Head] = []
        self._busy: Counter[int] = Counter()

    def add(self, chat: int, entry: Waiting) -> None:
        """Queue a delivery."""
        queue = self._waiting.setdefault(chat, [])
        heappush(queue, entry)
        if queue[0] is entry and chat not in self._busy:
            heappush(self._heads, (entry[0], entry[1], chat))

    def hold(self, chat: int) -> None:
        """One more delivery keeps the chat busy."""
        self._busy[chat] += 1

    def free(self, chat: int) -> None:
        """One fewer does."""
        self._busy[chat] -= 1
        if not self._busy[chat]:
            del self._busy[chat]
            self._push_head(chat)

    def due(self, now: float) -> Iterator[str | None]:
        """Yield ids in their turn; each must be taken (so that its chat is busy) before the next is asked for.

        None now and then: only stale entries were met; a long walk can be interrupted there.
        """
        while self._heads and self._heads[0][0] <= now:
            not_before, age, chat = heappop(self._heads)
            if chat in self._busy:
                continue
            first = self._first(chat)
            if first is not None and first[:2] == (not_before, age):
                yield first[2]
                self._push_head(chat)
            else:
                self._push_head(chat)
                yield None

    def oldest(self) -> float | None:
        """Return the earliest `not_before` that waits, of busy chats too."""
        found = [first[0] for chat in self._busy if (first := self._first(chat)) is not None]
        while self._heads:
            not_before, age, chat = self._heads[0]
            first = None if chat in self._busy else self._first(chat)
            if first is not None and first[:2] == (not_before, age):
                found.append(not_before)
                break
            heappop(self._heads)
            if chat not in self._busy:
                self._push_head(chat)
        return min(found, default=None)

    def _push_head(self, chat: int) -> None:
        first = None if chat in self._busy else self._first(chat)
        if first is not None:
            heappush(self._heads, (first[0], first[1], chat))

    def _first(self, chat: int) -> Waiting | None:
        queue = self._waiting.get(chat, [])
        while queue and not self._still(queue[0], chat):
            heappop(queue)
        if queue:
            return queue[0]
        self._waiting.pop(chat, None)
        return None
