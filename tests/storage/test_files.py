"""The files of a store: read by plain TinyDB, set aside when corrupt, held by one, pictured by many."""

import errno
import json
import logging
import zlib
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from bot.changes import AddDeliveries, Publish, PutReader, SetValue
from bot.errors import SettingsError, StorageCorrupt, StorageError, StorageLocked, StorageReadOnly
from bot.models import Lane, Reader, Update
from bot.ports import Storage
from storage import open_storage
from storage.tiny.document import Head, pages, parse, seal
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny, picture_tiny
from storage.tiny.picture import Picture
from storage.tiny.safe import SafeStorage
from tests.storage.disks import FastDisk, ShortDisk
from tests.storage.made import article, copy, post, update


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mirsal.json"


async def prepare(path: Path) -> None:
    """Three generations, with something in each journal."""
    store = await open_tiny(path, disk=FastDisk())
    for number in range(9):
        await store.commit(SetValue(f"v{number}", number), PutReader(Reader(number)))
        if number in {2, 5}:
            await store.fold()
    store.let_go()


async def intact(store: Storage) -> bool:
    return [await store.value(f"v{number}") for number in range(9)] == list(range(9))


# ── plain TinyDB ─────────────────────────────────────────────────────────────


async def test_plain_tinydb_reads_the_file(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(Publish(article("a", title="الأمن"), (post("a"),)), PutReader(Reader(5)))
    await store.close()
    with TinyDB(path, access_mode="r") as tinydb:
        assert [one["title"] for one in tinydb.table("articles")] == ["الأمن"]
        assert tinydb.table("deliveries").get(where("kind") == "post") is not None
        assert {"readers", "articles", "deliveries"} < tinydb.tables()


def test_tinydb_works_on_the_safe_storage(path: Path) -> None:
    with TinyDB(path, storage=SafeStorage) as tinydb:
        tinydb.table("words").insert({"word": "حموشي"})
        tinydb.table("words").insert({"word": "أمن"})
    with TinyDB(path, storage=SafeStorage) as tinydb:
        assert [one["word"] for one in tinydb.table("words")] == ["حموشي", "أمن"]
        tinydb.table("words").remove(where("word") == "أمن")
    with TinyDB(path, storage=SafeStorage, readonly=True) as tinydb:
        assert len(tinydb.table("words")) == 1
        with pytest.raises(StorageReadOnly):
            tinydb.table("words").insert({"word": "x"})


async def test_tinydb_on_the_safe_storage_reads_the_journal_too(path: Path) -> None:
    await prepare(path)
    with TinyDB(path, storage=SafeStorage, readonly=True, keys={"values": ("name",)}) as tinydb:
        assert len(tinydb.table("values")) == 9


async def test_a_disk_that_takes_little_at_a_time_gets_everything(path: Path) -> None:
    store = await open_tiny(path, disk=ShortDisk())
    await store.commit(Publish(article("a", body="نص " * 100)))
    before = await store.article("a")
    await store.close()
    store = await open_tiny(path, disk=FastDisk())
    assert await store.article("a") == before
    await store.close()


async def test_only_the_owner_may_read_the_files(path: Path) -> None:
    await prepare(path)
    assert {one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_few_files_are_kept(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    for number in range(12):
        await store.commit(SetValue("v", number))
        await store.fold()
    await store.close()
    assert len(list(path.parent.iterdir())) == 5  # the file, the one before, their journals, the lock


# ── corruption ───────────────────────────────────────────────────────────────


def write(path: Path, text: bytes) -> None:
    path.write_bytes(text)


def content(path: Path) -> bytes:
    return path.read_bytes()


def remove(path: Path) -> None:
    path.unlink()


def cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def zero(text: bytes) -> bytes:
    return bytes(len(text))


def empty(text: bytes) -> bytes:
    return text[:0]


def turn(text: bytes) -> bytes:
    place = text.index(b'"v1"') + 2
    return text[:place] + b"8" + text[place + 1 :]


def replace(text: bytes) -> bytes:
    return b'{"_default": {}}' if text else text


@pytest.mark.parametrize("spoil", [cut, zero, empty, turn, replace])
async def test_a_corrupt_file_is_set_aside_and_the_previous_generation_replayed(
    path: Path, spoil: Any, caplog: pytest.LogCaptureFixture
) -> None:
    await prepare(path)
    spoiled = spoil(content(path))
    write(path, spoiled)
    store = await open_tiny(path, now=1795000000.0, disk=FastDisk())
    assert await intact(store)
    assert [one.chat for one in await store.readers(after=None, limit=99)] == list(range(9))
    aside = path.with_name("mirsal.json.corrupt-20261118T110640Z")
    assert aside.read_bytes() == spoiled
    assert aside.name in caplog.text
    assert {record.levelno for record in caplog.records} == {logging.CRITICAL}
    store.let_go()
    caplog.clear()
    store = await open_tiny(path, disk=FastDisk())
    assert await intact(store)
    assert not caplog.records
    await store.close()


async def test_two_files_set_aside_in_one_second_have_two_names(path: Path) -> None:
    await prepare(path)
    for _ in range(2):
        write(path, b"spoiled")
        store = await open_tiny(path, now=5.0, disk=FastDisk())
        assert await intact(store)
        store.let_go()
    assert len(list(path.parent.glob("*.corrupt-*"))) == 2


async def test_a_missing_file_is_no_first_run(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await prepare(path)
    remove(path)
    store = await open_tiny(path, disk=FastDisk())
    assert await intact(store)
    assert "is missing" in caplog.text
    await store.close()


async def test_when_nothing_can_be_read_back_nothing_is_begun_anew(path: Path) -> None:
    await prepare(path)
    names = Names(path)
    write(path, b"spoiled")
    names.previous.write_bytes(b"spoiled too")
    for _ in range(3):
        with pytest.raises(StorageCorrupt, match="bring back a backup"):
            await open_tiny(path, disk=FastDisk())
    assert sorted(one.read_bytes() for one in path.parent.glob("*.corrupt-*")) == [b"spoiled", b"spoiled too"]


async def test_a_lost_journal_is_said_and_the_rest_kept(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await prepare(path)
    [*_, newest] = Names(path).journals().values()
    newest.unlink()
    store = await open_tiny(path, disk=FastDisk())
    assert await store.value("v5") == 5
    await store.close()
    assert "is missing; what it held is lost" in caplog.text


async def test_a_bad_line_in_a_journal_costs_that_line_alone(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await prepare(path)
    [*_, newest] = Names(path).journals().values()
    spoiled = newest.read_bytes().replace(b'"v7"', b'"v9"')
    newest.write_bytes(spoiled)
    store = await open_tiny(path, disk=FastDisk())
    assert [await store.value(f"v{number}") for number in (6, 7, 8, 9)] == [6, None, 8, None]
    assert "1 corrupt lines" in caplog.text
    assert [one.read_bytes() for one in path.parent.glob("*.corrupt-*")] == [spoiled]
    store.let_go()
    caplog.clear()
    store = await open_tiny(path, disk=FastDisk())
    assert not caplog.records
    await store.close()


async def test_bad_lines_at_a_journals_end_are_said_and_kept(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    await prepare(path)
    [*_, newest] = Names(path).journals().values()
    spoiled = newest.read_bytes() + b"0123abcd [[x]]\nand some more"
    newest.write_bytes(spoiled)
    store = await open_tiny(path, disk=FastDisk())
    assert await intact(store)
    assert "1 corrupt lines" in caplog.text
    await store.close()
    assert [one.read_bytes() for one in path.parent.glob("*.corrupt-*")] == [spoiled]


async def test_a_file_system_without_links_is_good_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    await prepare(path)
    write(path, b"spoiled")
    store = await open_tiny(path, disk=FastDisk())
    assert await intact(store)
    await store.close()


@pytest.mark.parametrize("text", [b'{"name": "not a store"}', b"[1, 2]"])
async def test_a_file_of_something_else_is_left_alone(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "package.json"
    path.write_bytes(text)
    with pytest.raises(StorageError, match="something else; it was left alone"):
        await open_tiny(path, disk=FastDisk())
    assert path.read_bytes() == text


async def test_a_spoiled_file_with_nothing_beside_it_stays_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(b"")
    with pytest.raises(StorageCorrupt):
        await open_tiny(path, disk=FastDisk())
    assert path.read_bytes() == b""


def generation(head: Head, tables: dict[str, list[dict[str, Any]]]) -> bytes:
    text = b"".join(pages(head, tables))
    return text + seal(zlib.crc32(text))


async def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    text = generation(Head(1, 5, format=99), {})
    path.write_bytes(text)
    with pytest.raises(StorageError, match="newer version"):
        await open_tiny(path, disk=FastDisk())
    assert path.read_bytes() == text


async def test_a_document_that_is_not_understood_is_named(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_bytes(generation(Head(1, 5), {"readers": [{"n": 1, "chat": 5, "mood": "good"}]}))
    with pytest.raises(StorageCorrupt, match="no field 'mood'"):
        await open_tiny(path, disk=FastDisk())


def test_a_generation_is_json_with_a_document_a_line() -> None:
    text = generation(Head(1, 5), {"words": [{"w": 1}, {"w": 2}], "none": []})
    assert json.loads(text)["words"] == {"1": {"w": 1}, "2": {"w": 2}}
    assert b'\n"2":{"w":2}' in text
    assert parse(text) == (Head(1, 5), {"words": {"1": {"w": 1}, "2": {"w": 2}}, "none": {}})


# ── who may open it ──────────────────────────────────────────────────────────


async def test_a_second_writer_is_told_who_holds_it(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    with pytest.raises(StorageLocked, match="another copy"):
        await open_tiny(path, disk=FastDisk())
    await store.commit(SetValue("a", 1))
    await store.close()
    await (await open_tiny(path, disk=FastDisk())).close()


async def test_a_picture_shows_what_was_durable_beside_the_writer(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(SetValue("a", 1), Publish(article("a"), (post("a"),)))
    await store.fold()
    await store.commit(SetValue("a", 2))
    picture = await open_storage(f"tinydb:{path}", readonly=True)
    await store.commit(SetValue("a", 3))
    assert await picture.value("a") == 2
    assert await picture.tally("a") == {"post/pending": 1}
    assert [one["record"] async for one in picture.export()] == ["article", "delivery", "value"]
    await picture.check()
    await picture.close()
    await store.close()


async def test_a_picture_ignores_a_line_that_is_being_written(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    await store.commit(SetValue("a", 1))
    [*_, newest] = Names(path).journals().values()
    text = newest.read_bytes()
    newest.write_bytes(text + b"0123abcd [[half")
    picture = await picture_tiny(path)
    assert await picture.value("a") == 1
    await picture.close()
    assert newest.read_bytes() == text + b"0123abcd [[half"
    store.let_go()


async def test_a_picture_of_a_corrupt_file_changes_nothing(path: Path) -> None:
    await prepare(path)
    write(path, b"spoiled")
    before = sorted(path.parent.iterdir())
    picture = await picture_tiny(path)
    assert await intact(picture)
    assert sorted(path.parent.iterdir()) == before


async def test_a_picture_of_nothing_is_empty_and_makes_nothing(path: Path) -> None:
    picture = await picture_tiny(path)
    assert await picture.latest(9) == []
    assert not path.parent.exists()
    await picture.check()
    assert list(path.parent.iterdir()) == []
    await picture.close()


async def test_a_picture_takes_nothing(path: Path) -> None:
    await prepare(path)
    picture = await picture_tiny(path)
    calls = [
        picture.commit(SetValue("a", 1)),
        picture.claim(Lane.FLASH, 1, owner="me", now=0.0, lease=1.0),
        picture.expire(1.0),
        picture.lease("a", "me", now=0.0, seconds=1.0),
        picture.release("a", "me"),
        picture.grant(1, per_second=1.0, now=0.0),
        picture.prune(1.0),
        picture.put_updates([Update(1, {})]),
        picture.take_updates("me", limit=1, now=0.0, lease=1.0),
        picture.restore([]),
    ]
    for call in calls:
        with pytest.raises(StorageReadOnly, match="reading only"):
            await call


async def test_a_check_without_rights_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await prepare(path)
    picture = await picture_tiny(path)
    monkeypatch.setattr("storage.tiny.picture.os.access", lambda *_: False)
    with pytest.raises(StorageReadOnly, match="the rights do not allow it"):
        await picture.check()


async def test_a_check_that_reads_back_something_else_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await open_tiny(path, disk=FastDisk())
    picture = Picture(store._state, store._files)
    monkeypatch.setattr("os.pread", lambda *_: b"other")
    for one in (store, picture):
        with pytest.raises(StorageReadOnly, match="does not come back"):
            await one.check()
    await store.close()


async def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageReadOnly, match="cannot be opened"):
        await open_storage(f"tinydb:{tmp_path / 'file' / 'm.json'}")
    with pytest.raises(StorageReadOnly, match="cannot be opened"):
        await open_storage(f"tinydb:{'n' * 300}", readonly=True)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("postgresql://localhost/mirsal", "PostgreSQL comes with a later step; use tinydb:"),
        ("postgres://localhost/mirsal", "PostgreSQL comes with a later step"),
        ("", "names no store; tinydb: and a path"),
        ("data/mirsal.json", "names no store"),
        ("tinydb", "names no store"),
        ("tinydb:", "names no store"),
        ("sqlite:///x.db", "names no store"),
        ("tinydb:.", "is a folder; name a file in it"),
    ],
)
async def test_an_address_that_is_none_is_said_with_what_would_be_right(url: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem) as raised:
        await open_storage(url)
    assert str(raised.value).startswith("DATABASE_URL: ")


async def test_slashes_before_the_path_are_allowed(tmp_path: Path) -> None:
    store = await open_storage(f"tinydb://{tmp_path / 'm.json'}")
    await store.put_updates([update(1)])
    await store.commit(AddDeliveries((copy("a", 1),)))
    await store.close()
    assert (tmp_path / "m.json").exists()
