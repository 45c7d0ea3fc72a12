"""What people are answered: `Answer` → Bot API calls as JSON values (they are stored), and the telling of them.

Answers go ahead of everything: they are charged to the pace but never wait for it.
"""

import base64
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import orjson

from bot.delivery.outcomes import OFFLINE_WAIT, is_other_form, outcome_of
from bot.delivery.pacing import Pacing
from bot.delivery.payloads import Fields, clipped, editing, inline_result, other_form, sending, without
from bot.delivery.transport import Response, Transport
from bot.errors import MaybeSent, NotSent, StorageError
from bot.messages import Answer, File, Give, Menu, Offer, Pin, Rewrite, Say, Text, Toast
from bot.models import Deferred, Degrade, Moved, Outcome, Refused, Sent, TokenRefused, Unknown
from bot.ports import Clock

log = logging.getLogger(__name__)

Call = Mapping[str, Any]
Stands = Callable[[str, int], Awaitable[None]]
"""Be told under which number a message stands that has a name."""
TRIES = 3
LONGEST_WAIT = 30.0
SECOND_TRY = 1.0
TOAST_LIMIT = 200
NAME = "known_as"  # of a message whose number is wanted: not Telegram's, and not sent
_ONCE = ("answerCallbackQuery", "answerInlineQuery")  # too late a moment later
_THEN = ("done", "refused", "forbidden")  # what is said after a call, by what became of it
_MENUS = ("setMyCommands", "deleteMyCommands")  # of people who never wrote to us there can be none: tried again later
_RIGHTS = ("not enough rights", "administrator rights", "chat_admin_required")


def calls(answer: Answer) -> tuple[Call, ...]:  # noqa: PLR0911 - one for each kind of answer
    """Return the calls that tell an answer: JSON values with their `method`; a file's content is in base64."""
    match answer:
        case Say(chat, message, name):
            method, fields = sending(message)
            named = {} if name is None else {NAME: name}
            return ({"method": method, "chat_id": chat, **fields, **named},)
        case Rewrite(chat, number, message):
            method, fields = editing(message, caption=message.photo is not None)
            return ({"method": method, "chat_id": chat, "message_id": number, **fields},)
        case Toast(query, text, alert):
            return (_toast(query, text, alert=alert),)
        case Offer():
            return (_offer(answer),)
        case Give(chat, file):
            return (_give(chat, file),)
        case Pin():
            return (_pin(answer),)
        case Menu():
            return (_menu(answer),)


def _toast(query: str, text: str, *, alert: bool) -> Call:
    fields: Fields = {"method": "answerCallbackQuery", "callback_query_id": query}
    if text:
        fields["text"] = clipped(Text(text), TOAST_LIMIT).plain
    return {**fields, "show_alert": True} if alert and text else fields


def _offer(offer: Offer) -> Call:
    fields: Fields = {
        "method": "answerInlineQuery",
        "inline_query_id": offer.query,
        "results": [inline_result(choice) for choice in offer.choices],
        "cache_time": offer.cache_seconds,
        "is_personal": offer.personal,
    }
    return {**fields, "next_offset": offer.next_offset} if offer.next_offset else fields


def _give(chat: int, file: File) -> Call:
    content = base64.b64encode(file.content).decode("ascii")
    fields: Fields = {"method": "sendDocument", "chat_id": chat, "document": {"name": file.name, "base64": content}}
    return {**fields, "caption": file.caption} if file.caption else fields


def _pin(pin: Pin) -> Call:
    method = "pinChatMessage" if pin.pinned else "unpinChatMessage"
    told = {name: list(calls(say)) for name, say in zip(_THEN, (pin.done, pin.refused, pin.forbidden), strict=True)}
    quiet = {"disable_notification": True} if pin.pinned else {}
    return {"method": method, "chat_id": pin.chat, "message_id": pin.number, **quiet, **told}


def _menu(menu: Menu) -> Call:
    fields: Fields = {"method": "setMyCommands" if menu.commands else "deleteMyCommands"}
    fields["scope"] = {"type": "chat", "chat_id": menu.chat}
    if menu.commands:
        fields["commands"] = [{"command": name, "description": said} for name, said in menu.commands]
    return fields if menu.language is None else {**fields, "language_code": menu.language.value}


def _softly(call: Fields) -> Fields:
    return {**call, "disable_notification": True} if str(call["method"]).startswith("send") else call


