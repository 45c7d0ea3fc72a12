"""What is decided: articles, and the catalogue's judgement of them."""

from dataclasses import dataclass
from enum import StrEnum

from bot.models.language import Language


class Verdict(StrEnum):
    """Does an article belong into the channel?"""

    YES = "yes"
    REVIEW = "review"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the catalogue says of an article. `because` are the words that decided, as they stand in the text.

    `score` (0..1) says how surely it is for the channel. `leading` are the foreign states (slugs of parties) named in
    the title, `states` those in title or opening.
    """

    publish: Verdict
    score: float
    topics: tuple[str, ...] = ()
    because: tuple[str, ...] = ()
    leading: tuple[str, ...] = ()
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """What both scales make of an article: the channel's `score`, the desk's `doubt` (how surely a person should see
    what the channel does not take), each 0..1, and what each thing found added to them (log-odds), strongest first.
    """

    score: float
    doubt: float
    weights: tuple[tuple[str, float], ...]
    desk_weights: tuple[tuple[str, float], ...]


class ArticleState(StrEnum):
    """LIVE: goes its way · ARCHIVED: known, never sent (first sight, too old) · HELD: the desk decides ·
    SKIPPED: the desk
    (or nobody) said no · RETRACTED: taken back.
    """

    LIVE = "live"
    ARCHIVED = "archived"
    HELD = "held"
    SKIPPED = "skipped"
    RETRACTED = "retracted"


TAKEN_BACK = frozenset({ArticleState.RETRACTED, ArticleState.SKIPPED})
OUT_OF_SIGHT = TAKEN_BACK | {ArticleState.HELD}
"""What nobody finds by words or topics: what waits for the desk, was refused or taken back."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who takes part in a story, by the catalogue's slugs; empty for an article of an earlier version.

    `leading`: foreign states named in the title · `states`: in the title or the text's opening · `people`: those of the
    article's names that tell one story from another: people and exercises, not bodies that are in every article.
    """

    leading: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An item of news with an identity of its own.

    `id` is 10 letters of [a-z2-7], derived from the first of `keys`, so that two copies that find it at once
    give it the
    same. `link` is the address readers open; `short_link` the site's `?p=` form where it has one.
    `topics` may hold `breaking`. `revision` grows with each correction or edit of the site's.
    """

    id: str
    keys: tuple[str, ...]
    source: str
    title: str
    link: str | None
    summary: str = ""
    body: str = ""
    short_link: str | None = None
    image: str | None = None
    comments: str | None = None
    categories: tuple[str, ...] = ()
    author: str | None = None
    language: Language = Language.ARABIC
    published: float = 0.0
    seen: float = 0.0
    topics: tuple[str, ...] = ()
    names: tuple[str, ...] = ()  # people and bodies of the catalogue that it names (slugs), for "see also"
    publish: Verdict = Verdict.NO
    score: float = 0.0
    because: tuple[str, ...] = ()
    state: ArticleState = ArticleState.LIVE
    breaking: bool = False
    origin: str = "feed"  # feed · gap · push · desk
    by: int | None = None  # the editor who acted, a Telegram number
    silent: bool = False  # it goes out without a sound
    revision: int = 0
    correction: str | None = None  # the text of the newest /correct
    corrected: float | None = None
    reason: str | None = None  # why it was held, skipped or retracted
    see_also: tuple[str, ...] = ()  # ids of earlier articles
    reply_to: str | None = None  # the article whose post this one answers
    fingerprint: tuple[int, ...] = ()  # for near-duplicates
    cast: Cast = Cast()  # likewise
