"""How many messages Telegram takes, by a clock that the test moves."""

import pytest

from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_errors import Refusal
from bot.sandbox.telegram_flood import Flood, Limits
from bot.sandbox.telegram_world import Chat
from tests.sandbox.conftest import AMINA, Ask, HandClock


def taken(flood: Flood, chat: Chat, times: int, *, paid: bool = False) -> list[int]:
    """Charge so often; 0 for taken, else how long to wait."""
    waits = []
    for _ in range(times):
        try:
            flood.charge(chat, paid=paid)
            waits.append(0)
        except Refusal as refusal:
            waits.append(refusal.parameters["retry_after"])
    return waits


def person(number: int = 1) -> Chat:
    return Chat(number, "private")


def test_a_chat_takes_a_small_burst_and_then_one_a_second(clock: HandClock) -> None:
    flood = Flood(Limits(chat_burst=3), clock)
    assert taken(flood, person(), 4) == [0, 0, 0, 1]
    clock.at += 1
    assert taken(flood, person(), 2) == [0, 1]


def test_one_a_second_is_taken_for_ever(clock: HandClock) -> None:
    flood = Flood(Limits(chat_burst=1), clock)
    for _ in range(200):
        assert taken(flood, person(), 1) == [0]
        clock.at += 1


def test_who_does_not_wait_is_refused_again_and_counted(clock: HandClock) -> None:
    flood = Flood(Limits(chat_burst=1, retry_after=7), clock)
    assert taken(flood, person(), 2) == [0, 7]
    clock.at += 3
    assert taken(flood, person(), 1) == [4]
    assert (flood.refused, flood.ignored) == (2, 1)
    clock.at += 4
    assert taken(flood, person(), 1) == [0]


@pytest.mark.parametrize("kind", ["channel", "supergroup", "group"])
def test_twenty_a_minute_in_a_group_or_channel(clock: HandClock, kind: str) -> None:
    flood, chat = Flood(Limits(chat_burst=100), clock), Chat(-1, kind)
    assert taken(flood, chat, 21) == [0] * 20 + [60]
    clock.at += 60
    assert taken(flood, chat, 1) == [0]


def test_thirty_a_second_in_all(clock: HandClock) -> None:
    flood = Flood(Limits(), clock)
    waits = [taken(flood, person(n), 1)[0] for n in range(31)]
    assert waits == [0] * 30 + [1]
    clock.at += 1
    assert taken(flood, person(99), 1) == [0]


def test_a_thousand_a_second_for_those_who_pay(clock: HandClock) -> None:
    flood = Flood(Limits(), clock)
    assert [taken(flood, person(n), 1, paid=True)[0] for n in range(1001)] == [0] * 1000 + [1]


def test_without_limits_everything_is_taken(clock: HandClock) -> None:
    assert taken(Flood(None, clock), person(), 500) == [0] * 500


async def test_a_refusal_says_how_long_in_the_body(standin: StandIn, ask: Ask) -> None:
    standin.parts.flood.limits = Limits(chat_burst=1, retry_after=3)
    await ask("sendMessage", chat_id=AMINA, text="x")
    assert await ask("sendMessage", chat_id=AMINA, text="y") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    assert standin.chat(AMINA).texts == ["x"]


async def test_a_refused_message_costs_nothing(standin: StandIn, ask: Ask) -> None:
    standin.parts.flood.limits = Limits(chat_burst=1)
    await ask("sendMessage", chat_id=AMINA, text="")
    assert (await ask("sendMessage", chat_id=AMINA, text="x"))["ok"]
