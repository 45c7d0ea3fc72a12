"""The gate: what is claimed leaves through it at the pace allowed, and what became of it is heard here."""

import asyncio
import math
from collections import deque
from collections.abc import Callable

from bot.delivery.attempts import Attempts
from bot.delivery.breaker import Breaker
from bot.delivery.consequences import Consequences
from bot.delivery.ledger import Ledger
from bot.delivery.pacing import BULK, CHAT_EVERY, Pacing
from bot.delivery.queues import Claimed, Queues
from bot.delivery.retries import HOUSE, handed_back
from bot.models import Lane
from bot.ports import Clock

TICK = 0.008
TURN = CHAT_EVERY + 0.1  # whoever waits only for a chat's next turn stays claimed, so that order is kept


class Gate:
    """Lets the queues leave, the most urgent lane first. A request in flight is never cancelled.

    `flying` are the requests that wait for their answer, at most `at_once` of them bulk; `landed` is called when one
    has it. While `timed`, whatever is left in the queues is looked at again without being asked.
    """

    def __init__(
        self,
        *,
        queues: Queues,
        ledger: Ledger,
        pacing: Pacing,
        breaker: Breaker,
        attempts: Attempts,
        consequences: Consequences,
        clock: Clock,
        at_once: int,
        landed: Callable[[], None],
    ) -> None:
        self._queues = queues
        self._ledger = ledger
        self._pacing = pacing
        self._breaker = breaker
        self._attempts = attempts
        self._consequences = consequences
        self._clock = clock
        self._at_once = at_once
        self._landed = landed
        self.flying: dict[asyncio.Task[None], Claimed] = {}
        self.timed = False
        self._bulk_flying = 0
        self._shut = False
        self._timer: asyncio.TimerHandle | None = None

    @property
    def bulk_room(self) -> int:
        """How many more bulk requests may be in flight."""
        return self._at_once - self._bulk_flying

    def held(self, now: float) -> set[str]:
        """Name what is queued or under way on a lease that still runs by the clock that nobody puts right."""
        return self._queues.names(now) | {row.delivery.id for row in self.flying.values() if row.until > now}

    def let_leave(self) -> None:
        """Let leave what may; while something is left, look again by the timer."""
        if self._shut:
            return
        now = self._clock.monotonic()
        for lane, rows in self._queues.lanes():
            self._dispatch_lane(lane, rows, now)
        if self.timed and self._timer is None and len(self._queues):
            delay = max(TICK, self._pacing.opens() - now)
            self._timer = asyncio.get_running_loop().call_later(delay, self._tick)

    def give_all_back(self) -> None:
        """Put back all that has not left."""
        now = self._clock.now()
        self._ledger.add([handed_back(row.delivery, now, row.delivery.not_before) for row in self._queues.take_all()])

    def shut(self) -> None:
        """Let nothing leave any more: what has not left goes back."""
        self._shut = True
        self.give_all_back()

    def _tick(self) -> None:
        self._timer = None
        if not self._shut and not self._breaker.open and self._ledger.problem is None:
            self.let_leave()

    def _dispatch_lane(self, lane: Lane, rows: deque[Claimed], now: float) -> None:
        for _ in range(len(rows)):
            if not self._may_leave(lane, now):
                return
            row = rows.popleft()
            wait = self._pacing.wait(row.delivery.chat, lane, now)
            if wait <= 0:
                self._launch(row, lane, now)
            elif wait <= TURN:
                rows.append(row)
            else:
                self._give_back(row, lane, wait, now)

    def _may_leave(self, lane: Lane, now: float) -> bool:
        if lane is Lane.FLASH:
            return True
        full = lane in BULK and (self._bulk_flying >= self._at_once or self._pacing.bulk_held(lane, now))
        return not full and self._pacing.open(now)

    def _give_back(self, row: Claimed, lane: Lane, wait: float, now: float) -> None:
        """Put a delivery back whose chat must be left alone for longer than it may stay claimed."""
        wall = self._clock.now()
        due = math.ceil(10 * (wall + wait)) / 10
        self._ledger.add([handed_back(row.delivery, wall, due)])
        self._queues.ask_at(lane, now + due - wall)

    def _launch(self, row: Claimed, lane: Lane, now: float) -> None:
        self._pacing.charge(row.delivery.chat, now, lane)
        self._bulk_flying += lane in BULK
        task = asyncio.create_task(self._send(row, lane))
        self.flying[task] = row
        task.add_done_callback(self.flying.pop)

    async def _send(self, row: Claimed, lane: Lane) -> None:
        result = await self._attempts.make(row)
        self._bulk_flying -= lane in BULK
        self._ledger.add(result.changes)
        now = self._clock.monotonic()
        if result.outcome is not None:
            self._ledger.add(self._consequences.note(result.delivery, result.outcome))
        if lane in HOUSE:
            await self._ledger.write()
        self._queues.ask_at(lane, now)
        self._landed()
        await self._consequences.tell(result)
