"""The page's own routes: what a visitor of the demo can do, without a browser."""

import asyncio
import base64
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InlineQueryResultArticle, InputTextMessageContent

from bot.sandbox.cast import CHANNEL, DESK, EDITORS, OWNER
from bot.sandbox.demo import Sandbox
from bot.sandbox.paint import paint
from bot.sandbox.site_feed import link_of
from tests.sandbox.conftest import patient

READER, EDITOR = 1004, 1002
Do = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


@pytest.fixture
async def sandbox(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Sandbox]:
    monkeypatch.setattr("bot.sandbox.control.ANSWER_SECONDS", 120.0)
    room = Sandbox(schedule=False)
    await room.start()
    yield room
    await room.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def do(sandbox: Sandbox, session: aiohttp.ClientSession) -> Do:
    async def doing(name: str, **body: Any) -> dict[str, Any]:
        async with session.post(f"{sandbox.page_url}sandbox/{name}", json={"user": READER} | body) as answer:
            said: dict[str, Any] = await answer.json()
            return said | {"status": answer.status}

    return doing


@pytest.fixture
def look(sandbox: Sandbox, session: aiohttp.ClientSession) -> Do:
    async def looking(user: int = READER, since: int = 0) -> dict[str, Any]:
        async with session.get(f"{sandbox.page_url}sandbox/state?user={user}&since={since}") as answer:
            said: dict[str, Any] = await answer.json()
            return said

    return looking


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[Bot]:
    async with Bot(
        sandbox.token, base_url=f"{sandbox.telegram_api}/bot", request=patient(), get_updates_request=patient()
    ) as speaking:
        yield speaking


def test_the_addresses_are_known_before_and_after() -> None:
    room = Sandbox()
    assert (room.channel, room.desk, room.owner, room.editors) == (str(CHANNEL), DESK, OWNER, EDITORS)
    assert room.service_url is None


async def test_everything_is_on_one_port(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    assert sandbox.page_url.startswith(f"{sandbox.telegram_api}/")
    for address in (
        sandbox.page_url,
        sandbox.feed_url,
        f"{sandbox.page_url}static/page.js",
        f"{sandbox.telegram_api}/site/",
        f"{sandbox.telegram_api}/bot{sandbox.token}/getMe",
    ):
        async with session.get(address) as answer:
            assert answer.status == 200


async def test_a_port_that_is_taken_is_an_error(sandbox: Sandbox) -> None:
    second = Sandbox(schedule=False)
    with pytest.raises(OSError, match="address already in use"):
        await second.start(int(sandbox.telegram_api.rsplit(":", 1)[1]))
    await second.stop()


async def test_a_reader_sees_channel_and_chat_an_editor_the_desk_too(look: Do) -> None:
    assert set((await look(READER))["chats"]) == {"channel", "private"}
    assert set((await look(EDITOR))["chats"]) == {"channel", "private", "desk"}


async def test_a_stranger_sees_nothing(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{sandbox.page_url}sandbox/state?user=1") as answer:
        assert answer.status == 404


async def test_what_is_said_reaches_the_bot_and_its_answer_the_page(do: Do, look: Do, bot: Bot) -> None:
    before = await look()
    assert before["user"]["started"] is False
    await do("say", chat="private", text="/start t_drugs")
    (update,) = await bot.get_updates()
    assert update.message is not None
    waiting = asyncio.create_task(look(since=(await look())["version"]))
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("نعم", callback_data="y")]])
    await update.message.reply_text("أهلا #أمن", reply_markup=keys, do_quote=True)
    after = await waiting
    (message,) = after["chats"]["private"]["messages"]
    assert (message["text"], message["own"], message["who"]) == ("أهلا #أمن", True, "مرسال")
    assert message["reply"]["text"] == "/start t_drugs"
    assert message["buttons"] == [[{"text": "نعم", "callback_data": "y"}]]
    assert after["user"]["started"] is True


