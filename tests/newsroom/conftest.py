"""A publisher over a store of its own; a newsroom's own catalogue file."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.newsroom.publisher import Publisher
from bot.newsroom.topics import Catalogue
from bot.ports import Storage
from storage import open_storage
from tests.clock import NOW
from tests.newsroom.publishing import POLICY, Oracle


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


@pytest.fixture
def publisher(storage: Storage) -> Publisher:
    return Publisher(storage, Oracle(), POLICY)


@pytest.fixture
def laid(tmp_path: Path) -> Callable[[str], Catalogue]:
    """Lay a newsroom's own file over the catalogue."""

    def load(text: str) -> Catalogue:
        own = tmp_path / "own.toml"
        own.write_text(text, "utf-8")
        return Catalogue.load(own)

    return load
