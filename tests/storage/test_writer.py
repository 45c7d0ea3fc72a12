"""Group commits: what is not on the disk is seen by nobody, and one fsync serves all who wait."""

import asyncio
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, PutReader, RaiseFloor, SetValue
from bot.errors import StorageError, StorageReadOnly
from bot.models import Reader
from storage.tiny import checkpoint
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny, picture_tiny
from storage.tiny.store import TinyStorage
from tests.storage.disks import CountingDisk, FastDisk, FullDisk, SlowDisk
from tests.storage.made import copy


async def held_up(store: TinyStorage, disk: SlowDisk, value: int) -> "asyncio.Task[bool]":
    """Begin a commit that waits for its fsync."""
    disk.close_gate()
    task = asyncio.create_task(store.commit(SetValue("a", value), RaiseFloor(5, value), PutReader(Reader(value))))
    await asyncio.to_thread(disk.waiting.wait, 30)
    return task


async def test_one_row_is_answered_at_once_with_what_the_disk_has(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    await store.commit(SetValue("a", 1))
    task = await held_up(store, disk, 2)
    assert (await store.value("a"), await store.floor(5), await store.reader(2)) == (1, None, None)
    disk.open_gate.set()
    assert await task
    assert (await store.value("a"), await store.floor(5)) == (2, 2)
    await store.close()


async def test_a_walk_through_an_index_waits_for_what_is_being_written(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    task = await held_up(store, disk, 2)
    counting = asyncio.create_task(store.count_readers())
    await asyncio.sleep(0)
    assert not counting.done()
    disk.open_gate.set()
    assert await counting == {"active": 1}
    assert await task
    await store.close()


async def test_a_walk_that_waited_sees_nothing_of_a_commit_that_failed(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    disk.failing = True
    task = await held_up(store, disk, 2)
    counting = asyncio.create_task(store.count_readers())
    await asyncio.sleep(0)
    disk.open_gate.set()
    assert await counting == {}
    with pytest.raises(StorageReadOnly):
        await task
    disk.failing = False
    await store.close()


async def test_commits_that_come_while_the_disk_is_busy_share_the_next_line(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    task = await held_up(store, disk, 2)
    before = disk.count
    others = [asyncio.create_task(store.commit(SetValue(f"v{number}", number))) for number in range(50)]
    await asyncio.sleep(0)
    disk.open_gate.set()
    assert await asyncio.gather(task, *others) == [True] * 51
    assert disk.count == before + 1
    await store.close()


async def test_a_refusal_is_believed_only_when_what_it_rests_on_is_durable(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    task = await held_up(store, disk, 1)
    pair = [asyncio.create_task(store.commit(PutReader(Reader(7)))) for _ in range(2)]
    await asyncio.sleep(0)
    disk.failing = True
    disk.open_gate.set()
    results = await asyncio.gather(task, *pair, return_exceptions=True)
    # the second of the pair would be refused because of the first, which never was
    assert [type(one) for one in results[:2]] == [StorageReadOnly] * 2
    assert await store.reader(7) is None
    disk.failing = False
    assert await store.commit(PutReader(Reader(7)))
    await store.close()


async def test_a_caller_who_stops_waiting_changes_nothing(tmp_path: Path) -> None:
    disk = SlowDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    task = await held_up(store, disk, 2)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    disk.open_gate.set()
    await store.count_readers()
    assert await store.value("a") == 2
    await store.close()


async def test_a_step_that_fails_in_its_own_way_tells_its_caller_and_no_other(tmp_path: Path) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    wrong = AddDeliveries((None,))  # type: ignore[arg-type]  # a mistake of the caller's
    results = await asyncio.gather(
        store.commit(SetValue("a", 1), wrong), store.commit(SetValue("b", 1)), return_exceptions=True
    )
    assert [type(one) for one in results] == [AttributeError, bool]
    assert (await store.value("a"), await store.value("b")) == (None, 1)
    await store.close()


async def test_when_the_threads_are_gone_callers_are_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    store._pool.shutdown()
    with pytest.raises(StorageError, match="nothing was stored"):
        await store.commit(SetValue("a", 1))
    assert await store.value("a") is None
    assert "a group commit failed" in caplog.text
    store.let_go()


async def test_a_grown_journal_is_folded_in_while_commits_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "FOLD_AT", 2000)
    path = tmp_path / "m.json"
    store = await open_tiny(path, disk=FastDisk())
    store._checkpointer._fold_at = 2000
    for number in range(300):
        await store.commit(SetValue(f"v{number % 70}", number))
        if not number % 60:
            await store._checkpointer.finish()
            picture = await picture_tiny(path)
            assert await picture.value(f"v{number % 70}") == number
    assert store._files.generation > 4
    await store.close()
    assert len(Names(path).journals()) == 2
    store = await open_tiny(path, disk=FastDisk())
    assert [await store.value(f"v{number}") for number in (0, 19, 20, 69)] == [280, 299, 230, 279]
    await store.close()


async def test_a_checkpoint_that_fails_beside_everything_is_tried_again_later(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "RETRY_AFTER", 100)
    disk = FullDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    store._checkpointer._fold_at = 100
    generation = store._files.generation
    disk.room = 400
    await store.commit(SetValue("a", "x" * 200))
    await store._checkpointer.finish()
    await store.commit(SetValue("a", "y"))
    assert store._files.generation == generation
    assert len([record for record in caplog.records if "the journal goes on" in record.message]) == 1
    disk.room = None
    await store.commit(SetValue("a", "z" * 200))
    await store._checkpointer.finish()
    assert store._files.generation == generation + 1
    await store.close()


async def test_a_checkpoint_that_breaks_is_said(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    monkeypatch.setattr(store._files, "draft", lambda: 1 / 0)
    store._checkpointer._fold_at = 10
    await store.commit(SetValue("a", "x" * 200))
    await store._checkpointer.finish()
    assert "a checkpoint failed" in caplog.text
    store.let_go()


async def test_a_checkpoint_that_breaks_is_not_tried_again_at_every_commit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkpoint, "RETRY_AFTER", 1000)
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    tries: list[int] = []

    def rotate() -> int:
        tries.append(1)
        raise ZeroDivisionError

    monkeypatch.setattr(store._files, "rotate", rotate)
    store._checkpointer._fold_at = 10
    for length in (20, 20, 20, 1000, 20, 20):
        await store.commit(SetValue("a", "x" * length))
        await store._checkpointer.finish()
    assert len(tries) == 2
    store.let_go()


async def test_a_great_generation_is_written_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkpoint, "FLUSH", 1000)
    disk = CountingDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    await store.commit(AddDeliveries(tuple(copy("a", chat) for chat in range(500))))
    before = disk.done.count("fsync")
    await store.close()
    assert disk.done.count("fsync") > before + 8
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    assert await store.tally("a") == {"copy/pending": 500}
    await store.close()


async def test_long_work_lets_the_loop_turn(tmp_path: Path) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await store.commit(AddDeliveries(tuple(copy("a", chat) for chat in range(2000))))
    added = turns
    await store.fold()
    folded = turns - added
    counting.cancel()
    await asyncio.gather(counting, return_exceptions=True)
    assert added > 20
    assert folded > 20
    await store.close()


async def test_a_full_disk_is_seen_though_a_few_bytes_still_fit(tmp_path: Path) -> None:
    disk = FullDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    await store.check()
    disk.room = 1000
    with pytest.raises(StorageReadOnly, match="No space left"):
        await store.check()
    disk.room = None
    await store.check()
    await store.close()


async def test_the_store_is_well_again_only_when_what_failed_would_fit(tmp_path: Path) -> None:
    disk = FullDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    disk.room = 50_000
    with pytest.raises(StorageReadOnly):
        await store.commit(SetValue("long", "x" * 60_000))
    await store.commit(SetValue("short", 1))
    with pytest.raises(StorageReadOnly):
        await store.check()
    disk.room = 100_000
    await store.check()
    await store.close()


async def test_a_probe_leaves_nothing_behind(tmp_path: Path) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    await store.commit(SetValue("a", 1))
    journal = Names(tmp_path / "m.json").journal(2)
    before = journal.read_bytes()
    for _ in range(3):
        await store.check()
    assert journal.read_bytes() == before
    await store.close()
