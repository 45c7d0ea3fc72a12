"""`reconcile`: what the site published against what was delivered. May run beside the service."""

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TextIO

from bot.errors import FeedError
from bot.intake import wordpress
from bot.intake.answers import Body
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.models import Article, ArticleState, DeliveryState, Entry, Feed, Kind, Verdict
from bot.newsroom.identity import keys_of_all, site_of
from bot.ports import Storage
from bot.settings import Settings
from storage import open_storage


@dataclass(frozen=True, slots=True)
class Published:
    """An entry of the site's with its keys; `shown`: the feed itself shows it still."""

    entry: Entry
    keys: tuple[str, ...]
    shown: bool


async def run(settings: Settings, out: TextIO, *, since: float) -> int:
    """List what was published in the last `since` seconds and did not arrive; 1 when there is anything, or when a feed
    could not be asked: what was not compared is not well.
    """
    after = time.time() - since
    storage = await open_storage(settings.database_url, readonly=True)
    well = True
    try:
        for url in settings.feed_urls:
            try:
                published = await ask_site(url, after=after, allow_private=settings.allow_private_hosts)
            except FeedError as error:
                print(f"{url}: cannot be asked, so nothing of it was compared: {error}", file=out)
                well = False
            else:
                well = not await _reconcile(storage, url, published, out) and well
    finally:
        await storage.close()
    return 0 if well else 1


async def ask_site(url: str, *, after: float, allow_private: bool) -> list[Published]:
    """Return what the site says it published after a time: the feed, and its REST interface where there is one.

    Raises FeedError when not even the feed can be read: nothing can be said then.
    """
    async with Fetcher(allow_private=allow_private) as fetcher, Parser() as parser:
        answer = await fetcher.get(url)
        assert isinstance(answer, Body)  # nothing was asked conditionally
        feed = await parser.parse(answer.content, url=answer.url, http_charset=answer.charset)
        entries = list(feed.entries)
        entries += await _beyond_the_feed(fetcher, parser, url, feed, after=after)
    published: list[Published] = []
    seen: set[str] = set()
    for place, (entry, keys) in enumerate(zip(entries, keys_of_all(entries, site=site_of(url)), strict=True)):
        if seen.isdisjoint(keys) and (entry.published is None or entry.published >= after):
            published.append(Published(entry, keys, shown=place < len(feed.entries)))
        seen.update(keys)
    return published


async def _beyond_the_feed(
    fetcher: Fetcher, parser: Parser, url: str, feed: Feed, *, after: float
) -> tuple[Entry, ...]:
    """Return what the feed no longer shows: by REST, else page by page until a page is older."""
    for home in wordpress.homes(url, feed.link):
        try:
            return await wordpress.ask(fetcher, parser, home, {"after": wordpress.stamp(after)}, light=True)
        except FeedError:
            continue
    entries: list[Entry] = []
    for number in range(2, wordpress.PAGES + 1):
        try:
            answer = await fetcher.get(wordpress.paged(url, number))
            assert isinstance(answer, Body)  # nothing was asked conditionally
            page = await parser.parse(answer.content, url=answer.url, http_charset=answer.charset)
        except FeedError:
            break
        seen = {entry.guid for entry in (*feed.entries, *entries)}
        fresh = [entry for entry in page.entries if entry.guid not in seen]
        entries += fresh
        if not fresh or all(entry.published is not None and entry.published < after for entry in fresh):
            break
    return tuple(entries)


async def _reconcile(storage: Storage, url: str, published: Sequence[Published], out: TextIO) -> int:
    known = await storage.known([key for one in published for key in one.keys])
    state = await storage.feed(url)
    begun = state.first_sight if state else None
    missing = waiting = 0
    for one in sorted(published, key=lambda each: each.entry.published or 0.0):
        problem = await _problem(storage, known, one, begun)
        if problem is not None:
            missing += 1
            print(f"missing  {_when(one.entry)}  {one.entry.title}  ({one.entry.link}): {problem}", file=out)
        waiting += problem is None and await _is_held(storage, known, one)
    held = f", {waiting} waiting for the desk" if waiting else ""
    print(
        f"{url}: {len(published)} published, {len(published) - missing} accounted for{held}, {missing} missing",
        file=out,
    )
    return missing


async def _problem(storage: Storage, known: Mapping[str, str], one: Published, begun: float | None) -> str | None:
    """Tell what is wrong with one that was published; None when it is accounted for. `begun`: when we first looked."""
    article = await _article(storage, known, one)
    if article is None:
        return None if _before_us(one, begun) else "never taken in"
    if not _belongs(article):
        return None
    return await _undelivered(storage, article)


def _before_us(one: Published, begun: float | None) -> bool:
    """Tell whether it had left the feed already when we first looked. Of that very second it may have come after us."""
    published = one.entry.published
    return begun is not None and not one.shown and published is not None and published < math.floor(begun)


def _belongs(article: Article) -> bool:
    """Tell whether the channel should have it: what was archived, held, skipped or retracted is accounted for."""
    return article.state is ArticleState.LIVE and article.publish is Verdict.YES


async def _undelivered(storage: Storage, article: Article) -> str | None:
    tally = await storage.tally(article.id)
    if tally.get(f"{Kind.POST}/{DeliveryState.SENT}"):
        return None
    states = [key.partition("/")[2] for key in tally if key.startswith(f"{Kind.POST}/")]
    return f"in the channel: {', '.join(states) or 'no post'}"


async def _is_held(storage: Storage, known: Mapping[str, str], one: Published) -> bool:
    article = await _article(storage, known, one)
    return article is not None and article.state is ArticleState.HELD


async def _article(storage: Storage, known: Mapping[str, str], one: Published) -> Article | None:
    name = next((known[key] for key in one.keys if key in known), None)
    return await storage.article(name) if name else None


def _when(entry: Entry) -> str:
    if entry.published is None:
        return "no date         "
    return datetime.fromtimestamp(entry.published, UTC).strftime("%Y-%m-%d %H:%M")
