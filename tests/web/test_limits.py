"""How often a stranger may knock in vain."""

from bot.web.limits import MOST, Limits
from tests.clock import Hands


def test_sixty_at_once_then_ten_a_minute() -> None:
    clock = Hands()
    limits = Limits(clock)
    assert [limits.failed("192.0.2.1") for _ in range(60)] == [0.0] * 60
    assert limits.failed("192.0.2.1") == 6.0
    clock.move(6.0)
    assert limits.failed("192.0.2.1") == 0.0
    assert limits.failed("192.0.2.1") > 0
    clock.move(60.0)
    assert [limits.failed("192.0.2.1") > 0 for _ in range(11)] == [False] * 10 + [True]


def test_one_address_does_not_use_up_another_s() -> None:
    limits = Limits(Hands(), at_once=1)
    assert limits.failed("192.0.2.1") == 0.0
    assert limits.failed("192.0.2.1") > 0.0
    assert limits.failed("192.0.2.2") == 0.0
    assert limits.failed(None) == 0.0
    assert limits.failed("") > 0.0


def test_ipv6_neighbours_count_as_one() -> None:
    limits = Limits(Hands(), at_once=1)
    assert limits.failed("2001:db8::1") == 0.0
    assert limits.failed("2001:db8::ffff:2") > 0.0
    assert limits.failed("2001:db8:0:1::1") == 0.0


def test_only_so_many_are_remembered() -> None:
    limits = Limits(Hands(), at_once=1)
    limits.failed("first")
    for number in range(MOST):
        limits.failed(f"other {number}")
    assert limits.failed("first") == 0.0
