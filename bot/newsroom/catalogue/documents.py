"""Catalogue files as text: where each thing stands, so that what is wrong can be named by its line."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import CatalogueError

SETTING = "TOPICS_FILE"
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")
_PATH = rf"(?P<path>(?:{_PART.pattern})(?:\s*\.\s*(?:{_PART.pattern}))*)"
_HEADER = re.compile(rf"\s*\[\[?\s*{_PATH}\s*\]")
_KEY = re.compile(rf"\s*{_PATH}\s*=")
_ENDLESS = re.compile(r"[0-9_]{4300}")  # digits that Python reads at most, so that nobody keeps it busy
_FENCES = ('"""', "'''")
_IN_QUOTES = re.compile(r""""[^"]*"|'[^']*'|#.*""")
_QUOTES, _COMMAS = "«»“”„‘’", "،؛"  # as a word processor or an Arabic keyboard writes them
_AT = re.compile(r"\s*\((?:at line (?P<line>\d+), column \d+|at end of document)\)")


@dataclass(frozen=True)
class Document:
    """One catalogue file, parsed. `data` is TOML's; `lines` are the file's own; `inside`: it is the project's."""

    name: str
    lines: tuple[str, ...]
    data: dict[str, Any]
    inside: bool = False

    def problem(self, path: tuple[str, ...], reason: str, *, word: str | None = None) -> CatalogueError:
        """Return the error that names the file, the line on which `path` (and in it, `word`) stands, and the reason."""
        return CatalogueError(SETTING, f"{self.name}, line {self.line(path, word)}: {' '.join(reason.split())}")

    def line(self, path: tuple[str, ...], word: str | None = None) -> int:
        """Return the line (from 1) on which a table or a key stands; with `word`, where that first stands in it."""
        places = self._places()
        known = next(places[path[:size]] for size in range(len(path), -1, -1) if path[:size] in places)
        after = min((line for line in places.values() if line > known), default=len(self.lines) + 1)
        within = range(known, after)
        return next((line for line in within if word and word in self.lines[line - 1]), known)

    def _places(self) -> dict[tuple[str, ...], int]:
        places: dict[tuple[str, ...], int] = {(): 1}
        table: tuple[str, ...] = ()
        fence: str | None = None
        for number, text in enumerate(self.lines, 1):
            if fence is None and (header := _HEADER.match(text)):
                table = _parts(header)
                _note(places, table, 1, number)
            elif fence is None and (key := _KEY.match(text)):
                _note(places, (*table, *_parts(key)), len(table) + 1, number)
            fence = _fence_after(text, fence)
        return places


def _parts(found: re.Match[str]) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(found["path"]))


def _note(places: dict[tuple[str, ...], int], path: tuple[str, ...], least: int, number: int) -> None:
    """Note where a path stands first, and each that it goes through, from so many parts on."""
    for size in range(least, len(path) + 1):
        places.setdefault(path[:size], number)


def _fence_after(text: str, fence: str | None) -> str | None:
    """Return the fence of the long string that is still open at the end of a line."""
    while True:
        if fence is None:
            fence = min((mark for mark in _FENCES if mark in text), key=text.index, default=None)
            if fence is None:
                return None
            text = text[text.index(fence) + 3 :]
        if fence not in text:
            return fence
        text, fence = text[text.index(fence) + 3 :], None


def read_document(path: Path) -> Document:
    """Read one file. Raises CatalogueError with its line when it is not TOML, without one when it cannot be read."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CatalogueError(SETTING, f"{path} cannot be read ({error.strerror}); give a catalogue file") from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CatalogueError(SETTING, f"{path}, line {line}: not UTF-8; save the file as UTF-8") from None
    return parse_document(str(path), text)


def parse_document(name: str, text: str, *, inside: bool = False) -> Document:
    """Parse one file's text. Raises CatalogueError with the line and TOML's own reason."""
    text = text.replace("\r\n", "\n")
    lines = tuple(text.split("\n"))
    try:
        return Document(name, lines, tomllib.loads(text), inside)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "too many brackets within brackets"
        at = _AT.search(reason)
        line = int(at["line"]) if at and at["line"] else len(lines)
        reason = f"not TOML: {_AT.sub('', reason)}{_mistyped(lines[line - 1])}"
        raise CatalogueError(SETTING, f"{name}, line {line}: {reason}") from None
    except ValueError:  # Python's own, without a line
        line = next((at for at, text in enumerate(lines, 1) if _ENDLESS.search(text)), len(lines))
        raise CatalogueError(
            SETTING, f"{name}, line {line}: a number of so many digits is none that can be meant"
        ) from None


def _mistyped(line: str) -> str:
    """Say which sign of a line that is not TOML was meant for another: nothing where there is none."""
    signs = _IN_QUOTES.sub("", line)
    for known, meant in ((_QUOTES, '"'), (_COMMAS, ",")):
        if sign := next((one for one in signs if one in known), ""):
            return f"; write {meant} instead of {sign}"
    return ""
