"""What handlers are given: the store, the catalogue, the sentences, and the few questions only Telegram can answer."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.errors import FeedError
from bot.messages import Message, Text
from bot.models import Article, Entry, Language
from bot.newsroom import filters
from bot.newsroom.writing import Judge
from bot.ports import Clock, Storage
from bot.replies import Reply
from bot.settings import Settings
from bot.texts import Texts
from handlers.flood import Floods


class Topic(Protocol):
    """What is needed of a topic."""

    @property
    def slug(self) -> str:
        """Its name in links, buttons and filters."""
        ...

    @property
    def titles(self) -> Mapping[Language, str]:
        """Its name as people say it, in every language."""
        ...


class Catalogue(filters.Catalogue, Judge, Protocol):
    """What is needed of the topic catalogue."""

    @property
    def topics(self) -> Sequence[Topic]:
        """All topics, in the order in which they are shown; `breaking` is one of them."""
        ...

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug."""
        ...

    def nearly(self, text: str) -> str | None:
        """Return the slug of the topic that words would name with their ال, or without; nothing where they name one
        as they are.
        """
        ...

    def speaking(
        self, slug: str, title: str, body: str, *, language: Language | None = None, categories: Sequence[str] = ()
    ) -> tuple[str, ...] | None:
        """Return the words of an article that speak for a topic, as they stand there; None where the verdict gives
        the topic.
        """
        ...


class Search(Protocol):
    """What is needed of the search index."""

    async def search(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> Sequence[str]:
        """Return ids of articles that fit the words, best first; while somebody is `typing` the last word is one that
        may go on.
        """
        ...


class Pages(Protocol):
    """What is needed to read an article's own page."""

    async def read(self, url: str) -> Entry:
        """Return what a page says: title, summary, picture. Raises FeedError with a sentence for the editor."""
        ...


class NoPages:
    """Reads no page."""

    async def read(self, url: str) -> Entry:
        """Say that pages are not read here."""
        raise FeedError(f"pages are not read here: {url}")


class Proofs(Protocol):
    """What is needed to show an item before it goes out."""

    async def post(self, article: Article) -> Message:
        """Return the channel's post exactly as it would go out now."""
        ...

    async def lacks(self, article: Article) -> tuple[str, ...]:
        """Name what is missing or too long, most important first."""
        ...

    async def reach(self, article: Article) -> int:
        """Count the readers who would get an article now."""
        ...


class PlainProofs:
    """Shows an item's bare text, for nobody."""

    async def post(self, article: Article) -> Message:
        """Return title and summary."""
        return Message(Text(f"{article.title}\n\n{article.summary}".strip()))

    async def lacks(self, article: Article) -> tuple[str, ...]:
        """Miss nothing but the title."""
        return () if article.title else ("no-title",)

    async def reach(self, article: Article) -> int:  # noqa: ARG002 - the port's
        """Count nobody."""
        return 0


Tell = Callable[[int, Reply], Awaitable[bool]]
"""Carry out what a handler decided for an update (by id). False: somebody else wrote in between; decide again."""

IsAdministrator = Callable[[int, int], Awaitable[bool]]
"""Ask Telegram whether a user (second) administers a chat (first); False where it does not answer."""

IsEditor = Callable[[int], Awaitable[bool]]
"""Tell whether a user is an editor by an owner's word; looked up at the moment of asking."""


async def nobody(user: int) -> bool:  # noqa: ARG001 - the signature of IsEditor
    """Say that there are no editors besides the owners."""
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Everything a handler may touch. `channel` is the channel's number, `channel_name` its public name without @
    (None: it has none), `desk` the desk's number, `bot_username` ours without @, `started` when this copy began.
    """

    storage: Storage
    catalogue: Catalogue
    search: Search
    texts: Texts
    settings: Settings
    clock: Clock
    bot_username: str
    channel: int
    tell: Tell
    is_administrator: IsAdministrator
    is_editor: IsEditor = nobody
    desk: int | None = None
    started: float = 0.0
    floods: Floods = field(default_factory=Floods)
    channel_name: str | None = None
    pages: Pages = field(default_factory=NoPages)
    proofs: Proofs = field(default_factory=PlainProofs)