async def test_a_press_brings_the_bot_s_word_back(do: Do, bot: Bot, sandbox: Sandbox) -> None:
    await do("say", chat="desk", user=EDITOR, text="/drafts")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("انشر", callback_data="go")]])
    sent = await bot.send_message(DESK, "؟", reply_markup=keys)
    pressing = asyncio.create_task(do("press", user=EDITOR, chat="desk", message=sent.message_id, data="go"))
    await sandbox.standin.until(lambda: sandbox.standin.parts.callbacks)
    query = (await bot.get_updates())[-1].callback_query
    assert query is not None
    await query.answer("نُشر")
    assert await pressing == {"text": "نُشر", "status": 200}


async def test_inline_results_are_offered_and_chosen(do: Do, look: Do, bot: Bot, sandbox: Sandbox) -> None:
    asking = asyncio.create_task(do("inline", text="أمن"))
    await sandbox.standin.until(lambda: sandbox.standin.parts.inlines)
    inline = (await bot.get_updates())[-1].inline_query
    assert inline is not None
    await inline.answer([InlineQueryResultArticle("1", "عنوان", InputTextMessageContent("نص"))])
    offered = await asking
    await do("choose", chat="private", result=offered["results"][0])
    (message,) = (await look())["chats"]["private"]["messages"]
    assert (message["text"], message["via"]) == ("نص", True)


async def test_a_bot_that_never_answers_is_late(do: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.control.ANSWER_SECONDS", 0.0)
    assert await do("inline", text="x") == {"late": True, "status": 200}


async def test_the_next_article_is_published_by_hand(do: Do, sandbox: Sandbox, look: Do) -> None:
    said = await do("publish")
    assert said["title"] == sandbox.site.published[-1].title
    assert (await look())["site"] == {"published": len(sandbox.site.published), "newest": said["title"]}
    assert (await do("correct", slug=said["slug"]))["title"] == said["title"]
    await do("withdraw", slug=said["slug"])
    assert (await do("withdraw", slug=said["slug"]))["status"] == 422


async def test_a_post_shows_photo_preview_pin_and_edit(do: Do, look: Do, bot: Bot, sandbox: Sandbox) -> None:
    story = sandbox.site.published[0]
    link = link_of(story, sandbox.site.base)
    text = await bot.send_message(CHANNEL, f"خبر {link}", disable_notification=True)
    await bot.send_photo(CHANNEL, paint("sea", 1), caption="صورة")
    plain = await bot.send_message(CHANNEL, "بلا رابط https://example.org/")
    hidden = {"is_disabled": True}
    await bot.send_message(CHANNEL, link, api_kwargs={"link_preview_options": hidden})
    named = {"url": f"{sandbox.site.base}/?p={story.number}", "show_above_text": True}
    await bot.send_message(CHANNEL, "عنوان", api_kwargs={"link_preview_options": named})
    await bot.edit_message_text("معدل", CHANNEL, plain.message_id)
    await bot.pin_chat_message(CHANNEL, text.message_id)
    channel = (await look())["chats"]["channel"]
    first, photo, edited, bare, above, note = channel["messages"]
    assert first["preview"]["title"] == story.title
    assert first["silent"] is True
    assert photo["photo"] == {"url": photo["photo"]["url"], "w": 960, "h": 540}
    assert (edited["edited"] is not None, edited["preview"], bare["preview"]) == (True, None, None)
    assert above["preview"]["above"] is True
    assert (note["service"], channel["pinned"]) == ("pinned_message", [text.message_id])
    await bot.delete_message(CHANNEL, text.message_id)
    assert {"number": text.message_id, "deleted": True} in (await look())["chats"]["channel"]["messages"]


async def test_files_are_shown_and_downloaded(
    do: Do, look: Do, bot: Bot, session: aiohttp.ClientSession, sandbox: Sandbox
) -> None:
    picture = base64.b64encode(paint("sea", 1)).decode()
    await do("say", chat="private", text="/breaking", photo=picture)
    await bot.send_document(READER, b"{}", filename='بيانات".json')
    shown, given = (await look())["chats"]["private"]["messages"]
    async with session.get(sandbox.telegram_api + shown["photo"]["url"]) as answer:
        assert (answer.content_type, "Content-Disposition" in answer.headers) == ("image/png", False)
    async with session.get(sandbox.telegram_api + given["document"]["url"]) as answer:
        assert answer.headers["Content-Disposition"].endswith('.json"')
        assert await answer.read() == b"{}"
    async with session.get(f"{sandbox.page_url}sandbox/file/none") as answer:
        assert answer.status == 404


async def test_a_post_is_forwarded_into_the_chat(do: Do, look: Do, bot: Bot) -> None:
    post = await bot.send_message(CHANNEL, "خبر")
    await do("say", chat="private", forward=post.message_id)
    (message,) = (await look())["chats"]["private"]["messages"]
    assert (message["text"], message["forwarded"]) == ("خبر", "المرسى | تعاون أمني")


async def test_things_are_broken_on_demand(do: Do, sandbox: Sandbox, session: aiohttp.ClientSession, look: Do) -> None:
    await do("say", chat="private", text="/start")
    await do("block", blocked=True)
    assert (await look())["user"]["blocked"] is True
    await do("block", blocked=False)
    await do("rights", status="administrator", rights=["post"])
    assert sandbox.standin.chat(CHANNEL).rights == {"post"}
    await do("post", text="من إنسان")
    assert sandbox.standin.chat(CHANNEL).texts == ["من إنسان"]
    await do("feed_fault", kind="busy")
    async with session.get(sandbox.feed_url) as answer:
        assert answer.status == 503
    await do("feed_fault", kind=None)
    await do("fault", method="getMe", kind="html", status=500)
    async with session.get(f"{sandbox.telegram_api}/bot{sandbox.token}/getMe") as answer:
        assert answer.status == 500


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("say", {"user": 1}),
        ("say", {"photo": "%%%"}),
        ("say", {"photo": base64.b64encode(b"no picture").decode()}),
        ("press", {"message": 99, "data": "x"}),
        ("press", {}),
        ("fault", {"kind": "no such", "method": "x"}),
        ("choose", {"result": 7}),
    ],
)
async def test_nonsense_is_a_problem_not_a_crash(do: Do, name: str, body: dict[str, Any]) -> None:
    said = await do(name, **body)
    assert (said["status"], bool(said["problem"])) == (422, True)


