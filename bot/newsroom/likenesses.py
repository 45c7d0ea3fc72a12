"""What became of the article that a doubtful one is like: the desk is told what is so, not what mostly is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Article, ArticleState, Delivery, DeliveryState, Document, Kind, delivery_id
from bot.newsroom.pauses import CONFIRMING, PAUSED
from bot.ports import Storage

_TELLING = (
    ArticleState.LIVE,
    ArticleState.HELD,
    ArticleState.RETRACTED,
    ArticleState.SKIPPED,
    ArticleState.ARCHIVED,
)


class Fate(StrEnum):
    """POSTED: it stands in the channel · COMING: it is on its way there · WAITS: the desk is asked about it ·
    KEPT: it waits for a pause to end, or for an editor's word about a breaking item · RETRACTED, SKIPPED: it was taken
    back, or refused · APART: the channel did not take it.
    """

    POSTED = "posted"
    COMING = "coming"
    WAITS = "waits"
    KEPT = "kept"
    RETRACTED = "retracted"
    SKIPPED = "skipped"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article as it is told of: `at` is when it was posted, None where it was not."""

    title: str
    fate: Fate
    at: float | None = None


def most_telling(alike: Iterable[Article]) -> Article | None:
    """Return the one that says most about a doubtful article: what went out before what waits, what waits before what
    is over; of equals the first.
    """
    return min(alike, key=lambda one: _TELLING.index(one.state), default=None)


async def likeness(storage: Storage, question: Document, *, channel: int) -> Likeness | None:
    """Look up what became of the article that a question's is like; None where the question names none that is known.

    `channel` is the channel's number.
    """
    name = question.body.get("like")
    article = await storage.article(str(name)) if name else None
    if article is None:
        return None
    post = await storage.delivery(delivery_id(Kind.POST, article.id, channel))
    fate = _fate(article, post)
    at = post.ended if post is not None and fate is Fate.POSTED else None
    return Likeness(article.correction or article.title, fate, at)


def _fate(article: Article, post: Delivery | None) -> Fate:
    match article.state:
        case ArticleState.RETRACTED:
            return Fate.RETRACTED
        case ArticleState.SKIPPED:
            return Fate.SKIPPED
        case ArticleState.HELD:
            return Fate.KEPT if article.reason in (PAUSED, CONFIRMING) else Fate.WAITS
    if post is None or post.state in (DeliveryState.DEAD, DeliveryState.CANCELLED):
        return Fate.APART
    return Fate.POSTED if post.state is DeliveryState.SENT else Fate.COMING
