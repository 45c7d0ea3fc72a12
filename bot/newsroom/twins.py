"""Stories that are told again: the same under a new address, or edited. Pure.

A fingerprint is a bottom-k sketch (Broder 1997; Cohen and Kaplan 2007): the smallest hashes of a text's runs of three
words, from which the share of runs that two texts have in common is estimated. The same on every machine.
"""

from hashlib import blake2b

from bot.models import Article
from bot.newsroom.arabic import folded_words
from bot.newsroom.distinctions import other_figures, text_of, told_apart
from bot.newsroom.figures import numbers_in
from bot.newsroom.titles import EDITED_TITLE, titles_alike, titles_related, words_shared

SKETCH = 64
RUN = 3
SHORTEST_BODY = 12  # words; below, the title says more
TWICE = 48 * 3600.0  # a story that is told again later than this is news again
GOES_ON = 14 * 86400.0  # the same text stays the same for as long as a story can go on: it is never its own sequel
SAME_BODY, SAME_TITLE = 0.8, 0.75
EDITED_BODY = 0.5
REWORDED_BODY, REWORDED_TITLE, SURELY_SHARED = 0.6, 0.8, 4
WHOLE_BODY, FEWEST_RUNS = 0.9, 30  # the same text under another headline, where there is text enough
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


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(), digest_size=4).digest(), "big")
