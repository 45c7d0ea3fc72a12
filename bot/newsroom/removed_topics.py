"""Topics that a newsroom took out of its catalogue: whoever follows one hears so once. Pure.

What the catalogue held is remembered as a Document, so that the first run without a topic is known, what it was called
is too, and a walk through the readers goes on after a crash where it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from bot.models import Document, FilterKind, Reader, ReaderState

KIND, NAME = "catalogue", "topics"
_HEARING = (ReaderState.ACTIVE, ReaderState.PAUSED)

Titles = Mapping[str, Mapping[str, str]]
"""slug → language → title"""


@dataclass(frozen=True, slots=True)
class Memory:
    """`slugs` the catalogue held at the last run; `titles` are those of all that it ever held, `told` the slugs whose
    followers know that they are gone. While `walking`, readers up to chat number `cursor` are done and `fresh` slugs
    were found missing; `walk` counts the walks.
    """

    slugs: tuple[str, ...] = ()
    titles: Titles = field(default_factory=dict)
    told: tuple[str, ...] = ()
    fresh: tuple[str, ...] = ()
    walk: int = 0
    cursor: int | None = None
    walking: bool = False
    version: int = 0

    def document(self) -> Document:
        """Return the form it is stored in."""
        body = {name: value for name, value in asdict(self).items() if name != "version"}
        return Document(KIND, NAME, body, self.version)

    def at_start(self, titles: Titles) -> "Memory":
        """Return it as it is when a catalogue with these topics is run: with a new walk, where other topics than last
        time are in it.
        """
        known = {**self.titles, **titles}
        if self.version and set(self.slugs) == set(titles):
            return replace(self, titles=known)
        told = tuple(slug for slug in self.told if slug not in titles)
        begun = replace(self, walk=self.walk + 1, cursor=None, walking=True, fresh=())
        return replace(begun, slugs=tuple(sorted(titles)), titles=known, told=told)

    def missed_by(self, reader: Reader) -> tuple[str, ...]:
        """Return the slugs that a reader follows, that are gone, and that they have not been told of."""
        if reader.state not in _HEARING:
            return ()
        topics = (one.text for one in reader.filters if one.kind is FilterKind.TOPIC)
        return tuple(slug for slug in topics if slug not in self.slugs and slug not in self.told)

    def after(self, page: Sequence[Reader], *, last: bool) -> "Memory":
        """Return how far the walk has come with another page of readers."""
        found = {slug for reader in page for slug in self.missed_by(reader)}
        fresh = tuple(sorted({*self.fresh, *found}))
        if last:
            return replace(self, told=(*self.told, *fresh), fresh=(), cursor=None, walking=False)
        return replace(self, fresh=fresh, cursor=page[-1].chat)


def memory_of(document: Document | None) -> Memory:
    """Return what a document remembers; nothing where there is none yet."""
    if document is None:
        return Memory()
    body: Mapping[str, Any] = document.body
    lists = {name: tuple(body[name]) for name in ("slugs", "told", "fresh")}
    return Memory(**{**body, **lists}, version=document.version)
