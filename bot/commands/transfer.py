"""`export` and `import`: the whole state as JSON Lines, to move between storages or machines."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, TextIO

import orjson

from bot.commands.serve import open_store
from bot.errors import SettingsError, StorageNoRecord
from bot.ports import Storage
from storage import open_storage

Page = dict[int, dict[str, object]]  # the number of a line → its record
PAGE = 1000
INPUT = "standard input"


async def export(url: str, out: BinaryIO) -> int:
    """Write every record as one line; may run beside the service.

    Raises SettingsError where there is no store: a backup of nothing, made in the wrong folder, would look well.
    """
    storage = await open_storage(url, readonly=True, existing=True)
    try:
        async for record in storage.export():
            out.write(orjson.dumps(record) + b"\n")
        out.flush()
    finally:
        await storage.close()
    return 0


async def take_in(url: str, lines: BinaryIO, say: TextIO) -> int:
    """Take in an export; the store must not be in use. Nothing is taken of a line that is not one of an export.

    Raises SettingsError that names the line; the pages before its own are taken in by then. Also where there is none
    at all: an export that failed leaves an empty file, which restores nothing.
    """
    pages = _pages(lines)
    first = next(pages)
    if not first:
        problem = "holds no record, so there is nothing to import; give what `mirsal export` wrote"
        raise SettingsError(INPUT, problem)
    storage = await open_store(url)
    new = seen = 0
    try:
        for page in chain((first,), pages):
            new += await _restore(storage, page)
            seen += len(page)
    finally:
        await storage.close()
    print(f"{seen} records, {new} of them new", file=say)
    return 0


def _pages(lines: Iterable[bytes]) -> Iterator[Page]:
    """Yield records with the numbers of their lines; those of empty ones are passed over."""
    page: Page = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            page[number] = _record(line, number)
        if len(page) >= PAGE:
            yield page
            page = {}
    yield page


async def _restore(storage: Storage, page: Page) -> int:
    try:
        return await storage.restore(list(page.values()))
    except StorageNoRecord as error:
        raise _refusal(list(page)[error.number - 1], f" ({error.problem})") from None


def _record(line: bytes, number: int) -> dict[str, object]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("record"), str):
        raise _refusal(number)
    return record


def _refusal(number: int, why: str = "") -> SettingsError:
    problem = f"line {number} is not a record of an export{why}; give what `mirsal export` wrote"
    return SettingsError(INPUT, problem)
