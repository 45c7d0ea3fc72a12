"""The journal: one checksummed line per group commit. A line holds physical puts, so replaying it twice is harmless.

A line is eight hexadecimal digits (CRC-32 of the rest), a space, JSON, and a newline. The first line's JSON is
`{"journal": generation}`; the others are lists of `[table, key, document or null]`.
"""

import os
import zlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from storage.tiny.disk import Disk, write_whole

Put = Sequence[Any]  # [table, key, document or None]
PREFIX = 9  # eight digits and a space


def line(payload: bytes) -> bytes:
    """Return the journal line of a JSON payload."""
    return b"%08x %b\n" % (zlib.crc32(payload), payload)


def _payload(text: bytes) -> Any:
    """Return a line's JSON; None when the line is not whole."""
    if len(text) <= PREFIX or text[:PREFIX] != b"%08x " % zlib.crc32(text[PREFIX:]):
        return None
    return orjson.loads(text[PREFIX:])


@dataclass(frozen=True, slots=True)
class Replay:
    """What a journal file held: its commits in order, where its good part ends, how many lines were bad."""

    commits: tuple[tuple[Put, ...], ...]
    end: int
    bad: int


def read_journal(path: Path) -> Replay:
    """Read a journal. A last line that is torn is left out; bad lines are counted and skipped."""
    return parse_journal(path.read_bytes())


def parse_journal(content: bytes) -> Replay:
    """Read a journal's bytes. What follows the last newline is torn; any other line that is not whole is bad."""
    commits: list[tuple[Put, ...]] = []
    end = position = bad = 0
    for text in content.split(b"\n")[:-1]:
        position += len(text) + 1
        payload = _payload(text)
        if payload is None:
            bad += 1
            continue
        end = position
        if isinstance(payload, list):
            commits.append(tuple(payload))
    return Replay(tuple(commits), end, bad)


class Journal:
    """The journal that is being written. `append` is for one thread at a time."""

    def __init__(self, path: Path, disk: Disk, generation: int) -> None:
        self.path = path
        self._disk = disk
        self._torn = True
        header = orjson.dumps({"journal": generation})
        self._header = len(line(header))
        self._descriptor = disk.open(path)
        try:
            self.size = parse_journal(path.read_bytes()).end
            if not self.size:
                self.append(header)
        except OSError:
            self.close()
            raise

    def append(self, payload: bytes) -> None:
        """Write one line; on return it is on the disk. When OSError is raised it is not there and will not be."""
        text = line(payload)
        self._write(text)
        self.size += len(text)

    def probe(self, size: int) -> None:
        """Write an empty commit of `size` bytes, read it back and take it away again.

        Raises OSError when that fails or something else comes back. The size matters: on a full disk a few bytes
        still fit into the file's last block.
        """
        text = line(b"[" + b" " * (size - PREFIX - 3) + b"]")
        self._write(text)
        came_back = os.pread(self._descriptor, len(text), self.size)
        self._torn = True
        self.mend()
        if came_back != text:
            raise OSError(5, "what was written does not come back")

    def _write(self, text: bytes) -> None:
        """Put text at the end, onto the disk; when OSError is raised nothing of it is there."""
        self.mend()
        try:
            write_whole(self._disk, self._descriptor, text, self.size)
            self._disk.fsync(self._descriptor)
        except OSError:
            self._torn = True
            with suppress(OSError):  # the first error tells more; the next append mends before it writes
                self.mend()
            raise

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)

    @property
    def grown(self) -> int:
        """Bytes written since its beginning."""
        return self.size - self._header

    def mend(self) -> None:
        """Cut off what a failed append, or a crash, left behind; raises OSError when that cannot be done."""
        if self._torn:
            self._disk.truncate(self._descriptor, self.size)
            self._torn = False
