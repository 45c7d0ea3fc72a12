"""What there was of a news item before an editor or a push brings it: by its link, its words, or its title alone."""

import hashlib
from dataclasses import dataclass

from bot.models import Article, ArticleState, Delivery, Entry, Kind, delivery_id
from bot.newsroom.amendments import NEVER_WENT
from bot.newsroom.arabic import folded_words
from bot.newsroom.identity import again_key, keys_of, site_of
from bot.newsroom.titles import same_title
from bot.newsroom.twins import TWICE, TWINS_AMONG
from bot.ports import Storage

_NO_NEWS = frozenset({ArticleState.RETRACTED, ArticleState.SKIPPED, ArticleState.ARCHIVED})


def link_keys(entry: Entry) -> tuple[str, ...]:
    """Return the keys by which the site's own article would be known; of a text without a link, one for its words."""
    if entry.link is None:
        words = " ".join(folded_words(f"{entry.title}\n{entry.summary}"))
        return (f"text:{hashlib.sha256(words.encode()).hexdigest()[:32]}",) if words else ()
    return tuple(key for key in keys_of(entry, site=site_of(entry.link)) if not key.startswith("hash:"))


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
        return self.post is not None and self.post.state not in NEVER_WENT


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
            and one.state not in _NO_NEWS
            and abs(now - one.published) <= TWICE
            and same_title(one.title, entry.title)
        ),
        None,
    )


async def _post(storage: Storage, article: Article, channel: int) -> Delivery | None:
    return await storage.delivery(delivery_id(Kind.POST, article.id, channel))
