"""Disks that fail: full ones, ones that stop at a chosen step, ones that keep everybody waiting."""

import errno
import os
import threading
from pathlib import Path

from storage.tiny.disk import Disk


class FastDisk(Disk):
    """Does not wait for the platter: for tests in which nobody pulls the plug."""

    def fsync(self, descriptor: int) -> None:
        """Return at once."""

    def fsync_folder(self, path: Path) -> None:
        """Return at once."""


class CountingDisk(FastDisk):
    """Counts what is done to it; from step `broken_from` up to `well_from` everything fails, a write half way."""

    def __init__(self) -> None:
        self.steps = 0
        self.done: list[str] = []
        self.broken_from: int | None = None
        self.well_from: int | None = None
        self.error = errno.EIO

    def break_at(self, step: int, *, once: bool = False, error: int = errno.EIO) -> None:
        """Fail `step` steps from now (0: the next), and ever after unless `once`."""
        self.broken_from = self.steps + step
        self.well_from = self.broken_from + 1 if once else None
        self.error = error

    def mend(self) -> None:
        """Work again."""
        self.broken_from = None

    def _step(self, name: str) -> None:
        step, self.steps = self.steps, self.steps + 1
        self.done.append(name)
        if self._broken(step):
            raise OSError(self.error, "made to fail")

    def _broken(self, step: int) -> bool:
        if self.broken_from is None or step < self.broken_from:
            return False
        return self.well_from is None or step < self.well_from

    def open(self, path: Path, *, fresh: bool = False) -> int:
        self._step("open")
        return super().open(path, fresh=fresh)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        if self._broken(self.steps):
            super().write(descriptor, data[: len(data) // 2], offset)
        self._step("write")
        return super().write(descriptor, data, offset)

    def fsync(self, descriptor: int) -> None:
        self._step("fsync")

    def truncate(self, descriptor: int, size: int) -> None:
        self._step("truncate")
        super().truncate(descriptor, size)

    def link(self, path: Path, target: Path) -> None:
        self._step("link")
        super().link(path, target)

    def replace(self, path: Path, target: Path) -> None:
        self._step("replace")
        super().replace(path, target)

    def unlink(self, path: Path) -> None:
        self._step("unlink")
        super().unlink(path)

    def fsync_folder(self, path: Path) -> None:
        self._step("fsync folder")


class FullDisk(FastDisk):
    """Has room for `room` more bytes; None: for everything."""

    def __init__(self) -> None:
        self.room: int | None = None

    def free(self, folder: Path) -> int:
        return super().free(folder) if self.room is None else self.room

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        if self.room is None:
            return super().write(descriptor, data, offset)
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        written = super().write(descriptor, data[: self.room], offset)
        self.room -= written
        return written

    def truncate(self, descriptor: int, size: int) -> None:
        before = os.fstat(descriptor).st_size
        super().truncate(descriptor, size)
        if self.room is not None:
            self.room += max(0, before - size)


class SlowDisk(FastDisk):
    """While `closed`, an fsync waits; `waiting` is set as soon as one does."""

    def __init__(self) -> None:
        self.open_gate = threading.Event()
        self.open_gate.set()
        self.waiting = threading.Event()
        self.count = 0
        self.failing = False

    def close_gate(self) -> None:
        """Keep everybody waiting from now on."""
        self.waiting.clear()
        self.open_gate.clear()

    def fsync(self, descriptor: int) -> None:
        self.count += 1
        self.waiting.set()
        self.open_gate.wait(30)
        if self.failing:
            raise OSError(errno.EIO, "made to fail")


class ShortDisk(FastDisk):
    """Writes at most seven bytes at a time, as a disk may."""

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        return super().write(descriptor, data[:7], offset)
