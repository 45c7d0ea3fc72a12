"""A store of several generations, to be spoiled."""

from pathlib import Path

from bot.changes import PutReader, SetValue
from bot.models import Reader
from bot.ports import Storage
from storage.tiny.opening import open_tiny
from tests.storage.disks import FastDisk


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


def write(path: Path, text: bytes) -> None:
    path.write_bytes(text)


def content(path: Path) -> bytes:
    return path.read_bytes()


def remove(path: Path) -> None:
    path.unlink()
