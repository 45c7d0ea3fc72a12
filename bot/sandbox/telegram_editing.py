"""The methods that change what stands in a chat: edit, delete, pin."""

from typing import Any

from bot.sandbox.telegram_errors import NOT_MODIFIED, bad_request
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_json import message_json
from bot.sandbox.telegram_keyboards import check_markup
from bot.sandbox.telegram_parts import Parts, inside, place
from bot.sandbox.telegram_sending import body_of, caption_of, preview_of
from bot.sandbox.telegram_world import Chat, Message

TWO_DAYS = 48 * 3600
MOST_AT_ONCE = 100


def _editable(parts: Parts, params: Params) -> tuple[Chat, Message]:
    if "chat_id" not in params or "message_id" not in params:
        raise bad_request("MESSAGE_ID_INVALID" if "inline_message_id" in params else "chat_id is empty")
    chat = inside(parts, params["chat_id"])
    message = chat.message(params["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    others = chat.type == "channel" and "edit" in chat.rights and chat.bot == "administrator"
    own = message.own and (chat.type != "channel" or "post" in chat.rights)
    if message.service is not None or message.forwarded is not None or not (own or others):
        raise bad_request("message can't be edited")
    return chat, message


def _state(message: Message) -> tuple[Any, ...]:
    photo = message.photo.id if message.photo else None
    return message.text, message.entities, message.markup, message.preview, photo


def _finish(parts: Parts, message: Message, before: tuple[Any, ...]) -> dict[str, Any]:
    if _state(message) == before:
        raise bad_request(NOT_MODIFIED)
    message.versions.append((before[0], before[1], before[2]))
    message.edited = parts.clock.now()
    parts.world.touch(message)
    return message_json(message, parts.world)


async def edit_message_text(parts: Parts, params: Params) -> dict[str, Any]:
    """Make a text message say something else; without a keyboard it loses its own."""
    chat, message = _editable(parts, params)
    if message.photo or message.document:
        raise bad_request("there is no text in the message to edit")
    before = _state(message)
    (text, entities), preview = body_of(params), preview_of(params)
    markup = check_markup(params.get("reply_markup"), chat.type)
    message.text, message.entities, message.preview, message.markup = text, entities, preview, markup
    return _finish(parts, message, before)


async def edit_message_caption(parts: Parts, params: Params) -> dict[str, Any]:
    """Put another caption under a picture or file."""
    chat, message = _editable(parts, params)
    if not (message.photo or message.document):
        raise bad_request("there is no caption in the message to edit")
    before = _state(message)
    text, entities = caption_of(params)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    message.text, message.entities = text, entities
    return _finish(parts, message, before)


async def edit_message_media(parts: Parts, params: Params) -> dict[str, Any]:
    """Put another picture there, with its caption."""
    chat, message = _editable(parts, params)
    media = params["media"]
    if media["type"] != "photo":
        raise bad_request("stand-in: only photos can be put in place of others")
    before = _state(message)
    text, entities = caption_of(media)
    markup = check_markup(params.get("reply_markup"), chat.type)
    message.photo = await parts.pictures.photo(media["media"])
    message.text, message.entities, message.markup, message.preview = text, entities, markup, {}
    return _finish(parts, message, before)


async def edit_message_reply_markup(parts: Parts, params: Params) -> dict[str, Any]:
    """Change only the buttons."""
    chat, message = _editable(parts, params)
    before = _state(message)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    return _finish(parts, message, before)


async def delete_message(parts: Parts, params: Params) -> bool:
    """Take one message away."""
    chat = inside(parts, params["chat_id"])
    message = chat.message(params["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    _check_deletable(parts, chat, message)
    _delete(parts, message)
    return True


async def delete_messages(parts: Parts, params: Params) -> bool:
    """Take many away; those that are gone are skipped."""
    chat = inside(parts, params["chat_id"])
    numbers: list[int] = params["message_ids"]
    if not 1 <= len(numbers) <= MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified" if numbers else "message identifiers are empty")
    found = [message for number in numbers if (message := chat.message(number)) is not None]
    for message in found:
        _check_deletable(parts, chat, message)
    for message in found:
        _delete(parts, message)
    return True


def _check_deletable(parts: Parts, chat: Chat, message: Message) -> None:
    """Private chats and groups forget after two days; in channels rights decide (MessagesManager.cpp:8376)."""
    if chat.type != "private" and "delete" in chat.rights:
        return
    if chat.type == "channel" and (not message.own or "post" not in chat.rights):
        raise bad_request("message can't be deleted")
    if chat.type in {"group", "supergroup"} and not message.own:
        raise bad_request("message can't be deleted")
    if chat.type != "channel" and parts.clock.now() - message.at >= TWO_DAYS:
        raise bad_request("message can't be deleted for everyone")


def _delete(parts: Parts, message: Message) -> None:
    message.deleted = True
    chat = parts.world.chats[message.chat]
    chat.pinned = [number for number in chat.pinned if number != message.number]
    parts.world.touch(message)


async def pin_chat_message(parts: Parts, params: Params) -> bool:
    """Pin a message. The note of it takes a number of its own."""
    chat = _pinnable(parts, params)
    message = chat.message(params["message_id"])
    if message is None:
        raise bad_request("message to pin not found")
    if message.number in chat.pinned:
        return True
    chat.pinned.append(message.number)
    note = Message(0, chat.id, parts.clock.now(), sender=parts.world.bot.id, own=True)
    note.service = {"pinned_message": message_json(message, parts.world, nested=True)}
    place(parts, chat, note)
    parts.world.touch(message)
    return True


async def unpin_chat_message(parts: Parts, params: Params) -> bool:
    """Unpin one message, or the newest pinned."""
    chat = _pinnable(parts, params)
    number = params.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if number not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(number)
    parts.world.touch(chat.message(number))
    return True


async def unpin_all_chat_messages(parts: Parts, params: Params) -> bool:
    """Unpin all."""
    chat = _pinnable(parts, params)
    for number in chat.pinned:
        parts.world.touch(chat.message(number))
    chat.pinned.clear()
    return True


def _pinnable(parts: Parts, params: Params) -> Chat:
    chat = inside(parts, params["chat_id"])
    needed = {"channel": "edit", "group": "pin", "supergroup": "pin"}.get(chat.type)
    if needed is not None and not (chat.bot == "administrator" and needed in chat.rights):
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat
