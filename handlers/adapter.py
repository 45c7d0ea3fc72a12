"""Where python-telegram-bot ends: its updates become `Incoming`, its bot answers who administers a chat."""

import logging
import re
from dataclasses import replace
from typing import Any

from telegram import (
    Bot,
    CallbackQuery,
    ChatMember,
    ChatMemberUpdated,
    InlineQuery,
    MaybeInaccessibleMessage,
    Message,
    MessageOriginChannel,
    Update,
    User,
)
from telegram.error import TelegramError
from telegram.ext import filters

from handlers.incoming import Asked, Incoming, Pressed, Voice
from handlers.room import IsAdministrator

log = logging.getLogger(__name__)

# Arabic keyboards write marks of direction, and our own sentences put commands between such: a copied one brings them.
_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_COMMAND = re.compile(
    rf"[{_MARKS}]*/([A-Za-z0-9_]{{1,32}})(?:@([A-Za-z0-9_]{{1,64}}))?(?:[{_MARKS}]*(?:\s+|(?<=[{_MARKS}]))(.*))?",
    re.DOTALL,
)
_SLASH = re.compile(rf"[\s{_MARKS}]*/")
_PICTURES = ("animation", "document", "paid_media", "photo", "sticker", "story", "video", "video_note")
_WORDLESS = (*_PICTURES, "audio", "contact", "dice", "game", "location", "poll", "venue", "voice")
_ADMINISTRATORS = frozenset({ChatMember.ADMINISTRATOR, ChatMember.OWNER})
_OUT = frozenset({ChatMember.LEFT, ChatMember.BANNED})


def unpack(update: Update, bot_username: str) -> Incoming:
    """Return what an update says, whatever it is."""
    said = Incoming(update=update.update_id)
    if (message := update.effective_message) is not None and update.callback_query is None:
        fresh = update.message is message or update.channel_post is message
        said = _message(said, message, bot_username)
        return said if fresh else replace(said, voice=Voice.ECHO)
    if update.callback_query is not None:
        return _pressed(said, update.callback_query)
    if update.inline_query is not None:
        return _asked(said, update.inline_query)
    if update.my_chat_member is not None:
        return _member(said, update.my_chat_member)
    return said


def command_of(text: str, bot_username: str) -> tuple[str | None, str]:
    """Return a command's name and what stands behind it; (None, the text) for what is no command of this bot.

    Telegram marks commands with an entity; the text alone tells the same, also where the mark is missing.
    """
    found = _COMMAND.fullmatch(text.strip())
    if found is None:
        return None, text.strip()
    name, bot, words = found.groups()
    if bot is not None and bot.lower() != bot_username.lower():
        return None, ""
    return name.lower(), (words or "").strip()


class Says(filters.MessageFilter):
    """Lets messages through that are one of these commands, or one of the words that stand for them."""

    def __init__(self, commands: tuple[str, ...], aliases: tuple[str, ...], bot_username: str) -> None:
        super().__init__(name=f"Says({commands[0]})")
        self._commands = frozenset(commands)
        self._aliases = frozenset(aliases)
        self._bot_username = bot_username

    def filter(self, message: Message) -> bool:
        """Tell whether this message is the command."""
        text = message.text or message.caption or ""
        command, words = command_of(text, self._bot_username)
        return command in self._commands or (command is None and words.removeprefix("/").lower() in self._aliases)


class SaysCommand(filters.MessageFilter):
    """Lets through what has a slash in front and is for us, or for nobody in particular."""

    def __init__(self, bot_username: str) -> None:
        super().__init__(name="SaysCommand")
        self._bot_username = bot_username

    def filter(self, message: Message) -> bool:
        """Tell whether this message looks like a command."""
        text = message.text or message.caption or ""
        command, words = command_of(text, self._bot_username)
        return command is not None or (bool(words) and _SLASH.match(text) is not None)


class Wordless(filters.MessageFilter):
    """Lets through what a person sent without a word: a picture, a voice, a sticker. Service messages are none."""

    def filter(self, message: Message) -> bool:
        """Tell whether this message is one of these."""
        return not (message.text or message.caption) and any(message[kind] for kind in _WORDLESS)


