"""How and when a reader is written to: /digest, /quiet, /language, /timezone, /pause, /resume."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.messages import Button, Rows
from bot.models import Language
from bot.newsroom import readership
from bot.newsroom.hours import digest_time, quiet_hours
from bot.newsroom.quiet import OFF, digest_kept, parse_digest, parse_quiet
from bot.newsroom.zones import LIKELY, find_zone
from bot.replies import Reply
from bot.texts.dates import clock
from handlers import buttons, naming
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.route import Handler
from handlers.subscriptions import stale
from handlers.visit import Visit, receive

DIGESTS = (OFF, "08:00", "13:00", "20:00", "weekly mon 08:00", "weekly fri 18:00")
QUIETS = (OFF, "22:00-07:00", "23:00-08:00", "22:00-07:00 strict", "23:00-08:00 strict")
LANGUAGES = {
    Language.ARABIC: ("العربية", ("ar", "arabic", "arabe", "عربي", "عربية", "العربية", "بالعربية")),
    Language.FRENCH: ("Français", ("fr", "french", "français", "francais", "فرنسي", "فرنسية", "الفرنسية", "بالفرنسية")),
    Language.ENGLISH: ("English", ("en", "english", "anglais", "إنجليزي", "إنجليزية", "الإنجليزية", "بالإنجليزية")),
}


async def digest(said: Incoming, room: Room) -> Reply:
    """Set when articles are collected, or say how it is and offer buttons."""
    visit = await receive(said, room)
    wish = digest_time(said.words)
    if wish is None:
        return _ask(visit, "digest", _digest_lines(visit), _rows("digest", DIGESTS, visit))
    after = visit.after(readership.with_digest(visit.reader, wish))
    return _set(after, _digest_lines(after), _rows("digest", DIGESTS, after))


async def quiet(said: Incoming, room: Room) -> Reply:
    """Set the quiet hours, or say how they are and offer buttons."""
    visit = await receive(said, room)
    wish = quiet_hours(said.words, standing=visit.reader.quiet)
    if wish is None:
        return _ask(visit, "quiet", _quiet_lines(visit), _rows("quiet", QUIETS, visit))
    after = visit.after(readership.with_quiet(visit.reader, wish))
    return _set(after, _quiet_lines(after), _rows("quiet", QUIETS, after))


async def timezone(said: Incoming, room: Room) -> Reply:
    """Set the reader's time zone, or say which it is and offer the likely ones. What is held follows the new clock."""
    visit = await receive(said, room)
    zone = find_zone(said.words)
    if zone is None:
        return _ask(visit, "timezone", [_zone_line(visit)], _zone_rows(visit))
    after = visit.after(readership.with_timezone(visit.reader, zone))
    return _set(after, [_zone_line(after)], _zone_rows(after))


async def language(said: Incoming, room: Room) -> Reply:
    """Set the language, or offer the three."""
    visit = await receive(said, room)
    word = said.words.lower()
    wish = next((one for one, (_, known) in LANGUAGES.items() if word in known), None)
    if wish is None:
        wrong = [visit.text("language-wrong", text=naming.short(said.words, naming.SHOWN_LIMIT))] if said.words else []
        page = "\n".join([*wrong, visit.text("language-which")])
        return Reply(visit.keep(), (visit.say(page, _language_rows(visit)),))
    after = visit.after(readership.with_language(visit.reader, wish))
    return Reply(after.keep(), (*after.toast(), after.show(after.text("language-set"), _language_rows(after))))


async def pause(said: Incoming, room: Room) -> Reply:
    """Stop sending until the reader goes on. What was on its way to them and has not left comes then, whether it was
    held for a digest or a morning, stood in a digest, or waited for Telegram to take it; of what is published
    meanwhile nothing does. What they have is still corrected where it stands, without the short word under it.
    """
    visit = await receive(said, room)
    after = visit.after(readership.paused(visit.reader))
    return Reply(after.keep_and_plan(), (visit.say(visit.text("paused")),))


async def resume(said: Incoming, room: Room) -> Reply:
    """Go on sending; what was on its way before the pause comes when the reader's digest and quiet hours allow."""
    visit = await receive(said, room)
    after = visit.after(readership.resumed(visit.reader))
    return Reply(after.keep_and_plan(), (visit.say(visit.text("resumed")),))


