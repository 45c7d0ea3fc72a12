"""/healthz: 200 while every loop turns, 503 and why when one does not."""

from bot.health import Health
from tests.clock import Hands


def test_before_the_first_turn_of_every_loop_the_service_is_not_well() -> None:
    health = Health(Hands(), ("poll", "outbox"))
    assert not health.well()

    health.turned("poll")
    assert not health.well()

    health.turned("outbox")
    assert health.well()


def test_a_loop_that_hangs_for_a_minute_makes_it_ill_until_it_turns_again() -> None:
    clock = Hands()
    health = Health(clock, ("poll", "outbox"))
    health.turned("poll")
    health.turned("outbox")

    clock.move(59)
    health.turned("poll")
    assert health.well()

    clock.move(2)
    assert not health.well()
    assert not health.report()["parts"]["outbox"]["ok"]

    health.turned("outbox")
    assert health.well()


def test_a_part_that_is_broken_says_why_until_its_next_success() -> None:
    clock = Hands()
    health = Health(clock, ("store",))
    health.turned("store")
    health.broken("store", "no space left on the disk")

    assert not health.well()
    assert health.report()["parts"]["store"]["problem"] == "no space left on the disk"

    health.turned("store", success=False)
    assert not health.well()

    health.turned("store")
    assert health.well()
    assert health.report()["parts"]["store"]["last_success"] == clock.now()


def test_facts_stand_beside_and_decide_nothing() -> None:
    health = Health(Hands(), ("outbox",))
    health.turned("outbox", channel=3)
    health.facts("outbox", routine=5)

    assert health.report()["parts"]["outbox"]["channel"] == 3
    assert health.report()["parts"]["outbox"]["routine"] == 5
    assert health.report()["ok"]


def test_an_inbox_that_is_refused_is_not_well_and_had_no_success() -> None:
    clock = Hands()
    health = Health(clock, ("inbox",))
    health.tried("inbox", fine=True)
    before = clock.now()
    clock.move(30)

    health.tried("inbox", fine=False)
    assert health.well()
    assert health.report()["parts"]["inbox"]["last_success"] == before

    health.tried("inbox", fine=False, problem="Conflict")
    assert not health.well()
    assert health.report()["parts"]["inbox"]["problem"] == "Conflict"

    health.tried("inbox", fine=True)
    assert health.well()
    assert health.report()["parts"]["inbox"]["last_success"] == clock.now()
