"""What a handler decides: a value, carried out by the inbox."""

from dataclasses import dataclass

from bot.changes import Change
from bot.messages import Answer


@dataclass(frozen=True, slots=True)
class Reply:
    """`changes` are committed together with the update's being done; then `answers` are said, in order."""

    changes: tuple[Change, ...] = ()
    answers: tuple[Answer, ...] = ()
