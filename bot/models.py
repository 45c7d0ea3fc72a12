"""The nouns: frozen values that go from room to room. Times are seconds since 1970 (UTC) as float, unless a
name says otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any


class Language(StrEnum):
    """The languages Mirsal speaks, and those an article can be in."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"


# ── what comes in ────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Entry:
    """One item as a feed, the site's REST interface or a push told it: cleaned plain text, not yet anybody's article.

    `title`, `summary` and `body` are plain text (no markup, no control or bidi characters; FAULTS' T04), capped at
    512, 8,000 and 8,000 characters. `link`, `image` and `comments` are absolute http(s) addresses or None.
    `post_id` is WordPress' number, from `?p=` in guid or link or from wp-json. `published` is None where the site
    gave no date that can be believed.
    """

    guid: str | None
    link: str | None
    title: str
    summary: str = ""
    body: str = ""
    image: str | None = None
    comments: str | None = None
    categories: tuple[str, ...] = ()
    author: str | None = None
    published: float | None = None
    updated: float | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One whole feed document: its entries in the document's order, and what it says of itself.

    `every` is how long the feed wants to be left alone between looks, in seconds (`ttl`, `sy:update…`), or None.
    """

    entries: tuple[Entry, ...]
    title: str = ""
    link: str | None = None
    language: str | None = None
    hub: str | None = None
    self_link: str | None = None
    every: float | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is remembered of a feed between looks. Saved last, so that validators never outrun their entries."""

    url: str
    etag: str | None = None
    last_modified: str | None = None
    body_hash: str | None = None
    first_sight: float | None = None  # when its first complete answer was taken in; None: never seen yet
    last_success: float | None = None
    last_attempt: float | None = None
    last_unconditional: float | None = None
    last_cross_check: float | None = None
    next_look: float = 0.0
    failures: int = 0
    failing_since: float | None = None
    alarmed: bool = False
    problem: str | None = None
    newest: float | None = None  # the newest publication time seen, for filling gaps
    extra: Mapping[str, Any] = field(default_factory=dict)  # websub and the like: JSON values


# ── what is decided ──────────────────────────────────────────────────────────


class Verdict(StrEnum):
    """Does an article belong into the channel?"""

    YES = "yes"
    REVIEW = "review"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the catalogue says of an article. `because` are the words that decided, as they stand in the text.

    `weights` pairs each sign found with what it added (log-odds); `score` is 0..1.
    """

    publish: Verdict
    score: float
    topics: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    weights: tuple[tuple[str, float], ...] = ()


class ArticleState(StrEnum):
    """LIVE: goes its way · ARCHIVED: known, never sent (first sight, too old) · HELD: the desk decides ·
    SKIPPED: the desk
    (or nobody) said no · RETRACTED: taken back.
    """

    LIVE = "live"
    ARCHIVED = "archived"
    HELD = "held"
    SKIPPED = "skipped"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Article:
    """An item of news with an identity of its own.

    `id` is 10 letters of [a-z2-7], derived from the first of `keys`, so that two copies that find it at once
    give it the
    same. `link` is the address readers open; `short_link` the site's `?p=` form where it has one.
    `topics` may hold `breaking`. `revision` grows with each correction or edit of the site's.
    """

    id: str
    keys: tuple[str, ...]
    source: str
    title: str
    link: str | None
    summary: str = ""
    body: str = ""
    short_link: str | None = None
    image: str | None = None
    comments: str | None = None
    categories: tuple[str, ...] = ()
    author: str | None = None
    language: Language = Language.ARABIC
    published: float = 0.0
    seen: float = 0.0
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # people and bodies of the catalogue that it names (slugs), for "see also"
    publish: Verdict = Verdict.NO
    score: float = 0.0
    because: tuple[str, ...] = ()
    state: ArticleState = ArticleState.LIVE
    breaking: bool = False
    origin: str = "feed"  # feed · gap · push · desk
    by: int | None = None  # the editor who acted, a Telegram number
    silent: bool = False  # it goes out without a sound
    revision: int = 0
    correction: str | None = None  # the text of the newest /correct
    corrected: float | None = None
    reason: str | None = None  # why it was held, skipped or retracted
    see_also: tuple[str, ...] = ()  # ids of earlier articles
    reply_to: str | None = None  # the article whose post this one answers
    fingerprint: tuple[int, ...] = ()  # for near-duplicates


# ── readers ──────────────────────────────────────────────────────────────────


class FilterKind(StrEnum):
    """TOPIC: `text` is a slug · WORDS: `text` is one alternative as the reader wrote it · ALL: what the
    channel takes ·
    EVERYTHING: all that the site publishes.
    """

    TOPIC = "topic"
    WORDS = "words"
    ALL = "all"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a reader follows. `id` is the reader's own count, never used again."""

    id: int
    kind: FilterKind
    text: str = ""


