"""The way out to Telegram: a message becomes a call, its raw answer an `Outcome`. Nothing is raised for what the
other side does.
"""

from collections.abc import Mapping
from typing import Any

import orjson

from bot.delivery.outcomes import OFFLINE_WAIT, is_other_form, outcome_of
from bot.delivery.payloads import Fields, editing, renewing, sending
from bot.delivery.transport import Response, Transport
from bot.errors import MaybeSent, NotSent
from bot.messages import Message
from bot.models import Deferred, Outcome, Refused, Sent, Unknown
from bot.ports import Found

PROBE_READ = 10.0  # seconds an answer may take, where asking again is free
REPEATABLE_READ = 20.0  # and where doing it again changes nothing
_PREPARED = 64
_MISSES = ("message to forward not found", "message can't be forwarded", "message_id_invalid")
_PROTECTED = "protected content"


class TelegramSender:
    """Sends, edits, deletes, looks (`bot.ports.Sender` and `Looker`), and tells whether Telegram is there at all.

    `bot` is the bot's own number; `paid` sends with `allow_paid_broadcast`.
    """

    def __init__(self, transport: Transport, *, bot: int, paid: bool = False) -> None:
        self._transport = transport
        self._bot = bot
        self._paid = paid
        self._prepared: dict[int, tuple[Message, str, bytes]] = {}

    # Sender ─────────────────────────────────────────────────────────────────

    async def send(self, chat: int, message: Message) -> Outcome:
        """Send a message."""
        try:
            method, rest = self._prepare(message)
        except orjson.JSONEncodeError as error:
            return Refused(f"not a message: {error}")
        return await self._try(method, b'{"chat_id":%d,%b' % (chat, rest))

    async def edit(self, chat: int, number: int, message: Message) -> Outcome:
        """Make a message look like this. A picture's text is its caption, whichever of the two stands there; the
        picture itself stays, unless the message says that it is a new one, and Telegram takes it.
        """
        caption = message.photo is not None
        if caption and message.new_photo:
            payload = {"chat_id": chat, "message_id": number, **renewing(message)}
            outcome = await self._try("editMessageMedia", payload, timeout=REPEATABLE_READ)
            if not isinstance(outcome, Refused) or outcome.lane_stop:
                return outcome
        outcome = await self._edit(chat, number, message, caption=caption)
        if isinstance(outcome, Refused) and is_other_form(outcome.reason):
            outcome = await self._edit(chat, number, message, caption=not caption)
        return outcome

    async def delete(self, chat: int, number: int) -> Outcome:
        """Take a message away."""
        return await self._try("deleteMessage", {"chat_id": chat, "message_id": number}, timeout=REPEATABLE_READ)

    # Looker ─────────────────────────────────────────────────────────────────

    async def look(self, channel: int, number: int, via: int) -> Found | Outcome:
        """Forward a number silently. `Refused`: no such message; with `lane_stop`: nothing can be forwarded here."""
        asked = {"chat_id": via, "from_chat_id": channel, "message_id": number, "disable_notification": True}
        answer = await self._answer("forwardMessage", asked, timeout=PROBE_READ)
        if not isinstance(answer, Response):
            return answer
        outcome = outcome_of("forwardMessage", answer.status, answer.body)
        match outcome:
            case Sent(int(copy)):
                return found(orjson.loads(answer.body)["result"], copy)
            case Refused(reason) if _PROTECTED in reason.lower():
                return Refused(reason, lane_stop=True)
            case Refused(reason) if not any(miss in reason.lower() for miss in _MISSES):
                return Unknown(reason)
        return outcome

    async def may_edit_others(self, channel: int) -> bool | None:
        """Tell whether the bot may edit other people's posts there."""
        rights = await self._rights(channel)
        return None if rights is None else rights.get("status") == "creator" or rights.get("can_edit_messages") is True

    # is Telegram there? ─────────────────────────────────────────────────────

    async def alive(self) -> Outcome:
        """Ask `getMe`: `Sent` when Telegram answers as it should."""
        return await self._try("getMe", {}, timeout=PROBE_READ)

    async def may_post(self, chat: int) -> bool | None:
        """Tell whether the bot may write there. None: it could not be known."""
        rights = await self._rights(chat)
        if rights is None:
            return None
        match rights.get("status"):
            case "administrator":
                return rights.get("can_post_messages") is not False
            case "restricted":
                return rights.get("can_send_messages") is True
            case "creator" | "member":
                return True
        return False

    async def _rights(self, chat: int) -> Mapping[str, Any] | None:
        answer = await self._answer("getChatMember", {"chat_id": chat, "user_id": self._bot}, timeout=PROBE_READ)
        if not isinstance(answer, Response):
            return None
        match outcome_of("getChatMember", answer.status, answer.body):
            case Sent():
                return _mapping(orjson.loads(answer.body).get("result"))
            case Refused() | Unknown() | Deferred():
                return None
        return {"status": "left"}

    # calls ──────────────────────────────────────────────────────────────────

    async def _edit(self, chat: int, number: int, message: Message, *, caption: bool) -> Outcome:
        method, fields = editing(message, caption=caption)
        payload = {"chat_id": chat, "message_id": number, **fields}
        return await self._try(method, payload, timeout=REPEATABLE_READ)

    async def _try(self, method: str, payload: Fields | bytes, *, timeout: float | None = None) -> Outcome:
        answer = await self._answer(method, payload, timeout=timeout)
        return outcome_of(method, answer.status, answer.body) if isinstance(answer, Response) else answer

    async def _answer(
        self,
        method: str,
        payload: Fields | bytes,
        *,
        timeout: float | None = None,
    ) -> Response | Outcome:
        try:
            return await self._transport.call(method, payload, timeout=timeout)
        except NotSent as error:
            return Deferred(OFFLINE_WAIT, str(error))
        except MaybeSent as error:
            return Unknown(str(error))
        except orjson.JSONEncodeError as error:
            return Refused(f"not a message: {error}")

    def _prepare(self, message: Message) -> tuple[str, bytes]:
        """Serialise a message once: the same object sent to many chats is one body with another chat number."""
        known = self._prepared.get(id(message))
        if known is not None and known[0] is message:
            return known[1], known[2]
        method, fields = sending(message, paid=self._paid)
        rest = orjson.dumps(fields)[1:]
        if len(self._prepared) >= _PREPARED:
            self._prepared.pop(next(iter(self._prepared)))
        self._prepared[id(message)] = (message, method, rest)
        return method, rest


def found(message: Mapping[str, Any], copy: int) -> Found:
    """Read a forwarded copy: its text or caption, and every link in it and under it."""
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or ()
    units = text.encode("utf-16-le", "surrogatepass")
    links = [_link(entity, units) for entity in entities]
    rows = _mapping(message.get("reply_markup")).get("inline_keyboard") or ()
    links += [button.get("url") for row in rows for button in row]
    links.append(_mapping(message.get("link_preview_options")).get("url"))
    return Found(text, tuple(link for link in links if link), copy)


def _link(entity: Mapping[str, Any], units: bytes) -> str | None:
    if entity.get("type") == "url":
        start = 2 * entity["offset"]
        return units[start : start + 2 * entity["length"]].decode("utf-16-le", "replace")
    return entity.get("url")


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
