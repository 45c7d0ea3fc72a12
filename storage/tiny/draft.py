"""The next generation on its way to the disk, and into the main file's place."""

import os
import zlib
from contextlib import suppress

from storage.tiny.disk import Disk, write_whole
from storage.tiny.document import seal
from storage.tiny.names import Names


class Draft:
    """The next generation on its way to the disk. Nothing counts until `finish` has returned."""

    def __init__(self, names: Names, disk: Disk, generation: int) -> None:
        self.generation = generation
        self.size = 0
        self._names = names
        self._disk = disk
        self._checksum = 0
        self._descriptor: int | None = disk.open(names.draft, fresh=True)

    def add(self, text: bytes) -> None:
        """Write some more, onto the disk: a great flush at the end would hold up the journal's."""
        assert self._descriptor is not None
        write_whole(self._disk, self._descriptor, text, self.size)
        self._disk.fsync(self._descriptor)
        self.size += len(text)
        self._checksum = zlib.crc32(text, self._checksum)

    def finish(self) -> None:
        """Seal it and put it in the main file's place; the main file becomes the previous one."""
        names, disk = self._names, self._disk
        self.add(seal(self._checksum))
        self._close()
        if names.main.exists():
            spare = names.previous.with_name(f"{names.previous.name}.draft")
            disk.unlink(spare)
            disk.link(names.main, spare)
            disk.replace(spare, names.previous)
        disk.replace(names.draft, names.main)
        disk.fsync_folder(names.main.parent)

    def drop(self) -> None:
        """Let go of it; an unfinished one is removed."""
        if self._descriptor is not None:
            self._close()
        with suppress(OSError):  # the next draft is written over it
            self._disk.unlink(self._names.draft)

    def _close(self) -> None:
        assert self._descriptor is not None
        os.close(self._descriptor)
        self._descriptor = None
