"""How far the sending of a breaking item has come: one message at the desk that counts along.

It is a notice; what it counts is read from the store each time, so a restart changes nothing but the moment.
"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from bot.changes import AddDeliveries, Change, DropDocument, PutDocument
from bot.delivery import lines
from bot.delivery.excerpt import headline
from bot.delivery.stored import message_to
from bot.messages import Message, Text
from bot.models import (
    Article,
    ArticleState,
    Deferred,
    Delivery,
    DeliveryState,
    Document,
    Kind,
    Lane,
    Language,
    Outcome,
    TokenRefused,
    Unknown,
    delivery_id,
)
from bot.models import Sent as Edited
from bot.newsroom.amendments import AMENDMENT, NEVER_WENT, in_doubt, is_reworded
from bot.newsroom.drafts import Draft, Way
from bot.ports import Storage
from bot.texts import Texts, dates

PROGRESS = "progress"
EVERY, SELDOM = 3.0, 30.0  # seconds between two edits: a long sending is told of less often
STUCK = 120.0  # seconds without any change, then what waits is told as waiting
PAGE = 2000
LONGEST = 80
_OPEN = (DeliveryState.PENDING, DeliveryState.SENDING)

Address = Callable[[str], Awaitable[str | None]]
Rewrite = Callable[[int, int, Message], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many copies are where. `total` is how many readers there are in all; `channel` the post's state."""

    channel: str = DeliveryState.PENDING.value
    sent: int = 0
    unreachable: int = 0
    unknown: int = 0
    waiting: int = 0
    held: int = 0
    deleted: int = 0
    total: int = 0


def counted(
    tally: Mapping[str, int],
    *,
    expected: int,
    all_intended: bool,
    lost: Mapping[DeliveryState, int] = MappingProxyType({}),
) -> Count:
    """Read a tally. `lost`: how many of a state were given up in doubt, so that nobody knows whether they arrived."""

    def of(kind: Kind, *states: DeliveryState) -> int:
        return sum(tally.get(f"{kind}/{state}", 0) for state in states)

    channel = next((state.value for state in DeliveryState if of(Kind.POST, state)), DeliveryState.PENDING.value)
    rows = sum(count for name, count in tally.items() if name.startswith(f"{Kind.COPY}/"))
    waiting = of(Kind.COPY, *_OPEN)
    total = rows if all_intended else max(rows, expected)
    return Count(
        channel=channel,
        sent=of(Kind.COPY, DeliveryState.SENT),
        unreachable=of(Kind.COPY, DeliveryState.DEAD) - lost.get(DeliveryState.DEAD, 0),
        unknown=of(Kind.COPY, DeliveryState.UNKNOWN) + sum(lost.values()),
        waiting=waiting + total - rows,
        held=of(Kind.COPY, DeliveryState.HELD),
        deleted=of(Kind.DELETE, DeliveryState.SENT),
        total=total,
    )


def finished(tally: Mapping[str, int], *, all_intended: bool) -> bool:
    """Tell whether nothing will change any more, but for what waits for quiet hours to end."""
    moving = (*_OPEN, DeliveryState.UNKNOWN)
    return all_intended and not any(
        tally.get(f"{kind}/{state}") for kind in (Kind.POST, Kind.COPY, Kind.DELETE) for state in moving
    )


@dataclass(frozen=True, slots=True)
class Words:
    """Says a count."""

    texts: Texts
    language: Language

    def message(
        self, title: str, count: Count, way: Way, *, took: float | None, undone: bool = False, link: str | None = None
    ) -> Message:
        """Return the message; `took` is how many seconds it took in all, None while it goes on, `link` the post's."""
        name = headline(title, LONGEST)
        if undone:
            head = self._say("progress-undone", title=name)
        elif took is None:
            head = self._say("progress-going", title=name)
        else:
            head = self._say("progress-done", title=name, span=dates.span(took, self.language))
        place = self._say(f"progress-channel-{'withdrawn' if undone and _place(count) == 'sent' else _place(count)}")
        shown = lines.sentence(place.plain, self.language, "text_link", link) if link and not undone else place
        said = [lines.sentence(head.plain, self.language, "bold"), shown]
        if way is not Way.CHANNEL:
            said.append(self._say("progress-copies", sent=count.sent, total=count.total))
        ended = took is not None  # before that a nought would be a promise
        parts = {"unreachable": ended and way is not Way.CHANNEL, "unknown": ended and way is not Way.CHANNEL}
        for part in ("unreachable", "unknown", "waiting", "held", "deleted"):
            number = getattr(count, part)
            if number or parts.get(part):
                said.append(self._say(f"progress-{part}", count=number))
        return Message(lines.stack(said, gap="\n"))

    def _say(self, key: str, **values: str | int) -> Text:
        return lines.sentence(self.texts.say(self.language, key, **values), self.language)


