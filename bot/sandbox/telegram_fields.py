"""Which fields a method or an object of the Bot API takes, and of which type: unknown ones never pass unnoticed.

A shape is written as words "name:type", with "!" where it is required. Types: int, str, bool, chat (a number or
@name), file (an upload or a string), ids (list of numbers), strs (list of strings), or the name of a shape in
`SHAPES`; "[]" before it means a list of them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.telegram_errors import bad_request

_EDITED = "business_connection_id:str chat_id:chat message_id:int inline_message_id:str reply_markup:markup"
_COPIED = (
    "chat_id:chat! message_thread_id:int direct_messages_topic_id:int "
    "disable_notification:bool protect_content:bool allow_paid_broadcast:bool message_effect_id:str "
    "suggested_post_parameters:any reply_parameters:reply reply_markup:markup"
)
_SENT = f"business_connection_id:str {_COPIED}"
_CAPTION = "caption:str parse_mode:str caption_entities:[]entity"

METHODS: Mapping[str, str] = {
    "getMe": "",
    "close": "",
    "logOut": "",
    "getUpdates": "offset:int limit:int timeout:int allowed_updates:strs",
    "setWebhook": "url:str! certificate:file ip_address:str max_connections:int allowed_updates:strs "
    "drop_pending_updates:bool secret_token:str",
    "deleteWebhook": "drop_pending_updates:bool",
    "getWebhookInfo": "",
    "sendMessage": f"{_SENT} text:str! parse_mode:str entities:[]entity link_preview_options:preview",
    "sendPhoto": f"{_SENT} {_CAPTION} photo:file! show_caption_above_media:bool has_spoiler:bool",
    "sendDocument": f"{_SENT} {_CAPTION} document:file! thumbnail:file disable_content_type_detection:bool",
    "editMessageText": f"{_EDITED} text:str! parse_mode:str entities:[]entity link_preview_options:preview",
    "editMessageCaption": f"{_EDITED} {_CAPTION} show_caption_above_media:bool",
    "editMessageMedia": f"{_EDITED} media:media!",
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": "chat_id:chat! message_id:int!",
    "deleteMessages": "chat_id:chat! message_ids:ids!",
    "forwardMessage": "chat_id:chat! message_thread_id:int direct_messages_topic_id:int from_chat_id:chat! "
    "video_start_timestamp:int disable_notification:bool protect_content:bool message_effect_id:str "
    "suggested_post_parameters:any message_id:int!",
    "copyMessage": f"{_COPIED} {_CAPTION} from_chat_id:chat! message_id:int! video_start_timestamp:int "
    "show_caption_above_media:bool",
    "pinChatMessage": "business_connection_id:str chat_id:chat! message_id:int! disable_notification:bool",
    "unpinChatMessage": "business_connection_id:str chat_id:chat! message_id:int",
    "unpinAllChatMessages": "chat_id:chat!",
    "answerCallbackQuery": "callback_query_id:str! text:str show_alert:bool url:str cache_time:int",
    "answerInlineQuery": "inline_query_id:str! results:[]result! cache_time:int is_personal:bool next_offset:str "
    "button:inline_button",
    "getChat": "chat_id:chat!",
    "getChatMember": "chat_id:chat! user_id:int!",
    "getChatAdministrators": "chat_id:chat! return_bots:bool",
    "getChatMemberCount": "chat_id:chat!",
    "leaveChat": "chat_id:chat!",
    "setMyCommands": "commands:[]command! scope:scope language_code:str",
    "getMyCommands": "scope:scope language_code:str",
    "deleteMyCommands": "scope:scope language_code:str",
    "setMyName": "name:str language_code:str",
    "getMyName": "language_code:str",
    "setMyDescription": "description:str language_code:str",
    "getMyDescription": "language_code:str",
    "setMyShortDescription": "short_description:str language_code:str",
    "getMyShortDescription": "language_code:str",
    "setChatMenuButton": "chat_id:int menu_button:menu",
    "getChatMenuButton": "chat_id:int",
    "sendChatAction": "business_connection_id:str chat_id:chat! message_thread_id:int action:str!",
    "getFile": "file_id:str!",
}

_RESULT = "type:str! id:str! title:str reply_markup:markup input_message_content:content description:str"
SHAPES: Mapping[str, str] = {
    "entity": "type:str! offset:int! length:int! url:str user:any language:str custom_emoji_id:str unix_time:int "
    "date_time_format:str",
    "preview": "is_disabled:bool url:str prefer_small_media:bool prefer_large_media:bool show_above_text:bool",
    "reply": "message_id:int! chat_id:chat allow_sending_without_reply:bool quote:str quote_parse_mode:str "
    "quote_entities:[]entity quote_position:int checklist_task_id:int poll_option_id:str",
    "markup": "inline_keyboard:[][]button keyboard:any is_persistent:bool resize_keyboard:bool one_time_keyboard:bool "
    "input_field_placeholder:str selective:bool remove_keyboard:bool force_reply:bool",
    "button": "text:str! icon_custom_emoji_id:str style:str url:str callback_data:str web_app:any login_url:any "
    "switch_inline_query:str switch_inline_query_current_chat:str switch_inline_query_chosen_chat:chosen "
    "copy_text:copied callback_game:any pay:bool",
    "copied": "text:str!",
    "chosen": "query:str allow_user_chats:bool allow_bot_chats:bool allow_group_chats:bool allow_channel_chats:bool",
    "media": f"type:str! media:file! {_CAPTION} show_caption_above_media:bool has_spoiler:bool",
    "command": "command:str! description:str!",
    "scope": "type:str! chat_id:chat user_id:int",
    "menu": "type:str! text:str web_app:any",
    "content": "message_text:str! parse_mode:str entities:[]entity link_preview_options:preview",
    "result": f"{_RESULT} {_CAPTION} url:str thumbnail_url:str thumbnail_width:int thumbnail_height:int "
    "photo_url:str photo_width:int photo_height:int photo_file_id:str show_caption_above_media:bool",
    "inline_button": "text:str! web_app:any start_parameter:str",
}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content: bytes
    type: str = "application/octet-stream"


Params = dict[str, Any]


def read_fields(given: Mapping[str, Any], shape: str, *, strict: bool, files: Mapping[str, Upload]) -> Params:
    """Return the fields of a shape with their types; `Refusal` names the first that is unknown, wrong or missing."""
    known = dict(_field(word) for word in shape.split())
    if strict and (stray := [name for name in given if name not in known and name not in files]):
        raise bad_request(f'stand-in: unknown parameter "{stray[0]}"')
    params: Params = {}
    for name, (kind, required) in known.items():
        value = given.get(name, files.get(name))
        if value is not None:
            params[name] = _value(value, kind, name, strict=strict, files=files)
        elif required:
            raise bad_request(_missing(name))
    return params


def _field(word: str) -> tuple[str, tuple[str, bool]]:
    name, kind = word.split(":")
    return name, (kind.rstrip("!"), kind.endswith("!"))


def _missing(name: str) -> str:
    asked = {
        "chat_id": "chat_id is empty",
        "text": "message text is empty",
        "message_id": "message identifier is not specified",
        "photo": "there is no photo in the request",
        "document": "there is no document in the request",
    }
    return asked.get(name, f'can\'t find field "{name}"')


def _value(value: Any, kind: str, name: str, *, strict: bool, files: Mapping[str, Upload]) -> Any:
    if kind.startswith("[]"):
        items = _list(_parsed(value, name), name)
        return [_value(item, kind[2:], name, strict=strict, files=files) for item in items]
    if kind in SHAPES:
        parsed = _parsed(value, name)
        if not isinstance(parsed, dict):
            raise bad_request(f'field "{name}" must be of type Object')
        return read_fields(parsed, SHAPES[kind], strict=strict, files=files)
    if kind == "file":
        return _file(value, files)
    return _PLAIN[kind](value, name)


def _parsed(value: Any, name: str) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise bad_request(f'field "{name}" must be of type Array')
    return value


def _int(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise bad_request(f'field "{name}" must be a valid Number')
    try:
        return int(value)
    except ValueError:
        raise bad_request(f'field "{name}" must be a valid Number') from None


def _str(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise bad_request(f'field "{name}" must be of type String')
    return value


def _bool(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in {"true", "false", "0", "1"}:
        return value.lower() in {"true", "1"}
    raise bad_request(f'field "{name}" must be of type Boolean')


def _chat(value: Any, name: str) -> int | str:
    if isinstance(value, str) and value.startswith("@"):
        return value
    try:
        return _int(value, name)
    except Exception:  # noqa: BLE001 - whatever is no number is no chat
        raise bad_request("chat not found") from None


def _ids(value: Any, name: str) -> list[int]:
    return [_int(item, name) for item in _list(_parsed(value, name), name)]


def _strs(value: Any, name: str) -> list[str]:
    return [_str(item, name) for item in _list(_parsed(value, name), name)]


def _any(value: Any, name: str) -> Any:
    return _parsed(value, name)


def _file(value: Any, files: Mapping[str, Upload]) -> Upload | str:
    if isinstance(value, str) and value.startswith("attach://"):
        part = value.removeprefix("attach://")
        if part not in files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return files[part]
    if isinstance(value, Upload | str):
        return value
    raise bad_request("wrong file identifier/HTTP URL specified")


_PLAIN = {"int": _int, "str": _str, "bool": _bool, "chat": _chat, "ids": _ids, "strs": _strs, "any": _any}
