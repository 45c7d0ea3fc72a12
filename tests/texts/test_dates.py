"""Dates as people in Morocco, France and Britain write them, in their own time."""

from datetime import UTC, datetime

import pytest

from bot.models import Language
from bot.texts import dates

ARABIC, FRENCH, ENGLISH = Language
NOON = datetime(2026, 11, 23, 13, 5, tzinfo=UTC).timestamp()
CASABLANCA = "Africa/Casablanca"


@pytest.mark.parametrize(
    ("language", "said"),
    [(ARABIC, "23 نونبر 2026، 14:05"), (FRENCH, "23 novembre 2026, 14:05"), (ENGLISH, "23 November 2026, 14:05")],
)
def test_a_moment_is_said_in_the_readers_own_time(language: Language, said: str) -> None:
    assert dates.moment(NOON, language, CASABLANCA) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [("Asia/Tokyo", "22:05"), ("UTC", "13:05"), ("America/New_York", "08:05"), ("No/Where", "13:05"), ("", "13:05")],
)
def test_the_time_of_day_follows_the_zone(zone: str, said: str) -> None:
    assert dates.clock(NOON, ENGLISH, zone) == said


def test_casablanca_is_an_hour_earlier_in_ramadan() -> None:
    ramadan = datetime(2026, 2, 25, 12, 0, tzinfo=UTC).timestamp()
    assert dates.moment(ramadan, ARABIC, CASABLANCA) == "25 فبراير 2026، 12:00"


MONTHS = "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split()  # noqa: SIM905 - reads better


@pytest.mark.parametrize("month", range(1, 13))
def test_months_have_their_moroccan_names(month: int) -> None:
    at = datetime(2026, month, 5, 12, tzinfo=UTC).timestamp()
    assert dates.day(at, ARABIC, "UTC") == f"5 {MONTHS[month - 1]} 2026"


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (1, FRENCH, "1er décembre 2026"),
        (11, FRENCH, "11 décembre 2026"),
        (21, FRENCH, "21 décembre 2026"),
        (1, ARABIC, "1 دجنبر 2026"),
        (1, ENGLISH, "1 December 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(day: int, language: Language, said: str) -> None:
    at = datetime(2026, 12, day, 12, tzinfo=UTC).timestamp()
    assert dates.day(at, language, "UTC") == said
    assert dates.moment(at, language, "UTC").startswith(said)


@pytest.mark.parametrize(("language", "said"), [(ARABIC, "الاثنين"), (FRENCH, "lundi"), (ENGLISH, "Monday")])
def test_a_day_of_the_week_has_its_name(language: Language, said: str) -> None:
    assert dates.weekday(NOON, language, CASABLANCA) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "منذ ثانية واحدة"),
        (2, "منذ ثانيتين"),
        (40, "منذ 40 ثانية"),
        (119, "منذ دقيقة واحدة"),
        (300, "منذ 5 دقائق"),
        (660, "منذ 11 دقيقة"),
        (3599, "منذ 59 دقيقة"),
        (7200, "منذ ساعتين"),
        (10800, "منذ 3 ساعات"),
        (86400, "منذ يوم واحد"),
        (1209600, "منذ أسبوعين"),
        (-300, "خلال 5 دقائق"),
    ],
)
def test_arabic_says_how_long_ago(seconds: float, said: str) -> None:
    assert dates.ago(NOON - seconds, NOON, ARABIC) == said


@pytest.mark.parametrize(("language", "said"), [(FRENCH, "il y a 5 minutes"), (ENGLISH, "5 minutes ago")])
def test_the_others_say_how_long_ago(language: Language, said: str) -> None:
    assert dates.ago(NOON - 300, NOON, language) == said


@pytest.mark.parametrize(
    ("language", "seconds", "said"),
    [
        (ARABIC, 7200, "ساعتين"),
        (ARABIC, 300.9, "5 دقائق"),
        (FRENCH, 60, "1 minute"),
        (ENGLISH, 0, "1 second"),
        (ENGLISH, 172800, "2 days"),
    ],
)
def test_a_length_of_time_is_said_in_full_units(language: Language, seconds: float, said: str) -> None:
    assert dates.span(seconds, language).replace("\u00a0", " ") == said


@pytest.mark.parametrize(("language", "said"), [(ARABIC, "12.345,5"), (FRENCH, "12\u202f345,5"), (ENGLISH, "12,345.5")])
def test_a_number_is_written_as_the_language_does(language: Language, said: str) -> None:
    assert dates.number(12345.5, language) == said


@pytest.mark.parametrize(("language", "said"), [(ARABIC, "أ وب وج"), (FRENCH, "أ, ب et ج"), (ENGLISH, "أ, ب and ج")])
def test_a_list_is_joined_as_the_language_does(language: Language, said: str) -> None:
    assert dates.listing(["أ", "ب", "ج"], language) == said


@pytest.mark.parametrize("at", [-1e12, 0.0, 1e15, float("inf")])
def test_a_time_no_calendar_holds_is_brought_into_one(at: float) -> None:
    assert dates.day(at, ENGLISH, "UTC") in ("1 January 1970", "30 December 9999")
