"""`bot.ports.Storage` over TinyDB's file, made safe. Serves one copy of the service and some ten thousand readers."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from bot.changes import Change, Forget
from bot.errors import StorageReadOnly
from bot.models import Delivery, Lane, Update
from storage.tiny import prune, transfer, works
from storage.tiny.apply_readers import numbers_of
from storage.tiny.budget import Budget, Leases
from storage.tiny.checkpoint import Checkpointer
from storage.tiny.reads import Reads
from storage.tiny.refusal import Refusal
from storage.tiny.safe import SafeStorage
from storage.tiny.state import State
from storage.tiny.writer import Writer, once

EXPORT_PAGE = 200  # records between two turns of the loop


class TinyStorage(Reads):
    """The store that writes. `storage.tiny.opening` makes one."""

    def __init__(self, state: State, files: SafeStorage) -> None:
        self._files = files
        self._pool = ThreadPoolExecutor(2, thread_name_prefix="storage")
        self._writer = Writer(state, files, self._pool, self._after_group)
        self._checkpointer = Checkpointer(state, files, self._writer, self._pool)
        self._leases = Leases()
        self._budget = Budget()
        self._forgetting = asyncio.Lock()  # what is worked out for one is not true any more after another
        super().__init__(state, self._writer.settled)

    def _after_group(self) -> None:
        self._checkpointer.consider()

    # ── writing ──────────────────────────────────────────────────────────────

    async def commit(self, *changes: Change) -> bool:
        """See the port."""
        forgotten = [change for change in changes if isinstance(change, Forget)]
        if not forgotten:
            return await self._commit(changes)
        async with self._forgetting:
            done = await self._forget(forgotten, changes)
        if done:
            with suppress(StorageReadOnly):  # it is in the log; the chore is stored and done when there is room
                await self._checkpointer.scrub()
        return done

    async def _commit(self, changes: Sequence[Change]) -> bool:
        try:
            return await self._writer.submit(works.commit(self._state, changes))
        except Refusal:
            return False

    async def _forget(self, forgotten: Sequence[Forget], changes: Sequence[Change]) -> bool:
        """Go through the ledgers while others commit; then there is one short step, all or nothing."""
        await self._settled()
        try:
            await self._state.shelf.look_ahead(numbers_of(self._state, forgotten))
            return await self._commit(changes)
        finally:
            self._state.shelf.look_back()

    async def claim(
        self,
        lane: Lane,
        count: int,
        *,
        owner: str,
        now: float,
        lease: float,
        records: Sequence[Change] = (),
    ) -> list[Delivery]:
        """See the port."""
        work = works.claim(self._state, lane, count, owner=owner, now=now, lease=lease, records=records)
        try:
            return await self._writer.submit(work)
        except Refusal as refusal:
            raise ValueError("a claim's records hold no conditional changes") from refusal

    async def begin(self, delivery: str, *, owner: str, now: float) -> bool:
        """See the port."""
        return await self._writer.submit(once(lambda: works.begin(self._state, delivery, owner=owner, now=now)))

    async def expire(
        self, now: float, *, owner: str | None = None, spare: AbstractSet[str] = frozenset()
    ) -> list[Delivery]:
        """See the port."""
        return await self._writer.submit(once(lambda: works.expire(self._state, now, owner, spare)))

    async def lease(self, name: str, owner: str, *, now: float, seconds: float) -> bool:
        """See the port."""
        return self._leases.take(name, owner, now=now, seconds=seconds)

    async def release(self, name: str, owner: str) -> None:
        """See the port."""
        self._leases.release(name, owner)

    async def grant(self, count: int, *, per_second: float, now: float) -> int:
        """See the port."""
        return self._budget.grant(count, per_second=per_second, now=now)

    async def put_updates(self, updates: Sequence[Update]) -> int:
        """See the port."""
        return await self._writer.submit(once(lambda: works.put_updates(self._state, updates)))

    async def take_updates(self, owner: str, *, limit: int, now: float, lease: float) -> list[Update]:
        """See the port."""
        step = once(lambda: works.take_updates(self._state, owner, limit=limit, now=now, lease=lease))
        return await self._writer.submit(step)

    async def prune(self, now: float) -> None:
        """See the port."""
        state, submit = self._state, self._writer.submit
        await submit(prune.forget_updates(state, now))
        await submit(prune.drop_loose(state, now))
        for article in await submit(prune.outdated(state, now, self._asked)):
            await submit(prune.drop_article(state, article))
        for article in await submit(prune.ripe(state, now)):
            await submit(prune.pack_article(state, article))
        await self.fold()

    # ── the whole ────────────────────────────────────────────────────────────

    async def export(self) -> AsyncIterator[Mapping[str, Any]]:
        """See the port."""
        await self._settled()
        rows = transfer.picture(self._state)
        for count, record in enumerate(transfer.records(self._state, rows), 1):
            yield record
            if not count % EXPORT_PAGE:
                await asyncio.sleep(0)

    async def restore(self, records: Sequence[Mapping[str, Any]]) -> int:
        """See the port."""
        return await self._writer.submit(transfer.restore(self._state, records))

    async def check(self) -> None:
        """See the port."""
        await self._writer.probe()

    async def close(self) -> None:
        """See the port."""
        if self._writer.closed:
            return
        try:
            await self._writer.drain()
            await self._checkpointer.finish()
            with suppress(StorageReadOnly):  # it is in the log, and everything is in the journal
                await self.fold()
                await self._checkpointer.scrub()
        finally:
            self.let_go()

    def let_go(self) -> None:
        """Release files and threads at once, as a crash would; everything durable is in the journal."""
        self._writer.closed = True
        self._pool.shutdown()
        self._files.close()

    async def fold(self) -> None:
        """Write a new generation now if anything changed; raises StorageReadOnly when that fails (nothing is lost)."""
        if self._files.journalled:
            await self._checkpointer.run()

    async def recover(self, now: float, *, damaged: bool) -> None:
        """Begin: nothing is being sent or handled any more; what was damaged is written anew, what is owed is done."""
        await self._writer.submit(once(lambda: works.recover(self._state, now)))
        if damaged:
            await self._checkpointer.run()
        with suppress(StorageReadOnly):
            await self._checkpointer.scrub()
