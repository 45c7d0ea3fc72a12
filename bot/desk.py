"""The desk's clock: planned items go out, drafts expire, buttons go when their time is over, sendings are counted."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Self

from bot.changes import AddDeliveries, Change, DropDocument, Log, PutDocument
from bot.delivery.confirmations import answered
from bot.delivery.departures import Departures
from bot.delivery.panels import Panels
from bot.delivery.progress import Address, Progress, Words
from bot.foundations import Foundations
from bot.messages import Message
from bot.models import Act, Document, Outcome, Unknown
from bot.newsroom.drafts import (
    DRAFT,
    PLANS_MAY_BE_LATE,
    REMEMBERED,
    UNDO_WITHIN,
    WAITS,
    Draft,
    DraftState,
    draft_of,
    panel_name,
    sent_notice,
)
from bot.newsroom.precedents import before
from bot.newsroom.releases import decided
from bot.ports import Clock, Storage

log = logging.getLogger(__name__)

EVERY = 0.5
PATIENCE = 10.0
TRIES = 5
Rewrite = Callable[[int, int, Message], Awaitable[Outcome]]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Turns twice a second. `wake` says that something was stored; `rewrite` edits a message of ours."""

    storage: Storage
    clock: Clock
    panels: Panels
    departures: Departures
    progress: Progress
    rewrite: Rewrite
    wake: Callable[[], None]
    turned: Callable[[], None]

    @classmethod
    def of(
        cls,
        base: Foundations,
        channel: int,
        desk: int | None,
        *,
        rewrite: Rewrite,
        address: Address,
        wake: Callable[[], None],
    ) -> Self:
        """Build the desk of a house, on its foundations. `address` tells where an article's post stands."""
        settings = base.settings

        async def promptly(chat: int, number: int, message: Message) -> Outcome:
            """Edit, but let no edit that nobody answers hold up what is planned."""
            try:
                async with asyncio.timeout(PATIENCE):
                    return await rewrite(chat, number, message)
            except TimeoutError:
                return Unknown("no answer in time")

        return cls(
            storage=base.storage,
            clock=base.clock,
            panels=Panels(base.texts, settings.timezone, settings.messages_per_second),
            departures=Departures(base.catalogue, base.texts, settings.language, channel, desk),
            progress=Progress(base.storage, Words(base.texts, settings.language), promptly, address),
            rewrite=promptly,
            wake=wake,
            turned=lambda: base.health.turned("desk"),
        )

    async def run(self) -> None:
        """Turn until cancelled. A duty that fails is logged and does not hold up the others."""
        while True:
            for duty in (self.tend_drafts, self.progress.tell):
                try:
                    await duty(self.clock.now())
                except Exception:
                    log.exception("a duty of the desk failed and is tried again")
                self.turned()
            await asyncio.sleep(EVERY)

    async def stands(self, name: str, number: int) -> None:
        """Note under which number a draft's message stands (`panel_name`), while it is its newest."""
        for _ in range(TRIES):
            document = await self.storage.document(DRAFT, name.partition(":")[0])
            draft = draft_of(document) if document else None
            if draft is None or panel_name(draft) != name or draft.panel is not None:
                return
            if await self.storage.commit(PutDocument(replace(draft, panel=number).document())):
                return

    async def tend_drafts(self, now: float) -> None:
        """Bring every draft up to now."""
        for document in await self.storage.documents(DRAFT):
            try:
                await self._tend(document, draft_of(document), now)
            except Exception:
                log.exception("draft %s could not be brought up to now", document.id)

    async def _tend(self, document: Document, stored: Draft, now: float) -> None:
        draft = stored.at_moment(now)
        if draft.state is DraftState.PLANNED and (draft.due or 0.0) <= now:
            await self._depart(draft, now)
        elif draft.state is not stored.state:
            await self._end(draft, now)
        elif draft.stale:
            await self._refresh(draft)
        elif draft.state is DraftState.SENT and not draft.settled and now - (draft.done_at or 0.0) > UNDO_WITHIN:
            await self._settle(draft, now)
        elif draft.state not in (*WAITS, DraftState.PLANNED) and (draft.done_at or draft.at) + REMEMBERED <= now:
            await self.storage.commit(DropDocument(document.kind, document.id))

    async def _depart(self, draft: Draft, now: float) -> None:
        """Send out what was planned for now; not what is so late that it is no news any more, nor anything twice."""
        earlier = await before(self.storage, draft.entry, self.departures.channel, now=now)
        if earlier.stands:
            await self._end(replace(draft, state=DraftState.OVERTAKEN, done_at=now), now)
        elif now - (draft.due or now) > PLANS_MAY_BE_LATE:
            await self._end(replace(draft, state=DraftState.EXPIRED, done_at=now), now)
        else:
            going = decided(draft, DraftState.SENT, by=draft.done_by, name=draft.done_name, now=now)
            sent, changes = self.departures.leave(replace(going, stale=draft.panel is not None), earlier, now=now)
            edits = answered(sent, self.panels.closed(sent), now=now)
            if await self.storage.commit(*changes, *([AddDeliveries(edits)] if edits else [])):
                self.wake()

    async def _end(self, draft: Draft, now: float) -> None:
        """Store an end that nobody pressed, and let every message about it say so."""
        ended = replace(draft, typing=None, stale=draft.panel is not None)
        edits = answered(ended, self.panels.closed(ended), now=now)
        changes: list[Change] = [PutDocument(ended.document())]
        changes.append(Log(Act(now, 0, f"breaking: {draft.state}", draft.id, draft.entry.title)))
        if draft.typing is not None:
            changes.append(DropDocument(f"typed:{draft.chat}", str(draft.typing)))
        if edits:
            changes.append(AddDeliveries(edits))
        if await self.storage.commit(*changes) and edits:
            self.wake()

    async def _settle(self, draft: Draft, now: float) -> None:
        """Take the buttons away with which a sending could be undone; pressed all the same they say that it is late."""
        settled = replace(draft, settled=True)
        edits = answered(settled, self.panels.closed(settled), now=now)
        also = (AddDeliveries(edits),) if edits else ()
        if not await self.storage.commit(PutDocument(settled.document()), *also):
            return
        self.wake()
        chat, number = draft.chat, draft.panel
        if number is None and (notice := await self.storage.delivery(sent_notice(draft))) is not None:
            chat, number = notice.chat, notice.message
        if number is not None:
            await self.rewrite(chat, number, self.panels.closed(settled))

    async def _refresh(self, draft: Draft) -> None:
        """Rewrite a draft's own message once; its buttons tell the truth even where that fails."""
        await self.rewrite(draft.chat, draft.panel or 0, self.panels.closed(draft))
        await self.storage.commit(PutDocument(replace(draft, stale=False).document()))
