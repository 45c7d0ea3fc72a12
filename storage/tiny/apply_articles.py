"""Changes of articles, their keys and the telling of readers, as puts."""

from dataclasses import replace

from bot.changes import AdvanceFanOut, FanOut, LearnKeys, PutArticle
from bot.models import Article
from storage.records import START, FanOutState
from storage.tiny.refusal import require
from storage.tiny.state import State


def take_in(state: State, article: Article) -> None:
    """Store an article that nobody knows, or refuse."""
    require(article.id not in state.articles.rows)
    require(not any(key in state.library.owner for key in article.keys))
    state.put(state.articles, article.id, article)


def learn_keys(state: State, change: LearnKeys) -> None:
    """Remember more keys of a known article."""
    article = state.articles.get(change.article)
    if article is None:
        return
    fresh = tuple(dict.fromkeys(key for key in change.keys if key not in state.library.owner))
    if fresh:
        state.put(state.articles, article.id, replace(article, keys=article.keys + fresh))


def put_article(state: State, change: PutArticle) -> None:
    """Store a newer form; it keeps the keys learned meanwhile and takes none that is another article's."""
    stored = state.articles.get(change.article.id)
    require(stored is not None and stored.revision == change.expected)
    assert stored is not None
    owner = state.library.owner
    wanted = dict.fromkeys(stored.keys + change.article.keys)
    keys = tuple(key for key in wanted if owner.get(key, stored.id) == stored.id)
    newer = replace(change.article, keys=keys)
    if newer != stored:
        state.put(state.articles, stored.id, newer)


def fan_out(state: State, change: FanOut) -> None:
    """Begin a fan-out; one that is known stays as it is."""
    if change.article not in state.fanouts.rows:
        state.put(state.fanouts, change.article, FanOutState(change.article))


def advance(state: State, change: AdvanceFanOut) -> None:
    """Note that a page is done. A cursor never goes back, and what is done stays done."""
    stored = state.fanouts.get(change.article)
    if stored is None:
        return
    done = stored.done or change.done
    reached = START if done else max(stored.cursor, change.cursor)  # who came last is nobody's business afterwards
    newer = replace(stored, cursor=reached, done=done)
    if newer != stored:
        state.replace(state.fanouts, change.article, newer)
