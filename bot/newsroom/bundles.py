"""Held copies become one digest. Pure."""

from collections.abc import Sequence

from bot.changes import Bundle, Change, Hold
from bot.models import Delivery, Kind, Lane, Reader, delivery_id
from bot.newsroom.quiet import silence


def collect(reader: Reader, due: Sequence[Delivery], *, now: float) -> tuple[Change, ...]:
    """Return what becomes of a reader's held copies that are due: one digest. What fell due while nobody looked, and
    would ring in the quiet hours, is held until they end.
    """
    ends = [silence(reader, now=now, breaking=copy.lane is Lane.BREAKING) for copy in due]
    waiting = tuple(copy.id for copy, end in zip(due, ends, strict=True) if end is not None)
    going = [copy for copy, end in zip(due, ends, strict=True) if end is None]
    later = max((end for end in ends if end is not None), default=now)
    hold = (Hold(reader.chat, later, only=waiting),) if waiting else ()
    return (*hold, bundle(reader.chat, going, now=now)) if going else hold


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
