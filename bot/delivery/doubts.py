"""What becomes of a delivery of unknown outcome, once something is known or decided. Pure."""

from bot.changes import Change, DropDocument, RaiseFloor, Record
from bot.delivery.retries import IDEMPOTENT
from bot.models import Delivery, DeliveryState, Document
from bot.newsroom.questions import QUESTION, question_id

THERE, AGAIN, LEAVE = "there", "again", "leave"
MOST_DOUBTS = 3
ASK_AFTER = 600.0  # seconds of looking without an answer, by a copy that is awake
ANSWER_WITHIN = 1800.0  # then it is as if there were no desk
GRACE = 60.0  # a press that waited with Telegram while we slept is heard before a silence is believed


def ripe(delivery: Delivery, settle_seconds: float, now: float) -> bool:
    """Tell whether a late request has had its time to land. Edits and deletions need none: they are repeatable."""
    return delivery.kind in IDEMPOTENT or now >= ended(delivery) + settle_seconds


def ended(delivery: Delivery) -> float:
    """Return when the attempt was over, as far as it is known."""
    return next((time for time in (delivery.ended, delivery.started) if time is not None), delivery.created)


def there(delivery: Delivery, number: int | None, now: float) -> tuple[Change, ...]:
    """Say that it stands in the chat, under this number where it is known."""
    record = Record(delivery.id, DeliveryState.SENT, now, message=number)
    return (record,) if number is None else (record, RaiseFloor(delivery.chat, number))


def absent(delivery: Delivery, now: float) -> tuple[Change, ...]:
    """Say that it is certainly not there: it is sent again, in its old place before the younger ones."""
    return (Record(delivery.id, DeliveryState.PENDING, now, doubted=True, error="not found"),)


def repeated_once(delivery: Delivery, now: float) -> tuple[Change, ...]:
    """Nobody can look: once more at most; a second doubt is the end."""
    if delivery.kind in IDEMPOTENT:
        return (Record(delivery.id, DeliveryState.PENDING, now, not_before=now),)
    if delivery.doubts > 0:
        return (Record(delivery.id, DeliveryState.DEAD, now, error="unknown"),)
    return (Record(delivery.id, DeliveryState.PENDING, now, doubted=True, error="unknown"),)


def question_of(delivery: Delivery, now: float) -> Document:
    """Ask the desk whether a post stands in the channel. The buttons' data are `q:ID:there`, `:again`, `:leave`."""
    body: dict[str, object] = {"what": "unknown", "delivery": delivery.id, "article": delivery.article, "at": now}
    return Document(QUESTION, question_name(delivery), body)


def question_name(delivery: Delivery) -> str:
    """Name the question about this doubt: another doubt of the same delivery is another question."""
    return question_id("unknown", delivery.id, str(delivery.doubts))


def settle_by_hand(delivery: Delivery, answer: str, now: float) -> tuple[Change, ...]:
    """Carry out what the desk said: `there`, `again` or `leave`; the question is dropped."""
    drop = DropDocument(QUESTION, question_name(delivery))
    if delivery.state is not DeliveryState.UNKNOWN:
        return (drop,)
    if answer == THERE:
        return (*there(delivery, None, now), drop)
    if answer == AGAIN:
        return (*absent(delivery, now), drop)
    return (Record(delivery.id, DeliveryState.DEAD, now, error="left by the desk"), drop)
