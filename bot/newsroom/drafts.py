"""A breaking item before it goes out: what it says, where it was written, what was decided of it. Pure.

A draft is a Document (kind "draft"): it survives a restart, and of two who press at once one is first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from bot.models import Document, Entry, Kind, Language, delivery_id
from bot.newsroom.routing import HOUR

DRAFT = "draft"
LIVES = HOUR / 2  # seconds, unless it is planned
PLANS_MAY_BE_LATE = HOUR / 2  # later than that an alert is no news any more
UNDO_WITHIN = 20.0
REMEMBERED = 48 * HOUR  # how long its buttons can still say what became of it
LONGEST_TITLE, LONGEST_TEXT = 512, 8000


class DraftState(StrEnum):
    """OPEN: the editor decides · CONFIRMING: another editor does · PLANNED: goes out at `due` · the others are ends."""

    OPEN = "open"
    CONFIRMING = "confirming"
    PLANNED = "planned"
    SENT = "sent"
    UNDONE = "undone"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    OVERTAKEN = "overtaken"  # somebody else, or the site, brought the same news out first


class Way(StrEnum):
    """SEND: channel and readers · CHANNEL: the channel only · SILENT: channel and readers, without a sound."""

    SEND = "send"
    CHANNEL = "channel"
    SILENT = "silent"


WAITS = frozenset({DraftState.OPEN, DraftState.CONFIRMING})


@dataclass(frozen=True, slots=True)
class Draft:
    """`chat` is where it is shown, `by` who wrote it; `edition` grows with each showing, so that old buttons are known.

    `topics` hold "breaking"; `chosen`: an editor chose them. `own`: words or picture are an editor's, not a page's.
    `article` is the article it became. `asker` pressed what waits for confirmation; `done_by` decided last, at
    `done_at`. `panel` is the number of the message with the buttons, once it is known; `stale`: that message shows what
    is not so any more; `settled`: nothing can be done with it now. `notices` are the deliveries that ask for
    confirmation. `typing` is who was asked to type something; `reach` how many readers it had when it was shown,
    `had` how many of those who follow it had the article before.
    """

    id: str
    chat: int
    by: int
    name: str
    at: float
    until: float
    entry: Entry
    topics: tuple[str, ...] = ()
    chosen: bool = False
    own: bool = True
    language: Language = Language.ARABIC
    edition: int = 1
    state: DraftState = DraftState.OPEN
    way: Way = Way.SEND
    due: float | None = None
    article: str | None = None
    asker: int | None = None
    asker_name: str = ""
    done_by: int | None = None
    done_name: str = ""
    done_at: float | None = None
    panel: int | None = None
    stale: bool = False
    settled: bool = False
    notices: tuple[str, ...] = ()
    typing: int | None = None
    reach: int = 0
    had: int = 0
    version: int = 0

    def document(self) -> Document:
        """Return the draft as it is stored."""
        body = {one.name: _plain(getattr(self, one.name)) for one in fields(self) if one.name not in ("id", "version")}
        return Document(
            DRAFT, self.id, {name: value for name, value in body.items() if value is not None}, self.version
        )

    def at_moment(self, now: float) -> "Draft":
        """Return the draft as it is now: one that nobody decided in time has expired."""
        if self.state in WAITS and self.until <= now:
            return replace(self, state=DraftState.EXPIRED, done_by=None, done_name="", done_at=self.until)
        return self


def panel_name(draft: Draft) -> str:
    """Name the message with a draft's buttons, so that its number can be noted when it is known."""
    return f"{draft.id}:{draft.edition}"


def sent_notice(draft: Draft) -> str:
    """Return the name of the message that shows a draft which nobody laid out: it was pushed, and went out at once."""
    return delivery_id(Kind.NOTICE, f"draft:{draft.id}.{draft.edition}.sent", draft.chat)


def draft_of(document: Document) -> Draft:
    """Return the draft that a document holds."""
    body = dict(document.body)
    return Draft(
        **{
            **body,
            "id": document.id,
            "version": document.version,
            "entry": _entry(body["entry"]),
            "topics": tuple(body.get("topics", ())),
            "notices": tuple(body.get("notices", ())),
            "language": Language(body["language"]),
            "state": DraftState(body["state"]),
            "way": Way(body["way"]),
        }
    )


def _entry(held: Mapping[str, Any]) -> Entry:
    left_out: dict[str, Any] = {"guid": None, "link": None, "title": ""}
    return Entry(**{**left_out, **held, "categories": tuple(held.get("categories", ()))})


def _plain(value: Any) -> Any:
    """Return JSON values."""
    match value:
        case Entry():
            held = {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
            return {name: part for name, part in held.items() if part not in (None, "", [])}
        case tuple():
            return list(value)
        case StrEnum():
            return value.value
    return value
