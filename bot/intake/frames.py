"""What goes over the pipes between `Parser` and its child: length-prefixed frames, and entries as JSON."""

import struct
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

from bot.models import Entry, Feed

LENGTH = struct.Struct(">I")


def framed(content: bytes) -> bytes:
    """Return the content with its length before it."""
    return LENGTH.pack(len(content)) + content


def read_frame(stream: BinaryIO) -> bytes | None:
    """Return the next frame's content; None at the stream's end, also in the middle of a frame."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = stream.read(length)
    return content if len(content) == length else None


def packed_feed(feed: Feed) -> dict[str, Any]:
    """Return a feed as JSON values."""
    return asdict(feed)


def unpacked_feed(values: Mapping[str, Any]) -> Feed:
    """Return the feed that `packed_feed` packed."""
    rest = {name: value for name, value in values.items() if name not in {"entries", "warnings"}}
    return Feed(entries=unpacked_entries(values["entries"]), warnings=tuple(values["warnings"]), **rest)


def unpacked_entries(values: list[dict[str, Any]]) -> tuple[Entry, ...]:
    """Return the entries that `asdict` made JSON of."""
    return tuple(Entry(**{**value, "categories": tuple(value["categories"])}) for value in values)
