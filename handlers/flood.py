"""How much one person may ask: token buckets in memory, time as an argument (FAULTS T12).

Beyond the allowance wishes are still carried out, only answers fall silent, with one word about it a minute. A brisk
talk has more room than a flood, and is told from it by its pace: whoever sent five commands within a fifth of a second
read none of our answers. While much waits to be handled nobody has more room.
"""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum

NOTICE_EVERY = 60.0
REFUSAL_EVERY = 600.0
FORGET_AFTER = 900.0
PACE_COUNT, PACE_SECONDS = 5, 0.2
SWEEP_AT = 10_000


class Room(Enum):
    """Is there room for an answer? NOTICE: no, but say once that there is none."""

    ANSWER = "answer"
    NOTICE = "notice"
    SILENCE = "silence"


@dataclass(slots=True)
class Bucket:
    """Tokens that come back with time: `burst` at once, then one every `every` seconds."""

    burst: float
    every: float
    tokens: float
    at: float

    def take(self, now: float) -> bool:
        """Take a token if there is one."""
        self.tokens = min(self.burst, self.tokens + max(0.0, now - self.at) / self.every)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


@dataclass(slots=True)
class _Talk:
    strict: Bucket
    patient: Bucket
    buttons: Bucket
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=PACE_COUNT))
    noticed: float = float("-inf")
    last: float = 0.0


class Floods:
    """Remembers, for as long as it matters, how much each person asked. One per process; losing it harms nobody."""

    def __init__(self) -> None:
        self._talks: dict[int, _Talk] = {}
        self._refused: dict[int, float] = {}
        self._albums: dict[int, str] = {}

    def command(self, user: int, *, now: float, busy: bool = False) -> Room:
        """Ask for room to answer a command or a text; `busy`: many others wait as well."""
        talk = self._talk(user, now)
        talk.recent.append(now)
        hasty = len(talk.recent) == PACE_COUNT and now - talk.recent[0] < PACE_SECONDS
        if talk.strict.take(now) or (not (hasty or busy) and talk.patient.take(now)):
            return Room.ANSWER
        return self._notice(talk, now)

    def button(self, user: int, *, now: float) -> Room:
        """Ask for room to answer a pressed button or an inline query: many in a row are how they are used."""
        talk = self._talk(user, now)
        return Room.ANSWER if talk.buttons.take(now) else Room.SILENCE

    def may_refuse(self, whom: int, *, now: float) -> bool:
        """Tell whether a group, or somebody at the desk, may be told again that this is not theirs to decide."""
        if now - self._refused.get(whom, float("-inf")) < REFUSAL_EVERY:
            return False
        self._refused[whom] = now
        return True

    def opens(self, chat: int, album: str) -> bool:
        """Tell whether this is the first that is heard of an album in a chat."""
        if self._albums.get(chat) == album:
            return False
        if len(self._albums) >= SWEEP_AT:
            self._albums.clear()
        self._albums[chat] = album
        return True

    def forget(self, number: int) -> None:
        """Forget a person or a chat."""
        self._talks.pop(number, None)
        self._albums.pop(number, None)
        self._refused.pop(number, None)

    def _notice(self, talk: _Talk, now: float) -> Room:
        if now - talk.noticed < NOTICE_EVERY:
            return Room.SILENCE
        talk.noticed = now
        return Room.NOTICE

    def _talk(self, user: int, now: float) -> _Talk:
        if len(self._talks) >= SWEEP_AT and user not in self._talks:
            self._sweep(now)
        talk = self._talks.get(user)
        if talk is None:
            talk = self._talks[user] = _Talk(
                strict=Bucket(5, 3.0, 5, now), patient=Bucket(60, 1.0, 60, now), buttons=Bucket(20, 0.5, 20, now)
            )
        talk.last = now
        return talk

    def _sweep(self, now: float) -> None:
        self._talks = {user: talk for user, talk in self._talks.items() if now - talk.last < FORGET_AFTER}
        self._refused = {chat: at for chat, at in self._refused.items() if now - at < REFUSAL_EVERY}
