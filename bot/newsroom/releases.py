"""A decided draft goes out: the article it becomes, and everything of one commit. Pure, but for `before`."""

import hashlib
from dataclasses import dataclass, replace

from bot.changes import AddDeliveries, Change, FanOut, Log, Publish, PutArticle
from bot.models import Act, Article, ArticleState, Delivery, DeliveryState, Entry, Kind, Lane, Verdict, delivery_id
from bot.newsroom.arabic import folded_words
from bot.newsroom.changes_of_site import BY_THE_SITE, follow
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.newsroom.identity import again_key, keys_of, site_of
from bot.newsroom.intents import post_of
from bot.newsroom.routing import ANEW, BREAKING, DESK, PAGE
from bot.newsroom.twins import TWICE, TWINS_AMONG, numbers_in, titles_alike
from bot.newsroom.writing import Judge, text_of, write_article
from bot.ports import Storage

SAME = 0.9  # letters of two titles that tell the same, as a bulletin and its article do (joins)
_NEVER_WENT = (DeliveryState.DEAD, DeliveryState.CANCELLED)


def link_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys by which the site's own article would be known; of a text without a link, one for its words."""
    if entry.link is None:
        words = " ".join(folded_words(f"{entry.title}\n{entry.summary}"))
        return (f"text:{hashlib.sha256(words.encode()).hexdigest()[:32]}",) if words else ()
    return tuple(key for key in keys_of(entry, site=site_of(entry.link)) if not key.startswith("hash:"))


def topics_of(entry: Entry, judge: Judge) -> tuple[str, ...]:
    """Return the topics that the catalogue sees in an entry that an editor takes, and `breaking`."""
    judged = judge.judge(entry.title, text_of(entry), categories=entry.categories, taken=True).topics
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
    """What there was of a link, or of the same words, before: the article known by it, and the channel's post of that.
    `past`: the words are so old that they are news again. `kin`: known by its title alone, as a bulletin's article is.
    """

    known: Article | None = None
    post: Delivery | None = None
    past: bool = False
    kin: bool = False

    @property
    def stands(self) -> bool:
        """Tell whether it went out as breaking, or does now: then nothing is sent again. What was taken back is not."""
        return self._is_posted and self.raises is None

    @property
    def raises(self) -> Article | None:
        """Return the article that is in the channel as any other: a draft tells its readers, and marks its post."""
        plain = self.known is not None and not self.known.breaking
        return self.known if plain and self._is_posted else None

    @property
    def brings(self) -> Article | None:
        """Return the site's own article that a draft would bring into the channel, where it never was."""
        if self.known is None or self.past:
            return None
        return self.known if self.post is None and self.known.state is not ArticleState.RETRACTED else None

    @property
    def over(self) -> bool:
        """Tell whether what is known is no news any more: it was taken back, or is past. It may have gone out again."""
        return self.known is not None and not (self.stands or self.raises or self.brings)

    @property
    def _is_posted(self) -> bool:
        if self.known is None or self.past or self.known.state is ArticleState.RETRACTED:
            return False
        return self.post is not None and self.post.state not in _NEVER_WENT


async def before(storage: Storage, entry: Entry, channel: int, *, now: float) -> Before:
    """Look up what is known of an entry's link, or of its words or its title where it has none."""
    keys = link_keys(entry)
    found = await storage.known(keys) if keys else {}
    name = next((found[key] for key in keys if key in found), None)
    if name is None and entry.link is None:
        kin = await _article_of_words(storage, entry, now=now)
        return Before() if kin is None else Before(kin, await _post(storage, kin, channel), kin=True)
    seen = Before()
    while name is not None and (known := await storage.article(name)) is not None:
        past = entry.link is None and now - known.published > TWICE
        seen = Before(known, await _post(storage, known, channel), past)
        again = again_key(known.id)
        name = (await storage.known([again])).get(again) if seen.over else None
    return seen


