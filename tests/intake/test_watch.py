"""One look after another at a site that is alive."""

import random
from collections.abc import AsyncIterator, Mapping, Sequence

import pytest

from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.intake.watch import Look, Watch
from bot.models import FeedState
from bot.newsroom.identity import article_id
from tests.intake.site import START, Site, posts

NOW = START + 100_000


class Desk:
    """Keeps what looks bring, as the publisher will: which keys are known."""

    def __init__(self, watch: Watch, url: str) -> None:
        self.watch = watch
        self.state = FeedState(url)
        self.keys: dict[str, str] = {}
        self.now = NOW

    async def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.keys[key] for key in keys if key in self.keys}

    async def look(self, *, after: float = 60.0) -> Look:
        self.now += after
        return await self.watch.look(self.state, now=self.now, known=self.known)

    async def news(self, *, after: float = 60.0) -> list[str]:
        """Look, take in what came, and return the titles of what nobody knew."""
        look = await self.look(after=after)
        new = []
        for entry, keys in zip(look.entries, look.keys, strict=True):
            if not any(key in self.keys for key in keys):
                new.append(entry.title)
            name = next((self.keys[key] for key in keys if key in self.keys), article_id(keys))
            self.keys.update(dict.fromkeys(keys, name))
        self.state = look.state
        return new


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


def titles(first: int, last: int) -> list[str]:
    return [post.title for post in posts(first, last)]


@pytest.mark.parametrize("rest", [True, False], ids=["wp-json", "paged"])
@pytest.mark.parametrize("missed", [1, 9, 10, 11, 12, 99, 101])
async def test_everything_published_between_two_looks_is_found_oldest_first(
    watch: Watch, missed: int, *, rest: bool
) -> None:
    async with Site(published=posts(1, 30), rest=rest) as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == titles(21, 30)
        site.published += posts(31, 30 + missed)
        assert await desk.news() == titles(31, 30 + missed)
        assert await desk.news() == []


async def test_a_first_sight_without_entries_is_a_first_sight(watch: Watch) -> None:
    async with Site() as site:
        desk = Desk(watch, site.feed_url)
        assert await desk.news() == []
        assert desk.state.first_sight == desk.now
        site.published += posts(1, 12)
        assert await desk.news() == titles(1, 12)
