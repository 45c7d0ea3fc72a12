"""Dates as newsrooms write them → seconds since 1970: RFC 822, ISO 8601, Arabic and French months (FAULTS I17)."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta

EARLIEST, LATEST = 1990, 2100

_MONTHS = (
    "january jan janvier janv يناير جانفي كانون-الثاني",
    "february feb fevrier fevr fev فبراير فيفري شباط",
    "march mar mars مارس اذار",
    "april apr avril avr ابريل افريل نيسان",
    "may mai ماي مايو ايار",
    "june jun juin يونيو يونيه جوان حزيران",
    "july jul juillet juil يوليو يوليوز يوليه جويلية تموز",
    "august aug aout غشت اغسطس اوت اب",
    "september sept sep septembre شتنبر سبتمبر ايلول",
    "october oct octobre اكتوبر تشرين-الاول",
    "november nov novembre نونبر نوفمبر تشرين-الثاني",
    "december dec decembre دجنبر ديسمبر كانون-الاول",
)
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "cet": 1, "cest": 2, "bst": 1,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
_DECEMBER = 12
_NOON = 12
_FARTHEST = 14  # hours from UTC
_CENTURY = 70  # two digits below this are of the 2000s
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)?"
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:er|st|nd|rd|th)?[\s,،.-]+(?:de\s+|of\s+)?({_WORD})\.?[\s,،./-]+(\d{{2,4}})(?!\d)"
)
_MONTH_FIRST = re.compile(rf"({_WORD})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?[\s,،]+(\d{{4}})(?!\d)")
_SLASHES = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s?[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm|a\.m\.|p\.m\.|ص|م)?(?![^\W\d_z])(.*)"
)
_OFFSET = re.compile(r"\s*(?:gmt|utc|ut)?\s*([+\u2212-])(\d{1,2}):?(\d{2})?(?!\d)")


def parse_date(text: str | None) -> float | None:
    """Return seconds since 1970; None where no date is found that can be believed (1990 to 2100).

    A missing zone is UTC; so is a missing time midnight.
    """
    folded = _fold((text or "")[:100])
    day = _iso(folded) or _named(folded) or _slashed(folded)
    if day is None or not EARLIEST <= day[0] <= LATEST:
        return None
    hour, minute, second, offset = _time(folded)
    try:
        at = datetime(*day, hour, minute, min(second, 59), tzinfo=UTC) - timedelta(hours=offset)
    except ValueError:
        return None
    return at.timestamp()


def _fold(text: str) -> str:
    """Small letters without accents or hamza, digits of any script as ASCII, two-word months as one."""
    plain = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter
        for letter in unicodedata.normalize("NFKD", text).casefold()
        if unicodedata.category(letter) not in {"Mn", "Cf"}
    )
    return re.sub(r"(تشرين|كانون)\s+(ال)", r"\1-\2", plain)


def _iso(text: str) -> tuple[int, int, int] | None:
    found = _ISO.search(text)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def _named(text: str) -> tuple[int, int, int] | None:
    for found in _DAY_FIRST.finditer(text):
        if month := _month(found[2]):
            return _year(found[3]), month, int(found[1])
    for found in _MONTH_FIRST.finditer(text):
        if month := _month(found[1]):
            return int(found[3]), month, int(found[2])
    return None


def _slashed(text: str) -> tuple[int, int, int] | None:
    found = _SLASHES.search(text)
    if not found:
        return None
    day, month = int(found[1]), int(found[2])
    return (int(found[3]), month, day) if month <= _DECEMBER else (int(found[3]), day, month)


def _month(word: str) -> int | None:
    return next((number for number, names in enumerate(_MONTHS, 1) if word in names.split()), None)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) != len("26"):
        return year
    return year + (2000 if year < _CENTURY else 1900)


def _time(text: str) -> tuple[int, int, int, float]:
    found = _TIME.search(re.sub(r"(\d)t(\d)", r"\1 \2", text))
    if not found:
        return 0, 0, 0, 0.0
    hour, half = int(found[1]), (found[4] or "")[:1]
    if half in {"p", "م"} and hour < _NOON:
        hour += 12
    elif half in {"a", "ص"} and hour == _NOON:
        hour = 0
    return hour, int(found[2]), int(found[3] or 0), _zone(found[5])


def _zone(text: str) -> float:
    found = _OFFSET.match(text)
    if found:
        hours = int(found[2]) + int(found[3] or 0) / 60
        return (hours if found[1] == "+" else -hours) if hours <= _FARTHEST else 0.0
    word = re.match(rf"\s*\(?({_WORD})", text)
    return float(_ZONES.get(word[1], 0)) if word else 0.0
