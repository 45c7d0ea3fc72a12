"""What is corrupt is set aside by name, said loudly, and never taken for a first run."""

import errno
import json
import logging
import zlib
from pathlib import Path
from typing import Any

import pytest

from bot.changes import SetValue
from bot.errors import StorageCorrupt, StorageError
from storage.tiny.document import Head, pages, parse, seal
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny
from tests.storage.disks import FastDisk
from tests.storage.generations import content, intact, prepare, remove, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mirsal.json"


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


async def test_while_the_generation_before_cannot_be_read_no_journal_is_removed(path: Path) -> None:
    await prepare(path)
    store = await open_tiny(path, disk=FastDisk())
    before = len(Names(path).journals())
    write(Names(path).previous, b"spoiled")
    store._files.sweep()
    assert len(Names(path).journals()) == before
    await store.commit(SetValue("a", 1))
    await store.close()
    assert len(Names(path).journals()) == 2


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
