"""Readers' copies: each reader whose filters fit gets one intent, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.changes import AdvanceFanOut, Change, FanOut, Forget, Move, Publish, PutArticle, PutReader, Record, Unreach
from bot.models import (
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Filter,
    FilterKind,
    Kind,
    Lane,
    Reader,
    ReaderState,
    Verdict,
)
from bot.newsroom import fanout
from bot.newsroom.audience import Audience
from bot.newsroom.catalogue import Catalogue
from bot.newsroom.decisions import publish_held
from bot.newsroom.fanout import FanOuts
from bot.newsroom.readership import returned
from bot.newsroom.routing import ANEW, WORDS
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW

ARTICLE = Article(
    id="abcdefghij",
    keys=("url:https://site.example/1",),
    source="Site",
    title="حموشي يستقبل نظيره الإسباني",
    link="https://site.example/1/",
    topics=("security-cooperation", "police-intelligence"),
    publish=Verdict.YES,
    published=NOW,
    seen=NOW,
)


def reader(chat: int, *filters: tuple[FilterKind, str], **more: object) -> Reader:
    kept = tuple(Filter(number, kind, text) for number, (kind, text) in enumerate(filters, 1))
    return replace(Reader(chat, filters=kept, next_filter=len(kept) + 1), **more)  # type: ignore[arg-type]


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


@pytest.fixture
def fan_outs(storage: Storage, catalogue: Catalogue) -> FanOuts:
    return FanOuts(storage, Audience(catalogue))


async def copies(storage: Storage) -> dict[int, tuple[int, ...]]:
    found = {}
    for copy in await storage.copies(ARTICLE.id, after=None, limit=10_000):
        if copy.kind is not Kind.COPY:
            continue
        whole = await storage.delivery(copy.id)
        assert whole is not None
        found[copy.chat] = tuple(whole.data["filters"])
    return found


async def test_whoever_follows_it_gets_one_copy_groups_too(storage: Storage, fan_outs: FanOuts) -> None:
    await storage.commit(
        PutReader(reader(-77, (FilterKind.TOPIC, "police-intelligence"), kind="supergroup")),
        PutReader(reader(1, (FilterKind.TOPIC, "drugs"), (FilterKind.WORDS, "الحموشي"), (FilterKind.ALL, ""))),
        PutReader(reader(2, (FilterKind.TOPIC, "drugs"))),
        PutReader(reader(3, (FilterKind.EVERYTHING, ""), state=ReaderState.PAUSED)),
        Publish(ARTICLE, fan_out=True),
    )

    assert await fan_outs.carry_out(now=NOW) == 2
    assert await copies(storage) == {-77: (1,), 1: (2, 3)}
    assert await storage.fan_outs() == []
    assert await fan_outs.carry_out(now=NOW) == 0


async def test_a_change_just_made_is_in_effect_for_the_next_article(storage: Storage, fan_outs: FanOuts) -> None:
    await fan_outs.learn()
    await storage.commit(PutReader(reader(5, (FilterKind.WORDS, "حموشي"))), Publish(ARTICLE, fan_out=True))

    assert await fan_outs.carry_out(now=NOW) == 1


@pytest.mark.parametrize("turns", range(4))
async def test_who_is_forgotten_while_a_page_is_made_gets_no_copy(
    storage: Storage, fan_outs: FanOuts, turns: int
) -> None:
    await storage.commit(*(PutReader(reader(chat, (FilterKind.ALL, ""))) for chat in (1, 2)))
    await storage.commit(Publish(ARTICLE, fan_out=True))
    await fan_outs.learn()
    forgetting = asyncio.create_task(storage.commit(Forget(2)))
    for _ in range(turns):
        await asyncio.sleep(0)
    await fan_outs.carry_out(now=NOW)
    await forgetting

    assert [*await copies(storage)] == [1]


async def test_broken_off_between_pages_it_goes_on_where_it_was(
    storage: Storage, fan_outs: FanOuts, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fanout, "PAGE", 2)
    await storage.commit(*(PutReader(reader(chat, (FilterKind.ALL, ""))) for chat in range(1, 6)))
    await storage.commit(Publish(ARTICLE, fan_out=True))
    pages = 0
    commit = storage.commit

    async def failing(*changes: object) -> bool:
        nonlocal pages
        pages += 1
        if pages == 2:
            raise RuntimeError("pulled the plug")
        return await commit(*changes)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "commit", failing)
    with pytest.raises(RuntimeError):
        await fan_outs.carry_out(now=NOW)
    assert sorted(await copies(storage)) == [1, 2]

    monkeypatch.setattr(storage, "commit", commit)
    assert await FanOuts(storage, Audience(catalogue)).carry_out(now=NOW) == 3
    assert sorted(await copies(storage)) == [1, 2, 3, 4, 5]


async def test_a_digest_reader_s_copy_is_held_and_a_breaking_one_goes_first(
    storage: Storage, fan_outs: FanOuts
) -> None:
    await storage.commit(
        PutReader(reader(1, (FilterKind.ALL, ""), digest="08:00")), PutReader(reader(2, (FilterKind.ALL, "")))
    )
    await storage.commit(Publish(replace(ARTICLE, breaking=True, topics=(*ARTICLE.topics, "breaking")), fan_out=True))
    await fan_outs.carry_out(now=NOW)

    flash = {row.chat: row for row in await storage.claim(Lane.BREAKING, 9, owner="test", now=NOW, lease=1)}
    assert sorted(flash) == [1, 2]

    calm = replace(ARTICLE, id="bbbbbbbbbb", keys=("url:https://site.example/2",))
    await storage.commit(Publish(calm, fan_out=True))
    await fan_outs.carry_out(now=NOW)

    held = await storage.delivery(f"copy/{calm.id}/1")
    assert held is not None
    assert held.state is DeliveryState.HELD
    assert held.not_before > NOW


async def test_what_becomes_breaking_leaves_the_digest_at_once_or_when_strict_quiet_hours_end(
    storage: Storage, fan_outs: FanOuts
) -> None:
    every = (FilterKind.ALL, "")
    now = datetime(2026, 11, 25, 23, tzinfo=ZoneInfo("Africa/Casablanca")).timestamp()
    weekly = {"digest": "weekly fri 18:00", "quiet": "22:00-07:00"}
    await storage.commit(
        PutReader(reader(1, every, **weekly)), PutReader(reader(2, every, strict=True, **weekly)), Publish(ARTICLE)
    )
    await storage.commit(FanOut(ARTICLE.id))
    await fan_outs.carry_out(now=now - 4 * 3600)

    raised = replace(ARTICLE, breaking=True, topics=(*ARTICLE.topics, "breaking"), revision=1)
    await storage.commit(PutArticle(raised, expected=0), FanOut(ARTICLE.id + ANEW))
    await fan_outs.carry_out(now=now)

    rows = [await storage.delivery(f"copy/{ARTICLE.id}/{chat}") for chat in (1, 2)]
    assert [(row.state, row.lane, row.not_before - now) for row in rows if row is not None] == [
        (DeliveryState.PENDING, Lane.BREAKING, 0),
        (DeliveryState.HELD, Lane.BREAKING, 8 * 3600),
    ]


async def test_what_a_group_holds_leaves_when_it_becomes_breaking_also_after_the_group_moved(
    storage: Storage, fan_outs: FanOuts
) -> None:
    every = reader(-5, (FilterKind.ALL, ""), (FilterKind.TOPIC, "breaking"), kind="group", digest="08:00")
    await storage.commit(PutReader(every), Publish(ARTICLE, fan_out=True))
    await fan_outs.carry_out(now=NOW)
    await storage.commit(Move(-5, -1005))

    raised = replace(ARTICLE, breaking=True, topics=(*ARTICLE.topics, "breaking"), revision=1)
    await storage.commit(PutArticle(raised, expected=0), FanOut(ARTICLE.id + ANEW))
    await fan_outs.carry_out(now=NOW + 1)

    [row] = await storage.copies(ARTICLE.id, after=None, limit=9)
    assert (row.chat, row.state, row.lane) == (-1005, DeliveryState.PENDING, Lane.BREAKING)


async def test_breaking_for_the_channel_only_is_routine_for_readers_and_keeps_to_their_digest(
    storage: Storage, fan_outs: FanOuts
) -> None:
    every = (FilterKind.ALL, "")
    await storage.commit(
        PutReader(reader(1, every)),
        PutReader(reader(2, every, digest="08:00")),
        Publish(replace(ARTICLE, breaking=True), fan_out=True),
    )

    await fan_outs.carry_out(now=NOW)

    rows = [await storage.delivery(f"copy/{ARTICLE.id}/{chat}") for chat in (1, 2)]
    assert [(row.state, row.lane) for row in rows if row is not None] == [
        (DeliveryState.PENDING, Lane.ROUTINE),
        (DeliveryState.HELD, Lane.ROUTINE),
    ]


async def test_what_is_told_to_more_readers_and_is_not_breaking_leaves_the_digests_as_they_are(
    storage: Storage, fan_outs: FanOuts
) -> None:
    await storage.commit(PutReader(reader(1, (FilterKind.ALL, ""), digest="08:00")), Publish(ARTICLE, fan_out=True))
    await fan_outs.carry_out(now=NOW)
    held = await storage.delivery(f"copy/{ARTICLE.id}/1")
    assert held is not None

    await storage.commit(FanOut(ARTICLE.id + ANEW))
    await fan_outs.carry_out(now=held.not_before + 1)

    assert await storage.delivery(f"copy/{ARTICLE.id}/1") == held


RAISED = replace(ARTICLE, breaking=True, topics=(*ARTICLE.topics, "breaking"), revision=1)
MINE = f"copy/{ARTICLE.id}/1"


async def _blocked_and_back(storage: Storage, fan_outs: FanOuts, *became: Change) -> None:
    """Let a reader's copy end so, let them leave at the same moment and be back five minutes later."""
    one = reader(1, (FilterKind.ALL, ""))
    await storage.commit(PutReader(one), Publish(ARTICLE, fan_out=True))
    await fan_outs.carry_out(now=NOW)
    await storage.commit(*became, Unreach(1, "403: blocked", NOW + 1))
    gone = await storage.reader(1)
    assert gone is not None
    await storage.commit(PutReader(returned(gone, "private", NOW + 300)))


