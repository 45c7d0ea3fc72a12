"""Message → the fields of a Bot API call, as JSON values. Pure. Absent fields are left out, never null.

Field names and shapes: https://core.telegram.org/bots/api (sendMessage, sendPhoto, editMessageText, …).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.messages import CAPTION_LIMIT, Button, Choice, Entity, Message, Text, utf16_length

Fields = dict[str, Any]
_CAPTION_NAMES = {"text": "caption", "entities": "caption_entities"}
_TEXT_NAMES = {caption: text for text, caption in _CAPTION_NAMES.items()}


def sending(message: Message, *, paid: bool = False) -> tuple[str, Fields]:
    """Return the method that sends this message, and all its fields but the chat."""
    method, fields = ("sendMessage", _text(message)) if message.photo is None else ("sendPhoto", _photo(message))
    if message.silent:
        fields["disable_notification"] = True
    if message.protect:
        fields["protect_content"] = True
    if message.reply_to is not None:
        fields["reply_parameters"] = {"message_id": message.reply_to, "allow_sending_without_reply": True}
    if paid:
        fields["allow_paid_broadcast"] = True
    return method, fields


def editing(message: Message, *, caption: bool) -> tuple[str, Fields]:
    """Return the method that makes a standing message look like this, and all its fields but chat and number.

    `caption`: what stands there has a picture, so the text is its caption, cut where it is too long for one.
    """
    if not caption:
        return "editMessageText", _text(message)
    return "editMessageCaption", _caption(clipped(message.text, CAPTION_LIMIT)) | _keyboard(message)


def renewing(message: Message) -> Fields:
    """Return the fields of editMessageMedia but chat and number: this picture with these words under it."""
    media = {"type": "photo", "media": message.photo, **_caption(clipped(message.text, CAPTION_LIMIT))}
    return {"media": media, **_keyboard(message)}


def inline_result(choice: Choice) -> Fields:
    """Return an InlineQueryResultArticle."""
    content = {"message_text": choice.message.text.plain, **_entities("entities", choice.message.text)}
    content["link_preview_options"] = _preview(choice.message.preview)
    fields: Fields = {"type": "article", "id": choice.id, "title": choice.title, "input_message_content": content}
    if choice.description:
        fields["description"] = choice.description
    if choice.thumbnail:
        fields["thumbnail_url"] = choice.thumbnail
    return fields | _keyboard(choice.message)


def plainer(message: Message, drop: Sequence[str]) -> Message:
    """Leave out what Telegram refused before: photo, entities, reply, buttons."""
    if "photo" in drop:
        message = replace(message, photo=None)
    if "entities" in drop:
        message = replace(message, text=Text(message.text.plain))
    if "reply" in drop:
        message = replace(message, reply_to=None)
    if "buttons" in drop:
        message = replace(message, rows=())
    return message


def clipped(text: Text, limit: int) -> Text:
    """Cut a text to `limit` code points, with an ellipsis, its entities within bounds."""
    if len(text.plain) <= limit:
        return text
    plain = text.plain[: limit - 1].rstrip() + "…"
    end = utf16_length(plain)
    kept = (replace(entity, length=min(entity.length, end - entity.offset)) for entity in text.entities)
    return Text(plain, tuple(entity for entity in kept if entity.length > 0))


def without(call: Fields, drop: str) -> Fields:
    """Return a ready call without a part that was refused; a picture becomes a text of its caption."""
    match drop:
        case "photo":
            return _as_text({**call, "method": "sendMessage"}, drop=("photo",))
        case "entities":
            return {name: value for name, value in call.items() if name not in ("entities", "caption_entities")}
        case "reply":
            return {name: value for name, value in call.items() if name != "reply_parameters"}
    return {name: value for name, value in call.items() if name != "reply_markup"}


def other_form(call: Fields) -> Fields:
    """Return the call that edits a caption instead of a text, or the other way round."""
    if call["method"] == "editMessageCaption":
        return _as_text({**call, "method": "editMessageText"})
    renamed = {_CAPTION_NAMES.get(name, name): value for name, value in call.items() if name != "link_preview_options"}
    return {**renamed, "method": "editMessageCaption"}


def _as_text(call: Fields, drop: tuple[str, ...] = ()) -> Fields:
    return {_TEXT_NAMES.get(name, name): value for name, value in call.items() if name not in drop}


def _text(message: Message) -> Fields:
    fields: Fields = {"text": message.text.plain, **_entities("entities", message.text)}
    fields["link_preview_options"] = _preview(message.preview)
    return fields | _keyboard(message)


def _photo(message: Message) -> Fields:
    return {"photo": message.photo, **_caption(message.text)} | _keyboard(message)


def _caption(text: Text) -> Fields:
    return {"caption": text.plain, **_entities("caption_entities", text)} if text.plain else {}


def _preview(address: str | None) -> Fields:
    return {"is_disabled": True} if address is None else {"url": address, "prefer_large_media": True}


def _entities(field: str, text: Text) -> Fields:
    return {field: [_entity(entity) for entity in text.entities]} if text.entities else {}


def _entity(entity: Entity) -> Fields:
    fields: Fields = {"type": entity.kind, "offset": entity.offset, "length": entity.length}
    return fields if entity.url is None else {**fields, "url": entity.url}


def _keyboard(message: Message) -> Fields:
    rows = [[_button(button) for button in row] for row in message.rows if row]
    return {"reply_markup": {"inline_keyboard": rows}} if rows else {}


def _button(button: Button) -> Mapping[str, Any]:
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    if button.data is not None:
        return {"text": button.label, "callback_data": button.data}
    if button.copy is not None:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    chosen = {
        "query": button.query or "",
        "allow_user_chats": True,
        "allow_group_chats": True,
        "allow_channel_chats": True,
    }
    return {"text": button.label, "switch_inline_query_chosen_chat": chosen}
