"""Held copies become one digest. Pure."""

from collections.abc import Sequence

from bot.changes import Bundle
from bot.models import Delivery, Kind, Lane, delivery_id


def bundle(chat: int, held: Sequence[Delivery], *, now: float) -> Bundle:
    """Return the step that makes one digest of a reader's held copies, named by the first of them: made once.

    `data["articles"]` holds article ids, oldest first; `data["filters"]` which filters of the reader each fits.
    """
    copies = [copy for copy in held if copy.article is not None]
    digest = Delivery(
        id=delivery_id(Kind.DIGEST, held[0].id, chat),
        chat=chat,
        lane=Lane.DIGEST,
        kind=Kind.DIGEST,
        created=now,
        not_before=now,
        data={
            "articles": [copy.article for copy in copies],
            "filters": {copy.article: list(copy.data.get("filters", ())) for copy in copies},
        },
    )
    return Bundle(tuple(copy.id for copy in held), digest)
