"""A clock that stands still until it is told to go on."""


class StillClock:
    """Wall and monotonic time move together, by `pass_` and by sleeping."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.wall = now
        self.wrong = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.wall

    def monotonic(self) -> float:
        return self.wall - 1_799_999_000.0 - self.wrong

    def put_forward(self, seconds: float) -> None:
        """Put the wall clock right: no time passes."""
        self.wall += seconds
        self.wrong += seconds

    def pass_(self, seconds: float) -> None:
        self.wall += seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.wall += seconds
