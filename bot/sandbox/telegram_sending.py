"""The methods that put messages into chats: send, forward, copy."""

from typing import Any

from bot.sandbox.telegram_errors import PROTECTED, bad_request
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_json import message_json
from bot.sandbox.telegram_keyboards import check_markup
from bot.sandbox.telegram_parts import CAPTION_LIMIT, TEXT_LIMIT, Parts, inside, outgoing, place, writable
from bot.sandbox.telegram_text import Entity, check_link, take_text
from bot.sandbox.telegram_world import Chat, Message

PARSE_MODES = frozenset({"", "html", "markdown", "markdownv2"})
ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def body_of(params: Params) -> tuple[str, list[Entity]]:
    """Return a message's text and entities, checked."""
    check_mode(params)
    text, entities = take_text(params["text"], params.get("entities"), TEXT_LIMIT, too_long="message is too long")
    if not text:
        raise bad_request("message text is empty" if not params["text"] else "text must be non-empty")
    return text, entities


def caption_of(params: Params) -> tuple[str, list[Entity]]:
    """Return a caption and its entities, checked. It may be empty."""
    check_mode(params)
    given = params.get("caption", "")
    return take_text(given, params.get("caption_entities"), CAPTION_LIMIT, too_long="message caption is too long")


def check_mode(params: Params) -> None:
    """Markup modes are taken but not read: the text stands as it is."""
    if params.get("parse_mode", "").lower() not in PARSE_MODES:
        raise bad_request("unsupported parse_mode")


def preview_of(params: Params) -> dict[str, Any]:
    """Return the wish for a link's preview, checked."""
    preview: dict[str, Any] = params.get("link_preview_options", {})
    if preview.get("url"):
        check_link(preview["url"], "link preview URL")
    return preview


def _charge(parts: Parts, chat: Chat, params: Params) -> None:
    parts.flood.charge(chat, paid=params.get("allow_paid_broadcast", False))


async def send_message(parts: Parts, params: Params) -> dict[str, Any]:
    """Send text."""
    chat = writable(parts, params["chat_id"])
    message = outgoing(parts, chat, params)
    message.text, message.entities = body_of(params)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    message.preview = preview_of(params)
    _charge(parts, chat, params)
    return message_json(place(parts, chat, message), parts.world)


async def send_photo(parts: Parts, params: Params) -> dict[str, Any]:
    """Send a picture."""
    chat = writable(parts, params["chat_id"])
    message = outgoing(parts, chat, params)
    message.text, message.entities = caption_of(params)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    message.photo = await parts.pictures.photo(params["photo"])
    _charge(parts, chat, params)
    return message_json(place(parts, chat, message), parts.world)


async def send_document(parts: Parts, params: Params) -> dict[str, Any]:
    """Send a file."""
    chat = writable(parts, params["chat_id"])
    message = outgoing(parts, chat, params)
    message.text, message.entities = caption_of(params)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    message.document = await parts.pictures.document(params["document"])
    _charge(parts, chat, params)
    return message_json(place(parts, chat, message), parts.world)


def _source(parts: Parts, params: Params, verb: str) -> Message:
    origin = inside(parts, params["from_chat_id"])
    source = origin.message(params["message_id"])
    if source is None:
        raise bad_request(f"message to {verb} not found")
    if source.service is not None:
        raise bad_request(f"message can't be {'copied' if verb == 'copy' else 'forwarded'}")
    if source.protected or origin.protected:
        raise bad_request(PROTECTED)
    return source


async def forward_message(parts: Parts, params: Params) -> dict[str, Any]:
    """Forward a message: it names where it came from and has no callback buttons."""
    chat = writable(parts, params["chat_id"])
    source = _source(parts, params, "forward")
    _charge(parts, chat, params)
    message = outgoing(parts, chat, params)
    _copy_content(source, message)
    message.forwarded = source.forwarded or source
    kept = [[button for button in row if "url" in button] for row in source.buttons]
    message.markup = {"inline_keyboard": [row for row in kept if row]} if any(kept) else None
    return message_json(place(parts, chat, message), parts.world)


async def copy_message(parts: Parts, params: Params) -> dict[str, Any]:
    """Copy a message; a caption given replaces the old one."""
    chat = writable(parts, params["chat_id"])
    source = _source(parts, params, "copy")
    message = outgoing(parts, chat, params)
    _copy_content(source, message)
    if "caption" in params and (source.photo or source.document):
        message.text, message.entities = caption_of(params)
    message.markup = check_markup(params.get("reply_markup"), chat.type)
    _charge(parts, chat, params)
    return {"message_id": place(parts, chat, message).number}


def _copy_content(source: Message, message: Message) -> None:
    message.text, message.entities = source.text, source.entities
    message.photo, message.document, message.preview = source.photo, source.document, source.preview


async def send_chat_action(parts: Parts, params: Params) -> bool:
    """Say what the bot is busy with."""
    if params["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable(parts, params["chat_id"])
    return True
