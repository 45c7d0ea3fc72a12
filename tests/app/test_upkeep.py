"""The small duties, each in its own rhythm."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from bot.changes import AddDeliveries, Change, DropDocument, Publish, PutDocument, PutReader, Unreach
from bot.errors import StorageReadOnly
from bot.models import (
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Document,
    Kind,
    Lane,
    Reader,
    ReaderState,
    Verdict,
)
from bot.newsroom.questions import QUESTION, review_question
from bot.ports import Storage
from bot.upkeep import (
    LOST_FOR,
    Patience,
    Rhythm,
    Upkeep,
    answer_old_questions,
    bundle_digests,
    forget_the_lost,
    watch_backlog,
    watch_disk,
)
from storage import open_storage
from tests.clock import NOW, Hands

CHANNEL = -1001
HOUR = 3600.0
EVENING = 1_795_633_200.0  # 25 November 2026, 20:00 in Casablanca
HELD = Article(
    "aaaaaaaaaa", ("url:1",), "Site", "عنوان", None, state=ArticleState.HELD, publish=Verdict.REVIEW, published=NOW
)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


class Alarms:
    """Remembers what is broken now."""

    def __init__(self) -> None:
        self.broken: dict[str, str] = {}

    async def breaks(self, name: str, detail: str) -> None:
        self.broken[name] = detail

    async def heals(self, name: str) -> None:
        self.broken.pop(name, None)


async def test_what_is_held_and_due_becomes_one_digest_once(storage: Storage) -> None:
    held = [
        Delivery(
            f"copy/{letter}/5",
            5,
            Lane.ROUTINE,
            Kind.COPY,
            article=letter,
            state=DeliveryState.HELD,
            not_before=NOW + 60,
        )
        for letter in "abc"
    ]
    await storage.commit(AddDeliveries(tuple(held)))

    assert await bundle_digests(storage, NOW) == 0
    assert await bundle_digests(storage, NOW + 60) == 1
    assert await bundle_digests(storage, NOW + 61) == 0

    (digest,) = await storage.claim(Lane.DIGEST, 5, owner="test", now=NOW + 61, lease=1)
    assert digest.data["articles"] == ["a", "b", "c"]


def waiting(article: str, lane: Lane = Lane.ROUTINE) -> Delivery:
    name = f"copy/{article}/5"
    return Delivery(name, 5, lane, Kind.COPY, article=article, state=DeliveryState.HELD, not_before=EVENING)


async def test_a_digest_that_is_late_does_not_ring_in_the_quiet_hours(storage: Storage) -> None:
    """The service was away from before the digest's time until late in the evening."""
    await storage.commit(PutReader(Reader(5, digest="20:00", quiet="22:00-07:00")))
    await storage.commit(AddDeliveries((waiting("a"), waiting("b"))))

    assert await bundle_digests(storage, EVENING + 3 * HOUR) == 0
    assert await storage.due_digests(EVENING + 11 * HOUR - 1, 9) == []
    assert await bundle_digests(storage, EVENING + 11 * HOUR) == 1

    (digest,) = await storage.claim(Lane.DIGEST, 5, owner="test", now=EVENING + 11 * HOUR, lease=1)
    assert digest.data["articles"] == ["a", "b"]


@pytest.mark.parametrize(("strict", "at_night"), [(False, ["b"]), (True, [])])
async def test_of_what_is_late_breaking_news_leaves_at_night_unless_the_reader_said_strict(
    storage: Storage, at_night: list[str], *, strict: bool
) -> None:
    await storage.commit(PutReader(Reader(5, quiet="22:00-07:00", strict=strict)))
    await storage.commit(AddDeliveries((waiting("a"), waiting("b", Lane.BREAKING))))

    assert await bundle_digests(storage, EVENING + 3 * HOUR) == len(at_night)
    found = await storage.claim(Lane.DIGEST, 5, owner="test", now=EVENING + 3 * HOUR, lease=1)
    assert [one for digest in found for one in digest.data["articles"]] == at_night


