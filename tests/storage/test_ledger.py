"""Packed ledgers: small, and nothing of them lost."""

import random

from hypothesis import given
from hypothesis import strategies as st

from bot.models import Delivery, DeliveryState, Kind, Lane
from storage.tiny.ledger import STATES, Columns, Ledger, chat_of, columns_of, pack, packable, tally, unpack, unpacked
from storage.tiny.shelf import UNPACKED_AT_ONCE
from storage.tiny.state import State
from tests.storage.made import copy, post

CHATS = st.integers(-(2**52), 2**52)
ROWS = st.dictionaries(CHATS, st.tuples(st.sampled_from(STATES), st.none() | st.integers(1, 2**40)), min_size=1)


def deliveries(rows: dict[int, tuple[DeliveryState, int | None]]) -> list[Delivery]:
    return [copy("a", chat, state=state, message=message) for chat, (state, message) in rows.items()]


def open_again(columns: Columns) -> list[Delivery]:
    group = pack("copy/a", Kind.COPY, Lane.ROUTINE, columns)
    ledger = Ledger("a", (group,))
    opened = unpack(group)
    assert sum(group.tally) == len(opened.chats)
    assert sum(tally(ledger).values()) == len(opened.chats)
    return list(unpacked(ledger, group, opened, range(len(opened.chats))))


@given(ROWS)
def test_what_is_packed_comes_back_by_chat_number(rows: dict[int, tuple[DeliveryState, int | None]]) -> None:
    packed = open_again(columns_of(deliveries(rows), None))
    assert packed == sorted(deliveries(rows), key=lambda one: one.chat)
    assert all(map(packable, packed))


@given(ROWS, ROWS)
def test_packing_in_two_goes_is_packing_at_once(
    first: dict[int, tuple[DeliveryState, int | None]], second: dict[int, tuple[DeliveryState, int | None]]
) -> None:
    later = {chat: row for chat, row in second.items() if chat not in first}
    twice = open_again(columns_of(deliveries(later), columns_of(deliveries(first), None)))
    assert twice == open_again(columns_of(deliveries(first | later), None))


def test_ten_thousand_readers_take_seventy_kilobytes() -> None:
    chance = random.Random(7)
    chats = chance.sample(range(10_000_000, 8_000_000_000), 10_000)
    rows = [copy("a", chat, state=DeliveryState.SENT, message=chance.randint(1, 30_000)) for chat in chats]
    group = pack("copy/a", Kind.COPY, Lane.ROUTINE, columns_of(rows, None))
    assert len(group.columns) < 75_000


def test_a_few_are_kept_unpacked_those_that_were_asked_last() -> None:
    shelf = State().shelf
    rows = [copy("a", chat, state=DeliveryState.SENT) for chat in range(1, 3 * UNPACKED_AT_ONCE)]
    groups = [pack("copy/a", Kind.COPY, Lane.ROUTINE, columns_of([row], None)) for row in rows]
    asked = [shelf.columns(group) for group in groups]
    assert len(shelf._columns) == UNPACKED_AT_ONCE
    assert shelf.columns(groups[-UNPACKED_AT_ONCE]) is asked[-UNPACKED_AT_ONCE]
    assert shelf.columns(groups[0]) is not asked[0]


def test_what_its_group_does_not_tell_is_not_packed() -> None:
    assert packable(copy("a", 5, state=DeliveryState.SENT))
    assert not packable(copy("a", 5))
    assert not packable(copy("a", 5, id="copy/a/6", state=DeliveryState.SENT))
    assert not packable(post("a", state=DeliveryState.SENT))


def test_the_chat_of_an_id() -> None:
    assert [chat_of(name) for name in ("copy/a/5", "copy/a/-100", "copy/a", "", "copy/a/-")] == [
        5,
        -100,
        None,
        None,
        None,
    ]
