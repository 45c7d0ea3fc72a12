"""From entries to nouns: every value checked, every wrong one refused with its line and the reason."""

from collections.abc import Sequence
from importlib import resources
from itertools import chain
from pathlib import Path

from bot.models import Language
from bot.newsroom.arabic import folded_words
from bot.newsroom.catalogue.documents import Document, parse_document, read_document
from bot.newsroom.catalogue.entries import Entry, gather
from bot.newsroom.catalogue.features import KINDS, SPEAKS
from bot.newsroom.catalogue.figures import over, thresholds_of, weights_of, wording_of
from bot.newsroom.catalogue.nouns import COMMON, Frame, Holdings, Mask, Name, Sign
from bot.newsroom.catalogue.removals import alternatives, kept
from bot.newsroom.catalogue.subjects import LANGUAGES, check_unique, topic_of
from bot.newsroom.everyday import is_everyday
from bot.newsroom.grammar import SHORTEST_WORD
from bot.newsroom.lexicon import pattern, phrases

DEFAULTS = ("parties", "signs", "masks", "frames", "topics", "names", "places", "weights", "wording", "desk")
NAME_KINDS = ("person", "body", "exercise", COMMON)
WITHIN = ("sentence", "opening")  # where a frame's signs must stand together
_STRANGE = frozenset("*=()[]{}|?^$\\")  # within a word: a search's language, not a newsroom's


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
    every, flat = gather(files)
    tables = kept(every)
    parties = tuple(_plain_words(entry) for entry in tables["parties"])
    signs = tuple(_sign(entry) for entry in tables["signs"])
    slugs = frozenset(sign.slug for sign in signs)
    topics = tuple(topic_of(entry, slugs) for entry in tables["topics"])
    if not topics:
        raise files[-1].problem(("topics",), "there are no topics; write [topics.slug]")
    check_unique(tables["topics"], topics)
    return Holdings(
        topics=topics,
        names=tuple(_name(entry) for entry in tables["names"]),
        parties=parties,
        signs=signs,
        masks=tuple(_mask(entry, slugs) for entry in tables["masks"]),
        frames=tuple(_frame(entry, slugs) for entry in tables["frames"]),
        thresholds=thresholds_of(flat["thresholds"], files[-1]),
        weights=weights_of(flat["weights"], tables),
        wording=wording_of(flat["wording"]),
        desk=weights_of(over(flat["desk"], flat["weights"]), tables),
        desk_wording=wording_of(over(flat["desk-wording"], flat["wording"])),
    )


def _name(entry: Entry) -> Name:
    entry.only("kind", "title", "spellings")
    titles = entry.texts("title", ("ar", "latin"), needed=True)
    spellings = entry.list("spellings")
    if not spellings:
        raise entry.problem(None, "spellings are missing")
    for spelling in spellings:
        _check_phrase(entry, "spellings", spelling)
        _check_telling(entry, spelling)
    if (kind := entry.text("kind", "body")) not in NAME_KINDS:
        raise entry.problem("kind", f"kind is one of {', '.join(NAME_KINDS)}")
    shown = {language: titles["ar" if language is Language.ARABIC else "latin"] for language in Language}
    return Name(entry.slug, kind, shown, spellings)


def _check_telling(entry: Entry, spelling: str) -> None:
    """Refuse a spelling by which whoever follows the name would get every article."""
    if is_everyday(spelling):
        raise entry.problem("spellings", f"“{spelling}” stands in every article", word=spelling)
    if len("".join(folded_words(spelling))) < SHORTEST_WORD:
        raise entry.problem("spellings", f"“{spelling}” is one letter, which stands in every article", word=spelling)


def _sign(entry: Entry) -> Sign:
    entry.only("about", "any", "kind", "service", "weight", *LANGUAGES)
    if (kind := entry.text("kind")) not in KINDS:
        raise entry.problem("kind" if kind else None, f"kind is one of {', '.join(KINDS)}")
    return _words(entry, kind)


def _words(entry: Entry, kind: str) -> Sign:
    """Read the word lists of a sign, a party or a mask."""
    words = {code: tuple(phrases(entry.text(code))) for code in (*LANGUAGES, "any")}
    for code, phrase in ((code, phrase) for code, found in words.items() for phrase in found):
        _check_phrase(entry, code, phrase)
    if not any(words.values()):
        raise entry.problem(None, f"has no words; give some as {', '.join(LANGUAGES)} or any")
    merged = {Language(code): tuple(dict.fromkeys((*words[code], *words["any"]))) for code in LANGUAGES}
    return Sign(entry.slug, kind, merged, entry.text("about"), entry.number("weight", 0), entry.flag("service"))


def _plain_words(entry: Entry) -> Sign:
    entry.only("about", "any", *LANGUAGES)
    return _words(entry, entry.table)


def _mask(entry: Entry, signs: frozenset[str]) -> Mask:
    entry.only("about", "any", "unless", *LANGUAGES)
    unless = frozenset(entry.list("unless"))
    entry.known("unless", sorted(unless), signs)
    return Mask(entry.slug, _words(entry, entry.table).words, unless)


def _check_phrase(entry: Entry, key: str, phrase: str) -> None:
    for chunk in phrase.split():
        if strange := sorted(_STRANGE.intersection(chunk.removeprefix("=").removesuffix("*"))):
            allowed = "a word is letters and figures, with = before it or * behind it at most"
            raise entry.problem(key, f"“{chunk}” holds {' '.join(strange)}: {allowed}", word=chunk)
    try:
        pattern(phrase)
    except ValueError as error:
        raise entry.problem(key, str(error), word=phrase) from None


def _frame(entry: Entry, signs: frozenset[str]) -> Frame:
    entry.only("about", "all", "unless", "parties", "speaks", "within")
    groups = tuple(frozenset(alternatives(group)) for group in entry.list("all"))
    if not groups:
        raise entry.problem(None, "all is missing: name the signs that must stand together")
    unless = frozenset(entry.list("unless"))
    entry.known("all", sorted(chain.from_iterable(groups)), signs)
    entry.known("unless", sorted(unless), signs)
    speaks = entry.text("speaks", "for")
    if speaks not in SPEAKS:
        raise entry.problem("speaks", 'speaks is "for", "hint" or "against"')
    if (within := entry.text("within", WITHIN[0])) not in WITHIN:
        raise entry.problem("within", f"within is {' or '.join(WITHIN)}")
    near = within == WITHIN[0]
    return Frame(entry.slug, groups, _parties(entry), speaks, unless, entry.text("about"), near)


def _parties(entry: Entry) -> int:
    parties = entry.number("parties", 0)
    if parties < 0 or not parties.is_integer():
        raise entry.problem("parties", f"{parties:g} is not how many parties there can be: 0, 1, 2 and so on")
    return int(parties)
