"""When may what leave? Pure: time (monotonic seconds) is an argument.

One message a second in a chat, twenty a minute in a group or channel (Telegram's FAQ), the bulk pace over all; a 429
is obeyed for its chat, and the bulk lanes stop only when several chats say it at once (DESIGN, "Our own pacing").
"""

from collections import deque
from dataclasses import dataclass, field

from bot.models import Lane

CHAT_EVERY = 1.05  # seconds between two messages in a chat: one, and what the way to Telegram may swallow
MINUTE, PER_MINUTE = 60.0, 20
KEPT_FOR_FLASH = 3  # of the twenty
SHARE, SLACK = 0.985, 0.010  # of the bulk pace; how far ahead of it a message may leave
MOST_DEBT = 1.0  # answers never wait, but they hold up the rest by no more than this
FLOOD_CHATS, FLOOD_SHARE, FLOOD_WINDOW = 3, 0.05, 1.0
BULK = (Lane.BREAKING, Lane.ROUTINE, Lane.DIGEST)
_SWEEP = 4096


@dataclass(slots=True)
class _Chat:
    """What is remembered of a chat: when the last ones left (only groups' need more than the newest), and a 429."""

    last: float = float("-inf")
    lane: Lane = Lane.ROUTINE
    held: float = float("-inf")
    minute: deque[float] = field(default_factory=deque)


class Pacing:
    """All rules of pace in one place. `per_second` is the bulk pace that is never exceeded in any second."""

    def __init__(self, per_second: float) -> None:
        self.per_second = per_second
        self._every = 1 / (SHARE * per_second)
        self._free = float("-inf")  # the theoretical time of the next message (GCRA)
        self._chats: dict[int, _Chat] = {}
        self._answers: deque[tuple[float, int, float]] = deque()  # (when, chat, seconds of 429 or 0)
        self._floods = 0
        self._swept = float("-inf")
        self._bulk_held = float("-inf")

    # asking ─────────────────────────────────────────────────────────────────

    def room(self, now: float, ahead: float = 0.0) -> int:
        """Count how many messages the bulk pace lets go between now and `ahead` seconds from now."""
        if not self.open(now + ahead):
            return 0
        return int((now + ahead + SLACK - max(self._free, now)) / self._every) + 1

    def open(self, now: float) -> bool:
        """Tell whether the bulk pace lets one go now."""
        return self._free <= now + SLACK

    def opens(self) -> float:
        """Return when the bulk pace lets the next one go."""
        return self._free - SLACK

    def wait(self, chat: int, lane: Lane, now: float) -> float:
        """Return how long this chat must be left alone by this lane, in seconds; 0: it may have one now."""
        known = self._chats.get(chat)
        if known is None:
            return 0.0
        until = max(known.held, self._second(known, lane), self._minute(chat, known, lane, now))
        return max(0.0, until - now)

    def bulk_held(self, lane: Lane, now: float) -> bool:
        """Tell whether a flood over many chats holds up this lane."""
        return lane in BULK and now < self._bulk_held

    @staticmethod
    def _second(known: _Chat, lane: Lane) -> float:
        """Let a breaking post follow a routine one at once, but not another breaking one."""
        if lane is Lane.FLASH and known.lane is not Lane.FLASH:
            return float("-inf")
        return known.last + CHAT_EVERY

    @staticmethod
    def _minute(chat: int, known: _Chat, lane: Lane, now: float) -> float:
        if chat >= 0:
            return float("-inf")
        while known.minute and known.minute[0] <= now - MINUTE:
            known.minute.popleft()
        allowed = PER_MINUTE if lane is Lane.FLASH else PER_MINUTE - KEPT_FOR_FLASH
        if len(known.minute) < allowed:
            return float("-inf")
        return known.minute[len(known.minute) - allowed] + MINUTE

    # telling ────────────────────────────────────────────────────────────────

    def charge(self, chat: int, now: float, lane: Lane = Lane.ROUTINE) -> None:
        """Write down that one leaves for this chat now, allowed or not (answers are never asked whether)."""
        self._free = min(max(self._free, now) + self._every, now + MOST_DEBT + self._every)
        if len(self._chats) > _SWEEP and now >= self._swept + 1:
            self._sweep(now)
        known = self._chats.setdefault(chat, _Chat())
        known.last, known.lane = now, lane
        if chat < 0:
            known.minute.append(now)

    def answered(self, chat: int, now: float, *, flood: float = 0.0) -> None:
        """Write down an answer of Telegram's; `flood`: it was a 429 and asked for so many seconds."""
        self._answers.append((now, chat, flood))
        self._floods += flood > 0
        self._forget(now)
        if not flood:
            return
        self.hold(chat, now + flood)
        if self._floods > FLOOD_SHARE * len(self._answers):
            waits = {who: wait for _, who, wait in self._answers if wait > 0}
            if len(waits) >= FLOOD_CHATS:
                self._bulk_held = max(self._bulk_held, now + min(waits.values()))

    def hold(self, chat: int, until: float) -> None:
        """Leave a chat alone until then."""
        known = self._chats.setdefault(chat, _Chat())
        known.held = max(known.held, until)

    def release(self, chat: int) -> None:
        """Let a chat have messages again, whatever it was held for."""
        if chat in self._chats:
            self._chats[chat].held = float("-inf")

    def _forget(self, now: float) -> None:
        while self._answers and self._answers[0][0] <= now - FLOOD_WINDOW:
            self._floods -= self._answers.popleft()[2] > 0

    def _sweep(self, now: float) -> None:
        """Forget chats about which there is nothing left to know, once a second at most."""
        self._swept = now
        old = [
            chat
            for chat, known in self._chats.items()
            if known.held <= now and known.last + (MINUTE if chat < 0 else CHAT_EVERY) <= now
        ]
        for chat in old:
            del self._chats[chat]
