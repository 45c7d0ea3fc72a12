"""How things stand, in figures: what `/status`, `/stats` and the evening's summary say. Reads, changes nothing."""

import asyncio
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.models import (
    Act,
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Document,
    FeedState,
    FilterKind,
    Kind,
    Reader,
    ReaderState,
    Verdict,
    delivery_id,
)
from bot.newsroom.pauses import CONFIRMING, PAUSED, PAUSED_FEED, count_paused
from bot.newsroom.questions import QUESTION
from bot.newsroom.routing import DAY, FIRST_SIGHT
from bot.ports import Backlog, Storage

ALARM = "alarm"
LONGEST_DELAY = DAY  # a date that lies further back was set so by hand
LATE_AT_MOST = 7 * DAY  # how long before its post an article may have been published, to be counted
MOST_ARTICLES = 5000
READER_PAGE = 500
COPY_PAGE = 500
MOST_COPIES = 20_000  # of which the reasons are told
MOST_ACTS = 100_000
LAST_ACTS = 8


# from the site to the channel ───────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Delays:
    """Seconds from the site's publishing to the channel, of `count` posts."""

    count: int
    median: float
    worst: float


def delay_of(post: Delivery, at: float) -> float | None:
    """Return how long a post took from the site's publishing until `at`, a day at most; None for one that was there
    before us (BACKFILL).
    """
    published = post.data.get("published")
    return None if published is None else min(max(0.0, at - float(published)), LONGEST_DELAY)


def delays_of(posts: Iterable[Delivery]) -> Delays | None:
    """Return the median and the worst of these posts; None where none was measured."""
    found = [seconds for post in posts if (seconds := delay_of(post, post.ended or post.created)) is not None]
    return Delays(len(found), statistics.median(found), max(found)) if found else None


@dataclass(frozen=True, slots=True)
class Posted:
    """An article with its post in the channel, SENT."""

    article: Article
    post: Delivery


async def posted_since(storage: Storage, channel: int, since: float) -> list[Posted]:
    """Return what went into the channel since then, oldest first."""
    found = []
    for article in await storage.latest(MOST_ARTICLES, live=False):
        if article.published < since - LATE_AT_MOST:
            break
        if article.publish is not Verdict.YES:
            continue
        post = await storage.delivery(delivery_id(Kind.POST, article.id, channel))
        if post is not None and post.state is DeliveryState.SENT and (post.ended or post.created) >= since:
            found.append(Posted(article, post))
    return sorted(found, key=lambda one: one.post.ended or one.post.created)


# /status ────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Broken:
    """An alarm that was told and has not ended: by name, with what happened, and since when."""

    name: str
    detail: str
    at: float


@dataclass(frozen=True, slots=True)
class Overview:
    """How things stand now. `questions` counts what waits for an answer, by what is asked; `unknown` the channel's
    posts of unknown outcome; `alarms` is what is broken; `posts` counts the last day's, also those that editors sent,
    which no `delays` measure.
    """

    now: float
    feeds: tuple[FeedState, ...]
    paused: bool
    kept_back: int
    queues: tuple[Backlog, ...]
    questions: Mapping[str, int]
    unknown: int
    alarms: tuple[Broken, ...]
    posts: int
    delays: Delays | None
    readers: Mapping[str, int]


async def overview(storage: Storage, feeds: Sequence[str], *, channel: int, now: float) -> Overview:
    """Look up how things stand."""
    posts = await posted_since(storage, channel, now - DAY)
    states = [await storage.feed(url) or FeedState(url) for url in feeds]
    unknown = [row for row in await storage.unsettled() if row.kind is Kind.POST]
    return Overview(
        now=now,
        feeds=tuple(states),
        paused=bool(await storage.value(PAUSED_FEED)),
        kept_back=await count_paused(storage),
        queues=tuple(line for line in await storage.backlog(now) if line.pending or line.unknown),
        questions=Counter(str(one.body["what"]) for one in await storage.documents(QUESTION)),
        unknown=len(unknown),
        alarms=tuple(alarms_of(await storage.documents(ALARM))),
        posts=len(posts),
        delays=delays_of(one.post for one in posts),
        readers=await storage.count_readers(),
    )


def alarms_of(documents: Iterable[Document]) -> list[Broken]:
    """Return what is broken; what was only told once is not."""
    found = ((one.id, one.body) for one in documents if not one.body.get("once"))
    return [Broken(name, str(body.get("detail", "")), float(body.get("at", 0.0))) for name, body in found]


# /stats ─────────────────────────────────────────────────────────────────────


