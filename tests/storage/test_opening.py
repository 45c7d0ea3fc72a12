"""A store is held by one and pictured by many."""

import os
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, Publish, SetValue
from bot.errors import SettingsError, StorageCorrupt, StorageError, StorageLocked, StorageReadOnly
from bot.models import Lane, Update
from storage import open_storage
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny, picture_tiny
from storage.tiny.picture import Picture
from tests.storage.disks import FastDisk
from tests.storage.generations import content, intact, prepare, write
from tests.storage.made import article, copy, post, update


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mirsal.json"


def found(folder: Path) -> list[str]:
    """Return the names in a folder."""
    return sorted(path.name for path in folder.iterdir())


async def test_a_second_writer_is_told_who_holds_it(path: Path) -> None:
    store = await open_tiny(path, disk=FastDisk())
    with pytest.raises(StorageLocked, match="another copy"):
        await open_tiny(path, disk=FastDisk())
    await store.commit(SetValue("a", 1))
    await store.close()
    await (await open_tiny(path, disk=FastDisk())).close()


@pytest.fixture
def link(path: Path, tmp_path: Path) -> Path:
    """Return a name elsewhere under which the store's file is known, before it is there."""
    elsewhere = tmp_path / "app" / "mirsal.json"
    elsewhere.parent.mkdir()
    elsewhere.symlink_to(path)
    return elsewhere


async def test_a_link_stays_a_link_and_everything_is_kept_where_it_leads(path: Path, link: Path) -> None:
    store = await open_tiny(link, disk=FastDisk())
    await store.commit(SetValue("a", 1))
    await store.fold()
    await store.close()
    assert [(one.name, one.is_symlink()) for one in link.parent.iterdir()] == [(link.name, True)]
    store = await open_tiny(path, disk=FastDisk())
    assert await store.value("a") == 1
    await store.close()


async def test_a_second_writer_by_another_name_of_the_file_is_told_who_holds_it(path: Path, link: Path) -> None:
    store = await open_tiny(link, disk=FastDisk())
    with pytest.raises(StorageLocked, match="another copy"):
        await open_tiny(path, disk=FastDisk())
    await store.commit(SetValue("a", 1))
    picture = await picture_tiny(link)
    assert await picture.value("a") == 1
    await picture.close()
    await store.close()


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


async def test_a_picture_of_what_never_holds_still_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await prepare(path)
    monkeypatch.setattr("storage.tiny.safe.SafeStorage._stamp", lambda _: object())
    with pytest.raises(StorageError, match="changes too fast"):
        await picture_tiny(path)


async def test_a_picture_taken_while_a_generation_is_put_in_place_is_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await prepare(path)
    stamps = iter([1, 2, 3, 3])
    monkeypatch.setattr("storage.tiny.safe.SafeStorage._stamp", lambda _: next(stamps))
    picture = await picture_tiny(path)
    assert await intact(picture)
    assert next(stamps, None) is None


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
        picture.begin("copy/a/1", owner="me", now=0.0),
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
        ("tinydb:data/\0.json", "holds a NUL, which no path has"),
        ("tinydb:.", "is a folder; name a file in it"),
    ],
)
async def test_an_address_that_is_none_is_said_with_what_would_be_right(url: str, problem: str) -> None:
    with pytest.raises(SettingsError, match=problem) as raised:
        await open_storage(url)
    assert str(raised.value).startswith("DATABASE_URL: ")


@pytest.mark.parametrize("text", [b"root:x:0:0::/root:/bin/sh\n", b"", b'{"name": "not a store"}', b"\0" * 100])
async def test_a_file_that_is_no_store_is_refused_and_nothing_is_made_beside_it(tmp_path: Path, text: bytes) -> None:
    file = tmp_path / "passwd"
    write(file, text)
    for readonly in (True, False):
        with pytest.raises(SettingsError, match=r"^DATABASE_URL: .*passwd is a file of something else, no store"):
            await open_storage(f"tinydb:{file}", readonly=readonly)
    assert content(file) == text
    assert found(tmp_path) == ["passwd"]


async def test_a_device_is_no_store(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (Path("/dev/null"), pipe):
        with pytest.raises(SettingsError, match="is a device, no store"):
            await open_storage(f"tinydb:{path}")
    assert "null.lock" not in found(Path("/dev"))
    assert found(tmp_path) == ["pipe"]


async def test_a_store_that_was_cut_is_no_stranger(path: Path) -> None:
    await prepare(path)
    alone = path.with_name("alone.json")
    write(alone, content(path)[:200])
    with pytest.raises(StorageCorrupt):
        await open_storage(f"tinydb:{alone}", readonly=True)


async def test_a_picture_of_nothing_is_refused_to_those_who_need_a_store(path: Path) -> None:
    with pytest.raises(SettingsError, match=f"there is no store at {path}; name the one"):
        await open_storage(f"tinydb:{path}", readonly=True, existing=True)
    await prepare(path)
    await (await open_storage(f"tinydb:{path}", readonly=True, existing=True)).close()


async def test_slashes_before_the_path_are_allowed(tmp_path: Path) -> None:
    store = await open_storage(f"tinydb://{tmp_path / 'm.json'}")
    await store.put_updates([update(1)])
    await store.commit(AddDeliveries((copy("a", 1),)))
    await store.close()
    assert (tmp_path / "m.json").exists()
