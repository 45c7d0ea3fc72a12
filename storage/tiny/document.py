"""The text of one generation: a JSON file as TinyDB writes it, one document a line, sealed with a checksum.

    {"mirsal": {"1": {"format": 1, "generation": 8, "n": 1234}},
    "articles": {
    "1": {…},
    "2": {…}},
    "seal": {"1": {"crc32": "0123abcd"}}}

Document numbers are counted anew in every generation; a document holds its own key.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

FORMAT = 1
PAGE_DOCUMENTS = 50
PAGE_BYTES = 100_000
_SEAL = b',\n"seal":{"1":{"crc32":"%08x"}}}\n'
_SEAL_LENGTH = len(_SEAL % 0)


class Unreadable(Exception):
    """The text is not one whole generation."""


@dataclass(frozen=True, slots=True)
class Head:
    """A generation's number, and the highest row number given out when it was begun."""

    generation: int
    n: int
    format: int = FORMAT


def pages(head: Head, tables: Mapping[str, Iterable[Any]]) -> Iterator[bytes]:
    """Yield the text without its seal, some documents at a time. A table's items are documents, or bytes of one."""
    meta = {"1": {"format": head.format, "generation": head.generation, "n": head.n}}
    yield b'{"mirsal":' + orjson.dumps(meta)
    for name, documents in tables.items():
        parts, size = [b',\n"%b":{' % name.encode()], 0
        for number, document in enumerate(documents, 1):
            text = document if isinstance(document, bytes) else orjson.dumps(document)
            parts.append(b'%b\n"%d":%b' % (b"," if number > 1 else b"", number, text))
            size += len(text)
            if len(parts) > PAGE_DOCUMENTS or size > PAGE_BYTES:
                yield b"".join(parts)
                parts, size = [], 0
        yield b"".join([*parts, b"}"])


def seal(checksum: int) -> bytes:
    """Return what ends a text with this CRC-32."""
    return _SEAL % checksum


def parse(text: bytes) -> tuple[Head, dict[str, dict[str, Any]]]:
    """Return a generation's head and tables; raises Unreadable unless it is whole, bit for bit."""
    body, end = text[:-_SEAL_LENGTH], text[-_SEAL_LENGTH:]
    if end != seal(zlib.crc32(body)):
        raise Unreadable("its seal does not fit")
    tables = orjson.loads(text)
    head = Head(**tables.pop("mirsal")["1"])
    tables.pop("seal")
    return head, tables


def generation_of(path: Path) -> int:
    """Return the number that a generation's first line tells; 0 where there is none to be read."""
    try:
        with path.open("rb") as file:
            first = file.readline(256).rstrip(b",\n")
        number: int = orjson.loads(first + b"}")["mirsal"]["1"]["generation"]
    except (OSError, ValueError, KeyError):
        return 0
    return number


def belongs_to_another(text: bytes) -> bool:
    """Tell whether this is a sound JSON file of something else."""
    try:
        content = orjson.loads(text)
    except orjson.JSONDecodeError:
        return False
    return not isinstance(content, dict) or (bool(content) and "mirsal" not in content)
