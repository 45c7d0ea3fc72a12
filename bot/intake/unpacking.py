"""Bodies unpacked while they arrive, never beyond a cap: a 1.6 KB brotli bomb must not become 2 GB (FAULTS H34)."""

import zlib
from typing import Protocol

import brotli  # type: ignore[import-untyped]  # it ships no types

from bot.errors import FeedUnreadable

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"


class Unpacker(Protocol):
    """Takes pieces of a body in the order in which they arrive."""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Return what the piece unpacks to, at most `room` + 1 bytes: one more than `room` says that it is too much."""
        ...

    def finish(self) -> None:
        """Raise FeedUnreadable when the body ended too early."""
        ...


def unpacker(encoding: str) -> Unpacker:
    """Return the unpacker for a Content-Encoding. Only one encoding, and only one that was asked for (H35)."""
    match encoding.strip().lower():
        case "" | "identity":
            return Plain()
        case "gzip" | "x-gzip":
            return Gzip()
        case "br":
            return Brotli()
    raise FeedUnreadable(f"the answer is packed as {encoding[:40]!r}, which was not asked for")


class Plain:
    """A body that says it is not packed."""

    def __init__(self) -> None:
        self._start = b""

    def feed(self, piece: bytes, room: int) -> bytes:
        """Pass the piece on, unless the body turns out to be packed after all."""
        if len(self._start) < len(ZSTD):
            self._start = (self._start + piece)[: len(ZSTD)]
            if self._start.startswith((GZIP, ZSTD)):
                raise FeedUnreadable("the answer is packed without saying so")
        return piece[: room + 1]

    def finish(self) -> None:
        """Nothing can be missing that Content-Length has not shown."""


class Gzip:
    """gzip, several members one after another included."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj(wbits=31)
        self._begun = False

    def feed(self, piece: bytes, room: int) -> bytes:
        """Unpack up to the room there is."""
        out = bytearray()
        while piece and len(out) <= room:
            if self._stream.eof:
                self._stream = zlib.decompressobj(wbits=31)
            out += self._step(piece, room + 1 - len(out))
            piece = self._stream.unconsumed_tail or self._stream.unused_data
            self._begun = True
        return bytes(out)

    def finish(self) -> None:
        """Raise FeedUnreadable when the last member is not complete."""
        if not self._stream.eof:
            raise FeedUnreadable("the packed answer is cut" if self._begun else "the answer is empty")

    def _step(self, piece: bytes, room: int) -> bytes:
        try:
            return self._stream.decompress(piece, room)
        except zlib.error as error:
            raise FeedUnreadable("the answer says gzip and is not") from error


class Brotli:
    """Brotli (RFC 7932)."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def feed(self, piece: bytes, room: int) -> bytes:
        """Unpack up to the room there is."""
        out = bytearray(self._step(piece, room + 1))
        while len(out) <= room and not self._stream.can_accept_more_data():
            out += self._step(b"", room + 1 - len(out))
        return bytes(out[: room + 1])

    def finish(self) -> None:
        """Raise FeedUnreadable when the stream is not complete."""
        if not self._stream.is_finished():
            raise FeedUnreadable("the packed answer is cut")

    def _step(self, piece: bytes, room: int) -> bytes:
        try:
            unpacked: bytes = self._stream.process(piece, output_buffer_limit=room)
        except brotli.error as error:
            raise FeedUnreadable("the answer says br and is not") from error
        return unpacked
