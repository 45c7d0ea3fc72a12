"""What the Bot API's methods work on, and what many of them do: find a chat to write to, put a message there."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from bot.ports import Clock
from bot.sandbox import telegram_errors as say
from bot.sandbox.telegram_errors import bad_request, forbidden
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_flood import Flood
from bot.sandbox.telegram_pictures import Pictures
from bot.sandbox.telegram_updates import Updates
from bot.sandbox.telegram_world import Chat, Message, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ANSWER_SECONDS = 15.0


@dataclass(slots=True)
class Query:
    """A pressed button or an inline query that waits for an answer."""

    id: str
    user: int
    at: float
    answer: asyncio.Future[dict[str, Any]]
    chat: int = 0


@dataclass(slots=True)
class Profile:
    """What the bot says of itself: commands by (scope, language), names and descriptions by language."""

    commands: dict[tuple[str, str], list[dict[str, str]]] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    menu: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class Parts:
    """Everything a method may touch."""

    world: World
    clock: Clock
    flood: Flood
    updates: Updates
    pictures: Pictures
    strict: bool
    local: bool
    profile: Profile = field(default_factory=Profile)
    callbacks: dict[str, Query] = field(default_factory=dict)
    inlines: dict[str, Query] = field(default_factory=dict)


def known_chat(parts: Parts, chat_id: int | str) -> Chat:
    """Return a chat the bot has heard of."""
    chat = parts.world.find(chat_id)
    if chat is None:
        raise bad_request(say.NOT_FOUND_CHAT)
    return chat


def inside(parts: Parts, chat_id: int | str) -> Chat:
    """Return a chat the bot is in, or a person who lets it write."""
    chat = known_chat(parts, chat_id)
    if chat.type == "private":
        _check_person(parts, chat)
    elif chat.moved_to is not None:
        raise bad_request(say.UPGRADED, {"migrate_to_chat_id": chat.moved_to})
    elif chat.deleted:
        raise forbidden("the group chat was deleted")
    elif chat.bot == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    elif chat.bot == "left":
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    return chat


def _check_person(parts: Parts, chat: Chat) -> None:
    user = parts.world.users[chat.id]
    if user.deactivated:
        raise forbidden(say.DEACTIVATED)
    if user.blocked:
        raise forbidden(say.BLOCKED)
    if not user.started:
        raise forbidden(say.NEVER_STARTED)


def writable(parts: Parts, chat_id: int | str) -> Chat:
    """Return a chat the bot may send to."""
    chat = inside(parts, chat_id)
    if chat.type == "channel" and not (chat.bot == "administrator" and "post" in chat.rights):
        raise bad_request(say.NO_POST_RIGHT)
    return chat


def replied(chat: Chat, params: Params) -> int | None:
    """Return the number a message answers, checked."""
    reply = params.get("reply_parameters")
    if reply is None:
        return None
    if chat.message(reply["message_id"]) is None:
        if not reply.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return None
    return int(reply["message_id"])


def place(parts: Parts, chat: Chat, message: Message) -> Message:
    """Put a message into its chat under the next number."""
    message.number = parts.world.next_number(chat)
    chat.log[message.number] = message
    parts.world.touch(message)
    return message


def outgoing(parts: Parts, chat: Chat, params: Params) -> Message:
    """Return the frame of a message of the bot's, to be filled and placed."""
    return Message(
        number=0,
        chat=chat.id,
        at=parts.clock.now(),
        sender=parts.world.bot.id,
        own=True,
        reply_to=replied(chat, params),
        silent=params.get("disable_notification", False),
        protected=params.get("protect_content", False),
    )
