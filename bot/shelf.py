"""The search index, kept in step with the store's articles."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

from bot.models import Article, ArticleState
from bot.ports import Storage

PAGE = 25  # taking in more at once would hold up a reader who waits for an answer
HIDDEN = (ArticleState.HELD, ArticleState.SKIPPED, ArticleState.RETRACTED)


class Index(Protocol):
    """What is needed of the search index."""

    def put(self, article: Article) -> None:
        """Take in an article's newest form."""
        ...

    def remove(self, article: str) -> None:
        """Forget an article; one it does not hold is no error."""
        ...

    def search(self, words: str, limit: int, offset: int = 0) -> Sequence[str]:
        """Return ids of articles that fit, best first."""
        ...


class Shelf:
    """Finds articles by words. What waits for the desk, was refused or taken back is not found."""

    def __init__(self, storage: Storage, index: Index) -> None:
        self._storage = storage
        self._index = index
        self._seen = 0

    async def learn(self) -> None:
        """Take in what was written since the last time."""
        while True:
            changed, self._seen = await self._storage.article_changes(self._seen, PAGE)
            for article in changed:
                if article.state in HIDDEN:
                    self._index.remove(article.id)
                else:
                    self._index.put(article)
            if len(changed) < PAGE:
                return
            await asyncio.sleep(0)

    def search(self, words: str, limit: int, offset: int = 0) -> Sequence[str]:
        """Return ids of articles that fit, best first."""
        return self._index.search(words, limit, offset)