async def test_a_question_answers_itself_when_its_time_is_over(storage: Storage) -> None:
    await storage.commit(Publish(HELD), PutDocument(review_question(HELD, now=NOW)))

    assert await answer_old_questions(storage, channel=CHANNEL, now=NOW + 6 * 3600 - 1) == 0
    assert await answer_old_questions(storage, channel=CHANNEL, now=NOW + 6 * 3600) == 1

    article = await storage.article(HELD.id)
    assert article is not None
    assert article.state is ArticleState.SKIPPED
    assert await storage.documents(QUESTION) == []


async def test_a_question_whose_time_ran_out_while_the_machine_slept_has_a_minute_more(storage: Storage) -> None:
    clock = Hands()
    patience = Patience(clock)
    await storage.commit(PutDocument(Document(QUESTION, "q1", {"until": NOW + 600})))
    assert await patience.spares(storage, clock.now()) == frozenset()
    clock.move(120)
    assert await patience.spares(storage, clock.now()) == frozenset()

    clock.wall += 3600
    assert await patience.spares(storage, clock.now()) == {"q1"}
    clock.move(59)
    assert await patience.spares(storage, clock.now()) == {"q1"}
    clock.move(2)
    assert await patience.spares(storage, clock.now()) == frozenset()


async def test_whoever_could_not_be_reached_for_thirty_days_is_forgotten(storage: Storage) -> None:
    await storage.commit(*(PutReader(Reader(chat)) for chat in (1, 2, 3)))
    await storage.commit(Unreach(1, "blocked", NOW), Unreach(2, "blocked", NOW + 10))

    assert await forget_the_lost(storage, NOW + LOST_FOR) == 1
    assert [reader.chat for reader in await storage.readers(after=None, limit=9)] == [2, 3]


class Meanwhile:
    """The store, where somebody comes back after the page was read: before the commit, or just before it is applied."""

    def __init__(self, storage: Storage, chat: int, *, at: str) -> None:
        self._storage, self._chat, self._at = storage, chat, at
        self.commits: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._storage, name)

    async def readers(self, *, after: int | None, limit: int) -> Sequence[Reader]:
        page = await self._storage.readers(after=after, limit=limit)
        await self._come_back("page")
        return page

    async def commit(self, *changes: Change) -> bool:
        await self._come_back("commit")
        self.commits.append(len(changes))
        return await self._storage.commit(*changes)

    async def _come_back(self, at: str) -> None:
        found = await self._storage.reader(self._chat)
        if at == self._at and found is not None and found.state is not ReaderState.ACTIVE:
            await self._storage.commit(PutReader(replace(found, state=ReaderState.ACTIVE, lost=None)))


@pytest.mark.parametrize("at", ["page", "commit"])
async def test_whoever_comes_back_before_their_turn_is_not_forgotten(storage: Storage, at: str) -> None:
    await storage.commit(*(PutReader(Reader(chat)) for chat in (1, 2, 3)))
    await storage.commit(*(Unreach(chat, "blocked", NOW) for chat in (1, 2, 3)))

    assert await forget_the_lost(cast("Storage", Meanwhile(storage, 2, at=at)), NOW + LOST_FOR) == 2
    assert [reader.chat for reader in await storage.readers(after=None, limit=9)] == [2]


async def test_the_lost_are_forgotten_fifty_at_a_time_in_one_commit(storage: Storage) -> None:
    await storage.commit(*(PutReader(Reader(chat)) for chat in range(1, 121)))
    await storage.commit(*(Unreach(chat, "blocked", NOW) for chat in range(1, 121)))
    watched = Meanwhile(storage, 0, at="never")

    turns = [await forget_the_lost(cast("Storage", watched), NOW + LOST_FOR) for _ in range(4)]
    assert turns == [50, 50, 20, 0]
    assert watched.commits == [50, 50, 20]


