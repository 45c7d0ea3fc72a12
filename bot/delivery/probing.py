"""One question to Telegram about one number of the channel: is it ours? By forwarding it to somebody, or where nobody
takes forwards, by editing it with the same content.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from bot.delivery.attempts import Line
from bot.delivery.looks import Wanted, is_it
from bot.delivery.pacing import Pacing
from bot.models import Deferred, Lane, Moved, Outcome, Refused, Sent, Unreachable
from bot.ports import Clock, Found, Looker


class Eye(Line, Looker, Protocol):
    """A way out that can also look."""


class Seen(Enum):
    """What a number holds: OURS · OTHER: something else · NOTHING · NO_ANSWER: ask later · BLIND: nobody can look."""

    OURS = auto()
    OTHER = auto()
    NOTHING = auto()
    NO_ANSWER = auto()
    BLIND = auto()


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen, and the forwarded copy (chat, number) to be deleted."""

    seen: Seen
    copy: tuple[int, int] | None = None


class Probes:
    """Looks at numbers. `via` are the chats that may be forwarded to, the best first."""

    def __init__(self, sender: Eye, pacing: Pacing, clock: Clock, via: Sequence[int]) -> None:
        self._sender = sender
        self._pacing = pacing
        self._clock = clock
        self._via = tuple(dict.fromkeys(via))

    async def see(self, channel: int, number: int, wanted: Wanted) -> Sight:
        """Look at one number. Charged to the pace of the chat forwarded to; NO_ANSWER where that says to wait.

        Where a look's own answer was lost, its copy stays: only that answer told its number. The numbers around it are
        other people's messages, and forwarded once more, the copy and an editor's own forward of the post look alike.
        """
        for via in self._via:
            now = self._clock.monotonic()
            if self._pacing.wait(via, Lane.DESK, now) > 0:
                return Sight(Seen.NO_ANSWER)
            shown = await self._sender.look(channel, number, via)
            if isinstance(shown, Found):
                self._pacing.charge(via, now, Lane.DESK)
                return Sight(Seen.OURS if is_it(shown, wanted) else Seen.OTHER, (via, shown.copy))
            if isinstance(shown, Unreachable | Moved):
                continue
            if isinstance(shown, Deferred):
                self._pacing.hold(via, now + shown.wait)
            if isinstance(shown, Refused) and shown.lane_stop:
                break
            return Sight(_unseen(shown))
        return Sight(await self._touch(channel, number, wanted))

    async def _touch(self, channel: int, number: int, wanted: Wanted) -> Seen:
        """Edit the number with the same content, where that can only change our own post.

        Where others' posts may be edited too, only numbers above all that was heard of are touched: others' posts are
        told to us (`channel_post`), so what stands there is ours.
        """
        if wanted.message is None or not wanted.alone:
            return Seen.BLIND
        others = await self._sender.may_edit_others(channel)
        if others is None:
            return Seen.NO_ANSWER
        if others and number <= wanted.heard:
            return Seen.BLIND
        outcome = await self._sender.edit(channel, number, wanted.message)
        return Seen.OURS if isinstance(outcome, Sent) else _unseen(outcome)

    async def forget(self, copy: tuple[int, int]) -> bool:
        """Delete a forwarded copy; tell whether there is nothing left to delete."""
        return isinstance(await self._sender.delete(*copy), Sent | Refused | Unreachable)


def _unseen(outcome: Outcome) -> Seen:
    """Read a refusal: gone or never there, or somebody else's (a pin, another author's post)."""
    if not isinstance(outcome, Refused) or outcome.lane_stop:
        return Seen.NO_ANSWER
    return Seen.NOTHING if "not found" in outcome.reason.lower() or "invalid" in outcome.reason.lower() else Seen.OTHER
