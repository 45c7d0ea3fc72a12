"""The retry policy: every outcome of every kind of delivery becomes changes, and nothing is lost by them."""

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.changes import Move, RaiseFloor, Record, Unbundle, Unreach
from bot.delivery.retries import (
    BACK_SOON,
    MOST_ATTEMPTS,
    SECOND_TRY,
    TOKEN_WAIT,
    after,
    degraded,
    dropped,
    holds_chat,
    poisoned,
)
from bot.models import (
    Deferred,
    Degrade,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Moved,
    Outcome,
    Refused,
    Sent,
    TokenRefused,
    Unknown,
    Unreachable,
)
from tests.delivery.telegraph import BLOCKED, CHANNEL, DESK, NO_RIGHTS, NOT_FOUND, OWNER, copy, of_kind, post

NOW = 1000.0
DEAD, PENDING, SENT, UNKNOWN = DeliveryState.DEAD, DeliveryState.PENDING, DeliveryState.SENT, DeliveryState.UNKNOWN
POST, COPY = post("a"), copy("a", 5)
EDIT = of_kind(Kind.EDIT, "a", 5)
NOTICE = of_kind(Kind.NOTICE, "q", DESK)


def record(delivery: Delivery, outcome: Outcome) -> Record:
    first = after(delivery, outcome, NOW)[0]
    assert isinstance(first, Record)
    return first


def test_what_was_sent_is_recorded_with_its_number_which_raises_the_channels_floor() -> None:
    assert after(POST, Sent(17), NOW) == (
        Record(POST.id, SENT, NOW, message=17, attempted=True),
        RaiseFloor(CHANNEL, 17),
    )
    assert after(COPY, Sent(3), NOW) == (Record(COPY.id, SENT, NOW, message=3, attempted=True),)
    assert after(EDIT, Sent(), NOW) == (Record(EDIT.id, SENT, NOW, attempted=True),)


def test_a_429_and_a_missing_connection_spend_no_attempt() -> None:
    for outcome in (Deferred(7.0, "429", flood=True), Deferred(7.0, "ClientConnectorError")):
        assert after(COPY, outcome, NOW) == (Record(COPY.id, PENDING, NOW, not_before=NOW + 7, error=outcome.reason),)


def test_the_channels_rows_keep_their_turn_because_the_channel_waits_instead() -> None:
    assert record(POST, Deferred(7.0, "429", flood=True)).not_before == POST.not_before
    far = record(COPY, Deferred(1e9, "429", flood=True))
    assert far.not_before == NOW + 86_400


def test_a_refused_token_leaves_the_queue_as_it_was() -> None:
    kept = Record(POST.id, PENDING, NOW, not_before=0.0, error="401", attempted=True)
    assert record(POST, TokenRefused("401")) == kept
    assert record(COPY, TokenRefused("401")).not_before == NOW + TOKEN_WAIT


def test_a_row_that_is_told_so_again_and_again_while_the_token_is_well_is_dead() -> None:
    assert record(replace(POST, attempts=MOST_ATTEMPTS - 1), TokenRefused("404")).state is DEAD


def test_a_moved_group_is_followed_and_tried_again_at_once() -> None:
    assert after(COPY, Moved(-100), NOW) == (
        Record(COPY.id, PENDING, NOW, not_before=NOW, error="moved to -100"),
        Move(5, -100),
    )


def test_what_may_have_been_sent_is_unknown_but_edits_and_deletions_are_repeated() -> None:
    assert record(POST, Unknown("x")) == Record(POST.id, UNKNOWN, NOW, error="x", attempted=True)
    assert record(COPY, Unknown("x")).state is UNKNOWN
    assert record(EDIT, Unknown("x")) == Record(EDIT.id, PENDING, NOW, not_before=NOW + 2, error="x", attempted=True)
    assert record(of_kind(Kind.DELETE, "a", 5), Unknown("x")).state is PENDING
    assert record(replace(EDIT, attempts=MOST_ATTEMPTS - 1), Unknown("x")).state is DEAD


def test_a_part_refused_is_dropped_once_and_twice_is_the_end() -> None:
    outcome = Degrade("no photo", "photo")
    assert record(POST, outcome) == Record(POST.id, PENDING, NOW, error="no photo", attempted=True, drop="photo")
    again = degraded(POST, "photo")
    assert dropped(again) == ("photo",)
    assert record(again, outcome).state is DEAD
    assert record(again, Degrade("entities", "entities")).state is PENDING


def test_a_reader_who_does_not_want_us_is_written_down_once() -> None:
    assert after(COPY, BLOCKED, NOW) == (
        Record(COPY.id, DEAD, NOW, error=BLOCKED.reason, attempted=True),
        Unreach(5, BLOCKED.reason, NOW),
    )


@pytest.mark.parametrize("outcome", [BLOCKED, NO_RIGHTS])
def test_a_digest_that_its_reader_does_not_take_comes_apart_but_not_after_a_doubt(outcome: Any) -> None:
    digest = of_kind(Kind.DIGEST, "a", 5)
    gone = Unreach(5, outcome.reason, NOW)
    assert after(digest, outcome, NOW) == (Unbundle(digest.id, NOW + BACK_SOON), gone)
    dead = Record(digest.id, DEAD, NOW, error=outcome.reason, attempted=True)
    assert after(replace(digest, doubts=1), outcome, NOW) == (dead, gone)


