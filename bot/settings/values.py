"""How a value is read: numbers, switches, chats, lists. A ValueError says what is wrong and what would be right."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.models import Language

FREE_PACE, PAID_PACE = 30, 1000
ARABIC_POINT = "٫"


def digits(value: str) -> str:
    """Write digits of any script (٣ ۳) as 0 to 9, and the Arabic decimal point as one."""
    return "".join(str(unicodedata.decimal(one, one)) for one in value.replace(ARABIC_POINT, "."))


def chat(value: str) -> int | str:
    """Read an @name or a number."""
    number = digits(value)
    if re.fullmatch(r"-?[1-9][0-9]{0,18}", number):
        return int(number)
    if re.fullmatch(r"@[A-Za-z][A-Za-z0-9_]{3,31}", value):
        return value
    raise ValueError(f"{value!r} is neither an @name nor a number; give one such as @kawalisse or -1001234567890")


def channel(value: str) -> int | str:
    """Read a chat that may be a channel. Whether it is one Telegram tells; a person's number is none for certain."""
    place = chat(value)
    if isinstance(place, int) and place > 0:
        raise ValueError(f"{place} is a person's number; a channel's begins with -100, such as -1001234567890")
    return place


def people(value: str) -> frozenset[int]:
    """Read user numbers with commas."""
    parts = listed(value)
    if not parts or any(not re.fullmatch(r"[1-9][0-9]{0,18}", digits(part)) for part in parts):
        raise ValueError(f"{value!r} is not a list of user numbers; give numbers with commas, such as 12345,67890")
    return frozenset(int(part) for part in parts)


def number(value: str, low: float, high: float) -> float:
    """Read a number from low to high."""
    plain = digits(value)
    if not re.fullmatch(r"[0-9]{1,20}(\.[0-9]{0,20})?|\.[0-9]{1,20}", plain) or not low <= float(plain) <= high:
        raise ValueError(f"{value!r} is not a number from {low:g} to {high:g}")
    return float(plain)


def whole(value: str, low: int, high: int) -> int:
    """Read a whole number from low to high."""
    plain = digits(value)
    if not re.fullmatch(r"[0-9]{1,9}", plain) or not low <= int(plain) <= high:
        raise ValueError(f"{value!r} is not a whole number from {low} to {high}")
    return int(plain)


def pace(value: str, *, paid: bool) -> float:
    """Read messages a second; more than what is free only where it is paid for."""
    try:
        return number(value, 0.1, PAID_PACE if paid else FREE_PACE)
    except ValueError as wrong:
        hint = "" if paid else " (more only with PAID_BROADCAST=1)"
        raise ValueError(f"{wrong}{hint}") from None


def switch(value: str) -> bool:
    """Read 0 or 1."""
    return one_of(digits(value), ("0", "1")) == "1"


def one_of(value: str, allowed: Iterable[str]) -> str:
    """Read one of some words."""
    if value not in tuple(allowed):
        raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
    return value


def listed(value: str) -> list[str]:
    """Return what stands between commas, Latin or Arabic."""
    return [part.strip() for part in re.split("[,،]", value) if part.strip()]


def slugs(value: str) -> tuple[str, ...]:
    """Read topics with commas."""
    found = tuple(dict.fromkeys(listed(value)))
    if not found or any(not re.fullmatch(r"[a-z0-9-]{2,40}", slug) for slug in found):
        raise ValueError(f"{value!r} is not a list of topics; give slugs with commas, or everything")
    return found


def file(value: str) -> Path:
    """Read the path of a file that is there. One that cannot be looked for (its folder, its length) is not."""
    path = Path(value)
    try:
        found = path.is_file()
    except OSError as error:
        raise ValueError(f"{_short(value)} cannot be read ({error.strerror}); give the path of a file (TOML)") from None
    if not found:
        raise ValueError(f"there is no file {_short(value)}; give the path of a topic catalogue (TOML)")
    return path


def _short(value: str, longest: int = 200) -> str:
    return repr(value if len(value) <= longest else value[:longest] + "…")


def timezone(value: str) -> str:
    """Read a time zone's name."""
    try:
        return ZoneInfo(value).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{value!r} is not a time zone; give a name such as Africa/Casablanca") from None


def language(value: str) -> Language:
    """Read one of the languages."""
    return Language(one_of(value.lower(), tuple(Language)))
