"""Amendments are carried out: page by page an intent for every copy, then for every digest that holds the article, rows
and cursor in one commit, and a word at the desk when all is done.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from bot.changes import AddDeliveries, Change, DropDocument, PutDocument
from bot.clock import rest
from bot.delivery import lines
from bot.delivery.excerpt import headline
from bot.delivery.stored import message_to
from bot.errors import StorageError
from bot.foundations import Foundations
from bot.messages import Message, Text
from bot.models import (
    Article,
    Delivery,
    DeliveryState,
    Document,
    Kind,
    Lane,
    Language,
    ReaderState,
    delivery_id,
)
from bot.newsroom.amendments import (
    AMENDMENT,
    MAY_STAND,
    Amendment,
    Outcomes,
    What,
    amendment_of,
    change,
    change_id,
    in_doubt,
    removal,
    stands,
    word,
    word_id,
)
from bot.newsroom.quiet import due
from bot.ports import Clock, Storage
from bot.texts import Texts

log = logging.getLogger(__name__)

PAGE = 500
NAP = 0.5
PATIENCE = 24 * 3600.0  # so long the word about the end waits for what is still open
LONGEST = 100
_OPEN = (DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.UNKNOWN)
_CHANGES = (Kind.EDIT, Kind.DELETE)

Fitting = Callable[[Article], Awaitable[Mapping[int, tuple[int, ...]]]]
"""Return which filters of which readers an article fits now: copies of long ago do not tell any more."""


@dataclass(slots=True)
class _Course:
    """What is remembered of one amendment between its pages."""

    worded: bool = False  # words of earlier corrections may stand under the copies
    fitting: Mapping[int, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """Tells at the desk what became of an amendment."""

    texts: Texts
    language: Language

    def message(self, what: What, title: str, channel: str, copies: Outcomes) -> Message:
        """Return the message; `channel` is done, reworded, refused, unknown or none."""
        said = [
            lines.sentence(self._say(f"amended-{what}", title=headline(title, LONGEST)), self.language, "bold"),
            self._line(f"amended-channel-{channel}"),
            self._line("amended-copies", count=copies.done),
            *(
                self._line(f"amended-{part}", count=count)
                for part in ("reworded", "refused", "unknown")
                if (count := getattr(copies, part))
            ),
        ]
        return Message(lines.stack(said, gap="\n"))

    def _line(self, key: str, **values: str | int) -> Text:
        return lines.sentence(self._say(key, **values), self.language)

    def _say(self, key: str, **values: str | int) -> str:
        return self.texts.say(self.language, key, **values)


@dataclass
class Amendments:
    """Carries out stored amendments. Any number of copies; safe to begin again after any crash, from any process.

    `sent` is told when there is something to send, `turned` at every turn of the loop.
    """

    storage: Storage
    clock: Clock
    fitting: Fitting
    account: Account
    sent: Callable[[], None]
    turned: Callable[[], None]
    _courses: dict[str, _Course] = field(default_factory=dict)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def of(cls, base: Foundations, *, fitting: Fitting, sent: Callable[[], None]) -> Self:
        """Build them on a house's foundations."""
        return cls(
            base.storage,
            base.clock,
            fitting=fitting,
            account=Account(base.texts, base.settings.language),
            sent=sent,
            turned=lambda: base.health.turned("amendments"),
        )

    def wake(self) -> None:
        """Say that something was decided."""
        self._woken.set()

    async def run(self) -> None:
        """Turn until cancelled."""
        while True:
            self._woken.clear()
            try:
                if await self.carry_out(now=self.clock.now()):
                    self.sent()
                self.turned()
            except StorageError as error:
                log.error("amendments wait: %s", error)
            await rest(self._woken, NAP)

    async def carry_out(self, *, now: float) -> int:
        """Go on with every amendment until its last page, retractions first; tell of those that are done. Returns how
        many intents were stored.
        """
        intended = 0
        while (amendment := await self._most_urgent()) is not None:
            intended += await self._page(amendment, now=now)
            self.sent()
            await asyncio.sleep(0)
        for amendment in await self._waiting():
            intended += await self._end(amendment, now=now)
        return intended

    async def _waiting(self) -> list[Amendment]:
        return [amendment_of(document) for document in await self.storage.documents(AMENDMENT)]

    async def _most_urgent(self) -> Amendment | None:
        ahead = [amendment for amendment in await self._waiting() if not amendment.paged]
        return min(ahead, key=lambda one: (one.what is not What.RETRACTION, one.at), default=None)

    # pages ──────────────────────────────────────────────────────────────────

    async def _page(self, amendment: Amendment, *, now: float) -> int:
        """Intend what is to be done with the next copies. Nothing is missed: what had not left when the article was
        changed leaves changed, or not at all.
        """
        article = await self.storage.article(amendment.article)
        if article is None or amendment.overtaken(article):
            self._courses.pop(amendment.subject, None)
            await self.storage.commit(_dropped(amendment))
            return 0
        ask = self.storage.digests if amendment.copied else self.storage.copies
        page = await ask(amendment.article, after=amendment.cursor, limit=PAGE)
        course = await self._course(amendment, article, page)
        standing = [copy for copy in page if stands(copy, article.id)]
        intents = [intent for copy in standing for intent in await self._intents(amendment, article, copy, course, now)]
        personal = sum(copy.kind is not Kind.POST for copy in standing)
        further = amendment.after(page, personal, last=len(page) < PAGE)
        intended = AddDeliveries(tuple(intents), unless_forgotten=True)
        # Refused where another copy of the service was quicker: then the page is its.
        done = await self.storage.commit(intended, PutDocument(further.document()))
        return len(intents) if done else 0

    async def _course(self, amendment: Amendment, article: Article, page: Sequence[Delivery]) -> _Course:
        course = self._courses.get(amendment.subject)
        if course is None:
            tally = await self.storage.tally(amendment.article)
            worded = any(name.startswith(f"{Kind.REPLY}/") for name in tally)
            course = self._courses[amendment.subject] = _Course(worded)
        if course.fitting is None and amendment.what is not What.RETRACTION and any(map(_forgetful, page)):
            course.fitting = await self.fitting(article)
        return course

    async def _intents(
        self, amendment: Amendment, article: Article, copy: Delivery, course: _Course, now: float
    ) -> list[Delivery]:
        fitting = (course.fitting or {}).get(copy.chat, ()) if _forgetful(copy) else ()
        intents = [change(amendment, copy, now=now, filters=fitting, silent=article.silent)]
        if copy.kind is not Kind.COPY:
            return intents
        if course.worded and amendment.what is not What.JOIN:
            intents += await self._removals(amendment, copy.chat, now=now)
        if amendment.what is What.CORRECTION and article.breaking:
            intents += await self._word(amendment, article, copy, now=now)
        return intents

    async def _word(self, amendment: Amendment, article: Article, copy: Delivery, *, now: float) -> list[Delivery]:
        reader = await self.storage.reader(copy.chat)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return []
        when = due(reader, now=now, breaking=True) or now
        return [word(amendment, copy, now=now, due=when, silent=article.silent)]

    async def _removals(self, amendment: Amendment, chat: int, *, now: float) -> list[Delivery]:
        names = (word_id(amendment.article, revision, chat) for revision in range(1, amendment.revision))
        said = [await self.storage.delivery(name) for name in names]
        return [removal(amendment, one, now=now) for one in said if one is not None and one.state in MAY_STAND]

    # the end ────────────────────────────────────────────────────────────────

    async def _end(self, amendment: Amendment, *, now: float) -> int:
        """Tell the desk once nothing of it is open any more; what a later act overtook ends without a word."""
        article = await self.storage.article(amendment.article)
        if article is None or amendment.overtaken(article):
            self._courses.pop(amendment.subject, None)
            await self.storage.commit(_dropped(amendment))
            return 0
        if await self._is_open(amendment) and now - amendment.at < PATIENCE:
            return 0
        channel, copies = await self._outcomes(amendment)
        message = self.account.message(amendment.what, article.correction or article.title, channel, copies)
        notice = Delivery(
            id=delivery_id(Kind.NOTICE, f"amended:{amendment.subject}", amendment.chat),
            chat=amendment.chat,
            lane=Lane.DESK,
            kind=Kind.NOTICE,
            created=now,
            not_before=now,
            data=message_to(message),
        )
        self._courses.pop(amendment.subject, None)
        await self.storage.commit(AddDeliveries((notice,)), _dropped(amendment))
        return 1

    async def _is_open(self, amendment: Amendment) -> bool:
        tally = await self.storage.tally(amendment.article)
        return any(tally.get(f"{kind}/{state}") for kind in _CHANGES for state in _OPEN)

    async def _outcomes(self, amendment: Amendment) -> tuple[str, Outcomes]:
        """Count what became of the changes; apart what became of the channel's post."""
        channel, copies = "none", Outcomes()
        async for copy in self._everywhere(amendment.article):
            changed = await self.storage.delivery(change_id(amendment, copy))
            if changed is None:  # nothing could be changed there: it never went out, or nobody knows
                lost = copy.kind is not Kind.POST and in_doubt(copy)
                copies = replace(copies, unknown=copies.unknown + 1) if lost else copies
            elif copy.kind is Kind.POST:
                channel = _single(Outcomes().with_one(changed, copy))
            else:
                copies = copies.with_one(changed, copy)
        return channel, copies

    async def _everywhere(self, article: str) -> AsyncIterator[Delivery]:
        """Yield the article's post, its copies, and the digests that hold it."""
        for ask in (self.storage.copies, self.storage.digests):
            after = None
            while page := await ask(article, after=after, limit=PAGE):
                for copy in page:
                    yield copy
                after = page[-1].chat
                await asyncio.sleep(0)


def _dropped(amendment: Amendment) -> Change:
    document: Document = amendment.document()
    return DropDocument(document.kind, document.id)


def _forgetful(copy: Delivery) -> bool:
    """Tell whether a copy was packed away and does not know its filters any more."""
    return copy.kind is Kind.COPY and "filters" not in copy.data


def _single(outcomes: Outcomes) -> str:
    became = ("done", "reworded", "refused", "unknown")
    return next((name for name in became if getattr(outcomes, name)), "none")
