"""A group that became a supergroup has a new number, and is one reader still, whichever it is heard of first. Pure.

The desk is one desk still: its new number is remembered under `place_name`, and the house is built anew for it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.models import Filter, FilterKind, Reader
from bot.newsroom.readership import BREAKING, reached

GIVEN = 1  # the number of the one filter that a newcomer has without asking for it
_PARTS = {"quiet": ("quiet", "strict")}  # settings that are chosen together


def place_name(chat: int | str) -> str:
    """Name the value that remembers the number of a place of ours: of an @name, of a desk that moved."""
    return f"chat:{chat}"


def moved(old: Reader, chat: int, there: Reader | None) -> Reader:
    """Return the reader that a group is under its new number `chat`, where `there` may be known already.

    The group was heard of there before we were told that it moved: what it chose there comes on top of what the old
    one had, and a newcomer who chose nothing yields to it. Nothing that either follows is lost. The `version` is above
    both, so that whoever read either before decides again.
    """
    before = dict.fromkeys((*(there.earlier if there else ()), *old.earlier, old.chat))
    kept = old if there is None else _joined(old, there)
    return replace(
        reached(kept, "supergroup"),
        chat=chat,
        earlier=tuple(number for number in before if number != chat),
        version=max(old.version, there.version if there else 0) + 1,
    )


def _joined(old: Reader, there: Reader) -> Reader:
    # A word said in the old chat and heard after the move makes a newcomer of the old number: then that one yields.
    kept, other = (there, old) if old.chat in there.earlier else (old, there)
    chosen: dict[str, Any] = {
        name: getattr(reached(other, other.kind), name) for what in other.chosen for name in _PARTS.get(what, (what,))
    }
    filters = _filters(kept, other)
    return replace(
        reached(kept, kept.kind),
        **chosen,
        chosen=tuple(sorted({*kept.chosen, *other.chosen})),
        filters=filters,
        next_filter=max(kept.next_filter, other.next_filter, *(one.id + 1 for one in filters)),
        since=min(kept.since, other.since),
    )


def _filters(kept: Reader, other: Reader) -> tuple[Filter, ...]:
    """Return the filters of both, without breaking items where the other took away what every newcomer is given."""
    still = any(_is_breaking(one) for one in other.filters)
    mine = tuple(one for one in kept.filters if still or not _is_breaking(one))
    return (*mine, *_numbered(kept, other, {(one.kind, one.text) for one in mine}))


def _numbered(kept: Reader, other: Reader, known: set[tuple[FilterKind, str]]) -> Iterator[Filter]:
    number = max(kept.next_filter, other.next_filter)
    for one in other.filters:
        if one.id != GIVEN and (one.kind, one.text) not in known:
            yield replace(one, id=number)
            number += 1


def _is_breaking(one: Filter) -> bool:
    return (one.kind, one.text) == (FilterKind.TOPIC, BREAKING)
