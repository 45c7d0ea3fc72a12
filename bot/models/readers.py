"""Who is written to, and what they follow."""

from dataclasses import dataclass
from enum import StrEnum

from bot.models.language import Language


class FilterKind(StrEnum):
    """TOPIC: `text` is a slug · WORDS: `text` is one alternative as the reader wrote it · ALL: what the
    channel takes ·
    EVERYTHING: all that the site publishes.
    """

    TOPIC = "topic"
    WORDS = "words"
    ALL = "all"
    EVERYTHING = "everything"


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing a reader follows. `id` is the reader's own count, never used again."""

    id: int
    kind: FilterKind
    text: str = ""


class ReaderState(StrEnum):
    """ACTIVE · PAUSED by the reader, until `/resume` · UNREACHABLE: blocked us or is gone, until `my_chat_member` or
    `/start`; who had paused before is PAUSED again then.
    """

    ACTIVE = "active"
    PAUSED = "paused"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody to write to: a person, or a group whose administrators subscribed it. `chat` is the Telegram number.

    `version` counts the store's writes: a `PutReader` is refused when somebody else wrote since it was read (0: new).
    `digest` is "off", "HH:MM" or "weekly DAY HH:MM" (DAY: mon … sun); `quiet` "off" or "HH:MM-HH:MM", in `timezone`.
    `lost` is since when they cannot be reached; after 30 days they are forgotten. `back` is when they last came back.
    `paused` tells of an UNREACHABLE one that they had paused. `chosen` names what the reader set themselves (language,
    timezone, digest, quiet, state); the rest is as it came. `earlier` are numbers that a group had before it became a
    supergroup.
    """

    chat: int
    kind: str = "private"  # private · group · supergroup
    language: Language = Language.ARABIC
    timezone: str = "Africa/Casablanca"
    state: ReaderState = ReaderState.ACTIVE
    filters: tuple[Filter, ...] = ()
    next_filter: int = 1
    digest: str = "off"
    quiet: str = "off"
    strict: bool = False  # quiet hours hold back breaking items too
    since: float = 0.0
    reason: str | None = None
    lost: float | None = None
    back: float | None = None
    paused: bool = False
    chosen: tuple[str, ...] = ()
    earlier: tuple[int, ...] = ()
    version: int = 0
