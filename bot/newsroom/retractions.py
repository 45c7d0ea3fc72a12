"""An article taken back: asked once, then deleted wherever it stands. Pure."""

from dataclasses import replace

from bot.changes import AddDeliveries, CancelDeliveries, Change, Log, PutArticle, PutDocument
from bot.models import Act, Article, ArticleState, Delivery, Document
from bot.newsroom.amendments import MAY_STAND, Amendment, What, change
from bot.newsroom.questions import QUESTION, question_id
from bot.newsroom.routing import HOUR

RETRACT = "retract"  # the question, and the answer that says yes
KEEP = "keep"
ASKED_FOR = HOUR / 2  # how long an unanswered question can still be answered


def retraction_question(article: Article, reason: str, *, update: int, now: float) -> Document:
    """Ask whether an article is to be taken back; `update` is the wish that asked. Unanswered it is forgotten."""
    body = {"what": RETRACT, "article": article.id, "at": now, "until": now + ASKED_FOR, "reason": reason}
    return Document(QUESTION, question_id(RETRACT, article.id, str(update)), body)


def retract(
    article: Article, reason: str, *, post: Delivery | None, chat: int, by: int, now: float, act: str = RETRACT
) -> tuple[Change, ...]:
    """Take an article back: from this commit on nothing of it leaves any more, and what stands somewhere is intended to
    be deleted, the channel's post first. Nothing where it was taken back before.

    `chat` is where the end is told, `act` what the audit trail calls it. *Conditional*: somebody else's change in
    between refuses it.
    """
    if article.state is ArticleState.RETRACTED:
        return ()
    revision = article.revision + 1
    taken = replace(article, state=ArticleState.RETRACTED, reason=reason or None, revision=revision)
    amendment = Amendment(article.id, revision, What.RETRACTION, chat, by, now)
    standing = post if post is not None and post.state in MAY_STAND else None
    return (
        PutArticle(taken, expected=article.revision),
        CancelDeliveries(article=article.id),
        *((AddDeliveries((change(amendment, standing, now=now),)),) if standing else ()),
        PutDocument(amendment.document()),
        Log(Act(now, by, act, article.id, reason or article.title)),
    )
