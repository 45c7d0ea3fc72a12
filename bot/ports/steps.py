"""One delivery's next step."""

from dataclasses import dataclass
from typing import Protocol

from bot.messages import Message
from bot.models import Delivery


@dataclass(frozen=True, slots=True)
class SendIt:
    """Send this message. `listed`: the articles that it lists, where it is a digest; kept with what became of it."""

    message: Message
    listed: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class EditIt:
    """Make the message that stands under `number` look like this."""

    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class DeleteIt:
    """Take the message under `number` away; where that is refused, make it look like `otherwise`."""

    number: int
    otherwise: Message


@dataclass(frozen=True, slots=True)
class WaitIt:
    """Not now: what it stands on is not there yet (the post an edit is for), or another `reason`. Try again after
    `seconds`.
    """

    seconds: float
    reason: str = "waits for what it stands on"


@dataclass(frozen=True, slots=True)
class HoldIt:
    """Not now, by the reader's own wish: HELD for the digest at `until` (seconds since 1970). A digest comes apart: its
    copies are held.
    """

    until: float


@dataclass(frozen=True, slots=True)
class DropIt:
    """Nothing to do any more; the delivery is CANCELLED with this reason."""

    reason: str


Step = SendIt | EditIt | DeleteIt | WaitIt | HoldIt | DropIt


class Render(Protocol):
    """Turns a delivery into its next step; reads the store, changes nothing. Same delivery and article: same
    message. The moment is the delivery's `started`; without one, nobody asks for the hour.
    """

    async def __call__(self, delivery: Delivery) -> Step:
        """Return what to do for this delivery now."""
        ...
