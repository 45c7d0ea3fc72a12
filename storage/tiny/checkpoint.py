"""Folding the journal into a new generation while changes go on, in slices that let the loop turn."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors import StorageReadOnly
from storage.codec import to_json
from storage.records import Value
from storage.tiny.apply_readers import SCRUB
from storage.tiny.document import Head, pages
from storage.tiny.draft import Draft
from storage.tiny.safe import SafeStorage
from storage.tiny.state import State
from storage.tiny.tables import Row, Shape
from storage.tiny.writer import Writer, once

log = logging.getLogger(__name__)
T = TypeVar("T")
FOLD_AT = 4_000_000  # bytes of journal after which it is folded in, or as many as the last generation had
RETRY_AFTER = 250_000  # bytes of journal after a failed one
FLUSH = 500_000  # bytes written at a time: a great flush would hold up the journal's


@dataclass(frozen=True, slots=True)
class _Picture:
    """The state at one moment. Rows never change, so holding them is a copy."""

    head: Head
    rows: tuple[tuple[Shape[Any], list[Row[Any]]], ...]
    scrub: Row[Value] | None

    def documents(self) -> dict[str, Iterator[bytes]]:
        return {shape.name: _texts(shape, rows) for shape, rows in self.rows if rows}


def _texts(shape: Shape[Any], rows: list[Row[Any]]) -> Iterator[bytes]:
    return (to_json(shape.document(row)) for row in rows)


class Checkpointer:
    """Writes generations, one at a time."""

    def __init__(self, state: State, files: SafeStorage, writer: Writer, pool: Executor) -> None:
        self._state = state
        self._files = files
        self._writer = writer
        self._pool = pool
        self._alone = asyncio.Lock()
        self._scrubbing = asyncio.Lock()
        self._fold_at = FOLD_AT
        self._task: asyncio.Task[None] | None = None
        self._failing = False

    def consider(self) -> None:
        """Begin a checkpoint beside everything else when the journal has grown enough, or a chore asks for one."""
        if self._task is not None and not self._task.done():
            return
        owed = SCRUB in self._state.chores.rows and not self._failing
        if owed or self._files.journalled >= self._fold_at:
            self._task = asyncio.create_task(self._quietly(), name="storage-checkpoint")

    async def _quietly(self) -> None:
        try:
            if self._files.journalled >= self._fold_at:
                await self.run()
            await self.scrub()
        except StorageReadOnly:
            self._pause()  # it is in the log; the journal goes on
        except Exception:
            log.exception("a checkpoint failed; the journal goes on")
            self._failing = True
            self._pause()

    def _pause(self) -> None:
        self._fold_at = self._files.journalled + RETRY_AFTER

    async def run(self) -> None:
        """Write one generation; raises StorageReadOnly when it cannot be written (nothing is lost then)."""
        async with self._alone:
            try:
                picture = await self._begin()
                size = await self._write(picture)
            except OSError as error:
                raise self._cannot(error) from error
            self._fold_at, self._failing = max(FOLD_AT, size), False
            if picture.scrub is not None:
                await self._writer.enqueue(once(lambda: self._scrubbed(picture.scrub)))

    async def scrub(self) -> None:
        """Write generations until no old bytes are left of what was erased."""
        async with self._scrubbing:  # those who wait here meanwhile find it done
            await self._writer.settled()
            while SCRUB in self._state.chores.rows:
                await self.run()
                await self._writer.settled()

    async def finish(self) -> None:
        """Return when nothing is being written."""
        if self._task is not None:
            await self._task

    async def _begin(self) -> _Picture:
        async with self._writer.turn:
            generation = await self._in_thread(self._files.rotate)
            rows = tuple((table.shape, list(table.rows.values())) for table in self._state.tables())
            return _Picture(Head(generation, self._state.transaction.n), rows, self._state.chores.rows.get(SCRUB))

    async def _write(self, picture: _Picture) -> int:
        draft = await self._in_thread(self._files.draft)
        try:
            await self._fill(draft, picture)
            await self._in_thread(draft.finish)
        finally:
            await self._in_thread(draft.drop)
        await self._in_thread(self._files.sweep)
        return draft.size

    async def _fill(self, draft: Draft, picture: _Picture) -> None:
        waiting: list[bytes] = []
        for page in pages(picture.head, picture.documents()):
            waiting.append(page)
            if sum(map(len, waiting)) > FLUSH:
                await self._in_thread(draft.add, b"".join(waiting))
                waiting.clear()
            else:
                await asyncio.sleep(0)
        await self._in_thread(draft.add, b"".join(waiting))

    def _scrubbed(self, scrub: Row[Value] | None) -> None:
        """One generation fewer is owed, unless something was erased after this one was begun."""
        now = self._state.chores.rows.get(SCRUB)
        if now is not None and now is scrub and isinstance(now.value.value, int):
            left = now.value.value - 1
            self._state.put(self._state.chores, SCRUB, Value(SCRUB, left) if left else None)

    def _cannot(self, error: OSError) -> StorageReadOnly:
        problem = f"{self._files.names.main}: a new generation cannot be written: {error.strerror or error}"
        if not self._failing:
            log.error("%s; the journal goes on", problem)
        self._failing = True
        return StorageReadOnly(problem)

    async def _in_thread(self, call: Callable[..., T], *arguments: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._pool, call, *arguments)
