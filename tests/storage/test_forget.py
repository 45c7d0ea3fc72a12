"""After `/forget` no file of the store holds the reader's number any more."""

import asyncio
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from bot.changes import (
    AddDeliveries,
    AdvanceFanOut,
    AnswerUpdate,
    FinishUpdate,
    Forget,
    Publish,
    PutDocument,
    PutReader,
    RaiseFloor,
    Record,
    SetAsideUpdate,
    SetValue,
)
from bot.errors import StorageError
from bot.models import DeliveryState, Document, Filter, FilterKind, Reader
from bot.newsroom.amendments import Amendment, What
from storage.tiny import works
from storage.tiny.checkpoint import _Picture
from storage.tiny.ledger import Packed, pack, unpack, without
from storage.tiny.opening import open_tiny
from storage.tiny.store import TinyStorage
from tests.storage.disks import FastDisk, FullDisk
from tests.storage.made import article, copy, held, update

GONE, STAYS = 48151623423, 99887766554


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mirsal.json"


def holding(path: Path, chat: int) -> list[str]:
    """Return the files that hold a chat's number."""
    return sorted(one.name for one in path.parent.iterdir() if str(chat).encode() in one.read_bytes())


async def furnish(store: TinyStorage, chat: int) -> None:
    await store.commit(PutReader(Reader(chat, filters=(Filter(1, FilterKind.WORDS, "حموشي"),))), RaiseFloor(chat, 4))
    await store.commit(AddDeliveries((copy("a", chat), held("b", chat), copy("c", chat))))
    await store.commit(Record(f"copy/a/{chat}", DeliveryState.SENT, 1.0, message=chat % 1000))
    await store.commit(PutDocument(Document("typing", str(chat), {})), PutDocument(Document(f"text:{chat}", "k", {})))
    name = f"going{chat % 10}"
    await store.commit(Publish(article(name), fan_out=True), AdvanceFanOut(name, chat))
    await store.commit(PutDocument(Amendment(name, 1, What.RETRACTION, -1001, 7, 1.0, cursor=chat).document()))
    await store.put_updates([update(chat % 1000 + number, chat=chat) for number in range(3)])
    await store.commit(FinishUpdate(chat % 1000, 1.0), SetAsideUpdate(chat % 1000 + 1, 1.0, "no sense"))


