"""The files of one store: the JSON file, the generation before it, the journals, the lock, what was set aside."""

import fcntl
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.errors import StorageLocked


@dataclass(frozen=True, slots=True)
class Names:
    """Where a store's files are. Journal `g` holds what came after generation `g` was begun."""

    main: Path

    @property
    def draft(self) -> Path:
        """The next generation while it is written."""
        return self._beside("draft")

    @property
    def previous(self) -> Path:
        """The generation before the main file's."""
        return self._beside("previous")

    @property
    def lock(self) -> Path:
        """Held by the one copy that writes."""
        return self._beside("lock")

    def journal(self, generation: int) -> Path:
        """One generation's journal."""
        return self._beside(f"{generation}.journal")

    def journals(self) -> dict[int, Path]:
        """Return the journals that are there, lowest generation first."""
        found = {}
        for path in self.main.parent.glob(f"{self.main.name}.*.journal"):
            number = path.name.removeprefix(f"{self.main.name}.").removesuffix(".journal")
            if number.isdecimal():
                found[int(number)] = path
        return dict(sorted(found.items()))

    def remains(self) -> list[Path]:
        """Return files that show that a store was here, besides the main file."""
        kept = {self.lock, self.draft}
        return sorted(path for path in self.main.parent.glob(f"{self.main.name}.*") if path not in kept)

    def corrupt(self, path: Path, at: float) -> Path:
        """Return a free name for a file that is set aside."""
        stamp = datetime.fromtimestamp(at, UTC).strftime("%Y%m%dT%H%M%SZ")
        wanted, count = path.with_name(f"{path.name}.corrupt-{stamp}"), 1
        while wanted.exists():
            count += 1
            wanted = path.with_name(f"{path.name}.corrupt-{stamp}-{count}")
        return wanted

    def _beside(self, ending: str) -> Path:
        return self.main.with_name(f"{self.main.name}.{ending}")


def take_lock(names: Names) -> int:
    """Take the kernel's lock (it ends with the process); raises StorageLocked while another copy holds it."""
    descriptor = os.open(names.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise StorageLocked(f"another copy of the service holds {names.main}") from error
    return descriptor
