"""Taking back what was sent: what has not left is called off, what stands somewhere is deleted, page by page."""

from dataclasses import replace

from bot.changes import AddDeliveries, CancelDeliveries, Change, DropDocument, PutArticle, PutDocument
from bot.models import Article, ArticleState, Delivery, DeliveryState, Document, Kind, Lane, delivery_id
from bot.ports import Storage

RECALL = "recall"
PAGE = 500
_MAY_STAND = (DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNKNOWN)


def recall(article: Article, channel: int, *, reason: str, now: float) -> tuple[Change, ...]:
    """Take an article back: from this commit on nothing of it leaves any more; the channel's post is deleted first."""
    taken = replace(article, state=ArticleState.RETRACTED, reason=reason, revision=article.revision + 1)
    post = Delivery(delivery_id(Kind.POST, article.id, channel), channel, Lane.FLASH, Kind.POST, article.id)
    return (
        PutArticle(taken, expected=article.revision),
        CancelDeliveries(article=article.id),
        AddDeliveries((deletion(post, taken.revision, now=now),)),
        PutDocument(Document(RECALL, article.id, {"revision": taken.revision})),
    )


def deletion(message: Delivery, revision: int, *, now: float) -> Delivery:
    """Return the intent to delete a message; while that is still on its way, the deletion waits for it."""
    return Delivery(
        id=delivery_id(Kind.DELETE, f"{message.article}.{revision}", message.chat),
        chat=message.chat,
        lane=Lane.FLASH if message.kind is Kind.POST else Lane.BREAKING,
        kind=Kind.DELETE,
        article=message.article,
        created=now,
        not_before=now,
        data={"of": message.id},
    )


async def sweep(storage: Storage, note: Document, *, now: float) -> int:
    """Intend the deletion of one more page of an article's messages; return how many. The last page ends it.

    Nothing is missed: what was sent or on its way at the recall is found here, what was not is refused by then.
    """
    cursor, revision = note.body.get("cursor"), int(note.body["revision"])
    page = await storage.copies(note.id, after=cursor, limit=PAGE)
    standing = tuple(deletion(one, revision, now=now) for one in page if one.state in _MAY_STAND)
    if len(page) < PAGE:
        rest: Change = DropDocument(note.kind, note.id)
    else:
        rest = PutDocument(replace(note, body={**note.body, "cursor": page[-1].chat}))
    await storage.commit(AddDeliveries(standing), rest)
    return len(standing)
