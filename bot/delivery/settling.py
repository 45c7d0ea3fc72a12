"""Settles deliveries of unknown outcome (DESIGN, promise 4): looks into the channel, asks the desk, repeats once.

Every step is stored before it matters, so a look goes on after a crash where it was, and its forwarded copies are
deleted all the same.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.changes import Change, DropDocument, PutDocument, Record
from bot.clock import Naps
from bot.delivery.doubts import (
    ANSWER_WITHIN,
    ASK_AFTER,
    GRACE,
    MOST_DOUBTS,
    absent,
    ended,
    question_name,
    question_of,
    repeated_once,
    ripe,
    there,
)
from bot.delivery.looks import LOOK, Look, Shore, Wanted, go_on, links_of, look_of, too_far
from bot.delivery.pacing import Pacing
from bot.delivery.probing import Eye, Probes, Seen
from bot.errors import StorageError
from bot.messages import Message
from bot.models import Delivery, DeliveryState, Kind, Lane
from bot.newsroom.intents import ask
from bot.newsroom.questions import QUESTION
from bot.ports import Alarms, Clock, Render, SendIt, Storage

log = logging.getLogger(__name__)

LEASE = 120.0
NUMBERS_AT_A_TIME = 30
ROWS_AT_A_TIME = 500


Forms = Callable[[Delivery], Awaitable[tuple[Message, ...]]]
"""Return how a post may look that was sent some time ago, if it stands."""


async def no_forms(_: Delivery) -> tuple[Message, ...]:
    """Know of no other form."""
    return ()


class Settling:
    """Turns unknown outcomes into known ones. `settle` is called again and again, about once a second.

    `via` are chats that may be shown a forwarded post, the desk first; `desk` is where questions go. `wake` is called
    when something may be sent again.
    """

    def __init__(
        self,
        storage: Storage,
        sender: Eye,
        render: Render,
        pacing: Pacing,
        clock: Clock,
        *,
        owner: str,
        alarms: Alarms,
        settle_seconds: float,
        desk: int | None,
        via: Sequence[int],
        wake: Callable[[], None] = lambda: None,
        forms: Forms = no_forms,
    ) -> None:
        self._storage = storage
        self._probes = Probes(sender, pacing, clock, via)
        self._render = render
        self._clock = clock
        self._naps = Naps(clock)
        self._since: dict[str, float] = {}  # what is waited for → since when by this copy, awake (monotonic)
        self._owner = owner
        self._alarms = alarms
        self._settle_seconds = settle_seconds
        self._desk = desk
        self._wake = wake
        self._forms = forms

    async def settle(self, now: float) -> None:
        """Settle what has had its time to land. What cannot be known yet stays unknown."""
        if self._naps.ended(now):
            self._since.clear()
        try:
            await self._forget_copies()
            unknown = await self._storage.unsettled()
            waiting = {name for row in unknown for name in (row.id, question_name(row))}
            self._since = {name: since for name, since in self._since.items() if name in waiting}
            ready = [row for row in unknown if ripe(row, self._settle_seconds, now)]
            if ready and await self._storage.lease("settling", self._owner, now=now, seconds=LEASE):
                await self._settle(ready, unknown, now)
        except StorageError as error:
            log.error("unknown outcomes wait: %s", error)

    async def _settle(self, ready: Sequence[Delivery], unknown: Sequence[Delivery], now: float) -> None:
        others = [row for row in ready if row.kind is not Kind.POST]
        for start in range(0, len(others), ROWS_AT_A_TIME):
            page = others[start : start + ROWS_AT_A_TIME]
            await self._do(*(change for row in page for change in repeated_once(row, now)))
        for post in ready:
            if post.kind is Kind.POST:
                beside = [row for row in unknown if row.kind is Kind.POST and row.chat == post.chat]
                await self._post(post, now, alone=len(beside) == 1)

    async def _post(self, post: Delivery, now: float, *, alone: bool) -> None:
        question = await self._storage.document(QUESTION, question_name(post))
        if question is not None:
            if self._waited(question.id) >= GRACE and now >= question.body["at"] + ANSWER_WITHIN:
                await self._repeat(post, now, DropDocument(QUESTION, question.id))
        elif post.doubts >= MOST_DOUBTS:
            await self._ask(post, now)
        else:
            wanted = await self._wanted(post, alone=alone and post.floor is not None)
            await self._walk(post, await self._look(post), wanted, now)

    # looking ────────────────────────────────────────────────────────────────

    async def _look(self, post: Delivery) -> Look:
        """Take up the stored look, or store a new one before the first step."""
        stored = await self._storage.document(LOOK, post.id)
        look = Look(post.id, (post.floor or 0) + 1)
        if stored is not None:
            before = look_of(stored)
            return replace(look, copies=before.copies, version=before.version) if before.done else before
        return await self._keep(look)

    async def _keep(self, look: Look, *changes: Change) -> Look:
        """Store how far the look came, together with what it found."""
        await self._storage.commit(*changes, PutDocument(look.document()))
        return replace(look, version=look.version + 1)

    async def _wanted(self, post: Delivery, *, alone: bool) -> Wanted:
        step = await self._render(post)
        article = await self._storage.article(post.article) if post.article else None
        links = links_of((article.link, article.short_link)) if article else ()
        flashing = any(line.sending for line in await self._storage.backlog(0.0) if line.lane is Lane.FLASH)
        forms = await self._forms(post)
        previews = links_of(form.preview for form in forms)
        message = step.message if isinstance(step, SendIt) else None
        return Wanted(message, tuple({*links, *previews}), alone=alone and not flashing, forms=forms)

    async def _shore(self, post: Delivery) -> Shore:
        own = await self._storage.sent_after(post.chat, post.floor or 0)
        highest = await self._storage.floor(post.chat) or 0
        settled = ended(post) + self._settle_seconds
        for number in sorted(own):
            other = await self._storage.delivery(own[number])
            if other is not None and other.started is not None and other.started >= settled:
                return Shore(frozenset(own), highest, number)
        return Shore(frozenset(own), highest)

    async def _walk(self, post: Delivery, look: Look, wanted: Wanted, now: float) -> None:
        """Go up number by number, until the post is found, certainly not there, or nobody answers.

        Where no number was known, the first few of the channel are looked at: that can find the post in a young
        channel, but never prove that it is not there.
        """
        shore = await self._shore(post)
        wanted = replace(wanted, heard=shore.highest)
        for _ in range(NUMBERS_AT_A_TIME):
            ahead = go_on(look, shore)
            if ahead is None and post.floor is not None:
                await self._end(look, absent(post, now))
                return
            if ahead is None or too_far(ahead, post):
                await self._ask(post, now)
                return
            sight = await self._probes.see(post.chat, ahead.next, wanted)
            if sight.seen is not Seen.NO_ANSWER:
                self._since.pop(look.delivery, None)
            copies = (sight.copy,) if sight.copy else ()
            match sight.seen:
                case Seen.OURS:
                    await self._end(replace(ahead, copies=ahead.copies + copies), there(post, ahead.next, now))
                    return
                case Seen.OTHER:
                    look = await self._clean(await self._keep(ahead.passed(*copies)))
                case Seen.NOTHING:
                    look = ahead.missed()
                case Seen.NO_ANSWER | Seen.BLIND:
                    late = self._waited(look.delivery) >= ASK_AFTER
                    await self._keep(ahead)
                    if sight.seen is Seen.BLIND or late:
                        await self._ask(post, now)
                    return
        await self._keep(look)

    async def _end(self, look: Look, changes: Sequence[Change]) -> None:
        """Store what the look found, then take its traces away."""
        await self._clean(await self._keep(replace(look, done=True), *changes))
        self._wake()

    async def _clean(self, look: Look) -> Look:
        """Delete the forwarded copies; those that would not go are kept in mind, and the look with them."""
        left = look.copies
        while left and await self._probes.forget(left[0]):
            left = left[1:]
        if look.done and not left:
            await self._storage.commit(DropDocument(LOOK, look.delivery))
            return look
        return look if left == look.copies else await self._keep(replace(look, copies=left))

    async def _forget_copies(self) -> None:
        """Take away the traces of looks that are over, however they ended."""
        for document in await self._storage.documents(LOOK):
            look = look_of(document)
            post = await self._storage.delivery(look.delivery)
            if look.done or post is None or post.state is not DeliveryState.UNKNOWN:
                await self._clean(replace(look, done=True))

    def _waited(self, name: str) -> float:
        """Return for how long this copy has waited for an answer. The time in which nobody was awake does not count."""
        now = self._clock.monotonic()
        return now - self._since.setdefault(name, now)

    # people ─────────────────────────────────────────────────────────────────

    async def _ask(self, post: Delivery, now: float) -> None:
        """Ask the desk; where there is none, repeat once."""
        if self._desk is None:
            await self._repeat(post, now)
        else:
            await self._do(*ask(question_of(post, now), self._desk, now=now))

    async def _repeat(self, post: Delivery, now: float, *changes: Change) -> None:
        """Send a post once more without knowing; the second time, give it up and say so."""
        repeated = repeated_once(post, now)
        await self._do(*repeated, *changes)
        if any(isinstance(change, Record) and change.state is DeliveryState.DEAD for change in repeated):
            await self._alarms.breaks(f"poison:{post.article or post.id}", "unknown")

    async def _do(self, *changes: Change) -> None:
        await self._storage.commit(*changes)
        self._wake()
