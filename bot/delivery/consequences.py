"""What an outcome means beyond its own delivery: for the pace, for the breaker, for the chat, for the desk."""

from collections.abc import Callable

from bot.changes import Change, Record, SetValue, Unreach
from bot.delivery.attempts import Result
from bot.delivery.breaker import Breaker
from bot.delivery.holds import Holds
from bot.delivery.pacing import Pacing
from bot.delivery.retries import HOUSE, IDEMPOTENT, TOKEN_WAIT, holds_chat
from bot.models import Deferred, Delivery, DeliveryState, Outcome, Sent, TokenRefused
from bot.ports import Alarms, Clock

CHANNEL_HELD = "channel held until"

Observe = Callable[[Delivery, Outcome], None]


class Consequences:
    """Draws them. `observe` sees every outcome."""

    def __init__(
        self,
        breaker: Breaker,
        pacing: Pacing,
        holds: Holds,
        alarms: Alarms,
        clock: Clock,
        *,
        channel: int,
        observe: Observe,
    ) -> None:
        self._breaker = breaker
        self._pacing = pacing
        self._holds = holds
        self._alarms = alarms
        self._clock = clock
        self._channel = channel
        self._observe = observe
        self._seen_well = False

    def note(self, delivery: Delivery, outcome: Outcome) -> list[Change]:
        """Tell pace and breaker; return what is to be stored besides: how long the channel must be left alone."""
        now = self._clock.monotonic()
        self._breaker.note(outcome, now)
        flood = outcome.wait if isinstance(outcome, Deferred) and outcome.flood else 0.0
        self._pacing.answered(delivery.chat, now, flood=flood)
        if isinstance(outcome, Deferred | TokenRefused) and delivery.lane in HOUSE:
            self._pacing.hold(delivery.chat, now + getattr(outcome, "wait", TOKEN_WAIT))
        self._observe(delivery, outcome)
        return [SetValue(CHANNEL_HELD, self._clock.now() + flood)] if flood and delivery.chat == self._channel else []

    async def tell(self, result: Result) -> None:
        """Hold the chat, or tell the desk what died, or what is well again."""
        delivery, outcome = result.delivery, result.outcome
        if isinstance(outcome, Sent):
            await self._well(delivery.chat)
        elif outcome is not None and holds_chat(delivery, outcome):
            await self._holds.hold(delivery.chat, getattr(outcome, "reason", ""), self._clock.monotonic())
        elif not any(isinstance(change, Unreach) for change in result.changes) and _matters(delivery):
            for change in result.changes:
                if isinstance(change, Record) and change.state is DeliveryState.DEAD:
                    await self._alarms.breaks(f"poison:{delivery.article or delivery.id}", change.error or "")

    async def _well(self, chat: int) -> None:
        """Telegram took a message; the first one of a run heals what an earlier run left broken."""
        await self._holds.took(chat)
        if not self._seen_well:
            self._seen_well = True
            await self._alarms.heals("network")
            await self._alarms.heals("token")


def _matters(delivery: Delivery) -> bool:
    """Tell whether the desk should know. A copy that its reader deleted cannot be edited any more: no."""
    return delivery.chat < 0 or delivery.kind not in IDEMPOTENT
