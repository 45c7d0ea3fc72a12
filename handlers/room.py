"""What handlers are given: the store, the catalogue, the sentences, and the few questions only Telegram can answer."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.newsroom.catalogue import Catalogue
from bot.newsroom.search import Search
from bot.ports import Clock, Storage
from bot.replies import Reply
from bot.settings import Settings
from bot.texts import Texts
from handlers.flood import Floods

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
