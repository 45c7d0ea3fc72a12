"""What is remembered besides the nouns of bot/models: rows that only a store sees, and the kinds of an export."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.models import Update

START = -(2**63)  # a fan-out's cursor before its first page: below every chat number


@dataclass(frozen=True, slots=True)
class FanOutState:
    """How far readers were told: `article` names the intent, every chat up to `cursor` is done."""

    article: str
    cursor: int = START
    done: bool = False


@dataclass(frozen=True, slots=True)
class Floor:
    """The highest message number known in a chat."""

    chat: int
    message: int


@dataclass(frozen=True, slots=True)
class Value:
    """A small value under a name."""

    name: str
    value: str | int | float | bool | None = None


@dataclass(frozen=True, slots=True)
class StoredUpdate:
    """An update and how far it came. `done` or `reason` (set aside) end it; `forgotten`: the reader was erased
    meanwhile, so that no trace of the update may outlive its end.
    """

    id: int
    body: Mapping[str, Any] | None = None
    chat: int = 0
    at: float = 0.0
    attempts: int = 0
    answers: tuple[Mapping[str, Any], ...] | None = None
    owner: str | None = None
    lease_until: float | None = None
    done: float | None = None
    reason: str | None = None
    forgotten: bool = False

    @property
    def waiting(self) -> bool:
        """Tell whether something is still to be done."""
        return self.done is None

    def update(self) -> Update:
        """Return what the handlers see."""
        return Update(self.id, self.body or {}, self.chat, self.at, self.attempts, self.answers)
