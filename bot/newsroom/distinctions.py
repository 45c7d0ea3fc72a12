"""What tells two stories apart that are told in the same words: a ministry's communiqué on each of its guests. Pure.

A difference counts where each text says what the other does not; what only one says may be an addition.
"""

from collections.abc import Collection

from bot.models import Article
from bot.newsroom.arabic import folded_words, listed
from bot.newsroom.figures import ages_in, days_in, other_numbers
from bot.newsroom.titles import only_in, telling

_ANOTHER = """جديد جديدة جديدا آخر أخرى آخرين ثان ثانية ثاني ثالث ثالثة مجددا
nouveau nouvelle nouveaux nouvelles autre autres deuxième troisième encore another second third new again"""


def told_apart(one: Article, other: Article) -> bool:
    """Tell whether two articles, however alike, tell of different numbers, days, states, people or places."""
    left, right = text_of(one), text_of(other)
    return (
        other_cast(one, other)
        or other_figures(one, other)
        or other_numbers(left, right)
        or _each(days_in(left), days_in(right))
        or _each(one.cast.states, other.cast.states)
        or another(one.title) != another(other.title)
        or _bears_out(one, other)
    )


def other_cast(one: Article, other: Article) -> bool:
    """Tell whether two articles are about different states or people, or about people of another age. What an article
    of an earlier version does not say is no difference.
    """
    states = _less(one.cast.leading, other.cast.states), _less(other.cast.leading, one.cast.states)
    people = _less(one.cast.people, other.names), _less(other.cast.people, one.names)
    return all(states) or all(people) or _each(ages_in(text_of(one)), ages_in(text_of(other)))


def other_figures(one: Article, other: Article) -> bool:
    """Tell whether each title has a number that the other has not."""
    return other_numbers(one.title, other.title)


def both_know(one: Article, other: Article) -> int:
    """Return how many words of a title both titles and both texts have."""
    known = _known(other.title), _known(text_of(one)), _known(text_of(other))
    return sum(all(not forms.isdisjoint(words) for words in known) for forms in telling(one.title))


def another(title: str) -> bool:
    """Tell whether a title says that this is one more: «مطلوبا جديدا», "un autre"."""
    return not listed(_ANOTHER).isdisjoint(folded_words(title))


def text_of(article: Article) -> str:
    """Return what an article says below its title."""
    return article.body or article.summary


def _bears_out(one: Article, other: Article) -> bool:
    """Tell whether each title has a word of its own that its text knows and the other article does not: «طنجة» here,
    «أكادير» there.
    """
    left, right = _known(text_of(one)), _known(text_of(other))
    mine = [forms for forms in only_in(one.title, other.title) if not forms.isdisjoint(left)]
    theirs = [forms for forms in only_in(other.title, one.title) if not forms.isdisjoint(right)]
    return any(forms.isdisjoint(right) for forms in mine) and any(forms.isdisjoint(left) for forms in theirs)


def _known(text: str) -> frozenset[str]:
    return frozenset().union(*telling(text))


def _each(one: Collection[str], other: Collection[str]) -> bool:
    return bool(_less(one, other)) and bool(_less(other, one))


def _less(one: Collection[str], other: Collection[str]) -> set[str]:
    return {*one}.difference(other)
