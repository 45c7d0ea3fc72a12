"""A store as it was when it was read: every question, and an export, beside the running service. Nothing is written."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Never

from bot.changes import Change
from bot.errors import StorageReadOnly
from bot.models import Delivery, Lane, Update
from storage.tiny import transfer
from storage.tiny.reads import Reads
from storage.tiny.safe import SafeStorage
from storage.tiny.state import State

PROBE = b"mirsal was here\n"


class Picture(Reads):
    """`bot.ports.Storage` without writing: calls that would write raise StorageReadOnly.

    `written` False: there was no store to picture.
    """

    def __init__(self, state: State, files: SafeStorage, *, written: bool = True) -> None:
        super().__init__(state, _settled)
        self._files = files
        self.written = written

    async def commit(self, *changes: Change) -> bool:
        """Refuse."""
        self._refuse(changes)

    async def claim(
        self, lane: Lane, count: int, *, owner: str, now: float, lease: float, records: Sequence[Change] = ()
    ) -> list[Delivery]:
        """Refuse."""
        self._refuse(lane, count, owner, now, lease, records)

    async def begin(self, delivery: str, *, owner: str, now: float) -> bool:
        """Refuse."""
        self._refuse(delivery, owner, now)

    async def expire(
        self, now: float, *, owner: str | None = None, spare: AbstractSet[str] = frozenset()
    ) -> list[Delivery]:
        """Refuse."""
        self._refuse(now, owner, spare)

    async def lease(self, name: str, owner: str, *, now: float, seconds: float) -> bool:
        """Refuse."""
        self._refuse(name, owner, now, seconds)

    async def release(self, name: str, owner: str) -> None:
        """Refuse."""
        self._refuse(name, owner)

    async def grant(self, count: int, *, per_second: float, now: float) -> int:
        """Refuse."""
        self._refuse(count, per_second, now)

    async def prune(self, now: float) -> None:
        """Refuse."""
        self._refuse(now)

    async def put_updates(self, updates: Sequence[Update]) -> int:
        """Refuse."""
        self._refuse(updates)

    async def take_updates(self, owner: str, *, limit: int, now: float, lease: float) -> list[Update]:
        """Refuse."""
        self._refuse(owner, limit, now, lease)

    async def restore(self, records: Sequence[Mapping[str, Any]]) -> int:
        """Refuse."""
        self._refuse(records)

    async def export(self) -> AsyncIterator[Mapping[str, Any]]:
        """See the port."""
        for record in transfer.records(self._state, transfer.picture(self._state)):
            yield record

    async def check(self) -> None:
        """Write, read back and remove a file of its own beside the store's; raises StorageReadOnly when that fails."""
        try:
            await asyncio.to_thread(self._probe)
        except OSError as error:
            raise StorageReadOnly(f"{self._files.names.main} cannot be written: {error.strerror or error}") from error

    async def close(self) -> None:
        """Let go of it."""
        self._files.close()

    def _probe(self) -> None:
        main = self._files.names.main
        main.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if main.exists() and not os.access(main, os.R_OK | os.W_OK):
            raise PermissionError(13, "the rights do not allow it")
        with tempfile.NamedTemporaryFile(dir=main.parent, prefix="probe-") as file:
            file.write(PROBE)
            file.flush()
            os.fsync(file.fileno())
            if os.pread(file.fileno(), len(PROBE), 0) != PROBE:
                raise OSError(5, "what was written does not come back")

    def _refuse(self, *_: object) -> Never:
        raise StorageReadOnly(f"{self._files.names.main} was opened for reading only")


async def _settled() -> None:
    """Nothing is ever being written here."""
