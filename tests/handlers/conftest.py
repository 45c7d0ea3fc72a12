"""A stage for each test, on a store of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from storage import open_storage
from tests.handlers.stage import Stage


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage(await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")).open()
    yield opened
    await opened.close()
