"""When a planned item goes out: a time of day as an editor types it, in the house's time zone. Pure."""

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

_TIME = re.compile(r"(\d{1,2})\s*[:hH٫.]\s*(\d{2})")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def clock_time(text: str) -> time | None:
    """Return the time of day that a text is, in any digits; None where it is none."""
    found = _TIME.fullmatch(text.translate(_DIGITS).strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 - a clock's
        return None
    return time(int(found[1]), int(found[2]))


def next_time(clock: time, timezone: str, *, now: float) -> float:
    """Return when the clock there shows this time next: today, or tomorrow where it has passed."""
    zone = ZoneInfo(timezone)
    today = datetime.fromtimestamp(now, zone).date()
    moments = (datetime.combine(today + timedelta(days=days), clock, zone).astimezone(UTC) for days in range(3))
    return next(moment.timestamp() for moment in moments if moment.timestamp() > now)
