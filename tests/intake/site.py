"""A small WordPress-like site on 127.0.0.1 that can be told to misbehave."""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Self

import orjson
from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

START = 1_795_420_000.0  # 23 November 2026


@dataclass(frozen=True)
class Post:
    id: int
    title: str = ""
    at: float | None = START
    guid: str | None = None
    link: str | None = None
    protected: bool = False


def posts(first: int, last: int) -> list[Post]:
    """Return posts number first … last, a minute apart, oldest first."""
    return [Post(number, f"خبر رقم {number}", START + 60 * number) for number in range(first, last + 1)]


def item(post: Post, home: str) -> str:
    date = "" if post.at is None else f"<pubDate>{format_datetime(datetime.fromtimestamp(post.at, UTC))}</pubDate>"
    return (
        f"<item><title>{escape(post.title)}</title><link>{post.link or f'{home}/archives/{post.id}/'}</link>{date}"
        f'<guid isPermaLink="false">{post.guid or f"{home}/?p={post.id}"}</guid>'
        f"<description><![CDATA[<p>ملخص الخبر رقم {post.id}.</p>]]></description></item>"
    )


def rss(shown: Sequence[Post], home: str, *, head: str = "") -> bytes:
    items = "".join(item(post, home) for post in shown)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
        f"<channel><title>الموقع</title><link>{home}</link><description/><language>ar</language>{head}{items}</channel></rss>\n"
    ).encode()


@dataclass
class Site:
    """`published` oldest first; the feed shows the newest ten. `override` answers instead for a path."""

    published: list[Post] = field(default_factory=list)
    window: int = 10
    rest: bool = False
    paged: bool = True
    validators: bool = True
    frozen: list[Post] | None = None  # what a feed shows that is not purged from a cache
    head: str = ""
    override: dict[str, Handler] = field(default_factory=dict)
    requests: list[web.Request] = field(default_factory=list)
    url: str = ""
    _runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("GET", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.url = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def feed_url(self) -> str:
        return f"{self.url}/feed/"

    def paths(self) -> list[str]:
        return [request.path_qs for request in self.requests]

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        self.requests.append(request)
        if request.path in self.override:
            return await self.override[request.path](request)
        if request.path == "/feed/":
            return self._feed(request)
        if request.path == "/wp-json/wp/v2/posts" and self.rest:
            return self._rest(request)
        if request.path == "/":
            return web.Response(text="<!doctype html><html><body>الصفحة الأولى</body></html>", content_type="text/html")
        return web.Response(status=404, text="not found")

    def _feed(self, request: web.Request) -> web.Response:
        page = int(request.query.get("paged", "1"))
        if page > 1 and not self.paged:
            page = 1
        source = self.published if self.frozen is None or page > 1 else self.frozen
        newest_first = source[::-1]
        shown = newest_first[(page - 1) * self.window : page * self.window]
        if page > 1 and not shown:
            return web.Response(status=404, body=rss([], self.url))
        body = rss(shown, self.url, head=self.head)
        etag = f'"{hashlib.md5(body).hexdigest()}"'
        if self.validators and request.headers.get("If-None-Match") == etag:
            return web.Response(status=304)
        headers = {"ETag": etag} if self.validators else {}
        return web.Response(body=body, content_type="application/rss+xml", charset="UTF-8", headers=headers)

    def _rest(self, request: web.Request) -> web.Response:
        after = request.query.get("after") or request.query.get("modified_after")
        since = datetime.fromisoformat(after).replace(tzinfo=UTC).timestamp() if after else 0.0
        size, page = int(request.query.get("per_page", "10")), int(request.query.get("page", "1"))
        found = sorted((post for post in self.published if (post.at or START) > since), key=lambda post: post.at or 0)
        if page > 1 and (page - 1) * size >= len(found):
            return web.json_response({"code": "rest_post_invalid_page_number"}, status=400)
        return web.Response(
            body=orjson.dumps([wp_post(post, self.url) for post in found[(page - 1) * size : page * size]]),
            content_type="application/json",
        )


def wp_post(post: Post, home: str) -> dict[str, object]:
    date = (
        "0000-00-00T00:00:00" if post.at is None else datetime.fromtimestamp(post.at, UTC).strftime("%Y-%m-%dT%H:%M:%S")
    )
    return {
        "id": post.id,
        "date_gmt": date,
        "modified_gmt": date,
        "guid": {"rendered": post.guid or f"{home}/?p={post.id}"},
        "link": post.link or f"{home}/archives/{post.id}/",
        "title": {"rendered": post.title},
        "excerpt": {"rendered": f"<p>ملخص الخبر رقم {post.id}.</p>", "protected": post.protected},
        "content": {"rendered": "", "protected": post.protected},
        "status": "publish",
        "type": "post",
        "comment_status": "open",
    }


def edited(post: Post, title: str) -> Post:
    return replace(post, title=title)
