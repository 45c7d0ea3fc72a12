"""What a feed of ten entries does not show: found in WordPress' REST interface, else by turning the feed's pages
(FAULTS W01-W10).
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit

from bot.errors import FeedError, FeedUnreadable
from bot.intake.answers import Body
from bot.intake.fetcher import JSON, Fetcher
from bot.intake.parser import Parser
from bot.models import Entry, Feed
from bot.newsroom.identity import keys_of_all, site_of

Known = Callable[[Sequence[str]], Awaitable[Mapping[str, str]]]

PAGES = 10
OVERLAP = 86_400.0  # `after` is compared in the site's own time
_FULL = (
    "id,date_gmt,modified_gmt,link,guid,title,excerpt,content,status,type,comment_status,categories,featured_media,"
    "jetpack_featured_media_url,yoast_head_json.og_image,_links,_embedded"
)
_LIGHT = "id,date_gmt,modified_gmt,link,guid,title,status,type"
_FEED_PATH = re.compile(
    r"^(.*?)/(?:(?:feed|rss|rss2|rdf|atom)(?:/(?:feed|rss|rss2|rdf|atom))?/?|[^/]+\.(?:xml|rss|rdf|atom|php))?$"
)


@dataclass(frozen=True, slots=True)
class Gap:
    """What filling a gap found: entries nobody knows. `whole` is False when neither way could be gone to its end."""

    entries: tuple[Entry, ...]
    whole: bool


async def fill(
    fetcher: Fetcher,
    parser: Parser,
    *,
    feed_url: str,
    feed: Feed,
    known: Known,
    since: float | None,
    floor: float | None,
    seconds: float = 30.0,
) -> Gap:
    """Find what was published and is in no feed any more.

    `since` is the newest publication time seen before; `floor` the oldest shown at first sight: older than that is
    archive, not news (None: everything is news). Never raises FeedError: what could not be asked makes the gap not
    `whole`.
    """
    found: list[Entry] = []
    try:
        async with asyncio.timeout(seconds):
            complete = await _collect(
                fetcher, parser, found, feed_url=feed_url, feed=feed, known=known, since=since, floor=floor
            )
    except TimeoutError:
        complete = False
    return Gap(tuple(found), whole=complete)


async def _collect(
    fetcher: Fetcher,
    parser: Parser,
    found: list[Entry],
    *,
    feed_url: str,
    feed: Feed,
    known: Known,
    since: float | None,
    floor: float | None,
) -> bool:
    """Collect what is missing in `found`, by REST or by pages; tell whether one of them could be gone to its end."""
    shown = await unknown(feed.entries, feed_url=feed_url, known=known)
    for home in homes(feed_url, feed.link):
        try:
            posts = await ask(fetcher, parser, home, {"after": stamp(since)})
        except FeedError:
            continue
        strange = await unknown(posts, feed_url=feed_url, known=known)
        found += (post for post in strange if is_news(post, floor))
        if not shown or _overlap(posts, shown, site_of(feed_url)):
            return True
    return await turn(fetcher, parser, found, feed_url=feed_url, feed=feed, known=known, since=since, floor=floor)


async def behind(
    fetcher: Fetcher,
    parser: Parser,
    *,
    feed_url: str,
    link: str | None,
    known: Known,
    since: float,
    floor: float | None,
) -> tuple[Entry, ...]:
    """Return what the site's REST interface has and nobody knows: newly published, or published with an older
    date (W07).

    Asks for little first, for texts only where there is news. Raises FeedError when the site has no REST interface.
    """
    for home in homes(feed_url, link)[:1]:
        for name in ("after", "modified_after"):
            asked = {name: stamp(since)}
            posts = await ask(fetcher, parser, home, asked, light=True)
            if not any(is_news(post, floor) for post in await unknown(posts, feed_url=feed_url, known=known)):
                continue
            posts = await unknown(await ask(fetcher, parser, home, asked), feed_url=feed_url, known=known)
            return tuple(post for post in posts if is_news(post, floor))
    return ()


async def ask(
    fetcher: Fetcher, parser: Parser, home: str, asked: Mapping[str, str | None], *, light: bool = False
) -> tuple[Entry, ...]:
    """Ask a site's REST interface for posts, all pages of the answer, by `/wp-json/` and, where that is not found, by
    `?rest_route=`. Raises FeedError when it does not answer with posts.
    """
    query = {name: value for name, value in asked.items() if value is not None}
    query |= {"orderby": "date", "order": "asc", "_fields": _LIGHT if light else _FULL}
    if not light:
        query["_embed"] = "wp:term,wp:featuredmedia,author"
    try:
        return await _pages(fetcher, parser, f"{home}/wp-json/wp/v2/posts?{urlencode(query)}")
    except FeedError as error:
        if (
            error.status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.TOO_MANY_REQUESTS}
            or (error.status or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
        ):
            raise
    return await _pages(fetcher, parser, f"{home}/?{urlencode({'rest_route': '/wp/v2/posts', **query})}")


async def turn(
    fetcher: Fetcher,
    parser: Parser,
    found: list[Entry],
    *,
    feed_url: str,
    feed: Feed,
    known: Known,
    since: float | None,
    floor: float | None,
) -> bool:
    """Turn the feed's own pages (`?paged=2` …) until one holds nothing new, is not there, or ten are read; add what is
    news to `found`. False when a page could not be read.
    """
    site = site_of(feed_url)
    seen = {key for keys in keys_of_all(feed.entries, site=site) for key in keys}
    for number in range(2, PAGES + 2):
        try:
            page = await _page(fetcher, parser, paged(feed_url, number))
        except FeedError as error:  # beyond the last page WordPress answers 404
            return error.status in {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
        keys = keys_of_all(page.entries, site=site)
        unseen = [entry for entry, own in zip(page.entries, keys, strict=True) if seen.isdisjoint(own)]
        seen.update(key for own in keys for key in own)
        strange = await unknown(unseen, feed_url=feed_url, known=known)
        news = _news_of(unseen, strange, floor)
        found += news
        undated = any(entry.published is None for entry in unseen)
        if not unseen or (undated and len(strange) < len(unseen)) or (not news and _reaches(page, since)):
            break
    return True


async def unknown(entries: Sequence[Entry], *, feed_url: str, known: Known) -> tuple[Entry, ...]:
    """Return the entries none of whose keys is known."""
    keys = keys_of_all(entries, site=site_of(feed_url))
    familiar = await known([key for own in keys for key in own])
    return tuple(entry for entry, own in zip(entries, keys, strict=True) if familiar.keys().isdisjoint(own))


def besides(known: Known, entries: Sequence[Entry], *, feed_url: str) -> Known:
    """Return a `known` to which these entries are known too."""
    own = dict.fromkeys((key for keys in keys_of_all(entries, site=site_of(feed_url)) for key in keys), "")

    async def asked(keys: Sequence[str]) -> Mapping[str, str]:
        return {**{key: own[key] for key in keys if key in own}, **await known(keys)}

    return asked


def is_news(entry: Entry, floor: float | None) -> bool:
    """Tell whether an entry is younger than what stood in the feed at first sight; one without a date is."""
    return floor is None or entry.published is None or entry.published >= floor


def homes(feed_url: str, link: str | None) -> list[str]:
    """Return where the site's REST interface may be: beside the feed, then where the feed says the site is.

    Empty for a feed of one category, tag, author or search: REST would show the whole site.
    """
    parts = urlsplit(feed_url)
    origin = f"{parts.scheme}://{parts.netloc}"
    found = _FEED_PATH.match(parts.path)
    names = {name for name, _ in parse_qsl(parts.query)}
    if found is None or not names <= {"feed", "paged", "withoutcomments", "format"}:
        return []
    folder = found[1]
    home = urlsplit(link or "")
    if home.netloc and site_of(link or "") == site_of(feed_url):
        return [origin + folder] if home.path.rstrip("/") == folder else []
    if folder:
        return []
    return [origin, *([f"{home.scheme}://{home.netloc}{home.path.rstrip('/')}"] if home.netloc else [])]


async def _pages(fetcher: Fetcher, parser: Parser, url: str) -> tuple[Entry, ...]:
    try:
        return await _all_pages(fetcher, parser, url, 100)
    except FeedUnreadable as error:
        if error.status != HTTPStatus.OK:  # it was no list of posts; else a hundred at once were too large
            raise
    return await _all_pages(fetcher, parser, url, 20)


async def _all_pages(fetcher: Fetcher, parser: Parser, url: str, size: int) -> tuple[Entry, ...]:
    posts: dict[int | None, Entry] = {}
    for number in range(1, PAGES + 1):
        try:
            answer = await fetcher.get(f"{url}&per_page={size}&page={number}", accept=JSON)
        except FeedError as error:
            beyond = error.status in {HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND}
            if number > 1 and beyond:  # rest_post_invalid_page_number (W03)
                break
            raise
        assert isinstance(answer, Body)
        page = await parser.posts(answer.content, url=answer.url, http_charset=answer.charset)
        before = len(posts)
        posts |= {post.post_id: post for post in page}
        if len(page) < size // 2 or len(posts) == before:  # protected posts were left out: a full page may look short
            break
    return tuple(posts.values())


async def _page(fetcher: Fetcher, parser: Parser, url: str) -> Feed:
    """Fetch one page of the feed, without validators: they belong to page 1 (W04)."""
    answer = await fetcher.get(url)
    assert isinstance(answer, Body)
    return await parser.parse(answer.content, url=answer.url, http_charset=answer.charset)


def paged(feed_url: str, number: int) -> str:
    """Return the address of one of the feed's further pages."""
    parts = urlsplit(feed_url)
    kept = [pair for pair in parts.query.split("&") if pair and not pair.startswith("paged=")]
    return parts._replace(query="&".join([*kept, f"paged={number}"]), fragment="").geturl()


