"""Is Telegram there at all? Pure: counts failures in a row, says when to stop sending and when to ask `getMe`."""

from bot.models import Deferred, Outcome, TokenRefused, Unknown

PATIENCE = 5  # failures in a row
FIRST_PROBE, LONGEST_PROBE = 1.0, 15.0


class Breaker:
    """Open: nothing leaves until a probe succeeds. Times are monotonic seconds."""

    def __init__(self) -> None:
        self._failures = 0
        self._probes = 0
        self._next_probe: float | None = None
        self.token_refused = False

    @property
    def open(self) -> bool:
        """Tell whether sending is stopped."""
        return self._next_probe is not None

    def note(self, outcome: Outcome, now: float) -> None:
        """Take in what became of a message. A 429 and a refusal are answers: Telegram is there."""
        match outcome:
            case TokenRefused():
                self.token_refused = True
                self._trip(now)
            case Unknown() | Deferred(flood=False):
                self._failures += 1
                if self._failures >= PATIENCE:
                    self._trip(now)
            case _:
                self._failures = 0

    def _trip(self, now: float) -> None:
        if self._next_probe is None:
            self._probes = 0
            self._next_probe = now

    def probe_in(self, now: float) -> float:
        """Return in how many seconds `getMe` is to be asked. Only while open."""
        return max(0.0, (self._next_probe or now) - now)

    def probed(self, outcome: Outcome, now: float) -> None:
        """Take in the answer to `getMe`."""
        match outcome:
            case TokenRefused():
                self.token_refused = True
                self._next_probe = now + LONGEST_PROBE
            case Unknown() | Deferred():
                self._next_probe = now + min(LONGEST_PROBE, FIRST_PROBE * 2**self._probes)
                self._probes += 1
            case _:
                self._failures, self._next_probe, self.token_refused = 0, None, False
