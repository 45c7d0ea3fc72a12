"""What a message is before any messenger sees it: plain text with entities, never markup; buttons; a picture.

Entity offsets and lengths are UTF-16 code units, text limits code points (Bot API, "MessageEntity"; RULES of
the Bot API server).
`Text` is built by appending, so that nobody counts offsets by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from bot.models import Language

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTON_DATA_LIMIT = 64
COPY_LIMIT = 256


def utf16_length(text: str) -> int:
    """Count UTF-16 code units, as entity offsets are counted."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class Entity:
    """A stretch of text that looks or acts differently: `kind` as the Bot API names it (bold, italic,
    text_link, …).
    """

    kind: str
    offset: int
    length: int
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text and its entities, kept in step."""

    plain: str = ""
    entities: tuple[Entity, ...] = ()

    def add(self, plain: str, kind: str | None = None, url: str | None = None) -> Self:
        """Append text, marked as `kind` where one is named. Empty text adds nothing."""
        if not plain:
            return self
        mark = () if kind is None else (Entity(kind, utf16_length(self.plain), utf16_length(plain), url),)
        return replace(self, plain=self.plain + plain, entities=self.entities + mark)

    def join(self, other: "Text") -> Self:
        """Append another text with its entities."""
        shift = utf16_length(self.plain)
        moved = tuple(replace(entity, offset=entity.offset + shift) for entity in other.entities)
        return replace(self, plain=self.plain + other.plain, entities=self.entities + moved)


@dataclass(frozen=True, slots=True)
class Button:
    """One inline button: exactly one of `url`, `data` (≤ 64 bytes), `copy` (≤ 256 characters), `query`
    (inline, own choice of chat).
    """

    label: str
    url: str | None = None
    data: str | None = None
    copy: str | None = None
    query: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. With a `photo` (an address or a file id) the text is its caption.

    `preview` is the address whose preview is shown under the text; None shows none. `reply_to` is a message number
    of the same chat; the message is sent all the same when that one is gone. `new_photo`: an edit puts the photo itself
    there, not only the words under it.
    """

    text: Text
    rows: Rows = ()
    photo: str | None = None
    preview: str | None = None
    silent: bool = False
    reply_to: int | None = None
    protect: bool = False
    new_photo: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A small file for a chat, such as a reader's own data."""

    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One result of an inline query."""

    id: str
    title: str
    description: str
    message: Message
    thumbnail: str | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """An answer: a new message in a chat. `name`: somebody wants to know under which number it stands."""

    chat: int
    message: Message
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Give:
    """An answer: a file."""

    chat: int
    file: File


@dataclass(frozen=True, slots=True)
class Rewrite:
    """An answer: a message of ours looks like this from now on."""

    chat: int
    number: int
    message: Message


@dataclass(frozen=True, slots=True)
class Toast:
    """An answer to a pressed button: a short word on the screen (≤ 200 characters); empty just ends the waiting."""

    query: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer to an inline query."""

    query: str
    choices: tuple[Choice, ...] = ()
    next_offset: str = ""
    cache_seconds: int = 30
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """An answer: a message is pinned in its chat (or not any more); then `done` is said, or where Telegram refuses
    `refused`, or `forbidden` where we have not the right.
    """

    chat: int
    number: int
    pinned: bool
    done: Say
    refused: Say
    forbidden: Say


@dataclass(frozen=True, slots=True)
class Menu:
    """An answer: what Telegram's command menu lists in one chat, as (command, description) in the order shown; nothing:
    the menu of all chats again. `language` None: for those whose language has no menu of its own.
    """

    chat: int
    commands: tuple[tuple[str, str], ...] = ()
    language: Language | None = None


Answer = Say | Give | Rewrite | Toast | Offer | Pin | Menu


def texts(parts: Iterable[Text]) -> Text:
    """Join many."""
    whole = Text()
    for part in parts:
        whole = whole.join(part)
    return whole
