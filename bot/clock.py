"""The real clock; tests bring their own."""

import asyncio
import time


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
