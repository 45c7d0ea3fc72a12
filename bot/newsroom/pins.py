"""Which posts editors pinned by `/pin`, as the audit trail tells it. Pure."""

from collections.abc import Iterable

from bot.models import Act

PIN, UNPIN = "pin", "unpin"


def pinned_last(acts: Iterable[Act]) -> list[int]:
    """Return the numbers of the posts that were pinned and not unpinned since, the one that was pinned last first.
    `acts` are oldest first.
    """
    pinned: dict[str, None] = {}
    for act in acts:
        if act.what in (PIN, UNPIN):
            pinned.pop(act.subject, None)
        if act.what == PIN:
            pinned[act.subject] = None
    return [int(subject) for subject in reversed(pinned) if subject.isdecimal()]
