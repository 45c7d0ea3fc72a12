"""The outbox while Telegram is away, or refuses the token."""

from bot.models import (
    DeliveryState,
    Lane,
    Sent,
    TokenRefused,
    Unknown,
)
from tests.delivery.outbox.house import House
from tests.delivery.telegraph import (
    OFFLINE,
    copy,
    post,
)


async def test_without_a_connection_nothing_is_spent_and_everything_arrives_in_the_end(house: House) -> None:
    house.line.then("send", *[OFFLINE] * 40)
    house.line.up = OFFLINE
    rows = [copy("a", chat) for chat in range(1, 61)] + [post("p")]
    await house.add(*rows)
    await house.run_for(60.0, tick=0.1)
    tried = len(house.line.times())
    assert tried <= 20
    assert house.bells.rung == [("breaks", "network")]
    assert 5 <= len(house.line.times("alive")) <= 12
    assert house.outbox.problem is None
    house.line.faults.clear()
    house.line.up = Sent()
    await house.run_for(25.0, tick=0.05)
    assert [await house.state(row) for row in rows] == [DeliveryState.SENT] * 61
    assert [(await house.row(row)).attempts for row in rows] == [1] * 61
    assert house.bells.rung == [("breaks", "network"), ("heals", "network")]


async def test_a_server_in_trouble_costs_few_doubts(house: House) -> None:
    house.line.then("send", *[Unknown("502")] * 100)
    house.line.up = Unknown("502")
    rows = [copy("a", chat) for chat in range(1, 101)]
    await house.add(*rows)
    await house.run_for(30.0, tick=0.1)
    states = [await house.state(row) for row in rows]
    assert states.count(DeliveryState.UNKNOWN) <= 10
    assert states.count(DeliveryState.PENDING) >= 90


async def test_a_refused_token_holds_everything_and_is_our_illness_until_it_is_taken(house: House) -> None:
    house.line.then("send", TokenRefused("401: Unauthorized"))
    house.line.up = TokenRefused("401: Unauthorized")
    rows = [post("a"), copy("a", 5), post("f", lane=Lane.FLASH)]
    await house.add(*rows)
    await house.run_for(40.0, tick=0.1)
    assert str(house.outbox.problem) == "Telegram refuses the token"
    assert len(house.line.times()) <= 3
    assert 3 <= len(house.line.times("alive")) <= 5
    house.line.faults.clear()
    house.line.up = Sent()
    await house.run_for(20.0, tick=0.1)
    assert house.outbox.problem is None
    assert [await house.state(row) for row in rows] == [DeliveryState.SENT] * 3


async def test_a_404_of_one_method_only_does_not_end_in_a_hot_loop(house: House) -> None:
    house.line.then("send", *[TokenRefused("404: Not Found")] * 6)
    await house.add(one := post("a"))
    await house.run_for(40.0, tick=0.1)
    assert await house.state(one) is DeliveryState.DEAD
    assert len(house.line.times()) == 6
    assert house.outbox.problem is None
