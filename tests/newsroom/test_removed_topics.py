"""Which readers hear that a topic they follow is gone, and that they hear it once."""

from dataclasses import replace

import pytest

from bot.models import Filter, FilterKind, Reader, ReaderState
from bot.newsroom.removed_topics import Memory, memory_of

DRUGS, BORDERS = {"ar": "المخدرات", "en": "Drugs"}, {"ar": "الحدود", "en": "Borders"}
BOTH = {"drugs": DRUGS, "borders": BORDERS}
SETTLED = Memory(slugs=("borders", "drugs"), titles=BOTH, walk=1, version=2)
READER = Reader(5, filters=(Filter(1, FilterKind.TOPIC, "drugs"), Filter(2, FilterKind.WORDS, "borders")))


def test_what_is_remembered_comes_back_as_it_was() -> None:
    walking = replace(SETTLED, told=("x",), fresh=("y",), cursor=-7, walking=True)
    assert memory_of(replace(walking.document(), version=2)) == walking
    assert memory_of(None) == Memory()


def test_the_same_topics_begin_no_walk_whatever_they_are_called() -> None:
    assert SETTLED.at_start(BOTH) == SETTLED
    newer = SETTLED.at_start(BOTH | {"drugs": {"ar": "محاربة المخدرات"}})
    assert (newer.walking, newer.titles["drugs"]) == (False, {"ar": "محاربة المخدرات"})


def test_without_a_topic_whoever_follows_it_misses_it_once_and_its_title_is_kept() -> None:
    begun = SETTLED.at_start({"borders": BORDERS})
    assert (begun.walking, begun.walk, begun.titles["drugs"]) == (True, 2, DRUGS)
    assert begun.missed_by(READER) == ("drugs",)
    halfway = begun.after([READER], last=False)
    assert (halfway.cursor, halfway.walking, halfway.missed_by(READER)) == (5, True, ("drugs",))
    over = halfway.after([], last=True)
    assert (over.walking, over.told, over.cursor) == (False, ("drugs",), None)
    assert over.missed_by(READER) == ()


def test_a_topic_that_comes_back_and_goes_again_is_missed_again() -> None:
    gone = SETTLED.at_start({"borders": BORDERS}).after([READER], last=True)
    back = replace(gone, version=3).at_start(BOTH).after([READER], last=True)
    assert back.told == ()
    assert replace(back, version=4).at_start({"borders": BORDERS}).missed_by(READER) == ("drugs",)


def test_at_the_very_first_run_what_is_followed_and_unknown_is_missed() -> None:
    begun = Memory().at_start({"borders": BORDERS})
    assert begun.walking
    assert begun.missed_by(READER) == ("drugs",)


@pytest.mark.parametrize(("state", "hears"), [("active", True), ("paused", True), ("unreachable", False)])
def test_whoever_cannot_be_reached_hears_nothing(state: str, *, hears: bool) -> None:
    begun = SETTLED.at_start({"borders": BORDERS})
    assert bool(begun.missed_by(replace(READER, state=ReaderState(state)))) == hears
