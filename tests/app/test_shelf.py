"""The search index as the service asks it: a search never keeps anybody else waiting."""

import asyncio
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.models import Article
from bot.shelf import Shelf
from storage import open_storage
from tests.clock import NOW


class Slow:
    """An index whose search takes a hundred slices."""

    def put(self, article: Article) -> None: ...

    def remove(self, article: str) -> None: ...

    def looks(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> Iterator[Sequence[str]]:
        for _ in range(100):
            yield ()
        yield [words, str(limit), str(offset), *(["typing"] if typing else [])]


async def test_somebody_else_is_served_in_the_middle_of_a_search(tmp_path: Path) -> None:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    search = asyncio.create_task(Shelf(storage, Slow()).search("w", 5, 2, typing=True))
    for _ in range(50):
        await asyncio.sleep(0)
    assert not search.done()
    assert await search == ["w", "5", "2", "typing"]
    await storage.close()
