"""What the house tells its newsroom by itself: silent feeds, the evening, and what it leaves out."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.alarms import REMEMBERED, DeskAlarms
from bot.changes import DropDocument, Log, Publish, PutDocument, PutFeed, PutReader, SetValue
from bot.models import Act, Article, ArticleState, Document, FeedState, Reader, ReaderState, Verdict
from bot.newsdesk import SILENT_AFTER, TOLD_AT, TOLD_READERS, Newsdesk, gathered, silence, watch_feed
from bot.newsroom.pauses import KEPT_BACK
from bot.newsroom.routing import DAY
from bot.newsroom.stumbles import Stumbles
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW, Hands

URL = "https://site.example/feed/"
CHANNEL = -1001
WELL = FeedState(URL, last_success=NOW, last_attempt=NOW, next_look=NOW + 60)
ILL = replace(WELL, failing_since=NOW, problem="HTTP 500", next_look=NOW + 120)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


@pytest.mark.parametrize(
    ("state", "started", "later", "problem"),
    [
        (WELL, NOW - 9, 60 + SILENT_AFTER - 1, None),
        (WELL, NOW - 9, 60 + SILENT_AFTER, "nobody looks"),
        (WELL, NOW + DAY, DAY + SILENT_AFTER - 1, None),
        (ILL, NOW - 9, SILENT_AFTER - 1, None),
        (ILL, NOW - 9, SILENT_AFTER, "HTTP 500"),
        (replace(ILL, problem=None), NOW - 9, SILENT_AFTER, "?"),
        (replace(ILL, next_look=NOW + 6 * 3600), NOW - 9, SILENT_AFTER, "HTTP 500"),
        (ILL, NOW + DAY, DAY + 5, None),
        (replace(WELL, next_look=NOW + 400 * DAY), NOW, SILENT_AFTER - 1, None),
        (replace(WELL, next_look=NOW + 400 * DAY), NOW, SILENT_AFTER, "nobody looks"),
        (replace(WELL, next_look=NOW + DAY), NOW, DAY + SILENT_AFTER - 1, None),
    ],
)
def test_silence_is_half_an_hour_without_a_good_look_that_should_have_been(
    state: FeedState, started: float, later: float, problem: str | None
) -> None:
    assert silence(state, started=started, now=NOW + later) == problem


class Heard(list[tuple[str, str | None]]):
    """What the desk was told."""

    async def tell(self, name: str, detail: str | None) -> None:
        self.append((name, detail))


async def test_a_silent_feed_is_told_once_and_its_end_once_whichever_copy_sees_it(storage: Storage) -> None:
    heard = Heard()
    first, second = (DeskAlarms(storage, heard.tell, Hands()) for _ in range(2))
    await watch_feed(storage, first, URL, started=NOW, now=NOW)
    assert heard == []
    await storage.commit(PutFeed(ILL))
    for alarms in (first, second, first):
        await watch_feed(storage, alarms, URL, started=NOW - 9, now=NOW + SILENT_AFTER)
    assert heard == [(f"feed {URL}", "HTTP 500")]
    await storage.commit(PutFeed(replace(WELL, last_success=NOW + 3000, next_look=NOW + 3060)))
    for alarms in (second, first):
        await watch_feed(storage, alarms, URL, started=NOW - 9, now=NOW + 3001)
    assert heard[1:] == [(f"feed {URL}", None)]


class Stumbling:
    """Lets nothing out, and fails over what it is told."""

    def __init__(self, *over: Article) -> None:
        self.over = over

    async def go_on(self, *, now: float, stumbles: Stumbles) -> list[Article]:
        for article in self.over:
            with stumbles.over(article):
                raise RuntimeError(f"out of its depth at {now}")
        return []


async def test_what_cannot_be_let_out_is_told_once_and_its_end_once(storage: Storage) -> None:
    heard = Heard()
    publisher: Any = Stumbling(Article("a", ("k",), "s", "poison", link=None))
    none: Any = None
    base: Any = SimpleNamespace(storage=storage)
    desk = Newsdesk(
        base=base,
        channel=CHANNEL,
        desk=None,
        publisher=publisher,
        alarms=DeskAlarms(storage, heard.tell, Hands()),
        answerer=none,
        menus=none,
        wake=none,
        upkeep=none,
    )
    for second in range(3):
        await desk.let_out(NOW + second)
    assert heard == [("kept-back", f"poison: RuntimeError: out of its depth at {NOW}")]
    publisher.over = ()
    await storage.commit(PutDocument(Document(KEPT_BACK, "a", {})))
    await desk.let_out(NOW + 3)
    assert heard[1:] == []  # it waits for the end of a pause, and was not tried
    await storage.commit(DropDocument(KEPT_BACK, "a"))
    for second in range(3):
        await desk.let_out(NOW + second)
    assert heard[1:] == [("kept-back", None)]


async def test_what_only_happens_is_told_once_and_is_not_broken(storage: Storage) -> None:
    heard, hands = Heard(), Hands()
    alarms = DeskAlarms(storage, heard.tell, hands)
    for again in (alarms, alarms, DeskAlarms(storage, heard.tell, hands)):
        await again.breaks("poison:abc", "Bad Request")
    assert heard == [("poison:abc", "Bad Request")]
    assert alarms.broken == frozenset()
    await alarms.breaks("channel", "no rights")
    hands.move(REMEMBERED + 1)
    await alarms.tidy(hands.now())
    assert [one.id for one in await storage.documents("alarm")] == ["channel"]
    await alarms.breaks("poison:abc", "Bad Request")
    assert len(heard) == 3


async def test_a_day_is_gathered_from_what_came_in_and_from_what_was_decided(storage: Storage) -> None:
    def article(number: int, **more: object) -> Article:
        one = Article(f"aaaaaaaa{number:02}", (f"k{number}",), "Site", "عنوان", None, published=NOW, seen=NOW)
        return replace(one, **more)  # type: ignore[arg-type]

    today = article(1, publish=Verdict.NO)
    decided = article(2, seen=NOW - 2 * DAY, state=ArticleState.SKIPPED, reason="unanswered")
    before = article(3, seen=NOW - 2 * DAY, state=ArticleState.SKIPPED, reason="unanswered")
    await storage.commit(Publish(today), Publish(decided), Publish(before), Log(Act(NOW, 0, "skip", decided.id)))
    await storage.commit(Log(Act(NOW - 2 * DAY, 0, "skip", before.id)), SetValue(TOLD_AT, NOW - DAY))
    await storage.commit(
        SetValue(TOLD_READERS, 5),
        PutReader(Reader(1, since=NOW)),
        PutReader(Reader(2, since=NOW - 9 * DAY)),
        PutReader(Reader(3, since=NOW - 9 * DAY, state=ReaderState.UNREACHABLE)),
    )
    day = await gathered(storage, channel=CHANNEL, now=NOW)
    assert day.left_out == (("unanswered", (decided,)),)
    assert day.counted == (("unfit", 1),)
    assert (day.new, day.lost, day.readers) == (1, 4, 2)


async def test_without_an_earlier_evening_the_last_day_is_told_and_nobody_is_lost(storage: Storage) -> None:
    await storage.commit(PutReader(Reader(1, since=NOW - 3)))
    day = await gathered(storage, channel=CHANNEL, now=NOW)
    assert (day.new, day.lost, day.readers) == (1, 0, 1)
