"""From entries to nouns: every value checked, every wrong one refused with its line and the reason."""

from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import chain
from pathlib import Path

from bot.models import Language
from bot.newsroom.arabic import fold, tokens
from bot.newsroom.catalogue.documents import Document, parse_document, read_document
from bot.newsroom.catalogue.entries import Entry, gather
from bot.newsroom.catalogue.evidence import signs_of
from bot.newsroom.catalogue.nouns import COMMON, NEVER, Frame, Holdings, Name, Sign, Thresholds, Topic
from bot.newsroom.catalogue.wording import IN_TITLE, counts, plain
from bot.newsroom.lexicon import pattern, phrases

DEFAULTS = ("parties", "signs", "masks", "frames", "topics", "names", "places", "weights", "wording")
NAME_KINDS = ("person", "body", "exercise", COMMON)
KINDS = ("domain", "act", "strong", "away", "doubt")
POSITIONS = ("title", "lead", "body", "opening", "sentence")
_COUNTED = (*KINDS, "parties", "frames-for", "frames-hint", "frames-against", "clean", "frameless", "nothing", "share",
            "brief")  # fmt: skip
_LANGUAGES = tuple(language.value for language in Language)


def defaults() -> list[Document]:
    """Return the catalogue inside."""
    folder = resources.files("bot.newsroom.catalogue")
    return [
        parse_document(f"{name}.toml", (folder / f"{name}.toml").read_text("utf-8"), inside=True) for name in DEFAULTS
    ]


def documents(path: Path | None) -> list[Document]:
    """Return the files to read: the catalogue inside, and a newsroom's own over it (alone with `inherit = false`)."""
    if path is None:
        return defaults()
    own = read_document(path)
    inherit = own.data.get("inherit", True)
    if not isinstance(inherit, bool):
        raise own.problem(("inherit",), "inherit is neither true nor false")
    return [*defaults(), own] if inherit else [own]


def read(files: Sequence[Document]) -> Holdings:
    """Check everything and return what the catalogue holds. Raises CatalogueError: file, line and reason."""
    tables, flat = gather(files)
    parties = tuple(_plain_words(entry) for entry in tables["parties"])
    signs = tuple(_sign(entry) for entry in tables["signs"])
    slugs = frozenset(sign.slug for sign in signs)
    topics = tuple(_topic(entry, slugs) for entry in tables["topics"])
    if not topics:
        raise files[-1].problem(("topics",), "there are no topics; write [topics.slug]")
    _check_unique(tables["topics"], topics)
    return Holdings(
        topics=topics,
        names=tuple(_name(entry) for entry in tables["names"]),
        parties=parties,
        signs=signs,
        masks=tuple(_plain_words(entry) for entry in tables["masks"]),
        frames=tuple(_frame(entry, slugs) for entry in tables["frames"]),
        thresholds=_thresholds(flat["thresholds"], files[-1]),
        weights=_weights(flat["weights"], tables),
        wording=_wording(flat["wording"]),
    )


def _weights(entries: dict[str, Entry], tables: dict[str, list[Entry]]) -> dict[str, float]:
    """Read the weights; one of a newsroom's own for what is no feature would be lost silently and is refused."""
    known = {entry.slug for name in ("signs", "frames") for entry in tables[name]}
    weights = {}
    for name, entry in entries.items():
        slug, _, place = name.rpartition(".")
        if name != "start" and place not in POSITIONS:
            raise entry.problem(None, f"there is no feature “{name}”; its end is one of {', '.join(POSITIONS)}")
        if slug and not entry.inside and not known.issuperset(signs_of(slug)) and slug.split(".")[0] not in _COUNTED:
            raise entry.problem(None, f"there is no feature “{name}”: no sign or frame has this name")
        weights[name] = entry.number("value", 0)
    return weights


def _wording(entries: dict[str, Entry]) -> dict[str, float]:
    """Read the words' weights; one written otherwise than it is counted would never be met and is refused."""
    for name, entry in entries.items():
        word = name.removesuffix(IN_TITLE)
        if entry.inside:
            continue
        if len(found := tokens(word)) != 1:
            raise entry.problem(None, f"“{word}” is not one word; give each word a line of its own")
        if (form := plain(found[0].text)) != word:
            raise entry.problem(None, f"“{word}” is counted as “{form}”; write that")
        if not counts(form):
            raise entry.problem(None, f"“{word}” is a number or too short; such words are not counted")
    return {name: entry.number("value", 0) for name, entry in entries.items()}


