"""The intents that a decision leaves: a post in the channel, a question at the desk. Pure."""

from bot.changes import AddDeliveries, Change, PutDocument
from bot.models import Article, Delivery, Document, Kind, Lane, delivery_id
from bot.newsroom.amendments import MAY_STAND
from bot.newsroom.questions import notice_of
from bot.newsroom.routing import CHANGED, DESK, FIRST_SIGHT, PAGE


def ask(question: Document, desk: int, *, now: float) -> list[Change]:
    """Store a question and the intent to put it to the desk."""
    notice = Delivery(
        id=notice_of(question, desk),
        chat=desk,
        lane=Lane.DESK,
        kind=Kind.NOTICE,
        article=question.body.get("article"),
        created=now,
        not_before=now,
        data={"question": question.id, "what": question.body["what"]},
    )
    return [PutDocument(question), AddDeliveries((notice,))]


def ask_anew(question: Document, notice: Delivery | None, article: Article, *, now: float) -> list[Change]:
    """Intend that an open question, where it stands, says what its article says from this revision on. What has not
    left yet leaves so by itself.
    """
    if notice is None or notice.state not in MAY_STAND:
        return []
    edit = Delivery(
        id=delivery_id(Kind.EDIT, f"q:{question.id}.{article.id}.{article.revision}", notice.chat),
        chat=notice.chat,
        lane=Lane.DESK,
        kind=Kind.EDIT,
        created=now,
        not_before=now,
        data={"of": notice.id, "question": question.id},
    )
    return [AddDeliveries((edit,))]


def post_of(article: Article, channel: int, *, now: float, due: float, silent: bool = False) -> Delivery:
    """Return the intent to post an article in the channel. It holds when the site published it, so that the time from
    there to the channel can be told; not where it was there before us, where the site rewrote it since, nor where an
    editor sent it.
    """
    by_the_site = article.reason not in (FIRST_SIGHT, CHANGED) and article.origin not in (DESK, PAGE)
    return Delivery(
        id=delivery_id(Kind.POST, article.id, channel),
        chat=channel,
        lane=Lane.FLASH if article.breaking else Lane.CHANNEL,
        kind=Kind.POST,
        article=article.id,
        created=now,
        not_before=due,
        silent=silent,
        data={"published": article.published} if by_the_site else {},
    )
