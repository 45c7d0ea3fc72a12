"""An attempt's honest outcome."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """Telegram has it, under this number (None for an edit or a deletion)."""

    message: int | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """Certainly not sent; try again after `wait` seconds. `flood`: Telegram said 429."""

    wait: float
    reason: str
    flood: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will never take this message. `lane_stop`: nor any other in this chat until a person acts
    (rights lost).
    """

    reason: str
    lane_stop: bool = False


@dataclass(frozen=True, slots=True)
class Degrade:
    """Certainly not sent, but a plainer form may pass: without its photo, or without entities."""

    reason: str
    drop: str  # photo · entities · reply · buttons


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The chat does not want us or is gone."""

    reason: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group has a new number."""

    chat: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """The answer was lost, or the process died in between: it may stand in the chat or not."""

    reason: str


@dataclass(frozen=True, slots=True)
class TokenRefused:
    """401: nobody gets anything until the token is right. Certainly not sent."""

    reason: str


Outcome = Sent | Deferred | Refused | Degrade | Unreachable | Moved | Unknown | TokenRefused
