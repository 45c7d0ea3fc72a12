"""Secrets that do not show: in a repr, a log line, an exception's text."""

import logging
import re

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{6,}")
_PUSH = re.compile(r"whsec_[A-Za-z0-9+/=]+")
HIDDEN = "‹secret›"


class Secret:
    """A string that only `reveal` shows."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def __repr__(self) -> str:
        return HIDDEN

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def reveal(self) -> str:
        """Return the string itself, for the one place that needs it."""
        return self._value


def scrub(text: str) -> str:
    """Replace whatever looks like a bot token or a push secret."""
    return _PUSH.sub(HIDDEN, _TOKEN.sub(HIDDEN, text))


class ScrubbingFormatter(logging.Formatter):
    """Scrubs the finished line, traceback included: nothing is added after it. `known` secrets whatever their look."""

    def __init__(self, inner: logging.Formatter, known: tuple[Secret, ...] = ()) -> None:
        super().__init__()
        self._inner = inner
        self._known = known

    def format(self, record: logging.LogRecord) -> str:
        """Format as the inner formatter does, then hide secrets."""
        line = self._inner.format(record)
        for secret in self._known:
            line = line.replace(secret.reveal(), HIDDEN)
        return scrub(line)
