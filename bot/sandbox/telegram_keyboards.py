"""The keyboards Telegram takes: one action a button, valid addresses, small enough for every client."""

from typing import Any

from bot.sandbox.telegram_errors import bad_request
from bot.sandbox.telegram_text import check_link

MOST_BUTTONS = 100
MOST_IN_A_ROW = 8
MOST_DATA_BYTES = 64
MOST_COPIED = 256
ACTIONS = [
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
]
STYLES = frozenset({"danger", "success", "primary"})
_TEXT_BUTTON = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


def check_markup(markup: dict[str, Any] | None, chat_type: str) -> dict[str, Any] | None:
    """Return the inline keyboard as it will stand, None for none; `Refusal` when Telegram would refuse it."""
    if markup is None:
        return None
    kinds = [name for name in ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply") if name in markup]
    if len(kinds) != 1:
        raise bad_request("object expected as reply markup")
    if kinds[0] != "inline_keyboard":
        if chat_type == "channel":
            raise bad_request("reply keyboards are not allowed in channels")
        return None
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(len(row) for row in rows) > MOST_BUTTONS or any(len(row) > MOST_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            check_button(button, chat_type)
    return {"inline_keyboard": rows} if rows else None


def check_button(button: dict[str, Any], chat_type: str) -> None:
    """Refuse a button that Telegram would refuse, or drop in silence."""
    actions = [name for name in ACTIONS if name in button]
    if not button["text"].strip():
        raise bad_request("can't parse inline keyboard button: Text must be non-empty")
    if not actions or button.get("callback_data") == "":
        raise bad_request(_TEXT_BUTTON)
    if len(actions) > 1:
        raise bad_request(f"stand-in: a button does one thing, not {' and '.join(actions)}")
    if "style" in button and button["style"] not in STYLES:
        raise bad_request("BUTTON_STYLE_INVALID")
    _check_action(actions[0], button[actions[0]], chat_type)


def _check_action(action: str, value: Any, chat_type: str) -> None:
    if action == "url":
        check_link(value, "inline keyboard button URL")
    elif action == "callback_data":
        if len(value.encode()) > MOST_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif action == "copy_text":
        if not 1 <= len(value["text"]) <= MOST_COPIED:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")
    elif action.startswith("switch_inline_query"):
        if chat_type == "channel":
            raise bad_request(
                f"can't use {action} button in a channel chat, because users will not be able to use the button "
                "without knowing bot's username"
            )
    elif action in {"callback_game", "pay"} or (action == "web_app" and chat_type != "private"):
        raise bad_request("BUTTON_TYPE_INVALID")
