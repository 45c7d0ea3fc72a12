"""A fetcher, a parser and a watch over both, closed when the tests are done.

The parser's child takes a moment to start: tests that do not harm it share one, in one event loop
(`pytestmark = pytest.mark.asyncio(loop_scope="session")`).
"""

import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Watch


@pytest_asyncio.fixture(loop_scope="session")
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=True) as fetcher:
        yield fetcher


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def parser() -> AsyncIterator[Parser]:
    async with Parser(patience=300.0) as parser:  # a busy machine is no hostile feed
        yield parser


@pytest.fixture
def watch(fetcher: Fetcher, parser: Parser) -> Watch:
    return Watch(fetcher, parser, poll_seconds=60, rng=random.Random(7))
