"""Stories that are told again: the same under a new address, one that goes on, and what was said before.

A fingerprint is a bottom-k sketch (Broder 1997; Cohen and Kaplan 2007): the smallest hashes of a text's runs of three
words, from which the share of runs that two texts have in common is estimated. The same on every machine.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from bot.models import Article, ArticleState
from bot.newsroom.arabic import folded_words
from bot.newsroom.distinctions import another, both_know, other_cast, other_figures, text_of, told_apart
from bot.newsroom.figures import numbers_in
from bot.newsroom.filters import published
from bot.newsroom.titles import EDITED_TITLE, begin_alike, titles_alike, titles_related, words_shared

SKETCH = 64
RUN = 3
SHORTEST_BODY = 12  # words; below, the title says more
TWICE = 48 * 3600.0  # a story that is told again later than this is news again
GOES_ON = 14 * 86400.0  # the same text stays the same for as long as a story can go on: it is never its own sequel
SAME_BODY, SAME_TITLE = 0.8, 0.75
EDITED_BODY = 0.5
REWORDED_BODY, REWORDED_TITLE, SURELY_SHARED = 0.6, 0.8, 4
WHOLE_BODY, FEWEST_RUNS = 0.9, 30  # the same text under another headline, where there is text enough
RELATED_BODY, RELATED_TITLE = 0.12, 0.34
CLOSE_TITLE, SURELY_RELATED, FEWEST_KNOWN = 0.5, 3, 2
MOST_SEE_ALSO = 2
TWINS_AMONG = 200  # how many of the newest a twin is looked for in: some days of a busy site

Fingerprint = tuple[int, ...]


def fingerprint(title: str, body: str) -> Fingerprint:
    """Return the sketch of a text: at most 64 numbers below 2³², ascending. Of the body; of both where it is short."""
    words = folded_words(body)
    if len(words) < SHORTEST_BODY:
        words = folded_words(title) + words
    runs = {" ".join(words[start : start + RUN]) for start in range(max(len(words) - RUN + 1, 1 if words else 0))}
    return tuple(sorted({_number(run) for run in runs})[:SKETCH])


def likeness(one: Fingerprint, other: Fingerprint) -> float:
    """Return the share of runs of words that two texts have in common, 0..1, about ± 0.06."""
    union = sorted({*one, *other})[:SKETCH]
    both = {*one}.intersection(other)
    return sum(number in both for number in union) / len(union) if union else 0.0


def containment(part: Fingerprint, whole: Fingerprint) -> float:
    """Return the share of a short text's runs that stand in a longer one: an excerpt beside its article."""
    comparable = [number for number in part if len(whole) < SKETCH or number <= whole[-1]]
    return len({*comparable}.intersection(whole)) / len(comparable) if comparable else 0.0


def same_story(article: Article, other: Article) -> bool:
    """Tell whether this is the other article again, under another address or edited: within 48 hours, or within a
    fortnight where the text itself is the same.
    """
    apart = abs(article.published - other.published)
    if article.id == other.id or apart > GOES_ON:
        return False
    if same_text(article, other):
        return not other_figures(article, other)  # «three arrested», then «five arrested»: the story goes on
    return apart <= TWICE and _alike(article, other) and not told_apart(article, other)


def same_text(article: Article, other: Article) -> bool:
    """Tell whether two articles have the same text, long enough to be nobody's formula, whatever their titles."""
    if article.fingerprint != other.fingerprint or len(article.fingerprint) < FEWEST_RUNS:
        return False
    return folded_words(text_of(article)) == folded_words(text_of(other))


def near_identical(article: Article, other: Article) -> bool:
    """Tell whether an article is another again beyond doubt: nothing is lost where nobody gets it."""
    if not same_story(article, other):
        return False
    bodies = likeness(article.fingerprint, other.fingerprint)
    return same_text(article, other) or (
        bodies >= WHOLE_BODY and titles_alike(article.title, other.title) >= EDITED_TITLE
    )


def _alike(article: Article, other: Article) -> bool:
    """Tell whether texts and titles together are alike enough for one story."""
    bodies = likeness(article.fingerprint, other.fingerprint)
    short, long = sorted((article.fingerprint, other.fingerprint), key=len)
    if bodies >= WHOLE_BODY and len(short) >= FEWEST_RUNS:
        return True
    titles = titles_alike(article.title, other.title)
    if bodies < EDITED_BODY and titles < EDITED_TITLE:
        return False
    if bodies < SAME_BODY and numbers_in(article.title) != numbers_in(other.title):
        return False
    if (bodies >= SAME_BODY and titles >= SAME_TITLE) or (bodies >= EDITED_BODY and titles >= EDITED_TITLE):
        return True
    if bodies >= REWORDED_BODY and words_shared(article.title, other.title) >= SURELY_SHARED:
        return titles_related(article.title, other.title) >= REWORDED_TITLE
    return titles >= EDITED_TITLE and len(short) < len(long) and containment(short, long) >= SAME_BODY


def follow_up(article: Article, earlier: Article) -> bool:
    """Tell whether an article goes on with an earlier one: a shared topic and a related title, but news of it."""
    if article.id == earlier.id or not 0 <= article.published - earlier.published <= GOES_ON:
        return False
    if not _share(article.topics, earlier.topics) or same_story(article, earlier):
        return False
    return _goes_on(article, earlier) and not (other_cast(article, earlier) or another(article.title))


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


def story_before(article: Article, candidates: Iterable[Article]) -> Article | None:
    """Return the post that an article answers to: of the posts it goes on with the most alike, then the newest."""
    before = [earlier for earlier in candidates if _posted(earlier) and follow_up(article, earlier)]
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


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big")


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return not ({*one} - {"breaking"}).isdisjoint(other)


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    return len({*one}.intersection(other)) / (len({*one, *other}) or 1)


def _kinship(article: Article, other: Article) -> float:
    shared = _overlap(article.names, other.names) + _overlap(article.topics, other.topics)
    return round(shared + titles_related(article.title, other.title), 2)
