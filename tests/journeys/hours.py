"""What time it is for journeys: mid-morning wherever they run, unless a test puts the clock forward."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock

MORNING = 10


def zone_in_which_it_is(hour: int, *, now: float) -> str:
    """Return a time zone whose clocks show this hour now."""
    ahead = (hour - datetime.fromtimestamp(now, UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-ahead:+d}"  # POSIX counts westwards


# The house stands where it is morning, so that neither quiet hours, a digest's time nor the evening's summary
# come between, whenever the tests run; also in copies of their own process, which have the machine's clock.
HERE = zone_in_which_it_is(MORNING, now=time.time())


class Wound(SystemClock):
    """The real clock, whose wall can be put forward; what is measured between two moments stays real."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return super().now() + self.ahead


def wound(monkeypatch: pytest.MonkeyPatch, *, hour: int | None = None) -> Wound:
    """Let services that are started from now on run by a clock that the test puts forward, and take that for time they
    lived through; `hour`: it begins at the next such hour.
    """
    clock = Wound()
    clock.ahead = 0.0 if hour is None else until_hour(hour, now=clock.now())
    monkeypatch.setattr("bot.commands.serve.SystemClock", lambda: clock)
    monkeypatch.setattr("bot.clock.NAP", float("inf"))
    return clock


def until_hour(hour: int, *, now: float) -> float:
    """Return the seconds until the clock shows this hour next where the house stands."""
    here = datetime.fromtimestamp(now, ZoneInfo(HERE))
    then = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (then + timedelta(days=then <= here) - here).total_seconds()
