"""Reading a store back: the newest whole generation and every journal since. What is corrupt is set aside by name."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.errors import StorageCorrupt, StorageError
from storage.tiny.disk import Disk
from storage.tiny.document import FORMAT, Unreadable, belongs_to_another, parse
from storage.tiny.journal import Put, read_journal
from storage.tiny.names import Names

log = logging.getLogger(__name__)
Key = str | int
Tables = dict[str, dict[Key, dict[str, Any]]]
KeyFields = Mapping[str, tuple[str, ...]]


@dataclass(slots=True)
class Loaded:
    """What was read. `generation` is the newest begun (the journal to go on with); `damaged`: write a new one."""

    tables: Tables = field(default_factory=dict)
    generation: int = 0
    n: int = 0
    damaged: bool = False
    first: bool = False


def document_key(fields: tuple[str, ...], document: Mapping[str, Any], number: str) -> Key:
    """Return the key that a document holds; its number where its table has no key of its own."""
    if not fields:
        return number
    if len(fields) == 1:
        held: Key = document[fields[0]]
        return held
    return "/".join(str(document[name]) for name in fields)


@dataclass(frozen=True, slots=True)
class Reading:
    """One attempt to read a store. `aside`: corrupt files are renamed (a reader beside the service does not)."""

    names: Names
    keys: KeyFields
    disk: Disk
    now: float
    aside: bool

    def load(self) -> Loaded:
        """Return the state; raises StorageCorrupt when nothing whole is left, StorageError for a file not ours."""
        names = self.names
        if not names.main.exists() and self._untouched():
            return Loaded(first=True)
        loaded = self._generation(names.main)
        if loaded is None:
            loaded = self._generation(names.previous)
            if loaded is None:
                raise StorageCorrupt(
                    f"{names.main} cannot be read and no earlier generation either; bring back a backup,"
                    f" or move {names.main.name}.* away to begin anew"
                )
            loaded.damaged = True
            log.critical("%s: the previous generation and its journals were replayed", names.main)
        self._replay(loaded)
        return loaded

    def _untouched(self) -> bool:
        """Tell whether nothing was ever stored: no file at all, or what a first opening that was cut off leaves."""
        journals = set(self.names.journals().values())
        remains = self.names.remains()
        return all(path in journals for path in remains) and not any(read_journal(path).commits for path in remains)

    def _generation(self, path: Path) -> Loaded | None:
        try:
            text = path.read_bytes()
        except FileNotFoundError:
            log.critical("%s is missing", path)
            return None
        except OSError as error:
            raise StorageError(f"{path} cannot be opened: {error.strerror}") from error
        try:
            head, tables = parse(text)
        except Unreadable as error:
            self._refuse_strangers(path, text)
            self._set_aside(path, str(error))
            return None
        if head.format > FORMAT:
            raise StorageError(f"{path} was written by a newer version of Mirsal (format {head.format})")
        keyed = {name: self._keyed(name, documents) for name, documents in tables.items()}
        return Loaded(keyed, head.generation, head.n)

    def _keyed(self, name: str, documents: Mapping[str, dict[str, Any]]) -> dict[Key, dict[str, Any]]:
        fields = self.keys.get(name, ())
        return {document_key(fields, document, number): document for number, document in documents.items()}

    def _refuse_strangers(self, path: Path, text: bytes) -> None:
        if path == self.names.main and belongs_to_another(text) and not self.names.remains():
            raise StorageError(f"{path} is a file of something else; it was left alone")

    def _set_aside(self, path: Path, problem: str) -> None:
        if not self.aside or not self.names.remains():
            log.critical("%s is corrupt: %s", path, problem)
            return
        target = self.names.corrupt(path, self.now)
        self.disk.replace(path, target)
        log.critical("%s is corrupt (%s) and was set aside as %s", path, problem, target.name)

    def _replay(self, loaded: Loaded) -> None:
        journals = {number: path for number, path in self.names.journals().items() if number >= loaded.generation}
        expected = range(loaded.generation, max(journals, default=loaded.generation) + 1)
        if missing := [number for number in expected if number not in journals]:
            log.critical("%s: journal %s is missing; what it held is lost", self.names.main, missing)
        for number, path in journals.items():
            self._replay_one(loaded, path)
            loaded.generation = number

    def _replay_one(self, loaded: Loaded, path: Path) -> None:
        replay = read_journal(path)
        for commit in replay.commits:
            for put in commit:
                _apply(loaded, put)
        if replay.bad:
            loaded.damaged = True
            log.critical("%s has %d corrupt lines; what they held is lost, the good ones were kept", path, replay.bad)
            if self.aside:
                target = self.names.corrupt(path, self.now)
                self.disk.copy(path, target)
                log.critical("%s is kept as %s", path, target.name)


def _apply(loaded: Loaded, put: Put) -> None:
    table, key, document = put
    rows = loaded.tables.setdefault(table, {})
    if document is None:
        rows.pop(key, None)
    else:
        rows[key] = document
        loaded.n = max(loaded.n, document.get("n", 0))