def asks_telegram(bot: Bot) -> IsAdministrator:
    """Make the port that asks Telegram, each time anew; no answer counts as no."""

    async def is_administrator(chat: int, user: int) -> bool:
        try:
            member = await bot.get_chat_member(chat, user)
        except (TelegramError, TypeError) as error:  # TypeError: an answer that is no ChatMember
            log.warning("could not learn who administers a group: %s", error)
            return False
        return member.status in _ADMINISTRATORS

    return is_administrator


def _message(said: Incoming, message: Message, bot_username: str) -> Incoming:
    command, words = command_of(message.text or message.caption or "", bot_username)
    replied = message.reply_to_message
    return replace(
        _by(said, message.from_user),
        chat=message.chat.id,
        kind=message.chat.type,
        voice=_voice(message),
        number=message.message_id,
        command=command,
        words=words,
        replied=replied.message_id if replied else None,
        **_author(replied),
        replied_post=_post_answered(message),
        picture=message.photo[-1].file_id if message.photo else None,
        album=message.media_group_id,
        moved_to=message.migrate_to_chat_id,
        moved_from=message.migrate_from_chat_id,
    )


def _author(message: Message | None) -> dict[str, Any]:
    """Return who wrote the answered message, where that is a person who wrote it themselves."""
    if message is None or message.from_user is None or _voice(message) is not Voice.PERSON:
        return {}
    return {"replied_user": message.from_user.id, "replied_name": message.from_user.full_name}


def _post_answered(message: Message) -> tuple[int, int] | None:
    """Return chat and number of the channel's post that a message answers: one carried here, or one answered where it
    stands («reply in another chat»).
    """
    replied, outside = message.reply_to_message, message.external_reply
    origin = replied.forward_origin if replied is not None else outside.origin if outside is not None else None
    if isinstance(origin, MessageOriginChannel):
        return origin.chat.id, origin.message_id
    if outside is not None and outside.chat is not None and outside.message_id is not None:
        return outside.chat.id, outside.message_id
    return None


def _voice(message: Message) -> Voice:
    if message.forward_origin or message.via_bot or "forward_date" in message.api_kwargs:
        return Voice.ECHO
    if message.sender_chat is not None:
        own = message.sender_chat.id == message.chat.id and not message.is_automatic_forward
        return Voice.ANONYMOUS if own else Voice.OTHER
    if message.from_user is None or message.from_user.is_bot:
        return Voice.OTHER
    return Voice.PERSON


def _pressed(said: Incoming, query: CallbackQuery) -> Incoming:
    message = query.message
    said = replace(_by(said, query.from_user), chat=query.from_user.id)
    if message is not None:
        said = replace(said, chat=message.chat.id, kind=message.chat.type)
    number = message.message_id if message else None
    data, labels = query.data or "", _labels(message)
    pressed = Pressed(query=query.id, data=data, message=number, label=labels.get(data, ""), beside=tuple(labels))
    return replace(said, pressed=pressed)


def _labels(message: MaybeInaccessibleMessage | None) -> dict[str, str]:
    """Return what stands on the buttons of a message, by their data."""
    rows = message.reply_markup.inline_keyboard if isinstance(message, Message) and message.reply_markup else ()
    return {one.callback_data: one.text for row in rows for one in row if isinstance(one.callback_data, str)}


def _asked(said: Incoming, query: InlineQuery) -> Incoming:
    asked = Asked(query=query.id, words=query.query, offset=query.offset)
    return replace(_by(said, query.from_user), chat=query.from_user.id, asked=asked)


def _member(said: Incoming, event: ChatMemberUpdated) -> Incoming:
    inside = event.new_chat_member.status not in _OUT
    if event.new_chat_member.status == ChatMember.RESTRICTED:
        inside = bool(getattr(event.new_chat_member, "is_member", True))
    return replace(_by(said, event.from_user), chat=event.chat.id, kind=event.chat.type, member=inside)


def _by(said: Incoming, user: User | None) -> Incoming:
    return said if user is None else replace(said, user=user.id, name=user.full_name, language_code=user.language_code)
