"""The contract, over TinyDB made safe."""

from pathlib import Path

import pytest

from bot.ports import Storage
from storage import open_storage
from tests.storage.contract import StorageContract
from tests.storage.opened import Opener


class TestTinyDB(StorageContract):
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path) -> Path:
        self._folder = tmp_path
        return tmp_path

    @pytest.fixture
    def opener(self, folder: Path) -> Opener:
        async def open_again(*, now: float = 0.0) -> Storage:
            return await open_storage(f"tinydb:{folder / 'mirsal.json'}", now=now)

        return open_again

    async def empty(self, store: Storage) -> None:
        await store.close()
        for path in self._folder.iterdir():
            path.unlink()
