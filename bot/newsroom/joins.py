"""A breaking item that went out as bare text, and the article that the site then publishes: one post, not two. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.changes import Change, FanOut, Log, PutArticle, PutDocument
from bot.models import Act, Article, ArticleState, Delivery, Document
from bot.newsroom.amendments import Amendment, What
from bot.newsroom.corrections import edited_post
from bot.newsroom.figures import other_numbers
from bot.newsroom.questions import BURST_WAITS, QUESTION, question_id
from bot.newsroom.routing import ANEW, BREAKING, DESK, HOUR, fan_out_of
from bot.newsroom.titles import EDITED_TITLE, titles_alike, titles_related
from bot.newsroom.twins import same_story

JOIN, SEPARATE = "join", "separate"
WITHIN = 48 * HOUR
LIKELY, RELATED = 0.6, 0.5


@dataclass(frozen=True, slots=True)
class Kin:
    """The bulletin that an article seems to belong to; `sure`: it is the same."""

    bulletin: Article
    sure: bool


def kin_of(article: Article, earlier: Iterable[Article]) -> Kin | None:
    """Return the breaking item, sent as text alone within 48 hours, that this is the article of; the surest one."""
    found = [
        (sure, -abs(article.published - other.published), other)
        for other in earlier
        if _is_bulletin(other) and abs(article.published - other.published) <= WITHIN
        for sure in _kinship(article, other)
    ]
    best = max(found, key=lambda kin: kin[:2], default=None)
    return Kin(best[2], best[0]) if best else None


def joined(bulletin: Article, article: Article) -> Article:
    """Return the bulletin with what the article adds: link, keys, text to be found by. Its own words stay."""
    topics = dict.fromkeys((*(topic for topic in article.topics if topic != BREAKING), *bulletin.topics))
    return replace(
        bulletin,
        keys=tuple(dict.fromkeys((*bulletin.keys, *article.keys))),
        source=article.source,
        link=article.link,
        short_link=article.short_link,
        comments=article.comments,
        body=article.body or bulletin.body,
        categories=article.categories,
        author=article.author,
        topics=tuple(topics),
        names=tuple(dict.fromkeys((*bulletin.names, *article.names))),
        fingerprint=article.fingerprint,
        revision=bulletin.revision + 1,
    )


def join(
    bulletin: Article, article: Article, *, post: Delivery | None, chat: int, by: int, now: float
) -> tuple[Change, ...]:
    """Give a bulletin its article's link, in the channel and in every copy; readers whom the article's text fits and
    who have not got it yet get it. *Conditional*: refused where somebody changed the bulletin in between.
    """
    whole = joined(bulletin, article)
    amendment = Amendment(bulletin.id, whole.revision, What.JOIN, chat, by, now, bulletin.corrected)
    return (
        PutArticle(whole, expected=bulletin.revision),
        *edited_post(amendment, bulletin, post, now=now),
        PutDocument(amendment.document()),
        FanOut(fan_out_of(whole, ANEW)),
        Log(Act(now, by, JOIN, bulletin.id, article.title)),
    )


def join_held(
    bulletin: Article, held: Article, *, post: Delivery | None, chat: int, by: int, now: float
) -> tuple[Change, ...]:
    """Join an article that waited for the desk's word; it keeps its keys, and is not posted itself."""
    skipped = replace(
        held, state=ArticleState.SKIPPED, reason=f"joined: {bulletin.id}", by=by or None, revision=held.revision + 1
    )
    return (
        PutArticle(skipped, expected=held.revision),
        *join(bulletin, held, post=post, chat=chat, by=by, now=now),
    )


def join_question(article: Article, bulletin: Article, *, now: float) -> Document:
    """Ask whether an article is the breaking item itself. Unanswered for half an hour it is posted by itself."""
    body = {
        "what": JOIN,
        "article": article.id,
        "bulletin": bulletin.id,
        "title": bulletin.correction or bulletin.title,
        "at": now,
        "until": now + BURST_WAITS,
    }
    return Document(QUESTION, question_id(JOIN, article.id, bulletin.id), body)


def _is_bulletin(article: Article) -> bool:
    bare = article.link is None and article.short_link is None
    return bare and article.breaking and article.origin == DESK and article.state is ArticleState.LIVE


def _kinship(article: Article, bulletin: Article) -> Iterable[bool]:
    """Yield whether it is surely the same; nothing where it is another story."""
    said = [bulletin.title, f"{bulletin.title} {bulletin.summary}", bulletin.correction or bulletin.title]
    alike = max(titles_alike(article.title, one) for one in said)
    other = other_numbers(article.title, bulletin.correction or bulletin.title)
    if same_story(article, bulletin) or (alike >= EDITED_TITLE and not other):
        yield True
    elif alike >= LIKELY or max(titles_related(article.title, one) for one in said) >= RELATED:
        yield False
