"""What the house tells its newsroom by itself: the evening's summary, feeds that fell silent, the command menus; and
what came in during a pause is let out when it ends.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from bot.alarms import DeskAlarms
from bot.changes import AddDeliveries, Change, PutReader, SetValue
from bot.delivery.answers import Answerer, calls
from bot.delivery.notices import question_message
from bot.delivery.reports import Clerk
from bot.delivery.stored import message_to
from bot.delivery.summaries import evening
from bot.errors import StorageError
from bot.foundations import Foundations
from bot.intake.schedule import planned
from bot.messages import Menu, Message
from bot.models import Article, Delivery, Document, FeedState, Kind, Lane, ReaderState, delivery_id
from bot.newsroom.likenesses import likeness
from bot.newsroom.pauses import KEPT_BACK
from bot.newsroom.publisher import Publisher
from bot.newsroom.reports import MOST_ACTS, MOST_ARTICLES, count_readers, posted_since
from bot.newsroom.routing import DAY
from bot.newsroom.stumbles import Stumbles
from bot.newsroom.summary import LONGEST, Day, day_of, decided_in, due_day
from bot.ports import Alarms, Storage
from bot.upkeep import Rhythm, Upkeep

log = logging.getLogger(__name__)

SILENT_AFTER = 30 * 60.0
TOLD_DAY, TOLD_AT, TOLD_READERS = "summary:day", "summary:at", "summary:readers"
EVERY = 1.0
LOOK_AROUND = 20.0

Menus = Callable[[], Awaitable[Sequence[Menu]]]


@dataclass(frozen=True, kw_only=True)
class Newsdesk:
    """A loop of its own, so that nothing else waits for it. `desk` None: there is nobody to tell."""

    base: Foundations
    channel: int
    desk: int | None
    publisher: Publisher
    alarms: DeskAlarms
    answerer: Answerer
    menus: Menus
    wake: Callable[[], None]
    upkeep: Upkeep
    stumbles: Stumbles = field(default_factory=Stumbles)

    @classmethod
    def of(
        cls,
        base: Foundations,
        *,
        channel: int,
        desk: int | None,
        publisher: Publisher,
        alarms: DeskAlarms,
        answerer: Answerer,
        menus: Menus,
        wake: Callable[[], None],
    ) -> Self:
        """Build it on a house's foundations."""
        rhythms: list[Rhythm] = []
        upkeep = Upkeep(base.clock, rhythms, turned=lambda: base.health.turned("newsdesk"))
        made = cls(
            base=base,
            channel=channel,
            desk=desk,
            publisher=publisher,
            alarms=alarms,
            answerer=answerer,
            menus=menus,
            wake=wake,
            upkeep=upkeep,
        )
        rhythms += [
            Rhythm(EVERY, made.let_out),
            Rhythm(EVERY, made.tell_the_day),
            Rhythm(LOOK_AROUND, made.watch_feeds),
            Rhythm(DAY, made.leave_the_desk_out),
            Rhythm(DAY, alarms.tidy),
        ]
        return made

    async def run(self) -> None:
        """Turn until cancelled. The menus are set beside the rest: Telegram may take its time, or be away."""
        presenting = asyncio.create_task(self._present())
        try:
            await self.upkeep.run()
        finally:
            presenting.cancel()
            await asyncio.gather(presenting, return_exceptions=True)

    async def let_out(self, now: float) -> None:
        """Let out what was kept back during a pause, or while an editor was asked about it."""
        if released := await self.publisher.go_on(now=now, stumbles=self.stumbles):
            log.info("%d articles that were kept back go their way", len(released))
            self.wake()
        none = not await self.base.storage.documents(KEPT_BACK)
        await self.stumbles.tell(self.alarms, "kept-back", whole=none)

    async def _present(self) -> None:
        """Tell Telegram the newsroom's command menus, once a day. Whoever never wrote to us can have none yet."""
        while True:
            try:
                for menu in await self.menus():
                    await self.answerer.tell(calls(menu))
            except StorageError as error:
                log.debug("the newsroom's menus wait: %s", error)
            await self.base.clock.sleep(DAY)

    async def leave_the_desk_out(self, _: float) -> None:
        """Make the desk no reader any more, where that group was one before it became the desk."""
        reader = await self.base.storage.reader(self.desk) if self.desk is not None and self.desk < 0 else None
        if reader is not None and (reader.filters or reader.state is ReaderState.ACTIVE):
            out = replace(reader, filters=(), state=ReaderState.PAUSED, reason="it is the desk")
            await self.base.storage.commit(PutReader(out))

    async def closing(self, question: Document, articles: Sequence[Article]) -> Sequence[Change]:
        """Write under a question at the desk that nobody answered it, and what that means; its buttons go."""
        base, what = self.base, str(question.body["what"])
        if self.desk is None or not base.texts.has(f"closed-{what}"):
            return ()
        now, language = base.clock.now(), base.settings.language
        like = await likeness(base.storage, question, channel=self.channel)
        zone = base.settings.timezone
        asked = question_message(base.texts, language, question, articles, like=like, timezone=zone).text
        text = asked.add("\n\n").add(base.texts.say(language, f"closed-{what}"), "italic")
        subject = f"q:{question.id}"
        edit = Delivery(
            id=delivery_id(Kind.EDIT, subject, self.desk),
            chat=self.desk,
            lane=Lane.DESK,
            kind=Kind.EDIT,
            created=now,
            not_before=now,
            data={"of": delivery_id(Kind.NOTICE, subject, self.desk), **message_to(Message(text))},
        )
        return (AddDeliveries((edit,)),)

    async def watch_feeds(self, now: float) -> None:
        """Tell the desk of each feed without a good look for half an hour, and when there is one again."""
        for url in self.base.settings.feed_urls:
            await watch_feed(self.base.storage, self.alarms, url, started=self.base.started, now=now)

    async def tell_the_day(self, now: float) -> None:
        """Tell the desk what the day brought, once an evening; what an earlier run did not come to is told later."""
        if self.desk is None:
            return
        storage, settings = self.base.storage, self.base.settings
        today = due_day(now, settings.timezone)
        told = await storage.value(TOLD_DAY)
        if told == today:
            return
        day = await gathered(storage, channel=self.channel, now=now)
        notes = SetValue(TOLD_DAY, today), SetValue(TOLD_AT, now), SetValue(TOLD_READERS, day.readers)
        if told is None:  # the very first evening is still to come
            await storage.commit(*notes)
            return
        clerk = Clerk(self.base.texts, settings.language, settings.timezone, self.base.catalogue, now)
        notice = Delivery(
            id=delivery_id(Kind.NOTICE, f"evening:{today}", self.desk),
            chat=self.desk,
            lane=Lane.DESK,
            kind=Kind.NOTICE,
            created=now,
            not_before=now,
            data=message_to(evening(day, clerk)),
        )
        await storage.commit(AddDeliveries((notice,)), *notes)
        self.wake()


