"""Dates, times and spans as each language says them, in the reader's own time zone.

Arabic is said as in Morocco: Latin digits, and months such as نونبر, يوليوز and غشت (CLDR's ar-MA, by Babel).
"""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal

from bot.models import Language

LOCALES = {Language.ARABIC: "ar_MA", Language.FRENCH: "fr_FR", Language.ENGLISH: "en_GB"}

# CLDR says "قبل"; Moroccan newsrooms say "منذ".
_SINCE = ("قبل ", "منذ ")
# CLDR's relative times leave out the tanwin of an indefinite noun.
_SECONDS = ("ثوانِ", "ثوانٍ")

_UNITS = (604_800, 86_400, 3_600, 60, 1)

# The last second that a date can be made of, whatever the zone: 9999-12-30.
_LAST = 253_402_128_000.0


def zone(name: str) -> tzinfo:
    """Return the time zone with this name; UTC where there is none (a reader's zone is checked when it is set)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def local(at: float, timezone: str) -> datetime:
    """Return seconds since 1970 as a local time."""
    return datetime.fromtimestamp(min(max(at, 0.0), _LAST), tz=zone(timezone))


def moment(at: float, language: Language, timezone: str) -> str:
    """Return day and time: «23 نونبر 2026، 14:05»."""
    comma = "،" if language is Language.ARABIC else ","
    return f"{day(at, language, timezone)}{comma} {clock(at, language, timezone)}"


def day(at: float, language: Language, timezone: str) -> str:
    """Return the day: «23 نونبر 2026»; in French the first of a month is «1er»."""
    date = local(at, timezone).date()
    said = format_date(date, "long", locale=LOCALES[language])
    return said.replace("1", "1er", 1) if language is Language.FRENCH and date.day == 1 else said


def weekday(at: float, language: Language, timezone: str) -> str:
    """Return the day of the week: «الاثنين»."""
    return format_date(local(at, timezone).date(), "EEEE", locale=LOCALES[language])


def clock(at: float, language: Language, timezone: str) -> str:
    """Return the time of day, on 24 hours: «14:05»."""
    return format_time(local(at, timezone), "HH:mm", locale=LOCALES[language])


def ago(at: float, now: float, language: Language) -> str:
    """Return how long ago, in full units: «منذ 5 دقائق»; a moment still to come is said as such."""
    seconds = -_whole(now - at) if now >= at else _whole(at - now)
    said = format_timedelta(seconds, add_direction=True, threshold=1, locale=LOCALES[language])
    return said.replace(*_SINCE, 1).replace(*_SECONDS) if language is Language.ARABIC else said


def span(seconds: float, language: Language) -> str:
    """Return a length of time in its largest full unit: «5 دقائق», "5 minutes".

    In Arabic as it stands after a preposition, «ساعتين»: sentences say «في», «منذ» or «بعد» before it.
    """
    if language is Language.ARABIC:
        said = format_timedelta(-_whole(seconds), add_direction=True, threshold=1, locale=LOCALES[language])
        return said.removeprefix(_SINCE[0]).replace(*_SECONDS)
    return format_timedelta(_whole(seconds), threshold=1, locale=LOCALES[language])


def _whole(seconds: float) -> int:
    """Leave only full units of the largest one that fits: 59 minutes and 59 seconds are 59 minutes."""
    unit = next((unit for unit in _UNITS if seconds >= unit), 1)
    return max(1, int(seconds // unit) * unit)


def number(value: float, language: Language) -> str:
    """Return a number as it is written: 12.345 in Arabic, 12 345 in French, 12,345 in English."""
    return format_decimal(value, locale=LOCALES[language])


def listing(items: list[str], language: Language) -> str:
    """Return items said one after another: «فرنسا والمغرب», "a, b and c"."""
    return format_list(items, locale=LOCALES[language])
