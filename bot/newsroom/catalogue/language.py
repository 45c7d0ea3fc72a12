"""Which of the three languages a text is in, told by its letters and its smallest words."""

import re

from bot.models import Language
from bot.newsroom.arabic import folded_words

_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[^\W\d_\u0600-\u06ff]")
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "d",
        "un",
        "une",
        "des",
        "du",
        "de",
        "et",
        "en",
        "au",
        "aux",
        "est",
        "sont",
        "dans",
        "pour",
        "par",
        "sur",
        "avec",
        "qui",
        "que",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "se",
        "s",
        "n",
        "ne",
        "pas",
        "plus",
        "ou",
        "ont",
        "a",
        "ete",
        "il",
        "elle",
        "entre",
        "apres",
        "contre",
        "selon",
        "leur",
        "leurs",
        "deux",
        "qu",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "on",
        "with",
        "is",
        "are",
        "was",
        "were",
        "by",
        "at",
        "from",
        "that",
        "this",
        "it",
        "its",
        "as",
        "has",
        "have",
        "had",
        "be",
        "been",
        "after",
        "over",
        "his",
        "her",
        "their",
        "will",
        "says",
        "said",
        "say",
        "not",
        "new",
        "more",
        "who",
        "an",
        "against",
        "two",
        "between",
        "us",
    ]
)
_ENOUGH = 3000


def detect_language(text: str) -> Language:
    """Return the text's language. Arabic letters decide when they are at least half; a text that tells nothing
    is Arabic, the newsroom's own.
    """
    text = text[:_ENOUGH]
    arabic, latin = len(_ARABIC.findall(text)), len(_LATIN.findall(text))
    if arabic >= latin:
        return Language.ARABIC
    words = folded_words(text)
    french = sum(word in _FRENCH for word in words) + sum(letter in "éèêàçùôîûœ" for letter in text.lower())
    english = sum(word in _ENGLISH for word in words)
    return Language.FRENCH if french > english else Language.ENGLISH
