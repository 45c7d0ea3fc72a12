"""What a commit can hold: a tuple of these values, applied all or none, durable on return (`Storage.commit`).

Those marked *conditional* can refuse; then nothing of the whole commit is applied and `commit` returns False.
Each is idempotent: applied twice, it leaves what it left the first time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.models import Act, Article, Delivery, DeliveryState, Document, FeedState, Lane, Reader


@dataclass(frozen=True, slots=True)
class Publish:
    """Take in an article nobody knows yet, with its deliveries and the intent to fan it out: the one door's one step.

    *Conditional*: refused when any of the article's keys is known. Deliveries' order is kept.
    """

    article: Article
    deliveries: tuple[Delivery, ...] = ()
    fan_out: bool = False


@dataclass(frozen=True, slots=True)
class LearnKeys:
    """Remember more keys of a known article. A key that already belongs to an article keeps it."""

    article: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PutArticle:
    """Store another form of a known article. *Conditional*: refused when the stored revision is not `expected`; nothing
    else is compared, so whoever writes counts `revision` up.
    """

    article: Article
    expected: int


@dataclass(frozen=True, slots=True)
class FanOut:
    """Begin telling readers of an article (the desk published it, or it was held); one known already stays as is."""

    article: str


@dataclass(frozen=True, slots=True)
class AdvanceFanOut:
    """A page of readers is done up to chat number `cursor`; `done` ends it."""

    article: str
    cursor: int
    done: bool = False


@dataclass(frozen=True, slots=True)
class AddDeliveries:
    """Store intents. One whose id is known already is left as it is; so is one of a group that moved, where the id is
    known with an earlier number of the group's. `unless_forgotten`: what is for a chat of which no reader and no
    delivery is known any more is left out; what is for a group that moved is stored as if the `Move` came later.
    """

    deliveries: tuple[Delivery, ...]
    unless_forgotten: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """What became of an attempt, known at `at` (the delivery's `ended`). `message`, `not_before`, `error`, `lane`
    None: as they were.

    A delivery that is SENT, DEAD or CANCELLED already is left as it is, and so is one that this record reached
    before (same state, same `at`); SENT wins over UNKNOWN and PENDING. The lease is freed. `attempted` adds one to
    attempts, `doubted` one to doubts. SENT with a `message` raises the chat's floor to it.
    """

    delivery: str
    state: DeliveryState
    at: float
    message: int | None = None
    not_before: float | None = None
    error: str | None = None
    attempted: bool = False
    doubted: bool = False
    drop: str | None = None  # a part to leave out from now on: kept in data["drop"], a list
    lane: Lane | None = None  # the lane it is in from now on
    listed: tuple[str, ...] | None = None  # the articles that a digest listed: kept in data["listed"]


@dataclass(frozen=True, slots=True)
class CancelDeliveries:
    """Call off what has not left: PENDING and HELD rows of an article (or of a chat, where `article` is None)
    become CANCELLED.
    """

    article: str | None = None
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """Held copies become one digest: `taken` (delivery ids, HELD) become CANCELLED with data["digest"] set,
    `digest` is added.

    *Conditional*: refused when any of `taken` is no longer HELD.
    """

    taken: tuple[str, ...]
    digest: Delivery


@dataclass(frozen=True, slots=True)
class Unbundle:
    """A digest comes apart: its copies are HELD again, due at `not_before`, and it is not known any more; without them
    it is CANCELLED. One that left, or may have, is left as it is.
    """

    digest: str
    not_before: float


@dataclass(frozen=True, slots=True)
class Renew:
    """A delivery that ended at `ended` without having left, and certainly so, is intended again as this one: what is
    DEAD or CANCELLED, was never in doubt and went into no digest. Any other is left as it is; so is one that is packed.
    """

    delivery: Delivery
    ended: float


@dataclass(frozen=True, slots=True)
class Hasten:
    """What is PENDING for a chat for one of these reasons (its `error`) is due at `not_before` at the latest."""

    chat: int
    reasons: tuple[str, ...]
    not_before: float


@dataclass(frozen=True, slots=True)
class Hold:
    """HELD copies of a chat are due at `not_before` from now on: all (the reader changed the digest or the quiet
    hours), or those named by `only`. Where `breaking` is given, those in lane BREAKING are due then. What is not HELD
    any more is left as it is.
    """

    chat: int
    not_before: float
    breaking: float | None = None
    only: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PutFeed:
    """What is remembered of a feed. Committed after everything that the look brought."""

    state: FeedState


@dataclass(frozen=True, slots=True)
class PutReader:
    """Store a reader; the store counts `version` up. *Conditional*: refused when the stored version is not
    `reader.version`.
    """

    reader: Reader


@dataclass(frozen=True, slots=True)
class Unreach:
    """A chat does not want us: its reader becomes UNREACHABLE with the reason (`paused`: they had paused), what is
    PENDING for it is CANCELLED, and digests come apart (`Unbundle`): what is HELD stays so. `asked` is when the request
    left that told so (None: nothing was asked): an answer older than the reader's coming back says nothing about them,
    and changes nothing (a coming back far ahead of `at` is none).
    """

    chat: int
    reason: str
    at: float
    asked: float | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A group became a supergroup: reader and unfinished deliveries go to the new number (their ids stay, and are known
    under the new number too). Where the new number has a reader already, the two become one
    (`bot.newsroom.moves.moved`), and what waits for both is CANCELLED for the old one.
    """

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase a reader: the reader, all deliveries to the chat, its message numbers, documents whose id is the chat's
    number or whose kind ends in it (`text:NUMBER`), and the bodies of its updates that are done or set aside; likewise
    of a group's earlier numbers. A fan-out or an amendment that has come as far as this chat goes on from just before
    it. Updates that wait (the `/forget` itself, or what was said after it) are still handled, and erased when they are
    finished. When the commit returns, no file of the store holds the number any more, save for updates that wait; on a
    full disk, when there is room again. The audit trail stays. A commit of many costs no more generations than one.

    *Conditional* where `version` is given: refused when the reader is stored and is another version by now.
    """

    chat: int
    version: int | None = None


@dataclass(frozen=True, slots=True)
class AnswerUpdate:
    """An update's effect is in this commit; what is left is to make these Bot API calls (`{"method": …, …}`),
    then FinishUpdate.

    *Conditional*: refused when the update is finished or has its answers already.
    """

    update: int
    answers: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class FinishUpdate:
    """An update is done. Its id is kept for two days, its body, answers and chat are not."""

    update: int
    at: float


@dataclass(frozen=True, slots=True)
class SetAsideUpdate:
    """An update that cannot be handled. Kept with the reason, not tried again."""

    update: int
    at: float
    reason: str


@dataclass(frozen=True, slots=True)
class PutDocument:
    """Store a document; the store counts `version` up. *Conditional*: refused when the stored version is
    another one (0: new).
    """

    document: Document


@dataclass(frozen=True, slots=True)
class DropDocument:
    """Remove a document; one that is gone is no error."""

    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class SetValue:
    """Remember a small JSON value under a name; None forgets it."""

    name: str
    value: str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class RaiseFloor:
    """The highest message number known in a chat is at least `message`."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Log:
    """Add to the audit trail."""

    act: Act


Change = (
    Publish
    | LearnKeys
    | PutArticle
    | FanOut
    | AdvanceFanOut
    | AddDeliveries
    | Record
    | CancelDeliveries
    | Bundle
    | Unbundle
    | Renew
    | Hasten
    | Hold
    | PutFeed
    | PutReader
    | Unreach
    | Move
    | Forget
    | AnswerUpdate
    | FinishUpdate
    | SetAsideUpdate
    | PutDocument
    | DropDocument
    | SetValue
    | RaiseFloor
    | Log
)
