"""What is claimed and has not left yet: one queue a lane, and when each lane is to be asked for more. No I/O."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from bot.models import Delivery, Lane

POLL = 0.5  # a lane that had nothing is asked again after so many seconds, without being woken


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claimed delivery; nothing may be begun that could outlast `until` (monotonic)."""

    delivery: Delivery
    until: float


class Queues:
    """Five lanes and the desk's, in order of priority."""

    def __init__(self) -> None:
        self._rows: dict[Lane, deque[Claimed]] = {lane: deque() for lane in Lane}
        self._ask: dict[Lane, float] = dict.fromkeys(Lane, float("-inf"))
        self._promised: dict[Lane, list[float]] = {lane: [] for lane in Lane}

    def add(self, lane: Lane, rows: list[Claimed]) -> None:
        """Queue what was claimed."""
        self._rows[lane].extend(rows)

    def ahead(self, lane: Lane) -> int:
        """Count what is queued in this lane and those before it."""
        return sum(len(rows) for one, rows in self._rows.items() if one <= lane)

    def count(self, lane: Lane) -> int:
        """Count what is queued in this lane."""
        return len(self._rows[lane])

    def lanes(self) -> Iterator[tuple[Lane, deque[Claimed]]]:
        """Yield the lanes that hold something, most urgent first."""
        for lane, rows in self._rows.items():
            if rows:
                yield lane, rows

    def names(self, now: float) -> set[str]:
        """Name what is queued on a lease that still runs."""
        return {row.delivery.id for _, queue in self.lanes() for row in queue if row.until > now}

    def take_all(self) -> list[Claimed]:
        """Empty every queue."""
        rows = [row for _, queue in self.lanes() for row in queue]
        for queue in self._rows.values():
            queue.clear()
        return rows

    def __len__(self) -> int:
        return sum(len(rows) for rows in self._rows.values())

    def hungry(self, lane: Lane, now: float) -> bool:
        """Tell whether the lane is to be asked for more."""
        return self._ask[lane] <= now

    def asked(self, lane: Lane, now: float, *, more: bool) -> None:
        """Write down that the lane was asked; `more`: there was as much as asked for."""
        promised = self._promised[lane]
        while promised and promised[0] <= now:
            heappop(promised)
        self._ask[lane] = now if more else min([now + POLL, *promised[:1]])

    def ask_at(self, lane: Lane, when: float) -> None:
        """Ask the lane when something of it will be due, whatever happens until then."""
        heappush(self._promised[lane], when)
        self._ask[lane] = min(self._ask[lane], when)

    def ask_all(self) -> None:
        """Ask every lane at the next step: something was stored."""
        for lane in Lane:
            self._ask[lane] = float("-inf")

    def next_ask(self) -> float:
        """Return when the first lane is to be asked."""
        return min(self._ask.values())
