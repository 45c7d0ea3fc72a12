"""What the site itself changed of an article after it came in. Pure (FAULTS I09, I11, I12).

The channel's post follows, once a change; personal copies stay as they are. Where an editor had a word, it stands.
What the desk or a push brought becomes the site's own when its feed shows it too.
"""

import html
import logging
import unicodedata
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.changes import AddDeliveries, Change, PutArticle
from bot.models import Article, ArticleState, Delivery, DeliveryState, Entry, Kind, Lane, delivery_id
from bot.newsroom.amendments import MAY_STAND
from bot.newsroom.corrections import face
from bot.newsroom.identity import canonical_url, site_of
from bot.newsroom.routing import HOUR, PAGE
from bot.newsroom.twins import fingerprint
from bot.newsroom.writing import STORED_BODY, short_link

log = logging.getLogger(__name__)

FOLLOWED = 48 * HOUR
MOST_CHANGES = 20  # a feed that never says the same twice is not followed for ever
SHOWN_BODY = 600  # as much of the text as an excerpt is taken from
ADOPTED = "adopted"  # from the desk or a push, in the site's own words
BY_THE_SITE = frozenset({"feed", "gap", ADOPTED})
_FOLLOWS = frozenset({ArticleState.LIVE, ArticleState.HELD})


def follows(article: Article, *, source: str, now: float) -> bool:
    """Tell whether what this feed shows may change the article: its own feed, in the first 48 hours."""
    return (
        article.origin in BY_THE_SITE
        and article.source == source
        and article.state in _FOLLOWS
        and now - article.seen < FOLLOWED
        and article.revision < MOST_CHANGES
    )


def adopted(article: Article, entry: Entry, *, source: str) -> Article | None:
    """Return an article of the desk's or a push's as the site's own, when the site's feed shows it too: it is missed
    when it vanishes, and follows the site's changes where it says what the site says. None: it is the site's already.
    """
    same = article.origin == PAGE or _plain(article.title) == _plain(entry.title)
    if article.origin in BY_THE_SITE or article.state not in _FOLLOWS or (article.source == source and not same):
        return None
    return replace(article, source=source, origin=ADOPTED if same else article.origin, revision=article.revision + 1)


def at_home(article: Article, entry: Entry, hosts: AbstractSet[str]) -> Entry:
    """Return the entry without a link that leads away from the site's own `hosts` and from where the article's led: a
    new article with such a link waits for the desk, and no post's buttons go there by themselves (FAULTS I20, T19).
    """
    if entry.link is None or site_of(entry.link) in hosts:
        return entry
    if article.link is not None and site_of(entry.link) == site_of(article.link):
        return entry
    log.warning("article %s keeps its link: its feed gives one that leads to another host", article.id)
    return replace(entry, link=None, comments=None)


def newer_form(article: Article, entry: Entry, *, stands: bool) -> Article | None:
    """Return the article as its entry tells it now; None where only white space or entities differ, or nothing.

    `stands`: it is in the channel. A post without a picture cannot get one (its link's preview shows it), and what an
    entry leaves out stays. An article that came from elsewhere than the feed itself (a gap that was filled) was told in
    another form: only its title and link are compared.
    """
    body = entry.body[:STORED_BODY] or article.body
    image = article.image if stands and article.image is None else entry.image or article.image
    newer = replace(
        article,
        title=entry.title or article.title,
        summary=entry.summary or entry.body[:STORED_BODY] or article.summary,
        body=body,
        image=image,
        link=entry.link or article.link,
        comments=entry.comments or article.comments,
        short_link=short_link(entry) or article.short_link,
        revision=article.revision + 1,
    )
    if _shown(newer, article.origin) == _shown(article, article.origin):
        return None
    cast = article.cast if newer.title == article.title else replace(article.cast, leading=(), states=())
    return replace(newer, fingerprint=fingerprint(newer.title, newer.body or newer.summary), cast=cast)


def follow(
    article: Article, newer: Article, post: Delivery | None, *, now: float, lane: Lane = Lane.CHANNEL
) -> tuple[Change, ...]:
    """Store the newer form, and intend to edit the channel's post where it stands. *Conditional*: refused where
    somebody changed the article in between.
    """
    put = PutArticle(newer, expected=article.revision)
    if post is None or post.state not in MAY_STAND:
        return (put,)
    data: dict[str, object] = {"of": post.id}
    if newer.image != article.image:
        data["picture"] = True
    if post.state is not DeliveryState.SENT:
        data["was"] = face(article)
    edit = Delivery(
        id=delivery_id(Kind.EDIT, f"{article.id}.{newer.revision}", post.chat),
        chat=post.chat,
        lane=lane,
        kind=Kind.EDIT,
        article=article.id,
        created=now,
        not_before=now,
        data=data,
    )
    return (put, AddDeliveries((edit,)))


def _shown(article: Article, origin: str) -> tuple[str, ...]:
    """Return what is compared, without what nobody sees."""
    told = (_plain(article.title), canonical_url(article.link) if article.link else "")
    if origin != "feed":
        return told
    return (*told, _plain(article.summary), _plain(article.body)[:SHOWN_BODY], article.image or "")


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", html.unescape(html.unescape(text))).split())
