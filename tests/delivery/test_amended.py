"""What was changed or taken back, on its way out: pins, new pictures, later corrections, posts known by what they were."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot.changes import AddDeliveries, PutReader
from bot.delivery.answers import Answerer, calls
from bot.delivery.copies import correction_reply
from bot.delivery.looks import Wanted, is_it
from bot.delivery.pacing import Pacing
from bot.delivery.posts import channel_post, retraction
from bot.delivery.telegram import TelegramSender
from bot.delivery.transport import Transport
from bot.messages import Message, Pin, Say, Text
from bot.models import ArticleState, Delivery, DeliveryState, Kind, Lane, Sent, delivery_id
from bot.newsroom.corrections import face
from bot.ports import DeleteIt, DropIt, EditIt, Found
from bot.secret import Secret
from storage import open_storage
from tests.delivery.botapi import TOKEN, BotApi, error, reset, serving
from tests.delivery.clocks import StillClock
from tests.delivery.samples import FRENCH, NOON, READER, VISIT, frame
from tests.delivery.test_rendering import CHANNEL, Shop


def says(text: str) -> Say:
    return Say(5, Message(Text(text)))


PIN = Pin(-1001, 7, pinned=True, done=says("ثُبّت"), refused=says("لا"), forbidden=says("لا حق"))
CORRECTED = replace(VISIT, correction="النص الصحيح", corrected=NOON, revision=1)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as api:
        yield api


@pytest.fixture
async def transport(api: BotApi) -> AsyncIterator[Transport]:
    transport = Transport(Secret(TOKEN), api.url, connect=2.0, read=2.0)
    yield transport
    await transport.shutdown()


@pytest_asyncio.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    storage = await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")
    await storage.commit(PutReader(READER))
    yield Shop(storage)
    await storage.close()


# ── pins ─────────────────────────────────────────────────────────────────────


async def told(api: BotApi, transport: Transport, pin: Pin) -> list[str]:
    await Answerer(transport, Pacing(28), StillClock()).tell(calls(pin))
    return [fields["text"] for fields in api.told("sendMessage")]


async def test_a_pin_is_made_without_a_sound_and_then_said(api: BotApi, transport: Transport) -> None:
    assert await told(api, transport, PIN) == ["ثُبّت"]
    assert api.told("pinChatMessage") == [{"chat_id": -1001, "message_id": 7, "disable_notification": True}]


async def test_what_telegram_says_no_to_is_said(api: BotApi, transport: Transport) -> None:
    api.then("pinChatMessage", error(400, "Bad Request: message to pin not found"))
    assert await told(api, transport, PIN) == ["لا"]


async def test_a_right_that_lacks_is_named(api: BotApi, transport: Transport) -> None:
    api.then("pinChatMessage", error(400, "Bad Request: not enough rights to manage pinned messages in the chat"))
    assert await told(api, transport, PIN) == ["لا حق"]


async def test_a_lost_answer_is_asked_for_again_since_a_pin_leaves_what_it_left(
    api: BotApi, transport: Transport
) -> None:
    api.then("unpinChatMessage", reset, error(400, "Bad Request: message to unpin not found"))
    assert await told(api, transport, replace(PIN, pinned=False)) == ["ثُبّت"]


# ── pictures ─────────────────────────────────────────────────────────────────

NEW = Message(Text("كلمات"), photo="https://site.ma/new.jpg", new_photo=True)


async def test_a_new_picture_is_put_there_with_its_words(api: BotApi, transport: Transport) -> None:
    assert await TelegramSender(transport, bot=7).edit(5, 9, NEW) == Sent()
    (call,) = api.told("editMessageMedia")
    assert call["media"] == {"type": "photo", "media": "https://site.ma/new.jpg", "caption": "كلمات"}
    assert api.told("editMessageCaption") == []


async def test_a_picture_that_telegram_does_not_take_leaves_the_old_one_with_the_new_words(
    api: BotApi, transport: Transport
) -> None:
    api.then("editMessageMedia", error(400, "Bad Request: wrong type of the web page content"))
    assert await TelegramSender(transport, bot=7).edit(5, 9, NEW) == Sent()
    assert api.told("editMessageCaption")[0]["caption"] == "كلمات"


# ── rendering ────────────────────────────────────────────────────────────────


async def test_an_edit_of_an_earlier_correction_gives_way_to_the_later_one(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    post = await shop.sent(Kind.POST, CORRECTED)
    late = await shop.intends(Kind.EDIT, CORRECTED, data={"of": post.id, "corrected": NOON - 1})
    assert isinstance(await shop.render(late), DropIt)
    word = await shop.intends(Kind.REPLY, CORRECTED, 77, data={"of": post.id, "corrected": NOON - 1})
    assert isinstance(await shop.render(word), DropIt)
    newest = await shop.intends(Kind.EDIT, CORRECTED, subject="x.1", data={"of": post.id, "corrected": NOON})
    assert await shop.render(newest) == EditIt(40, channel_post(CORRECTED, frame()))


async def test_a_new_picture_is_said_so_to_the_sender(shop: Shop) -> None:
    await shop.knows(VISIT)
    post = await shop.sent(Kind.POST, VISIT)
    step = await shop.render(await shop.intends(Kind.EDIT, VISIT, data={"of": post.id, "picture": True}))
    assert isinstance(step, EditIt)
    assert step.message.new_photo


async def test_a_word_that_cannot_be_deleted_says_the_newest_correction_and_no_retraction(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    word = await shop.sent(Kind.REPLY, CORRECTED, 77)
    removal = await shop.intends(Kind.DELETE, CORRECTED, 77, data={"of": word.id})
    paris = frame(FRENCH, timezone="Europe/Paris")
    assert await shop.render(removal) == DeleteIt(40, correction_reply(CORRECTED, READER, paris))

    await shop.becomes_article(replace(CORRECTED, state=ArticleState.RETRACTED))
    step = await shop.render(removal)
    assert isinstance(step, DeleteIt)
    assert step.otherwise == retraction(CORRECTED, paris)


async def test_a_post_is_known_as_it_is_and_as_it_was_before_each_change(shop: Shop) -> None:
    article = replace(CORRECTED, state=ArticleState.RETRACTED)
    await shop.knows(article)
    post = await shop.intends(Kind.POST, article, state=DeliveryState.UNKNOWN)
    edit = Delivery(
        delivery_id(Kind.EDIT, f"{VISIT.id}.1", CHANNEL),
        CHANNEL,
        Lane.FLASH,
        Kind.EDIT,
        VISIT.id,
        data={"of": post.id, "was": face(VISIT)},
    )
    await shop.storage.commit(AddDeliveries((edit,)))
    assert await shop.render.standing.forms(post) == (channel_post(CORRECTED, frame()), channel_post(VISIT, frame()))


async def test_of_an_article_that_is_gone_no_form_is_known(shop: Shop) -> None:
    assert await shop.render.standing.forms(Delivery("post/x/1", 1, Lane.FLASH, Kind.POST)) == ()


def test_a_text_without_link_is_recognised_by_what_it_was() -> None:
    now, before = Message(Text("تصحيح\nالصواب")), Message(Text("عاجل\nالخطأ"))
    found = Found("عاجل\nالخطأ", (), 9)
    assert is_it(found, Wanted(None, forms=(now, before)))
    assert is_it(found, Wanted(now, forms=(now, before)))
    assert not is_it(found, Wanted(now))
    assert not is_it(replace(found, text="غيره"), Wanted(None, forms=(now, before)))


def test_a_link_that_only_begins_like_the_articles_is_another_articles() -> None:
    wanted = Wanted(Message(Text("عاجل\nالأول")), ("https://site.test/?p=123",))
    assert not is_it(Found("عاجل\nالثاني\nhttps://site.test/?p=1234", ("https://site.test/?p=1234",), 9), wanted)
    assert not is_it(Found("عاجل\nالثاني\nhttps://site.test/?p=123/amp", (), 9), wanted)


@pytest.mark.parametrize("around", ["{}", "\u2068{}\u2069", "({})", "«{}».", "الرابط:\u200f {}، وغيره"])
def test_the_articles_link_is_found_in_a_text_whatever_stands_around_it(around: str) -> None:
    for link in ("https://site.test/?p=123", "https://site.test/خبر/", "https://site.test/a_(b)"):
        found = Found(f"عاجل\n{around.format(link)}\nالأول بعد تصحيحه", (), 9)
        assert is_it(found, Wanted(Message(Text("عاجل\nالأول")), (link,)))
