"""The outbox: claim what is due, let it leave at the pace allowed, record what became of it.

The loop is thin; `step` is what is tested. Nothing is sent that could not be recorded as "sending" before, and a
send in flight is never cancelled.
"""

import asyncio
import logging
from collections.abc import Callable

from bot.clock import rest
from bot.delivery.attempts import Attempts, Line
from bot.delivery.breaker import Breaker
from bot.delivery.consequences import CHANNEL_HELD, Consequences, Observe
from bot.delivery.gate import TICK, Gate
from bot.delivery.holds import Holds
from bot.delivery.ledger import Ledger
from bot.delivery.outcomes import LONGEST_FLOOD
from bot.delivery.pacing import Pacing
from bot.delivery.queues import POLL, Claimed, Queues
from bot.delivery.retries import HOUSE
from bot.delivery.transport import LONGEST
from bot.models import Lane, Outcome
from bot.ports import Alarms, Clock, Render, Storage

log = logging.getLogger(__name__)

HORIZON = 0.5  # no more is claimed at a time than leaves in so many seconds
LEASE = LONGEST + 40.0
AT_ONCE, BULK_AT_ONCE = 8, 128
STOP_PATIENCE = 45.0
STORE_PAUSE = 1.0


class Outbox:
    """Sends what the store says is due. One object a process; `owner` names it in leases.

    `channel` is the channel's number: its lane is not asked for more than its pace allows. `at_once` is how many
    bulk messages may be in flight. `observe` sees every outcome, `turned` every turn of the loop.
    """

    def __init__(
        self,
        storage: Storage,
        sender: Line,
        render: Render,
        pacing: Pacing,
        clock: Clock,
        *,
        owner: str,
        alarms: Alarms,
        channel: int,
        at_once: int | None = None,
        observe: Observe = lambda _delivery, _outcome: None,
        turned: Callable[[], None] = lambda: None,
    ) -> None:
        self._sender = sender
        self._pacing = pacing
        self._clock = clock
        self._alarms = alarms
        self._channel = channel
        self._turned = turned
        self._breaker = Breaker()
        self._holds = Holds(sender, pacing, alarms, channel)
        self._queues = Queues()
        self._ledger = Ledger(storage, owner)
        self._gate = Gate(
            queues=self._queues,
            ledger=self._ledger,
            pacing=pacing,
            breaker=self._breaker,
            attempts=Attempts(sender, render, clock, self._ledger.begin),
            consequences=Consequences(
                self._breaker, pacing, self._holds, alarms, clock, channel=channel, observe=observe
            ),
            clock=clock,
            at_once=at_once or max(30, min(300, int(pacing.per_second))),
            landed=self._come_round,
        )
        self._woken = asyncio.Event()
        self._nudge: asyncio.TimerHandle | None = None
        self._stopping = False
        self._begun = False
        self._turn = asyncio.Lock()

    # from outside ───────────────────────────────────────────────────────────

    def wake(self) -> None:
        """Say that something was stored: it is looked for at once."""
        self._queues.ask_all()
        self._woken.set()

    @property
    def problem(self) -> str | None:
        """What keeps everything from leaving, or None: the token is refused, or the store cannot be written. Telegram
        being away is not our illness.
        """
        return "Telegram refuses the token" if self._breaker.token_refused else self._ledger.problem

    @property
    def in_flight(self) -> int:
        """How many requests wait for their answer."""
        return len(self._gate.flying)

    async def run(self) -> None:
        """Turn until `stop`; a turn that goes wrong is logged. What is claimed leaves by its own timer: a turn that
        waits for the disk does not hold up the pace.
        """
        self._gate.timed = True
        while not self._stopping:
            self._woken.clear()
            try:
                delay = await self.step()
            except Exception:
                log.exception("the outbox stumbled")
                delay = STORE_PAUSE
            else:
                self._turned()
            await rest(self._woken, max(TICK, min(delay, POLL)))

    async def stop(self) -> None:
        """Claim nothing more, wait up to 45 s for what is in flight, record it. What had not left goes back; so does
        what a turn still under way claims meanwhile.
        """
        self._stopping = True
        self._woken.set()
        self._gate.shut()
        await self._ledger.write()
        turn = asyncio.create_task(self._turned_out())
        await asyncio.wait({turn, *self._gate.flying}, timeout=STOP_PATIENCE)
        await self._ledger.write()

    async def _turned_out(self) -> None:
        async with self._turn:
            pass

    async def landed(self) -> None:
        """Come back when nothing is in flight."""
        while self._gate.flying:
            await asyncio.wait(self._gate.flying)

    # one turn ───────────────────────────────────────────────────────────────

    async def step(self) -> float:
        """Do what is to be done now; return in how many seconds there may be more."""
        async with self._turn:
            return await self._step()

    async def _step(self) -> float:
        now = self._clock.monotonic()
        if self._breaker.open:
            return await self._probe(now)
        if not self._begun:
            await self._begin(now)
        await self._claim(now)
        if self._stopping:  # what the claim brought came too late to leave
            self._gate.give_all_back()
        await self._ledger.write()
        if self._ledger.problem is not None:
            return STORE_PAUSE
        self._gate.let_leave()
        return self._next(self._clock.monotonic())

    async def _begin(self, now: float) -> None:
        """Remember a pause that Telegram asked for before a restart."""
        until = await self._ledger.value(CHANNEL_HELD)
        if isinstance(until, float):
            self._pacing.hold(self._channel, now + min(until - self._clock.now(), LONGEST_FLOOD))
        self._begun = self._ledger.problem is None

    async def _probe(self, now: float) -> float:
        """Ask whether Telegram is there again; meanwhile nothing stays claimed."""
        self._gate.give_all_back()
        await self._ledger.write()
        if self._breaker.probe_in(now) <= 0:
            outcome = await self._sender.alive()
            self._breaker.probed(outcome, self._clock.monotonic())
            await self._tell_breaker(outcome)
        return self._breaker.probe_in(self._clock.monotonic()) if self._breaker.open else 0.0

    async def _tell_breaker(self, outcome: Outcome) -> None:
        if self._breaker.open:
            name = "token" if self._breaker.token_refused else "network"
            await self._alarms.breaks(name, getattr(outcome, "reason", ""))
        else:
            await self._alarms.heals("token")
            await self._alarms.heals("network")

    # claiming ───────────────────────────────────────────────────────────────

    async def _claim(self, now: float) -> None:
        """Claim lane by lane, the most urgent first; what was claimed leaves before the next lane is asked."""
        for lane in Lane:
            count = self._wanted(lane, now)
            if count <= 0:
                continue
            rows = await self._ledger.claim(lane, count, now=self._clock.now(), lease=LEASE)
            if self._ledger.problem is not None:
                return
            self._queues.asked(lane, now, more=len(rows) >= count)
            self._queues.add(lane, [Claimed(row, now + LEASE) for row in rows])
            self._gate.let_leave()

    def _wanted(self, lane: Lane, now: float) -> int:
        """Count how many of a lane to claim now; bulk lanes in goes of a quarter of a second's worth and more."""
        if self._stopping or not self._queues.hungry(lane, now):
            return 0
        if lane is Lane.CHANNEL and (wait := self._pacing.wait(self._channel, lane, now)) > 0:
            self._queues.asked(lane, now + wait - POLL, more=False)
            return 0
        if lane in HOUSE:
            return AT_ONCE - self._queues.count(lane)
        if self._pacing.bulk_held(lane, now):
            return 0
        ahead = self._queues.ahead(lane)
        most = max(1, int(self._pacing.per_second * HORIZON))
        count = min(self._pacing.room(now, HORIZON), most, self._gate.bulk_room) - ahead
        return min(count, BULK_AT_ONCE) if ahead <= most // 2 else 0

    # regular duties ─────────────────────────────────────────────────────────

    async def tend(self) -> None:
        """Turn leases that ran out into unknown outcomes, and ask whether held chats take messages again.

        A clock that is put right ends all leases at a stroke: what is in our hands is no such loss, and a request that
        is under way may still land.
        """
        await self._ledger.expire(self._clock.now(), spare=self._gate.held(self._clock.monotonic()))
        if await self._holds.tend(self._clock.monotonic()):
            self.wake()

    def _come_round(self) -> None:
        """Turn the loop soon: at the next tick, however many finish until then."""
        if self._nudge is None or self._nudge.when() <= asyncio.get_running_loop().time():
            self._nudge = asyncio.get_running_loop().call_later(TICK, self._woken.set)

    def _next(self, now: float) -> float:
        if len(self._queues):
            return max(TICK, self._pacing.opens() - now)
        return max(0.0, self._queues.next_ask() - now)
