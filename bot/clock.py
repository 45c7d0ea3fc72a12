"""The real clock; tests bring their own. And how a loop waits until somebody wakes it."""

import asyncio
import time
from contextlib import suppress


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