async def test_forms_of_other_sites_are_not_taken(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{sandbox.page_url}sandbox/publish", data="x") as answer:
        assert answer.status == 415


async def test_the_lamp_tells_how_the_service_is(sandbox: Sandbox, session: aiohttp.ClientSession) -> None:
    async def lamp() -> int:
        async with session.get(f"{sandbox.page_url}sandbox/health") as answer:
            said = await answer.json()
            return int(said["status"])

    async def well(_request: web.Request) -> web.Response:
        return web.json_response({})

    assert await lamp() == 0
    sandbox.service_url = "http://127.0.0.1:1"
    assert await lamp() == 0
    app = web.Application()
    app.router.add_get("/healthz", well)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    sandbox.service_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    assert await lamp() == 200
    assert sandbox.service_url.startswith("http")
    await runner.cleanup()


async def test_a_look_ends_after_a_while_without_news(look: Do, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sandbox.control.LONGEST_LOOK", 0.0)
    version = (await look())["version"]
    after = await look(since=version)
    assert (after["version"], after["chats"]["channel"]["messages"]) == (version, [])


async def test_articles_come_by_themselves_once_the_feed_was_read(session: aiohttp.ClientSession) -> None:
    room = Sandbox()
    await room.start()
    assert not room.site.seen.is_set()
    async with session.get(room.feed_url) as answer:
        assert answer.status == 200
    assert room.site.seen.is_set()
    await room.stop()
