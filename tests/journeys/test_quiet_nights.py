"""A reader's night: whatever delays a message, it does not ring before the quiet hours end, and comes once."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.changes import PutReader
from bot.models import Delivery, DeliveryState, Filter, FilterKind, Kind, Reader, ReaderState
from bot.newsroom.quiet import NEVER
from bot.sandbox.cast import OWNER
from bot.sandbox.telegram_faults import Kind as Fault
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_posts import RIGHT, link
from tests.journeys.desk_town import callbacks, draft_of, held, known, known_to_be, press, push, store
from tests.journeys.hours import Wound, wound
from tests.journeys.test_articles import seen_first
from tests.journeys.town import GLANCE, PATIENCE, Town, story

pytestmark = pytest.mark.usefixtures("brisk")

CASABLANCA = ZoneInfo("Africa/Casablanca")
DIGEST, COPY, STRICT = 6001, 6002, 6003


class Evening:
    """A town in which it is what time the test says: first an evening to come, then the night and the morning after."""

    def __init__(self, clock: Wound) -> None:
        self._clock = clock
        self._day = datetime.now(CASABLANCA).date() + timedelta(days=1)

    def moment(self, hour: int, *, days: int = 0) -> float:
        day = self._day + timedelta(days=days)
        return datetime(day.year, day.month, day.day, hour, tzinfo=CASABLANCA).timestamp()

    def comes(self, hour: int, *, days: int = 0) -> None:
        self._clock.ahead = 0.0
        self._clock.ahead = self.moment(hour, days=days) - self._clock.now() + 1.0


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> Evening:
    evening = Evening(wound(monkeypatch))
    evening.comes(19)
    return evening


async def let_rest(town: Town, user: int, **habits: object) -> None:
    """Let this be a reader of the channel's articles who wants quiet from 22:00 to 07:00."""
    filters = (Filter(1, FilterKind.TOPIC, "breaking"), Filter(2, FilterKind.ALL))
    town.standin.add_user(user, f"قارئ {user}", started=True)
    reader = Reader(user, filters=filters, next_filter=3, quiet="22:00-07:00", **habits)  # type: ignore[arg-type]
    await store(town).commit(PutReader(reader))


async def rows(town: Town, kind: Kind, state: DeliveryState, *users: int) -> list[Delivery]:
    found = [row for user in users for row in await store(town).deliveries_in(user, limit=9)]
    return [row for row in found if (row.kind, row.state) == (kind, state)]


async def held_until(town: Town, *moments: float, users: tuple[int, ...]) -> None:
    """Wait until what is held for these readers is due at these moments; where any of it rang, that is wrong."""
    async with asyncio.timeout(PATIENCE):
        while sorted(row.not_before for row in await rows(town, Kind.COPY, DeliveryState.HELD, *users)) != [*moments]:
            assert not any(town.private(user) for user in users), "it rang at night"
            await asyncio.sleep(GLANCE)


def titles(message: Message) -> int:
    return message.text.count("• ")


async def test_what_an_outage_carries_into_the_night_comes_in_the_morning_in_one_message(
    town: Town, evening: Evening
) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, DIGEST, digest="20:00")
    await let_rest(town, STRICT, digest="20:00", strict=True)
    await let_rest(town, COPY)
    flood = town.standin.fail("sendMessage", Fault.FLOOD, chat=COPY, retry_after=3600)
    town.site.add(story(1))
    await town.until(lambda: town.posts and flood.hits)
    await town.stop()

    evening.comes(23)
    await town.start()
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 2)
    seven, eight = evening.moment(7, days=1), evening.moment(20, days=1)
    await held_until(town, seven, seven, users=(COPY,))
    await held_until(town, seven, seven, eight, eight, users=(DIGEST, STRICT))

    evening.comes(7, days=1)
    await town.until(lambda: all(town.private(user) for user in (DIGEST, COPY, STRICT)))
    assert [titles(message) for user in (DIGEST, COPY, STRICT) for message in town.private(user)] == [1, 2, 1]
    await town.restart()
    assert [len(town.private(user)) for user in (DIGEST, COPY, STRICT)] == [1, 1, 1]


async def test_a_breaking_item_held_for_the_night_comes_when_it_is_due_and_says_why(
    town: Town, evening: Evening
) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, STRICT, digest="20:00", strict=True)
    evening.comes(23)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    panel = await draft_of(town, OWNER, "زلزال قوي يضرب الحوز")
    await press(town, OWNER, panel, "send")
    await held_until(town, evening.moment(7, days=1), evening.moment(20, days=1), users=(STRICT,))

    assert "العاجل لا ينتظر الملخّص" in (await town.asks(STRICT, "/digest weekly fri 18:00")).text
    town.standin.say(STRICT, "/quiet 22:00-07:00")
    await town.until(lambda: len(town.private(STRICT)) == 3)
    assert any("العاجل يصل في الحين" in message.text for message in town.private(STRICT)[1:])
    (digest,) = (message for message in town.private(STRICT) if titles(message))
    assert "\n\nعاجل\n• زلزال قوي يضرب الحوز" in digest.text
    assert titles(digest) == 1

    why = next(data for data in callbacks(digest) if data.startswith("whys:"))
    await push(town, STRICT, digest, why)
    await town.until(lambda: len(town.private(STRICT)) == 4)
    answer = town.private(STRICT)[-1]
    assert "لأن الأخبار العاجلة من متابعاتك" in answer.text
    await push(town, STRICT, answer, callbacks(answer)[0])
    reader = await store(town).reader(STRICT)
    assert reader is not None
    assert [one.kind for one in reader.filters] == [FilterKind.ALL]


