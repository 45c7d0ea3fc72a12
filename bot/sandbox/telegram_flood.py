"""How much Telegram takes: one message a second in a chat, twenty a minute in a group or channel, thirty a second
in all.

The real limits are not published; these are the documented ones with a small tolerance. What is refused names a
wait, and until that is over the chat stays shut.
"""

import math
from collections import deque
from dataclasses import dataclass

from bot.ports import Clock
from bot.sandbox.telegram_errors import too_many
from bot.sandbox.telegram_world import Chat


@dataclass(frozen=True, slots=True)
class Limits:
    """`chat_burst` messages at once and then one per `chat_seconds`; `group_minute` and `overall` are counts.

    `retry_after` None: as long as it takes.
    """

    chat_burst: int = 5
    chat_seconds: float = 1.0
    group_minute: int = 20
    overall: int = 30
    overall_paid: int = 1000
    retry_after: int | None = None


class Flood:
    """Counts what was taken. `ignored` counts calls that came although their chat was told to wait."""

    def __init__(self, limits: Limits | None, clock: Clock) -> None:
        self.limits = limits
        self.ignored = 0
        self.refused = 0
        self._clock = clock
        self._chats: dict[int, tuple[float, float]] = {}  # tokens, at
        self._groups: dict[int, deque[float]] = {}
        self._all: deque[float] = deque()
        self._shut: dict[int, float] = {}

    def charge(self, chat: Chat, *, paid: bool = False) -> None:
        """Count one message; `Refusal` 429 when it is one too many."""
        if self.limits is None:
            return
        now = self._clock.monotonic()
        if (left := self._shut.get(chat.id, now) - now) > 0:
            self.ignored += 1
            self.refused += 1
            raise too_many(math.ceil(left))
        wait = max(self._chat_wait(chat, now), self._group_wait(chat, now), self._overall_wait(now, paid=paid))
        if wait > 0:
            self.refused += 1
            seconds = self.limits.retry_after or max(1, math.ceil(wait))
            self._shut[chat.id] = now + seconds
            raise too_many(seconds)
        self._count(chat, now)

    def _chat_wait(self, chat: Chat, now: float) -> float:
        assert self.limits is not None
        tokens = self._tokens(chat, now)
        return 0.0 if tokens >= 1 else (1 - tokens) * self.limits.chat_seconds

    def _tokens(self, chat: Chat, now: float) -> float:
        assert self.limits is not None
        tokens, at = self._chats.get(chat.id, (float(self.limits.chat_burst), now))
        return min(self.limits.chat_burst, tokens + (now - at) / self.limits.chat_seconds + 1e-6)

    def _group_wait(self, chat: Chat, now: float) -> float:
        assert self.limits is not None
        if chat.type == "private":
            return 0.0
        taken = self._groups.setdefault(chat.id, deque())
        while taken and taken[0] <= now - 60:
            taken.popleft()
        return 0.0 if len(taken) < self.limits.group_minute else taken[0] + 60 - now

    def _overall_wait(self, now: float, *, paid: bool) -> float:
        assert self.limits is not None
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        most = self.limits.overall_paid if paid else self.limits.overall
        return 0.0 if len(self._all) < most else self._all[0] + 1 - now

    def _count(self, chat: Chat, now: float) -> None:
        self._chats[chat.id] = (self._tokens(chat, now) - 1, now)
        if chat.type != "private":
            self._groups[chat.id].append(now)
        self._all.append(now)