def _topic(entry: Entry, signs: frozenset[str]) -> Topic:
    entry.only("title", "hashtag", "aliases", "signs", "enough", "needs", "beyond", "umbrella", "special", "otherwise")
    titles = entry.texts("title", _LANGUAGES, needed=True)
    hashtags = entry.texts("hashtag", _LANGUAGES, needed=False)
    for key in ("signs", "enough"):
        for sign in entry.list(key):
            if sign not in signs:
                raise entry.problem(key, f"there is no sign “{sign}”", word=sign)
    if (needs := entry.number("needs", 1)) <= 0:
        raise entry.problem("needs", f"{needs:g} is not more than 0")
    return Topic(
        slug=entry.slug,
        titles={Language(code): titles[code] for code in _LANGUAGES},
        hashtags={Language(code): hashtags.get(code) or _hashtag(titles[code]) for code in _LANGUAGES},
        aliases=entry.list("aliases"),
        signs=entry.list("signs"),
        enough=entry.list("enough"),
        needs=needs,
        umbrella=entry.flag("umbrella"),
        special=entry.flag("special"),
        otherwise=entry.flag("otherwise"),
        beyond=entry.number("beyond", NEVER),
    )


def _hashtag(title: str) -> str:
    """Make a hashtag of a title: its words joined by `_`, as Telegram reads them."""
    return "_".join(token.text for token in tokens(title))


def _check_unique(entries: Iterable[Entry], topics: Iterable[Topic]) -> None:
    """Refuse a title, alias or slug that two topics answer to: a reader could not mean both."""
    taken: dict[str, str] = {}
    for entry, topic in zip(entries, topics, strict=True):
        for word in (topic.slug, *topic.titles.values(), *topic.aliases):
            owner = taken.setdefault(fold(word), topic.slug)
            if owner != topic.slug:
                key = "aliases" if word in topic.aliases else "title" if word in topic.titles.values() else None
                raise entry.problem(key, f"“{word}” is already the topic {owner}", word=word)


def _name(entry: Entry) -> Name:
    entry.only("kind", "title", "spellings")
    titles = entry.texts("title", ("ar", "latin"), needed=True)
    spellings = entry.list("spellings")
    if not spellings:
        raise entry.problem(None, "spellings are missing")
    for spelling in spellings:
        _check_phrase(entry, "spellings", spelling)
    if (kind := entry.text("kind", "body")) not in NAME_KINDS:
        raise entry.problem("kind", f"kind is one of {', '.join(NAME_KINDS)}")
    shown = {language: titles["ar" if language is Language.ARABIC else "latin"] for language in Language}
    return Name(entry.slug, kind, shown, spellings)


def _sign(entry: Entry) -> Sign:
    entry.only("about", "any", "kind", "weight", *_LANGUAGES)
    if (kind := entry.text("kind")) not in KINDS:
        raise entry.problem("kind" if kind else None, f"kind is one of {', '.join(KINDS)}")
    return _words(entry, kind)


def _words(entry: Entry, kind: str) -> Sign:
    """Read the word lists of a sign, a party or a mask."""
    words = {code: tuple(phrases(entry.text(code))) for code in (*_LANGUAGES, "any")}
    for code, phrase in ((code, phrase) for code, found in words.items() for phrase in found):
        _check_phrase(entry, code, phrase)
    if not any(words.values()):
        raise entry.problem(None, f"has no words; give some as {', '.join(_LANGUAGES)} or any")
    merged = {Language(code): tuple(dict.fromkeys((*words[code], *words["any"]))) for code in _LANGUAGES}
    return Sign(entry.slug, kind, merged, entry.text("about"), entry.number("weight", 0))


def _plain_words(entry: Entry) -> Sign:
    entry.only("about", "any", *_LANGUAGES)
    return _words(entry, entry.table)


def _check_phrase(entry: Entry, key: str, phrase: str) -> None:
    try:
        pattern(phrase)
    except ValueError as error:
        raise entry.problem(key, str(error), word=phrase) from None


def _frame(entry: Entry, signs: frozenset[str]) -> Frame:
    entry.only("about", "all", "unless", "parties", "speaks")
    groups = tuple(frozenset(one.strip() for one in group.split("|")) for group in entry.list("all"))
    if not groups:
        raise entry.problem(None, "all is missing: name the signs that must stand together")
    unless = frozenset(entry.list("unless"))
    for key, named in (("all", chain.from_iterable(groups)), ("unless", unless)):
        for sign in sorted(named):
            if sign not in signs:
                raise entry.problem(key, f"there is no sign “{sign}”", word=sign)
    speaks = entry.text("speaks", "for")
    if speaks not in {"for", "against", "hint"}:
        raise entry.problem("speaks", 'speaks is "for", "hint" or "against"')
    return Frame(entry.slug, groups, int(entry.number("parties", 0)), speaks, unless, entry.text("about"))


def _thresholds(entries: dict[str, Entry], last: Document) -> Thresholds:
    for name, entry in entries.items():
        if name not in {"publish", "review"}:
            raise entry.problem("value", "unknown; known are publish and review")
    values = {name: entry.number("value", 0) for name, entry in entries.items()}
    publish, review = values.get("publish", 0.7), values.get("review", 0.4)
    if not 0 < review <= publish <= 1:
        raise last.problem(("thresholds",), f"review ({review}) and publish ({publish}): 0 < review ≤ publish ≤ 1")
    return Thresholds(publish, review)
