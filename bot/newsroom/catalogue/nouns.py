"""The nouns of the catalogue: frozen values, checked where they are read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.models import Language

UMBRELLA = "security-cooperation"
BREAKING = "breaking"
NEVER = 1e9  # points that no article has


@dataclass(frozen=True, slots=True)
class Topic:
    """What readers follow. `titles` and `hashtags` (without #) hold every language; `aliases` are whole filters.

    `signs` speak for it and give points by where they stand; it takes `needs` points, or one mention of a sign in
    `enough`. `umbrella`: carried by exactly what the channel takes or the desk decides. `special`: never given by the
    judgement. `otherwise`: for what the channel takes and no other topic fits. `beyond`: the points it takes in an
    article that is not for the channel.
    """

    slug: str
    titles: Mapping[Language, str]
    hashtags: Mapping[Language, str]
    aliases: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    needs: float = 1.0
    umbrella: bool = False
    special: bool = False
    enough: tuple[str, ...] = ()
    beyond: float = NEVER
    otherwise: bool = False


COMMON = "common"


@dataclass(frozen=True, slots=True)
class Name:
    """A person or body of the news, with every spelling in every script. `kind` is person, body, exercise, or common: a
    place, or a name that many bear. Filters know a common name; it does not tell which story an article belongs to.
    """

    slug: str
    kind: str
    titles: Mapping[Language, str]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One class of words. `words` are the phrases per language; `kind` says what the class does (signs.toml).

    `weight` is an editor's own: added once where the sign stands in the title or the opening. `service`: its words are
    those of services, which belong to the party beside them (services.py).
    """

    slug: str
    kind: str
    words: Mapping[Language, tuple[str, ...]]
    about: str = ""
    weight: float = 0.0
    service: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What must stand together to mean something: one sign of each group, so many different parties, and no sign of
    `unless`. It `speaks` "for" the channel, "against" it, or is a "hint" only. `near`: in one sentence; else title and
    opening together.
    """

    slug: str
    groups: tuple[frozenset[str], ...]
    parties: int
    speaks: str
    unless: frozenset[str] = frozenset()
    about: str = ""
    near: bool = True


@dataclass(frozen=True, slots=True)
class Mask:
    """Phrases within which nothing is a sign or a party, unless the article shows a sign of `unless`."""

    slug: str
    words: Mapping[Language, tuple[str, ...]]
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score (0..1) an article is published, and from which doubt (0..1) the desk decides."""

    publish: float
    review: float


@dataclass(frozen=True, slots=True)
class Holdings:
    """All that a catalogue holds, checked and in the order of its files."""

    topics: tuple[Topic, ...]
    names: tuple[Name, ...]
    parties: tuple[Sign, ...]
    signs: tuple[Sign, ...]
    masks: tuple[Mask, ...]
    frames: tuple[Frame, ...]
    thresholds: Thresholds
    weights: Mapping[str, float] = field(default_factory=dict)
    wording: Mapping[str, float] = field(default_factory=dict)
    desk: Mapping[str, float] = field(default_factory=dict)
    desk_wording: Mapping[str, float] = field(default_factory=dict)
