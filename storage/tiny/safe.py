"""TinyDB's storage, made safe: whole generations by rename, a journal between them, a lock around them.

`TinyDB(path, storage=SafeStorage)` works; the file it leaves is one that plain TinyDB reads.
"""

import errno
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from tinydb.storages import Storage as TinyDBStorage

from bot.errors import StorageError, StorageReadOnly
from storage.tiny.disk import Disk
from storage.tiny.document import Head, generation_of, pages
from storage.tiny.draft import Draft
from storage.tiny.generations import KeyFields, Loaded, Reading
from storage.tiny.journal import Journal
from storage.tiny.names import Names, take_lock


class SafeStorage(TinyDBStorage):
    """One store's files. Its calls block, so threads make them (one for the journal, one for drafts).

    Raises StorageLocked when another process writes, StorageCorrupt and StorageError as `Reading.load` does.
    `readonly`: a consistent picture of files that another process may be writing; nothing is changed.
    A link is followed once, here: the files are where it leads, so that it stays a link and all its names share a lock.
    """

    def __init__(
        self, path: str | Path, *, readonly: bool = False, disk: Disk | None = None, keys: KeyFields | None = None
    ) -> None:
        self.names = Names(Path(os.path.realpath(path)))
        self.disk = disk or Disk()
        self.readonly = readonly
        self._keys = keys or {}
        self._lock: int | None = None
        self._journal: Journal | None = None
        self.generation = 0
        try:
            self._open()
        except OSError as error:
            raise StorageReadOnly(f"{self.names.main} cannot be opened: {error.strerror}") from error

    def _open(self) -> None:
        if self.readonly:
            return
        self.names.main.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = take_lock(self.names)

    # ── TinyDB's two calls ───────────────────────────────────────────────────

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Return the tables as TinyDB has them (document number → document); None when there is nothing yet."""
        loaded = self.load()
        tables = {
            name: {str(number): document for number, document in enumerate(documents.values(), 1)}
            for name, documents in loaded.tables.items()
        }
        return tables or None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Replace everything, in one step that a crash cannot cut in two."""
        if self.readonly:
            raise StorageReadOnly(f"{self.names.main} was opened for reading only")
        if not self.generation:
            self.load()
        self._write_generation({name: documents.values() for name, documents in data.items()})
        self.sweep()

    def close(self) -> None:
        """Let go of journal and lock."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    # ── what TinyDB does not know ────────────────────────────────────────────

    def load(self, now: float | None = None) -> Loaded:
        """Read everything back; for the writer, begin where it ended (a first run gets its files now)."""
        at = time.time() if now is None else now
        reading = Reading(self.names, self._keys, self.disk, at, aside=not self.readonly)
        if self.readonly:
            return self._picture(reading)
        loaded = reading.load()
        self.generation = loaded.generation
        if loaded.first:
            self._first()
        else:
            self._journal = Journal(self.names.journal(self.generation), self.disk, self.generation)
        return loaded

    def _picture(self, reading: Reading) -> Loaded:
        """Read until no checkpoint came in between."""
        for _ in range(20):
            before = self._stamp()
            with suppress(FileNotFoundError):
                loaded = reading.load()
                if self._stamp() == before:
                    return loaded
        raise StorageError(f"{self.names.main} changes too fast to be read")

    def _stamp(self) -> tuple[int, int] | None:
        if not self.names.main.exists():
            return None
        status = self.names.main.stat()
        return status.st_ino, status.st_mtime_ns

    def _first(self) -> None:
        """Two empty generations, so that there is always one to fall back to."""
        for _ in range(2):
            self._write_generation({})

    def _write_generation(self, tables: Mapping[str, Iterable[Any]]) -> None:
        self.rotate()
        draft = self.draft()
        try:
            for page in pages(Head(draft.generation, 0), tables):
                draft.add(page)
            draft.finish()
        finally:
            draft.drop()

    def append(self, payload: bytes) -> None:
        """Make one commit durable; raises OSError when it is not and never will be."""
        assert self._journal is not None
        self._journal.append(payload)

    def probe(self, size: int) -> None:
        """Raise OSError when `size` more bytes of journal cannot be written and read back; nothing of them stays."""
        assert self._journal is not None
        self._journal.probe(size)

    @property
    def journalled(self) -> int:
        """Bytes in the journal since the newest generation was begun."""
        return 0 if self._journal is None else self._journal.grown

    def rotate(self) -> int:
        """Begin the next generation's journal; commits go there from now on. Nothing changes when OSError is raised."""
        self._require_room()
        if self._journal is not None:
            self._journal.mend()  # a line that failed must not be read back once this journal is closed
        number = self.generation + 1
        path = self.names.journal(number)
        self.disk.unlink(path)
        journal = Journal(path, self.disk, number)
        try:
            self.disk.fsync_folder(path.parent)
        except OSError:
            journal.close()
            self.disk.unlink(path)
            raise
        if self._journal is not None:
            self._journal.close()
        self._journal, self.generation = journal, number
        return number

    def _require_room(self) -> None:
        """Refuse to begin what cannot be finished: it would take the last room from the journal."""
        main = self.names.main
        size = main.stat().st_size if main.exists() else 0
        if self.disk.free(main.parent) < size + self.journalled:
            raise OSError(errno.ENOSPC, "No space left on device")

    def draft(self) -> Draft:
        """Begin to write the generation that was rotated to last."""
        return Draft(self.names, self.disk, self.generation)

    def sweep(self) -> None:
        """Remove the journals that neither the main file nor the previous one needs."""
        kept = generation_of(self.names.previous)
        for number, path in self.names.journals().items():
            if number < kept:
                self.disk.unlink(path)
