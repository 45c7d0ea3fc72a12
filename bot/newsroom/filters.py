"""Readers' filters: what a text asks for, whether two ask for the same, and which words of an article answer it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from bot.models import Article, ArticleState, Filter, FilterKind, Verdict
from bot.newsroom.arabic import fold
from bot.newsroom.grammar import MOST_ALTERNATIVES, Fault, Piece, Problem, alternatives, faults, pieces, shortened
from bot.newsroom.wishes import NO_NAMES, Need, Reading, Spellings, Wish, is_vain, needs_of, phrase_ways, signature

# What the channel takes, and all that the site publishes, as people say it.
_ALL = "all, الكل, كل, الجميع, كل ما في القناة, كل ما ينشر في القناة, tout, toute, tous, toutes, tout le canal"
_EVERYTHING = """everything, all articles, all news, كل شيء, كل شي, كلشي, كل ما ينشر, كل ما ينشره الموقع, كل المقالات,
كل الأخبار, جميع المقالات, جميع الأخبار, absolument tout, tout ce que publie le site, tout le site, tous les articles"""

Takes = Callable[[Article], bool]
"""Does the channel take this article? What readers of ALL get."""


class Catalogue(Spellings, Protocol):
    """What is needed of the topic catalogue."""

    def find(self, text: str) -> str | None:
        """Return the slug of the topic whose title, alias or slug this is, in any language; None: no topic's."""
        ...


@dataclass(frozen=True, slots=True)
class Understood:
    """What a text asks for: filters without numbers (id 0), none twice, and what was not understood."""

    filters: tuple[Filter, ...] = ()
    problems: tuple[Problem, ...] = ()


def understand(text: str, catalogue: Catalogue) -> Understood:
    """Return what a reader's text asks for. Each alternative by itself: a topic, `all`, `everything`, or words."""
    every = alternatives(text)
    filters: list[Filter] = []
    problems = [Problem(Fault.EMPTY, text.strip()[:64])] if not every else []
    if len(every) > MOST_ALTERNATIVES:
        problems.append(Problem(Fault.TOO_MANY, every[MOST_ALTERNATIVES][:64]))
    for alternative in every[:MOST_ALTERNATIVES]:
        one = _understand(alternative, catalogue)
        if isinstance(one, Filter):
            filters += [] if any(same(one, known) for known in filters) else [one]
        else:
            problems += one
    return Understood(tuple(filters), tuple(problems))


def same(one: Filter, other: Filter) -> bool:
    """Tell whether two filters ask for the same: `الحموشي` and `حموشي`, `b a` and `a b`; not `"حموشي"`, which asks for
    that spelling alone.
    """
    if one.kind is not other.kind:
        return False
    if one.kind is FilterKind.WORDS:
        return one.text == other.text or _meaning(one.text) == _meaning(other.text)
    return one.text == other.text


def published(article: Article) -> bool:
    """Tell whether the catalogue, or an editor, gave the article to the channel: the usual `Takes`."""
    return article.publish is Verdict.YES or (article.by is not None and article.state is ArticleState.LIVE)


def matches(one: Filter, article: Article, catalogue: Spellings, takes: Takes = published) -> tuple[str, ...]:
    """Return the words as they stand in the article that make the filter fit; empty: it does not fit.

    For a topic these are the words that decided (or the topic's slug), for `all` and `everything` the title.
    """
    match one.kind:
        case FilterKind.TOPIC:
            return (article.because or (one.text,)) if one.text in article.topics else ()
        case FilterKind.ALL:
            return (article.title or article.id,) if takes(article) else ()
        case FilterKind.EVERYTHING:
            return (article.title or article.id,)
        case FilterKind.WORDS:
            wish = wish_of(one.text, catalogue)
            return Reading(article).shown(wish) if wish.needs else ()


def wish_of(text: str, names: Spellings) -> Wish:
    """Return what a filter of words asks for; a text without words asks for nothing and fits nothing."""
    return wish_of_pieces(pieces(text), names)


def wish_of_pieces(found: Sequence[Piece], names: Spellings) -> Wish:
    """Return the same for words and phrases that were cut apart already."""
    needs = [*needs_of([piece.text for piece in found if piece.wanted and not piece.phrase], names)]
    needs += [phrase_ways(piece.text) for piece in found if piece.wanted and piece.phrase]
    bars = [need for piece in found if not piece.wanted for need in _bars(piece.text, names, phrase=piece.phrase)]
    return Wish(tuple(dict.fromkeys(needs)), tuple(dict.fromkeys(bars)))


def _bars(text: str, names: Spellings, *, phrase: bool) -> list[Need]:
    return [phrase_ways(text)] if phrase else [*needs_of([text], names)]


def _understand(alternative: str, catalogue: Catalogue) -> Filter | list[Problem]:
    plain = " ".join(fold(alternative).split())
    if plain in _named(_ALL):
        return Filter(0, FilterKind.ALL)
    if plain in _named(_EVERYTHING):
        return Filter(0, FilterKind.EVERYTHING)
    written_out = any(piece.phrase or not piece.wanted for piece in pieces(alternative))
    slug = None if written_out else catalogue.find(alternative)  # "…" and -word are words, never a topic
    if slug is not None:
        return Filter(0, FilterKind.TOPIC, slug)
    wrong = list(faults(alternative))
    if not wrong and is_vain(wish_of(alternative, catalogue)):
        wrong = [Problem(Fault.NEVER, shortened(alternative))]
    return wrong or Filter(0, FilterKind.WORDS, alternative)


@lru_cache(maxsize=2)
def _named(names: str) -> frozenset[str]:
    return frozenset(fold(name).strip() for name in names.split(","))


@lru_cache(maxsize=4096)
def _meaning(text: str) -> tuple[frozenset[object], ...]:
    wish = wish_of(text, NO_NAMES)
    phrases = (phrase_ways(piece.text) for piece in pieces(text) if piece.phrase)
    return tuple(frozenset(signature(_closest(need)) for need in needs) for needs in (wish.needs, wish.bars, phrases))


def _closest(need: Need) -> Need:
    """Return a need's way in the fewest words: «بن كيران» in one, as «بنكيران» is."""
    return (min(need, key=lambda way: sum(map(len, way))),)