class ReaderState(StrEnum):
    """ACTIVE · PAUSED by the reader · UNREACHABLE: blocked us or is gone, until `my_chat_member` or `/start`."""

    ACTIVE = "active"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to write to: a person, or a group whose administrators subscribed it. `chat` is the Telegram number.

    `version` counts the store's writes: a `PutReader` is refused when somebody else wrote since it was read (0: new).
    `digest` is "off", "HH:MM" or "weekly DAY HH:MM" (DAY: mon … sun); `quiet` "off" or "HH:MM-HH:MM", in `timezone`.
    `lost` is since when they cannot be reached; after 30 days they are forgotten.
    """

    chat: int
    kind: str = "private"  # private · group · supergroup
    language: Language = Language.ARABIC
    timezone: str = "Africa/Casablanca"
    state: ReaderState = ReaderState.ACTIVE
    filters: tuple[Filter, ...] = ()
    next_filter: int = 1
    digest: str = "off"
    quiet: str = "off"
    strict: bool = False  # quiet hours hold back breaking items too
    since: float = 0.0
    reason: str | None = None
    lost: float | None = None
    version: int = 0


# ── what goes out ────────────────────────────────────────────────────────────


class Lane(IntEnum):
    """Who goes first, lowest number first. FLASH: an editor's act in the channel · DESK: notices and questions ·
    CHANNEL: routine posts · BREAKING: personal copies that cannot wait · ROUTINE: personal copies · DIGEST.
    """

    FLASH = 0
    DESK = 1
    CHANNEL = 2
    BREAKING = 3
    ROUTINE = 4
    DIGEST = 5


class Kind(StrEnum):
    """POST: in the channel · COPY: a reader's own · EDIT, DELETE: of a message that went out · DIGEST: many
    articles in one ·
    NOTICE: to the desk, with or without buttons · REPLY: a short word under a copy (a correction).
    """

    POST = "post"
    COPY = "copy"
    EDIT = "edit"
    DELETE = "delete"
    DIGEST = "digest"
    NOTICE = "notice"
    REPLY = "reply"


class DeliveryState(StrEnum):
    """PENDING → SENDING → SENT, or back to PENDING (deferred), DEAD (refused, unreachable), UNKNOWN (settled later).
    HELD waits for a digest; CANCELLED was called off before it left.
    """

    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    DEAD = "dead"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The intent to say one thing in one chat, and what became of it.

    `id` names the intent (`delivery_id`): adding it again changes nothing. `floor` is the highest message number
    known in the chat when the send began; `message` the number Telegram gave; `data` JSON values the kind needs.
    """

    id: str
    chat: int
    lane: Lane
    kind: Kind
    article: str | None = None
    state: DeliveryState = DeliveryState.PENDING
    created: float = 0.0
    not_before: float = 0.0
    attempts: int = 0
    doubts: int = 0
    owner: str | None = None
    lease_until: float | None = None
    started: float | None = None  # when the last attempt began
    ended: float | None = None  # when its outcome was known, or known to be unknown
    floor: int | None = None
    message: int | None = None
    silent: bool = False
    error: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def delivery_id(kind: Kind, subject: str, chat: int) -> str:
    """Name an intent: the same kind, subject (article id, with a revision where it repeats) and chat are the
    same intent.
    """
    return f"{kind}/{subject}/{chat}"


# ── an attempt's honest outcome ──────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, under this number (None for an edit or a deletion)."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """Certainly not sent; try again after `wait` seconds. `flood`: Telegram said 429."""

    wait: float
    reason: str
    flood: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message. `lane_stop`: nor any other in this chat until a person acts
    (rights lost).
    """

    reason: str
    lane_stop: bool = False


@dataclass(frozen=True, slots=True)
class Degrade:
    """Certainly not sent, but a plainer form may pass: without its photo, or without entities."""

    reason: str
    drop: str  # photo · entities · reply · buttons


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The chat does not want us or is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has a new number."""

    chat: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost, or the process died in between: it may stand in the chat or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """401: nobody gets anything until the token is right. Certainly not sent."""

    reason: str


Outcome = Sent | Deferred | Refused | Degrade | Unreachable | Moved | Unknown | TokenRefused


# ── inbox, desk, audit ───────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Update:
    """One update of Telegram's, stored before it was confirmed. `answers` (Bot API calls, JSON) stands where
    its effect is stored and only the telling is left: then it is not handled again, only told.

    `chat` orders them: updates of one chat are taken one after another.
    """

    id: int
    body: Mapping[str, Any]
    chat: int = 0
    at: float = 0.0
    attempts: int = 0
    answers: tuple[Mapping[str, Any], ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Something small with a life of its own: a draft, a question to the desk, a look into the channel.
    `version` as in Reader.
    """

    kind: str
    id: str
    body: Mapping[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, when: the audit trail. `by` is a Telegram number, 0 for Mirsal itself."""

    at: float
    by: int
    what: str
    subject: str = ""
    detail: str = ""
