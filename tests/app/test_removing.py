"""Readers of a topic that the newsroom took away are told once, page by page, in their language, not at night."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.changes import Forget, PutReader, Record
from bot.delivery.stored import message_from
from bot.models import Delivery, DeliveryState, Filter, FilterKind, Lane, Language, Reader, ReaderState
from bot.newsroom.quiet import NIGHT
from bot.ports import Storage
from bot.removing import Removals
from bot.texts import Texts
from storage import open_storage
from tests.clock import NOW

TEXTS = Texts()


@dataclass(frozen=True)
class Topic:
    slug: str
    title: str

    @property
    def titles(self) -> dict[Language, str]:
        return {language: f"{self.title} {language}" for language in Language}


BOTH = (Topic("drugs", "Drugs"), Topic("borders", "Borders"))


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


def follower(chat: int, *slugs: str, **more: object) -> Reader:
    filters = tuple(Filter(number, FilterKind.TOPIC, slug) for number, slug in enumerate(slugs, 1))
    return Reader(chat, filters=filters, next_filter=len(filters) + 1, **more)  # type: ignore[arg-type]


async def run(storage: Storage, topics: Sequence[Topic], *, steps: int = 9) -> int:
    """Run a catalogue for some steps; return how often there was something to send."""
    woken: list[None] = []
    removals = Removals(storage, topics, TEXTS, lambda: woken.append(None))
    for _ in range(steps):
        await removals.step(NOW)
    return len(woken)


async def told(storage: Storage, chat: int) -> list[Delivery]:
    return await storage.deliveries_in(chat, limit=9)


async def test_each_follower_is_told_once_in_their_language_by_the_last_known_title(storage: Storage) -> None:
    await storage.commit(
        PutReader(follower(1, "drugs", language=Language.ENGLISH)),
        PutReader(follower(2, "drugs", "borders", language=Language.FRENCH)),
        PutReader(follower(3, "breaking")),
    )
    assert await run(storage, (*BOTH, Topic("breaking", "Breaking"))) == 0
    for _ in range(2):
        await run(storage, (BOTH[1], Topic("breaking", "Breaking")))
    (english,), (french,), others = [await told(storage, chat) for chat in (1, 2, 3)]
    assert others == []
    assert english.lane is Lane.ROUTINE
    assert "no longer keeps a topic that you follow: Drugs en." in message_from(english.data).text.plain
    assert "Drugs fr" in message_from(french.data).text.plain
    assert "Borders" not in message_from(french.data).text.plain
    assert [button.data for row in message_from(french.data).rows for button in row] == ["mine:"]

    await run(storage, (Topic("breaking", "Breaking"),))
    newest, first = await told(storage, 2)
    assert first == french
    assert "Borders fr" in message_from(newest.data).text.plain
    assert "Drugs" not in message_from(newest.data).text.plain
    assert await told(storage, 1) == [english]


async def test_what_was_gone_before_anything_was_remembered_goes_by_its_slug(storage: Storage) -> None:
    await storage.commit(PutReader(follower(1, "drugs", "weather")))
    assert await run(storage, BOTH) == 1
    (word,) = await told(storage, 1)
    assert "weather" in message_from(word.data).text.plain


async def test_it_goes_on_where_it_was_after_any_crash_and_tells_nobody_twice(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.removing.PAGE", 2)
    await storage.commit(*(PutReader(follower(chat, "drugs")) for chat in range(1, 8)))
    await run(storage, BOTH)
    for _ in range(9):
        await run(storage, BOTH[1:], steps=2)
        await storage.commit(Record("notice/removed:2/1", DeliveryState.SENT, NOW, message=3))
    assert [len(await told(storage, chat)) for chat in range(1, 8)] == [1] * 7


async def test_at_night_it_waits_and_whoever_is_away_hears_nothing(storage: Storage) -> None:
    await storage.commit(
        PutReader(follower(1, "drugs", quiet="00:00-23:59")),
        PutReader(follower(2, "drugs", state=ReaderState.UNREACHABLE)),
    )
    await run(storage, BOTH)
    await run(storage, BOTH[1:])
    (word,) = await told(storage, 1)
    assert word.not_before > NOW
    assert word.error == NIGHT
    assert await told(storage, 2) == []


async def test_nothing_is_intended_for_who_was_forgotten_while_their_page_was_made(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await storage.commit(PutReader(follower(1, "drugs")), PutReader(follower(2, "drugs")))
    readers = storage.readers

    async def meanwhile(*asked: object, **more: object) -> Sequence[Reader]:
        page = await readers(*asked, **more)  # type: ignore[arg-type]
        await storage.commit(Forget(1))
        return page

    monkeypatch.setattr(storage, "readers", meanwhile)
    await run(storage, BOTH[1:])

    assert await told(storage, 1) == []
    assert len(await told(storage, 2)) == 1