async def _article_of_words(storage: Storage, entry: Entry, *, now: float) -> Article | None:
    """Return the site's article that a text without a link tells: the same title within two days, the same figures."""
    recent = await storage.latest(TWINS_AMONG, live=False)
    return next(
        (
            one
            for one in recent
            if one.link is not None
            and one.state not in (ArticleState.RETRACTED, ArticleState.SKIPPED, ArticleState.ARCHIVED)
            and abs(now - one.published) <= TWICE
            and titles_alike(one.title, entry.title) >= SAME
            and numbers_in(one.title) == numbers_in(entry.title)
        ),
        None,
    )


async def _post(storage: Storage, article: Article, channel: int) -> Delivery | None:
    return await storage.delivery(delivery_id(Kind.POST, article.id, channel))


def article_of(draft: Draft, judge: Judge, *, now: float, before: Before) -> Article:
    """Return the article that a draft is, as it would go out now.

    The site's own article keeps its id, whether it is brought out now or was posted as any other before, and its link
    and picture where the editor wrote a text alone; an editor's own words stand, whatever the site does. One that was
    taken back keeps its keys, and the draft is an article of its own, the only one to go out after it.
    """
    own, known = f"{DESK}:{draft.id}", before.brings or before.raises
    first = (again_key(before.known.id),) if before.known else link_keys(draft.entry)
    keys = (*known.keys, own) if known else (*first, own)
    article = replace(
        _written(draft.entry, keys, judge, now),
        topics=tuple(one for one in draft.topics if one != BREAKING or draft.way is not Way.CHANNEL),
        publish=Verdict.YES,
        state=ArticleState.LIVE,
        breaking=True,
        silent=draft.way is Way.SILENT,
        by=draft.asker or draft.done_by or draft.by,
        origin=DESK if draft.own else PAGE,
    )
    if known is None:
        return article
    own_words = draft.entry.title != known.title
    kept = replace(
        article,
        id=known.id,
        source=known.source,
        short_link=known.short_link,
        origin=DESK if own_words and known.origin in BY_THE_SITE else known.origin,
        seen=known.seen,
        see_also=known.see_also,
        reply_to=known.reply_to,
        correction=known.correction,
        corrected=known.corrected,
        revision=known.revision + 1,
    )
    return _with_the_sites(kept, known) if before.kin else kept


def _with_the_sites(article: Article, known: Article) -> Article:
    """Return a text that is an article's, with what the article adds to it."""
    return replace(
        article,
        summary=article.summary or known.summary,
        link=known.link,
        body=known.body,
        image=article.image or known.image,
        comments=known.comments,
        categories=known.categories,
        author=known.author,
        published=known.published,
        topics=tuple(dict.fromkeys((*known.topics, *article.topics))),
        names=tuple(dict.fromkeys((*known.names, *article.names))),
        fingerprint=known.fingerprint,
    )


def release(draft: Draft, article: Article, *, before: Before, channel: int, now: float) -> tuple[Change, ...]:
    """Send it out: the article, the channel's post and the intent to tell readers, and who did it.

    *Conditional*: somebody who was quicker with the same link makes the whole commit be refused.
    """
    post = replace(post_of(article, channel, now=now, due=now), silent=article.silent)
    tells = draft.way is not Way.CHANNEL
    act = Log(Act(now, article.by or draft.by, f"breaking: {draft.way}", article.id, article.title))
    anew = (FanOut(article.id + ANEW),) if tells else ()
    if before.raises is not None:
        return (*follow(before.raises, article, before.post, now=now, lane=Lane.FLASH), *anew, act)
    if before.brings is None:
        return (Publish(article, (post,), fan_out=tells), act)
    return (PutArticle(article, expected=before.brings.revision), AddDeliveries((post,)), *anew, act)


def decided(draft: Draft, state: DraftState, *, by: int | None, name: str, now: float) -> Draft:
    """Return a draft with its end, and who brought it about."""
    return replace(draft, state=state, done_by=by, done_name=name, done_at=now)


def _written(entry: Entry, keys: tuple[str, ...], judge: Judge, now: float) -> Article:
    source = site_of(entry.link) if entry.link else DESK
    return write_article(entry, keys=keys, source=source, now=now, judge=judge, publish_topics=(), origin=DESK)
