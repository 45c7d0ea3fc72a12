"""What the stand-in remembers: people, chats, messages, files. Everything a test or the page may look at."""

import asyncio
import itertools
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.telegram_text import Entity

ALL_RIGHTS = frozenset({"post", "edit", "delete", "pin", "invite"})


@dataclass(slots=True)
class User:
    """A person, or the bot itself. `language` is what the phone is set to, None where it says nothing."""

    id: int
    first_name: str
    language: str | None = None
    username: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the Bot API's User."""
        body: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            body["username"] = self.username
        if self.language:
            body["language_code"] = self.language
        return body


@dataclass(slots=True)
class Blob:
    """A file that Telegram keeps. `width` and `height` are 0 for what is no picture."""

    id: str
    name: str
    type: str
    content: bytes
    width: int = 0
    height: int = 0
    source: str | None = None  # the address it was fetched from

    @property
    def unique(self) -> str:
        """The same file's name for ever."""
        return f"u{self.id[-12:]}"


@dataclass(slots=True)
class Message:
    """One message as it stands in a chat. `versions` holds what stood there before each edit."""

    number: int
    chat: int
    at: float
    sender: int | None = None  # a user; None: the channel itself
    own: bool = False  # the bot sent it
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    markup: dict[str, Any] | None = None
    photo: Blob | None = None
    document: Blob | None = None
    preview: dict[str, Any] = field(default_factory=dict)
    reply_to: int | None = None
    forwarded: "Message | None" = None
    via_bot: bool = False
    sender_chat: int | None = None
    silent: bool = False
    protected: bool = False
    service: dict[str, Any] | None = None
    edited: float | None = None
    deleted: bool = False
    versions: list[tuple[str, list[Entity], dict[str, Any] | None]] = field(default_factory=list)
    touched: int = 0

    @property
    def buttons(self) -> list[list[dict[str, Any]]]:
        """Its inline buttons, row by row."""
        return self.markup["inline_keyboard"] if self.markup else []

    @property
    def links(self) -> list[str]:
        """Every address in it: of text links, written out, and of buttons."""
        raw = self.text.encode("utf-16-le")
        found = [entity["url"] for entity in self.entities if entity["type"] == "text_link"]
        for entity in self.entities:
            if entity["type"] == "url":
                start = entity["offset"] * 2
                found.append(raw[start : start + entity["length"] * 2].decode("utf-16-le"))
        return found + [button["url"] for row in self.buttons for button in row if "url" in button]


@dataclass(slots=True)
class Chat:
    """A private chat, group, supergroup or channel. `rights` are the bot's; `members` pairs user with status."""

    id: int
    type: str
    title: str = ""
    username: str | None = None
    members: dict[int, str] = field(default_factory=dict)
    bot: str = "member"  # administrator · member · left · kicked
    rights: frozenset[str] = frozenset()
    protected: bool = False
    deleted: bool = False
    moved_to: int | None = None
    pinned: list[int] = field(default_factory=list)
    log: dict[int, Message] = field(default_factory=dict)
    last: int = 0

    @property
    def messages(self) -> list[Message]:
        """What stands there now, oldest first, without service messages."""
        return [message for message in self.log.values() if not message.deleted and message.service is None]

    @property
    def texts(self) -> list[str]:
        """The texts of what stands there now."""
        return [message.text for message in self.messages]

    def message(self, number: int) -> Message | None:
        """Return the message that stands under this number, if one does."""
        message = self.log.get(number)
        return None if message is None or message.deleted else message


class World:
    """Everything that exists beyond the bot. `version` grows with each change; `touched` of a message is its newest."""

    def __init__(self, bot: User) -> None:
        self.bot = bot
        self.users: dict[int, User] = {bot.id: bot}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Blob] = {}
        self.version = 0
        self.watchers: set[asyncio.Event] = set()
        self._private = itertools.count(1)  # private chats and groups share one row of numbers

    def touch(self, message: Message | None = None) -> None:
        """Note that something changed, and wake those who wait for it."""
        self.version += 1
        if message is not None:
            message.touched = self.version
        self.tell()

    def tell(self) -> None:
        """Wake those who wait for something to happen."""
        for event in self.watchers:
            event.set()

    async def until(self, fact: Callable[[], object], seconds: float) -> None:
        """Come back as soon as `fact()` holds; TimeoutError when it does not in real `seconds`."""
        event = asyncio.Event()
        self.watchers.add(event)
        try:
            async with asyncio.timeout(seconds):
                while not fact():
                    event.clear()
                    await event.wait()
        finally:
            self.watchers.discard(event)

    def find(self, chat: int | str) -> Chat | None:
        """Return a chat by number or @name."""
        if isinstance(chat, int):
            return self.chats.get(chat)
        name = chat.removeprefix("@").lower()
        return next((c for c in self.chats.values() if c.username and c.username.lower() == name), None)

    def next_number(self, chat: Chat) -> int:
        """Take the chat's next message number. They only grow."""
        chat.last = next(self._private) if chat.type in {"private", "group"} else chat.last + 1
        return chat.last

    def keep(self, blob: Blob) -> Blob:
        """Remember a file."""
        self.files[blob.id] = blob
        return blob

    def administrators(self, chat: Chat) -> Iterator[tuple[User, str]]:
        """Yield the people who run a chat with their status."""
        for user, status in chat.members.items():
            if status in {"creator", "administrator"}:
                yield self.users[user], status


def file_id() -> str:
    """Return a fresh name for a file."""
    return f"AgACAgQAAx{secrets.token_hex(12)}"
