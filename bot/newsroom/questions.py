"""What the desk is asked: small documents with an answer to come. Pure.

A question's body: `what` (review · burst · join · retract · vanished · unknown), `at`, and what it is about. `until`,
where there is one, is when it answers itself.
"""

import hashlib
from collections.abc import Sequence

from bot.models import Article, Document, Kind, delivery_id
from bot.newsroom.routing import HOUR
from bot.ports import Storage

QUESTION = "question"
REVIEW_WAITS = 6 * HOUR
BURST_WAITS = HOUR / 2


def question_id(*subject: str) -> str:
    """Name a question by what it is about, short enough for a button: asking again is the same question."""
    return hashlib.sha256("/".join(subject).encode()).hexdigest()[:12]


def review_question(article: Article, *, now: float, like: str | None = None) -> Document:
    """Ask whether a doubtful article is published. Unanswered after six hours it is skipped. `like` is the id of the
    article that it looks like, where that is the doubt.
    """
    body = {"what": "review", "article": article.id, "at": now, "until": now + REVIEW_WAITS}
    body |= {"like": like} if like is not None else {}
    return Document(QUESTION, question_id("review", article.id), body)


def burst_question(articles: Sequence[Article], *, now: float) -> Document:
    """Ask what to do with many fitting articles at one look: all, the newest, none. After 30 minutes all are posted."""
    ids = [article.id for article in articles]
    body = {"what": "burst", "articles": ids, "at": now, "until": now + BURST_WAITS}
    return Document(QUESTION, question_id("burst", *ids), body)


def notice_of(question: Document, desk: int) -> str:
    """Name the message that puts a question to the desk."""
    return delivery_id(Kind.NOTICE, f"q:{question.id}", desk)


def is_about(question: Document, article: str) -> bool:
    """Tell whether a question is about an article, alone or among others."""
    return article == question.body.get("article") or article in question.body.get("articles", ())


async def articles_about(storage: Storage, question: Document) -> list[Article]:
    """Return the articles a question is about, oldest first."""
    one = question.body.get("article")
    ids: Sequence[str] = question.body.get("articles") or ([one] if one else [])
    return await storage.articles(ids)