async def _raised(storage: Storage, fan_outs: FanOuts) -> Delivery:
    """Raise the article to breaking, and return the reader's copy."""
    await storage.commit(PutArticle(RAISED, expected=0), FanOut(ARTICLE.id + ANEW))
    await fan_outs.carry_out(now=NOW + 600)
    row = await storage.delivery(MINE)
    assert row is not None
    return row


@pytest.mark.parametrize(
    "became",
    [
        (Record(MINE, DeliveryState.DEAD, NOW + 1, error="403: blocked", attempted=True),),
        (Record(MINE, DeliveryState.CANCELLED, NOW + 1, error="the reader is unreachable"),),
        (),
    ],
)
async def test_whoever_had_blocked_us_when_it_first_came_gets_it_when_it_becomes_breaking_after_their_return(
    storage: Storage, fan_outs: FanOuts, became: tuple[Change, ...]
) -> None:
    await _blocked_and_back(storage, fan_outs, *became)

    row = await _raised(storage, fan_outs)

    assert (row.state, row.lane, row.not_before) == (DeliveryState.PENDING, Lane.BREAKING, NOW + 600)
    assert (row.attempts, row.error, row.ended) == (0, None, None)
    assert await storage.tally(ARTICLE.id) == {"copy/pending": 1}


@pytest.mark.parametrize(
    "became",
    [
        (Record(MINE, DeliveryState.SENT, NOW + 1, message=7),),
        (
            Record(MINE, DeliveryState.UNKNOWN, NOW),
            Record(MINE, DeliveryState.PENDING, NOW, doubted=True),
            Record(MINE, DeliveryState.DEAD, NOW + 1, error="403: blocked"),
        ),
    ],
)
async def test_whoever_has_it_or_may_have_it_gets_nothing_twice_after_a_block(
    storage: Storage, fan_outs: FanOuts, became: tuple[Change, ...]
) -> None:
    await _blocked_and_back(storage, fan_outs, *became)
    before = await storage.delivery(MINE)

    assert await _raised(storage, fan_outs) == before


