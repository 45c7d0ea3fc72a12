"""Held copies become one digest. Pure."""

from collections.abc import Sequence

from bot.changes import Bundle, Change, Hold, PutReader, Record
from bot.models import Delivery, DeliveryState, Kind, Lane, Reader, ReaderState, delivery_id
from bot.newsroom.quiet import NEVER, silence
from bot.newsroom.routing import DAY

WEEK = 7 * DAY
TOO_OLD = "older than the week before the reader came back"


def collect(reader: Reader, due: Sequence[Delivery], *, now: float) -> tuple[Change, ...]:
    """Return what becomes of a reader's held copies that are due: one digest. What fell due while nobody looked, and
    would ring in the quiet hours, is held until they end; what is for somebody who is not written to now, until they
    are again. Of what waited while a reader could not be reached, nothing comes that is older than the week before
    they came back. *Conditional* for whoever is not written to: refused where they are by now.
    """
    if reader.state is not ReaderState.ACTIVE:
        return PutReader(reader), Hold(reader.chat, NEVER, only=tuple(copy.id for copy in due))
    stale = [copy for copy in due if reader.back is not None and copy.created < reader.back - WEEK]
    over = [Record(copy.id, DeliveryState.CANCELLED, now, error=TOO_OLD) for copy in stale]
    return *over, *_collected(reader, [copy for copy in due if copy not in stale], now=now)


def _collected(reader: Reader, due: Sequence[Delivery], *, now: float) -> tuple[Change, ...]:
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
