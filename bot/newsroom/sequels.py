"""Stories that go on: which earlier post an article answers to, and what was said before. Pure.

A follow-up that is missed costs its readers a link; an answer to another story misleads them: where it is not sure, an
article answers to nothing.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.models import Article, ArticleState
from bot.newsroom.distinctions import another, both_know, other_cast, text_of
from bot.newsroom.filters import published
from bot.newsroom.titles import Forms, begin_alike, of_title, telling, titles_related, words_shared
from bot.newsroom.twins import GOES_ON, likeness, same_story

RELATED_BODY, RELATED_TITLE = 0.12, 0.33
CLOSE_TITLE, SURELY_RELATED, FEWEST_KNOWN = 0.5, 3, 2
RETOLD, RETOLD_TOO, FEWEST_RETOLD = 0.5, 0.3, 3  # shares of the earlier title and of the later one; words
FEWEST_OWN = 3  # words retold that no other recent title has
MOST_SEE_ALSO = 2


def follow_up(article: Article, earlier: Article, recent: Iterable[Article] = ()) -> bool:
    """Tell whether an article goes on with an earlier one: a shared topic, a related title or a story that both tell,
    but news of it. `recent`: what else was in the news, which tells the story's own words from everybody's.
    """
    if article.id == earlier.id or not 0 <= article.published - earlier.published <= GOES_ON:
        return False
    if not _share(article.topics, earlier.topics) or same_story(article, earlier):
        return False
    goes_on = _goes_on(article, earlier) or _retold(article, earlier, recent)
    return goes_on and not (other_cast(article, earlier) or another(article.title))


def _goes_on(article: Article, earlier: Article) -> bool:
    """Tell whether names and title are near enough. Where all that is shared is bodies, which every such article names,
    or no name at all, the title must be closely related and say that something else is done.
    """
    related, shared = titles_related(article.title, earlier.title), words_shared(article.title, earlier.title)
    if related == 0:
        return False
    near = related >= RELATED_TITLE, likeness(article.fingerprint, earlier.fingerprint) >= RELATED_BODY
    if _share(article.cast.people, earlier.names):
        return (near[0] and shared >= SURELY_RELATED) or near[1]
    if begin_alike(article.title, earlier.title):
        return False
    if _share(article.names, earlier.names):
        return related >= CLOSE_TITLE or all(near)
    known = shared >= SURELY_RELATED and both_know(article, earlier) >= FEWEST_KNOWN
    return related >= CLOSE_TITLE and known and _share(article.cast.leading, earlier.cast.leading)


def _retold(article: Article, earlier: Article, recent: Iterable[Article]) -> bool:
    """Tell whether two articles tell one story under titles of different words: with the same foreign state in the
    title, or a name in common, each tells a good part of what the other's title says, in words of their own.
    """
    if begin_alike(article.title, earlier.title):
        return False
    if not (_share(article.cast.leading, earlier.cast.leading) or _share(article.names, earlier.names)):
        return False
    before, now = of_title(earlier.title), of_title(article.title)
    told = _told(before, article)
    if len(told) < max(FEWEST_RETOLD, RETOLD * len(before)):
        return False
    told_too = _told(now, earlier)
    if len(told_too) < RETOLD_TOO * len(now):
        return False
    others = (of_title(other.title) for other in recent if other.id not in (article.id, earlier.id))
    known = {form for title in others for forms in title for form in forms}
    own = 0
    for forms in (*told, *told_too):
        own += forms.isdisjoint(known)
        known |= forms  # what stands in both titles counts once
    return own >= FEWEST_OWN


def _told(title: Sequence[Forms], article: Article) -> list[Forms]:
    """Return the telling words of a title that an article has, in its own title or in its text, in whatever form."""
    said = _said(article.title, text_of(article))
    return [forms for forms in title if not forms.isdisjoint(said)]


@lru_cache(maxsize=16)
def _said(title: str, text: str) -> frozenset[str]:
    """Return every form of the telling words of an article, remembered: a new one is held beside a hundred."""
    return frozenset().union(*of_title(title), *telling(text))


def story_before(article: Article, candidates: Sequence[Article]) -> Article | None:
    """Return the post that an article answers to: of the posts it goes on with the most alike, then the newest."""
    before = [earlier for earlier in candidates if _posted(earlier) and follow_up(article, earlier, candidates)]
    return max(before, key=lambda earlier: (_kinship(article, earlier), earlier.published), default=None)


def see_also(article: Article, candidates: Sequence[Article]) -> tuple[str, ...]:
    """Return the ids of up to two earlier posts on the same topics and names, most alike first, then newest."""
    earlier = [
        other
        for other in candidates
        if other.id != article.id
        and _posted(other)
        and other.published <= article.published
        and _share(article.names, other.names)
        and _share(article.topics, other.topics)
        and not same_story(article, other)
    ]
    earlier.sort(key=lambda other: (_kinship(article, other), other.published), reverse=True)
    return tuple(other.id for other in earlier[:MOST_SEE_ALSO])


def _posted(article: Article) -> bool:
    return article.state is ArticleState.LIVE and published(article)


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return not ({*one} - {"breaking"}).isdisjoint(other)


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    return len({*one}.intersection(other)) / (len({*one, *other}) or 1)


def _kinship(article: Article, other: Article) -> float:
    shared = _overlap(article.names, other.names) + _overlap(article.topics, other.topics)
    return round(shared + titles_related(article.title, other.title), 2)
