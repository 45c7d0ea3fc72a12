"""One guarded way to fetch: conditional GET, capped, timed, redirects followed by hand. It never imitates a browser."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin, urlsplit

import aiohttp
import orjson
from aiohttp.http_exceptions import HttpProcessingError

from bot.errors import FeedError, FeedForbidden, FeedUnreachable, FeedUnreadable
from bot.intake.answers import Answer, Body, NotModified, freshness, hub_of, retry_after
from bot.intake.guard import Blocked, allowed_url, connector
from bot.intake.unpacking import unpacker
from bot.version import VERSION

LIMIT = 5 * 1024 * 1024
HOPS = 5
FEEDS = (
    "application/rss+xml, application/atom+xml, application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, "
    "*/*;q=0.1"
)
JSON = "application/json"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """Fetches over one client session of its own. All calls may be made by any number of tasks at once.

    `total` and `connect` are seconds; `contact` is an address a site's administrator may look at.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        contact: str | None = None,
        total: float = 30.0,
        connect: float = 10.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.allow_private = allow_private
        self._agent = _agent(contact)
        self._total = total
        self._timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_connect=connect)
        self._now = now
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close all connections; a later get opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def get(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        limit: int = LIMIT,
        accept: str = FEEDS,
    ) -> Answer:
        """Fetch an address; validators are sent byte for byte, `limit` counts bytes after unpacking.

        Raises FeedForbidden (the guard), FeedUnreachable (no answer, or one that says no) or FeedUnreadable (too
        large, cut, wrongly packed), with `status` and `retry_after` where there are any.
        """
        headers = {"Accept": accept}
        if etag:
            headers["If-None-Match"] = etag
        if last_modified:
            headers["If-Modified-Since"] = last_modified
        try:
            async with asyncio.timeout(self._total):
                return await self._follow(url, headers, limit)
        except FeedError:
            raise
        except TimeoutError as error:
            raise FeedUnreachable(f"no whole answer within {self._total:g} s") from error
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            raise _told(error) from error

    async def json(self, url: str, *, limit: int = LIMIT) -> Any:
        """Fetch an address and return its JSON, with the same caps and errors."""
        answer = await self.get(url, limit=limit, accept=JSON)
        try:
            return orjson.loads(answer.content) if isinstance(answer, Body) else None
        except orjson.JSONDecodeError as error:
            raise FeedUnreadable("the answer is not JSON") from error

    async def post(self, url: str, form: Mapping[str, str]) -> int:
        """Post a form through the guard and return the status; a redirect is not followed, the answer not read.

        Raises FeedForbidden and FeedUnreachable as `get` does.
        """
        allowed = allowed_url(url, allow_private=self.allow_private)
        try:
            async with asyncio.timeout(self._total):
                response = await self._open().post(allowed, data=dict(form), allow_redirects=False)
                response.close()
                return response.status
        except TimeoutError as error:
            raise FeedUnreachable(f"no answer within {self._total:g} s") from error
        except (aiohttp.ClientError, HttpProcessingError, OSError, ValueError) as error:
            raise _told(error) from error

    async def _follow(self, url: str, headers: dict[str, str], limit: int) -> Answer:
        for _ in range(HOPS + 1):
            url = allowed_url(url, allow_private=self.allow_private)
            response = await self._open().get(url, headers=headers, allow_redirects=False)
            try:
                if response.status not in _REDIRECTS:
                    return await self._take(response, url, headers, limit)
                url = _next(url, response.headers.get("Location"))
            finally:
                response.close()
        raise FeedUnreachable(f"more than {HOPS} redirects")

    async def _take(self, response: aiohttp.ClientResponse, url: str, headers: dict[str, str], limit: int) -> Answer:
        given = response.headers
        etag, last_modified = given.get("ETag"), given.get("Last-Modified")
        fresh = freshness(given, now=self._now())
        conditional = "If-None-Match" in headers or "If-Modified-Since" in headers
        if response.status == HTTPStatus.NOT_MODIFIED and conditional:
            return NotModified(url, etag, last_modified, fresh)
        if response.status != HTTPStatus.OK:
            wait = retry_after(given.get("Retry-After"), now=self._now())
            raise FeedUnreachable(_refusal(response), retry_after=wait, status=response.status)
        content = await _read(response, limit)
        charset: str | None = None
        with suppress(ValueError, LookupError):
            charset = response.charset
        return Body(content, url, 200, response.content_type, charset, etag, last_modified, fresh, hub_of(given))

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=connector(allow_private=self.allow_private),
                timeout=self._timeout,
                headers={"User-Agent": self._agent, "Accept-Encoding": "gzip, br"},
                auto_decompress=False,
                trust_env=False,
                cookie_jar=aiohttp.DummyCookieJar(),
            )
        return self._session


async def _read(response: aiohttp.ClientResponse, limit: int) -> bytes:
    unpack = unpacker(", ".join(response.headers.getall("Content-Encoding", [])))
    content = bytearray()
    async for piece in response.content.iter_any():
        content += unpack.feed(piece, limit - len(content))
        if len(content) > limit:
            raise FeedUnreadable(f"the answer is larger than {limit} bytes", status=response.status)
    unpack.finish()
    return bytes(content)


def _next(url: str, location: str | None) -> str:
    """Return where a redirect leads: the same host (www folded) and port, never from https down to http (H21, H23)."""
    if not location:
        raise FeedUnreachable("a redirect without an address")
    try:
        here, there = urlsplit(url), urlsplit(urljoin(url, location.strip()))
        same = _place(here.hostname, here.port, here.scheme) == _place(there.hostname, there.port, there.scheme)
    except ValueError as error:
        raise FeedForbidden("a redirect to something that is no address") from error
    if there.scheme not in {"http", "https"}:
        raise FeedForbidden(f"a redirect to {there.scheme[:20]}: is not followed")
    if here.scheme == "https" and there.scheme == "http":
        raise FeedForbidden("a redirect from https down to http is not followed")
    if not same:
        raise FeedForbidden(f"a redirect to another host ({there.hostname}) is not followed")
    return there.geturl()


def _place(host: str | None, port: int | None, scheme: str) -> tuple[str, int | None]:
    standard = port is None or port == {"http": 80, "https": 443}.get(scheme)
    return (host or "").removeprefix("www."), None if standard else port


def _refusal(response: aiohttp.ClientResponse) -> str:
    if response.headers.get("cf-mitigated", "").lower() == "challenge":
        return f"the site answered {response.status}: it wants a browser's challenge solved"
    return f"the site answered {response.status}"


def _told(error: Exception) -> FeedError:
    cause: BaseException | None = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, Blocked) or (isinstance(cause, PermissionError) and "not a public address" in str(cause)):
        return FeedForbidden(str(cause.strerror or cause))
    if isinstance(error, aiohttp.ClientPayloadError):
        return FeedUnreadable("the answer broke off")
    return FeedUnreachable(f"no answer: {type(error).__name__}")


def _agent(contact: str | None) -> str:
    return f"Mirsal/{VERSION} (+{contact})" if contact else f"Mirsal/{VERSION} (feed reader)"