def begin(article: Article, draft: Draft, chat: int, words: Words, *, now: float) -> tuple[Change, ...]:
    """Intend the message, and keep in mind to let it count along."""
    first = Count(total=draft.reach, waiting=draft.reach) if draft.way is not Way.CHANNEL else Count()
    notice = Delivery(
        id=delivery_id(Kind.NOTICE, f"progress:{article.id}", chat),
        chat=chat,
        lane=Lane.DESK,
        kind=Kind.NOTICE,
        created=now,
        not_before=now,
        silent=True,
        data=message_to(words.message(article.title, first, draft.way, took=None)),
    )
    body = {"notice": notice.id, "chat": chat, "at": now, "expected": draft.reach, "way": draft.way.value}
    return (AddDeliveries((notice,)), PutDocument(Document(PROGRESS, article.id, body)))


class Progress:
    """Lets the messages count along. `rewrite` edits a message, `address` tells where an article's post stands."""

    def __init__(self, storage: Storage, words: Words, rewrite: Rewrite, address: Address) -> None:
        self._address = address
        self._storage = storage
        self._words = words
        self._rewrite = rewrite
        self._told: dict[str, tuple[float, Message | None]] = {}
        self._moved: dict[str, tuple[float, Mapping[str, int]]] = {}

    async def tell(self, now: float) -> None:
        """Bring every message up to date that may be edited again."""
        for note in await self._storage.documents(PROGRESS):
            last = self._told.get(note.id)
            every = min(max(EVERY, (now - float(note.body["at"])) / 10), SELDOM)
            if last is None or now - last[0] >= every:
                await self._tell(note, now)

    async def _tell(self, note: Document, now: float) -> None:
        notice = await self._storage.delivery(str(note.body["notice"]))
        article = await self._storage.article(note.id)
        if article is None or notice is None or notice.state in (DeliveryState.DEAD, DeliveryState.CANCELLED):
            await self._end(note)
        elif notice.state is DeliveryState.SENT and notice.message is not None:
            await self._bring_up_to_date(note, notice, article, now)

    async def _bring_up_to_date(self, note: Document, notice: Delivery, article: Article, now: float) -> None:
        tally = await self._storage.tally(article.id)
        undone = article.state is ArticleState.RETRACTED
        over = finished(tally, all_intended=await self._all_intended(article.id)) or self._is_stuck(note.id, tally, now)
        message = await self._message(note.body, article, tally, took=now - float(note.body["at"]) if over else None)
        told = self._told.get(note.id, (notice.ended or now, None))
        if not over and (told[1] == message or now - told[0] < EVERY):
            return
        outcome = await self._rewrite(notice.chat, notice.message or 0, message)
        wait = outcome.wait if isinstance(outcome, Deferred) else 0.0
        self._told[note.id] = (now + wait, message if isinstance(outcome, Edited) else None)
        final = not isinstance(outcome, Deferred | Unknown | TokenRefused)
        if over and final and not (undone and await self._is_being_taken_back(article)):
            await self._end(note)

    async def _message(
        self, body: Mapping[str, Any], article: Article, tally: Mapping[str, int], *, took: float | None
    ) -> Message:
        undone = article.state is ArticleState.RETRACTED
        intended = undone or await self._all_intended(article.id)
        given_up = any(tally.get(f"{Kind.COPY}/{state}") for state in NEVER_WENT)
        lost = await self._lost(article.id) if took is not None and given_up else {}
        count = counted(tally, expected=int(body["expected"]), all_intended=intended, lost=lost)
        if undone and took is not None:
            count = replace(count, deleted=count.deleted - await self._reworded(article))
        link = await self._address(article.id)
        return self._words.message(article.title, count, Way(body["way"]), took=took, undone=undone, link=link)

    async def _all_intended(self, article: str) -> bool:
        return all(name.partition(":")[0] != article for name, _ in await self._storage.fan_outs())

    async def _is_being_taken_back(self, article: Article) -> bool:
        return await self._storage.document(AMENDMENT, f"{article.id}.{article.revision}") is not None

    async def _reworded(self, article: Article) -> int:
        """Count the messages that could not be deleted, so that their words were replaced."""
        count, after = 0, None
        while page := await self._storage.copies(article.id, after=after, limit=PAGE):
            for row in page:
                name = delivery_id(Kind.DELETE, f"{article.id}.{article.revision}", row.chat)
                deletion = await self._storage.delivery(name)
                count += deletion is not None and is_reworded(deletion)
            after = page[-1].chat
        return count

    async def _lost(self, article: str) -> Counter[DeliveryState]:
        """Count the copies that were given up in doubt, by their state."""
        lost: Counter[DeliveryState] = Counter()
        after = None
        while page := await self._storage.copies(article, after=after, limit=PAGE):
            lost.update(row.state for row in page if row.kind is Kind.COPY and in_doubt(row))
            after = page[-1].chat
        return lost

    def _is_stuck(self, name: str, tally: Mapping[str, int], now: float) -> bool:
        since, before = self._moved.get(name, (now, tally))
        if before != tally or name not in self._moved:
            self._moved[name] = (now, tally)
            return False
        return now - since >= STUCK

    async def _end(self, note: Document) -> None:
        await self._storage.commit(DropDocument(note.kind, note.id))
        self._told.pop(note.id, None)
        self._moved.pop(note.id, None)


def _place(count: Count) -> str:
    known = (DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.CANCELLED)
    return count.channel if count.channel in known else "waiting"
