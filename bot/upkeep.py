"""The small duties between the big loops: digests, questions that answer themselves, forgetting, watching the disk."""

import asyncio
import logging
import shutil
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.changes import Bundle, Change, Forget
from bot.clock import Naps
from bot.delivery.doubts import GRACE
from bot.errors import StorageError
from bot.models import Article, Document, Lane, Reader, ReaderState
from bot.newsroom.bundles import collect
from bot.newsroom.decisions import timed_out
from bot.newsroom.questions import QUESTION, articles_about
from bot.newsroom.reports import ALARM
from bot.ports import Alarms, Clock, Storage

log = logging.getLogger(__name__)

DIGESTS_AT_ONCE = 200
LATE = 10 * 60.0
PRUNE_EVERY = 3600.0
READERS_AT_ONCE = 500
FORGOTTEN_AT_ONCE = 50
LOST_FOR = 30 * 86_400.0
DISK_SHARE, DISK_BYTES = 0.03, 200 * 1024 * 1024
BULK = (Lane.BREAKING, Lane.ROUTINE)
WATCHED = (Lane.FLASH, Lane.CHANNEL, *BULK)
NOTHING_LEAVES = frozenset({"network", "token"})  # alarms

Duty = Callable[[float], Awaitable[None]]
Closing = Callable[[Document, Sequence[Article]], Awaitable[Sequence[Change]]]


async def bundle_digests(storage: Storage, now: float) -> int:
    """Make one digest of what is held and due for each reader whose quiet hours allow it now; return how many."""
    made = 0
    for chat, due in await storage.due_digests(now, DIGESTS_AT_ONCE):
        reader = await storage.reader(chat) or Reader(chat)  # whoever is gone is found out as the digest leaves
        changes = collect(reader, due, now=now)
        done = await storage.commit(*changes)
        made += done and any(isinstance(change, Bundle) for change in changes)
    return made


async def say_nothing(_: Document, __: Sequence[Article]) -> Sequence[Change]:
    """Let a question end without a word."""
    return ()


class Patience:
    """Gives a minute more to the questions whose time ran out while this copy slept, or the machine under it: what was
    pressed meanwhile waits with Telegram, and is heard first.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._naps = Naps(clock)
        self._until = 0.0
        self._slept: frozenset[str] = frozenset()

    async def spares(self, storage: Storage, now: float) -> frozenset[str]:
        """Return the questions that are not to be called over yet; the first call after a sleep tells which."""
        if self._naps.ended(now):
            self._until = self._clock.monotonic() + GRACE
            self._slept = frozenset(one.id for one in await storage.documents(QUESTION) if _is_over(one, now))
        return self._slept if self._clock.monotonic() < self._until else frozenset()


def _is_over(question: Document, now: float) -> bool:
    over: bool = question.body.get("until", now + 1) <= now
    return over


async def answer_old_questions(
    storage: Storage,
    *,
    channel: int,
    now: float,
    closing: Closing = say_nothing,
    spared: frozenset[str] = frozenset(),
) -> int:
    """Carry out what a question's silence means, and write it under the question (`closing`); return how many questions
    that was. Those that are `spared` wait.
    """
    done = 0
    for question in await storage.documents(QUESTION):
        if question.id not in spared and _is_over(question, now):
            articles = await articles_about(storage, question)
            said = await closing(question, articles)
            done += await storage.commit(*timed_out(question, articles, channel=channel, now=now), *said)
    return done


async def forget_the_lost(storage: Storage, now: float) -> int:
    """Forget readers who could not be reached for 30 days, fifty at most; return how many.

    All in one commit, since each commit that forgets ends in whole new generations. Who came back meanwhile stays.
    """
    chats = await _lost(storage, now)
    while True:
        found = [await storage.reader(chat) for chat in chats]
        lost = [reader for reader in found if reader is not None and _is_lost(reader, now)]
        if not lost:
            return 0
        if await storage.commit(*(Forget(reader.chat, reader.version) for reader in lost)):
            return len(lost)


async def _lost(storage: Storage, now: float) -> list[int]:
    chats: list[int] = []
    after = None
    while len(chats) < FORGOTTEN_AT_ONCE and (page := await storage.readers(after=after, limit=READERS_AT_ONCE)):
        chats += [reader.chat for reader in page if _is_lost(reader, now)]
        after = page[-1].chat
        await asyncio.sleep(0)
    return chats[:FORGOTTEN_AT_ONCE]


def _is_lost(reader: Reader, now: float) -> bool:
    return reader.state is ReaderState.UNREACHABLE and reader.lost is not None and now - reader.lost >= LOST_FOR


async def watch_backlog(storage: Storage, alarms: Alarms, now: float) -> None:
    """Tell the desk when something has been due for more than ten minutes, and when it is no longer so.

    What waits because of something that was told already is no news of its own.
    """
    told_already = {note.id for note in await storage.documents(ALARM)}
    watched = () if told_already & NOTHING_LEAVES else (BULK if "channel" in told_already else WATCHED)
    late = [
        line
        for line in await storage.backlog(now)
        if line.lane in watched and line.oldest_due is not None and now - line.oldest_due > LATE
    ]
    if late:
        told = ", ".join(f"{line.lane.name.lower()} {line.pending}" for line in late)
        await alarms.breaks("backlog", told)
    else:
        await alarms.heals("backlog")


async def watch_disk(folder: Path, alarms: Alarms) -> None:
    """Tell the desk when the disk that holds the store is nearly full."""
    disk = shutil.disk_usage(folder)
    if disk.free < DISK_BYTES or disk.free < disk.total * DISK_SHARE:
        await alarms.breaks("disk", f"{disk.free // (1024 * 1024)} MB")
    else:
        await alarms.heals("disk")


@dataclass
class Rhythm:
    """A duty, how many seconds lie between two times, and when it is due next (monotonic)."""

    every: float
    duty: Duty
    due: float = 0.0


class Upkeep:
    """Does each duty in its own rhythm; one that fails is logged and does not hold up the others."""

    def __init__(self, clock: Clock, rhythms: Sequence[Rhythm], *, turned: Callable[[], None]) -> None:
        self._clock = clock
        self._rhythms = rhythms
        self._turned = turned

    async def run(self) -> None:
        """Turn until cancelled."""
        while True:
            await self.step()
            self._turned()
            await self._clock.sleep(1.0)

    async def step(self) -> None:
        """Do what is due."""
        for rhythm in self._rhythms:
            if self._clock.monotonic() < rhythm.due:
                continue
            rhythm.due = self._clock.monotonic() + rhythm.every
            try:
                await rhythm.duty(self._clock.now())
            except StorageError as error:
                log.error("a duty failed and is tried again: %s", error)
            except Exception:
                log.exception("a duty failed and is tried again")
