"""A reader and a wish give the reader as it is afterwards."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Filter, FilterKind, Language, Reader, ReaderState
from bot.newsroom.filters import same
from bot.newsroom.quiet import QuietHours
from bot.newsroom.readership import (
    MOST_FILTERS,
    Dropped,
    Followed,
    drop,
    filter_numbered,
    follow,
    follows,
    language_of,
    newcomer,
    paused,
    reached,
    resumed,
    returned,
    toggle,
    unfollow,
    unfollow_all,
    with_digest,
    with_language,
    with_quiet,
    with_timezone,
)


def words(text: str, number: int = 0) -> Filter:
    return Filter(number, FilterKind.WORDS, text)


DRUGS = Filter(0, FilterKind.TOPIC, "drugs")
NEW = newcomer(5, "private", language=Language.ARABIC, timezone="Africa/Casablanca", now=10.0)


@pytest.mark.parametrize(
    ("code", "language"),
    [("ar", "ar"), ("fr-CA", "fr"), ("EN_us", "en"), ("de", "ar"), ("", "ar"), (None, "ar"), ("arz", "ar")],
)
def test_the_language_is_telegrams_where_mirsal_speaks_it(code: str | None, language: str) -> None:
    assert language_of(code, Language.ARABIC) == language


def test_a_newcomer_gets_breaking_items_and_nothing_else() -> None:
    assert NEW.filters == (Filter(1, FilterKind.TOPIC, "breaking"),)
    assert (NEW.next_filter, NEW.since, NEW.version, NEW.state) == (2, 10.0, 0, ReaderState.ACTIVE)


def test_what_is_followed_gets_a_number_of_its_own() -> None:
    outcome = follow(NEW, (DRUGS, words("حموشي")), same=same)
    assert outcome.reader.filters[1:] == (replace(DRUGS, id=2), words("حموشي", 3))
    assert outcome.added == outcome.reader.filters[1:]
    assert outcome.reader.next_filter == 4


def test_what_is_followed_already_is_said_and_not_added() -> None:
    once = follow(NEW, (words("حموشي"),), same=same).reader
    again = follow(once, (words("الحموشي"),), same=same)
    assert again == Followed(once, known=(words("حموشي", 2),))


def test_there_is_room_for_fifty_and_what_does_not_fit_is_said() -> None:
    wanted = [words(f"كلمة{number}ق") for number in range(60)]
    outcome = follow(NEW, wanted, same=same)
    assert len(outcome.reader.filters) == MOST_FILTERS
    assert outcome.refused == tuple(wanted[49:])


def test_a_number_is_never_used_again() -> None:
    one = follow(NEW, (DRUGS,), same=same).reader
    other = follow(drop(one, 2).reader, (DRUGS,), same=same).reader
    assert other.filters[-1].id == 3


def test_unfollowing_finds_a_filter_by_what_it_asks_for() -> None:
    reader = follow(NEW, (words("الحموشي"), DRUGS), same=same).reader
    outcome = unfollow(reader, (words("حموشي"), words("فرنسا")), same=same)
    assert outcome.gone == (words("الحموشي", 2),)
    assert outcome.strange == (words("فرنسا"),)
    assert [one.id for one in outcome.reader.filters] == [1, 3]


def test_unfollowing_all_leaves_nothing() -> None:
    assert unfollow_all(NEW) == Dropped(replace(NEW, filters=()), NEW.filters)


def test_dropping_a_number_that_is_not_there_changes_nothing() -> None:
    assert drop(NEW, 99) == Dropped(NEW)


def test_a_switch_goes_on_and_off_again() -> None:
    on = toggle(NEW, DRUGS, same=same)
    assert isinstance(on, Followed)
    assert follows(on.reader, DRUGS, same=same)
    off = toggle(on.reader, DRUGS, same=same)
    assert isinstance(off, Dropped)
    assert off.reader.filters == NEW.filters


def test_a_filter_is_found_by_its_number() -> None:
    assert filter_numbered(NEW, 1) == NEW.filters[0]
    assert filter_numbered(NEW, 2) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ReaderState.ACTIVE, ReaderState.ACTIVE),
        (ReaderState.PAUSED, ReaderState.PAUSED),
        (ReaderState.UNREACHABLE, ReaderState.ACTIVE),
    ],
)
def test_a_reader_we_hear_of_can_be_reached_again_but_a_pause_is_theirs(
    before: ReaderState, after: ReaderState
) -> None:
    assert reached(replace(NEW, state=before, reason="blocked"), "private").state is after


def test_a_reader_who_comes_back_is_known_to_have_come_back_and_one_who_was_here_is_not() -> None:
    gone = replace(NEW, state=ReaderState.UNREACHABLE, lost=3.0)
    assert (returned(gone, "private", 9.0).back, returned(gone, "private", 9.0).lost) == (9.0, None)
    assert returned(NEW, "private", 9.0) == NEW
    assert returned(replace(NEW, back=4.0), "private", 9.0).back == 4.0


def test_wishes_about_times_are_taken_over() -> None:
    assert with_digest(NEW, "08:00").digest == "08:00"
    quiet = with_quiet(NEW, QuietHours("22:00-07:00", strict=True))
    assert (quiet.quiet, quiet.strict) == ("22:00-07:00", True)
    assert with_language(NEW, Language.FRENCH).language is Language.FRENCH
    assert with_timezone(NEW, "Europe/Paris").timezone == "Europe/Paris"
    assert paused(NEW).state is ReaderState.PAUSED
    assert replace(resumed(paused(NEW)), chosen=()) == NEW


def test_what_a_reader_set_themselves_is_told_from_what_came_by_itself() -> None:
    assert NEW.chosen == ()
    reader = with_digest(with_language(with_digest(NEW, "08:00"), NEW.language), "off")
    assert reader.chosen == ("digest", "language")


filters = st.builds(
    Filter, st.just(0), st.just(FilterKind.WORDS), st.sampled_from(["امن", "حدود", "فرنسا", "مغرب", "هجرة"])
)


@given(st.lists(st.tuples(st.booleans(), filters), max_size=30))
def test_whatever_is_wished_numbers_stay_apart_and_no_two_filters_ask_for_the_same(
    wishes: list[tuple[bool, Filter]],
) -> None:
    reader: Reader = NEW
    for wanted, one in wishes:
        reader = follow(reader, (one,), same=same).reader if wanted else unfollow(reader, (one,), same=same).reader
    numbers = [one.id for one in reader.filters]
    assert len(set(numbers)) == len(numbers)
    assert all(number < reader.next_filter for number in numbers)
    assert len({one.text for one in reader.filters}) == len(reader.filters)
