"""When a reader may be written to: quiet hours and digest times, in the reader's own zone.

Pure; the zone database decides what a wall clock shows, also on the days on which an offset changes (Casablanca
changes it around Ramadan). A time that a change skips is taken with the offset before the change, one that occurs
twice the first time (PEP 495, fold=0).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.models import Reader

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFF = "off"
NEVER = 253_370_764_800.0  # the year 9999: what is held for somebody who is not written to waits until they are again
NIGHT = "waits for the quiet hours to end"  # why a message is still PENDING
PAUSE = "waits for the reader to go on"  # likewise

_TIME = re.compile(r"(\d{1,2})[:hH٫.](\d{2})")
_HOUR = re.compile(r"(\d{1,2})[hH]?")
_COMMAS = re.compile(r"[,،]")
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_DAY_NAMES = (
    ("mon", "monday", "lun", "lundi", "الاثنين", "الإثنين", "اثنين", "إثنين"),
    ("tue", "tues", "tuesday", "mar", "mardi", "الثلاثاء", "ثلاثاء"),
    ("wed", "wednesday", "mer", "mercredi", "الأربعاء", "الاربعاء", "أربعاء", "اربعاء"),
    ("thu", "thur", "thurs", "thursday", "jeu", "jeudi", "الخميس", "خميس"),
    ("fri", "friday", "ven", "vendredi", "الجمعة", "جمعة"),
    ("sat", "saturday", "sam", "samedi", "السبت", "سبت"),
    ("sun", "sunday", "dim", "dimanche", "الأحد", "الاحد", "أحد", "احد"),
)
_DAY_OF = {name: day for day, names in zip(DAYS, _DAY_NAMES, strict=True) for name in names}
_OFF_WORDS = frozenset({"off", "none", "non", "aucun", "arrêt", "stop", "لا", "إيقاف", "ايقاف", "بدون", "أوقف"})
WEEKLY_WORDS = frozenset({"weekly", "hebdo", "hebdomadaire", "semaine", "أسبوعي", "اسبوعي", "أسبوعيا", "أسبوعيًا"})
_DAILY_WORDS = frozenset({"daily", "quotidien", "jour", "يومي", "يوميا", "يوميًا"})
_STRICT_WORDS = frozenset({"strict", "stricte", "صارم", "صارما", "صارمًا", "تام"})


@dataclass(frozen=True, slots=True)
class QuietHours:
    """What `/quiet` asked for: `hours` is "off" or "HH:MM-HH:MM"; `strict` holds back breaking items too."""

    hours: str
    strict: bool = False


def due(reader: Reader, *, now: float, breaking: bool) -> float | None:
    """Tell when a copy for this reader may go out: None at once, otherwise it is held for a digest at that time.

    Breaking items pass the digest and the quiet hours; with `strict` they wait for the end of the quiet hours.
    """
    moment = now
    if not breaking:
        moment = next_digest(reader, now=now)
    moment = silence(reader, now=moment, breaking=breaking) or moment
    return moment if moment > now else None


def silence(reader: Reader, *, now: float, breaking: bool) -> float | None:
    """Tell until when the quiet hours keep back what would ring now; None: it may ring.

    Asked once more as a message leaves: what was due in the evening may have been delayed into the night.
    """
    until = quiet_until(reader, moment=now) if reader.strict or not breaking else now
    return until if until > now else None


def next_digest(reader: Reader, *, now: float) -> float:
    """Return the reader's next digest time after `now`; `now` itself where articles are not collected."""
    if reader.digest == OFF:
        return now
    *_, last = words = reader.digest.split()
    zone, clock = ZoneInfo(reader.timezone), time.fromisoformat(last)
    weekday = DAYS.index(words[1]) if len(words) > 1 else None
    days = (day for day in _days(now, zone, before=0, after=8) if weekday in (None, day.weekday()))
    return next(moment for day in days if (moment := _moment(day, clock, zone)) > now)


def quiet_until(reader: Reader, *, moment: float) -> float:
    """Return the end of the quiet hours that `moment` falls in, or `moment` itself."""
    if reader.quiet == OFF:
        return moment
    begin, end = (time.fromisoformat(part) for part in reader.quiet.split("-"))
    zone = ZoneInfo(reader.timezone)
    for day in _days(moment, zone, before=1, after=0):
        last = day if begin < end else day + timedelta(days=1)
        until = _moment(last, end, zone)
        if _moment(day, begin, zone) <= moment < until:
            return until
    return moment


def digest_kept(reader: Reader) -> tuple[str, str] | None:
    """Return a digest's time that falls in the quiet hours, and the end of these, when it comes; None: it does not."""
    if OFF in (reader.digest, reader.quiet):
        return None
    *_, at = reader.digest.split()
    begin, end = reader.quiet.split("-")
    within = begin <= at < end if begin < end else at >= begin or at < end
    return (at, end) if within else None


def parse_quiet(text: str, *, standing: str = OFF) -> QuietHours | None:
    """Read what stands behind `/quiet`; None when it is neither hours nor a word for off. A word for strict alone is
    said of the hours that are `standing`.
    """
    said = _COMMAS.sub(" ", text.translate(_DIGITS)).split()
    words = [word for word in said if word.lower().rstrip(".!") not in _STRICT_WORDS]
    strict = len(words) < len(said)
    rest = " ".join(words) if words or not strict or standing == OFF else standing
    if rest.lower() in _OFF_WORDS:
        return QuietHours(OFF)
    begin, *ends = (_clock(part) for part in _DASHES.split(rest))
    if len(ends) != 1 or begin is None or ends[0] is None or begin == ends[0]:
        return None
    return QuietHours(f"{begin}-{ends[0]}", strict)


def parse_digest(text: str) -> str | None:
    """Read what stands behind `/digest`: "off", "HH:MM" or "weekly DAY HH:MM"; None when it is none of these."""
    words = text.translate(_DIGITS).lower().split()
    match words:
        case [word] if word in _OFF_WORDS:
            return OFF
        case [word]:
            return _clock(word)
        case [daily, word] if daily in _DAILY_WORDS:
            return _clock(word)
        case [weekly, day, word] if weekly in WEEKLY_WORDS:
            clock = _clock(word)
            return f"weekly {_DAY_OF[day]} {clock}" if clock and day in _DAY_OF else None
        case _:
            return None


def _clock(text: str) -> str | None:
    found = _TIME.fullmatch(text) or _HOUR.fullmatch(text)
    if found is None:
        return None
    hours, minutes = int(found[1]), int(found[2]) if found.re is _TIME else 0
    return f"{hours:02}:{minutes:02}" if hours < 24 and minutes < 60 else None  # noqa: PLR2004 - a day's


def _days(moment: float, zone: ZoneInfo, *, before: int, after: int) -> Iterator[date]:
    today = datetime.fromtimestamp(moment, UTC).astimezone(zone).date()
    return (today + timedelta(days=shift) for shift in range(-before, after + 1))


def _moment(day: date, clock: time, zone: ZoneInfo) -> float:
    return datetime.combine(day, clock, zone).timestamp()
