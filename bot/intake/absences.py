"""Looks after articles that vanished from their feed: their page is asked for, twice with some time between, and the
desk when it is gone both times.
"""

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from http import HTTPStatus

from bot.changes import Change, DropDocument, PutDocument
from bot.errors import FeedError, StorageError
from bot.intake.arrange import falling
from bot.intake.fetcher import Fetcher
from bot.models import Article, ArticleState, Entry, Kind
from bot.newsroom.absences import ABSENCE, KEPT, Absence, absence_of, missing, vanished_question
from bot.newsroom.intents import ask
from bot.ports import Clock, Storage

log = logging.getLogger(__name__)

AMONG = 200  # how many of the newest articles one is missed among
NAP = 0.5
AT_ONCE = 20  # pages that are asked for after one look
LOOKS_BETWEEN = 3  # of the feed, between two looks at a page
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_SENT = (f"{Kind.POST}/", f"{Kind.COPY}/")


class Absences:
    """Misses articles. `desk` is where questions go: without one nobody is asked. `reason` is told where a retraction
    cannot be a deletion; `asked` is called when there is a question to send.
    """

    def __init__(
        self,
        storage: Storage,
        fetcher: Fetcher,
        clock: Clock,
        *,
        desk: int | None,
        reason: str,
        poll_seconds: float,
        asked: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._fetcher = fetcher
        self._clock = clock
        self._desk = desk
        self._reason = reason
        self._again = LOOKS_BETWEEN * poll_seconds
        self._asked = asked

    async def run(self) -> None:
        """Turn until cancelled: a page that does not answer holds up nobody else."""
        while True:
            try:
                await self.look(self._clock.now())
            except StorageError as error:
                log.error("vanished articles wait: %s", error)
            await asyncio.sleep(NAP)

    async def notice(self, entries: Sequence[Entry], shown: Collection[str], source: str, *, now: float) -> None:
        """Compare what a whole feed shows (`shown`: the ids of its articles) with what should stand there."""
        noted = {document.id: absence_of(document) for document in await self._storage.documents(ABSENCE)}
        over = [one for one in noted.values() if one.article in shown or one.at < now - KEPT]
        if over:
            await self._storage.commit(*(DropDocument(ABSENCE, one.article) for one in over))
        dates = falling(entries)
        if self._desk is None or not dates:
            return
        newest = await self._storage.latest(AMONG)
        missed = missing(newest, {*shown, *noted}, source=source, oldest=min(dates), now=now)
        for article in [one for one in missed if await self._went_out(one)][:AT_ONCE]:
            log.info("%s has vanished from the feed; its page is asked for", article.id)
            await self._storage.commit(PutDocument(Absence(article.id, now, now).document()))

    async def look(self, now: float) -> None:
        """Ask for the pages that are due."""
        for document in await self._storage.documents(ABSENCE):
            absence = absence_of(document)
            if not absence.done and absence.due <= now:
                await self._look(absence, now)

    async def _look(self, absence: Absence, now: float) -> None:
        article = await self._storage.article(absence.article)
        if article is None or article.link is None or article.state is not ArticleState.LIVE:
            await self._storage.commit(DropDocument(ABSENCE, absence.article))
            return
        gone = await self._is_gone(article.link)
        seen = absence.seen(gone=gone, again=now + self._again)
        changes: list[Change] = [PutDocument(seen.document())]
        if gone and seen.done and self._desk is not None:
            changes += ask(vanished_question(article, self._reason, now=now), self._desk, now=now)
        if await self._storage.commit(*changes) and len(changes) > 1:
            self._asked()

    async def _is_gone(self, link: str) -> bool | None:
        """Tell whether a page is gone; None: that cannot be said now."""
        try:
            await self._fetcher.get(link, accept="text/html")
        except FeedError as error:
            if error.status in _GONE:
                return True
            return False if error.status == HTTPStatus.OK else None
        return False

    async def _went_out(self, article: Article) -> bool:
        return any(name.startswith(_SENT) for name in await self._storage.tally(article.id))
