"""The sender over the transport: every request valid under the Bot API, every answer an outcome."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.delivery.payloads import plainer
from bot.delivery.telegram import TelegramSender, found
from bot.delivery.transport import Transport
from bot.messages import Button, Message, Text
from bot.models import Deferred, Refused, Sent, TokenRefused, Unknown, Unreachable
from bot.ports import Found
from bot.secret import Secret
from tests.delivery.botapi import TOKEN, BotApi, error, reset, serving

CHANNEL, DESK = -1001, -2002
MESSAGE = Message(Text().add("خبر ").add("عاجل", "bold"), ((Button("x", url="https://e.x"),),), preview="https://e.x")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as api:
        yield api


@pytest.fixture
async def transport(api: BotApi) -> AsyncIterator[Transport]:
    transport = Transport(Secret(TOKEN), api.url, connect=2.0, read=2.0)
    yield transport
    await transport.shutdown()


@pytest.fixture
def sender(transport: Transport) -> TelegramSender:
    return TelegramSender(transport, bot=7)


async def test_one_message_to_many_chats_is_one_body_with_another_number(api: BotApi, sender: TelegramSender) -> None:
    assert [await sender.send(chat, MESSAGE) for chat in (5, 6, CHANNEL)] == [Sent(101), Sent(102), Sent(103)]
    assert [fields.pop("chat_id") for fields in api.told("sendMessage")] == [5, 6, CHANNEL]
    assert api.told("sendMessage")[0] == api.told("sendMessage")[2]
    assert "allow_paid_broadcast" not in api.told("sendMessage")[0]


async def test_prepared_bodies_never_belong_to_another_message(api: BotApi, sender: TelegramSender) -> None:
    for number in range(200):
        await sender.send(5, Message(Text(str(number))))
    assert [fields["text"] for fields in api.told("sendMessage")] == [str(number) for number in range(200)]
    assert len(sender._prepared) <= 64


async def test_paid_broadcast_is_asked_for_where_it_is_on(api: BotApi, transport: Transport) -> None:
    await TelegramSender(transport, bot=7, paid=True).send(5, MESSAGE)
    assert api.told("sendMessage")[0]["allow_paid_broadcast"] is True


async def test_an_edit_of_a_photo_edits_its_caption_cut_to_fit(api: BotApi, sender: TelegramSender) -> None:
    assert await sender.edit(5, 9, Message(Text("ن" * 2000), photo="f")) == Sent()
    assert len(api.told("editMessageCaption")[0]["caption"]) == 1024


async def test_an_edit_falls_back_to_what_stands_there(api: BotApi, sender: TelegramSender) -> None:
    api.then("editMessageText", error(400, "Bad Request: there is no text in the message to edit"))
    assert await sender.edit(5, 9, MESSAGE) == Sent()
    api.then("editMessageCaption", error(400, "Bad Request: there is no caption in the message to edit"))
    assert await sender.edit(5, 9, Message(Text("y"), photo="f")) == Sent()
    assert [call.method for call in api.calls] == [
        "editMessageText",
        "editMessageCaption",
        "editMessageCaption",
        "editMessageText",
    ]


async def test_a_deletion_of_what_is_gone_is_done(api: BotApi, sender: TelegramSender) -> None:
    api.then("deleteMessage", error(400, "Bad Request: message to delete not found"))
    assert await sender.delete(5, 9) == Sent()
    assert await sender.delete(5, 10) == Sent()


async def test_an_answer_lost_is_unknown_and_no_connection_is_deferred(api: BotApi, sender: TelegramSender) -> None:
    api.then("sendMessage", reset)
    assert isinstance(await sender.send(5, MESSAGE), Unknown)
    away = Transport(Secret(TOKEN), "http://nowhere.invalid")
    outcome = await TelegramSender(away, bot=7).send(5, MESSAGE)
    await away.shutdown()
    assert isinstance(outcome, Deferred)
    assert not outcome.flood


async def test_a_look_forwards_silently_and_reads_text_and_links(api: BotApi, sender: TelegramSender) -> None:
    copy = {
        "message_id": 55,
        "text": "😀 عنوان https://e.x/a هنا",
        "entities": [
            {"type": "url", "offset": 9, "length": 13},
            {"type": "text_link", "offset": 23, "length": 3, "url": "https://e.x/b"},
            {"type": "bold", "offset": 0, "length": 2},
        ],
        "reply_markup": {
            "inline_keyboard": [[{"text": "x", "url": "https://e.x/c"}, {"text": "y", "callback_data": "d"}]]
        },
        "link_preview_options": {"url": "https://e.x/d"},
    }
    api.then("forwardMessage", (200, {"ok": True, "result": copy}))
    shown = await sender.look(CHANNEL, 17, DESK)
    links = ("https://e.x/a", "https://e.x/b", "https://e.x/c", "https://e.x/d")
    assert shown == Found("😀 عنوان https://e.x/a هنا", links, 55)
    assert api.told("forwardMessage") == [
        {"chat_id": DESK, "from_chat_id": CHANNEL, "message_id": 17, "disable_notification": True}
    ]


def test_a_photo_is_read_by_its_caption() -> None:
    assert found({"message_id": 5, "caption": "نص", "photo": []}, 5) == Found("نص", (), 5)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (error(400, "Bad Request: message to forward not found"), Refused),
        (error(400, "Bad Request: message can't be forwarded"), Refused),
        (error(400, "Bad Request: something else"), Unknown),
        (error(429, "Too Many Requests: retry after 5", retry_after=5), Deferred),
        (error(403, "Forbidden: bot was blocked by the user"), Unreachable),
        ((502, b"<html>"), Unknown),
        ((200, b""), Unknown),
        (reset, Unknown),
    ],
)
async def test_a_look_says_whether_nothing_is_there_or_nobody_answered(
    api: BotApi, sender: TelegramSender, answer: Any, kind: type
) -> None:
    api.then("forwardMessage", answer)
    shown = await sender.look(CHANNEL, 17, DESK)
    assert isinstance(shown, kind)
    assert not isinstance(shown, Refused) or not shown.lane_stop


async def test_protected_content_bars_this_way_of_looking(api: BotApi, sender: TelegramSender) -> None:
    api.then("forwardMessage", error(400, "Bad Request: message has protected content and can't be forwarded"))
    shown = await sender.look(CHANNEL, 17, DESK)
    assert isinstance(shown, Refused)
    assert shown.lane_stop


def member(**rights: Any) -> tuple[int, dict[str, Any]]:
    return 200, {"ok": True, "result": rights}


@pytest.mark.parametrize(
    ("answer", "may_post", "may_edit"),
    [
        (member(status="administrator", can_post_messages=True, can_edit_messages=True), True, True),
        (member(status="administrator", can_post_messages=True), True, False),
        (member(status="administrator", can_post_messages=False), False, False),
        (member(status="administrator"), True, False),
        (member(status="creator"), True, True),
        (member(status="member"), True, False),
        (member(status="restricted", can_send_messages=False), False, False),
        (member(status="restricted", can_send_messages=True), True, False),
        (member(status="kicked"), False, False),
        (error(403, "Forbidden: bot is not a member of the channel chat"), None, None),
        (error(400, "Bad Request: chat not found"), False, False),
        ((502, b""), None, None),
        (reset, None, None),
    ],
)
async def test_rights_are_asked_for(
    api: BotApi, sender: TelegramSender, answer: Any, *, may_post: bool | None, may_edit: bool | None
) -> None:
    api.then("getChatMember", answer, answer)
    assert await sender.may_post(CHANNEL) is may_post
    assert await sender.may_edit_others(CHANNEL) is may_edit
    assert api.told("getChatMember")[0] == {"chat_id": CHANNEL, "user_id": 7}


async def test_telegram_says_whether_it_is_there_and_knows_the_token(api: BotApi, sender: TelegramSender) -> None:
    assert await sender.alive() == Sent()
    stranger = Transport(Secret("7:AAwrong"), api.url)
    assert isinstance(await TelegramSender(stranger, bot=7).alive(), TokenRefused)
    await stranger.shutdown()


def test_what_was_refused_is_left_out() -> None:
    message = Message(Text().add("x", "bold"), ((Button("b", url="u"),),), photo="f", reply_to=4)
    assert plainer(message, ("photo", "entities", "reply", "buttons")) == Message(Text("x"))
    assert plainer(message, ()) == message


async def test_what_is_no_text_is_refused_before_anything_leaves(api: BotApi, sender: TelegramSender) -> None:
    half = Message(Text("\ud83d"))
    assert isinstance(await sender.send(5, half), Refused)
    assert isinstance(await sender.edit(5, 9, half), Refused)
    assert api.calls == []
