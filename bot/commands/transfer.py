"""`export` and `import`: the whole state as JSON Lines, to move between storages or machines."""

from typing import BinaryIO, TextIO

import orjson

from bot.commands.serve import open_store
from bot.errors import SettingsError
from storage import open_storage

PAGE = 1000
LONGEST_LINE = 64 * 1024 * 1024


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
    """Take in an export; the store must not be in use. Nothing is taken of a line that is not one of an export."""
    storage = await open_store(url)
    new = seen = 0
    try:
        page: list[dict[str, object]] = []
        for number, line in enumerate(lines, 1):
            if line.strip():
                page.append(_record(line, number))
                seen += 1
            if len(page) >= PAGE:
                new += await storage.restore(page)
                page = []
        new += await storage.restore(page)
    finally:
        await storage.close()
    print(f"{seen} records, {new} of them new", file=say)
    return 0


def _record(line: bytes, number: int) -> dict[str, object]:
    try:
        record = orjson.loads(line)
    except orjson.JSONDecodeError:
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("record"), str):
        raise SettingsError(
            "standard input", f"line {number} is not a record of an export; give what `mirsal export` wrote"
        )
    return record
