"""Time as an argument."""

from typing import Protocol


class Clock(Protocol):
    """Time as an argument. `now` is the wall (seconds since 1970), stored; `monotonic` paces and times out,
    never stored.
    """

    def now(self) -> float:
        """Return seconds since 1970."""
        ...

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Come back after that long, or when the task is cancelled."""
        ...
