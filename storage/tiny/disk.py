"""The few things that are done to files, each in one call, so that a test can make any one of them fail."""

import errno
import os
import shutil
from pathlib import Path

NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS})


class Disk:
    """The machine's file system. Every call may raise OSError."""

    def open(self, path: Path, *, fresh: bool = False) -> int:
        """Open for reading and writing, created when missing; `fresh`: emptied. Only the owner may read it."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | (os.O_TRUNC if fresh else 0), 0o600)

    def write(self, descriptor: int, data: bytes, offset: int) -> int:
        """Write at an offset; returns how many bytes were written."""
        return os.pwrite(descriptor, data, offset)

    def fsync(self, descriptor: int) -> None:
        """Return when the file's bytes are on the disk."""
        os.fsync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut the file off."""
        os.ftruncate(descriptor, size)

    def link(self, path: Path, target: Path) -> None:
        """Give a file that will not change a second name; a file system that knows no such thing gets a copy."""
        try:
            os.link(path, target)
        except OSError as error:
            if error.errno not in NO_LINKS:
                raise
            self.copy(path, target)

    def copy(self, path: Path, target: Path) -> None:
        """Copy a file, with its rights, onto the disk."""
        shutil.copy(path, target)
        with target.open("rb") as file:
            os.fsync(file.fileno())

    def replace(self, path: Path, target: Path) -> None:
        """Rename over what is there, in one step."""
        path.replace(target)

    def unlink(self, path: Path) -> None:
        """Remove a name; one that is gone is no error."""
        path.unlink(missing_ok=True)

    def free(self, folder: Path) -> int:
        """Return how many more bytes fit there."""
        status = os.statvfs(folder)
        return status.f_bavail * status.f_frsize

    def fsync_folder(self, path: Path) -> None:
        """Return when the folder's names are on the disk."""
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_whole(disk: Disk, descriptor: int, data: bytes, offset: int) -> None:
    """Write all of `data` at `offset`, however short each write is."""
    view = memoryview(data)
    while view:
        written = disk.write(descriptor, bytes(view) if len(view) < len(data) else data, offset)
        view, offset = view[written:], offset + written
