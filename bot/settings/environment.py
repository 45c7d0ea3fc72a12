"""The names and values that settings are read from: the environment over the `.env` of a folder."""

import io
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dotenv.parser import Binding, parse_stream

from bot.errors import SettingsError
from bot.settings.names import Slip, meant

NAME = ".env"
LOCALES = re.compile("[_:.@]")  # what a list of locales such as en_US:en has


def environment(folder: Path, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the settings of `.env` in this folder with the environment over them; empty values count as not set. So
    does a `LANGUAGE` that the system exports for gettext.

    Raises SettingsError for a file that cannot be read, is not UTF-8, or holds a line that is not NAME=value: one that
    was left out in silence would let the service start without its desk.
    """
    file = dict(map(_setting, _bindings(folder)))
    ours = {name: value for name, value in environ.items() if not (name == "LANGUAGE" and LOCALES.search(value))}
    return {name: value for name, value in {**file, **ours}.items() if value.strip()}


def mistyped(folder: Path, environ: Mapping[str, str] = os.environ) -> tuple[Slip, ...]:
    """Return the names that are nearly settings, those of `.env` with their lines first; without a value they are not
    set. They are not refused: other programs may read the same file, and one may be theirs.

    Raises SettingsError as `environment` does.
    """
    lines: dict[str, int | None] = {}
    for binding in _bindings(folder):
        name, value = _setting(binding)
        if value.strip():
            lines[name] = _line(binding)
    for name, value in environ.items():
        if value.strip():
            lines.setdefault(name, None)
    found = ((name, line, meant(name)) for name, line in lines.items())
    return tuple(Slip(name, line, right) for name, line, right in found if right is not None)


def _bindings(folder: Path) -> Iterator[Binding]:
    return parse_stream(io.StringIO(_text(folder / NAME)))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")  # Windows' Notepad puts a mark before the first name
    except (FileNotFoundError, IsADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SettingsError(NAME, f"{path} is not UTF-8 (line {line}); save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(NAME, f"{path} cannot be read ({error.strerror}); let its owner read it") from None


def _setting(line: Binding) -> tuple[str, str]:
    """Return a line's name and value; "" and "" for a comment. The refusal holds nothing of the line: it may be a
    secret.
    """
    if line.error or (line.key is not None and line.value is None):
        problem = f"line {_line(line)} is not a setting; write NAME=value, with quotes around what is long"
        raise SettingsError(NAME, problem)
    return line.key or "", line.value or ""


def _line(binding: Binding) -> int:
    """Return the number of a line: what was read of it may begin with empty ones before."""
    text = binding.original.string
    return binding.original.line + len(text) - len(text.lstrip("\n"))
