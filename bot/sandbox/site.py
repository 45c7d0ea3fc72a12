"""The demo site: a WordPress-like newsroom that publishes its articles one after another, with faults on demand."""

import asyncio
import hashlib
from dataclasses import replace
from email.utils import format_datetime, parsedate_to_datetime
from enum import StrEnum

from aiohttp import web

from bot.clock import SystemClock
from bot.ports import Clock
from bot.sandbox.articles import Story, stories
from bot.sandbox.paint import paint
from bot.sandbox.site_feed import link_of, moment, post, rss
from bot.sandbox.site_pages import article_page, home_page, missing_page

IN_FEED = 10
FIRST_NUMBER = 4101
OLDER = 5  # published before anybody looks
HOUR = 3600.0
QUICK = 8  # that many come quickly
QUICKLY, SLOWLY = 4.0, 45.0  # seconds between two


class SiteFault(StrEnum):
    """What the feed answers instead: a page, half of itself, 304 for ever, 503, nothing, a body that is empty."""

    HTML = "html"
    CUT = "cut"
    FROZEN = "frozen"
    BUSY = "busy"
    DROP = "drop"
    EMPTY = "empty"


class Site:
    """The newsroom. `published` is oldest first; `base` its address without a slash at the end, set when it is served.

    `rest` False: the REST interface is switched off. `fault` holds until it is set to None. `looks` counts requests of
    the feed.
    """

    def __init__(self, clock: Clock | None = None, drawer: list[Story] | None = None, *, older: int = OLDER) -> None:
        self.base = ""
        self.published: list[Story] = []
        self.fault: SiteFault | None = None
        self.retry_after: str | None = None
        self.rest = True
        self.looks = 0
        self.seen = asyncio.Event()
        self._clock = clock or SystemClock()
        self._drawer = stories() if drawer is None else list(drawer)
        for back in range(older, 0, -1):
            self.publish_next(at=self._clock.now() - back * HOUR)

    # the newsroom ───────────────────────────────────────────────────────────

    def publish_next(self, at: float | None = None) -> Story:
        """Publish the next article; after the last one the first comes again, as a new post of another number."""
        when = float(int(self._clock.now() if at is None else at))
        count = len(self.published)
        story = self._drawer[count % len(self._drawer)]
        again = count // len(self._drawer)
        slug = f"{story.slug}-{again + 1}" if again else story.slug
        story = replace(story, slug=slug, number=FIRST_NUMBER + 3 * count, published=when, modified=when)
        self.published.append(story)
        return story

    def correct(self, slug: str) -> Story:
        """Let the newsroom correct one of its articles. KeyError where there is none."""
        story = self.find(slug)
        better = replace(story.correct(), modified=float(int(self._clock.now())))
        self.published[self.published.index(story)] = better
        return better

    def withdraw(self, slug: str) -> None:
        """Let an article vanish from the feed, and its page with it."""
        self.published.remove(self.find(slug))

    def find(self, slug: str) -> Story:
        """Return a published article. KeyError where there is none."""
        for story in self.published:
            if story.slug == slug:
                return story
        raise KeyError(slug)

    async def run(self) -> None:
        """Publish one article after another, quickly at first; begins when the feed was first looked at."""
        await self.seen.wait()
        count = 0
        while len(self.published) < len(self._drawer):
            count += 1
            await self._clock.sleep(QUICKLY if count <= QUICK else SLOWLY)
            self.publish_next()

    # what it serves ─────────────────────────────────────────────────────────

    def mount(self, app: web.Application, base: str, prefix: str = "") -> None:
        """Put the site's routes into an application under `prefix`; `base` is the address they are reached at."""
        self.base = base
        routes = (
            ("/feed/", self._feed),
            ("/wp-json/wp/v2/posts", self._posts),
            ("/wp-content/uploads/{slug}.png", self._picture),
            ("/{year:\\d+}/{month:\\d+}/{slug}/", self._article),
            ("/", self._home),
        )
        for path, handler in routes:
            app.router.add_get(prefix + path, handler)

    async def _feed(self, request: web.Request) -> web.StreamResponse:
        self.looks += 1
        self.seen.set()
        page = _number(request.query.get("paged"), 1)
        chosen = self.published[::-1][(page - 1) * IN_FEED : page * IN_FEED]
        if self.fault is not None:
            return self._faulty(request, rss(chosen, self.base, self._modified()))
        if page > 1 and not chosen:
            return web.Response(status=404, text=missing_page(self.base), content_type="text/html")
        return self._conditional(request, rss(chosen, self.base, self._modified()))

    def _modified(self) -> float:
        return max((story.modified for story in self.published), default=0.0)

    def _conditional(self, request: web.Request, body: bytes) -> web.Response:
        """With both validators asked, both must match (class-wp.php)."""
        modified = self._modified()
        tag = f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"'
        headers = {"ETag": tag, "Last-Modified": format_datetime(moment(modified), usegmt=True)}
        asked, since = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        same = [asked == tag] if asked else []
        same += [_parsed(since) >= modified] if since else []
        if same and all(same):
            return web.Response(status=304, headers=headers)
        answer = web.Response(body=body, headers=headers, content_type="application/rss+xml", charset="UTF-8")
        if "gzip" in request.headers.get("Accept-Encoding", ""):
            answer.enable_compression(web.ContentCoding.gzip)
        return answer

    def _faulty(self, request: web.Request, body: bytes) -> web.Response:
        if self.fault is SiteFault.FROZEN:
            return web.Response(status=304)
        if self.fault is SiteFault.BUSY:
            headers = {"Retry-After": self.retry_after} if self.retry_after else {}
            return web.Response(status=503, headers=headers, text="Briefly unavailable for scheduled maintenance.")
        if self.fault is SiteFault.HTML:
            return web.Response(text=home_page(self.published[-3:], self.base), content_type="text/html")
        if self.fault is SiteFault.CUT:
            return web.Response(body=body[: len(body) // 2], content_type="application/rss+xml", charset="UTF-8")
        if self.fault is SiteFault.DROP and request.transport is not None:
            request.transport.abort()
        return web.Response(body=b"", content_type="application/rss+xml")

    async def _posts(self, request: web.Request) -> web.Response:
        if not self.rest:
            return web.json_response({"code": "rest_no_route", "data": {"status": 404}}, status=404)
        asked = request.query
        size, page = min(_number(asked.get("per_page"), 10), 100), _number(asked.get("page"), 1)
        found = [story for story in self.published if story.published > _parsed(asked.get("after"))]
        found = [story for story in found if story.modified > _parsed(asked.get("modified_after"))]
        found = found if asked.get("order") == "asc" else found[::-1]
        pages = -(-len(found) // size)
        if page > max(pages, 1):
            return web.json_response({"code": "rest_post_invalid_page_number", "data": {"status": 400}}, status=400)
        wanted = [name.split(".")[0] for name in asked.get("_fields", "").split(",") if name]
        rows = [post(story, self.base) for story in found[(page - 1) * size : page * size]]
        rows = [{key: value for key, value in row.items() if not wanted or key in wanted} for row in rows]
        return web.json_response(rows, headers={"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)})

    async def _picture(self, request: web.Request) -> web.Response:
        story = next((each for each in self.published if each.slug == request.match_info["slug"]), None)
        if story is None or not story.scene:
            return web.Response(status=404)
        content = await asyncio.to_thread(paint, story.scene, story.turn)
        return web.Response(body=content, content_type="image/png", headers={"Cache-Control": "max-age=86400"})

    async def _article(self, request: web.Request) -> web.Response:
        story = next((each for each in self.published if each.slug == request.match_info["slug"]), None)
        return self._page_of(story)

    async def _home(self, request: web.Request) -> web.Response:
        if "p" in request.query:
            number = _number(request.query["p"], 0)
            story = next((each for each in self.published if each.number == number), None)
            if story is None:
                return self._page_of(None)
            raise web.HTTPMovedPermanently(link_of(story, self.base))
        return web.Response(text=home_page(self.published[:-13:-1], self.base), content_type="text/html")

    def _page_of(self, story: Story | None) -> web.Response:
        if story is None:
            return web.Response(status=404, text=missing_page(self.base), content_type="text/html")
        others = [each for each in self.published[::-1] if each is not story][:4]
        return web.Response(text=article_page(story, self.base, others), content_type="text/html")


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() and int(text) > 0 else default


def _parsed(text: str | None) -> float:
    """Return the time that an HTTP date or an ISO date names, 0 for none."""
    if not text:
        return 0.0
    try:
        found = moment(0).fromisoformat(text) if text[:4].isdigit() else parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return (found if found.tzinfo else found.replace(tzinfo=moment(0).tzinfo)).timestamp()
