"""Every journey has a town of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.town import Town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with Town(tmp_path) as town:
        yield town


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch, town: Town) -> None:
    """Let a chat take message after message, where pace is not what is tried."""
    monkeypatch.setattr("bot.delivery.pacing.CHAT_EVERY", 0.01)
    monkeypatch.setattr("bot.desk.EVERY", 0.05)
    town.standin.parts.flood.limits = None
