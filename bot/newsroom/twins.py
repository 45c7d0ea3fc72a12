"""Stories that are told again: the same under a new address, one that goes on, and what was said before.

A fingerprint is a bottom-k sketch (Broder 1997; Cohen and Kaplan 2007): the smallest hashes of a text's runs of three
words, from which the share of runs that two texts have in common is estimated. The same on every machine.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from rapidfuzz import fuzz

from bot.models import Article, ArticleState
from bot.newsroom.arabic import folded_words, tokens
from bot.newsroom.everyday import everyday
from bot.newsroom.filters import published
from bot.newsroom.words import stands_for

SKETCH = 64
RUN = 3
SHORTEST_BODY = 12  # words; below, the title says more
TWICE = 48 * 3600.0  # a text that comes again later than this is news again
GOES_ON = 14 * 86400.0
SAME_BODY, SAME_TITLE = 0.8, 0.75
EDITED_BODY, EDITED_TITLE = 0.5, 0.9
WHOLE_BODY, FEWEST_RUNS = 0.9, 30  # the same text under another headline, where there is text enough
RELATED_BODY, RELATED_TITLE = 0.12, 0.34
FEWEST_SHARED = 2  # words that two titles share before they are related
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
    """Tell whether this is the other article again, under another address or edited, within 48 hours."""
    if article.id == other.id or abs(article.published - other.published) > TWICE:
        return False
    if numbers_in(article.title) != numbers_in(other.title):
        return False  # «three arrested», then «five arrested»: the story goes on
    titles = titles_alike(article.title, other.title)
    bodies = likeness(article.fingerprint, other.fingerprint)
    if (bodies >= SAME_BODY and titles >= SAME_TITLE) or (bodies >= EDITED_BODY and titles >= EDITED_TITLE):
        return True
    short, long = sorted((article.fingerprint, other.fingerprint), key=len)
    if (
        bodies >= WHOLE_BODY
        and len(short) >= FEWEST_RUNS
        and titles_related(article.title, other.title) >= RELATED_TITLE
    ):
        return True
    return titles >= EDITED_TITLE and len(short) < len(long) and containment(short, long) >= SAME_BODY


def follow_up(article: Article, earlier: Article) -> bool:
    """Tell whether an article goes on with an earlier one: shared names and topics and a related title, but news."""
    if article.id == earlier.id or not 0 <= article.published - earlier.published <= GOES_ON:
        return False
    if not (_share(article.names, earlier.names) and _share(article.topics, earlier.topics)):
        return False
    if same_story(article, earlier):
        return False
    related = titles_related(article.title, earlier.title)
    return related >= RELATED_TITLE or (
        related > 0 and likeness(article.fingerprint, earlier.fingerprint) >= RELATED_BODY
    )


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


def numbers_in(title: str) -> set[str]:
    """Return the numbers of a title, as digits."""
    return {word for word in folded_words(title) if word.isdigit()}


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles tell the same, as a bulletin's and its article's do: the same figures, nearly the same
    letters.
    """
    return titles_alike(one, other) >= EDITED_TITLE and numbers_in(one) == numbers_in(other)


def titles_alike(one: str, other: str) -> float:
    """Return how much two titles are the same letters, 0..1, folded as readers read them."""
    return fuzz.ratio(" ".join(folded_words(one)), " ".join(folded_words(other))) / 100


def _forms(title: str) -> list[frozenset[str]]:
    telling = (word for word in tokens(title) if word.folded not in everyday() and len(word.folded) >= RUN)
    return [frozenset(stands_for(word.text, word.folded)) for word in telling]


def titles_related(one: str, other: str) -> float:
    """Return the share of the shorter title's telling words that stand in the other, in whatever form."""
    short, long = sorted((_forms(one), _forms(other)), key=len)
    there = frozenset().union(*long)
    shared = sum(not forms.isdisjoint(there) for forms in short)
    return shared / len(short) if shared >= FEWEST_SHARED else 0.0


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return not ({*one} - {"breaking"}).isdisjoint(other)


def _overlap(one: Sequence[str], other: Sequence[str]) -> float:
    return len({*one}.intersection(other)) / len({*one, *other})


def _kinship(article: Article, other: Article) -> float:
    shared = _overlap(article.names, other.names) + _overlap(article.topics, other.topics)
    return round(shared + titles_related(article.title, other.title), 2)