@dataclass
class Count:
    """Readers as they are counted: by state; of those who can be reached, their filters by kind, how many follow each
    topic, and how many are new.
    """

    states: Counter[str] = field(default_factory=Counter)
    filters: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    new: int = 0

    def add(self, reader: Reader, *, since: float) -> None:
        """Take in one reader; `since` is from when on one is new."""
        self.states[reader.state.value] += 1
        if reader.state is ReaderState.UNREACHABLE:
            return
        self.new += reader.since >= since
        for one in reader.filters:
            self.filters[one.kind.value] += 1
            if one.kind is FilterKind.TOPIC:
                self.topics[one.text] += 1


async def count_readers(storage: Storage, *, since: float) -> Count:
    """Count all readers, and those who came since then."""
    count = Count()
    after: int | None = None
    while page := await storage.readers(after=after, limit=READER_PAGE):
        for reader in page:
            count.add(reader, since=since)
        after = page[-1].chat
        await asyncio.sleep(0)  # somebody may wait for an answer
    return count


@dataclass(frozen=True, slots=True)
class Figures:
    """The readers, how many posts went out in the last day and week, and what people did last, oldest first."""

    count: Count
    day: int
    week: int
    acts: tuple[Act, ...] = ()


async def figures(storage: Storage, *, channel: int, now: float) -> Figures:
    """Look up the figures of all."""
    posts = await posted_since(storage, channel, now - 7 * DAY)
    day = sum((one.post.ended or one.post.created) >= now - DAY for one in posts)
    acts = await storage.acts(since=now - 7 * DAY, limit=MOST_ACTS)
    by_people = [act for act in acts if act.by]
    return Figures(await count_readers(storage, since=now - DAY), day, len(posts), tuple(by_people[-LAST_ACTS:]))


# /stats ARTICLE ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Story:
    """What became of one article. `tally` counts deliveries by "kind/state", `reasons` why those did not arrive, by the
    same names; what was packed away has lost its reasons.
    """

    article: Article
    post: Delivery | None
    tally: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, int]]
    acts: tuple[Act, ...]


async def story_of(storage: Storage, article: Article, *, channel: int) -> Story:
    """Look up what became of an article: who got it, who did not and why, and who did what about it."""
    acts = await storage.acts(since=min(article.seen, article.published) - DAY, limit=MOST_ACTS)
    post = await storage.delivery(delivery_id(Kind.POST, article.id, channel))
    return Story(
        article=article,
        post=post,
        tally=await storage.tally(article.id),
        reasons=await _reasons(storage, article.id),
        acts=tuple(act for act in acts if act.subject in _names_of(article, post)),
    )


def _names_of(article: Article, post: Delivery | None) -> set[str]:
    """Return what acts about an article may name: itself, the draft it was, its post, the post's number."""
    drafts = {key.removeprefix("desk:") for key in article.keys if key.startswith("desk:")}
    return {article.id} | drafts | ({post.id, str(post.message)} if post is not None else set())


async def _reasons(storage: Storage, article: str) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, Counter[str]] = {}
    after: int | None = None
    seen = 0
    while seen < MOST_COPIES and (page := await storage.copies(article, after=after, limit=COPY_PAGE)):
        for one in page:
            if one.state in (DeliveryState.DEAD, DeliveryState.CANCELLED, DeliveryState.UNKNOWN):
                found.setdefault(f"{one.kind}/{one.state}", Counter())[reason_of(one)] += 1
        after, seen = page[-1].chat, seen + len(page)
        await asyncio.sleep(0)
    return found


_SIGNS = (
    ("blocked", ("blocked",)),
    (
        "gone",
        ("deactivated", "chat not found", "initiate conversation", "is gone", "unreachable", "kicked", "not a member"),
    ),
    ("paused", ("is paused",)),
    ("dropped", ("does not follow",)),
    ("withdrawn", ("the article is", "there is no correction")),
    ("unknown", ("unknown",)),
)


def reason_of(delivery: Delivery) -> str:
    """Return why a delivery did not arrive, as one of a few words, or in Telegram's own where it is none of them."""
    if delivery.data.get("digest"):
        return "digest"
    if delivery.error is None:
        return "recalled" if delivery.state is DeliveryState.CANCELLED else "other"
    said = delivery.error.lower()
    return next((name for name, signs in _SIGNS if any(sign in said for sign in signs)), delivery.error)


def fate_of(article: Article) -> str:
    """Return in a word why an article is, or is not, in the channel."""
    match article.state:
        case ArticleState.LIVE:
            return (
                "posted"
                if article.publish is Verdict.YES
                else "unsure"
                if article.publish is Verdict.REVIEW
                else "unfit"
            )
        case ArticleState.HELD:
            return str(article.reason) if article.reason in (PAUSED, CONFIRMING) else "waiting"
        case ArticleState.ARCHIVED:
            return "first" if article.reason == FIRST_SIGHT else "old"
        case ArticleState.RETRACTED:
            return "retracted"
        case ArticleState.SKIPPED:
            known = article.reason in ("unanswered", "twin", "stranger", "burst")
            return str(article.reason) if known else "skipped"
