"""Inbox, desk, audit: updates, small documents, acts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Update:
    """One update of Telegram's, stored before it was confirmed. `answers` (Bot API calls, JSON) stands where
    its effect is stored and only the telling is left: then it is not handled again, only told.

    `chat` orders them: updates of one chat are taken one after another.
    """

    id: int
    body: Mapping[str, Any]
    chat: int = 0
    at: float = 0.0
    attempts: int = 0
    answers: tuple[Mapping[str, Any], ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Something small with a life of its own: a draft, a question to the desk, a look into the channel.
    `version` as in Reader.
    """

    kind: str
    id: str
    body: Mapping[str, Any]
    version: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, when: the audit trail. `by` is a Telegram number, 0 for Mirsal itself."""

    at: float
    by: int
    what: str
    subject: str = ""
    detail: str = ""
