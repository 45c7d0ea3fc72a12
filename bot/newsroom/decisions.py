"""What an answered question does: the desk's word, or the time that ran out. Pure: answers become changes."""

from collections.abc import Sequence
from dataclasses import replace

from bot.changes import AddDeliveries, Change, DropDocument, FanOut, Log, PutArticle
from bot.models import Act, Article, ArticleState, Document, Verdict
from bot.newsroom.intents import post_of
from bot.newsroom.routing import fan_out_of


def publish_held(article: Article, *, channel: int, by: int, now: float, silent: bool = False) -> list[Change]:
    """Publish what waited: the channel's post, and every reader whose filters fit and who has not got it yet."""
    if article.state is not ArticleState.HELD:
        return []
    live = replace(article, state=ArticleState.LIVE, publish=Verdict.YES, by=by or None, revision=article.revision + 1)
    return [
        PutArticle(live, expected=article.revision),
        AddDeliveries((post_of(article, channel, now=now, due=now, silent=silent),)),
        FanOut(fan_out_of(live)),
        Log(Act(now, by, "publish: silent" if silent else "publish", article.id, article.title)),
    ]


def skip_held(article: Article, *, by: int, now: float, why: str) -> list[Change]:
    """Say no to what waited: it stays known and searchable by its keys only."""
    if article.state is not ArticleState.HELD:
        return []
    skipped = replace(article, state=ArticleState.SKIPPED, reason=why, revision=article.revision + 1)
    return [PutArticle(skipped, expected=article.revision), Log(Act(now, by, "skip", article.id, article.title))]


def decide_burst(
    articles: Sequence[Article], answer: str, *, channel: int, by: int, now: float, newest: int = 3
) -> list[Change]:
    """Carry out `all`, `newest` or `none` for the articles of a burst, oldest first."""
    chosen = {"all": articles, "newest": articles[-newest:], "none": ()}[answer]
    ids = {article.id for article in chosen}
    changes: list[Change] = []
    for article in articles:
        if article.id in ids:
            changes += publish_held(article, channel=channel, by=by, now=now)
        else:
            changes += skip_held(article, by=by, now=now, why="burst")
    return changes


def timed_out(question: Document, articles: Sequence[Article], *, channel: int, now: float) -> list[Change]:
    """Answer a question that nobody answered: a review is skipped; a burst, and what may be a bulletin's article, is
    posted; a retraction that nobody confirmed is forgotten.
    """
    done: list[Change] = [DropDocument(question.kind, question.id)]
    match question.body["what"]:
        case "review":
            return done + [change for a in articles for change in skip_held(a, by=0, now=now, why="unanswered")]
        case "burst" | "join":
            return done + decide_burst(articles, "all", channel=channel, by=0, now=now)
    return done
