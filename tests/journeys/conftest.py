"""Every journey has a town of its own."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.journeys.town import LEISURE, Town


@pytest.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    for least in ("DISK_SHARE", "DISK_BYTES"):  # how full the machine's disk is, is not the desk's affair here
        monkeypatch.setattr(f"bot.upkeep.{least}", 0)
    async with Town(tmp_path) as town:
        yield town


@pytest.fixture
def brisk(monkeypatch: pytest.MonkeyPatch, town: Town) -> None:
    """Let a chat take message after message, where pace is not what is tried; nobody who takes back is too late."""
    monkeypatch.setattr("bot.delivery.pacing.CHAT_EVERY", 0.01)
    monkeypatch.setattr("bot.desk.EVERY", 0.05)
    town.standin.parts.flood.limits = None
    in_time_for(monkeypatch, LEISURE)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody who takes back be too late, and a pushed article's page be waited for."""
    in_time_for(monkeypatch, LEISURE)
    monkeypatch.setattr("bot.intake.pushes.WITHOUT_TITLE", LEISURE)


def in_time_for(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    for room in ("bot.desk", "handlers.drafts_buttons"):
        monkeypatch.setattr(f"{room}.UNDO_WITHIN", seconds)
