"""The topics of a catalogue, read from their entries: what readers can follow, by which words, and from when on."""

from collections.abc import Iterable

from bot.models import FilterKind, Language
from bot.newsroom.arabic import fold, tokens
from bot.newsroom.catalogue.entries import Entry
from bot.newsroom.catalogue.nouns import NEVER, Topic
from bot.newsroom.grammar import alternatives, pieces

LANGUAGES = tuple(language.value for language in Language)
_WHOLES = frozenset({FilterKind.ALL.value, FilterKind.EVERYTHING.value})  # what the channel takes, and all there is
_NEVER = "never"
_LONGEST_TITLE = 64  # characters: as long as a word that readers follow, and what a phone shows of a button


def topic_of(entry: Entry, signs: frozenset[str]) -> Topic:
    """Read a topic; `signs` are those there are. Raises CatalogueError."""
    entry.only("title", "hashtag", "aliases", "signs", "enough", "needs", "beyond", "umbrella", "special", "otherwise")
    if entry.slug in _WHOLES:
        raise entry.problem(None, f"“{entry.slug}” says more than a topic: readers and PUBLISH_TOPICS have it already")
    for key in ("signs", "enough"):
        entry.known(key, entry.list(key), signs)
    needs = _points(entry, "needs", 1)
    titles = _titles(entry)
    return Topic(
        slug=entry.slug,
        titles=titles,
        hashtags=_hashtags(entry, titles),
        aliases=_aliases(entry),
        signs=entry.list("signs"),
        enough=entry.list("enough"),
        needs=needs,
        umbrella=entry.flag("umbrella"),
        special=entry.flag("special"),
        otherwise=entry.flag("otherwise"),
        beyond=NEVER if entry.values.get("beyond") == _NEVER else _points(entry, "beyond", needs),
    )


def check_unique(entries: Iterable[Entry], topics: Iterable[Topic]) -> None:
    """Refuse a title, alias or slug that two topics answer to: a reader could not mean both."""
    taken: dict[str, str] = {}
    for entry, topic in zip(entries, topics, strict=True):
        for word in (topic.slug, *topic.titles.values(), *topic.aliases):
            owner = taken.setdefault(fold(word), topic.slug)
            if owner != topic.slug:
                key = "aliases" if word in topic.aliases else "title" if word in topic.titles.values() else None
                raise entry.problem(key, f"“{word}” is already the topic {owner}", word=word)


def _points(entry: Entry, key: str, default: float) -> float:
    if (points := entry.number(key, default)) <= 0:
        raise entry.problem(key, f"{points:g} is not more than 0")
    return points


def _titles(entry: Entry) -> dict[Language, str]:
    titles = entry.texts("title", LANGUAGES, needed=True)
    for title in titles.values():
        if not _has_letters(title):
            raise entry.problem(
                "title", f"“{title}” holds no letter: nobody could type it, and no hashtag is made of it"
            )
        if len(title) > _LONGEST_TITLE:
            raise entry.problem("title", f"a title of {len(title)} characters; {_LONGEST_TITLE} at most", word=title)
    return {Language(code): titles[code] for code in LANGUAGES}


def _hashtags(entry: Entry, titles: dict[Language, str]) -> dict[Language, str]:
    given = entry.texts("hashtag", LANGUAGES, needed=False)
    for tag in given.values():
        if tag != _hashtag(tag) or not _has_letters(tag):
            raise entry.problem("hashtag", f"“{tag}” is no hashtag: letters, figures and _, without #", word=tag)
    return {language: given.get(language.value) or _hashtag(title) for language, title in titles.items()}


def _hashtag(title: str) -> str:
    """Make a hashtag of a title: its words joined by `_`, as Telegram reads them."""
    return "_".join(token.text for token in tokens(title))


def _aliases(entry: Entry) -> tuple[str, ...]:
    """Read whole filters: what a reader's text would be cut into is none, and would never be met."""
    aliases = entry.list("aliases")
    for alias in aliases:
        if not _has_letters(alias):
            raise entry.problem("aliases", f"“{alias}” holds no letter", word=alias)
        if len(parts := alternatives(alias)) > 1:
            raise entry.problem(
                "aliases", f"“{alias}” is read as {len(parts)} filters; give each by itself", word=alias
            )
        if any(piece.phrase or not piece.wanted for piece in pieces(alias)):
            raise entry.problem("aliases", f"“{alias}” is never read as a topic: leave out quotes and -", word=alias)
    return aliases


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)
