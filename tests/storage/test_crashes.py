"""A process is killed, a disk fills up or breaks at any step: what was reported durable is there, whole."""

import errno
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, Publish, PutReader, SetValue
from bot.errors import StorageReadOnly
from bot.models import Reader
from storage.tiny.journal import parse_journal, read_journal
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny
from storage.tiny.store import TinyStorage
from tests.storage.disks import CountingDisk, FastDisk, FullDisk
from tests.storage.made import article, copy, post

KILLS = 15


def test_what_a_killed_process_reported_is_there_and_no_half_of_a_commit(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.storage.killed", str(tmp_path / "mirsal.json"), str(KILLS), "20261123"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["kills"] == KILLS
    assert told["reported"] > KILLS
    assert told["generations"] > KILLS  # checkpoints were cut off too
    assert (told["lost"], told["halves"]) == ([], [])


async def fill(store: TinyStorage, numbers: range) -> None:
    for number in numbers:
        await store.commit(SetValue(f"a{number}", number), SetValue(f"b{number}", number))


async def whole(store: TinyStorage) -> list[int]:
    """Return the numbers of commits that are there, each with both its halves."""
    found = []
    for number in range(100):
        halves = (await store.value(f"a{number}"), await store.value(f"b{number}"))
        assert halves in {(number, number), (None, None)}
        found += [number] if halves[0] is not None else []
    return found


async def test_a_journal_cut_at_any_byte_holds_its_whole_commits(tmp_path: Path) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    await fill(store, range(6))
    store.let_go()
    names = Names(tmp_path / "m.json")
    [*_, newest] = names.journals().values()
    content = newest.read_bytes()
    ends = [place + 1 for place, byte in enumerate(content) if byte == 0x0A]
    assert len(ends) == 7
    for size in range(len(content) + 1):
        replay = parse_journal(content[:size])
        expected = sum(end <= size for end in ends)
        assert len(replay.commits) == max(0, expected - 1)
        assert (replay.end, replay.bad) == (max((end for end in ends if end <= size), default=0), 0)


@pytest.mark.parametrize("cut", [1, 5, 40, 77])
async def test_a_torn_last_line_is_cut_off_and_the_store_goes_on(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "m.json"
    store = await open_tiny(path, disk=FastDisk())
    await fill(store, range(3))
    store.let_go()
    [*_, newest] = Names(path).journals().values()
    newest.write_bytes(newest.read_bytes()[:-cut])
    store = await open_tiny(path, disk=FastDisk())
    assert await whole(store) == [0, 1]
    await fill(store, range(7, 9))
    store.let_go()
    assert read_journal(newest).bad == 0
    store = await open_tiny(path, disk=FastDisk())
    assert await whole(store) == [0, 1, 7, 8]
    await store.close()


async def test_any_byte_of_a_journal_may_turn_and_costs_one_commit_at_most(tmp_path: Path) -> None:
    store = await open_tiny(tmp_path / "m.json", disk=FastDisk())
    await fill(store, range(4))
    store.let_go()
    [*_, newest] = Names(tmp_path / "m.json").journals().values()
    content = newest.read_bytes()
    whole_replay = parse_journal(content).commits
    for place in range(len(content)):
        turned = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        kept = parse_journal(turned).commits
        assert all(commit in whole_replay for commit in kept)
        assert len(kept) >= len(whole_replay) - (2 if content[place] == 0x0A else 1)


async def steps_of(tmp_path: Path) -> int:
    disk = CountingDisk()
    store = await open_tiny(tmp_path / "count.json", disk=disk)
    await fill(store, range(3))
    before = disk.steps
    await store.fold()
    steps = disk.steps - before
    store.let_go()
    return steps


@pytest.mark.parametrize("once", [True, False])
async def test_a_checkpoint_may_stop_at_any_step(tmp_path: Path, *, once: bool) -> None:
    for step in range(await steps_of(tmp_path)):
        path, disk = tmp_path / f"{once}{step}" / "m.json", CountingDisk()
        store = await open_tiny(path, disk=disk)
        await fill(store, range(3))
        await store.fold()
        await fill(store, range(3, 6))
        disk.break_at(step, once=once)
        try:
            await store.fold()
        except StorageReadOnly:
            assert disk.done[disk.broken_from or 0]
        if once:
            await fill(store, range(6, 9))
            assert await whole(store) == list(range(9))
        store.let_go()
        store = await open_tiny(path, disk=FastDisk())
        assert await whole(store) == list(range(9 if once else 6))
        await fill(store, range(20, 22))
        await store.close()
        store = await open_tiny(path, disk=FastDisk())
        assert await whole(store) == [*range(9 if once else 6), 20, 21]
        await store.close()


async def test_opening_may_stop_at_any_step(tmp_path: Path) -> None:
    for step in range(40):
        path, disk = tmp_path / str(step) / "m.json", CountingDisk()
        disk.break_at(step)
        try:
            store = await open_tiny(path, disk=disk)
        except StorageReadOnly:
            store = await open_tiny(path, disk=FastDisk())
        assert await whole(store) == []
        store.let_go()
    assert disk.steps < 40


@pytest.mark.parametrize("room", range(0, 130, 9))
async def test_a_commit_that_found_no_room_leaves_no_trace_and_succeeds_when_there_is(
    tmp_path: Path, room: int, caplog: pytest.LogCaptureFixture
) -> None:
    path, disk = tmp_path / "m.json", FullDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(PutReader(Reader(1)), Publish(article("a"), (post("a"),)))
    changes = (PutReader(Reader(1, version=1, digest="08:00")), Publish(article("b"), (post("b"), copy("b", 1))))
    disk.room = room
    for _ in range(2):
        with pytest.raises(StorageReadOnly, match="cannot be written: No space left"):
            await store.commit(*changes)
    with pytest.raises(StorageReadOnly):
        await store.check()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert await store.known(["guid:a", "guid:b"]) == {"guid:a": "a"}
    assert [(one.version, one.digest) for one in await store.readers(after=None, limit=9)] == [(1, "off")]
    assert await store.deliveries_in(1, limit=9) == []
    disk.room = None
    assert await store.commit(*changes)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    await store.check()
    store.let_go()
    store = await open_tiny(path, disk=disk)
    assert await store.known(["guid:b"]) == {"guid:b": "b"}
    assert [one.version for one in await store.readers(after=None, limit=9)] == [2]
    await store.close()


async def test_a_disk_without_room_for_a_generation_goes_on_in_the_journal(tmp_path: Path) -> None:
    path, disk = tmp_path / "m.json", FullDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(AddDeliveries(tuple(copy("a", chat) for chat in range(100))))
    disk.room = 2000
    with pytest.raises(StorageReadOnly, match="new generation cannot be written"):
        await store.fold()
    assert not Names(path).draft.exists()
    assert await store.commit(SetValue("small", 1))
    await store.close()
    shutil.copytree(tmp_path, tmp_path.with_name("copy"))
    disk.room = None
    store = await open_tiny(tmp_path.with_name("copy") / "m.json", disk=disk)
    assert await store.tally("a") == {"copy/pending": 100}
    assert await store.value("small") == 1
    await store.close()


async def test_a_line_that_failed_is_never_read_back_even_when_it_cannot_be_cut_off_at_once(tmp_path: Path) -> None:
    path, disk = tmp_path / "m.json", CountingDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(SetValue("a", 1))
    disk.break_at(1, error=errno.EIO)  # the write succeeds, the fsync fails, and so does all that follows
    with pytest.raises(StorageReadOnly):
        await store.commit(SetValue("a", 2))
    with pytest.raises(StorageReadOnly):
        await store.fold()
    disk.mend()
    await store.fold()
    store.let_go()
    store = await open_tiny(path, disk=FastDisk())
    assert await store.value("a") == 1
    await store.close()
