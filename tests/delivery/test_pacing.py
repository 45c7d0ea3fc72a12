"""The pace: never more than allowed in any window, a 429 obeyed for its chat, room kept for what is urgent."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.pacing import CHAT_EVERY, KEPT_FOR_FLASH, MINUTE, PER_MINUTE, Pacing
from bot.models import Lane

CHANNEL, GROUP = -1001, -5


def fill(pacing: Pacing, seconds: float, tick: float = 0.009) -> list[float]:
    """Let as many leave as the bulk pace allows, each for another chat."""
    sent: list[float] = []
    for step in range(int(seconds / tick)):
        now = step * tick
        while pacing.open(now):
            pacing.charge(1000 + len(sent), now)
            sent.append(now)
    return sent


def worst(times: list[float], window: float) -> int:
    """Count the most that left within any window of this length."""
    most = first = 0
    for last, time in enumerate(times):
        while times[first] <= time - window:
            first += 1
        most = max(most, last - first + 1)
    return most


@pytest.mark.parametrize(("per_second", "least"), [(1, 9), (5, 48), (28, 275), (30, 295), (1000, 9840)])
def test_the_bulk_pace_is_used_up_and_never_exceeded_in_any_second(per_second: int, least: int) -> None:
    sent = fill(Pacing(per_second), 10.0)
    assert least <= len(sent) <= 10 * per_second
    assert worst(sent, 1.0) <= per_second


@given(st.integers(1, 300), st.lists(st.floats(0, 0.3), max_size=300))
def test_no_second_ever_holds_more_than_the_bulk_pace(per_second: int, gaps: list[float]) -> None:
    pacing, now = Pacing(per_second), 0.0
    sent: list[float] = []
    for gap in gaps:
        now += gap
        while pacing.open(now):
            pacing.charge(len(sent), now)
            sent.append(now)
    assert not sent or worst(sent, 1.0) <= per_second


def test_idle_time_is_not_saved_up() -> None:
    pacing = Pacing(28)
    now = 1000.0
    sent = 0
    while pacing.open(now):
        pacing.charge(sent, now)
        sent += 1
    assert sent == 1


@given(st.integers(1, 200), st.floats(0, 2), st.floats(0, 0.5))
def test_the_room_said_is_the_room_there_is(per_second: int, before: float, ahead: float) -> None:
    pacing = Pacing(per_second)
    pacing.charge(1, 0.0)
    room = pacing.room(before, ahead)
    for _ in range(room):
        assert pacing.open(before + ahead)
        pacing.charge(2, before)
    assert room == 0 or not pacing.open(before + ahead - 0.001)


def test_the_next_opening_is_said() -> None:
    pacing = Pacing(10)
    pacing.charge(1, 0.0)
    assert not pacing.open(pacing.opens() - 0.001)
    assert pacing.open(pacing.opens() + 0.000001)


def test_answers_are_charged_and_hold_up_the_rest_by_a_second_at_most() -> None:
    pacing = Pacing(10)
    for chat in range(1000):
        pacing.charge(chat, 5.0)
    assert not pacing.open(5.9)
    assert pacing.open(6.2)


def test_a_chat_has_one_message_a_second() -> None:
    pacing = Pacing(28)
    assert pacing.wait(7, Lane.ROUTINE, 0.0) == 0
    pacing.charge(7, 0.0, Lane.ROUTINE)
    assert pacing.wait(7, Lane.ROUTINE, 0.05) == pytest.approx(CHAT_EVERY - 0.05)
    assert pacing.wait(8, Lane.ROUTINE, 0.05) == 0
    assert pacing.wait(7, Lane.ROUTINE, CHAT_EVERY) == 0


def test_a_channel_has_seventeen_routine_posts_a_minute_and_three_more_for_flashes() -> None:
    pacing, now, routine = Pacing(28), 0.0, []
    while now < MINUTE / 2:
        if not pacing.wait(CHANNEL, Lane.CHANNEL, now):
            pacing.charge(CHANNEL, now, Lane.CHANNEL)
            routine.append(now)
        now += 0.1
    assert len(routine) == PER_MINUTE - KEPT_FOR_FLASH
    assert pacing.wait(CHANNEL, Lane.CHANNEL, now) > 0
    flashes = 0
    while not pacing.wait(CHANNEL, Lane.FLASH, now):
        pacing.charge(CHANNEL, now, Lane.FLASH)
        flashes += 1
        now += CHAT_EVERY
    assert flashes == KEPT_FOR_FLASH


def test_a_private_chat_has_no_limit_by_the_minute() -> None:
    pacing = Pacing(28)
    for second in range(55):
        pacing.charge(7, second, Lane.ROUTINE)
    assert pacing.wait(7, Lane.ROUTINE, 56.1) == 0


def test_a_flash_follows_a_routine_post_at_once_but_not_another_flash() -> None:
    pacing = Pacing(28)
    pacing.charge(CHANNEL, 0.0, Lane.CHANNEL)
    assert pacing.wait(CHANNEL, Lane.FLASH, 0.01) == 0
    pacing.charge(CHANNEL, 0.01, Lane.FLASH)
    assert pacing.wait(CHANNEL, Lane.FLASH, 0.02) == pytest.approx(CHAT_EVERY - 0.01)


lanes = st.sampled_from([Lane.FLASH, Lane.CHANNEL, Lane.ROUTINE])


@given(st.lists(st.tuples(lanes, st.floats(0, 5)), max_size=120))
def test_a_group_never_gets_more_than_twenty_in_any_minute(wishes: list[tuple[Lane, float]]) -> None:
    pacing, now, sent, routine = Pacing(28), 0.0, [], []
    for lane, gap in wishes:
        now += gap
        if not pacing.wait(GROUP, lane, now):
            pacing.charge(GROUP, now, lane)
            sent.append(now)
            routine += [now] if lane is not Lane.FLASH else []
    assert not sent or worst(sent, MINUTE) <= PER_MINUTE
    assert not routine or worst(routine, MINUTE) <= PER_MINUTE - KEPT_FOR_FLASH
    assert all(later - earlier >= CHAT_EVERY - 1e-9 for earlier, later in pairwise(routine))


def test_a_429_is_obeyed_for_its_chat_by_everything_and_by_nobody_else() -> None:
    pacing = Pacing(28)
    pacing.answered(7, 0.0, flood=30.0)
    assert pacing.wait(7, Lane.FLASH, 1.0) == pytest.approx(29.0)
    assert pacing.wait(8, Lane.ROUTINE, 1.0) == 0
    assert not pacing.bulk_held(Lane.ROUTINE, 1.0)
    assert pacing.wait(7, Lane.FLASH, 30.0) == 0


def test_three_chats_and_more_than_a_twentieth_of_the_last_second_stop_the_bulk_lanes() -> None:
    pacing = Pacing(1000)
    for chat in range(57):
        pacing.answered(chat, 0.0)
    pacing.answered(100, 0.1, flood=50.0)
    pacing.answered(101, 0.1, flood=3.0)
    assert not pacing.bulk_held(Lane.ROUTINE, 0.2)
    pacing.answered(102, 0.1, flood=4.0)
    assert not pacing.bulk_held(Lane.ROUTINE, 0.2)
    pacing.answered(103, 0.1, flood=4.0)
    assert [lane for lane in Lane if pacing.bulk_held(lane, 0.2)] == [Lane.BREAKING, Lane.ROUTINE, Lane.DIGEST]
    assert not pacing.bulk_held(Lane.ROUTINE, 3.2)


def test_two_chats_never_stop_the_bulk_lanes_nor_do_three_within_longer_than_a_second() -> None:
    pacing = Pacing(28)
    for _ in range(9):
        pacing.answered(1, 0.0, flood=5.0)
        pacing.answered(2, 0.0, flood=5.0)
    assert not pacing.bulk_held(Lane.ROUTINE, 0.1)
    pacing.answered(3, 1.5, flood=5.0)
    assert not pacing.bulk_held(Lane.ROUTINE, 1.6)


def test_a_held_chat_can_be_released() -> None:
    pacing = Pacing(28)
    pacing.hold(CHANNEL, 500.0)
    pacing.release(CHANNEL)
    pacing.release(12345)
    assert pacing.wait(CHANNEL, Lane.CHANNEL, 1.0) == 0


def test_chats_of_which_there_is_nothing_left_to_know_are_forgotten() -> None:
    pacing = Pacing(1000)
    pacing.hold(1, 1e9)
    for chat in range(2, 10_000):
        pacing.charge(chat, float(chat))
    assert len(pacing._chats) < 5000
    assert pacing.wait(1, Lane.ROUTINE, 10_000.0) > 0


def test_a_shorter_hold_does_not_end_a_longer_one() -> None:
    pacing = Pacing(28)
    pacing.hold(CHANNEL, 500.0)
    pacing.hold(CHANNEL, 20.0)
    pacing.answered(CHANNEL, 2.0, flood=3.0)
    assert pacing.wait(CHANNEL, Lane.FLASH, 100.0) == pytest.approx(400.0)
