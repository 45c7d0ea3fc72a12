"""An editor points at a post and says what is to become of it: every way to point, every way to be wrong."""

from dataclasses import replace
from typing import Any

import pytest

from bot.changes import AddDeliveries, PutDocument
from bot.models import ArticleState, Delivery, DeliveryState, Kind, Lane, delivery_id
from bot.newsroom.joins import join_question
from tests.clock import NOW
from tests.handlers.stage import CHANNEL, GROUP, OWNER, READER, Call, Stage, article, data_of, person, place, texts_of

NAME = "our_channel"
RIGHT = "النص الصحيح"
LINK = f"https://t.me/{NAME}/40"
ID = "article001"


def message(kind: Kind, chat: int, number: int | None, **more: Any) -> Delivery:
    given = {"article": ID, "state": DeliveryState.SENT, **more}
    name = given.pop("id", delivery_id(kind, ID, chat))
    return Delivery(name, chat, Lane.CHANNEL, kind, message=number, **given)


async def given(stage: Stage, **more: Any) -> None:
    """Let an article stand in the channel (40), with the owner's copy (11), a digest (12) and a notice (13)."""
    object.__setattr__(stage.room, "channel_name", NAME)
    await stage.publish(article(1, "العنوان", **more))
    await stage.storage.commit(
        AddDeliveries(
            (
                message(Kind.POST, CHANNEL, 40),
                message(Kind.COPY, OWNER, 11),
                message(Kind.DIGEST, OWNER, 12, article=None),
                message(Kind.NOTICE, OWNER, 13, article=None, id=f"notice/progress:{ID}/{OWNER}"),
                message(Kind.NOTICE, OWNER, 14, article=None, id=f"notice/other/{OWNER}"),
                message(Kind.COPY, OWNER, 15, article="long-gone", id=f"copy/long-gone/{OWNER}"),
            )
        )
    )


def answered(number: int, chat: int = OWNER, **more: Any) -> dict[str, Any]:
    return {"reply_to_message": {"message_id": number, "date": int(NOW), "chat": place(chat), "text": "…", **more}}


def from_channel(chat: int = CHANNEL, number: int = 40) -> dict[str, Any]:
    origin = {"type": "channel", "chat": place(chat) | {"type": "channel"}, "message_id": number, "date": int(NOW)}
    return {"forward_origin": origin}


async def correction(stage: Stage) -> str | None:
    found = await stage.storage.article(ID)
    assert found is not None
    return found.correction


POINTING: list[tuple[str, dict[str, Any]]] = [
    (f"/correct {LINK} {RIGHT}", {}),
    (f"/correct t.me/{NAME.upper()}/40?single\n{RIGHT}", {}),
    (f"/correct https://telegram.me/s/{NAME}/40 {RIGHT}", {}),
    (f"/correct https://t.me/c/1/40 {RIGHT}", {}),
    (f"/correct {RIGHT}", answered(11)),
    (f"/correct {RIGHT}", answered(13)),
    (f"/correct {RIGHT}", answered(99, **from_channel())),
    (f"/correct {LINK} {RIGHT}", answered(12)),
    (f"/correct {RIGHT}", {"external_reply": {"origin": from_channel()["forward_origin"]}}),
]


@pytest.mark.parametrize(("words", "more"), POINTING)
async def test_a_post_can_be_pointed_out_in_these_ways(stage: Stage, words: str, more: dict[str, Any]) -> None:
    await given(stage)
    said = await stage.say(words, user=OWNER, **more)
    assert await correction(stage) == RIGHT, texts_of(said)