def _news_of(page: Sequence[Entry], strange: Sequence[Entry], floor: float | None) -> list[Entry]:
    """Return what is news on a page. An entry without a date, or as old as first sight, is archive behind a known
    one.
    """
    news, before_known = [], True
    for entry in page:
        if entry not in strange:
            before_known = False
        elif entry.published is None or entry.published == floor:
            news.extend([entry] if before_known else [])
        elif is_news(entry, floor):
            news.append(entry)
    return news


def _reaches(page: Feed, since: float | None) -> bool:
    """Tell whether a page goes back to what was seen before the gap; known pages on the way there may be from an
    earlier try.
    """
    return since is None or any(entry.published is None or entry.published <= since for entry in page.entries)


def _overlap(posts: Sequence[Entry], shown: Sequence[Entry], site: str) -> bool:
    """Tell whether REST knows what the feed shows: a REST interface behind the feed has not seen the gap either."""
    known_to_rest = {key for keys in keys_of_all(posts, site=site) for key in keys}
    return any(not known_to_rest.isdisjoint(keys) for keys in keys_of_all(shown, site=site))


def stamp(since: float | None) -> str | None:
    """Return a time for `after`, a day earlier; None stays None."""
    if since is None:
        return None
    return datetime.fromtimestamp(since - OVERLAP, UTC).strftime("%Y-%m-%dT%H:%M:%S")
