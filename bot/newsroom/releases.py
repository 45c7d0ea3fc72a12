"""A decided draft goes out: the article it becomes, and everything of one commit. Pure."""

from dataclasses import replace

from bot.changes import AddDeliveries, Change, FanOut, Log, Publish, PutArticle
from bot.models import Act, Article, ArticleState, Entry, Lane, Verdict
from bot.newsroom.changes_of_site import BY_THE_SITE, follow
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.newsroom.identity import again_key, site_of
from bot.newsroom.intents import post_of
from bot.newsroom.precedents import Before, link_keys
from bot.newsroom.routing import ANEW, BREAKING, DESK, PAGE, fan_out_of
from bot.newsroom.writing import Judge, text_of, write_article


def topics_of(entry: Entry, judge: Judge) -> tuple[str, ...]:
    """Return the topics that the catalogue sees in an entry that an editor takes, and `breaking`."""
    judged = judge.judge(entry.title, text_of(entry), categories=entry.categories, taken=True).topics
    return (*(topic for topic in judged if topic != BREAKING), BREAKING)


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
    own_words = _in_own_words(draft, known, before)
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


def _in_own_words(draft: Draft, known: Article, before: Before) -> bool:
    """Tell whether an editor says something else than the site's article: then it is not the site's to change.

    What a text that is known by its title leaves out, it has from the article.
    """
    entry = draft.entry
    if entry.title != known.title:
        return True
    summary = entry.summary or (known.summary if before.kin else "")
    image = entry.image or (known.image if before.kin else None)
    return draft.own and (summary, image) != (known.summary, known.image)


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
    anew = (FanOut(fan_out_of(article, ANEW)),) if tells else ()
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
