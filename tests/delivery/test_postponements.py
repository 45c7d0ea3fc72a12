"""What was delayed into a reader's night waits for the morning; nothing of it is lost."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.postponements import postponed
from bot.models import Delivery, Kind, Lane, Reader
from bot.newsroom.quiet import NIGHT as UNTIL_MORNING
from bot.ports import HoldIt, WaitIt

NIGHT = Reader(5, quiet="22:00-07:00")
EIGHT_HOURS = 8 * 3600.0


def at(clock: str) -> float:
    return datetime.fromisoformat(f"2026-11-23 {clock}").replace(tzinfo=ZoneInfo("Africa/Casablanca")).timestamp()


def begun(clock: str, kind: Kind = Kind.COPY, *, doubts: int = 0) -> Delivery:
    return Delivery(f"{kind}/a/5", 5, Lane.ROUTINE, kind, "a", started=at(clock), doubts=doubts)


def test_a_copy_delayed_into_the_night_is_held_until_its_end() -> None:
    assert postponed(begun("23:00"), NIGHT, breaking=False) == HoldIt(at("23:00") + EIGHT_HOURS)
    assert postponed(begun("21:59"), NIGHT, breaking=False) is None


def test_breaking_news_leaves_all_the_same_unless_the_quiet_hours_are_strict() -> None:
    assert postponed(begun("23:00"), NIGHT, breaking=True) is None
    strict = replace(NIGHT, strict=True)
    assert postponed(begun("23:00"), strict, breaking=True) == HoldIt(at("23:00") + EIGHT_HOURS)


def test_a_copy_goes_with_the_digest_that_its_reader_asked_for_meanwhile() -> None:
    daily = replace(NIGHT, digest="20:00")
    assert postponed(begun("19:00"), daily, breaking=False) == HoldIt(at("20:00"))
    assert postponed(begun("19:00"), daily, breaking=True) is None


@pytest.mark.parametrize("kind", [Kind.DIGEST, Kind.REPLY])
def test_what_cannot_be_put_into_a_digest_waits_as_it_is(kind: Kind) -> None:
    daily = replace(NIGHT, digest="20:00")
    assert postponed(begun("23:00", kind), daily, breaking=False) == WaitIt(EIGHT_HOURS, UNTIL_MORNING)
    assert postponed(begun("20:30", kind), daily, breaking=False) is None


def test_a_repetition_after_a_doubt_stays_a_message_of_its_own() -> None:
    assert postponed(begun("23:00", doubts=1), NIGHT, breaking=False) == WaitIt(EIGHT_HOURS, UNTIL_MORNING)


def test_what_nobody_began_to_send_is_not_asked_for_the_hour() -> None:
    assert postponed(replace(begun("23:00"), started=None), NIGHT, breaking=False) is None
