"""The catalogue as the rooms use it: what topics and names there are, and what it says of an article."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from bot.models import Explanation, Judgement, Language
from bot.newsroom.arabic import pieces, tokens
from bot.newsroom.catalogue.cutting import cut
from bot.newsroom.catalogue.documents import Document
from bot.newsroom.catalogue.evidence import Evidence, Reading, unmasked
from bot.newsroom.catalogue.judging import Judge
from bot.newsroom.catalogue.language import detect_language
from bot.newsroom.catalogue.nouns import COMMON, Holdings, Mask, Name, Sign, Topic
from bot.newsroom.catalogue.reader import documents, read
from bot.newsroom.lexicon import Hit, Lexicon, Word, bare_forms, pattern
from bot.newsroom.lookalikes import acronyms
from bot.newsroom.terms import unelided

_READ = 1500
_ARTICLE = re.compile(r"\b(و?)ال(?=\w{3})")


class Catalogue:
    """The topic catalogue. Immutable once loaded, and safe to share; the same article always gets the same answer."""

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.topics: tuple[Topic, ...] = holdings.topics
        self.names: tuple[Name, ...] = holdings.names
        self._slugs = {topic.slug: topic for topic in holdings.topics}
        self._called = _callings(holdings.topics)
        self._nearly_called = {_without_articles(words): slug for words, slug in self._called.items()}
        self._spelt = _spellings(holdings.names)
        told = [name for name in holdings.names if name.kind != COMMON]
        self._people = Lexicon({name.slug: map(pattern, map(_exactly, name.spellings)) for name in told})
        self._telling = {name.slug for name in told if name.kind != "body"}
        self._lexicons = {language: _lexicon(holdings, language) for language in Language}
        self._reading = Reading(holdings.signs, holdings.frames)
        self._unless = {mask.slug: mask.unless for mask in holdings.masks if mask.unless}
        self._judge = Judge(holdings)

    @classmethod
    def load(cls, path: Path | None) -> "Catalogue":
        """Return the catalogue inside, with a newsroom's own file laid over it.

        Raises CatalogueError for anything wrong in the file: one sentence with file, line and reason.
        """
        return cls.of(documents(path))

    @classmethod
    def of(cls, files: Sequence[Document]) -> "Catalogue":
        """Return the catalogue that some parsed files make together, later ones over earlier ones."""
        return cls(read(files))

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug."""
        return self._slugs.get(slug)

    def find(self, text: str) -> str | None:
        """Return the slug of the topic that a reader's words name exactly: by title, alias or slug, in any language."""
        return self._called.get(_plain(text))

    def nearly(self, text: str) -> str | None:
        """Return the slug of the topic that a reader's words would name with their ال, or without: «إرهاب» for
        «الإرهاب»; nothing where they name one as they are.
        """
        plain = _plain(text)
        return None if plain in self._called else self._nearly_called.get(_without_articles(plain))

    def spellings(self, word: str) -> tuple[str, ...]:
        """Return every spelling of the name that has this spelling; nothing for a word that is no name, as `far` is
        without its capitals.
        """
        if _plain(word) in acronyms() and not word.isupper():
            return ()
        plain = _plain(word)
        for form in (plain, _plain(unelided(word)), *bare_forms(plain)):
            if names := self._spelt.get(form):
                return tuple(dict.fromkeys(spelling for name in names for spelling in name.spellings))
        return ()

    def named(self, title: str, body: str) -> tuple[str, ...]:
        """Return the slugs of the names found in a text, in the order of their first mention."""
        return tuple(dict.fromkeys(hit.sign for hit in self._people.scan(pieces(f"{title}\n{body}"))))

    def people(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return those of the names that tell one story from another: people and exercises, not bodies."""
        return tuple(slug for slug in slugs if slug in self._telling)

    def lexicon(self, language: Language) -> Lexicon:
        """Return what is looked for in one language."""
        return self._lexicons[language]

    def judge(
        self,
        title: str,
        body: str,
        *,
        language: Language | None = None,
        categories: Sequence[str] = (),
        taken: bool = False,
    ) -> Judgement:
        """Say whether the channel takes an article, which topics it has, and which words decided.

        `categories`, the site's own, are read as if they stood at the end of the body. `taken`: a person takes it, so
        it has its subject's topics whatever the verdict.
        """
        evidence, whole = self.evidence(title, body, language=language, categories=categories)
        return self._judge.judge(evidence, whole, taken=taken)

    def explain(
        self, title: str, body: str, *, language: Language | None = None, categories: Sequence[str] = ()
    ) -> Explanation:
        """Say what each word adds to the verdict of `judge`."""
        return self._judge.explain(self.evidence(title, body, language=language, categories=categories)[0])

    def speaking(
        self, slug: str, title: str, body: str, *, language: Language | None = None, categories: Sequence[str] = ()
    ) -> tuple[str, ...] | None:
        """Return the words of an article that speak for a topic, as they stand there and in their order; None for the
        umbrella, which the verdict gives.
        """
        topic = self._slugs.get(slug)
        if topic is not None and topic.umbrella:
            return None
        signs = {*topic.signs, *topic.enough} if topic else set()
        evidence, hits = self.evidence(title, body, language=language, categories=categories)
        found: list[Hit] = []
        for hit in sorted((hit for hit in hits if hit.sign in signs), key=lambda hit: (hit.start, -hit.end)):
            found += [hit] if not found or hit.start >= found[-1].end else []  # of several readings there, the longest
        return tuple(dict.fromkeys(" ".join(evidence.text.words[hit.start : hit.end]) for hit in found))

    def evidence(
        self, title: str, body: str, *, language: Language | None = None, categories: Sequence[str] = ()
    ) -> tuple[Evidence, Sequence[Hit]]:
        """Return what an article shows, unweighed: what the judgement is made of, and what weights are fitted to."""
        body = _opening(body)
        text = cut(title, "\n".join((body, *categories)) if categories else body)
        lexicon = self._lexicons[language or detect_language(f"{title}\n{body}")]
        hits = unmasked(lexicon.scan(text.words), self._unless)
        return self._reading.read(text, hits), hits


def _opening(body: str) -> str:
    """Return what is read of a body: whole words up to 1,500 characters (some 250 words), so that a long article
    costs no more.
    """
    return body if len(body) <= _READ else next(iter(body[:_READ].rsplit(None, 1)), "")


def _plain(text: str) -> str:
    return " ".join(token.folded for token in tokens(text))


def _exactly(spelling: str) -> str:
    """Ask for its capitals where a name would be an everyday word without: FAR."""
    return f"={spelling}" if spelling.isupper() and _plain(spelling) in acronyms() else spelling


def _without_articles(plain: str) -> str:
    return _ARTICLE.sub(r"\1", plain)


def _callings(topics: Iterable[Topic]) -> dict[str, str]:
    """Return what each topic is called by, folded."""
    called: dict[str, str] = {}
    for topic in topics:
        for words in (topic.slug, *topic.titles.values(), *topic.aliases):
            called[_plain(words)] = topic.slug
    return called


def _spellings(names: Iterable[Name]) -> dict[str, list[Name]]:
    spelt: dict[str, list[Name]] = {}
    for name in names:
        for spelling in dict.fromkeys(_plain(spelling) for spelling in name.spellings):
            spelt.setdefault(spelling, []).append(name)
    return spelt


def _lexicon(holdings: Holdings, language: Language) -> Lexicon:
    """Compile what is looked for in one language: signs, parties (`@`) and masks (`#`)."""

    def entries(mark: str, signs: Iterable[Sign | Mask]) -> dict[str, list[tuple[Word, ...]]]:
        return {mark + sign.slug: [pattern(phrase) for phrase in sign.words[language]] for sign in signs}

    return Lexicon(entries("", holdings.signs) | entries("@", holdings.parties) | entries("#", holdings.masks))