async def test_what_ended_after_the_return_of_a_reader_is_not_tried_again(storage: Storage, fan_outs: FanOuts) -> None:
    """Telegram refused the article itself, and would again."""
    refused = Record(MINE, DeliveryState.DEAD, NOW + 301, error="400: message is too long")
    await storage.commit(PutReader(reader(1, (FilterKind.ALL, ""), back=NOW)), Publish(ARTICLE, fan_out=True))
    await fan_outs.carry_out(now=NOW + 300)
    await storage.commit(refused)

    assert (await _raised(storage, fan_outs)).state is DeliveryState.DEAD


async def test_a_breaking_item_that_came_later_is_told_first(
    storage: Storage, fan_outs: FanOuts, monkeypatch: pytest.MonkeyPatch
) -> None:
    flash = replace(ARTICLE, id="bbbbbbbbbb", keys=("url:https://site.example/2",), breaking=True)
    later = replace(ARTICLE, id="cccccccccc", keys=("url:https://site.example/3",))
    await storage.commit(PutReader(reader(1, (FilterKind.ALL, ""))))
    for article in (ARTICLE, flash, later):
        await storage.commit(Publish(article, fan_out=True))
    done: list[str] = []
    commit = storage.commit

    async def noted(*changes: Change) -> bool:
        done.extend(change.article for change in changes if isinstance(change, AdvanceFanOut))
        return await commit(*changes)

    monkeypatch.setattr(storage, "commit", noted)
    await fan_outs.carry_out(now=NOW)

    assert done == [flash.id, ARTICLE.id, later.id]


