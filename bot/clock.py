"""The real clock; tests bring their own. How a loop waits until somebody wakes it, and how one tells that it slept."""

import asyncio
import time
from contextlib import suppress

from bot.ports import Clock

NAP = 30.0  # seconds


async def rest(event: asyncio.Event, seconds: float) -> None:
    """Come back when the event is set, or after that long."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()


class SystemClock:
    """The machine's clocks, and asyncio's sleep."""

    def now(self) -> float:
        """Return seconds since 1970."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Come back after that long."""
        await asyncio.sleep(seconds)


class Naps:
    """Tells when the machine slept under a running process: time passed by the wall clock that nobody lived through."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ahead: float | None = None

    def ended(self, now: float) -> bool:
        """Tell whether a sleep ended since the last call; the first call is the end of one."""
        before, self._ahead = self._ahead, now - self._clock.monotonic()
        return before is None or self._ahead - before > NAP
