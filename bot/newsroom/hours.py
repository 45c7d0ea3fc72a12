"""Hours as people say them, in three languages, put into the plain form that `quiet` reads. Pure.

What can be meant in two ways is not guessed at: «10 to 7am» may begin in the morning or in the evening, and stays
refused.
"""

import re
import unicodedata
from collections.abc import Mapping

from bot.newsroom.quiet import OFF, WEEKLY_WORDS, QuietHours, parse_digest, parse_quiet

NOON = 12
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_TANWIN = re.compile("[\u064b-\u0652]")
_GLUED = re.compile(r"(?<=[ء-ي])(?=\d)")  # «و07:00»
_BEFORE_NOON = ("am", "a.m.", "صباحا", "ص", "فجرا", "قبل الزوال", "du matin", "in the morning")
_AFTER_NOON = (
    "pm",
    "p.m.",
    "مساء",
    "م",
    "عصرا",
    "بعد الظهر",
    "بعد الزوال",
    "du soir",
    "de l'après-midi",
    "in the evening",
)
_AROUND_NOON = ("ظهرا",)  # 11 to 4, say
_AT_NIGHT = ("ليلا", "at night")  # 8 to 3, say
_HALVES: Mapping[str, int] = {
    **dict.fromkeys(_BEFORE_NOON, 0),
    **dict.fromkeys(_AFTER_NOON, NOON),
    **dict.fromkeys(_AROUND_NOON, 10),
    **dict.fromkeys(_AT_NIGHT, 18),
}
"""The hour at which the twelve hours begin that a word means."""
_TIME = re.compile(
    r"(?<![\w:.٫])(?P<hour>\d{1,2})"
    r"(?:\s?[:.٫]\s?(?P<minutes>\d{2})|\s?(?:heures?|h)(?:\s?(?P<past>\d{2}))?)?"
    rf"(?:\s?(?P<half>{'|'.join(map(re.escape, sorted(_HALVES, key=len, reverse=True)))}))?(?![\w:])"
)
_NAMED = (
    (re.compile(r"(?<![\w-])(?:minuit|midnight|منتصف الليل)(?!\w)"), "00:00"),
    (re.compile(r"(?<![\w-])(?:midi|noon|منتصف النهار)(?!\w)"), "12:00"),
)
_CLOCK = re.compile(r"(?<!\w)(?:على )?الساعة\s+(?=\d\d:\d\d)")
_AT = re.compile(r"(?<!\w)(?:at|à)\s+(?=\d\d:\d\d)")  # between two times «à» is a range's
_RANGE = re.compile(
    r"(?:(?<!\w)(?:من|بين|de|entre|from|between)\s+)?(\d\d:\d\d)"
    r"\s*(?:إلى|الى|حتى|و|à|a|et|jusqu'à|to|and|till|until|→)\s*(\d\d:\d\d)"
)
_EVEN_BREAKING = re.compile(
    r"(?<!\w)(?:و?حتى العاجل|alertes comprises|y compris (?:les )?alertes|breaking too|even breaking)(?!\w)"
)  # as the buttons say it
_EVERY_DAY = re.compile(r"(?<!\w)(?:كل يوم|يوميا|chaque jour|tous les jours|every day|each day)(?!\w)")
_COMMAS = re.compile(r"[,،]")
_EVERY = WEEKLY_WORDS | {"كل", "أسبوع", "اسبوع", "يوم", "chaque", "le", "every", "each", "week", "on"}
"""What may stand around a day and its time."""


def quiet_hours(text: str, *, standing: str = OFF) -> QuietHours | None:
    """Read what stands behind `/quiet`: «من 22:00 إلى 07:00», "de 22h à 7h", "10pm to 7am", or "strict" of the hours
    that are `standing`; None where it is neither hours nor a word for off.
    """
    found = parse_quiet(text, standing=standing)
    if found is None and (said := _said(text)) is not None:
        said = _EVEN_BREAKING.sub("strict", said)
        found = parse_quiet(_RANGE.sub(r"\1-\2", said), standing=standing)
    return found


def digest_time(text: str) -> str | None:
    """Read what stands behind `/digest`: "8am", «كل جمعة على الساعة 18:00», "chaque lundi à 8h"; None where it is no
    time. The form is that of `parse_digest`.
    """
    found = parse_digest(text)
    if found is None and (said := _said(text)) is not None:
        words = _COMMAS.sub(" ", _AT.sub("", said)).split()
        found = parse_digest(" ".join(words)) or _weekly(words)
    return found


def _weekly(words: list[str]) -> str | None:
    """Read a day and a time, in either order."""
    match [word for word in words if word not in _EVERY]:
        case [time, day] if time[0].isdigit():
            pass
        case [day, time]:
            pass
        case _:
            return None
    return parse_digest(f"weekly {day.rstrip('s')} {time}")


def _said(text: str) -> str | None:
    """Return a text with its times as HH:MM and without what only carries them; None where one of them could be meant
    in two ways.
    """
    bare = "".join(char for char in text if unicodedata.category(char) != "Cf").translate(_DIGITS).lower()
    bare = _GLUED.sub(" ", _TANWIN.sub("", bare.replace("’", "'")))
    times = list(_TIME.finditer(bare))
    if any(one["half"] for one in times) and any(_is_open(one) for one in times):
        return None
    said = _TIME.sub(_plain, bare)
    for named, clock in _NAMED:
        said = named.sub(clock, said)
    return " ".join(_EVERY_DAY.sub(" ", _CLOCK.sub("", said)).split())


def _is_open(time: re.Match[str]) -> bool:
    """Tell whether the half of the day is not said, and not told by the hour."""
    return time["half"] is None and 0 < int(time["hour"]) <= NOON


def _plain(time: re.Match[str]) -> str:
    """Return HH:MM; the text as it is where there is no such time."""
    hour, half = int(time["hour"]), time["half"]
    if half is not None and hour <= NOON:
        begins = _HALVES[half]
        hour = ((hour - begins) % NOON + begins) % (2 * NOON)
    elif half in _BEFORE_NOON:
        return time[0]
    return f"{hour:02}:{time['minutes'] or time['past'] or '00'}"
