"""Is the service well? Every loop says when it turned; the parts say what they last did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.ports import Clock

PATIENCE = 60.0


@dataclass
class Part:
    """A loop or a thing the service stands on. `turned` is monotonic, `success` on the wall; None: never yet."""

    turned: float | None = None
    success: float | None = None
    problem: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


class Health:
    """One line a part, for /healthz. A part that is expected and has not turned for a minute is a reason to say 503."""

    def __init__(self, clock: Clock, parts: tuple[str, ...]) -> None:
        self._clock = clock
        self._parts = {name: Part() for name in parts}

    def turned(self, part: str, *, success: bool = True, **facts: Any) -> None:
        """Say that a part's loop came round, and what it knows."""
        now = self._parts.setdefault(part, Part())
        now.turned = self._clock.monotonic()
        now.facts = {**now.facts, **facts}
        if success:
            now.success, now.problem = self._clock.now(), None

    def tried(self, part: str, *, fine: bool, problem: str | None = None) -> None:
        """Say that a part's loop came round, whether what it tried went well, and what is our own illness in it."""
        self.turned(part, success=fine)
        if problem is not None:
            self.broken(part, problem)

    def facts(self, part: str, **facts: Any) -> None:
        """Note figures of a part; they say nothing of whether it is well."""
        known = self._parts.setdefault(part, Part())
        known.facts = {**known.facts, **facts}

    def broken(self, part: str, problem: str) -> None:
        """Say that a part cannot do its work; it is well again with its next success."""
        self._parts.setdefault(part, Part()).problem = problem

    def well(self) -> bool:
        """Tell whether every loop turns and nothing is broken."""
        return all(self._fine(part) for part in self._parts.values())

    def report(self) -> dict[str, Any]:
        """Return JSON values: each part, whether it is well, its last success, its problem and facts."""
        return {
            "ok": self.well(),
            "parts": {
                name: {"ok": self._fine(part), "last_success": part.success, "problem": part.problem, **part.facts}
                for name, part in self._parts.items()
            },
        }

    def _fine(self, part: Part) -> bool:
        turning = part.turned is not None and self._clock.monotonic() - part.turned < PATIENCE
        return turning and part.problem is None