WRONG: list[tuple[str, dict[str, Any], str]] = [
    (f"/correct {RIGHT}", {}, "لم يتبيّن"),
    (f"/correct https://t.me/{NAME} {RIGHT}", {}, "لم يتبيّن"),
    (f"/correct https://t.me/someone_else/40 {RIGHT}", {}, "قناة أخرى"),
    (f"/correct https://t.me/c/777/40 {RIGHT}", {}, "قناة أخرى"),
    (f"/correct {RIGHT}", answered(99, **from_channel(chat=-100777)), "قناة أخرى"),
    (f"/correct https://t.me/{NAME}/41 {RIGHT}", {}, "لم أنشر"),
    (f"/correct {RIGHT}", answered(98), "لم أنشر"),
    (f"/correct {RIGHT}", answered(14), "لم أنشر"),
    (f"/correct {RIGHT}", answered(12), "أخبار كثيرة"),
    (f"/correct {RIGHT}", answered(15), "لم يعد الخبر"),
    (f"/correct {LINK}", {}, "ينقص النص"),
    ("/correct", answered(11), "ينقص النص"),
    (f"/retract {RIGHT}", answered(98), "لم أنشر"),
    ("/pin", {}, "لم يتبيّن"),
    ("/unpin", answered(98), "لم أنشر"),
]


@pytest.mark.parametrize(("words", "more", "answer"), WRONG)
async def test_what_cannot_be_found_is_said_and_nothing_changes(
    stage: Stage, words: str, more: dict[str, Any], answer: str
) -> None:
    await given(stage)
    assert answer in texts_of(await stage.say(words, user=OWNER, **more))
    assert await correction(stage) is None
    assert await stage.storage.acts() == []


async def test_while_a_post_has_no_number_it_may_be_the_one(stage: Stage) -> None:
    await given(stage)
    lost = message(Kind.POST, CHANNEL, None, id="post/other/1", state=DeliveryState.UNKNOWN, article=None, floor=40)
    await stage.storage.commit(AddDeliveries((lost,)))
    assert "ضاع جواب" in texts_of(await stage.say(f"/correct https://t.me/{NAME}/41 {RIGHT}", user=OWNER))
    assert "لم أنشر" in texts_of(await stage.say(f"/correct https://t.me/{NAME}/39 {RIGHT}", user=OWNER))


@pytest.mark.parametrize("chat", [READER, GROUP])
@pytest.mark.parametrize("command", ["correct", "retract", "pin", "unpin"])
async def test_readers_and_administrators_of_groups_have_no_say(stage: Stage, command: str, chat: int) -> None:
    await given(stage)
    stage.telegram.administrators.add((GROUP, READER))
    await stage.say(f"/{command} {LINK} {RIGHT}", user=READER, chat=chat)
    assert await correction(stage) is None
    assert await stage.storage.documents("question") == []
    assert await stage.storage.acts() == []


async def test_a_forwarded_command_is_nobodys_word(stage: Stage) -> None:
    await given(stage)
    origin = {"type": "user", "sender_user": person(OWNER), "date": int(NOW)}
    await stage.say(f"/correct {LINK} {RIGHT}", user=OWNER, forward_origin=origin)
    assert await correction(stage) is None


async def test_what_is_too_long_for_its_place_is_corrected_and_said(stage: Stage) -> None:
    await given(stage, image="https://site.test/a.jpg")
    said = texts_of(await stage.say(f"/correct {LINK} {'كلمة ' * 200}", user=OWNER))
    assert "700" in said
    assert (await correction(stage) or "").startswith("كلمة")


async def ask(stage: Stage, reason: str = "سبب") -> list[Call]:
    return await stage.say(f"/retract {LINK} {reason}", user=OWNER)


async def test_the_first_button_takes_it_back_and_a_second_wish_is_told_so(stage: Stage) -> None:
    await given(stage)
    first, again = await ask(stage), await ask(stage)
    assert "سبب" in texts_of(first)
    await stage.press(data_of(first)[0], user=OWNER)
    found = await stage.storage.article(ID)
    assert found is not None
    assert (found.state, found.reason) == (ArticleState.RETRACTED, "سبب")
    said = await stage.press(data_of(again)[0], user=OWNER)
    assert "سُحب هذا الخبر من قبل" in texts_of(said)
    assert [act.what for act in await stage.storage.acts()] == ["retract"]
    for words in (f"/correct {LINK} {RIGHT}", f"/retract {LINK}"):
        assert "سُحب هذا الخبر من قبل" in texts_of(await stage.say(words, user=OWNER))


