"""The search index, kept in step with the store's articles. It fills beside everything else: after a start with a
large archive readers are answered at once, and searches find what was taken in so far.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from bot.clock import rest
from bot.errors import StorageError
from bot.models import OUT_OF_SIGHT, Article
from bot.ports import Storage

log = logging.getLogger(__name__)

PAGE = 25
NAP = 1.0


class Index(Protocol):
    """What is needed of the search index."""

    def put(self, article: Article) -> None:
        """Take in an article's newest form."""
        ...

    def remove(self, article: str) -> None:
        """Forget an article; one it does not hold is no error."""
        ...

    def looks(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> Iterator[Sequence[str]]:
        """Yield nothing after each slice of a search, and ids of articles that fit, best first, at its end. While
        somebody is `typing`, articles with words that begin as the last one does follow.
        """
        ...


class Shelf:
    """Finds articles by words. What waits for the desk, was refused or taken back is not found."""

    def __init__(self, storage: Storage, index: Index) -> None:
        self._storage = storage
        self._index = index
        self._seen = 0
        self._written = asyncio.Event()

    def wake(self) -> None:
        """Say that something was written."""
        self._written.set()

    async def run(self, turned: Callable[[], None]) -> None:
        """Keep in step until cancelled; `turned` is told each time everything is taken in."""
        while True:
            self._written.clear()
            try:
                await self.learn()
                turned()
            except StorageError as error:
                log.error("the search index waits for the store: %s", error)
            await rest(self._written, NAP)

    async def learn(self) -> None:
        """Take in what was written since the last time."""
        while True:
            changed, self._seen = await self._storage.article_changes(self._seen, PAGE)
            for article in changed:
                if article.state in OUT_OF_SIGHT:
                    self._index.remove(article.id)
                else:
                    self._index.put(article)
                await asyncio.sleep(0)  # one takes a millisecond: a reader waits for that, and not for a page
            if len(changed) < PAGE:
                return

    async def search(self, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> Sequence[str]:
        """Return ids of articles that fit, best first. Whatever is asked, others have their turn in between."""
        found: Sequence[str] = ()
        for slice_ in self._index.looks(words, limit, offset, typing=typing):
            found = slice_
            await asyncio.sleep(0)
        return found
