"""A group's earlier numbers: what was intended for it under one of them is known under the number it has now."""

from collections.abc import Iterator

from bot.models import Delivery
from storage.tiny.ledger import chat_of, prefix_of
from storage.tiny.state import State


def numbers(state: State, chat: int) -> tuple[int, ...]:
    """Return a chat's number, and those that it had before."""
    reader = state.readers.get(chat)
    return (chat,) if reader is None else (chat, *reader.earlier)


def find(state: State, name: str) -> Delivery | None:
    """Return the delivery with this id, or the one that was the same intent before the group moved."""
    for one in _names(state, name):
        found = state.deliveries.get(one) or state.shelf.delivery(one)
        if found is not None:
            return found
    return None


def _names(state: State, name: str) -> Iterator[str]:
    """Yield an id, then the ids that the intent has under earlier numbers of its chat."""
    yield name
    chat = chat_of(name)
    for number in () if chat is None else numbers(state, chat)[1:]:
        yield f"{prefix_of(name)}/{number}"
