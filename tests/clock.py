"""A clock that tests move: sleeping takes no time, it only moves the hands."""

import asyncio

NOW = 1_795_000_000.0


class Hands:
    """`bot.ports.Clock` whose time passes only when somebody says so, or sleeps."""

    def __init__(self, now: float = NOW) -> None:
        self.wall = now
        self.mono = 1000.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.wall

    def monotonic(self) -> float:
        return self.mono

    def move(self, seconds: float) -> None:
        self.wall += seconds
        self.mono += seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.move(seconds)
        await asyncio.sleep(0)


def time_flies(seconds: float) -> None:
    """Put the running loop's clock forward: time-outs of so many seconds are over, however slow the machine is."""
    loop = asyncio.get_running_loop()
    before = loop.time
    loop.time = lambda: before() + seconds  # type: ignore[method-assign]