def test_a_chat_not_found_is_tried_once_more_after_an_hour() -> None:
    first = record(COPY, NOT_FOUND)
    assert (first.state, first.not_before) == (PENDING, NOW + SECOND_TRY)
    later = replace(COPY, error=first.error)
    assert after(later, NOT_FOUND, NOW)[1] == Unreach(5, NOT_FOUND.reason, NOW)


def test_breaking_news_is_given_up_where_a_chat_is_not_found_and_the_reader_kept() -> None:
    """In an hour it is old, and the desk wants to know how many have it."""
    urgent = replace(COPY, lane=Lane.BREAKING)
    assert after(urgent, NOT_FOUND, NOW) == (Record(COPY.id, DEAD, NOW, error=NOT_FOUND.reason, attempted=True),)


@pytest.mark.parametrize("outcome", [NO_RIGHTS, NOT_FOUND, BLOCKED])
def test_the_channels_and_the_desks_rows_are_kept_until_a_person_acts(outcome: Outcome) -> None:
    for delivery in (POST, NOTICE):
        assert holds_chat(delivery, outcome)
        held = record(delivery, outcome)
        assert (held.state, held.not_before, held.attempted) == (PENDING, delivery.not_before, False)
    assert not holds_chat(COPY, outcome)


def test_a_desk_that_is_one_persons_chat_keeps_its_notices_and_nothing_else() -> None:
    notice, edit = of_kind(Kind.NOTICE, "q", OWNER), of_kind(Kind.EDIT, "q", OWNER)
    assert holds_chat(notice, BLOCKED)
    assert record(notice, BLOCKED).state is PENDING
    assert not holds_chat(edit, BLOCKED)
    assert record(edit, BLOCKED).state is DEAD


def test_a_group_that_does_not_let_us_write_is_unreachable() -> None:
    group = copy("a", -55)
    assert not holds_chat(group, NO_RIGHTS)
    assert after(group, NO_RIGHTS, NOW)[1] == Unreach(-55, NO_RIGHTS.reason, NOW)


def test_what_telegram_will_never_take_is_dead() -> None:
    refused = Refused("400: message is too long")
    assert not holds_chat(POST, refused)
    assert after(POST, refused, NOW) == (Record(POST.id, DEAD, NOW, error=refused.reason, attempted=True),)


def test_poison_is_tried_a_few_times_with_growing_patience() -> None:
    waits, delivery = [], COPY
    while (tried := poisoned(delivery, "boom", NOW)).state is PENDING:
        waits.append((tried.not_before or 0) - NOW)
        delivery = replace(delivery, attempts=delivery.attempts + 1)
    assert waits == [2, 10, 30, 120, 300]
    assert tried.state is DEAD


outcomes: st.SearchStrategy[Any] = st.one_of(
    st.builds(Sent, st.none() | st.integers(1, 9)),
    st.builds(Deferred, st.floats(0, 1e9), st.text(max_size=3), st.booleans()),
    st.builds(Refused, st.text(max_size=3), st.booleans()),
    st.builds(Degrade, st.text(max_size=3), st.sampled_from(["photo", "entities", "reply", "buttons"])),
    st.builds(Unreachable, st.sampled_from(["403: blocked", "400: chat not found"])),
    st.builds(Moved, st.integers(-9, -1)),
    st.builds(Unknown, st.text(max_size=3)),
    st.builds(TokenRefused, st.text(max_size=3)),
)
deliveries = st.builds(
    Delivery,
    id=st.just("d"),
    chat=st.sampled_from([5, CHANNEL]),
    lane=st.just(POST.lane),
    kind=st.sampled_from(Kind),
    state=st.just(DeliveryState.SENDING),
    attempts=st.integers(0, 9),
    error=st.none() | st.just("400: chat not found"),
)


@given(deliveries, outcomes)
def test_every_outcome_leaves_a_delivery_in_exactly_one_honest_state(delivery: Delivery, outcome: Any) -> None:
    assert isinstance(outcome, get_args(Outcome))
    first, *rest = after(delivery, outcome, NOW)
    if isinstance(first, Unbundle):
        assert (delivery.kind, first.digest) == (Kind.DIGEST, "d")
        return
    assert isinstance(first, Record)
    assert first.delivery == "d"
    assert first.state in (SENT, PENDING, DEAD, UNKNOWN)
    assert (first.state is SENT) == isinstance(outcome, Sent)
    assert first.state is not UNKNOWN or isinstance(outcome, Unknown)
    if isinstance(outcome, Deferred | Moved):
        assert first.state is PENDING
        assert not first.attempted
        assert first.not_before == delivery.not_before  # the channel's order stays: its chat waits instead
    if any(isinstance(change, Unreach) for change in rest):
        assert delivery.kind in (Kind.COPY, Kind.DIGEST, Kind.REPLY, Kind.EDIT, Kind.DELETE) or delivery.chat > 0
