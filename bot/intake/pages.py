"""Reading a news article's web page: for an editor's draft, and for a push that brings only an address."""

from dataclasses import replace
from types import TracebackType
from typing import Self

from bot.errors import FeedForbidden, FeedUnreachable, FeedUnreadable
from bot.intake.addresses import allowed_url
from bot.intake.answers import Body
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.models import Entry

HTML = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1"
_PAGES = frozenset({"text/html", "application/xhtml+xml", "application/octet-stream", ""})


class Pages:
    """Reads pages through the guard, 5 MB and 30 seconds at most, in a child process of its own: a feed that is being
    parsed holds up no draft. The child is started at the first page; `close` ends it.
    """

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._parser = Parser()
        self._closed = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """End the child; no page is read after that."""
        self._closed = True
        await self._parser.close()

    async def read(self, url: str) -> Entry:
        """Return what the page at `url` tells of its article: title, summary, text, picture, date, canonical link,
        WordPress' number and guid where it names them.

        Raises FeedForbidden (the guard), FeedUnreachable (no answer, or one that says no; `status`), FeedUnreadable
        (no web page, too large, without a title).
        """
        answer = await self._fetcher.get(url, accept=HTML)
        if self._closed:
            raise FeedUnreachable("the service is stopping")
        if not isinstance(answer, Body) or answer.content_type.lower() not in _PAGES:
            raise FeedUnreadable("the address leads to no web page")
        return self._guarded(await self._parser.page(answer.content, url=answer.url, http_charset=answer.charset))

    def _guarded(self, entry: Entry) -> Entry:
        """Take out addresses that Mirsal must not point at."""
        return replace(entry, image=self._public(entry.image), comments=self._public(entry.comments))

    def _public(self, url: str | None) -> str | None:
        try:
            return None if url is None else allowed_url(url, allow_private=self._fetcher.allow_private)
        except FeedForbidden:
            return None
