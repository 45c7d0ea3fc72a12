"""Telling the desk, once when something breaks and once when it is well again. Alarms need no stored intent.

What is broken stands in the store as documents (kind "alarm"), so that a restart says nothing again and `/status` can
tell. Some things only happen and are never well again, such as one message that Telegram refuses: they are told once.
"""

import logging
from collections.abc import Awaitable, Callable

from bot.changes import DropDocument, PutDocument
from bot.errors import StorageError
from bot.models import Document
from bot.newsroom.reports import ALARM
from bot.ports import Clock, Storage

log = logging.getLogger(__name__)

Tell = Callable[[str, str | None], Awaitable[None]]
"""Tell editors of an alarm by name: with what happened, or None when it is well again."""

ONCE = ("poison:",)  # what happens, and is not broken afterwards
REMEMBERED = 7 * 86_400.0  # how long it is known that it was told
LONGEST_DETAIL = 300


class DeskAlarms:
    """Remembers what is broken, in the store where it can be written, so that a restart says nothing again."""

    def __init__(self, storage: Storage, tell: Tell, clock: Clock) -> None:
        self._storage = storage
        self._tell = tell
        self._clock = clock
        self._broken: set[str] = set()
        self._unnoted: set[str] = set()  # of these the store knows nothing

    async def breaks(self, name: str, detail: str) -> None:
        """Say that `name` is broken, once."""
        if name in self._broken:
            return
        self._broken.add(name)
        log.error("%s: %s", name, detail)
        if not await self._note(name, detail):
            await self._tell(name, detail)

    async def heals(self, name: str) -> None:
        """Say that `name` is well again, if it was broken."""
        unnoted = name in self._unnoted
        self._broken.discard(name)
        self._unnoted.discard(name)
        if await self._strike(name) or unnoted:
            log.warning("%s: well again", name)
            await self._tell(name, None)

    async def tidy(self, now: float) -> None:
        """Forget what was told once, a week ago."""
        for note in await self._storage.documents(ALARM):
            if note.body.get("once") and float(note.body["at"]) < now - REMEMBERED:
                self._broken.discard(note.id)
                await self._storage.commit(DropDocument(ALARM, note.id))

    async def _note(self, name: str, detail: str) -> bool:
        """Store that it is broken; return whether that was said already. A store that fails is an alarm of its own."""
        body = {"at": self._clock.now(), "detail": detail[:LONGEST_DETAIL], "once": name.startswith(ONCE)}
        try:
            return not await self._storage.commit(PutDocument(Document(ALARM, name, body)))
        except StorageError as error:
            log.error("an alarm could not be remembered: %s", error)
            self._unnoted.add(name)
            return False

    async def _strike(self, name: str) -> bool:
        """Store that it is well; return whether it was broken. Of two copies that see it at once one says so."""
        try:
            note = await self._storage.document(ALARM, name)
            return note is not None and await self._storage.commit(PutDocument(note), DropDocument(ALARM, name))
        except StorageError as error:
            log.error("the end of an alarm could not be remembered: %s", error)
            return False

    @property
    def broken(self) -> frozenset[str]:
        """What is broken now."""
        return frozenset(name for name in self._broken if not name.startswith(ONCE))