async def test_what_is_unfollowed_while_it_waits_does_not_come_with_the_digest(town: Town, evening: Evening) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, DIGEST, digest="20:00")
    await let_rest(town, STRICT, digest="20:00")
    town.site.add(story(1))
    await held_until(town, evening.moment(20), evening.moment(20), users=(DIGEST, STRICT))
    assert "أوقفت" in (await town.asks(DIGEST, "/unsubscribe all")).text

    evening.comes(20)
    await town.until(lambda: len(town.private(STRICT)) == 1)
    await town.until_stored(lambda _: rows(town, Kind.DIGEST, DeliveryState.CANCELLED, DIGEST))
    assert len(town.private(DIGEST)) == 1


async def held_for_ever(town: Town, user: int) -> None:
    """Wait until what is held for somebody who is not written to waits until they are again."""

    async def is_so(_: object) -> bool:
        return [row.not_before for row in await rows(town, Kind.COPY, DeliveryState.HELD, user)] == [NEVER]

    await town.until_stored(is_so)


async def test_the_short_word_of_a_correction_leaves_when_its_reader_ends_the_quiet_hours(
    town: Town, evening: Evening
) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, STRICT, strict=True)
    await press(town, OWNER, await draft_of(town, OWNER, "زلزال قوي يضرب الحوز"), "send")
    await town.until(lambda: town.posts and town.private(STRICT))
    copy = town.private(STRICT)[0]
    await known(town, town.posts[0], copy)
    evening.comes(23)
    await town.asks(OWNER, f"/correct {link(town.posts[0])} {RIGHT}")
    await town.until(lambda: RIGHT in copy.text)
    await town.until_stored(lambda _: rows(town, Kind.REPLY, DeliveryState.PENDING, STRICT))
    assert len(town.private(STRICT)) == 1

    town.standin.say(STRICT, "/quiet off")
    await town.until(lambda: any(message.reply_to == copy.number for message in town.private(STRICT)))
    assert len(town.private(STRICT)) == 3


async def test_what_waited_for_telegram_when_its_reader_paused_comes_once_when_they_go_on(
    town: Town, evening: Evening
) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, COPY)
    flood = town.standin.fail("sendMessage", Fault.FLOOD, chat=COPY, retry_after=1)
    town.site.add(story(1))
    await town.until(lambda: town.posts and flood.hits)
    assert "/resume" in (await town.asks(COPY, "/pause")).text
    await held_for_ever(town, COPY)
    await town.restart()
    evening.comes(20)
    assert not any(titles(message) for message in town.private(COPY))

    town.standin.say(COPY, "/resume")
    await town.until(lambda: any("(1)" in message.text for message in town.private(COPY)))
    await town.restart()
    assert sum("(1)" in message.text for message in town.private(COPY)) == 1


@pytest.mark.parametrize("told", [True, False])
async def test_a_digest_that_fell_due_while_its_reader_had_blocked_us_comes_with_the_next_one(
    town: Town, evening: Evening, *, told: bool
) -> None:
    await town.start()
    await seen_first(town)
    await let_rest(town, DIGEST, digest="20:00")
    town.site.add(story(1))
    await held_until(town, evening.moment(20), users=(DIGEST,))
    if told:
        town.standin.block(DIGEST)
        await known_to_be(town, DIGEST, ReaderState.UNREACHABLE)
    else:
        town.standin.fail("sendMessage", Fault.RAW, status=403, chat=DIGEST, body=BLOCKED)
    evening.comes(20)
    await known_to_be(town, DIGEST, ReaderState.UNREACHABLE)
    await held_for_ever(town, DIGEST)

    evening.comes(21)
    if told:
        town.standin.unblock(DIGEST)
    else:
        town.standin.say(DIGEST, "/start")
    await known_to_be(town, DIGEST, ReaderState.ACTIVE)
    town.site.add(story(2))
    await held(town, 2)
    assert not any(titles(message) for message in town.private(DIGEST))
    evening.comes(20, days=1)
    await town.until(lambda: any(titles(message) == 2 for message in town.private(DIGEST)))
    await town.restart()
    assert sum("(1)" in message.text for message in town.private(DIGEST)) == 1


BLOCKED = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'
