"""The breaker: what counts as Telegram being away."""

import pytest

from bot.delivery.breaker import PATIENCE, Breaker
from bot.models import Deferred, Outcome, Refused, Sent, Unknown

FLOOD = Deferred(30.0, "429", flood=True)
OFFLINE = Deferred(1.0, "ClientConnectorError")
LOST = Unknown("time-out")


def opened_by(*outcomes: Outcome) -> bool:
    breaker = Breaker()
    for outcome in outcomes:
        breaker.note(outcome, 0.0)
    return breaker.open


@pytest.mark.parametrize("failure", [OFFLINE, LOST])
def test_failures_in_a_row_stop_the_sending(failure: Outcome) -> None:
    assert not opened_by(*[failure] * (PATIENCE - 1))
    assert opened_by(*[failure] * PATIENCE)


@pytest.mark.parametrize("answer", [FLOOD, Refused("400: message is too long"), Sent(1)])
def test_an_answer_is_no_failure_and_ends_a_row_of_them(answer: Outcome) -> None:
    """A 429 is an answer: Telegram is there."""
    assert not opened_by(*[answer] * 3 * PATIENCE)
    assert not opened_by(*[LOST] * (PATIENCE - 1), answer, *[LOST] * (PATIENCE - 1))
