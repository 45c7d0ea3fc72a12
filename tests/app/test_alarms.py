"""Alarms: once when it breaks, once when it is well again, whatever happens in between."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.alarms import DeskAlarms
from bot.delivery.notices import alarm_message
from bot.errors import StorageReadOnly
from bot.models import Language
from bot.ports import Storage
from bot.texts import Texts
from storage import open_storage
from tests.clock import NOW, Hands


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


class Heard(list[tuple[str, str | None]]):
    """What the desk was told."""

    async def tell(self, name: str, detail: str | None) -> None:
        self.append((name, detail))


async def test_it_is_said_once_and_its_end_once(storage: Storage) -> None:
    heard = Heard()
    alarms = DeskAlarms(storage, heard.tell, Hands())

    for _ in range(3):
        await alarms.breaks("channel", "no rights")
    assert alarms.broken == {"channel"}
    for _ in range(3):
        await alarms.heals("channel")

    assert heard == [("channel", "no rights"), ("channel", None)]
    assert alarms.broken == frozenset()


async def test_a_restart_says_nothing_again_but_hears_of_the_end(storage: Storage) -> None:
    heard = Heard()
    await DeskAlarms(storage, heard.tell, Hands()).breaks("feed x", "HTTP 500")
    again = DeskAlarms(storage, heard.tell, Hands())

    await again.breaks("feed x", "HTTP 500")
    await again.heals("feed x")

    assert heard == [("feed x", "HTTP 500"), ("feed x", None)]


async def test_a_store_that_cannot_be_written_keeps_no_alarm_back(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*changes: object) -> bool:
        raise StorageReadOnly("the disk is full")

    monkeypatch.setattr(storage, "commit", full)
    heard = Heard()
    alarms = DeskAlarms(storage, heard.tell, Hands())
    await alarms.breaks("disk", "3 MB")
    await alarms.heals("disk")

    assert heard == [("disk", "3 MB"), ("disk", None)]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("feed https://x.example/feed/", "https://x.example/feed/"),
        ("entries https://x.example/feed/", "https://x.example/feed/"),
        ("kept-back", "reason"),
        ("poison:abc", "reason"),
        ("teapot", "teapot"),
    ],
)
def test_every_alarm_has_words_in_every_language(language: Language, name: str, shown: str) -> None:
    broken = alarm_message(Texts(), language, name, "reason", well=False)
    well = alarm_message(Texts(), language, name, "", well=True)

    assert shown in broken.text.plain
    assert "reason" in broken.text.plain
    assert broken.text.plain.startswith("⚠️")
    assert well.text.plain.startswith("✅")
