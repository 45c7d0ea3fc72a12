"""A message as JSON values, for deliveries that carry their own words (a notice to the desk)."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages import Button, Entity, Message, Text

_PLAIN = ("photo", "preview", "reply_to", "silent", "protect")
_BUTTON = ("url", "data", "copy", "query")


def message_to(message: Message) -> dict[str, Any]:
    """Return a message as JSON values; `message_from` makes the same message of them. What is empty is left out."""
    stored: dict[str, Any] = {"text": message.text.plain}
    if message.text.entities:
        stored["entities"] = [_entity_to(entity) for entity in message.text.entities]
    if message.rows:
        stored["rows"] = [[_button_to(button) for button in row] for row in message.rows]
    values = {name: getattr(message, name) for name in _PLAIN}
    return stored | {name: value for name, value in values.items() if value is not None and value is not False}


def message_from(data: Mapping[str, Any]) -> Message:
    """Return the message that JSON values tell. Keys it does not know are let be. Raises KeyError without `text`."""
    return Message(
        Text(str(data["text"]), tuple(_entity_from(entity) for entity in data.get("entities", ()))),
        rows=tuple(tuple(_button_from(button) for button in row) for row in _rows(data)),
        photo=data.get("photo"),
        preview=data.get("preview"),
        reply_to=data.get("reply_to"),
        silent=bool(data.get("silent")),
        protect=bool(data.get("protect")),
    )


def _rows(data: Mapping[str, Any]) -> Sequence[Sequence[Mapping[str, Any]]]:
    return data.get("rows") or ()


def _entity_to(entity: Entity) -> dict[str, Any]:
    stored: dict[str, Any] = {"kind": entity.kind, "offset": entity.offset, "length": entity.length}
    return stored if entity.url is None else {**stored, "url": entity.url}


def _entity_from(stored: Mapping[str, Any]) -> Entity:
    return Entity(stored["kind"], stored["offset"], stored["length"], stored.get("url"))


def _button_to(button: Button) -> dict[str, Any]:
    acts = {name: getattr(button, name) for name in _BUTTON}
    return {"label": button.label} | {name: act for name, act in acts.items() if act is not None}


def _button_from(stored: Mapping[str, Any]) -> Button:
    return Button(stored["label"], **{name: stored.get(name) for name in _BUTTON})
