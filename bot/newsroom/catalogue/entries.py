"""Entries: one `[table.slug]` of the catalogue, put together from the default files and a newsroom's own, and checked
value by value.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.errors import CatalogueError
from bot.newsroom.catalogue.documents import Document

TABLES = ("topics", "names", "parties", "signs", "masks", "frames")
FLAT = ("weights", "wording", "thresholds")
_SLUG = re.compile(r"[a-z0-9-]{2,40}")


@dataclass
class Entry:
    """One thing of a table: its values, and for each the file it comes from."""

    table: str
    slug: str
    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[str, Document] = field(default_factory=dict)
    home: Document | None = None

    @property
    def inside(self) -> bool:
        """Whether the newest word on it is the project's own: what was taken out of it is no mistake then."""
        return self.home is not None and self.home.inside

    def lay(self, values: Mapping[str, Any], origin: Document) -> None:
        """Lay a file's values over what is there: a newsroom's own file changes single values."""
        self.values |= values
        self.origins |= dict.fromkeys(values, origin)
        self.home = origin

    def problem(self, key: str | None, reason: str, *, word: str | None = None) -> CatalogueError:
        """Return the error that names the line of a key, or of the entry."""
        origin = self.origins.get(key or "") or self.home
        assert origin, "an entry comes from a file"
        path = (self.table, self.slug, *((key,) if key else ()))
        said = f"{self.table}.{self.slug}" + (f", {key}" if key else "")
        return origin.problem(path, f"{said}: {reason}", word=word)

    def only(self, *known: str) -> None:
        """Refuse keys that mean nothing: a mistyped one would be lost silently."""
        for key in self.values:
            if key not in (*known, "off"):
                raise self.problem(key, f"unknown; known here are {', '.join(sorted(known))}")

    def flag(self, key: str) -> bool:
        """Return true or false; false where nothing is said."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.problem(key, f"{value!r} is neither true nor false")
        return value

    def number(self, key: str, default: float) -> float:
        """Return a finite number."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise self.problem(key, f"{value!r} is not a number")
        return float(value)

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.problem(key, f"{value!r} is not a text in quotes")
        return value

    def list(self, key: str) -> tuple[str, ...]:
        """Return a list of non-empty strings, each once."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.problem(key, "is not a list of texts in quotes")
        for one in value:
            if value.count(one) > 1:
                raise self.problem(key, f"“{one}” stands there twice", word=one)
        return tuple(value)

    def texts(self, key: str, languages: Iterable[str], *, needed: bool) -> dict[str, str]:
        """Return one text per language: `{ ar = "…", fr = "…", en = "…" }`."""
        languages = tuple(languages)
        value = self.values.get(key, {})
        if not value and not needed:
            return {}
        if not isinstance(value, dict) or not all(isinstance(one, str) and one.strip() for one in value.values()):
            raise self.problem(key, f"give a text for each of {', '.join(languages)}")
        if missing := [one for one in languages if one not in value]:
            raise self.problem(key, f"the text in {', '.join(missing)} is missing")
        if unknown := [one for one in value if one not in languages]:
            raise self.problem(key, f"unknown language {', '.join(unknown)}; known are {', '.join(languages)}")
        return value


def gather(documents: Iterable[Document]) -> tuple[dict[str, list[Entry]], dict[str, dict[str, Entry]]]:
    """Lay the files over each other. Return the tables of entries, and the flat tables as one entry a key.

    An entry with `off = true` is taken out. Raises CatalogueError for tables and slugs that cannot be.
    """
    tables: dict[str, dict[str, Entry]] = {table: {} for table in (*TABLES, *FLAT)}
    for document in documents:
        for table, values in document.data.items():
            for slug, entry in _entries(document, table, values):
                known = tables[table].setdefault(slug, Entry(table, slug))
                known.lay(entry, document)
    kept = {name: [one for one in tables[name].values() if not one.flag("off")] for name in TABLES}
    return kept, {name: tables[name] for name in FLAT}


def _entries(document: Document, table: str, values: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if table == "inherit":
        return
    if table not in (*TABLES, *FLAT):
        raise document.problem((table,), f"“{table}” is unknown; known are {', '.join((*TABLES, *FLAT, 'inherit'))}")
    if not isinstance(values, dict):
        raise document.problem((table,), f"{table} is not a table: write [{table}.slug]" if table in TABLES else
                               f"{table} is not a table: write [{table}]")  # fmt: skip
    for slug, entry in values.items():
        if table in FLAT:
            yield slug, {"value": entry}
        elif not isinstance(entry, dict):
            raise document.problem((table, slug), f"{table}.{slug} is not a table: write [{table}.{slug}]")
        elif not _SLUG.fullmatch(slug):
            raise document.problem((table, slug), f"“{slug}” is no slug: 2 to 40 of a-z, 0-9 and -")
        else:
            yield slug, entry
