"""What Telegram's raw answer means for an attempt: status and body → `Outcome`. Pure, total: any bytes give one.

The descriptions are those of tdlib/telegram-bot-api 10.0 and td; they are compared without regard to case. Whatever
is not understood is `Unknown`: it may stand in the chat or not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from bot.models import Deferred, Degrade, Moved, Outcome, Refused, Sent, TokenRefused, Unknown, Unreachable

DEFAULT_FLOOD = 60.0  # a 429 that does not say how long
LONGEST_FLOOD = 86_400.0
OFFLINE_WAIT = 1.0  # after a connection that did not come about
_REASON = 300
_OK, _BAD_REQUEST, _UNAUTHORIZED, _FORBIDDEN, _NOT_FOUND = 200, 400, 401, 403, 404
_TOO_LARGE, _FLOOD, _SERVER = 413, 429, 500
_NUMBERED = ("send", "forward", "copy")  # methods whose success must name a message

_AS_WISHED = (
    "message is not modified",
    "message to delete not found",
    "message to unpin not found",
    "sent message was immediately deleted",
)
_PHOTO = (
    "wrong file identifier",
    "wrong remote file identifier",
    "wrong file_id",
    "failed to get http url content",
    "wrong type of the web page content",
    "wrong type of file",
    "wrong http url specified",
    "photo_invalid_dimensions",
    "photo_ext_invalid",
    "photo_save_file_invalid",
    "photo_content_url_empty",
    "image_process_failed",
    "webpage_curl_failed",
    "webpage_media_empty",
    "media_empty",
    "media_invalid",
    "file is too big",
    "not enough rights to send photos",
    "chat_send_photos_forbidden",
    "chat_send_media_forbidden",
    "message caption is too long",
    "media_caption_too_long",
)
_ENTITIES = (
    "can't parse entities",
    "can't parse message text",
    "entity_bounds_invalid",
    "entities_too_long",
    "can't parse caption",
)
_REPLY = (
    "message to be replied not found",
    "reply message not found",
    "replied message not found",
    "reply_message_id_invalid",
)
_BUTTONS = (
    "button_url_invalid",
    "inline keyboard button",
    "can't parse inline keyboard",
    "reply markup is too long",
    "button_",
)
_RIGHTS = (
    "need administrator rights in the channel chat",
    "not enough rights to send",
    "not enough rights to post",
    "chat_write_forbidden",
    "chat_admin_required",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "have no rights to send a message",
    "kicked from the channel chat",
    "not a member of the channel chat",
    "user_banned_in_channel",
)
_OTHER_FORM = ("there is no text in the message", "there is no caption in the message")
_GONE = (
    "chat not found",
    "peer_id_invalid",
    "user_is_blocked",
    "user_deactivated",
    "input_user_deactivated",
    "user not found",
    "group chat was deactivated",
    "bot_blocked",
    "topic_closed",  # of a forum, to which the group's copies go
)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """An error as Telegram said it."""

    description: str
    parameters: Mapping[str, Any]


def outcome_of(method: str, status: int, body: bytes) -> Outcome:
    """Return what became of a call of `method` that was answered with this HTTP status and body."""
    answer = _json(body)
    if status == _OK:
        return _success(method, answer)
    said = Verbatim(_description(answer, body), _mapping(answer.get("parameters")))
    if status == _FLOOD:
        return Deferred(_flood_wait(said), "429: " + said.description, flood=True)
    if _any(said.description, _AS_WISHED):
        return Sent()
    return _error(method, status, said, telegram=answer.get("ok") is False)


def is_other_form(reason: str) -> bool:
    """Tell whether an edit was refused because a text's place holds a picture's caption, or the other way round."""
    return _any(reason, _OTHER_FORM)


def _success(method: str, answer: Mapping[str, Any]) -> Outcome:
    if answer.get("ok") is not True:
        return Unknown("200, but not Telegram's success: " + _description(answer, b""))
    number = _mapping(answer.get("result")).get("message_id")
    if not method.startswith(_NUMBERED):
        return Sent()
    if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
        return Sent(number or None)  # 0: a scheduled one, whose number is not known yet
    return Unknown("200, but no message number")


def _error(method: str, status: int, said: Verbatim, *, telegram: bool) -> Outcome:
    reason = f"{status}: {said.description}"
    if status == _UNAUTHORIZED or (status == _NOT_FOUND and "method not found" not in said.description.lower()):
        return TokenRefused(reason)
    if not _BAD_REQUEST <= status < _SERVER or (status != _TOO_LARGE and not telegram):
        return Unknown(reason)
    new = said.parameters.get("migrate_to_chat_id")
    if isinstance(new, int) and not isinstance(new, bool):
        return Moved(new)
    if _any(said.description, _RIGHTS) and not _is_photo(method, said.description):
        return Refused(reason, lane_stop=True)
    if status == _FORBIDDEN or _any(said.description, _GONE):
        return Unreachable(reason)
    return _bad_request(method, said.description, reason)


def _bad_request(method: str, description: str, reason: str) -> Outcome:
    if _is_photo(method, description):
        return Degrade(reason, "photo")
    if _any(description, _ENTITIES):
        return Degrade(reason, "entities")
    if _any(description, _REPLY):
        return Degrade(reason, "reply")
    if _any(description, _BUTTONS):
        return Degrade(reason, "buttons")
    return Refused(reason)


def _is_photo(method: str, description: str) -> bool:
    return method == "sendPhoto" and _any(description, _PHOTO)


def _flood_wait(said: Verbatim) -> float:
    wait = said.parameters.get("retry_after")
    if not isinstance(wait, int | float) or isinstance(wait, bool):
        told = re.search(r"retry after (\d{1,9})", said.description, re.IGNORECASE)
        wait = int(told[1]) if told else 0
    return min(float(wait), LONGEST_FLOOD) if wait > 0 else DEFAULT_FLOOD


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        return _mapping(orjson.loads(body))
    except orjson.JSONDecodeError:
        return {}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _description(answer: Mapping[str, Any], body: bytes) -> str:
    told = answer.get("description")
    text = told if isinstance(told, str) else body[:_REASON].decode("utf-8", "replace")
    return " ".join(text.split())[:_REASON] or "nothing said"


def _any(description: str, signs: tuple[str, ...]) -> bool:
    lower = description.lower()
    return any(sign in lower for sign in signs)
