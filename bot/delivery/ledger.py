"""Outcomes that are not in the store yet. They ride with the next claim, or are committed by themselves; what the
store does not take is kept and tried again.
"""

import logging
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bot.changes import Change
from bot.errors import StorageError
from bot.models import Delivery, Lane
from bot.ports import Storage

log = logging.getLogger(__name__)


class Ledger:
    """Claims and records. `problem` says why the store cannot be written, None while it can."""

    def __init__(self, storage: Storage, owner: str) -> None:
        self._storage = storage
        self._owner = owner
        self._waiting: list[Change] = []
        self.problem: str | None = None

    def add(self, changes: Iterable[Change]) -> None:
        """Keep changes for the next write."""
        self._waiting.extend(changes)

    async def claim(self, lane: Lane, count: int, *, now: float, lease: float) -> list[Delivery]:
        """Claim deliveries; what waits is recorded in the same step. Nothing when the store cannot be written."""
        waiting, self._waiting = self._waiting, []
        try:
            rows = await self._storage.claim(lane, count, owner=self._owner, now=now, lease=lease, records=waiting)
        except StorageError as error:
            self._failed(waiting, error)
            return []
        self._well()
        return rows

    async def begin(self, delivery: Delivery, now: float) -> bool:
        """Say that a claimed delivery's request leaves; False where it may not. Raises StorageError like the store."""
        try:
            return await self._storage.begin(delivery.id, owner=self._owner, now=now)
        except StorageError as error:
            self._failed([], error)
            raise

    async def write(self) -> None:
        """Record what waits, if anything does."""
        if not self._waiting:
            return
        waiting, self._waiting = self._waiting, []
        try:
            await self._storage.commit(*waiting)
        except StorageError as error:
            self._failed(waiting, error)
        else:
            self._well()

    async def value(self, name: str) -> str | float | None:
        """Return a remembered value; None when it cannot be read."""
        try:
            return await self._storage.value(name)
        except StorageError as error:
            self._failed([], error)
            return None

    async def expire(self, now: float, *, spare: AbstractSet[str]) -> None:
        """Turn leases that ran out into unknown outcomes, but those named in `spare`."""
        try:
            await self._storage.expire(now, spare=spare)
        except StorageError as error:
            self._failed([], error)

    def _failed(self, waiting: list[Change], error: StorageError) -> None:
        self._waiting = waiting + self._waiting
        if self.problem is None:
            log.error("the store takes nothing: %s", error)
        self.problem = str(error) or type(error).__name__

    def _well(self) -> None:
        if self.problem is not None:
            log.warning("the store is well again")
        self.problem = None
