"""Opening a store: the one that writes, or a picture of one that another process may be writing."""

import asyncio
import gc
import time
from pathlib import Path

from bot.errors import StorageCorrupt, StorageReadOnly
from storage.codec import CodecError
from storage.tiny.disk import Disk
from storage.tiny.generations import Loaded
from storage.tiny.picture import Picture
from storage.tiny.safe import SafeStorage
from storage.tiny.state import KEY_FIELDS, State
from storage.tiny.store import TinyStorage


async def open_tiny(path: Path, *, now: float | None = None, disk: Disk | None = None) -> TinyStorage:
    """Open the store at `path`, made when missing. `now`: the time of opening (None: the clock's).

    Raises StorageLocked, StorageCorrupt, StorageReadOnly.
    """
    at = time.time() if now is None else now
    files = SafeStorage(path, disk=disk, keys=KEY_FIELDS)
    try:
        state, loaded = await asyncio.to_thread(_fill, files, at)
    except BaseException:
        files.close()
        raise
    store = TinyStorage(state, files)
    try:
        await store.recover(at, damaged=loaded.damaged)
    except BaseException:
        store.let_go()
        raise
    return store


async def picture_tiny(path: Path) -> Picture:
    """Read the store at `path` as it is now, beside whoever writes it; an empty one where there is none."""
    files = SafeStorage(path, readonly=True, keys=KEY_FIELDS)
    state, loaded = await asyncio.to_thread(_fill, files, time.time())
    return Picture(state, files, written=not loaded.first)


def _fill(files: SafeStorage, now: float) -> tuple[State, Loaded]:
    state = State()
    collecting = gc.isenabled()
    gc.disable()  # everything made here stays: looking for garbage among it doubles the time
    try:
        loaded = files.load(now)
        state.fill(loaded)
    except CodecError as error:
        raise StorageCorrupt(f"{files.names.main} holds what this version does not understand: {error}") from error
    except OSError as error:
        raise StorageReadOnly(f"{files.names.main} cannot be opened: {error.strerror or error}") from error
    finally:
        if collecting:
            gc.enable()
    return state, loaded
