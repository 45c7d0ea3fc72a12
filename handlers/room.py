"""What handlers are given: the store, the catalogue, the sentences, and the few questions only Telegram can answer."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.models import Language
from bot.newsroom import filters
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


class Catalogue(filters.Catalogue, Protocol):
    """What is needed of the topic catalogue."""

    @property
    def topics(self) -> Sequence[Topic]:
        """All topics, in the order in which they are shown; `breaking` is one of them."""
        ...

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug."""
        ...


class Search(Protocol):
    """What is needed of the search index."""

    def search(self, words: str, limit: int, offset: int = 0) -> Sequence[str]:
        """Return ids of articles that fit the words, best first."""
        ...


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
    """Everything a handler may touch. `channel` is the channel's number, `bot_username` ours without @."""

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
    floods: Floods = field(default_factory=Floods)
