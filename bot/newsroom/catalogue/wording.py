"""What single words say, beside the signs: wording.toml has a weight for each, fitted to labelled articles.

Signs are what an editor thought of; this is for what nobody thought of. Each word of the title and of the opening
counts once, and once more where it stands in the title (`حدود.title`). What they say together is divided by the root
of how many of them are known: a long opening says no more than a short one.
"""

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.newsroom.arabic import fold_word
from bot.newsroom.catalogue.cutting import Text

OPENING = 60  # words of the body
IN_TITLE = ".title"
_ARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال")
_LEFT = 3  # letters that must be left when an article is taken off; a shorter word is a particle
_LONGEST = 40
_SHORTEST_LATIN = 4  # « et », « les », `the` say nothing; a number says which day it was, not what


@lru_cache(maxsize=1 << 16)
def counted(word: str) -> str:
    """Return the one form under which a word counts; nothing for one that says nothing."""
    form = plain(word)
    return form if counts(form) else ""


def plain(word: str) -> str:
    """Return a word folded, without the article and what is written before it.

    The form of a form is itself. Unlike a filter's forms this may cut what belongs to the word (الألعاب → عاب), the
    same way each time.
    """
    form = fold_word(word)
    while len(form) <= _LONGEST:
        article = next((one for one in _ARTICLES if form.startswith(one) and len(form) - len(one) >= _LEFT), "")
        if not article:
            break
        form = form.removeprefix(article)
    return form


def counts(form: str) -> bool:
    """Tell whether a word in its one form says something: no number does, no particle, no endless one."""
    shortest = _SHORTEST_LATIN if form.isascii() else _LEFT
    return shortest <= len(form) <= _LONGEST and form.isalpha()


def spoken(text: Text) -> dict[str, int]:
    """Return the words that count, by the name of their weight, and where each stands first."""
    words: dict[str, int] = {}
    for at, word in enumerate(text.words[: text.head + OPENING]):
        if not (form := counted(word)):
            continue
        words.setdefault(form, at)
        if at < text.head:
            words.setdefault(form + IN_TITLE, at)
    return words


def said(words: Iterable[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Return what each known word of an article adds to its score, in log-odds."""
    known = [(name, weights[name]) for name in words if name in weights]
    share = math.sqrt(len(known)) or 1.0
    return {name: weight / share for name, weight in known}
