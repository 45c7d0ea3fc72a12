"""Who we are and where: the bot's own name, the channel's and the desk's numbers, asked of Telegram and remembered."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.changes import SetValue
from bot.errors import MaybeSent, NotSent, SettingsError
from bot.newsroom.moves import place_name
from bot.ports import Storage
from bot.settings import SAME_PLACE

log = logging.getLogger(__name__)

REFUSED = (401, 404)
WRONG_PLACE = (400, 403)  # "chat not found", "bot was kicked": of the setting, not of the moment
OWN_RIGHTS = ("can_post_messages", "can_edit_messages", "can_delete_messages")


class Answered(Protocol):
    """A raw answer of the Bot API."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def body(self) -> bytes:
        """The body as it came."""
        ...


class Calling(Protocol):
    """What is needed of the transport."""

    async def call(self, method: str, payload: Mapping[str, Any] = ...) -> Answered:
        """Call a method of the Bot API."""
        ...


@dataclass(frozen=True, slots=True)
class Place:
    """A chat of ours: its number, its public name without @, its title; `kind` as the Bot API has it."""

    number: int
    username: str | None = None
    title: str = ""
    kind: str = "channel"


@dataclass(frozen=True, slots=True)
class Identity:
    """What everything that is sent needs to know. `desk` is None where there is none."""

    bot: int
    username: str
    channel: Place
    desk: Place | None


@dataclass(frozen=True, slots=True)
class No:
    """Telegram said no, or nothing: `status` 0 when there was no answer, or only a gateway's. `sentence` is its own;
    `moved` the chat's new number where it says that a group became a supergroup.
    """

    status: int
    sentence: str
    moved: int | None = None

    @property
    def token_refused(self) -> bool:
        """Tell whether it is the token that is wrong."""
        return self.status in REFUSED

    @property
    def place_refused(self) -> bool:
        """Tell whether it is the chat that is wrong, whatever time it is."""
        return self.status in WRONG_PLACE


async def ask(transport: Calling, method: str, **payload: Any) -> dict[str, Any] | No:
    """Call a method that answers with an object; return it, or why not. Never raises for the other side's doing."""
    try:
        answer = await transport.call(method, payload)
        body = json.loads(answer.body)
    except (NotSent, MaybeSent) as error:
        return No(0, str(error))
    except ValueError:
        return No(0, f"HTTP {answer.status} without JSON")
    match body:
        case {"ok": True, "result": dict() as result}:
            return result
        case {"ok": False}:
            moved = (body.get("parameters") or {}).get("migrate_to_chat_id")
            return No(answer.status, str(body.get("description", "no reason")), moved)
    return No(0, f"HTTP {answer.status} with another server's JSON")


async def introduce(
    transport: Calling, storage: Storage, *, channel: int | str, desk: int | str | None
) -> Identity | No:
    """Ask who we are and where; what was learnt once is remembered and serves while Telegram is silent.

    Raises SettingsError where Telegram says that CHANNEL is no channel of ours, or that DESK is the same chat. A
    channel that has had a post of ours is no mistake: put out of it while we slept, we start, and its posts wait as
    they do when that happens while we run.
    """
    me = await ask(transport, "getMe")
    if isinstance(me, No):
        return me
    here = await find(transport, storage, channel)
    if isinstance(here, No) and here.place_refused and (number := await _ours(storage, channel)) is not None:
        log.error("CHANNEL %s: %s; its posts wait until the bot is an administrator again", channel, here.sentence)
        here = Place(number)
    if (wrong := no_channel(here)) is not None:
        raise SettingsError("CHANNEL", f"{channel}: {wrong}")
    if isinstance(here, No):
        return No(here.status, f"CHANNEL {channel}: {here.sentence}")
    there = await _desk(transport, storage, desk)
    if there is not None and there.number == here.number:
        raise SettingsError("DESK", SAME_PLACE)
    return Identity(int(me["id"]), str(me["username"]), here, there)


def no_channel(answer: Place | No) -> str | None:
    """Tell what is wrong with an answer that is none about a channel of ours, and what to do; None: nothing is, or
    nobody knows (no answer, or one about something else).
    """
    if isinstance(answer, No):
        return f"{answer.sentence}; make the bot an administrator of it" if answer.place_refused else None
    if answer.kind == "channel":
        return None
    what = "a person" if answer.kind == "private" else "a group"
    return f"this is {what}, no channel; give the channel's @name or its number"


async def _ours(storage: Storage, channel: int | str) -> int | None:
    """Return the number of a channel in which something of ours stands; None: in none that we know of."""
    number = await storage.value(place_name(channel)) if isinstance(channel, str) else channel
    return number if isinstance(number, int) and await storage.floor(number) is not None else None


async def _desk(transport: Calling, storage: Storage, desk: int | str | None) -> Place | None:
    """Find the desk, where it moved to if it did."""
    if desk is None:
        return None
    there = await find(transport, storage, desk)
    if isinstance(there, No) and there.moved is not None:
        await storage.commit(SetValue(place_name(desk), there.moved))
        there = await find(transport, storage, desk)
    number = await storage.value(place_name(desk)) or desk
    if isinstance(there, No):
        log.error("DESK cannot be reached, so nobody is asked and nobody is told: %s", there.sentence)
        return Place(number) if isinstance(number, int) else None
    if isinstance(desk, int) and number != desk:
        log.warning("DESK %d became the supergroup %s; the settings should say so, too", desk, number)
    return there


async def find(transport: Calling, storage: Storage, chat: int | str) -> Place | No:
    """Resolve a chat. A name is resolved once: everything is kept under the number (a name may change hands). A number
    leads to where the chat moved, if that is known.

    Where Telegram does not answer, or not about the chat, a number that is known serves; its plain no is returned.
    """
    kept = await storage.value(place_name(chat))
    told = await ask(transport, "getChat", chat_id=kept or chat)
    if isinstance(told, No):
        number = kept if isinstance(kept, int) else chat
        return Place(number) if isinstance(number, int) and not told.place_refused else told
    place = place_of(told)
    if isinstance(chat, str) and kept is None:
        await storage.commit(SetValue(place_name(chat), place.number))
    return place


def place_of(chat: Mapping[str, Any]) -> Place:
    """Return the place that an answer of `getChat` is about."""
    return Place(int(chat["id"]), chat.get("username"), chat.get("title", ""), str(chat["type"]))


async def rights(transport: Calling, channel: int, bot: int) -> frozenset[str] | No:
    """Return what the bot may do in the channel, as the Bot API names it; all of it for the creator."""
    member = await ask(transport, "getChatMember", chat_id=channel, user_id=bot)
    if isinstance(member, No):
        return member
    if member.get("status") == "creator":
        return frozenset(OWN_RIGHTS)
    if member.get("status") != "administrator":
        return frozenset()
    return frozenset(name for name in OWN_RIGHTS if member.get(name))


def unknown_topics(topics: tuple[str, ...], known: frozenset[str]) -> None:
    """Raise SettingsError for a topic of PUBLISH_TOPICS that the catalogue does not have."""
    for topic in topics:
        if topic != "everything" and topic not in known:
            raise SettingsError("PUBLISH_TOPICS", f"{topic!r} is no topic; give some of {', '.join(sorted(known))}")
