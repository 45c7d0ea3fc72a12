"""Files that are no store of ours. They are known before anything is made beside them."""

import re
import stat
from pathlib import Path

from storage.tiny.names import Names

OURS = re.compile(rb'\s*\{\s*"mirsal"')  # how a generation begins, also after another TinyDB has written it
ENOUGH = 64


def stranger(path: Path) -> str | None:
    """Tell what stands at a path where it is something else than a store; None for a store, whole or spoiled, for
    nothing at all, and for what cannot be looked at (opening it says why).

    A file beside which there are journals or an earlier generation is ours, however spoiled.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return "a device"
        if Names(path).remains():
            return None
        with path.open("rb") as file:
            return None if OURS.match(file.read(ENOUGH)) else "a file of something else"
    except OSError:
        return None
