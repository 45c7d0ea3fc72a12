"""Which way a new article goes: into the channel, to the desk, or only to the readers who asked for it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Article, ArticleState, Judgement, Verdict

UMBRELLA = "security-cooperation"
EVERYTHING = "everything"
FIRST_SIGHT = "first sight"  # it was there before us
CHANGED = "changed"  # the site rewrote it, and it goes its way later than it came
BREAKING = "breaking"
DESK = "desk"  # the origin of what an editor wrote
PAGE = "page"  # of what an editor sent as its page tells it
WORDS = ":words"  # a fan-out to filters of words only, while topic readers wait for the desk
ANEW = ":anew"  # a fan-out of an article that was told to some readers before: those who have it get nothing more
HOUR = 3600.0
DAY = 24 * HOUR
OLD_AT_FIRST_SIGHT = 2 * DAY  # an entry this much older than the first look was there before us
OLD = 30 * DAY
EARLY = HOUR / 4  # a date so little in the future is a clock's fault
LONGEST_WAIT = HOUR


def channel_verdict(judgement: Judgement, publish_topics: Sequence[str]) -> Verdict:
    """Say whether the channel takes it: the catalogue's verdict under the umbrella, a plain yes for other
    topics named.
    """
    if EVERYTHING in publish_topics:
        return Verdict.YES
    if any(topic in judgement.topics for topic in publish_topics if topic != UMBRELLA):
        return Verdict.YES
    return judgement.publish if UMBRELLA in publish_topics else Verdict.NO


def too_old(published: float | None, *, first_sight: float, now: float) -> bool:
    """Tell whether an unknown entry is old news that slid into the feed (FAULTS I14). One without a date is new."""
    return published is not None and (published < first_sight - OLD_AT_FIRST_SIGHT or published < now - OLD)


def not_before(published: float | None, *, now: float) -> float:
    """Return when a post may go out: at once, or at its own date when that lies ahead, an hour at most (FAULTS I16)."""
    if published is None or published <= now + EARLY:
        return now
    return min(published, now + LONGEST_WAIT)


def fan_out_of(article: Article, suffix: str = "") -> str:
    """Name a fan-out of an article. Each later form has its own: a fan-out that is known stays as it is."""
    return article.id + (f":{article.revision}" if article.revision else "") + suffix


def urgent(article: Article) -> bool:
    """Tell whether readers get it as breaking news: not what an editor sent to the channel only."""
    return article.breaking and BREAKING in article.topics


class Doubt(StrEnum):
    """Why an article waits for a person."""

    UNSURE = "unsure"  # the catalogue's verdict is review
    TWIN = "twin"  # it looks like one that was posted
    STRANGER = "stranger"  # no link of its leads to the site: to another one, or none that may be shown
    BURST = "burst"  # too many at one look
    BULLETIN = "bulletin"  # it may be the article of a breaking item


@dataclass(frozen=True, slots=True)
class Route:
    """Where to: `state` the article begins in, `post` into the channel, `ask` the desk, whom to tell of the readers."""

    state: ArticleState
    post: bool = False
    ask: bool = False
    tell_all: bool = False  # fan out to every filter
    tell_words: bool = False  # fan out to filters of words only: topic readers wait for the desk
    reason: str | None = None
    like: str | None = None  # the article that it is like


def route(verdict: Verdict, *, desk: bool, doubt: Doubt | None = None) -> Route:
    """Decide a new article's way (CONTRACT, below the readers' commands).

    With a desk, what is doubtful waits there, and readers whose words it matches get it at once. Without a desk
    it is not posted: an unsure one still reaches its readers, a twin or a stranger nobody (then only what is beyond
    doubt the same is called a twin).
    """
    if doubt is None and verdict is Verdict.REVIEW:
        doubt = Doubt.UNSURE
    if doubt in (Doubt.TWIN, Doubt.STRANGER) and verdict is not Verdict.NO:
        state = ArticleState.HELD if desk else ArticleState.SKIPPED
        return Route(state, ask=desk, reason=doubt)
    if doubt is Doubt.TWIN or doubt is Doubt.STRANGER:
        return Route(ArticleState.SKIPPED, reason=doubt)
    if doubt is not None and desk:
        return Route(ArticleState.HELD, ask=doubt is not Doubt.BURST, tell_words=True, reason=doubt)
    return Route(ArticleState.LIVE, post=verdict is Verdict.YES, tell_all=True, reason=doubt)
