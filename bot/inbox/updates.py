"""Raw updates → `Update` values: the id, and whose turn it takes. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.models import Update

KINDS = (
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "inline_query",
    "my_chat_member",
)


def update_of(raw: Mapping[str, Any], *, now: float) -> Update | None:
    """Return the update, or None for something without a number (it cannot be confirmed, so nothing is lost)."""
    number = raw.get("update_id")
    if not isinstance(number, int):
        return None
    return Update(number, raw, chat=chat_of(raw), at=now)


def chat_of(raw: Mapping[str, Any]) -> int:
    """Return the number that orders this update: its chat's, else its sender's, else 0."""
    return next(_numbers(raw), 0)


def _numbers(raw: Mapping[str, Any]) -> Iterator[int]:
    for kind, body in raw.items():
        if kind == "update_id" or not isinstance(body, Mapping):
            continue
        message = body.get("message")
        for place in (
            body.get("chat"),
            message.get("chat") if isinstance(message, Mapping) else None,
            body.get("from"),
        ):
            if isinstance(place, Mapping) and isinstance(place.get("id"), int):
                yield place["id"]
