"""Chats that take nothing until a person acts: the channel without rights, a desk that threw us out.

Their rows are kept; whether the rights are back is asked by and by, so nobody needs to say so. Well again is what took
a message again.
"""

from dataclasses import dataclass

from bot.delivery.attempts import Line
from bot.delivery.pacing import Pacing
from bot.ports import Alarms

PROBE_EVERY = 20.0
PATIENCE = 3  # probes without an answer; then a message is tried


@dataclass(slots=True)
class Hold:
    """When the chat is asked about next (monotonic), and how often it could not be known."""

    next: float
    unknown: int = 0


class Holds:
    """Which chats are held. An alarm left by an earlier run is healed by the channel's first success."""

    def __init__(self, sender: Line, pacing: Pacing, alarms: Alarms, channel: int) -> None:
        self._sender = sender
        self._pacing = pacing
        self._alarms = alarms
        self._channel = channel
        self._held: dict[int, Hold] = {}
        self._unsure = {channel}

    async def hold(self, chat: int, reason: str, now: float) -> None:
        """Leave a chat alone, and say why, once."""
        self._held[chat] = Hold(now + PROBE_EVERY)
        self._pacing.hold(chat, now + PROBE_EVERY)
        await self._alarms.breaks(self._name(chat), reason)

    async def took(self, chat: int) -> None:
        """Write down that a chat took a message."""
        if chat in self._held or chat in self._unsure:
            self._held.pop(chat, None)
            self._unsure.discard(chat)
            await self._alarms.heals(self._name(chat))

    async def tend(self, now: float) -> bool:
        """Ask about those that are due; tell whether any may be tried again."""
        due = [(chat, hold) for chat, hold in self._held.items() if hold.next <= now]
        return any([await self._ask(chat, hold, now) for chat, hold in due])

    async def _ask(self, chat: int, hold: Hold, now: float) -> bool:
        may = await self._sender.may_post(chat)
        hold.next = now + PROBE_EVERY
        hold.unknown = hold.unknown + 1 if may is None else 0
        if may or hold.unknown >= PATIENCE:
            hold.unknown = 0
            self._pacing.release(chat)
            return True
        self._pacing.hold(chat, hold.next)
        return False

    def _name(self, chat: int) -> str:
        return "channel" if chat == self._channel else f"chat:{chat}"
