"""What a message needs besides its article: in whose words, at whose time, from whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.delivery.hashtags import hashtag
from bot.models import Language
from bot.texts import Texts


class Topic(Protocol):
    """What is needed of a topic."""

    @property
    def titles(self) -> Mapping[Language, str]:
        """Its title in each language."""
        ...

    @property
    def hashtags(self) -> Mapping[Language, str]:
        """Its hashtag in each language, without #."""
        ...

    @property
    def umbrella(self) -> bool:
        """Whether it is so wide that following a narrower one says more."""
        ...


class Catalogue(Protocol):
    """What is needed of the topic catalogue."""

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug."""
        ...


BREAKING = "breaking"


@dataclass(frozen=True, slots=True)
class Frame:
    """`language` and `timezone` are the labels': the channel's, or a reader's. `bot` and `channel` are names
    without @, None where there is none.

    `see_also` pairs titles with the addresses of their channel posts. `plain_http`: pictures may come without TLS.
    """

    texts: Texts
    catalogue: Catalogue
    language: Language = Language.ARABIC
    timezone: str = "Africa/Casablanca"
    source: str = ""
    bot: str | None = None
    channel: str | None = None
    see_also: tuple[tuple[str, str], ...] = ()
    plain_http: bool = False

    def say(self, key: str, **values: str | float) -> str:
        """Return a sentence in the frame's language."""
        return self.texts.say(self.language, key, **values)

    def title_of(self, slug: str) -> str | None:
        """Return a topic's title in the frame's language; None for one the catalogue does not hold any more."""
        topic = self.catalogue.topic(slug)
        return topic.titles.get(self.language) if topic else None

    def hashtag_of(self, slug: str) -> str | None:
        """Return a topic's hashtag in the frame's language."""
        topic = self.catalogue.topic(slug)
        return hashtag(topic.hashtags.get(self.language, "")) if topic else None

    def narrowest(self, topics: tuple[str, ...]) -> str | None:
        """Return the most specific of an article's topics: the first that is not an umbrella, nor `breaking`."""
        known = [(slug, topic) for slug in topics if slug != BREAKING and (topic := self.catalogue.topic(slug))]
        narrow = [slug for slug, topic in known if not topic.umbrella]
        return next(iter(narrow or [slug for slug, _ in known]), None)
