"""What people are answered: the calls as they are stored, and how they are told."""

import json
from collections.abc import AsyncIterator

import pytest

from bot.delivery.answers import Answerer, calls
from bot.delivery.pacing import Pacing
from bot.delivery.payloads import clipped
from bot.delivery.transport import Transport
from bot.messages import Button, Choice, File, Give, Message, Offer, Pin, Rewrite, Say, Text, Toast
from bot.models import Lane
from bot.secret import Secret
from tests.delivery.botapi import TOKEN, BotApi, error, reset, serving
from tests.delivery.clocks import StillClock

ROWS = (
    (Button("اقرأ", url="https://example.com"), Button("x", data="d:1")),
    (Button("انسخ", copy="https://e.x"), Button("ابحث", query="أمن")),
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as api:
        yield api


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def pacing() -> Pacing:
    return Pacing(28)


@pytest.fixture
async def answerer(api: BotApi, clock: StillClock, pacing: Pacing) -> AsyncIterator[Answerer]:
    transport = Transport(Secret(TOKEN), api.url, connect=2.0, read=2.0)
    yield Answerer(transport, pacing, clock)
    await transport.shutdown()


def test_a_message_is_said_with_its_entities_and_buttons() -> None:
    text = Text().add("خبر ").add("عاجل", "bold").add(" هنا", "text_link", "https://example.com/a")
    assert calls(Say(5, Message(text, ROWS, preview="https://example.com/a"))) == (
        {
            "method": "sendMessage",
            "chat_id": 5,
            "text": "خبر عاجل هنا",
            "entities": [
                {"type": "bold", "offset": 4, "length": 4},
                {"type": "text_link", "offset": 8, "length": 4, "url": "https://example.com/a"},
            ],
            "link_preview_options": {"url": "https://example.com/a", "prefer_large_media": True},
            "reply_markup": {
                "inline_keyboard": [
                    [{"text": "اقرأ", "url": "https://example.com"}, {"text": "x", "callback_data": "d:1"}],
                    [
                        {"text": "انسخ", "copy_text": {"text": "https://e.x"}},
                        {
                            "text": "ابحث",
                            "switch_inline_query_chosen_chat": {
                                "query": "أمن",
                                "allow_user_chats": True,
                                "allow_group_chats": True,
                                "allow_channel_chats": True,
                            },
                        },
                    ],
                ]
            },
        },
    )


def test_a_photo_is_said_with_a_caption_silently_protected_as_a_reply() -> None:
    message = Message(Text("نص"), photo="https://e.x/p.jpg", silent=True, protect=True, reply_to=3)
    assert calls(Say(5, message)) == (
        {
            "method": "sendPhoto",
            "chat_id": 5,
            "photo": "https://e.x/p.jpg",
            "caption": "نص",
            "disable_notification": True,
            "protect_content": True,
            "reply_parameters": {"message_id": 3, "allow_sending_without_reply": True},
        },
    )


def test_a_rewriting_edits_text_or_caption() -> None:
    plain = {"chat_id": 5, "message_id": 9, "text": "x", "link_preview_options": {"is_disabled": True}}
    assert calls(Rewrite(5, 9, Message(Text("x")))) == ({"method": "editMessageText", **plain},)
    photo = {"method": "editMessageCaption", "chat_id": 5, "message_id": 9, "caption": "x"}
    assert calls(Rewrite(5, 9, Message(Text("x"), photo="f"))) == (photo,)


def test_a_toast_is_short_and_empty_ones_only_end_the_waiting() -> None:
    assert calls(Toast("q")) == ({"method": "answerCallbackQuery", "callback_query_id": "q"},)
    assert calls(Toast("q", alert=True)) == ({"method": "answerCallbackQuery", "callback_query_id": "q"},)
    (call,) = calls(Toast("q", "ن" * 300, alert=True))
    assert len(call["text"]) == 200
    assert call["show_alert"] is True


def test_an_inline_query_is_offered_articles() -> None:
    choice = Choice("a1", "عنوان", "وصف", Message(Text("نص"), preview="https://e.x"), thumbnail="https://e.x/t.jpg")
    bare = Choice("a2", "t", "", Message(Text("n")))
    (call,) = calls(Offer("q", (choice, bare), "10", cache_seconds=5, personal=True))
    assert call == {
        "method": "answerInlineQuery",
        "inline_query_id": "q",
        "cache_time": 5,
        "is_personal": True,
        "next_offset": "10",
        "results": [
            {
                "type": "article",
                "id": "a1",
                "title": "عنوان",
                "description": "وصف",
                "thumbnail_url": "https://e.x/t.jpg",
                "input_message_content": {
                    "message_text": "نص",
                    "link_preview_options": {"url": "https://e.x", "prefer_large_media": True},
                },
            },
            {
                "type": "article",
                "id": "a2",
                "title": "t",
                "input_message_content": {"message_text": "n", "link_preview_options": {"is_disabled": True}},
            },
        ],
    }
    assert "next_offset" not in calls(Offer("q"))[0]


async def test_every_answer_goes_out_as_the_bot_api_wants_it_also_after_being_stored(
    api: BotApi, answerer: Answerer
) -> None:
    message = Message(Text("نص"), ROWS)
    answers = (
        Say(5, message),
        Say(5, Message(Text("نص"), photo="f")),
        Rewrite(5, 9, message),
        Toast("q", "حسنا"),
        Offer("q", (Choice("1", "t", "d", message),), "5"),
        Give(5, File("بياناتي.json", "{…}".encode(), "بياناتك")),
        Give(5, File("x", b"")),
    )
    stored = json.loads(json.dumps([call for answer in answers for call in calls(answer)]))
    await answerer.tell(stored)
    assert [call.method for call in api.calls] == [call["method"] for call in stored]
    assert api.calls[5].fields == {"chat_id": "5", "document": "{…}".encode(), "caption": "بياناتك"}


async def test_answers_are_charged_but_do_not_wait(
    api: BotApi, answerer: Answerer, pacing: Pacing, clock: StillClock
) -> None:
    await answerer.tell([call for _ in range(5) for call in calls(Say(5, Message(Text("x"))))])
    assert len(api.calls) == 5
    assert clock.slept == []
    assert pacing.wait(5, Lane.ROUTINE, clock.monotonic()) > 0
    assert not pacing.open(clock.monotonic())


async def test_a_short_429_is_waited_for_and_told_to_the_pace(
    api: BotApi, answerer: Answerer, clock: StillClock, pacing: Pacing
) -> None:
    api.then("sendMessage", error(429, "Too Many Requests: retry after 3", retry_after=3))
    await answerer.tell(calls(Say(5, Message(Text("x")))))
    assert len(api.told("sendMessage")) == 2
    assert clock.slept == [3.0]
    assert pacing.wait(5, Lane.FLASH, clock.monotonic() - 1.0) == 1.0


async def test_a_long_429_and_one_without_end_are_given_up(
    api: BotApi, answerer: Answerer, clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    api.then("sendMessage", error(429, "Too Many Requests: retry after 300", retry_after=300))
    await answerer.tell(calls(Say(5, Message(Text("x")))))
    assert len(api.calls) == 1
    api.then("sendMessage", *[error(429, "Too Many Requests: retry after 1", retry_after=1)] * 3)
    await answerer.tell(calls(Say(5, Message(Text("x")))))
    assert len(api.calls) == 4
    assert caplog.text.count("did not arrive") == 2


async def test_an_answer_that_may_have_arrived_is_repeated_once_silently_and_the_next_is_told(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    api.then("sendMessage", reset, reset)
    assert await answerer.tell([*calls(Say(5, Message(Text("x")))), *calls(Toast("q"))])
    assert [call.method for call in api.calls] == ["sendMessage", "sendMessage", "answerCallbackQuery"]
    assert [call.fields.get("disable_notification") for call in api.calls[:2]] == [None, True]
    assert "AAsecret" not in caplog.text


async def test_a_toast_that_may_have_arrived_is_not_repeated(api: BotApi, answerer: Answerer) -> None:
    api.then("answerCallbackQuery", reset)
    assert await answerer.tell(calls(Toast("q")))
    assert len(api.calls) == 1


async def test_an_answer_that_could_not_leave_is_left_to_be_said_later(api: BotApi, answerer: Answerer) -> None:
    api.then("sendMessage", error(429, "Too Many Requests: retry after 300", retry_after=300))
    assert not await answerer.tell(calls(Say(5, Message(Text("x")))))


async def test_without_a_connection_it_is_tried_a_few_times(
    clock: StillClock, caplog: pytest.LogCaptureFixture
) -> None:
    transport = Transport(Secret(TOKEN), "http://nowhere.invalid")
    await Answerer(transport, Pacing(28), clock).tell(calls(Say(5, Message(Text("x")))))
    await transport.shutdown()
    assert len(clock.slept) == 3
    assert "did not arrive" in caplog.text


@pytest.mark.parametrize(
    ("refusal", "gone"),
    [
        ("Bad Request: wrong file identifier/HTTP URL specified", "photo"),
        ("Bad Request: can't parse entities: x", "caption_entities"),
        ("Bad Request: message to be replied not found", "reply_parameters"),
        ("Bad Request: BUTTON_DATA_INVALID", "reply_markup"),
    ],
)
async def test_a_part_refused_is_left_out_of_the_answer(
    api: BotApi, answerer: Answerer, refusal: str, gone: str
) -> None:
    api.then("sendPhoto", error(400, refusal))
    message = Message(Text().add("x", "bold"), ROWS, photo="f", reply_to=4)
    await answerer.tell(calls(Say(5, message)))
    first, second = api.calls
    assert gone in first.fields
    assert gone not in second.fields
    assert second.method == ("sendMessage" if gone == "photo" else "sendPhoto")
    assert second.fields.get("text", second.fields.get("caption")) == "x"


async def test_a_rewriting_finds_out_whether_a_text_or_a_caption_stands_there(api: BotApi, answerer: Answerer) -> None:
    message = Message(Text().add("x", "bold"), ROWS)
    api.then("editMessageText", error(400, "Bad Request: there is no text in the message to edit"))
    await answerer.tell(calls(Rewrite(5, 9, message)))
    assert api.calls[1].method == "editMessageCaption"
    assert api.calls[1].fields["caption"] == "x"
    assert api.calls[1].fields["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    api.then("editMessageCaption", error(400, "Bad Request: there is no caption in the message to edit"))
    await answerer.tell(calls(Rewrite(5, 9, Message(Text("y"), photo="f"))))
    assert api.calls[3].fields == {"chat_id": 5, "message_id": 9, "text": "y"}


async def test_what_is_not_a_call_is_logged_and_nothing_is_raised(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    await answerer.tell([{"method": "sendDocument", "chat_id": 5, "document": {}}, {"method": "getMe"}])
    assert [call.method for call in api.calls] == ["getMe"]
    assert "not a call" in caplog.text


def test_a_text_is_cut_within_its_entities() -> None:
    text = Text().add("😀😀😀", "bold").add("abcdef", "italic")
    assert clipped(text, 20) is text
    cut = clipped(text, 3)
    assert cut.plain == "😀😀…"
    assert [(entity.kind, entity.length) for entity in cut.entities] == [("bold", 5)]


async def test_what_a_refused_token_kept_back_is_said_later_and_the_log_names_no_token(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    api.then("sendMessage", error(404, f"Not Found: /bot{TOKEN}/sendMessage"))
    assert not await answerer.tell(calls(Say(5, Message(Text("سر")))))
    assert "did not arrive" in caplog.text
    assert "AAsecret" not in caplog.text


async def test_an_answer_follows_a_group_to_its_new_number_once_and_answers_no_message_there(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    api.then("sendMessage", error(400, moved, migrate_to_chat_id=-1007))
    assert await answerer.tell(calls(Say(-5, Message(Text("x"), reply_to=3))))
    assert [call.fields["chat_id"] for call in api.calls] == [-5, -1007]
    assert "reply_parameters" not in api.calls[1].fields, "numbers begin anew there"
    assert caplog.text == ""

    api.calls.clear()
    api.then("sendMessage", *(error(400, moved, migrate_to_chat_id=number) for number in (-1007, -1008)))
    assert await answerer.tell(calls(Say(-5, Message(Text("x")))))
    assert [call.fields["chat_id"] for call in api.calls] == [-5, -1007]
    assert "(sendMessage) did not arrive" in caplog.text


async def test_a_message_that_stood_in_the_old_group_is_not_looked_for_by_its_number_in_the_new_one(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture
) -> None:
    api.then("editMessageText", error(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-1007))
    assert await answerer.tell(calls(Rewrite(-5, 9, Message(Text("x")))))
    assert len(api.calls) == 1
    assert "(editMessageText) did not arrive" in caplog.text


@pytest.mark.parametrize(
    "refusal", [(403, "Forbidden: bot was blocked by the user"), (400, "Bad Request: BUTTON_URL_INVALID")]
)
async def test_whatever_keeps_an_answer_from_arriving_is_logged_without_its_text(
    api: BotApi, answerer: Answerer, caplog: pytest.LogCaptureFixture, refusal: tuple[int, str]
) -> None:
    api.then("sendMessage", *[error(*refusal)] * 3)
    assert await answerer.tell(calls(Say(5, Message(Text("سر"), ROWS))))
    assert f"an answer (sendMessage) did not arrive: {refusal[0]}: {refusal[1]}" in caplog.text
    assert "سر" not in caplog.text


async def test_a_word_after_a_pin_that_could_not_leave_is_left_to_be_said_later(
    api: BotApi, answerer: Answerer
) -> None:
    words = [Say(5, Message(Text(text))) for text in ("done", "refused", "forbidden")]
    api.then("sendMessage", error(429, "Too Many Requests: retry after 300", retry_after=300))
    assert not await answerer.tell(calls(Pin(-7, 3, pinned=True, done=words[0], refused=words[1], forbidden=words[2])))