async def test_while_the_desk_decides_only_readers_of_words_are_told_and_after_it_the_others_once(
    storage: Storage, fan_outs: FanOuts
) -> None:
    waiting = replace(ARTICLE, state=ArticleState.HELD, publish=Verdict.REVIEW)
    await storage.commit(
        PutReader(reader(1, (FilterKind.WORDS, "حموشي"))),
        PutReader(reader(2, (FilterKind.TOPIC, "police-intelligence"))),
        PutReader(reader(3, (FilterKind.ALL, ""))),
        Publish(waiting),
        FanOut(ARTICLE.id + WORDS),
    )
    await fan_outs.carry_out(now=NOW)
    assert sorted(await copies(storage)) == [1]

    assert await storage.commit(*publish_held(waiting, channel=-1001, by=9, now=NOW + 5))
    await fan_outs.carry_out(now=NOW + 5)
    assert sorted(await copies(storage)) == [1, 2, 3]


async def test_what_waits_for_the_desk_since_the_site_rewrote_it_is_told_as_such_by_an_earlier_fan_out_too(
    storage: Storage, fan_outs: FanOuts
) -> None:
    before = replace(ARTICLE, publish=Verdict.NO)
    await storage.commit(
        PutReader(reader(1, (FilterKind.WORDS, "حموشي"))),
        PutReader(reader(2, (FilterKind.TOPIC, "police-intelligence"))),
        Publish(before, fan_out=True),
    )
    waiting = replace(before, state=ArticleState.HELD, publish=Verdict.REVIEW, revision=1)
    await storage.commit(PutArticle(waiting, expected=0), FanOut(f"{ARTICLE.id}:1{WORDS}"))

    await fan_outs.carry_out(now=NOW)
    assert sorted(await copies(storage)) == [1]


async def test_what_was_taken_back_is_told_to_nobody(storage: Storage, fan_outs: FanOuts) -> None:
    await storage.commit(PutReader(reader(1, (FilterKind.ALL, ""))), Publish(ARTICLE, fan_out=True))
    await storage.commit(PutArticle(replace(ARTICLE, state=ArticleState.RETRACTED, revision=1), expected=0))

    assert await fan_outs.carry_out(now=NOW) == 0
    assert await storage.fan_outs() == []
