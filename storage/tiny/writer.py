"""The one writer: steps that come while the disk is busy go together into the next journal line (a group commit).

Steps are worked out one after another on the state that the disk has. When the line cannot be written, everything in
it is taken back and every caller told; so memory never runs ahead of the disk.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Generator
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any, TypeVar

from bot.errors import StorageError, StorageReadOnly
from storage.codec import CodecError, to_json
from storage.tiny.refusal import Refusal
from storage.tiny.safe import SafeStorage
from storage.tiny.state import State

log = logging.getLogger(__name__)
T = TypeVar("T")
Work = Generator[None, None, T]  # yields where the loop may turn; returns the answer
GROUP = 1000  # puts in one line after which no further step is taken in
PROBE = 16 * 1024  # bytes a probe writes at least: more than what is left of a full disk's last block
BREATH = 100  # documents turned into JSON between two turns of the loop


@dataclass(slots=True)
class _Step:
    work: Work[Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None


class Writer:
    """Takes steps from any task; `submit` returns when the step is on the disk."""

    def __init__(self, state: State, files: SafeStorage, pool: Executor, after: Callable[[], None]) -> None:
        self.turn = asyncio.Lock()  # held during a group commit; whoever holds it sees the disk's state
        self._state = state
        self._files = files
        self._pool = pool
        self._after = after
        self._steps: deque[_Step] = deque()
        self._task: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self._settled.set()
        self._failing = False
        self._refused = 0  # bytes of the line that could not be written last
        self.closed = False

    async def submit(self, work: Work[T]) -> T:
        """Work a step out, make it durable, return its answer.

        Raises Refusal where the step did, StorageReadOnly when it could not be written; nothing of it is applied then.
        """
        if self.closed:
            raise StorageError("the store is closed")
        return await self.enqueue(work)

    async def enqueue(self, work: Work[T]) -> T:
        """Do as `submit`, also after `drain`: for the store's own steps."""
        answer: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._steps.append(_Step(work, answer))
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._write(), name="storage-writer")
        return await answer

    async def settled(self) -> None:
        """Return at a moment when memory holds exactly what the disk has; until the next `await`."""
        while not self._settled.is_set():
            await self._settled.wait()

    async def drain(self) -> None:
        """Take no more steps; return when those taken are done."""
        self.closed = True
        if self._task is not None:
            await self._task

    async def probe(self) -> None:
        """Write and read back as much as failed last, or a page or two; raises StorageReadOnly when that fails."""
        async with self.turn:
            try:
                await self._in_thread(self._files.probe, min(max(PROBE, self._refused), 64 * PROBE))
            except OSError as error:
                raise self._cannot(error) from error
            self._well()

    async def _write(self) -> None:
        while self._steps:
            async with self.turn:
                await self._group()
            await asyncio.sleep(0)  # those who wait for a settled state have their look before the next group

    async def _group(self) -> None:
        self._settled.clear()
        steps: list[_Step] = []
        line: list[bytes] = []
        try:
            while self._steps and len(line) < GROUP:
                steps.append(self._steps.popleft())
                line += await self._work_out(steps[-1])
            if line:
                await self._append(b"[" + b",".join(line) + b"]")
        except OSError as error:
            self._state.transaction.roll_back()
            _answer(steps, self._cannot(error))
        except Exception as error:
            log.exception("a group commit failed")
            self._state.transaction.roll_back()
            _answer(steps, StorageError(f"nothing was stored: {error}"))
        else:
            _answer(steps, None)
        finally:
            self._state.transaction.settle()
            self._settled.set()
        self._after()

    async def _append(self, payload: bytes) -> None:
        try:
            await self._in_thread(self._files.append, payload)
        except OSError:
            self._refused = len(payload)
            raise
        if len(payload) >= self._refused:  # a smaller one says nothing: it may fit where that one did not
            self._well()

    async def _work_out(self, step: _Step) -> list[bytes]:
        """Apply a step to memory; return its puts as JSON. A step that fails leaves no trace."""
        mark = self._state.transaction.mark
        try:
            while True:
                next(step.work)
                await asyncio.sleep(0)
        except StopIteration as stop:
            step.result = stop.value
        except Exception as error:  # noqa: BLE001 - whatever it is goes to the caller; the others' steps go on
            step.error = error
        if step.error is None:
            try:
                return await self._puts(mark)
            except CodecError as error:
                step.error = StorageError(f"this cannot be stored: {error}")
        self._state.transaction.roll_back(mark)
        return []

    async def _puts(self, mark: int) -> list[bytes]:
        puts: list[bytes] = []
        for count, (table, key, row) in enumerate(self._state.transaction.touched(mark), 1):
            puts.append(to_json([table.shape.name, key, None if row is None else table.shape.document(row)]))
            if not count % BREATH:
                await asyncio.sleep(0)
        return puts

    async def _in_thread(self, call: Callable[..., None], *arguments: Any) -> None:
        await asyncio.get_running_loop().run_in_executor(self._pool, call, *arguments)

    def _cannot(self, error: OSError) -> StorageReadOnly:
        problem = f"{self._files.names.main} cannot be written: {error.strerror or error}"
        if not self._failing:
            log.error("%s", problem)
        self._failing = True
        return StorageReadOnly(problem)

    def _well(self) -> None:
        if self._failing:
            log.warning("%s can be written again", self._files.names.main)
        self._failing, self._refused = False, 0


def _answer(steps: list[_Step], failure: Exception | None) -> None:
    for step in steps:
        error = step.error if step.error is not None and not isinstance(step.error, Refusal) else failure or step.error
        if step.answer.done():
            continue  # nobody waits any more
        if error is None:
            step.answer.set_result(step.result)
        else:
            step.answer.set_exception(error)


def once(call: Callable[[], T]) -> Work[T]:
    """Make a step of a plain call."""
    return call()
    yield  # type: ignore[unreachable]  # makes this a generator: the call is made in its turn
