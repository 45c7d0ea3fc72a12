"""What the newsroom's system sends, read: bytes → `Push`, or what is wrong with them. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import orjson

from bot.errors import FeedForbidden
from bot.intake.addresses import allowed_url
from bot.intake.cleaning import line, paragraphs
from bot.intake.links import post_number, safe_link
from bot.intake.markup import strip
from bot.models import Entry

BREAKING = "breaking"
MOST_TOPICS = 20


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a push: the article, and how many messages it leaves for at least."""

    article: str
    deliveries: int
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a push cannot be taken: the field (empty: the body as a whole), and what would be right."""

    field: str
    problem: str


@dataclass(frozen=True, slots=True)
class Push:
    """One item as it was sent, cleaned. `topics` without `breaking`; empty: the catalogue judges."""

    url: str
    title: str = ""
    summary: str = ""
    image: str | None = None
    topics: tuple[str, ...] = ()
    breaking: bool = False

    def entry(self) -> Entry:
        """Return it as an entry. An address of the form `?p=7` is WordPress' guid too, so that the feed's article is
        the same one.
        """
        number = post_number(self.url)
        return Entry(
            guid=self.url if number else None,
            link=self.url,
            title=self.title,
            summary=self.summary,
            image=self.image,
            post_id=number,
        )


class _Refused(ValueError):
    def __init__(self, field: str, problem: str) -> None:
        super().__init__(problem)
        self.wrong = Wrong(field, problem)


def read_push(body: bytes, *, knows: Callable[[str], bool], allow_private: bool) -> Push | Wrong:
    """Read a body: JSON `url` (required), `title`, `summary`, `image`, `topics`, `breaking`; null counts as not there,
    fields of other names are passed over. `knows` tells whether there is a topic of this slug.

    The topic `breaking` means the same as `breaking`: true.
    """
    try:
        given = _object(body)
        topics = _topics(given.get("topics"), knows)
        return Push(
            url=_address(given, "url", allow_private=allow_private) or _missing("url"),
            title=line(_text(given, "title")),
            summary=paragraphs(strip(_text(given, "summary"))),
            image=_address(given, "image", allow_private=allow_private),
            topics=tuple(topic for topic in topics if topic != BREAKING),
            breaking=_switch(given, "breaking") or BREAKING in topics,
        )
    except _Refused as refused:
        return refused.wrong


def _object(body: bytes) -> dict[str, Any]:
    try:
        given = orjson.loads(body)
    except orjson.JSONDecodeError:
        raise _Refused("", "the body is not JSON in UTF-8") from None
    if not isinstance(given, dict):
        raise _Refused("", "the body is not a JSON object")
    return given


def _missing(field: str) -> str:
    raise _Refused(field, "is missing; give the article's address, beginning with https://")


def _text(given: dict[str, Any], field: str) -> str:
    value = given.get(field)
    if value is not None and not isinstance(value, str):
        raise _Refused(field, "is not a string")
    return value or ""


def _address(given: dict[str, Any], field: str, *, allow_private: bool) -> str | None:
    text = _text(given, field).strip()
    if not text:
        return None
    link = safe_link(text)
    try:
        return allowed_url(link or text, allow_private=allow_private)
    except FeedForbidden as error:
        raise _Refused(field, f"cannot be used: {error}") from None


def _switch(given: dict[str, Any], field: str) -> bool:
    value = given.get(field)
    if value is not None and not isinstance(value, bool):
        raise _Refused(field, "is neither true nor false")
    return bool(value)


def _topics(value: Any, knows: Callable[[str], bool]) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(slug, str) for slug in value):
        raise _Refused("topics", "is not a list of strings")
    if len(value) > MOST_TOPICS:
        raise _Refused("topics", f"names more than {MOST_TOPICS} topics")
    strange = [slug for slug in value if slug != BREAKING and not knows(slug)]
    if strange:
        raise _Refused("topics", f"names topics that the catalogue does not have: {', '.join(strange)[:200]}")
    return tuple(dict.fromkeys(value))
