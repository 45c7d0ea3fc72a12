"""One attempt at a delivery: render, send, and say what became of it. A part that Telegram refuses is left out and
the plainer form sent at once.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from bot.changes import Change, Record, Unbundle
from bot.delivery.payloads import plainer
from bot.delivery.queues import Claimed
from bot.delivery.retries import PERSONAL, after, degraded, dropped, poisoned
from bot.delivery.transport import LONGEST
from bot.errors import StorageError
from bot.messages import Message
from bot.models import Degrade, Delivery, DeliveryState, Kind, Outcome, Refused, Sent, Unknown
from bot.newsroom.amendments import REWORDED
from bot.ports import Clock, DeleteIt, DropIt, EditIt, HoldIt, Render, Sender, SendIt, WaitIt

log = logging.getLogger(__name__)

STORE_WAIT = 1.0

Begin = Callable[[Delivery, float], Awaitable[bool]]
"""Store that a delivery's request leaves at this time; False: it may not."""


class Line(Sender, Protocol):
    """A way out that can also tell whether it is open."""

    async def alive(self) -> Outcome:
        """Ask the messenger whether it is there: `Sent` when it is."""
        ...

    async def may_post(self, chat: int) -> bool | None:
        """Tell whether we may write in a chat. None: it could not be known."""
        ...


@dataclass(slots=True)
class Result:
    """What an attempt left: the changes to store, and the last outcome where a request was made."""

    delivery: Delivery
    changes: list[Change] = field(default_factory=list)
    outcome: Outcome | None = None
    reworded: bool = False  # what could not be deleted was edited instead


class Attempts:
    """Makes attempts. Never raises but when cancelled."""

    def __init__(self, sender: Line, render: Render, clock: Clock, begin: Begin) -> None:
        self._sender = sender
        self._render = render
        self._clock = clock
        self._begin = begin

    async def make(self, claimed: Claimed) -> Result:
        """Make one attempt; nothing is begun that could outlast the lease."""
        result = Result(claimed.delivery)
        try:
            await self._steps(result, claimed.until)
        except StorageError as error:
            result.changes.append(self._later(result.delivery, STORE_WAIT, str(error)))
        except Exception as error:
            log.exception("delivery %s could not be made into a request", result.delivery.id)
            result.changes.append(poisoned(result.delivery, f"{type(error).__name__}: {error}", self._clock.now()))
        return result

    async def _steps(self, result: Result, until: float) -> None:
        begun = False
        while True:
            step = await self._render(replace(result.delivery, started=self._clock.now()))
            if isinstance(step, DropIt | HoldIt | WaitIt):
                result.changes.append(self._no_step(result.delivery, step))
                return
            begun = begun or await self._begin(result.delivery, self._clock.now())
            if not begun:
                return
            if self._clock.monotonic() + LONGEST > until:
                result.changes.append(self._later(result.delivery, 0.0, "the lease was running out"))
                return
            result.delivery = replace(result.delivery, started=self._clock.now())
            result.outcome = await self._act(result, step)
            changes = after(result.delivery, result.outcome, self._clock.now())
            listed = step.listed if isinstance(step, SendIt) else None
            result.changes += [_noted(change, listed, reworded=result.reworded) for change in changes]
            drop = result.outcome.drop if isinstance(result.outcome, Degrade) else None
            if drop is None or drop in dropped(result.delivery):
                return
            result.delivery = degraded(result.delivery, drop)

    async def _act(self, result: Result, step: SendIt | EditIt | DeleteIt) -> Outcome:
        """Make the request. What goes wrong in it unforeseen may have been carried out."""
        try:
            return await self._request(result, step)
        except Exception as error:
            log.exception("delivery %s went wrong on its way", result.delivery.id)
            return Unknown(f"{type(error).__name__}: {error}")

    async def _request(self, result: Result, step: SendIt | EditIt | DeleteIt) -> Outcome:
        delivery, chat = result.delivery, result.delivery.chat
        match step:
            case SendIt(message):
                return await self._sender.send(chat, _as_allowed(delivery, message))
            case EditIt(number, message):
                return await self._sender.edit(chat, number, _as_allowed(delivery, message))
            case DeleteIt(number, otherwise):
                outcome = await self._sender.delete(chat, number)
                if isinstance(outcome, Refused):
                    outcome = await self._sender.edit(chat, number, otherwise)
                    result.reworded = isinstance(outcome, Sent)
                return outcome

    def _no_step(self, delivery: Delivery, step: DropIt | HoldIt | WaitIt) -> Change:
        match step:
            case WaitIt(seconds, reason):
                return self._later(delivery, seconds, reason)
            case HoldIt(until) if delivery.kind is Kind.DIGEST:
                return Unbundle(delivery.id, until)
            case HoldIt(until):
                return Record(delivery.id, DeliveryState.HELD, self._clock.now(), not_before=until)
            case DropIt(reason):
                return Record(delivery.id, DeliveryState.CANCELLED, self._clock.now(), error=reason)

    def _later(self, delivery: Delivery, seconds: float, reason: str) -> Record:
        now = self._clock.now()
        return Record(delivery.id, DeliveryState.PENDING, now, not_before=now + seconds, error=reason)


def _noted(change: Change, listed: tuple[str, ...] | None, *, reworded: bool) -> Change:
    """Remember what a digest listed, and that a message was not deleted: its words were replaced."""
    if not isinstance(change, Record):
        return change
    return replace(change, listed=listed, drop=REWORDED if reworded else change.drop)


def _as_allowed(delivery: Delivery, message: Message) -> Message:
    """Leave out what was refused before; a repetition after a doubt makes no sound."""
    repeated = delivery.doubts > 0 and delivery.kind in (*PERSONAL, Kind.NOTICE)
    wanted = plainer(message, dropped(delivery)) if dropped(delivery) else message
    silent = message.silent or delivery.silent or repeated
    return wanted if wanted.silent == silent else replace(wanted, silent=silent)
