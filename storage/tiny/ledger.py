"""Finished deliveries of one article, packed: chat numbers, message numbers and states as columns.

A column is delta-coded (chats), split into byte planes, deflated and base64; 10,000 readers take about 70 kB.
"""

import base64
import zlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.models import Delivery, DeliveryState, Kind, Lane

STATES = (DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.CANCELLED)
_CODES = {state: code for code, state in enumerate(STATES)}
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packed:
    """Deliveries of one kind and subject, packed. Their ids are `prefix/chat`."""

    prefix: str
    kind: Kind
    lane: Lane
    tally: tuple[int, ...]  # how many in each of STATES
    columns: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """What became of an article's deliveries, once all were finished."""

    article: str
    groups: tuple[Packed, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """A group, unpacked; chats ascend. Message 0 is none."""

    chats: Numbers
    messages: Numbers
    states: Numbers

    def place(self, chat: int) -> int | None:
        """Return where a chat stands."""
        place = bisect_left(self.chats, chat)
        return place if place < len(self.chats) and self.chats[place] == chat else None

    def without(self, places: Sequence[int]) -> "Columns":
        """Return all but some rows."""
        return Columns(*(np.delete(column, places) for column in (self.chats, self.messages, self.states)))


def packable(delivery: Delivery) -> bool:
    """Tell whether a delivery can be told from its group's prefix, chat, message and state alone."""
    return (
        delivery.kind is not Kind.POST
        and delivery.state in _CODES
        and delivery.id == f"{prefix_of(delivery.id)}/{delivery.chat}"
    )


def prefix_of(delivery: str) -> str:
    """Return an id without its chat."""
    return delivery.rpartition("/")[0]


def chat_of(delivery: str) -> int | None:
    """Return the chat that an id ends with."""
    tail = delivery.rpartition("/")[2]
    return int(tail) if tail.removeprefix("-").isdecimal() else None


def pack(prefix: str, kind: Kind, lane: Lane, columns: Columns) -> Packed:
    """Pack columns."""
    tally = tuple(int(np.count_nonzero(columns.states == code)) for code in range(len(STATES)))
    raw = b"".join(_planes(column) for column in (np.diff(columns.chats, prepend=0), columns.messages, columns.states))
    return Packed(prefix, kind, lane, tally, base64.b64encode(zlib.compress(raw, 1)).decode())


def unpack(group: Packed) -> Columns:
    """Return a group's columns."""
    raw = np.frombuffer(zlib.decompress(base64.b64decode(group.columns)), np.uint8)
    chats, messages, states = (
        np.ascontiguousarray(part.reshape(8, -1).T).view("<i8").ravel().astype(np.int64) for part in np.split(raw, 3)
    )
    return Columns(np.cumsum(chats), messages, states)


def without(group: Packed, chats: Sequence[int]) -> Packed:
    """Return a group without some chats; the very same where none of them is in it."""
    columns = unpack(group)
    places = [place for place in map(columns.place, chats) if place is not None]
    return pack(group.prefix, group.kind, group.lane, columns.without(places)) if places else group


def _planes(column: Numbers) -> bytes:
    return np.ascontiguousarray(column, "<i8").view(np.uint8).reshape(-1, 8).T.tobytes()


def columns_of(deliveries: Sequence[Delivery], old: Columns | None) -> Columns:
    """Return deliveries as columns, joined to those that were packed before."""
    fresh = (
        np.fromiter((delivery.chat for delivery in deliveries), np.int64, len(deliveries)),
        np.fromiter((delivery.message or 0 for delivery in deliveries), np.int64, len(deliveries)),
        np.fromiter((_CODES[delivery.state] for delivery in deliveries), np.int64, len(deliveries)),
    )
    if old is not None:
        earlier = (old.chats, old.messages, old.states)
        fresh = tuple(np.concatenate(pair) for pair in zip(earlier, fresh, strict=True))  # type: ignore[assignment]
    order = np.argsort(fresh[0], kind="stable")
    return Columns(*(column[order] for column in fresh))


def unpacked(ledger: Ledger, group: Packed, columns: Columns, places: range) -> Iterator[Delivery]:
    """Yield some of a group's deliveries: chat, kind, state, message and lane are known, the rest is gone."""
    for place in places:
        chat, message = int(columns.chats[place]), int(columns.messages[place])
        yield Delivery(
            f"{group.prefix}/{chat}",
            chat,
            group.lane,
            group.kind,
            ledger.article,
            STATES[columns.states[place]],
            message=message or None,
        )


def tally(ledger: Ledger) -> Counter[str]:
    """Return "kind/state" → count."""
    counts: Counter[str] = Counter()
    for group in ledger.groups:
        for state, count in zip(STATES, group.tally, strict=True):
            counts[f"{group.kind}/{state}"] += count
    return +counts
