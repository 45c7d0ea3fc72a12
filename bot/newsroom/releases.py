"""A decided draft goes out: the article it becomes, and everything of one commit. Pure, but for `before`."""

from dataclasses import dataclass, replace

from bot.changes import AddDeliveries, Change, FanOut, Log, Publish, PutArticle
from bot.models import Act, Article, ArticleState, Delivery, DeliveryState, Entry, Kind, Verdict, delivery_id
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.newsroom.identity import keys_of, site_of
from bot.newsroom.intents import post_of
from bot.newsroom.routing import ANEW, BREAKING
from bot.newsroom.writing import Judge, write_article
from bot.ports import Storage

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


@dataclass(frozen=True, slots=True)
class Before:
    """What there was of a link before: the article known by it, and the channel's post of that."""

    known: Article | None = None
    post: Delivery | None = None

    @property
    def stands(self) -> bool:
        """Tell whether it is in the channel, or on its way there: then nothing is sent again."""
        return self.post is not None and self.post.state not in _NEVER_WENT

    @property
    def brings(self) -> Article | None:
        """Return the site's own article that a draft would bring into the channel, where it never was."""
        fresh = self.post is None and self.known is not None and self.known.state is not ArticleState.RETRACTED
        return self.known if fresh else None


async def before(storage: Storage, entry: Entry, channel: int) -> Before:
    """Look up what is known of an entry's link."""
    keys = link_keys(entry)
    found = await storage.known(keys) if keys else {}
    name = next((found[key] for key in keys if key in found), None)
    known = await storage.article(name) if name else None
    if known is None:
        return Before()
    return Before(known, await storage.delivery(delivery_id(Kind.POST, known.id, channel)))


def article_of(draft: Draft, judge: Judge, *, now: float, before: Before) -> Article:
    """Return the article that a draft is, as it would go out now.

    The site's own article that never stood in the channel is brought out under its own id; one that was taken back
    keeps its keys, and the draft is an article of its own.
    """
    own, known = f"{DESK}:{draft.id}", before.brings
    keys = (*known.keys, own) if known else (own,) if before.known else (*link_keys(draft.entry), own)
    article = replace(
        _written(draft.entry, keys, judge, now),
        topics=draft.topics,
        publish=Verdict.YES,
        state=ArticleState.LIVE,
        breaking=True,
        silent=draft.way is Way.SILENT,
        by=draft.asker or draft.done_by or draft.by,
        origin=DESK,
    )
    if known is None:
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


def release(draft: Draft, article: Article, *, before: Before, channel: int, now: float) -> tuple[Change, ...]:
    """Send it out: the article, the channel's post and the intent to tell readers, and who did it.

    *Conditional*: somebody who was quicker with the same link makes the whole commit be refused.
    """
    post = replace(post_of(article, channel, now=now, due=now), silent=article.silent)
    tells = draft.way is not Way.CHANNEL
    act = Log(Act(now, article.by or draft.by, f"breaking: {draft.way}", article.id, article.title))
    if before.brings is None:
        return (Publish(article, (post,), fan_out=tells), act)
    anew = (FanOut(article.id + ANEW),) if tells else ()
    return (PutArticle(article, expected=before.brings.revision), AddDeliveries((post,)), *anew, act)


def decided(draft: Draft, state: DraftState, *, by: int | None, name: str, now: float) -> Draft:
    """Return a draft with its end, and who brought it about."""
    return replace(draft, state=state, done_by=by, done_name=name, done_at=now)


def _written(entry: Entry, keys: tuple[str, ...], judge: Judge, now: float) -> Article:
    source = site_of(entry.link) if entry.link else DESK
    return write_article(entry, keys=keys, source=source, now=now, judge=judge, publish_topics=(), origin=DESK)
