"""Entries: one `[table.slug]` of the catalogue, put together from the default files and a newsroom's own, and checked
value by value.
"""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from bot.errors import CatalogueError
from bot.newsroom.catalogue.documents import Document

TABLES = ("topics", "names", "parties", "signs", "masks", "frames")
FLAT = ("weights", "wording", "desk", "desk-wording", "thresholds")
_SLUG = re.compile(r"[a-z0-9-]{2,40}")
_LONGEST = 60  # characters of a wrong value that are shown


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
                near = get_close_matches(key, known, n=1)
                meant = f"did you mean {near[0]}? " if near else ""
                raise self.problem(key, f"unknown; {meant}known here are {', '.join(sorted(known))}")

    def flag(self, key: str) -> bool:
        """Return true or false; false where nothing is said."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            raise self.problem(key, f"{_shown(value)} is neither true nor false")
        return value

    def number(self, key: str, default: float) -> float:
        """Return a finite number."""
        value = self.values.get(key, default)
        try:
            number = math.nan if isinstance(value, bool) or not isinstance(value, int | float) else float(value)
        except OverflowError:
            raise self.problem(key, "a number of so many digits is none that can be meant") from None
        if not math.isfinite(number):
            raise self.problem(key, f"{_shown(value)} is not a number")
        return number

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.problem(key, f"{_shown(value)} is not a text in quotes")
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

    def known(self, key: str, named: Iterable[str], signs: AbstractSet[str]) -> None:
        """Refuse names of signs that are none."""
        for sign in named:
            if sign not in signs:
                raise self.problem(key, f"there is no sign “{sign}”", word=sign)

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


def _shown(value: Any) -> str:
    """Return a wrong value as it can be shown: Python refuses to write numbers of thousands of digits."""
    try:
        told = repr(value)
    except ValueError:
        return "a number of so many digits"
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def gather(documents: Iterable[Document]) -> tuple[dict[str, dict[str, Entry]], dict[str, dict[str, Entry]]]:
    """Lay the files over each other. Return the tables of entries, by slug, and the flat tables as one entry a key.

    What is `off` is still there. Raises CatalogueError for tables and slugs that cannot be.
    """
    tables: dict[str, dict[str, Entry]] = {table: {} for table in (*TABLES, *FLAT)}
    for document in documents:
        for table, values in document.data.items():
            for slug, entry in _entries(document, table, values):
                known = tables[table].setdefault(slug, Entry(table, slug))
                known.lay(entry, document)
    return {name: tables[name] for name in TABLES}, {name: tables[name] for name in FLAT}


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
            _refuse_dotted(document, (table, slug), entry)
            yield slug, {"value": entry}
        elif not isinstance(entry, dict):
            raise document.problem((table, slug), f"{table}.{slug} is not a table: write [{table}.{slug}]")
        elif not _SLUG.fullmatch(slug):
            raise document.problem((table, slug), f"“{slug}” is no slug: 2 to 40 of a-z, 0-9 and -")
        else:
            yield slug, entry


def _refuse_dotted(document: Document, path: tuple[str, ...], value: Any) -> None:
    """Refuse `talks.title = 1`: without quotes a dot makes a table of it."""
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        path = (*path, key)
    table, *parts = path
    if len(parts) > 1:
        raise document.problem(path, f'quotes are missing: under [{table}] write "{".".join(parts)}" = …')
