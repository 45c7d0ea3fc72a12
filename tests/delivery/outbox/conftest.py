"""Every test has an outbox of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.ports import Storage
from storage import open_storage
from tests.delivery.clocks import StillClock
from tests.delivery.outbox.house import House, build


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path}/mirsal.json", now=StillClock().now())
    yield storage
    await storage.close()


@pytest.fixture
def house(storage: Storage) -> House:
    return build(storage, StillClock())
