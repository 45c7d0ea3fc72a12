"""Whether a personal message may ring as it leaves: it may have been delayed into the reader's night. Pure."""

from bot.models import Delivery, Kind, Reader
from bot.newsroom.quiet import NIGHT, due, silence
from bot.ports import HoldIt, WaitIt


def postponed(delivery: Delivery, reader: Reader, *, breaking: bool) -> HoldIt | WaitIt | None:
    """Return what to do instead of sending, by the reader's settings of now; None: it may leave.

    A copy goes back to what is held for the reader's digest. Whatever cannot be put into a digest waits as it is:
    a digest itself, a word under a copy, and a repetition after a doubt, which must stay silent and the last.
    """
    now = delivery.started
    if now is None:
        return None
    asked = due if delivery.kind is Kind.COPY else silence  # what a digest brings was collected already
    until = asked(reader, now=now, breaking=breaking)
    if until is None:
        return None
    collected = delivery.kind is Kind.COPY and not delivery.doubts
    return HoldIt(until) if collected else WaitIt(until - now, NIGHT)
