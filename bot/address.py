"""What `DATABASE_URL` means: in one place, for the store, the watch over its disk, and `check`."""

import os
from pathlib import Path

from bot.errors import SettingsError

DEFAULT = "tinydb:data/mirsal.json"


def file_of(url: str) -> Path:
    """Return the file that an address names: `tinydb:` and its path, with or without `//` between the two.

    So `tinydb:x` and `tinydb://x` are x in the working folder, `tinydb:/x` and `tinydb:///x` are /x.
    Raises SettingsError for an address that is none, or that names a folder.
    """
    scheme, colon, rest = url.strip().partition(":")
    path = rest.removeprefix("//")
    if scheme in {"postgresql", "postgres"} and colon:
        raise SettingsError("DATABASE_URL", f"PostgreSQL comes with a later step; use {DEFAULT}")
    if scheme != "tinydb" or not path:
        raise SettingsError("DATABASE_URL", f"names no store; tinydb: and a path would be right, such as {DEFAULT}")
    if "\0" in path:
        raise SettingsError("DATABASE_URL", f"holds a NUL, which no path has; give one such as {DEFAULT}")
    if os.path.isdir(path):  # noqa: PTH112 - this one never raises
        raise SettingsError("DATABASE_URL", f"{Path(path)} is a folder; name a file in it, such as {DEFAULT}")
    return Path(path)


def folder_of(url: str) -> Path:
    """Return the folder that holds the store: where a link leads, if the file is one. It need not be there yet."""
    return Path(os.path.realpath(file_of(url))).parent
