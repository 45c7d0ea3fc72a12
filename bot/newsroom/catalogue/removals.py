"""What a newsroom's file takes away (`off = true`): only what is there, and nothing that something left still needs."""

from collections.abc import Iterator, Mapping

from bot.newsroom.catalogue.entries import Entry

_NAMES = {"topics": "topic", "signs": "sign", "names": "name", "parties": "party", "masks": "mask", "frames": "frame"}
_TOLD = 3


def kept(tables: Mapping[str, Mapping[str, Entry]]) -> dict[str, list[Entry]]:
    """Return what is left of each table. Raises CatalogueError for what takes nothing away, or too much."""
    for entry in (one for entries in tables.values() for one in entries.values()):
        if entry.flag("off") and set(entry.values) == {"off"}:
            raise entry.problem("off", f"there is no {_NAMES[entry.table]} “{entry.slug}” to take away")
    left = {table: [one for one in entries.values() if not one.flag("off")] for table, entries in tables.items()}
    for sign in tables["signs"].values():
        if sign.flag("off") and (needing := [*_needing(sign.slug, left)]):
            more = f" and {len(needing) - _TOLD} more" if len(needing) > _TOLD else ""
            raise sign.problem("off", f"still needed by the {', the '.join(needing[:_TOLD])}{more}; change those first")
    return left


def _needing(sign: str, left: Mapping[str, list[Entry]]) -> Iterator[str]:
    """Yield what names a sign."""
    for topic in left["topics"]:
        if sign in (*topic.list("signs"), *topic.list("enough")):
            yield f"topic {topic.slug}"
    for frame in left["frames"]:
        if sign in (*(one for group in frame.list("all") for one in alternatives(group)), *frame.list("unless")):
            yield f"frame {frame.slug}"
    for mask in left["masks"]:
        if sign in mask.list("unless"):
            yield f"mask {mask.slug}"


def alternatives(group: str) -> tuple[str, ...]:
    """Return the signs of a frame's group: `talks | visit` are two."""
    return tuple(one.strip() for one in group.split("|"))
