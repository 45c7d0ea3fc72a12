"""A look into the channel for a post of unknown outcome: how far it came, and when it is over. Pure.

Message numbers of a channel only grow. The look goes up from the highest number known before the attempt and ends at
an own success that began after the settling, or after twenty misses in a row above every number known.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from bot.messages import Message
from bot.models import Delivery, Document
from bot.ports import Found

LOOK = "look"
MISSES = 20
FARTHEST = 300  # numbers; a look that has to go farther ends at the desk
FARTHEST_BLIND = 25  # likewise, from the channel's beginning where no number was known
_AROUND = "()[]{}<>«»\"'“”.,:;!؟?،؛…"  # what people put around a link
_UNMARKED = dict.fromkeys(map(ord, "\u200e\u200f\u2066\u2067\u2068\u2069"))  # direction marks, and isolates

Copy = tuple[int, int]  # (chat, message number) of a forwarded copy that is still to be deleted


@dataclass(frozen=True, slots=True)
class Look:
    """The intent to look, as it is stored; `next` is the number to look at next."""

    delivery: str
    next: int
    misses: int = 0
    copies: tuple[Copy, ...] = ()
    done: bool = False
    version: int = 0

    def missed(self) -> Self:
        """Go on after a number that holds nothing."""
        return replace(self, next=self.next + 1, misses=self.misses + 1)

    def passed(self, *copies: Copy) -> Self:
        """Go on after a number that holds something else."""
        return replace(self, next=self.next + 1, misses=0, copies=self.copies + copies)

    def document(self) -> Document:
        """Return the form it is stored in."""
        body = {"next": self.next, "misses": self.misses, "copies": [list(c) for c in self.copies], "done": self.done}
        return Document(LOOK, self.delivery, body, self.version)


def look_of(document: Document) -> Look:
    """Read a stored look."""
    body: Mapping[str, Any] = document.body
    copies = tuple((int(chat), int(number)) for chat, number in body.get("copies", ()))
    return Look(document.id, body["next"], body.get("misses", 0), copies, body.get("done", False), document.version)


@dataclass(frozen=True, slots=True)
class Shore:
    """What is known of the channel above the look's beginning: own numbers, the highest of anybody's, and the first
    own success that began after the settling (None: there is none).
    """

    own: frozenset[int]
    highest: int
    bound: int | None = None


def go_on(look: Look, shore: Shore) -> Look | None:
    """Return the look at the next number worth asking about; None when the post is certainly not there."""
    while look.next in shore.own and look.next != shore.bound:
        look = look.passed()
    if shore.bound is not None and look.next >= shore.bound:
        return None
    return None if look.misses >= MISSES and look.next > shore.highest else look


def too_far(look: Look, delivery: Delivery) -> bool:
    """Tell whether looking on would take too long."""
    return look.next - (delivery.floor or 0) > (FARTHEST_BLIND if delivery.floor is None else FARTHEST)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for: the message as it would be sent (None: it is not to be sent any more), and the links that
    mean this article. `alone`: no other post of ours is in doubt or under way in the channel. `forms`: other ways it
    may look, because the article was changed or taken back since. `heard` is the highest number known in the channel.
    """

    message: Message | None
    links: tuple[str, ...] = ()
    alone: bool = True
    forms: tuple[Message, ...] = ()
    heard: int = 0


def is_it(found: Found, wanted: Wanted) -> bool:
    """Tell whether what stands there is what is looked for: the same text, or the article's link under its title.

    The text may differ: the picture was dropped, or the article corrected, between the attempt and the look.
    """
    told = _plain(found.text)
    linked = any(link in found.links or _names(found.text, link) for link in wanted.links)
    known = [message.text.plain for message in (wanted.message, *wanted.forms) if message is not None]
    return any(_told(told, text, linked=linked) for text in known) if known else linked


def _names(text: str, link: str) -> bool:
    """Tell whether a text names this very link: `?p=123` is not named by the `?p=1234` of another article."""
    words = text.translate(_UNMARKED).split()
    return any(word == link or word.strip(_AROUND) == link.strip(_AROUND) for word in words)


def _told(told: str, text: str, *, linked: bool) -> bool:
    title = _plain(text.strip().partition("\n")[0])
    return told == _plain(text) or (linked and bool(title) and told.startswith(title))


def links_of(addresses: Iterable[str | None]) -> tuple[str, ...]:
    """Return the addresses there are."""
    return tuple(address for address in addresses if address)


def _plain(text: str) -> str:
    """Fold what Telegram may change in a text: spaces at the ends and between words, composition."""
    return " ".join(unicodedata.normalize("NFC", text).split())