async def gathered(storage: Storage, *, channel: int, now: float) -> Day:
    """Look up what happened since the last evening that was told."""
    told = await storage.value(TOLD_AT)
    since = max(float(told), now - LONGEST) if isinstance(told, int | float) else now - DAY
    before = await storage.value(TOLD_READERS)
    decided = decided_in(await storage.acts(since=since, limit=MOST_ACTS))
    recent = await storage.latest(MOST_ARTICLES, live=False)
    seen = [one for one in recent if one.seen >= since or one.id in decided]
    known = {one.id for one in seen}
    seen += await storage.articles(sorted(decided - known))
    count = await count_readers(storage, since=since)
    reached = sum(count.states.values()) - count.states[ReaderState.UNREACHABLE.value]
    return day_of(
        seen,
        await posted_since(storage, channel, since),
        new=count.new,
        readers=reached,
        before=int(before) if isinstance(before, int | float) else None,
    )


async def watch_feed(storage: Storage, alarms: Alarms, url: str, *, started: float, now: float) -> None:
    """Say when there was no good look at a feed for half an hour: it fails, or nobody looks; and when there is one.

    What was so before this copy began is not counted: the first look is about to come.
    """
    state = await storage.feed(url)
    if state is None:
        return
    problem = silence(state, started=started, now=now)
    if problem is not None:
        await alarms.breaks(f"feed {url}", problem)
    elif state.failing_since is None and (state.last_success or 0.0) >= started:
        await alarms.heals(f"feed {url}")


def silence(state: FeedState, *, started: float, now: float) -> str | None:
    """Return why there was no good look for half an hour, or None where there is no reason to complain."""
    if state.failing_since is not None and (state.last_attempt or 0.0) >= started:
        return (state.problem or "?") if now - state.failing_since >= SILENT_AFTER else None
    overdue = now - max(planned(state, now=now) or 0.0, started)
    return "nobody looks" if overdue >= SILENT_AFTER else None