class Answerer:
    """Makes calls at once, one after another, and never raises: what cannot be told is logged."""

    def __init__(self, transport: Transport, pacing: Pacing, clock: Clock, *, stands: Stands | None = None) -> None:
        self._transport = transport
        self._stands = stands
        self._pacing = pacing
        self._clock = clock

    async def tell(self, calls: Sequence[Call]) -> bool:
        """Make these calls. One that fails does not keep the next from being made.

        False: one of them certainly did not leave, and may be tried again later.
        """
        left = True
        for call in calls:
            told = {name: call[name] for name in _THEN if name in call}
            bare = {name: value for name, value in call.items() if name not in (*told, NAME)}
            outcome = await self._one(bare)
            await self._note(call, outcome)
            if told:  # such a call may be made again: it leaves what it left the first time
                outcome = await self._one(bare) if isinstance(outcome, Unknown) else outcome
                left = await self.tell(told[_then(outcome)]) and left
            if not isinstance(outcome, Sent):
                level = logging.DEBUG if call.get("method") in _MENUS else logging.WARNING
                log.log(level, "an answer (%s) did not arrive: %s", call.get("method"), _why(outcome))
            left = left and (not isinstance(outcome, Deferred | TokenRefused) or call.get("method") in _MENUS)
        return left

    async def _note(self, call: Call, outcome: Outcome) -> None:
        if NAME not in call or self._stands is None or not isinstance(outcome, Sent) or outcome.message is None:
            return
        try:
            await self._stands(str(call[NAME]), outcome.message)
        except StorageError as error:
            log.warning("where %s stands could not be noted: %s", call[NAME], error)

    async def _one(self, call: Fields) -> Outcome:
        """Try a call: again after a short 429 or without a connection, plainer where a part is refused, once more
        where the chat has a new number.
        """
        outcome: Outcome = Unknown("not tried")
        doubted = moved = False
        for _ in range(TRIES):
            outcome = await self._attempt(call)
            match outcome:
                case Unknown() if not doubted and call["method"] not in _ONCE:
                    doubted, call = True, _softly(call)  # a personal message is repeated once at most, silently
                    await self._clock.sleep(SECOND_TRY)
                case Deferred(wait) if wait <= LONGEST_WAIT:
                    await self._clock.sleep(wait)
                case Degrade(_, drop):
                    call = without(call, drop)
                case Moved(chat) if not moved and call["method"].startswith("send"):
                    moved, call = True, without({**call, "chat_id": chat}, "reply")  # messages are numbered anew there
                case Refused(reason) if is_other_form(reason):
                    call = other_form(call)
                case _:
                    return outcome
        return outcome

    async def _attempt(self, call: Fields) -> Outcome:
        method, chat = call["method"], call.get("chat_id")
        now = self._clock.monotonic()
        if isinstance(chat, int):
            self._pacing.charge(chat, now)
        try:
            answer = await self._make(method, {name: value for name, value in call.items() if name != "method"})
        except NotSent as error:
            return Deferred(OFFLINE_WAIT, str(error))
        except MaybeSent as error:
            return Unknown(str(error))
        except (TypeError, ValueError, KeyError) as error:
            return Refused(f"not a call: {error!r}")
        outcome = outcome_of(method, answer.status, answer.body)
        if isinstance(chat, int):
            flood = outcome.wait if isinstance(outcome, Deferred) and outcome.flood else 0.0
            self._pacing.answered(chat, self._clock.monotonic(), flood=flood)
        return outcome

    async def _make(self, method: str, fields: Fields) -> Response:
        document = fields.get("document")
        if not isinstance(document, Mapping):
            return await self._transport.call(method, fields)
        file = File(document["name"], base64.b64decode(document["base64"]))
        rest = {name: _plain(value) for name, value in fields.items() if name != "document"}
        return await self._transport.upload(method, rest, "document", file)


def _then(outcome: Outcome) -> str:
    """Name what is to be said after a call."""
    if isinstance(outcome, Sent):
        return "done"
    reason = str(getattr(outcome, "reason", "")).lower()
    return "forbidden" if any(sign in reason for sign in _RIGHTS) else "refused"


def _why(outcome: Outcome) -> str:
    """Say why nothing arrived. What came in place of a refused token's answer may repeat the address, token and all."""
    if isinstance(outcome, Moved):
        return f"the chat moved to {outcome.chat}"
    return "the token is refused" if isinstance(outcome, TokenRefused) else str(getattr(outcome, "reason", ""))


def _plain(value: object) -> str:
    """Write a field of a form: text as it is, anything else as JSON."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()
