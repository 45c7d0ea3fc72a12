"""Who wants an article: rows of two arrays, read in pages."""

from itertools import groupby

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.wanted import Wanted

ROWS = st.lists(st.tuples(st.integers(-(2**40), 2**40), st.integers(1, 60)), max_size=40, unique=True).map(sorted)


def wanted(rows: list[tuple[int, int]]) -> Wanted:
    both = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return Wanted(both[:, 0], both[:, 1])


def plainly(rows: list[tuple[int, int]]) -> list[tuple[int, tuple[int, ...]]]:
    return [(chat, tuple(number for _, number in mine)) for chat, mine in groupby(rows, key=lambda row: row[0])]


@given(ROWS)
def test_each_reader_comes_once_with_all_filters_that_fit(rows: list[tuple[int, int]]) -> None:
    assert list(wanted(rows)) == plainly(rows)
    assert len(wanted(rows)) == len(plainly(rows))


@given(ROWS, st.integers(1, 7))
def test_pages_bring_every_reader_once_and_tell_the_last(rows: list[tuple[int, int]], limit: int) -> None:
    found, cursor, last = [], -(2**63), False
    while not last:
        page, last = wanted(rows).page(cursor, limit)
        assert len(page) <= limit
        assert page or last
        found += page
        cursor = page[-1][0] if page else cursor
    assert found == plainly(rows)


def test_a_page_after_everybody_is_empty_and_the_last() -> None:
    assert wanted([(3, 1), (5, 2)]).page(5, 10) == ([], True)
    assert wanted([]).page(-(2**63), 10) == ([], True)
