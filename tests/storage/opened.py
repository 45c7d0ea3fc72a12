"""The fixtures that all parts of the contract share."""

from collections.abc import AsyncIterator
from typing import Protocol

import pytest

from bot.ports import Storage


class Opener(Protocol):
    """Opens a test's own store again and again; the one before must be closed."""

    async def __call__(self, *, now: float = 0.0) -> Storage: ...


class Opened:
    """A store, open for a test."""

    @pytest.fixture
    async def store(self, opener: Opener) -> AsyncIterator[Storage]:
        store = await opener()
        yield store
        await store.close()


async def again(store: Storage, opener: Opener, *, now: float = 0.0) -> Storage:
    """Close and open: what comes back was durable."""
    await store.close()
    return await opener(now=now)
