"""Quiet hours and digest times, in the reader's zone, also on the days on which the clocks change."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Reader
from bot.newsroom.quiet import (
    DAYS,
    QuietHours,
    digest_kept,
    due,
    next_digest,
    parse_digest,
    parse_quiet,
    quiet_until,
    silence,
)

CASABLANCA = "Africa/Casablanca"
READER = Reader(7, timezone=CASABLANCA)
NIGHT = replace(READER, quiet="22:00-07:00")


def at(text: str, zone: str = CASABLANCA, fold: int = 0) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()


def wall(moment: float, zone: str = CASABLANCA) -> str:
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M")


def test_without_wishes_everything_goes_out_at_once() -> None:
    assert due(READER, now=at("2026-11-23 23:30"), breaking=False) is None


def test_quiet_hours_hold_an_article_until_morning() -> None:
    held = due(NIGHT, now=at("2026-11-23 23:30"), breaking=False)
    assert held is not None
    assert wall(held) == "2026-11-24 07:00"


def test_quiet_hours_hold_an_article_that_comes_after_midnight_until_the_same_morning() -> None:
    assert due(NIGHT, now=at("2026-11-24 03:00"), breaking=False) == at("2026-11-24 07:00")


@pytest.mark.parametrize(("clock", "held"), [("21:59", False), ("22:00", True), ("06:59", True), ("07:00", False)])
def test_quiet_hours_begin_with_their_first_minute_and_end_before_their_last(clock: str, *, held: bool) -> None:
    assert (due(NIGHT, now=at(f"2026-11-23 {clock}"), breaking=False) is not None) is held


def test_quiet_hours_within_a_day_end_on_that_day() -> None:
    noon = replace(READER, quiet="12:30-14:00")
    assert due(noon, now=at("2026-11-23 13:00"), breaking=False) == at("2026-11-23 14:00")
    assert due(noon, now=at("2026-11-23 12:00"), breaking=False) is None


def test_breaking_items_come_through_quiet_hours() -> None:
    assert due(NIGHT, now=at("2026-11-23 23:30"), breaking=True) is None


def test_what_is_due_rings_outside_the_quiet_hours_only_unless_it_is_breaking() -> None:
    collected, strict = replace(NIGHT, digest="20:00"), replace(NIGHT, strict=True)
    night, day = at("2026-11-23 23:00"), at("2026-11-23 19:00")
    assert silence(collected, now=night, breaking=False) == at("2026-11-24 07:00")
    assert silence(collected, now=day, breaking=False) is None
    assert silence(NIGHT, now=night, breaking=True) is None
    assert silence(strict, now=night, breaking=True) == at("2026-11-24 07:00")
    assert silence(READER, now=night, breaking=False) is None


def test_strict_quiet_hours_hold_breaking_items_too() -> None:
    strict = replace(NIGHT, strict=True)
    assert due(strict, now=at("2026-11-23 23:30"), breaking=True) == at("2026-11-24 07:00")
    assert due(strict, now=at("2026-11-23 12:00"), breaking=True) is None


def test_a_daily_digest_waits_for_its_next_time() -> None:
    reader = replace(READER, digest="08:00")
    assert due(reader, now=at("2026-11-23 07:59"), breaking=False) == at("2026-11-23 08:00")
    assert due(reader, now=at("2026-11-23 08:00"), breaking=False) == at("2026-11-24 08:00")


def test_breaking_items_do_not_wait_for_a_digest() -> None:
    assert due(replace(READER, digest="08:00"), now=at("2026-11-23 12:00"), breaking=True) is None


def test_a_weekly_digest_waits_for_its_day() -> None:
    reader = replace(READER, digest="weekly mon 08:00")
    assert due(reader, now=at("2026-11-23 07:00"), breaking=False) == at("2026-11-23 08:00")  # a Monday
    assert due(reader, now=at("2026-11-23 09:00"), breaking=False) == at("2026-11-30 08:00")


def test_a_digest_that_falls_into_the_quiet_hours_waits_for_their_end() -> None:
    reader = replace(NIGHT, digest="06:00")
    assert due(reader, now=at("2026-11-23 12:00"), breaking=False) == at("2026-11-24 07:00")


def test_ramadan_moves_casablancas_clock_and_the_quiet_hours_with_it() -> None:
    """The zone database: +01 until 2027-02-07 03:00, then +00 until 2027-03-14 02:00."""
    before, during = at("2027-02-06 23:00"), at("2027-02-08 23:00")
    assert due(NIGHT, now=before, breaking=False) == datetime.fromisoformat("2027-02-07T07:00+00:00").timestamp()
    assert due(NIGHT, now=during, breaking=False) == datetime.fromisoformat("2027-02-09T07:00+00:00").timestamp()
    assert wall(before) == "2027-02-06 23:00"


def test_the_same_night_is_an_hour_longer_when_the_clock_goes_back() -> None:
    assert at("2027-02-07 07:00") - at("2027-02-06 22:00") == 10 * 3600
    assert due(NIGHT, now=at("2027-02-07 02:30", fold=1), breaking=False) == at("2027-02-07 07:00")


def test_quiet_hours_that_ended_in_a_repeated_hour_do_not_begin_again() -> None:
    reader = replace(READER, quiet="22:00-02:30")
    assert due(reader, now=at("2027-02-07 02:15"), breaking=False) == at("2027-02-07 02:30")
    assert due(reader, now=at("2027-02-07 02:15", fold=1), breaking=False) is None


def test_a_digest_time_that_a_change_of_offset_skips_comes_right_after_it() -> None:
    reader = replace(READER, timezone="Europe/Paris", digest="02:30")
    held = due(reader, now=at("2026-03-28 12:00", "Europe/Paris"), breaking=False)
    assert held is not None
    assert wall(held, "Europe/Paris") == "2026-03-29 03:30"


def test_a_digest_time_that_occurs_twice_is_taken_once() -> None:
    reader = replace(READER, timezone="Europe/Paris", digest="02:30")
    first = next_digest(reader, now=at("2026-10-25 01:00", "Europe/Paris"))
    assert wall(first, "Europe/Paris") == "2026-10-25 02:30"
    assert wall(next_digest(reader, now=first), "Europe/Paris") == "2026-10-26 02:30"


@pytest.mark.parametrize(
    ("text", "hours", "strict"),
    [
        ("22:00-07:00", "22:00-07:00", False),
        ("22:00 - 07:00", "22:00-07:00", False),
        ("22:00–07:00", "22:00-07:00", False),
        ("9:30-12:00", "09:30-12:00", False),
        ("22-7", "22:00-07:00", False),
        ("22h00-7h30", "22:00-07:30", False),
        ("22:00-07:00 strict", "22:00-07:00", True),
        ("STRICT 22:00-07:00", "22:00-07:00", True),
        ("٢٢:٠٠-٠٧:٠٠ صارم", "22:00-07:00", True),
        ("off", "off", False),
        ("OFF", "off", False),
        ("إيقاف", "off", False),
    ],
)
def test_quiet_hours_are_understood_as_people_write_them(text: str, hours: str, *, strict: bool) -> None:
    assert parse_quiet(text) == QuietHours(hours, strict)


@pytest.mark.parametrize(
    "text",
    ["", "strict", "22:00", "25:00-07:00", "22:60-07:00", "22:00-22:00", "22:00-07:00-08:00", "a-b", "22:00-", "-"],
)
def test_what_are_no_hours_is_not_taken_for_hours(text: str) -> None:
    assert parse_quiet(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("off", "off"),
        ("08:00", "08:00"),
        ("8:00", "08:00"),
        ("٠٨:٠٠", "08:00"),
        ("daily 8h30", "08:30"),
        ("weekly mon 08:00", "weekly mon 08:00"),
        ("WEEKLY Monday 8:00", "weekly mon 08:00"),
        ("hebdo vendredi 18h", "weekly fri 18:00"),
        ("أسبوعي الجمعة 18:00", "weekly fri 18:00"),
    ],
)
def test_digest_times_are_understood_as_people_write_them(text: str, wish: str) -> None:
    assert parse_digest(text) == wish


@pytest.mark.parametrize(
    "text", ["", "weekly", "weekly 08:00", "weekly xyz 08:00", "weekly mon 24:00", "24:00", "soon", "daily", "off off"]
)
def test_what_is_no_digest_time_is_not_taken_for_one(text: str) -> None:
    assert parse_digest(text) is None


clocks = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
moments = st.integers(1_700_000_000, 2_000_000_000).map(float)
zones = st.sampled_from(
    [CASABLANCA, "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]
)


@given(clocks, clocks, moments, zones)
def test_after_the_quiet_hours_nothing_is_held_any_more(begin: str, end: str, moment: float, zone: str) -> None:
    reader = replace(READER, timezone=zone, quiet=f"{begin}-{end}")
    until = quiet_until(reader, moment=moment)
    assert moment <= until <= moment + timedelta(hours=26).total_seconds()
    assert until == moment or wall(until, zone).endswith(end) or _is_skipped(until, zone)
    if begin != end:
        assert quiet_until(reader, moment=until) == until


@given(st.one_of(clocks, st.builds("weekly {} {}".format, st.sampled_from(DAYS), clocks)), moments, zones)
def test_the_next_digest_is_always_ahead_and_at_its_time(digest: str, moment: float, zone: str) -> None:
    held = next_digest(replace(READER, timezone=zone, digest=digest), now=moment)
    assert moment < held <= moment + timedelta(days=8, hours=2).total_seconds()
    assert wall(held, zone).endswith(digest[-5:]) or _is_skipped(held, zone)


@given(st.text(max_size=40))
def test_any_text_is_hours_or_none(text: str) -> None:
    wish, digest = parse_quiet(text), parse_digest(text)
    assert (
        due(replace(READER, quiet=wish.hours if wish else "off", digest=digest or "off"), now=1.8e9, breaking=False)
        != 0
    )


def _is_skipped(moment: float, zone: str) -> bool:
    """Tell whether the clocks went forward within the two hours before: the time asked for did not occur."""
    offsets = {datetime.fromtimestamp(moment - back, ZoneInfo(zone)).utcoffset() for back in range(0, 7201, 600)}
    return len(offsets) > 1


CLOCKS = st.times().map(lambda one: one.strftime("%H:%M"))


@given(CLOCKS, CLOCKS, CLOCKS)
def test_a_digest_is_called_kept_where_what_is_held_for_it_comes_at_the_end_of_the_quiet_hours(
    digest: str, begin: str, end: str
) -> None:
    reader = replace(READER, timezone="UTC", digest=digest, quiet=f"{begin}-{end}" if begin != end else "off")
    held = due(reader, now=at("2026-11-23 12:00:30", "UTC"), breaking=False)
    assert held is not None
    kept = digest_kept(reader)
    assert wall(held, "UTC")[-5:] == (digest if kept is None else end)
    assert kept in (None, (digest, end))