async def test_no_byte_of_a_forgotten_reader_is_left(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    for chat in (GONE, STAYS):
        await furnish(store, chat)
    await store.prune(86_400.0)
    await store.fold()
    await store.fold()
    asking = GONE % 1000 + 2
    await store.take_updates("me", limit=5, now=1.0, lease=60.0)
    assert holding(path, GONE)
    await store.commit(Forget(GONE), AnswerUpdate(asking, ({"method": "sendMessage", "chat_id": GONE},)))
    assert await store.by_message(GONE, GONE % 1000) is None
    await store.commit(FinishUpdate(asking, 3.0))
    await store.close()
    assert holding(path, GONE) == []
    assert holding(path, STAYS) == ["mirsal.json", "mirsal.json.previous"]


async def test_a_forgotten_number_is_in_no_packed_ledger(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    rows = tuple(copy("a", chat) for chat in (STAYS, GONE))
    await store.commit(AddDeliveries(rows), *(Record(row.id, DeliveryState.SENT, 1.0, message=7) for row in rows))
    await store.prune(86_400.0)
    await store.commit(Forget(GONE))
    [ledger] = store._state.ledgers.rows.values()
    assert [unpack(group).chats.tolist() for group in ledger.value.groups] == [[STAYS]]
    await store.close()


async def test_many_who_are_forgotten_at_once_are_all_gone_when_it_is_said(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    chats = [GONE + number for number in range(10)]
    await store.commit(*(PutReader(Reader(chat)) for chat in chats))

    async def forget(chat: int) -> list[str]:
        await store.commit(Forget(chat))
        return await asyncio.to_thread(holding, path, chat)

    assert await asyncio.gather(*map(forget, chats)) == [[]] * 10
    assert store._files.generation <= 8  # two for those who came together, two for those who came meanwhile, at most
    await store.close()


async def test_forgetting_costs_two_generations_however_many_are_forgotten_together(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(*(PutReader(Reader(GONE + number)) for number in range(50)))
    before = store._files.generation
    await store.commit(*(Forget(GONE + number) for number in range(50)))
    await store._checkpointer.finish()
    assert store._files.generation == before + 2
    await store.close()


async def test_a_ledger_is_packed_anew_once_however_many_in_it_are_forgotten_together(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of long ledgers each time takes milliseconds, and nothing else is written meanwhile."""
    packed: list[str] = []

    def counted(prefix: str, *others: Any) -> Packed:
        packed.append(prefix)
        return pack(prefix, *others)

    store = await open_tiny(path, disk=FastDisk())
    chats = [GONE + number for number in range(50)]
    rows = tuple(copy(name, chat) for name in "ab" for chat in (STAYS, *chats))
    alone = copy("c", STAYS)
    await store.commit(AddDeliveries((*rows, alone)))
    await store.commit(*(Record(row.id, DeliveryState.SENT, 1.0, message=7) for row in (*rows, alone)))
    await store.prune(86_400.0)
    monkeypatch.setattr("storage.tiny.ledger.pack", counted)
    await store.commit(*map(Forget, chats))
    assert packed == ["copy/a", "copy/b"]
    assert [[one.chat for one in await store.copies(name, after=None, limit=99)] for name in "abc"] == [[STAYS]] * 3
    await store.close()


async def in_the_middle(store: TinyStorage, monkeypatch: pytest.MonkeyPatch) -> tuple["asyncio.Task[bool]", Event]:
    """Begin to forget GONE, and stop before a ledger has been gone through; the event lets it go on."""
    reached, go_on = Event(), Event()

    def waiting(group: Packed, chats: tuple[int, ...]) -> Packed:
        reached.set()
        assert go_on.wait(30)
        return without(group, chats)

    monkeypatch.setattr("storage.tiny.shelf.without", waiting)
    task = asyncio.create_task(store.commit(Forget(GONE)))
    assert await asyncio.to_thread(reached.wait, 30)
    return task, go_on


async def sent(store: TinyStorage, name: str, *chats: int) -> None:
    """Let an article have gone out, and its ledger be packed."""
    rows = tuple(copy(name, chat) for chat in chats)
    await store.commit(AddDeliveries(rows), *(Record(row.id, DeliveryState.SENT, 1.0, message=7) for row in rows))
    await store.prune(86_400.0)


async def test_others_commit_while_the_ledgers_are_gone_through_for_somebody_who_is_forgotten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(PutReader(Reader(GONE)))
    await sent(store, "a", GONE, STAYS)
    task, go_on = await in_the_middle(store, monkeypatch)
    assert await store.commit(SetValue("meanwhile", 1))
    assert [await store.value("meanwhile"), await store.count_readers()] == [1, {"active": 1}]
    go_on.set()
    assert await task
    assert holding(path, GONE) == []
    assert [one.chat for one in await store.copies("a", after=None, limit=9)] == [STAYS]
    await store.close()


async def test_what_is_packed_meanwhile_loses_the_forgotten_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await sent(store, "a", GONE, STAYS)
    task, go_on = await in_the_middle(store, monkeypatch)
    await sent(store, "b", GONE, STAYS)
    await sent(store, "a", 7)
    go_on.set()
    assert await task
    assert [[one.chat for one in await store.copies(name, after=None, limit=9)] for name in "ab"] == [
        [7, STAYS],
        [STAYS],
    ]
    await store.close()


async def test_who_is_forgotten_at_the_same_time_is_in_no_ledger_either(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    names, chats = "abcdefghijkl", [GONE + number for number in range(4)]
    for name in names:
        await sent(store, name, STAYS, *chats)
    assert await asyncio.gather(*(store.commit(Forget(chat)) for chat in chats)) == [True] * 4
    left = [await store.copies(name, after=None, limit=9) for name in names]
    assert [[one.chat for one in copies] for copies in left] == [[STAYS]] * len(names)
    await store.close()


async def test_a_crash_while_the_ledgers_are_gone_through_leaves_all_of_a_reader_to_be_forgotten_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The `/forget` itself is stored, and heard again."""
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(PutReader(Reader(GONE)))
    for name in "ab":
        await sent(store, name, GONE, STAYS)
    task, go_on = await in_the_middle(store, monkeypatch)
    store.let_go()
    go_on.set()
    with pytest.raises(StorageError):
        await task
    monkeypatch.undo()
    store = await open_tiny(path, disk=FastDisk())
    assert await store.reader(GONE) is not None
    assert [len(await store.copies(name, after=None, limit=9)) for name in "ab"] == [2, 2]
    await store.commit(Forget(GONE))
    assert await store.deliveries_in(GONE, limit=9) == []
    await store.close()
    assert holding(path, GONE) == []


async def test_who_is_forgotten_while_a_generation_is_written_for_another_is_gone_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That generation has their number: two more are owed after it."""
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(PutReader(Reader(STAYS)), PutReader(Reader(GONE)))
    write = store._checkpointer._write

    async def meanwhile(picture: _Picture) -> int:
        if await store.reader(GONE) is not None:
            await store._writer.submit(works.commit(store._state, (Forget(GONE),)))
        return await write(picture)

    monkeypatch.setattr(store._checkpointer, "_write", meanwhile)
    await store.commit(Forget(STAYS))
    assert holding(path, GONE) == []
    await store.close()


async def test_what_a_crash_kept_from_being_erased_is_erased_at_the_next_opening(path: Path) -> None:
    disk = FullDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(PutReader(Reader(GONE)))
    await store.fold()
    disk.room = 200
    assert await store.commit(Forget(GONE))
    assert holding(path, GONE)
    store.let_go()
    await (await open_tiny(path, disk=FastDisk())).close()
    assert holding(path, GONE) == []


async def test_what_a_full_disk_kept_from_being_erased_is_erased_when_it_has_room(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.tiny.checkpoint.RETRY_AFTER", 0)
    disk = FullDisk()
    store = await open_tiny(path, disk=disk)
    await store.commit(PutReader(Reader(GONE)))
    await store.fold()
    disk.room = 250
    assert await store.commit(Forget(GONE))
    assert await store.commit(SetValue("a", 1))
    disk.room = None
    assert await store.commit(SetValue("a", 2))
    await store._checkpointer.finish()
    assert holding(path, GONE) == []
    await store.close()


async def test_an_updates_words_are_gone_after_two_prunings(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.put_updates([update(1, chat=GONE)])
    await store.commit(FinishUpdate(1, 1.0))
    await store.prune(10.0)
    await store.commit(SetValue("a", 1))
    await store.prune(20.0)
    assert holding(path, GONE) == []
    await store.close()
