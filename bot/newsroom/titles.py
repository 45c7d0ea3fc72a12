"""Two titles beside each other: how alike they are, and which words only one of them has. Pure."""

from functools import lru_cache

from rapidfuzz import fuzz

from bot.newsroom.arabic import folded_words, tokens
from bot.newsroom.everyday import everyday
from bot.newsroom.figures import numbers_in
from bot.newsroom.words import stands_for

EDITED_TITLE = 0.9
SHORTEST = 3  # letters of a telling word
FEWEST_SHARED = 2  # words that two titles share before they are related
BEGINNING = 3  # telling words in which a title says who does what

Forms = frozenset[str]
"""The forms one word stands for."""


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles tell the same, as a bulletin's and its article's do: the same figures, nearly the same
    letters.
    """
    return titles_alike(one, other) >= EDITED_TITLE and numbers_in(one) == numbers_in(other)


def titles_alike(one: str, other: str) -> float:
    """Return how much two titles are the same letters, 0..1, folded as readers read them."""
    return fuzz.ratio(" ".join(folded_words(one)), " ".join(folded_words(other))) / 100


def titles_related(one: str, other: str) -> float:
    """Return the share of the shorter title's telling words that stand in the other, in whatever form."""
    short = min(of_title(one), of_title(other), key=len)
    shared = words_shared(one, other)
    return shared / len(short) if shared >= FEWEST_SHARED else 0.0


def words_shared(one: str, other: str) -> int:
    """Return how many telling words of the shorter title stand in the other, in whatever form."""
    short, long = sorted((of_title(one), of_title(other)), key=len)
    there = frozenset().union(*long)
    return sum(not forms.isdisjoint(there) for forms in short)


def only_in(one: str, other: str) -> list[Forms]:
    """Return the telling words of a title that the other does not have in any form."""
    there = frozenset().union(*of_title(other))
    return [forms for forms in of_title(one) if forms.isdisjoint(there)]


def begin_alike(one: str, other: str) -> bool:
    """Tell whether two titles say that the same one does the same, whatever follows."""
    pairs = list(zip(of_title(one)[:BEGINNING], of_title(other)[:BEGINNING], strict=False))
    return len(pairs) == BEGINNING and not any(left.isdisjoint(right) for left, right in pairs)


def telling(text: str) -> tuple[Forms, ...]:
    """Return the words of a text that tell something, each as the forms it stands for."""
    said = (word for word in tokens(text) if word.folded not in everyday() and len(word.folded) >= SHORTEST)
    return tuple(frozenset(stands_for(word.text, word.folded)) for word in said)


@lru_cache(maxsize=1024)
def of_title(title: str) -> tuple[Forms, ...]:
    """Return a title's telling words, remembered: each new article is held beside hundreds."""
    return telling(title)
