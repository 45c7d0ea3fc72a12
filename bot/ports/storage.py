"""The store. `tests/storage/contract.py` runs over every one; a store that passes it may be plugged in."""

from collections.abc import AsyncIterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Protocol

from bot.changes import Change
from bot.models import Act, Article, Delivery, Document, FeedState, Lane, Reader, Update


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits in a lane: how many, since when the oldest has been due (None: nothing), how many are unknown."""

    lane: Lane
    pending: int
    oldest_due: float | None
    unknown: int
    sending: int


class Storage(Protocol):
    """What is remembered. One contract over several engines; all calls may be made by any number of tasks at once.

    Every call may raise `StorageError`; none raises anything else for reasons of the engine.
    """

    # writing ────────────────────────────────────────────────────────────────

    async def commit(self, *changes: Change) -> bool:
        """Apply all changes or none, in order; durable when this returns.

        False: a conditional change was refused and nothing was applied. Raises StorageReadOnly when the engine
        cannot write now; the changes are then not applied and never will be by this call.
        """
        ...

    async def claim(
        self,
        lane: Lane,
        count: int,
        *,
        owner: str,
        now: float,
        lease: float,
        records: Sequence[Change] = (),
    ) -> list[Delivery]:
        """Take up to `count` due deliveries of a lane for sending; first apply `records`, in the same step.

        Those returned are SENDING, with `owner`, `lease_until = now + lease` and the chat's `floor`, durably; not yet
        `started`: no request may be made before `begin`.
        Due: PENDING and `not_before <= now`. Order: by `not_before`, then by age. A chat has at most one SENDING
        in a lane, so one call returns at most one of a chat and nothing overtakes what is in flight. In lane
        CHANNEL a chat that has one SENDING or UNKNOWN there gives nothing (one routine message in flight per
        channel; other lanes are not held up by it). `records` hold no conditional changes (ValueError).
        """
        ...

    async def begin(self, delivery: str, *, owner: str, now: float) -> bool:
        """Say that the request for a claimed delivery leaves now: `started = now` and the chat's `floor`, durably. From
        here on a crash leaves it in doubt; before, it leaves it to be done. False: it is not `owner`'s any more, or has
        begun since it was claimed, and nothing may leave.

        Calls made at the same time share one write.
        """
        ...

    async def expire(
        self, now: float, *, owner: str | None = None, spare: AbstractSet[str] = frozenset()
    ) -> list[Delivery]:
        """Give up SENDING deliveries whose lease ran out (or all of `owner`'s), but none named in `spare`: those that
        had begun become UNKNOWN with `ended = now` and are returned; the others are PENDING again. A process that ended
        leaves the same.
        """
        ...

    async def lease(self, name: str, owner: str, *, now: float, seconds: float) -> bool:
        """Take or prolong a lease; False while somebody else holds it."""
        ...

    async def release(self, name: str, owner: str) -> None:
        """Give a lease back before its time; nothing happens when it is not ours."""
        ...

    async def grant(self, count: int, *, per_second: float, now: float) -> int:
        """Allow up to `count` bulk messages now out of one budget for all copies of the service."""
        ...

    async def prune(self, now: float) -> None:
        """Forget what has had its time: update ids after two days (those set aside after thirty), finished
        deliveries of no article after thirty days, keys and articles after 400 days (not while `known` is still
        asked for them). Deliveries of an article whose last one was finished six hours ago are packed.
        """
        ...

    # articles ───────────────────────────────────────────────────────────────

    async def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Return key → article id for those of `keys` that are known."""
        ...

    async def article(self, article: str) -> Article | None:
        """Return the article with this id."""
        ...

    async def articles(self, ids: Sequence[str]) -> list[Article]:
        """Return those that exist, in the order of `ids`."""
        ...

    async def latest(
        self, limit: int, *, topics: Sequence[str] = (), before: float | None = None, live: bool = True
    ) -> list[Article]:
        """Return the newest by publication time that have any of `topics` (all where none is named).

        `live`: without HELD, SKIPPED and RETRACTED ones.
        """
        ...

    async def article_changes(self, since: int, limit: int) -> tuple[list[Article], int]:
        """Return articles written after change number `since`, oldest write first, each once with its newest
        form, and the number to ask with next.
        """
        ...

    async def fan_outs(self) -> list[tuple[str, int]]:
        """Return (article id as FanOut named it, cursor) of every fan-out that is not done, oldest first.

        Before the first page the cursor is -2**63, below every chat number.
        """
        ...

    # deliveries ─────────────────────────────────────────────────────────────

    async def delivery(self, delivery: str) -> Delivery | None:
        """Return one delivery by id; where a group moved, the one whose id has an earlier number of the group's."""
        ...

    async def unsettled(self) -> list[Delivery]:
        """Return every UNKNOWN delivery, oldest first."""
        ...

    async def copies(self, article: str, *, after: int | None, limit: int) -> list[Delivery]:
        """Return the article's POST and COPY deliveries in chats numbered above `after`, by chat number: for
        edits and deletions.

        Finished articles' ledgers are packed; what comes back then holds chat, kind, state, message and lane.
        """
        ...

    async def digests(self, article: str, *, after: int | None, limit: int) -> list[Delivery]:
        """Return the DIGEST deliveries that hold the article (`data["articles"]`) in chats numbered above `after`, by
        chat number: one a chat, since an article is held once for each (save where a group moved with a digest on its
        way, and had another under its new number). They are known as long as a delivery of no
        article is kept (`prune`).
        """
        ...

    async def deliveries_in(self, chat: int, *, limit: int) -> list[Delivery]:
        """Return a chat's newest deliveries, newest first."""
        ...

    async def by_message(self, chat: int, message: int) -> Delivery | None:
        """Return the delivery that stands in the chat under this message number."""
        ...

    async def sent_after(self, chat: int, message: int) -> Mapping[int, str]:
        """Return message number → delivery id of all known own messages in a chat above `message`."""
        ...

    async def due_digests(self, now: float, limit: int) -> list[tuple[int, tuple[Delivery, ...]]]:
        """Return chats with HELD copies due at `now`, each with those of them that are due, oldest first."""
        ...

    async def backlog(self, now: float) -> list[Backlog]:
        """Return one line per lane."""
        ...

    async def tally(self, article: str) -> Mapping[str, int]:
        """Return how many of an article's deliveries are in which state: "kind/state" → count; no zeros. A digest
        counts for every article it holds.
        """
        ...

    async def floor(self, chat: int) -> int | None:
        """Return the highest message number known in a chat."""
        ...

    # readers ────────────────────────────────────────────────────────────────

    async def reader(self, chat: int) -> Reader | None:
        """Return the reader with this chat number."""
        ...

    async def readers(self, *, after: int | None, limit: int) -> list[Reader]:
        """Return readers in chats numbered above `after` (None: from the lowest), by chat number."""
        ...

    async def reader_changes(self, since: int, limit: int) -> tuple[list[tuple[int, Reader | None]], int]:
        """Return (chat, reader or None when forgotten) written after change number `since`, and the number to
        ask with next.

        A chat appears once, with its newest form. Without gaps: what is committed is seen by a later call.
        Start from 0 after opening: who was forgotten is told only while the store is open (a note of it would
        hold the number that was to be forgotten).
        """
        ...

    async def count_readers(self) -> Mapping[str, int]:
        """Return state → count."""
        ...

    # inbox ──────────────────────────────────────────────────────────────────

    async def put_updates(self, updates: Sequence[Update]) -> int:
        """Store updates not seen in two days (by id); durable on return. Returns how many were new."""
        ...

    async def take_updates(self, owner: str, *, limit: int, now: float, lease: float) -> list[Update]:
        """Take updates to handle, in the order of their coming, at most one per chat, none of a chat that has one
        taken. Chat 0 is nobody's: its updates do not wait for one another.

        Counts `attempts` up. A taken update whose lease ran out may be taken again.
        """
        ...

    async def waiting_updates(self) -> int:
        """Return how many updates are stored and not done."""
        ...

    # the rest ───────────────────────────────────────────────────────────────

    async def feed(self, url: str) -> FeedState | None:
        """Return what is remembered of a feed."""
        ...

    async def document(self, kind: str, id: str) -> Document | None:  # noqa: A002 - the field's name
        """Return one document."""
        ...

    async def documents(self, kind: str) -> list[Document]:
        """Return all documents of a kind, by id."""
        ...

    async def value(self, name: str) -> str | int | float | bool | None:
        """Return a value remembered under a name."""
        ...

    async def acts(self, *, since: float = 0.0, limit: int = 1000) -> list[Act]:
        """Return the audit trail from `since`, oldest first."""
        ...

    def export(self) -> AsyncIterator[Mapping[str, Any]]:
        """Yield the whole state as JSON objects with a "record" field naming the kind; in short pages, beside
        the service.
        """
        ...

    async def restore(self, records: Sequence[Mapping[str, Any]]) -> int:
        """Take in records of an export; what is there already is left as it is. Returns how many were new.

        All or none; raises StorageNoRecord that names the record which is not one. What was SENDING is UNKNOWN here.
        """
        ...

    async def check(self) -> None:
        """Write and read back something of no consequence; raises StorageError with the reason when that fails."""
        ...

    async def close(self) -> None:
        """Finish what is being written and let go of the store."""
        ...
