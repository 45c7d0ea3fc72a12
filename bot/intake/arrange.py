"""Entries of one look put in order: oldest first, each once, those ahead of their time held back."""

from collections.abc import Mapping, Sequence

from bot.models import Entry
from bot.newsroom.identity import keys_of_all

EARLY = 900.0
LONGEST_WAIT = 3600.0

Keys = tuple[str, ...]


def arranged(
    gap: Sequence[Entry], entries: Sequence[Entry], *, site: str
) -> tuple[tuple[Entry, ...], tuple[Keys, ...]]:
    """Return entries, oldest first, and their keys. Entries that share a key are one; the feed's own wins over the
    gap's, and learns its keys.
    """
    both = [*entries, *gap]
    merged: list[tuple[Entry, Keys]] = []
    holder: dict[str, int] = {}
    for entry, keys in zip(both, [*keys_of_all(entries, site=site), *keys_of_all(gap, site=site)], strict=True):
        index = next((holder[key] for key in keys if key in holder), len(merged))
        if index == len(merged):
            merged.append((entry, keys))
        else:
            merged[index] = (merged[index][0], _ranked((*merged[index][1], *keys)))
        holder.update(dict.fromkeys(keys, index))
    ordered = _oldest_first(merged)
    return tuple(entry for entry, _ in ordered), tuple(keys for _, keys in ordered)


def early(
    entries: Sequence[Entry],
    keys: Sequence[Keys],
    familiar: Mapping[str, str],
    waiting: Mapping[str, float],
    now: float,
) -> tuple[tuple[Entry, ...], tuple[Keys, ...], dict[str, float]]:
    """Hold back unknown entries dated more than 15 minutes ahead, until then, an hour at most (I16).

    `waiting` and what comes back as the third: first key → since when it is held back.
    """
    held: dict[str, float] = {}
    kept: list[tuple[Entry, Keys]] = []
    for entry, own in zip(entries, keys, strict=True):
        since = next((waiting[key] for key in own if key in waiting), now)
        ahead = (entry.published or 0.0) > now + EARLY and now - since < LONGEST_WAIT
        if ahead and familiar.keys().isdisjoint(own):
            held[own[0]] = since
        else:
            kept.append((entry, own))
    return tuple(entry for entry, _ in kept), tuple(own for _, own in kept), held


def newest_of(entries: Sequence[Entry], newest: float | None, now: float) -> float | None:
    """Return the newest publication time seen so far that is not ahead of time."""
    seen = [entry.published for entry in entries if entry.published is not None and entry.published <= now + EARLY]
    return max(seen if newest is None else [*seen, newest], default=None)


def falling(entries: Sequence[Entry]) -> list[float]:
    """Return the longest run of dates that fall: what stands out of order (a post pinned on top) tells nothing of how
    far back a feed goes.
    """
    runs: list[list[float]] = [[]]
    for date in (entry.published for entry in entries if entry.published is not None):
        if runs[-1] and date > runs[-1][-1]:
            runs.append([])
        runs[-1].append(date)
    return max(runs, key=len)


def _oldest_first(merged: Sequence[tuple[Entry, Keys]]) -> list[tuple[Entry, Keys]]:
    """Order by date, then by post number, then from the document's end: an undated entry goes with the one below it."""
    carried = 0.0
    ranked = []
    for place, (entry, keys) in enumerate(reversed(merged)):
        carried = entry.published if entry.published is not None else carried
        ranked.append(((carried, entry.post_id or 0, place), entry, keys))
    return [(entry, keys) for _, entry, keys in sorted(ranked, key=lambda item: item[0])]


def _ranked(keys: Sequence[str]) -> Keys:
    order = ("wp:", "guid:", "url:", "hash:")
    return tuple(
        sorted(dict.fromkeys(keys), key=lambda key: next(i for i, kind in enumerate(order) if key.startswith(kind)))
    )
