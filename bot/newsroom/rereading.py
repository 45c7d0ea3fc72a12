"""What an article means that the site fills or rewrites after it came in. Pure.

A stub of two lines becomes a story, a headline names the second state at last: until the channel has an article, the
catalogue's word about it is not the last.
"""

from dataclasses import dataclass

from bot.models import Article, ArticleState, Delivery, Entry, Verdict
from bot.newsroom.arabic import folded_words
from bot.newsroom.pauses import CONFIRMING, PAUSED
from bot.newsroom.routing import DAY
from bot.newsroom.writing import text_of

WITHIN = DAY  # what the site changes later than that is no news any more
NEW = 0.5  # the share of new words from which a text is another
_JUDGED_HERE = frozenset({"feed", "gap"})  # not what an editor or a push gave topics to
_KEPT_BACK = frozenset({PAUSED, CONFIRMING})


@dataclass(frozen=True, slots=True)
class Rewritten:
    """An article as it is in the store, and the newer form in which it goes its way again; `entry` told so."""

    stored: Article
    newer: Article
    entry: Entry


def is_open(article: Article, post: Delivery | None, *, now: float) -> bool:
    """Tell whether the catalogue may say something else of an article: neither the channel has it nor the desk was
    asked. What is kept back has not been asked about, however long that lasts.
    """
    if article.origin not in _JUDGED_HERE or post is not None:
        return False
    if article.state is ArticleState.HELD:
        return article.reason in _KEPT_BACK
    return article.state is ArticleState.LIVE and article.publish is not Verdict.YES and _is_young(article, now)


def goes_again(article: Article, newer: Article) -> bool:
    """Tell whether the newer form of an article that went to its readers only goes its way again: it belongs into the
    channel or before the desk now, or there are readers for it whom the old one did not concern.
    """
    if article.state is not ArticleState.LIVE:
        return False
    raised = newer.publish is not article.publish and newer.publish is not Verdict.NO
    return raised or not {*newer.topics} <= {*article.topics} or is_rewritten(article, newer)


def concerns_others(article: Article, newer: Article, *, now: float) -> bool:
    """Tell whether readers are told of an article in the channel whose text is another now: those who have it keep what
    they have, those whose words it says only now get it.
    """
    return article.state is ArticleState.LIVE and _is_young(article, now) and is_rewritten(article, newer)


def is_rewritten(article: Article, newer: Article) -> bool:
    """Tell whether most words of a text are new: a slip of the pen, a paragraph more is told to nobody."""
    before = {*_words(article)}
    words = _words(newer)
    return sum(word not in before for word in words) > NEW * len(words)


def _is_young(article: Article, now: float) -> bool:
    return now - article.seen < WITHIN


def _words(article: Article) -> list[str]:
    return folded_words(f"{article.title}\n{text_of(article)}")
