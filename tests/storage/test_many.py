"""Long walks are taken in slices, and nothing is left out of them."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, CancelDeliveries, FinishUpdate, Forget, Publish, Record
from bot.errors import StorageReadOnly
from bot.models import Delivery, DeliveryState, Kind, Lane
from storage.tiny.opening import open_tiny
from storage.tiny.store import TinyStorage
from tests.storage.disks import CountingDisk, FastDisk, SlowDisk
from tests.storage.made import article, copy, post, update

COUNT = 450
DAY = 86_400.0
SENT = DeliveryState.SENT


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TinyStorage]:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    yield store
    await store.close()


async def test_many_copies_are_cancelled(store: TinyStorage) -> None:
    await store.commit(AddDeliveries(tuple(copy("a", chat) for chat in range(COUNT))))
    await store.commit(CancelDeliveries(article="a"))
    assert await store.tally("a") == {"copy/cancelled": COUNT}
    assert await store.claim(Lane.ROUTINE, 9, owner="me", now=1.0, lease=9.0) == []


async def test_many_deliveries_of_one_chat_are_forgotten(store: TinyStorage) -> None:
    await store.commit(AddDeliveries(tuple(copy(f"a{number}", 5) for number in range(COUNT))))
    await store.commit(Forget(5))
    assert await store.deliveries_in(5, limit=9) == []


async def test_many_copies_are_packed_and_dropped(store: TinyStorage) -> None:
    rows = tuple(copy("a", chat) for chat in range(COUNT))
    await store.commit(Publish(article("a"), (*rows, post("a"))), *(Publish(article(f"b{n}")) for n in range(COUNT)))
    await store.commit(AddDeliveries(tuple(post(f"b{number}") for number in range(COUNT))))
    await store.commit(*(Record(row.id, SENT, 1.0, message=7) for row in (*rows, post("a"))))
    await store.prune(DAY)
    assert len(store._state.deliveries.rows) == COUNT + 1
    pages = [await store.copies("a", after=after, limit=100) for after in (None, 98, 198)]
    assert [(page[0].chat, page[-1].chat) for page in pages] == [(-1001, 98), (99, 198), (199, 298)]
    edits = tuple(Delivery(f"edit/a:1/{chat}", chat, Lane.FLASH, Kind.EDIT, "a") for chat in range(COUNT))
    await store.commit(AddDeliveries(edits), *(Record(row.id, SENT, 2 * DAY) for row in edits))
    await store.prune(2 * DAY + 60.0)
    await store.commit(AddDeliveries((Delivery("reply/a/1", 1, Lane.FLASH, Kind.REPLY, "a"),)))
    await store.commit(Record("reply/a/1", SENT, 401 * DAY), *(Record(row.id, SENT, 3 * DAY) for row in edits))
    await store.prune(402 * DAY)
    assert await store.articles(["a"]) == []
    assert await store.tally("a") == {}


async def test_an_article_with_much_on_it_is_dropped_whole(store: TinyStorage) -> None:
    rows = tuple(Delivery(f"odd-{chat}", chat, Lane.ROUTINE, Kind.COPY, "a") for chat in range(COUNT))
    await store.commit(Publish(article("a"), rows, fan_out=True), *(Record(row.id, SENT, 1.0) for row in rows))
    await store.prune(500 * DAY)
    assert await store.articles(["a"]) != []  # its readers were not all told yet
    store._state.fanouts.rows.clear()
    await store.prune(500 * DAY)
    assert (await store.articles(["a"]), len(store._state.deliveries.rows)) == ([], 0)


async def test_many_old_notices_and_updates_go(store: TinyStorage) -> None:
    rows = tuple(Delivery(f"notice/{number}/9", 9, Lane.DESK, Kind.NOTICE) for number in range(COUNT))
    await store.commit(AddDeliveries(rows), *(Record(row.id, SENT, 1.0) for row in rows))
    await store.put_updates([update(number) for number in range(COUNT)])
    await store.commit(*(FinishUpdate(number, 1.0) for number in range(COUNT)))
    await store.prune(40 * DAY)
    assert await store.deliveries_in(9, limit=9) == []
    assert len(store._state.updates.rows) == 0


async def test_many_records_are_imported(store: TinyStorage) -> None:
    records = [{"record": "floor", "chat": chat, "message": 3} for chat in range(COUNT)]
    assert await store.restore(records) == COUNT
    assert len([one async for one in store.export()]) == COUNT


async def test_a_long_export_lets_the_loop_turn_and_shows_one_moment(store: TinyStorage) -> None:
    await store.commit(AddDeliveries(tuple(copy("a", chat) for chat in range(COUNT))))
    export = store.export()
    first = await anext(aiter(export))
    await store.commit(CancelDeliveries(article="a"), AddDeliveries((copy("b", 1),)))
    rest = [one async for one in export]
    assert len(rest) == COUNT - 1
    assert all("state" not in one for one in (first, *rest))


async def test_what_an_article_still_needs_keeps_it_unpacked_when_it_changes_meanwhile(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
    await store.commit(Record("copy/a/1", SENT, 1.0), Record("copy/a/2", SENT, 1.0))
    disk.close_gate()
    holding = asyncio.create_task(store.commit(AddDeliveries((copy("b", 9),))))
    pruning = asyncio.create_task(store.prune(DAY))
    await asyncio.to_thread(disk.waiting.wait, 30)
    adding = [asyncio.create_task(store.commit(AddDeliveries((copy("a", chat),)))) for chat in (3, 4)]
    disk.open_gate.set()
    await asyncio.gather(holding, pruning, *adding)
    assert await store.tally("a") == {"copy/sent": 2, "copy/pending": 2}
    await store.close()


async def test_an_opening_that_fails_lets_go_of_lock_and_threads(tmp_path: Path) -> None:
    path, disk = tmp_path / "m.json", CountingDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(AddDeliveries((post("a"),)))
    await store.claim(Lane.CHANNEL, 1, owner="me", now=1.0, lease=9.0)
    await store.begin("post/a/-1001", owner="me", now=1.0)
    store.let_go()
    disk.break_at(2)  # what opening needs is read, what it found in flight cannot be written down
    with pytest.raises(StorageReadOnly):
        await open_tiny(path, disk=disk)
    store = await open_tiny(path, disk=FastDisk(), now=5.0)
    assert [one.ended for one in await store.unsettled()] == [5.0]
    await store.close()