async def choose(said: Incoming, room: Room, value: str) -> Reply:
    """Answer a button of this page as if its value had been written behind the command."""
    action, _ = buttons.parse(said.pressed.data if said.pressed else "")
    handler, knows = _CHOICES[action]
    if not knows(value):
        return stale(await receive(said, room))
    return await handler(replace(said, words=value), room)


def _set(after: Visit, lines: list[str], rows: Rows) -> Reply:
    return Reply(after.keep_and_plan(), (*after.toast(), after.show("\n".join(lines), rows)))


def _ask(visit: Visit, what: str, lines: list[str], rows: Rows) -> Reply:
    wrong = (
        [visit.text(f"{what}-wrong", text=naming.short(visit.said.words, naming.SHOWN_LIMIT))]
        if visit.said.words
        else []
    )
    page = [*wrong, *lines, "", visit.text(f"{what}-how")]
    return Reply(visit.keep(), (visit.say("\n".join(page), rows),))


def _digest_lines(visit: Visit) -> list[str]:
    place = naming.place_of(visit)
    match visit.reader.digest.split():
        case [_, day, time]:
            said = visit.text("digest-weekly", day=visit.text(f"day-{day}"), time=time, place=place)
        case [time] if time != OFF:
            said = visit.text("digest-daily", time=time, place=place)
        case _:
            return [visit.text("digest-off")]
    return [said, *_kept_line(visit), visit.text("digest-breaking")]


def _quiet_lines(visit: Visit) -> list[str]:
    if visit.reader.quiet == OFF:
        return [visit.text("quiet-off")]
    place = naming.place_of(visit)
    breaking = visit.text("quiet-strict" if visit.reader.strict else "quiet-breaking")
    return [visit.text("quiet-on", hours=visit.reader.quiet, place=place), *_kept_line(visit), breaking]


def _kept_line(visit: Visit) -> list[str]:
    kept = digest_kept(visit.reader)
    return [] if kept is None else [visit.text("digest-in-quiet", digest=kept[0], time=kept[1])]


def _zone_line(visit: Visit) -> str:
    zone = visit.reader.timezone
    return visit.text("timezone-now", place=naming.place(zone, visit), time=clock(visit.now, visit.language, zone))


def _rows(action: str, values: tuple[str, ...], visit: Visit) -> Rows:
    label = naming.digest_label if action == "digest" else _quiet_label
    marked = _quiet_now(visit) if action == "quiet" else visit.reader.digest
    chosen = [
        Button(f"{'✅ ' if value == marked else ''}{label(value, visit)}", data=buttons.data(action, value))
        for value in values
    ]
    return tuple(tuple(chosen[at : at + 2]) for at in range(0, len(chosen), 2))


def _quiet_now(visit: Visit) -> str:
    return f"{visit.reader.quiet}{' strict' if visit.reader.strict else ''}"


def _quiet_label(value: str, visit: Visit) -> str:
    hours, _, strict = value.partition(" ")
    if hours == OFF:
        return visit.text("button-off")
    return visit.text("button-strict", hours=hours) if strict else hours


def _language_rows(visit: Visit) -> Rows:
    chosen = [
        Button(f"{'✅ ' if one == visit.reader.language else ''}{label}", data=buttons.data("lang", one))
        for one, (label, _) in LANGUAGES.items()
    ]
    return (tuple(chosen),)


def _zone_rows(visit: Visit) -> Rows:
    chosen = [
        Button(
            f"{'✅ ' if zone == visit.reader.timezone else ''}{naming.place(zone, visit)}",
            data=buttons.data("tz", zone),
        )
        for zone in LIKELY
    ]
    return tuple(tuple(chosen[at : at + 2]) for at in range(0, len(chosen), 2))


_CHOICES: Mapping[str, tuple[Handler, Callable[[str], bool]]] = {
    "digest": (digest, lambda value: parse_digest(value) is not None),
    "quiet": (quiet, lambda value: parse_quiet(value) is not None),
    "tz": (timezone, lambda value: find_zone(value) is not None),
    "lang": (language, lambda value: value in set(Language)),
}
