"""The files of a store: read by plain TinyDB, few, and nobody else's to read."""

from pathlib import Path

import pytest
from tinydb import TinyDB, where

from bot.changes import Publish, PutReader, SetValue
from bot.errors import StorageReadOnly
from bot.models import Reader
from storage.tiny.opening import open_tiny
from storage.tiny.safe import SafeStorage
from tests.storage.disks import FastDisk, ShortDisk
from tests.storage.generations import prepare
from tests.storage.made import article, post


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "mirsal.json"


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
