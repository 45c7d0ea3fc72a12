"""Stored updates are handled: effect and done in one commit, then the answer; a few tries at most."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from bot.changes import AnswerUpdate, FinishUpdate, SetAsideUpdate
from bot.clock import rest
from bot.errors import StorageError
from bot.messages import Answer
from bot.models import Update
from bot.ports import Clock, Storage
from bot.replies import Reply

log = logging.getLogger(__name__)

AT_ONCE = 32
LEASE = 120.0  # longer than an answer waits for 429s in all
TRIES = 3
NAP = 1.0

Calls = Sequence[Mapping[str, Any]]


class Worker:
    """Handles stored updates, those of one chat one after another, of many chats at once.

    `acted` is told when something was changed: there may be something to send. `handled` is told how each try ended:
    done, failed (it is tried again), or aside. What is in work here is not begun again, however long it takes.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        handle: Callable[[Update], Awaitable[None]],
        calls: Callable[[Answer], Calls],
        say: Callable[[Calls], Awaitable[bool]],
        owner: str,
        turned: Callable[[], None],
        acted: Callable[[], None] = lambda: None,
        handled: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._handle = handle
        self._calls = calls
        self._say = say
        self._owner = owner
        self._turned = turned
        self._acted = acted
        self._handled = handled
        self._arrived = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._in_work: set[int] = set()

    def wake(self) -> None:
        """Say that there is something new."""
        self._arrived.set()

    async def run(self) -> None:
        """Turn until cancelled; what is being handled is finished first."""
        try:
            while True:
                self._arrived.clear()
                try:
                    taken = await self.step()
                except StorageError as error:
                    log.error("stored updates could not be taken: %s", error)
                    taken = 0
                self._turned()
                if not taken:
                    await rest(self._arrived, NAP)
        finally:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def step(self) -> int:
        """Take what may be handled now and begin; return how many were begun."""
        room = AT_ONCE - len(self._tasks)
        if room <= 0:
            await asyncio.wait(self._tasks, return_when=asyncio.FIRST_COMPLETED)
            room = AT_ONCE - len(self._tasks)
        taken = await self._storage.take_updates(self._owner, limit=room, now=self._clock.now(), lease=LEASE)
        updates = [update for update in taken if update.id not in self._in_work]  # a lease that ran out in our hands
        for update in updates:
            self._begin(update)
        return len(updates)

    def _begin(self, update: Update) -> None:
        def finished(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            self._in_work.discard(update.id)
            self._arrived.set()

        task = asyncio.create_task(self.one(update), name=f"update {update.id}")
        self._tasks.add(task)
        self._in_work.add(update.id)
        task.add_done_callback(finished)

    async def one(self, update: Update) -> None:
        """Handle one update; nothing it does can hold up another."""
        try:
            if update.attempts > TRIES:
                await self._set_aside(update, "its answer could not be said")
            elif update.answers is not None:
                await self._tell(update.id, update.answers)
            else:
                await self._handle(update)
        except StorageError as error:
            log.error("update %d waits: %s", update.id, error)
        except Exception as error:
            log.exception("update %d could not be handled (try %d)", update.id, update.attempts)
            await self._failed(update, error)

    async def _failed(self, update: Update, error: Exception) -> None:
        if update.attempts < TRIES:
            self._handled("failed")
            return
        try:
            await self._set_aside(update, type(error).__name__)
        except StorageError as failure:
            log.error("update %d could not be set aside: %s", update.id, failure)

    async def _set_aside(self, update: Update, why: str) -> None:
        await self._storage.commit(SetAsideUpdate(update.id, self._clock.now(), why))
        self._handled("aside")

    async def tell(self, update: int, reply: Reply) -> bool:
        """Carry out what a handler decided. False: somebody else wrote in between; decide again.

        The effect is committed together with the answers still to say; only when they are said the update is done.
        So a kill loses neither; at worst an answer is said twice.
        """
        calls = tuple(call for answer in reply.answers for call in self._calls(answer))
        if reply.changes:
            if not await self._storage.commit(*reply.changes, AnswerUpdate(update, calls)):
                return False
            self._acted()
        await self._tell(update, calls)
        return True

    async def _tell(self, update: int, calls: Calls) -> None:
        """Say the answers. What could not leave stays with its update, and is said when its lease has run out."""
        if await self._say(calls):
            await self._storage.commit(FinishUpdate(update, self._clock.now()))
            self._handled("done")
