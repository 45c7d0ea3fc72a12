"""A fetcher, a parser and a watch over both, closed when the test is done."""

import random
from collections.abc import AsyncIterator

import pytest

from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Watch


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=True) as fetcher:
        yield fetcher


@pytest.fixture
async def parser() -> AsyncIterator[Parser]:
    async with Parser() as parser:
        yield parser


@pytest.fixture
def watch(fetcher: Fetcher, parser: Parser) -> Watch:
    return Watch(fetcher, parser, poll_seconds=60, rng=random.Random(7))
