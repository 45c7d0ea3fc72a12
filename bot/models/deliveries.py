"""What goes out: the intent to say one thing in one chat, and its lane."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any


class Lane(IntEnum):
    """Who goes first, lowest number first. FLASH: an editor's act in the channel · DESK: notices and questions ·
    CHANNEL: routine posts · BREAKING: personal copies that cannot wait · ROUTINE: personal copies · DIGEST.
    """

    FLASH = 0
    DESK = 1
    CHANNEL = 2
    BREAKING = 3
    ROUTINE = 4
    DIGEST = 5


class Kind(StrEnum):
    """POST: in the channel · COPY: a reader's own · EDIT, DELETE: of a message that went out · DIGEST: many
    articles in one ·
    NOTICE: to the desk, with or without buttons · REPLY: a short word under a copy (a correction).
    """

    POST = "post"
    COPY = "copy"
    EDIT = "edit"
    DELETE = "delete"
    DIGEST = "digest"
    NOTICE = "notice"
    REPLY = "reply"


class DeliveryState(StrEnum):
    """PENDING → SENDING → SENT, or back to PENDING (deferred) or HELD (quiet hours have begun), DEAD (refused,
    unreachable), UNKNOWN (settled later). HELD waits for a digest; CANCELLED was called off before it left.
    """

    PENDING = "pending"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    DEAD = "dead"
    HELD = "held"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Delivery:
    """The intent to say one thing in one chat, and what became of it.

    `id` names the intent (`delivery_id`): adding it again changes nothing. `floor` is the highest message number
    known in the chat when the send began; `message` the number Telegram gave; `data` JSON values the kind needs.
    """

    id: str
    chat: int
    lane: Lane
    kind: Kind
    article: str | None = None
    state: DeliveryState = DeliveryState.PENDING
    created: float = 0.0
    not_before: float = 0.0
    attempts: int = 0
    doubts: int = 0
    owner: str | None = None
    lease_until: float | None = None
    started: float | None = None  # when the last attempt's request left; None: claimed only
    ended: float | None = None  # when its outcome was known, or known to be unknown
    floor: int | None = None
    message: int | None = None
    silent: bool = False
    error: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def delivery_id(kind: Kind, subject: str, chat: int) -> str:
    """Name an intent: the same kind, subject (article id, with a revision where it repeats) and chat are the
    same intent.
    """
    return f"{kind}/{subject}/{chat}"
