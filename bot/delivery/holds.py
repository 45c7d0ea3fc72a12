"""Chats that take nothing until a person acts: the channel without rights, a desk that threw us out.

Their rows are kept; whether the rights are back is asked by and by, so nobody needs to say so.
"""

from bot.delivery.attempts import Line
from bot.delivery.pacing import Pacing
from bot.ports import Alarms

PROBE_EVERY = 20.0


class Holds:
    """Which chats are held, and when each is asked about next (monotonic)."""

    def __init__(self, sender: Line, pacing: Pacing, alarms: Alarms, channel: int) -> None:
        self._sender = sender
        self._pacing = pacing
        self._alarms = alarms
        self._channel = channel
        self._held: dict[int, float] = {}

    async def hold(self, chat: int, reason: str, now: float) -> None:
        """Leave a chat alone, and say why, once."""
        self._held[chat] = now + PROBE_EVERY
        self._pacing.hold(chat, now + PROBE_EVERY)
        await self._alarms.breaks(self._name(chat), reason)

    async def tend(self, now: float) -> bool:
        """Ask about those that are due; tell whether any takes messages again."""
        due = [chat for chat, when in self._held.items() if when <= now]
        return any([await self._ask(chat, now) for chat in due])

    async def _ask(self, chat: int, now: float) -> bool:
        if await self._sender.may_post(chat):
            del self._held[chat]
            self._pacing.release(chat)
            await self._alarms.heals(self._name(chat))
            return True
        self._held[chat] = now + PROBE_EVERY
        self._pacing.hold(chat, now + PROBE_EVERY)
        return False

    def _name(self, chat: int) -> str:
        return "channel" if chat == self._channel else f"chat:{chat}"
