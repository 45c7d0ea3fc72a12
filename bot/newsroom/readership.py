"""The rules about readers: a reader and a wish give the reader as it is afterwards. Pure; nothing is stored here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from bot.models import Filter, FilterKind, Language, Reader, ReaderState
from bot.newsroom.quiet import QuietHours

MOST_FILTERS = 50
BREAKING = "breaking"

Same = Callable[[Filter, Filter], bool]
"""Do two filters ask for the same? (`bot.newsroom.filters.same`)"""


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of a wish to follow: `added` is new, `known` was followed before, for `refused` there is no room."""

    reader: Reader
    added: tuple[Filter, ...] = ()
    known: tuple[Filter, ...] = ()
    refused: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Dropped:
    """What became of a wish to stop following: `gone` was followed until now, `strange` never was."""

    reader: Reader
    gone: tuple[Filter, ...] = ()
    strange: tuple[Filter, ...] = ()


def language_of(code: str | None, otherwise: Language) -> Language:
    """Return the language of a tag such as Telegram sends ("fr-CA"), `otherwise` where Mirsal does not speak it."""
    spoken = (code or "").lower().replace("_", "-").split("-")[0]
    return Language(spoken) if spoken in set(Language) else otherwise


def newcomer(chat: int, kind: str, *, language: Language, timezone: str, now: float) -> Reader:
    """Return somebody who wrote for the first time: breaking items are on, everything else is theirs to choose."""
    breaking = Filter(1, FilterKind.TOPIC, BREAKING)
    return Reader(chat, kind=kind, language=language, timezone=timezone, filters=(breaking,), next_filter=2, since=now)


def reached(reader: Reader, kind: str) -> Reader:
    """Return a reader of whom we hear: one that could not be reached is as before again, one that paused stays so."""
    if reader.state is not ReaderState.UNREACHABLE:
        return replace(reader, kind=kind, lost=None)
    state = ReaderState.PAUSED if reader.paused else ReaderState.ACTIVE
    return replace(reader, state=state, kind=kind, reason=None, lost=None, paused=False)


def returned(reader: Reader, kind: str, now: float) -> Reader:
    """Likewise, and note when one that could not be reached was heard of again."""
    back = now if reader.state is ReaderState.UNREACHABLE else reader.back
    return replace(reached(reader, kind), back=back)


def follow(reader: Reader, wanted: Iterable[Filter], *, same: Same) -> Followed:
    """Add filters, each under a number of its own, up to MOST_FILTERS."""
    outcome = Followed(reader)
    for one in wanted:
        mine = _mine(outcome.reader.filters, one, same)
        if mine is not None:
            outcome = replace(outcome, known=(*outcome.known, mine))
        elif len(outcome.reader.filters) >= MOST_FILTERS:
            outcome = replace(outcome, refused=(*outcome.refused, one))
        else:
            outcome = _add(outcome, one)
    return outcome


def unfollow(reader: Reader, unwanted: Iterable[Filter], *, same: Same) -> Dropped:
    """Take filters away, found by what they ask for."""
    outcome = Dropped(reader)
    for one in unwanted:
        mine = _mine(outcome.reader.filters, one, same)
        if mine is None:
            outcome = replace(outcome, strange=(*outcome.strange, one))
        else:
            outcome = Dropped(_without(outcome.reader, mine.id), (*outcome.gone, mine), outcome.strange)
    return outcome


def unfollow_all(reader: Reader) -> Dropped:
    """Take every filter away, breaking items too."""
    return Dropped(replace(reader, filters=()), reader.filters)


def drop(reader: Reader, number: int) -> Dropped:
    """Take the filter with this number away; an unknown number changes nothing."""
    gone = tuple(one for one in reader.filters if one.id == number)
    return Dropped(_without(reader, number), gone)


def toggle(reader: Reader, wanted: Filter, *, same: Same) -> Followed | Dropped:
    """Follow what is not followed, and the reverse: what a button with ✅ does."""
    if _mine(reader.filters, wanted, same) is None:
        return follow(reader, (wanted,), same=same)
    return unfollow(reader, (wanted,), same=same)


def follows(reader: Reader, wanted: Filter, *, same: Same) -> bool:
    """Tell whether the reader follows this."""
    return _mine(reader.filters, wanted, same) is not None


def filter_numbered(reader: Reader, number: int) -> Filter | None:
    """Return the reader's filter with this number."""
    return next((one for one in reader.filters if one.id == number), None)


def with_quiet(reader: Reader, wish: QuietHours) -> Reader:
    """Set the quiet hours."""
    return replace(_chose(reader, "quiet"), quiet=wish.hours, strict=wish.strict)


def with_digest(reader: Reader, wish: str) -> Reader:
    """Set when articles are collected: "off", "HH:MM" or "weekly DAY HH:MM"."""
    return replace(_chose(reader, "digest"), digest=wish)


def with_language(reader: Reader, wish: Language) -> Reader:
    """Set the language."""
    return replace(_chose(reader, "language"), language=wish)


def with_timezone(reader: Reader, zone: str) -> Reader:
    """Set the time zone."""
    return replace(_chose(reader, "timezone"), timezone=zone)


def paused(reader: Reader) -> Reader:
    """Stop writing to the reader until told otherwise."""
    return replace(_chose(reader, "state"), state=ReaderState.PAUSED)


def resumed(reader: Reader) -> Reader:
    """Go on writing."""
    return replace(_chose(reader, "state"), state=ReaderState.ACTIVE, reason=None)


def _chose(reader: Reader, what: str) -> Reader:
    return replace(reader, chosen=tuple(sorted({*reader.chosen, what})))


def _mine(filters: Sequence[Filter], wanted: Filter, same: Same) -> Filter | None:
    return next((one for one in filters if same(one, wanted)), None)


def _add(outcome: Followed, one: Filter) -> Followed:
    reader = outcome.reader
    new = replace(one, id=reader.next_filter)
    grown = replace(reader, filters=(*reader.filters, new), next_filter=new.id + 1)
    return replace(outcome, reader=grown, added=(*outcome.added, new))


def _without(reader: Reader, number: int) -> Reader:
    return replace(reader, filters=tuple(one for one in reader.filters if one.id != number))