async def test_a_late_backlog_is_an_alarm_until_it_is_gone(storage: Storage) -> None:
    alarms = Alarms()
    late = Delivery("post/x/-1001", CHANNEL, Lane.CHANNEL, Kind.POST, article="x", not_before=NOW)
    await storage.commit(AddDeliveries((late,)))

    await watch_backlog(storage, alarms, NOW + 600)
    assert alarms.broken == {}
    await watch_backlog(storage, alarms, NOW + 601)
    assert alarms.broken == {"backlog": "channel 1"}

    await storage.claim(Lane.CHANNEL, 1, owner="test", now=NOW + 601, lease=60)
    await watch_backlog(storage, alarms, NOW + 602)
    assert alarms.broken == {}


@pytest.mark.parametrize(("told", "lane"), [("channel", Lane.CHANNEL), ("network", Lane.ROUTINE)])
async def test_what_waits_for_a_reason_that_was_told_is_no_second_alarm(
    storage: Storage, told: str, lane: Lane
) -> None:
    alarms = Alarms()
    late = Delivery("post/x/-1001", CHANNEL, lane, Kind.POST, article="x", not_before=NOW)
    await storage.commit(AddDeliveries((late,)), PutDocument(Document("alarm", told, {"at": NOW, "detail": ""})))
    await watch_backlog(storage, alarms, NOW + 900)
    assert alarms.broken == {}
    note = await storage.document("alarm", told)
    assert note is not None
    await storage.commit(DropDocument("alarm", told))
    await watch_backlog(storage, alarms, NOW + 901)
    assert set(alarms.broken) == {"backlog"}


class Disk(NamedTuple):
    """As shutil tells it."""

    total: int
    used: int
    free: int


async def test_a_disk_nearly_full_is_an_alarm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alarms = Alarms()
    gigabyte = 1024**3
    for free, broken in ((gigabyte // 10, True), (gigabyte * 50, False), (gigabyte, True)):
        disk = Disk(100 * gigabyte, 0, free)
        monkeypatch.setattr("shutil.disk_usage", lambda _, disk=disk: disk)
        await watch_disk(tmp_path, alarms)
        assert bool(alarms.broken) is broken


async def test_each_duty_has_its_rhythm_and_one_that_fails_holds_up_no_other() -> None:
    hands, done = Hands(), []

    async def quick(now: float) -> None:
        done.append(("quick", now - NOW))

    async def slow(now: float) -> None:
        done.append(("slow", now - NOW))

    async def broken(now: float) -> None:
        done.append(("broken", now - NOW))
        raise RuntimeError("as ordered")

    upkeep = Upkeep(hands, [Rhythm(3, broken), Rhythm(1, quick), Rhythm(3, slow)], turned=lambda: None)
    for _ in range(4):
        await upkeep.step()
        hands.move(1)

    assert [what for what, _ in done].count("quick") == 4
    assert [at for what, at in done if what == "slow"] == [0, 3]
    assert [at for what, at in done if what == "broken"] == [0, 3]


async def test_of_a_full_disk_a_duty_logs_one_line_and_of_a_mistake_the_place(caplog: pytest.LogCaptureFixture) -> None:
    async def full(now: float) -> None:
        raise StorageReadOnly(f"no room at {now}")

    async def broken(now: float) -> None:
        raise RuntimeError(f"as ordered at {now}")

    await Upkeep(Hands(), [Rhythm(1, full), Rhythm(1, broken)], turned=lambda: None).step()

    expected, unforeseen = caplog.records
    assert (expected.getMessage(), expected.exc_info) == (
        f"a duty failed and is tried again: no room at {NOW}",
        None,
    )
    assert unforeseen.exc_info is not None


async def test_the_loop_turns_and_says_so() -> None:
    class Enough(Exception):
        """Ends the loop."""

    turns: list[int] = []

    def turned() -> None:
        turns.append(1)
        if len(turns) == 3:
            raise Enough

    with pytest.raises(Enough):
        await Upkeep(Hands(), [], turned=turned).run()
