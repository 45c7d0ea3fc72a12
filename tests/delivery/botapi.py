"""A small strict Bot API server on loopback: it refuses any field the Bot API does not know, and answers as told."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "7:AAsecretsecret"

# Field → kind, as https://core.telegram.org/bots/api names them; "!" marks what is required.
_COMMON = {
    "disable_notification": bool,
    "protect_content": bool,
    "allow_paid_broadcast": bool,
    "reply_parameters": "reply",
    "reply_markup": "markup",
}
METHODS: dict[str, dict[str, Any]] = {
    "getMe": {},
    "getUpdates": {"offset": int, "limit": int, "timeout": int, "allowed_updates": list},
    "getChatMember": {"!chat_id": int, "!user_id": int},
    "sendMessage": {"!chat_id": int, "!text": str, "entities": "entities", "link_preview_options": "preview", **_COMMON},
    "sendPhoto": {"!chat_id": int, "!photo": str, "caption": str, "caption_entities": "entities", **_COMMON},
    "sendDocument": {"!chat_id": str, "!document": bytes, "caption": str},
    "editMessageText": {
        "!chat_id": int, "!message_id": int, "!text": str, "entities": "entities",
        "link_preview_options": "preview", "reply_markup": "markup",
    },
    "editMessageCaption": {
        "!chat_id": int, "!message_id": int, "caption": str, "caption_entities": "entities", "reply_markup": "markup",
    },
    "editMessageMedia": {"!chat_id": int, "!message_id": int, "!media": "media", "reply_markup": "markup"},
    "pinChatMessage": {"!chat_id": int, "!message_id": int, "disable_notification": bool},
    "unpinChatMessage": {"!chat_id": int, "!message_id": int},
    "deleteMessage": {"!chat_id": int, "!message_id": int},
    "setMyCommands": {"!commands": list, "!scope": dict, "language_code": str},
    "deleteMyCommands": {"scope": dict, "language_code": str},
    "forwardMessage": {"!chat_id": int, "!from_chat_id": int, "!message_id": int, "disable_notification": bool},
    "answerCallbackQuery": {"!callback_query_id": str, "text": str, "show_alert": bool},
    "answerInlineQuery": {
        "!inline_query_id": str, "!results": "results", "cache_time": int, "is_personal": bool, "next_offset": str,
    },
}  # fmt: skip
PARTS: dict[str, dict[str, Any]] = {
    "reply": {"!message_id": int, "allow_sending_without_reply": bool},
    "preview": {"is_disabled": bool, "url": str, "prefer_large_media": bool},
    "entities": {"!type": str, "!offset": int, "!length": int, "url": str},
    "results": {
        "!type": str, "!id": str, "!title": str, "!input_message_content": "content", "description": str,
        "thumbnail_url": str, "reply_markup": "markup",
    },
    "media": {"!type": str, "!media": str, "caption": str, "caption_entities": "entities"},
    "content": {"!message_text": str, "entities": "entities", "link_preview_options": "preview"},
    "button": {
        "!text": str, "url": str, "callback_data": str, "copy_text": "copy", "switch_inline_query_chosen_chat": "chosen",
    },
    "copy": {"!text": str},
    "chosen": {"query": str, "allow_user_chats": bool, "allow_group_chats": bool, "allow_channel_chats": bool},
}  # fmt: skip
LISTS = ("entities", "results")


def complaints(fields: dict[str, Any], known: dict[str, Any], where: str) -> list[str]:
    """Say what the Bot API would not understand."""
    names = {name.lstrip("!"): kind for name, kind in known.items()}
    told = [f"{where}: {name} is missing" for name in known if name.startswith("!") and name[1:] not in fields]
    for name, value in fields.items():
        if name not in names:
            told.append(f"{where}: unknown field {name}")
        else:
            told += _complaints(value, names[name], f"{where}.{name}")
    return told


def _complaints(value: Any, kind: Any, where: str) -> list[str]:
    if kind == "markup":
        buttons = [button for row in value["inline_keyboard"] for button in row]
        return [c for b in buttons for c in complaints(b, PARTS["button"], where)] + [
            f"{where}: a button does one thing" for b in buttons if len(b) != 2
        ]
    if kind in LISTS:
        return [c for one in value for c in complaints(one, PARTS[kind], where)]
    if isinstance(kind, str):
        return complaints(value, PARTS[kind], where)
    return [] if type(value) is kind else [f"{where}: {value!r} is not {kind}"]


@dataclass
class Call:
    """One request as it came in."""

    method: str
    fields: dict[str, Any]


Answer = Callable[[web.Request], Any]


@dataclass
class BotApi:
    """Answers with success unless told otherwise: `script[method]` holds answers to give first, in order."""

    calls: list[Call] = field(default_factory=list)
    script: dict[str, list[Any]] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)
    next_message: int = 100
    url: str = ""

    def told(self, method: str) -> list[dict[str, Any]]:
        """Return the fields of every call of a method."""
        return [call.fields for call in self.calls if call.method == method]

    def then(self, method: str, *answers: Any) -> None:
        """Give these answers first: (status, body), or a function of the request."""
        self.script.setdefault(method, []).extend(answers)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        if request.match_info["token"] != TOKEN:
            return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)
        method = request.match_info["method"]
        fields = await _fields(request)
        self.calls.append(Call(method, fields))
        self.bad += complaints(fields, METHODS[method], method)
        scripted = self.script.get(method)
        if scripted:
            answer = scripted.pop(0)
            answer = await answer(request) if callable(answer) else answer
            return answer if isinstance(answer, web.StreamResponse) else reply(*answer)
        return reply(200, {"ok": True, "result": self._result(method, fields)})

    def _result(self, method: str, fields: dict[str, Any]) -> Any:
        if method == "getMe":
            return {"id": 7, "is_bot": True, "first_name": "Mirsal", "username": "mirsal_bot"}
        if method == "getUpdates":
            return []
        if method == "getChatMember":
            return {"status": "administrator", "can_post_messages": True, "can_edit_messages": False}
        if not method.startswith(("send", "forward")):
            return True
        self.next_message += 1
        chat = int(fields["chat_id"])
        return {"message_id": self.next_message, "date": 1, "chat": {"id": chat, "type": "private"}}


async def _fields(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        fields = json.loads(await request.read())
        assert isinstance(fields, dict)
        return fields
    if request.content_type.startswith("multipart/"):
        parts = await request.post()
        return {name: part.file.read() if isinstance(part, web.FileField) else part for name, part in parts.items()}
    assert not await request.read()
    return {}


def reply(status: int, body: Any) -> web.Response:
    """Return an answer: JSON of a mapping, or bytes as they are."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return web.Response(status=status, body=raw, content_type="application/json")


def error(status: int, description: str, **parameters: int) -> tuple[int, dict[str, Any]]:
    """Return an error as Telegram writes it."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return status, body | ({"parameters": parameters} if parameters else {})


async def reset(request: web.Request) -> web.StreamResponse:
    """Break the connection instead of answering."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


@asynccontextmanager
async def serving() -> AsyncIterator[BotApi]:
    """Serve on a free port of this machine."""
    api = BotApi()
    app = web.Application(client_max_size=1 << 24)
    app.router.add_route("*", "/bot{token}/{method}", api.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    api.url = f"http://{host}:{port}"
    try:
        yield api
    finally:
        await runner.cleanup()
    assert api.bad == []
