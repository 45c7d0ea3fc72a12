"""When to look again (the contract's POLL_SECONDS; FAULTS H09-H15)."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedUnreachable
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.schedule import DAY, believed, next_look, wait
from bot.intake.watch import Watch
from bot.models import FeedState

NOW = 1_795_420_000.0


def pause(
    *,
    poll: float = 60.0,
    failures: int = 0,
    jitter: float = 0.0,
    every: float | None = None,
    max_age: float | None = None,
    retry_after: float | None = None,
    failed: bool = False,
) -> float:
    state = FeedState("https://k.example/feed/", failures=failures)
    at = next_look(
        state,
        now=NOW,
        poll_seconds=poll,
        jitter=jitter,
        every=every,
        max_age=max_age,
        retry_after=retry_after,
        failed=failed,
    )
    return at - NOW


@pytest.mark.parametrize(
    ("wishes", "seconds"),
    [
        ({}, 60.0),
        ({"max_age": 30.0}, 60.0),
        ({"max_age": 0.0}, 60.0),
        ({"max_age": 600.0}, 600.0),
        ({"max_age": 900.0}, 900.0),
        ({"max_age": 31_536_000.0}, 900.0),
        ({"every": 3600.0}, 900.0),
        ({"every": 300.0, "max_age": 120.0}, 300.0),
        ({"poll": 0.5}, 0.5),
        ({"poll": 0.5, "max_age": 0.25}, 0.5),
        ({"poll": 1800.0, "max_age": 3600.0}, 1800.0),
        ({"jitter": 1.0}, 60.0),
    ],
)
def test_a_good_look_waits_as_set_and_a_wish_can_only_lengthen_it_to_15_minutes(
    wishes: dict[str, float], seconds: float
) -> None:
    assert pause(**wishes) == pytest.approx(seconds, abs=1e-6)  # type: ignore[arg-type]  # the wishes' names are its own


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 120.0), (2, 240.0), (3, 480.0), (4, 900.0), (5, 900.0), (10_000, 900.0)]
)
def test_each_failure_doubles_the_wait_up_to_15_minutes(failures: int, seconds: float) -> None:
    assert pause(failed=True, failures=failures) == pytest.approx(seconds)
    assert 60.0 <= pause(failed=True, failures=failures, jitter=1.0) < seconds


@pytest.mark.parametrize(
    ("asked", "seconds"), [(30.0, 120.0), (600.0, 600.0), (3600.0, 3600.0), (86_400.0, 86_400.0), (1e9, 86_400.0)]
)
def test_retry_after_wins_when_it_is_longer_up_to_a_day(asked: float, seconds: float) -> None:
    assert pause(failed=True, failures=1, retry_after=asked) == pytest.approx(seconds)


@given(
    poll=st.floats(0.1, 5000),
    failures=st.integers(0, 2000),
    jitter=st.floats(0, 1),
    wish=st.none() | st.floats(0, 1e10),
    failed=st.booleans(),
)
def test_nobody_is_asked_sooner_than_set_nor_forgotten(
    poll: float, failures: int, jitter: float, wish: float | None, *, failed: bool
) -> None:
    seconds = pause(poll=poll, failures=failures, jitter=jitter, every=wish, max_age=wish, failed=failed)
    assert poll - 1e-6 <= seconds <= max(900.0, poll) + 1e-6


@pytest.mark.parametrize(
    ("next_at", "seconds"),
    [(NOW, 0.0), (NOW - 5, 0.0), (NOW + 45, 45.0), (NOW + 86_400, 86_400.0), (NOW + 90_000, 0.0), (0.0, 0.0)],
)
def test_a_restart_waits_for_what_was_planned_unless_the_clock_was_wrong(next_at: float, seconds: float) -> None:
    assert wait(FeedState("https://k.example/feed/", next_look=next_at), now=NOW) == seconds


def test_times_that_a_wrong_clock_left_are_as_if_they_were_now_and_all_others_stay() -> None:
    far, near = NOW + DAY + 1, NOW + DAY
    state = FeedState(
        "https://k.example/feed/",
        first_sight=far,
        last_success=NOW - 9,
        last_attempt=far,
        last_unconditional=far,
        last_cross_check=near,
        failing_since=far,
        etag="x",
    )
    assert believed(state, now=NOW) == FeedState(
        "https://k.example/feed/",
        first_sight=NOW,
        last_success=NOW - 9,
        last_attempt=NOW,
        last_unconditional=NOW,
        last_cross_check=near,
        failing_since=NOW,
        etag="x",
    )
    fresh = FeedState("https://k.example/feed/")
    assert believed(fresh, now=NOW) == fresh


def test_a_hundred_bots_that_failed_together_come_back_apart() -> None:
    pauses = sorted(pause(failed=True, failures=3, jitter=number / 100) for number in range(100))
    busiest = max(sum(start <= one < start + 10 for one in pauses) for start in pauses)
    assert busiest <= 3 * 100 * 10 / (pauses[-1] - pauses[0])


def test_a_state_that_was_never_looked_at_counts_its_first_failure() -> None:
    watch = Watch(Fetcher(), Parser(), poll_seconds=60, rng=random.Random(7))
    state = watch.failed(FeedState("https://k.example/feed/"), FeedUnreachable("x"), now=NOW)
    assert (state.failures, state.failing_since, state.first_sight) == (1, NOW, None)
    assert NOW + 60 <= state.next_look <= NOW + 120
