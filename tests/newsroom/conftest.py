"""A publisher over a store of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.newsroom.publisher import Publisher
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
