"""A decided draft goes out: the article it becomes, and everything of one commit. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.changes import AddDeliveries, Change, FanOut, Log, Publish, PutArticle, PutDocument
from bot.models import Act, Article, ArticleState, Delivery, DeliveryState, Document, Entry, Verdict
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.newsroom.fanout import ANEW
from bot.newsroom.identity import keys_of, site_of
from bot.newsroom.intents import post_of
from bot.newsroom.routing import BREAKING
from bot.newsroom.writing import Judge, write_article

DESK = "desk"
_NEVER_WENT = (DeliveryState.DEAD, DeliveryState.CANCELLED)


def link_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys by which the site's own article would be known; none for a text without a link."""
    if entry.link is None:
        return ()
    return tuple(key for key in keys_of(entry, site=site_of(entry.link)) if not key.startswith("hash:"))


def topics_of(entry: Entry, judge: Judge) -> tuple[str, ...]:
    """Return the topics that the catalogue sees in an entry, and `breaking`."""
    judged = _written(entry, ("",), judge, 0.0).topics
    return (*(topic for topic in judged if topic != BREAKING), BREAKING)


def entry_of(article: Article) -> Entry:
    """Return what a known article says, as an entry to make a draft of."""
    return Entry(
        guid=None,
        link=article.link,
        title=article.title,
        summary=article.summary,
        body=article.body,
        image=article.image,
        comments=article.comments,
        categories=article.categories,
        author=article.author,
        published=article.published,
    )


def article_of(draft: Draft, judge: Judge, *, now: float, known: Article | None = None) -> Article:
    """Return the article that a draft is, as it would go out now.

    `known` is the site's own article of this link. One that never stood in the channel is brought out under its own
    id; one that was taken back keeps its keys, and the draft is an article of its own.
    """
    own = f"{DESK}:{draft.id}"
    theirs = known is not None and known.id == draft.article
    keys = known.keys if theirs and known is not None else (own,) if known else (*link_keys(draft.entry), own)
    article = replace(
        _written(draft.entry, keys, judge, now),
        topics=draft.topics,
        publish=Verdict.YES,
        state=ArticleState.LIVE,
        breaking=True,
        silent=draft.way is Way.SILENT,
        by=draft.by,
        origin=DESK,
    )
    if not theirs or known is None:
        return article
    return replace(
        article,
        id=known.id,
        source=known.source,
        short_link=known.short_link,
        origin=known.origin,
        seen=known.seen,
        revision=known.revision + 1,
    )


def stands(post: Delivery | None) -> bool:
    """Tell whether an article stands in the channel, or is on its way there."""
    return post is not None and post.state not in _NEVER_WENT


def release(draft: Draft, article: Article, *, known: Article | None, channel: int, now: float) -> tuple[Change, ...]:
    """Send it out: the article, the channel's post and the intent to tell readers, and who did it.

    *Conditional* like what it is made of: somebody who was quicker makes the whole commit be refused.
    """
    post = replace(post_of(article, channel, now=now, due=now), silent=draft.way is Way.SILENT)
    tells = draft.way is not Way.CHANNEL
    act = Log(Act(now, draft.asker or draft.done_by or draft.by, f"breaking: {draft.way}", article.id, article.title))
    sent = PutDocument(replace(draft, article=article.id, state=DraftState.SENT).document())
    if known is None or known.id != article.id:
        return (Publish(article, (post,), fan_out=tells), sent, act)
    anew = (FanOut(article.id + ANEW),) if tells else ()
    return (PutArticle(article, expected=known.revision), AddDeliveries((post,)), *anew, sent, act)


def decided(draft: Draft, state: DraftState, *, by: int | None, name: str, now: float) -> Draft:
    """Return a draft with its end, and who brought it about."""
    return replace(draft, state=state, done_by=by, done_name=name, done_at=now, typing=None)


def progress_of(article: Article, draft: Draft, notice: Delivery, *, expected: int, now: float) -> Sequence[Change]:
    """Keep in mind to say at the desk how far the sending has come."""
    body = {"notice": notice.id, "chat": notice.chat, "at": now, "expected": expected, "way": draft.way.value}
    return (AddDeliveries((notice,)), PutDocument(Document("progress", article.id, body)))


def _written(entry: Entry, keys: tuple[str, ...], judge: Judge, now: float) -> Article:
    source = site_of(entry.link) if entry.link else DESK
    return write_article(entry, keys=keys, source=source, now=now, judge=judge, publish_topics=(), origin=DESK)
