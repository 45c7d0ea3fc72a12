"""What tells two stories apart that are told in the same words, one difference at a time."""

from dataclasses import replace

import pytest

from bot.models import Article, Cast
from bot.newsroom.distinctions import other_cast, told_apart
from tests.newsroom.stories import story

ONE = story("السفير يزور الرباط", "استقبل الوزير السفير وتباحثا حول التعاون", cast=Cast(("es",), ("es", "be")))


def other(title: str = ONE.title, more: str = "", states: tuple[str, ...] = ("es", "be")) -> Article:
    return replace(ONE, title=title, body=f"{ONE.body} {more}", cast=Cast(("es",), states))


@pytest.mark.parametrize(
    ("two", "apart"),
    [
        (other(), False),
        (other(states=("es",)), False),
        (other(states=("es", "be", "nl")), False),
        (other(states=("es", "nl")), True),
        (other("سفير آخر يزور الرباط"), True),
        (other(more="يوم الاثنين"), False),
    ],
)
def test_a_difference_counts_where_each_says_what_the_other_does_not(two: Article, *, apart: bool) -> None:
    assert told_apart(ONE, two) == told_apart(two, ONE) == apart


def test_two_days_or_two_ages_are_two_stories() -> None:
    assert told_apart(other(more="يوم الاثنين"), other(more="يوم الخميس"))
    assert other_cast(other(more="البالغ 35 سنة"), other(more="البالغ 41 سنة"))
    assert not other_cast(other(more="بعد 35 يوما"), other(more="البالغ 41 سنة"))
    assert not told_apart(other(more="يوم الاثنين"), other(more="الإثنين والخميس"))
