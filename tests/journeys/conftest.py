"""Every journey has a town of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with Town(tmp_path) as town:
        yield town
