"""The way out to a messenger, and the way to look at what stands there."""

from dataclasses import dataclass
from typing import Protocol

from bot.messages import Message
from bot.models import Outcome


class Sender(Protocol):
    """The way out to one messenger. Never raises for what the other side does: that is an `Outcome`."""

    async def send(self, chat: int, message: Message) -> Outcome:
        """Send a message."""
        ...

    async def edit(self, chat: int, number: int, message: Message) -> Outcome:
        """Make a message that stands in the chat look like this. One that looks so already is `Sent`; one that
        is gone `Refused`.
        """
        ...

    async def delete(self, chat: int, number: int) -> Outcome:
        """Take a message away. One that is gone already is `Sent`."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a look at a message number showed: `text` with its links when the number holds a message."""

    text: str
    links: tuple[str, ...]
    copy: int  # the number of the forwarded copy, to be deleted


class Looker(Protocol):
    """How an unknown outcome is settled (DESIGN promise 4). None as an answer: it could not be known."""

    async def look(self, channel: int, number: int, via: int) -> Found | Outcome:
        """Forward a number of the channel silently to `via`. `Refused`: no such message; other outcomes: no
        answer.
        """
        ...

    async def may_edit_others(self, channel: int) -> bool | None:
        """Tell whether the bot may edit other people's posts there."""
        ...