async def test_the_second_button_keeps_it(stage: Stage) -> None:
    await given(stage)
    asked = await ask(stage)
    assert "بقي الخبر" in texts_of(await stage.press(data_of(asked)[1], user=OWNER))
    assert "لم يعد هذا السؤال" in texts_of(await stage.press(data_of(asked)[0], user=OWNER))


async def test_a_post_is_pinned_by_its_number_whether_or_not_we_know_it(stage: Stage) -> None:
    await given(stage)
    (call,) = await stage.say(f"/pin https://t.me/{NAME}/7", user=OWNER)
    assert (call["method"], call["chat_id"], call["message_id"]) == ("pinChatMessage", CHANNEL, 7)
    (call,) = await stage.say("/unpin", user=OWNER, **answered(11))
    assert (call["method"], call["message_id"]) == ("unpinChatMessage", 40)
    assert [(act.what, act.subject) for act in await stage.storage.acts()] == [("pin", "7"), ("unpin", "40")]


async def unpinned(stage: Stage, words: str = "/unpin") -> tuple[int | None, str]:
    """Return which number is unpinned, and what is said then."""
    (call,) = await stage.say(words, user=OWNER)
    if call["method"] != "unpinChatMessage":
        return None, texts_of([call])
    assert call["chat_id"] == CHANNEL
    return call["message_id"], texts_of(call["done"])


async def test_unpin_alone_means_the_post_that_was_pinned_last_and_is_pinned_still(stage: Stage) -> None:
    await given(stage)
    for number in (40, 7, 8, 40):
        await stage.say(f"/pin https://t.me/{NAME}/{number}", user=OWNER)
    await stage.say(f"/unpin https://t.me/{NAME}/8", user=OWNER)
    last, told = await unpinned(stage)
    assert last == 40
    assert "العنوان" in told
    before, told = await unpinned(stage)
    assert before == 7
    assert "العنوان" not in told
    assert "لم يتبيّن" in (await unpinned(stage))[1]


async def test_unpin_alone_leaves_out_what_was_taken_back(stage: Stage) -> None:
    await given(stage)
    await stage.say(f"/pin https://t.me/{NAME}/7", user=OWNER)
    await stage.say(f"/pin {LINK}", user=OWNER)
    await stage.press(data_of(await ask(stage))[0], user=OWNER)
    assert (await unpinned(stage))[0] == 7


async def test_words_that_name_no_post_unpin_nothing(stage: Stage) -> None:
    await given(stage)
    await stage.say(f"/pin {LINK}", user=OWNER)
    assert "لم يتبيّن" in (await unpinned(stage, "/unpin الأخير"))[1]


@pytest.mark.parametrize(
    ("choice", "gone", "state"),
    [(0, False, ArticleState.SKIPPED), (1, False, ArticleState.LIVE), (0, True, ArticleState.SKIPPED)],
)
async def test_the_desk_says_whether_an_article_is_the_breaking_item(
    stage: Stage, *, choice: int, gone: bool, state: ArticleState
) -> None:
    bulletin = article(1, "عاجل", link=None, breaking=True, origin="desk")
    await stage.publish(replace(bulletin, state=ArticleState.RETRACTED if gone else ArticleState.LIVE))
    held = article(2, "المقال", state=ArticleState.HELD, reason="bulletin")
    await stage.publish(held)
    question = join_question(held, bulletin, now=NOW)
    await stage.storage.commit(PutDocument(question))
    await stage.press(f"q:{question.id}:{('join', 'separate')[choice]}", user=OWNER, chat=GROUP)
    stored, joined = await stage.storage.article("article002"), await stage.storage.article(ID)
    assert stored is not None
    assert joined is not None
    assert stored.state is state
    assert joined.link == (held.link if choice == 0 and not gone else None)
    assert await stage.storage.document("question", question.id) is None
