"""The retry policy: what an attempt's outcome changes in the store. Pure; an outcome not listed cannot happen.

What certainly did not leave spends no attempt; what may have left is never simply tried again, except an edit or a
deletion, which leave what they left before.
"""

from dataclasses import replace
from typing import assert_never

from bot.changes import Change, Move, RaiseFloor, Record, SetValue, Unbundle, Unreach
from bot.models import (
    Deferred,
    Degrade,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Moved,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
    Unknown,
    Unreachable,
)
from bot.newsroom.moves import place_name

PERSONAL = (Kind.COPY, Kind.DIGEST, Kind.REPLY)
HOUSE = (Lane.FLASH, Lane.DESK, Lane.CHANNEL)  # lanes of the channel and the desk, never of readers
IDEMPOTENT = (Kind.EDIT, Kind.DELETE)
MOST_ATTEMPTS = 6
TOKEN_WAIT = 5.0  # a refused token is not tried on the same chat sooner
SECOND_TRY = 3600.0  # "chat not found" in private: once more after an hour
BACK_SOON = 60.0  # a digest is not tried sooner on somebody who is said to have come back meanwhile
NO_CHAT = "chat not found"
_LONGEST_WAIT = 86_400.0
_BACK_OFF = (2.0, 10.0, 30.0, 120.0, 300.0)


def after(delivery: Delivery, outcome: Outcome, now: float) -> tuple[Change, ...]:
    """Return what an attempt's outcome changes. `now` is when the outcome was known (wall)."""
    match outcome:
        case Sent(message):
            changes = _sent(delivery, message, now)
        case Deferred(wait, reason):
            changes = (_again(delivery, now, wait, reason),)
        case TokenRefused(reason):
            changes = (_token(delivery, reason, now),)
        case Moved(chat):
            changes = (_again(delivery, now, 0.0, f"moved to {chat}"), *_moved(delivery, chat))
        case Unknown(reason):
            changes = (_unknown(delivery, reason, now),)
        case Degrade(reason, drop):
            changes = (_degrade(delivery, reason, drop, now),)
        case Unreachable(reason):
            changes = _unreachable(delivery, reason, now)
        case Refused(reason, lane_stop):
            changes = _refused(delivery, reason, now, lane_stop=lane_stop)
        case _:
            assert_never(outcome)
    return changes


def _moved(delivery: Delivery, chat: int) -> tuple[Change, ...]:
    move = Move(delivery.chat, chat)
    return (move, SetValue(place_name(delivery.chat), chat)) if delivery.lane is Lane.DESK else (move,)


def holds_chat(delivery: Delivery, outcome: Outcome) -> bool:
    """Tell whether this chat takes nothing until a person acts: its rows are kept, and it is asked again by and by."""
    if (
        delivery.kind in PERSONAL
        or delivery.lane not in HOUSE
        or (delivery.chat >= 0 and delivery.kind is not Kind.NOTICE)
    ):
        return False
    return isinstance(outcome, Unreachable) or (isinstance(outcome, Refused) and outcome.lane_stop)


def poisoned(delivery: Delivery, reason: str, now: float) -> Record:
    """Put back a delivery that could not even be made into a request: a few times, then it is dead."""
    return _spent(delivery, reason, now)


def handed_back(delivery: Delivery, now: float, due: float) -> Record:
    """Put back what was claimed and never begun, due at `due`."""
    return Record(delivery.id, DeliveryState.PENDING, now, not_before=due)


def degraded(delivery: Delivery, drop: str) -> Delivery:
    """Return the delivery as the store will have it once the part is known to be refused."""
    return replace(delivery, data={**delivery.data, "drop": [*dropped(delivery), drop]})


def dropped(delivery: Delivery) -> tuple[str, ...]:
    """Return which parts were refused before."""
    return tuple(delivery.data.get("drop") or ())


def _sent(delivery: Delivery, message: int | None, now: float) -> tuple[Change, ...]:
    record = Record(delivery.id, DeliveryState.SENT, now, message=message, attempted=True)
    return (record,) if message is None or delivery.chat >= 0 else (record, RaiseFloor(delivery.chat, message))


def _again(delivery: Delivery, now: float, wait: float, reason: str) -> Record:
    """Put it back. In the lanes of the channel and the desk the chat waits, not the row, so that none overtakes it."""
    due = delivery.not_before if delivery.lane in HOUSE else now + min(max(0.0, wait), _LONGEST_WAIT)
    return Record(delivery.id, DeliveryState.PENDING, now, not_before=due, error=reason)


def _token(delivery: Delivery, reason: str, now: float) -> Record:
    """Put it back. A row that is told so again and again while `getMe` is answered is itself what is wrong."""
    if delivery.attempts + 1 >= MOST_ATTEMPTS:
        return Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True)
    return replace(_again(delivery, now, TOKEN_WAIT, reason), attempted=True)


def _spent(delivery: Delivery, reason: str, now: float) -> Record:
    if delivery.attempts + 1 >= MOST_ATTEMPTS:
        return Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True)
    wait = _BACK_OFF[min(delivery.attempts, len(_BACK_OFF) - 1)]
    return Record(delivery.id, DeliveryState.PENDING, now, not_before=now + wait, error=reason, attempted=True)


def _unknown(delivery: Delivery, reason: str, now: float) -> Record:
    if delivery.kind in IDEMPOTENT:
        return _spent(delivery, reason, now)
    return Record(delivery.id, DeliveryState.UNKNOWN, now, error=reason, attempted=True)


def _degrade(delivery: Delivery, reason: str, drop: str, now: float) -> Record:
    if drop in dropped(delivery):
        return Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True)
    return Record(delivery.id, DeliveryState.PENDING, now, error=reason, attempted=True, drop=drop)


def _unreachable(delivery: Delivery, reason: str, now: float) -> tuple[Change, ...]:
    if holds_chat(delivery, Unreachable(reason)):
        return (_again(delivery, now, 0.0, reason),)
    if NO_CHAT in reason.lower():
        if delivery.lane is Lane.BREAKING:  # old news in an hour; what follows is tried as ever
            return (Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True),)
        if NO_CHAT not in (delivery.error or "").lower():
            return (_again(delivery, now, SECOND_TRY, reason),)
    return (_ended(delivery, reason, now), Unreach(delivery.chat, reason, now, delivery.started))


def _ended(delivery: Delivery, reason: str, now: float) -> Change:
    """End what a chat did not take. A digest comes apart: it may come with the next one, should its reader be back."""
    # After a doubt it may have arrived, and be the very message over which they left: its articles come no second time.
    if delivery.kind is Kind.DIGEST and not delivery.doubts:
        return Unbundle(delivery.id, now + BACK_SOON)
    return Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True)


def _refused(delivery: Delivery, reason: str, now: float, *, lane_stop: bool) -> tuple[Change, ...]:
    if holds_chat(delivery, Refused(reason, lane_stop=lane_stop)):
        return (_again(delivery, now, 0.0, reason),)
    if lane_stop and delivery.kind in PERSONAL:
        return (_ended(delivery, reason, now), Unreach(delivery.chat, reason, now, delivery.started))
    return (Record(delivery.id, DeliveryState.DEAD, now, error=reason, attempted=True),)
