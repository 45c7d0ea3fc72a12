"""Vanished articles: noticed at a look, their page asked for twice, the desk once."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web

from bot.changes import Publish, PutArticle
from bot.errors import StorageReadOnly
from bot.intake.absences import Absences
from bot.intake.arrange import falling
from bot.intake.fetcher import Fetcher
from bot.models import Article, ArticleState, Delivery, DeliveryState, Entry, Kind, Lane, delivery_id
from bot.newsroom.absences import absence_of
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW, Hands

SHOWN = (Entry("a", None, "x", published=NOW), Entry("b", None, "y", published=NOW - 3600))


class Town:
    def __init__(self, storage: Storage, fetcher: Fetcher, desk: int | None = -5) -> None:
        self.storage = storage
        self.status = 404
        self.gets = 0
        self.asked = 0
        self.absences = Absences(
            storage, fetcher, Hands(), desk=desk, reason="حذفه الموقع.", poll_seconds=60, asked=self._asked
        )

    def _asked(self) -> None:
        self.asked += 1

    async def answer(self, _: web.Request) -> web.Response:
        self.gets += 1
        return web.Response(status=self.status, text="صفحة")

    async def questions(self) -> int:
        return len(await self.storage.documents("question"))


@pytest_asyncio.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    storage = await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")
    async with Fetcher(allow_private=True) as fetcher:
        town = Town(storage, fetcher)
        app = web.Application()
        app.router.add_get("/1", town.answer)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        link = f"http://127.0.0.1:{runner.addresses[0][1]}/1"
        article = Article("aaaaaaaaaa", ("k",), "الموقع", "خبر", link, published=NOW - 60, seen=NOW - 60)
        post = Delivery(
            delivery_id(Kind.POST, article.id, -1), -1, Lane.CHANNEL, Kind.POST, article.id, DeliveryState.SENT
        )
        await storage.commit(Publish(article, (post,)))
        yield town
        await runner.cleanup()
    await storage.close()


async def test_a_page_that_is_gone_twice_is_asked_about_once(town: Town) -> None:
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW)
    await town.absences.look(NOW)
    await town.absences.look(NOW + 179)
    assert (town.gets, await town.questions()) == (1, 0)
    await town.absences.look(NOW + 180)
    assert (town.gets, await town.questions(), town.asked) == (2, 1, 1)
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW + 400)
    await town.absences.look(NOW + 400)
    assert (town.gets, await town.questions()) == (2, 1)


async def test_a_page_that_stands_or_gives_no_answer_asks_nobody(town: Town) -> None:
    town.status = 503
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW)
    await town.absences.look(NOW)
    town.status = 200
    await town.absences.look(NOW + 180)
    await town.absences.look(NOW + 360)
    assert (town.gets, await town.questions()) == (2, 0)


async def test_what_comes_back_into_the_feed_is_not_missed_any_more(town: Town) -> None:
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW)
    await town.absences.look(NOW)
    await town.absences.notice(SHOWN, {"aaaaaaaaaa"}, "الموقع", now=NOW + 60)
    await town.absences.look(NOW + 180)
    assert (town.gets, await town.storage.documents("absence")) == (1, [])


async def test_what_was_taken_back_meanwhile_is_let_be(town: Town) -> None:
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW)
    article = await town.storage.article("aaaaaaaaaa")
    assert article is not None
    gone = Article(**{name: getattr(article, name) for name in article.__slots__} | {"state": ArticleState.RETRACTED})
    await town.storage.commit(PutArticle(gone, expected=0))
    await town.absences.look(NOW)
    assert (town.gets, await town.storage.documents("absence")) == (0, [])


async def test_what_never_went_out_is_not_missed(town: Town) -> None:
    quiet = Article("bbbbbbbbbb", ("q",), "الموقع", "خبر", "https://site.test/2", published=NOW - 30, seen=NOW)
    await town.storage.commit(Publish(quiet))
    await town.absences.notice(SHOWN, {"aaaaaaaaaa"}, "الموقع", now=NOW)
    assert await town.storage.documents("absence") == []


@pytest.mark.parametrize("entries", [(), (Entry("a", None, "x"),)])
async def test_a_feed_without_dates_proves_nothing(town: Town, entries: tuple[Entry, ...]) -> None:
    await town.absences.notice(entries, set(), "الموقع", now=NOW)
    assert await town.storage.documents("absence") == []


async def test_without_a_desk_nobody_is_asked(town: Town) -> None:
    async with Fetcher(allow_private=True) as fetcher:
        await Town(town.storage, fetcher, desk=None).absences.notice(SHOWN, set(), "الموقع", now=NOW)
    assert await town.storage.documents("absence") == []


async def test_old_notes_are_forgotten(town: Town) -> None:
    await town.absences.notice(SHOWN, set(), "الموقع", now=NOW)
    assert [absence_of(one).article for one in await town.storage.documents("absence")] == ["aaaaaaaaaa"]
    late = (Entry("a", None, "x", published=NOW + 8 * 86400),)
    await town.absences.notice(late, set(), "الموقع", now=NOW + 8 * 86400)
    assert await town.storage.documents("absence") == []


async def test_the_loop_survives_a_store_that_fails(town: Town) -> None:
    real, failed, went_on = town.storage.documents, asyncio.Event(), asyncio.Event()

    async def failing(kind: str) -> object:
        if failed.is_set():
            went_on.set()
            return await real(kind)
        failed.set()
        raise StorageReadOnly("the disk is full")

    town.storage.documents = failing  # type: ignore[method-assign, assignment]
    loop = asyncio.create_task(town.absences.run())
    await asyncio.wait_for(went_on.wait(), 60)
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
    assert loop.cancelled()


def test_what_is_pinned_on_top_tells_nothing_of_how_far_back_a_feed_goes() -> None:
    pinned = Entry("p", None, "قديم", published=NOW - 10**7)
    assert falling((pinned, *SHOWN)) == [NOW, NOW - 3600]
    assert falling(()) == []
