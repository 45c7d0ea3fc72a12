"""Telling the desk, once when something breaks and once when it is well again. Alarms need no stored intent."""

import logging
from collections.abc import Awaitable, Callable

from bot.changes import SetValue
from bot.errors import StorageError
from bot.ports import Storage

log = logging.getLogger(__name__)

Tell = Callable[[str, str | None], Awaitable[None]]
"""Tell editors of an alarm by name: with what happened, or None when it is well again."""


class DeskAlarms:
    """Remembers what is broken, in the store where it can be written, so that a restart says nothing again."""

    def __init__(self, storage: Storage, tell: Tell) -> None:
        self._storage = storage
        self._tell = tell
        self._broken: set[str] = set()

    async def breaks(self, name: str, detail: str) -> None:
        """Say that `name` is broken, once."""
        if name in self._broken:
            return
        self._broken.add(name)
        log.error("%s: %s", name, detail)
        if not await self._remember(name, broken=True):
            await self._tell(name, detail)

    async def heals(self, name: str) -> None:
        """Say that `name` is well again, if it was broken."""
        was_broken = name in self._broken
        self._broken.discard(name)
        if await self._remember(name, broken=False) or was_broken:
            log.warning("%s: well again", name)
            await self._tell(name, None)

    async def _remember(self, name: str, *, broken: bool) -> bool:
        """Store it; return whether the store already said `broken` before. A store that fails is an alarm of
        its own.
        """
        key = f"alarm:{name}"
        try:
            before = bool(await self._storage.value(key))
            if before != broken:
                await self._storage.commit(SetValue(key, True if broken else None))
        except StorageError as error:
            log.error("an alarm could not be remembered: %s", error)
            return False
        return before

    @property
    def broken(self) -> frozenset[str]:
        """What is broken now."""
        return frozenset(self._broken)
