"""Leases and the bulk pace among the copies of the service: with TinyDB there is one copy, so memory will do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Held:
    owner: str
    until: float


class Leases:
    """Who holds what until when."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def take(self, name: str, owner: str, *, now: float, seconds: float) -> bool:
        """Take or prolong; False while somebody else holds it."""
        held = self._held.get(name)
        if held is not None and held.owner != owner and held.until > now:
            return False
        self._held[name] = _Held(owner, now + seconds)
        return True

    def release(self, name: str, owner: str) -> None:
        """Give it back if it is ours."""
        held = self._held.get(name)
        if held is not None and held.owner == owner:
            del self._held[name]


class Budget:
    """A bucket of at most one second's messages, filled at the pace asked for."""

    def __init__(self) -> None:
        self._level: float | None = None
        self._at = 0.0

    def grant(self, count: int, *, per_second: float, now: float) -> int:
        """Allow up to `count`."""
        full = max(1.0, per_second)
        elapsed = max(0.0, now - self._at)
        level = full if self._level is None else min(full, self._level + elapsed * per_second)
        allowed = max(0, min(count, int(level)))
        self._level, self._at = level - allowed, now
        return allowed
