"""The page's own routes, `/sandbox/…`: look, talk, press, publish, break things. No part of Telegram."""

import asyncio
import base64
import contextlib
from collections.abc import Awaitable, Callable
from importlib import resources
from typing import Any

import aiohttp
from aiohttp import web

from bot.sandbox.cast import CHANNEL, DESK, ROLES
from bot.sandbox.site import Site, SiteFault
from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_errors import Refusal
from bot.sandbox.telegram_faults import Fault, Kind
from bot.sandbox.telegram_parts import ANSWER_SECONDS
from bot.sandbox.view import state

LONGEST_LOOK = 25.0
Body = dict[str, Any]


class Control:
    """Turns the page's requests into what people do. `service_url` is where the service answers `/healthz`."""

    def __init__(self, standin: StandIn, site: Site) -> None:
        self.standin = standin
        self.site = site
        self.service_url: str | None = None
        self.session: aiohttp.ClientSession | None = None

    def mount(self, app: web.Application) -> None:
        """Put the page and its routes into an application."""
        app.router.add_get("/", self._page)
        app.router.add_static("/static", str(resources.files("bot.sandbox") / "static"))
        app.router.add_get("/sandbox/state", self._state)
        app.router.add_get("/sandbox/health", self._health)
        app.router.add_get("/sandbox/file/{file}", self._file)
        for name, act in self._acts().items():
            app.router.add_post(f"/sandbox/{name}", _posted(act))

    def _acts(self) -> dict[str, Callable[[Body], Awaitable[Body]]]:
        return {
            "say": self._say,
            "press": self._press,
            "inline": self._inline,
            "choose": self._choose,
            "publish": self._publish,
            "correct": self._correct,
            "withdraw": self._withdraw,
            "post": self._post,
            "block": self._block,
            "rights": self._rights,
            "fault": self._fault,
            "feed_fault": self._feed_fault,
        }

    # looking ────────────────────────────────────────────────────────────────

    async def _page(self, _request: web.Request) -> web.Response:
        text = (resources.files("bot.sandbox") / "page.html").read_text("utf-8")
        return web.Response(text=text, content_type="text/html")

    async def _state(self, request: web.Request) -> web.Response:
        since, user = int(request.query.get("since", "0")), int(request.query.get("user", str(ROLES[0].id)))
        if user not in {role.id for role in ROLES}:
            raise web.HTTPNotFound
        if since:
            with contextlib.suppress(TimeoutError):
                await self.standin.world.until(lambda: self.standin.world.version > since, LONGEST_LOOK)
        return web.json_response(state(self.standin, self.site, user, since))

    async def _health(self, _request: web.Request) -> web.Response:
        """Ask `/healthz` of the service: the page may not ask another port itself."""
        if self.service_url is None or self.session is None:
            return web.json_response({"status": 0})
        try:
            async with self.session.get(f"{self.service_url}/healthz") as answer:
                return web.json_response({"status": answer.status, "url": f"{self.service_url}/healthz"})
        except (aiohttp.ClientError, TimeoutError):
            return web.json_response({"status": 0, "url": f"{self.service_url}/healthz"})

    async def _file(self, request: web.Request) -> web.Response:
        blob = self.standin.world.files.get(request.match_info["file"])
        if blob is None:
            raise web.HTTPNotFound
        headers = {} if blob.width else {"Content-Disposition": f'attachment; filename="{_ascii(blob.name)}"'}
        return web.Response(body=blob.content, content_type=blob.type, headers=headers)

    # talking ────────────────────────────────────────────────────────────────

    def _where(self, body: Body) -> int:
        return DESK if body.get("chat") == "desk" else int(body["user"])

    async def _say(self, body: Body) -> Body:
        photo = base64.b64decode(body["photo"], validate=True) if body.get("photo") else None
        forwarded = self.standin.chat(CHANNEL).message(body["forward"]) if body.get("forward") else None
        text = forwarded.text if forwarded else str(body.get("text", ""))
        message = self.standin.say(
            int(body["user"]),
            text,
            chat=self._where(body),
            reply_to=body.get("reply"),
            photo=photo,
            forwarded=forwarded,
        )
        return {"number": message.number}

    async def _press(self, body: Body) -> Body:
        chat = CHANNEL if body.get("chat") == "channel" else self._where(body)
        query = self.standin.press(int(body["user"]), int(body["message"]), str(body["data"]), chat=chat)
        return await self._answered(query.answer)

    async def _inline(self, body: Body) -> Body:
        query = self.standin.inline(int(body["user"]), str(body["text"]), offset=str(body.get("offset", "")))
        return await self._answered(query.answer)

    async def _answered(self, answer: "asyncio.Future[Body]") -> Body:
        try:
            async with asyncio.timeout(ANSWER_SECONDS):
                return await asyncio.shield(answer)
        except TimeoutError:
            return {"late": True}

    async def _choose(self, body: Body) -> Body:
        message = self.standin.choose(int(body["user"]), body["result"], chat=self._where(body))
        return {"number": message.number}

    # what happens around them ───────────────────────────────────────────────

    async def _publish(self, _body: Body) -> Body:
        story = self.site.publish_next()
        self.standin.world.touch()
        return {"title": story.title, "slug": story.slug, "number": story.number}

    async def _correct(self, body: Body) -> Body:
        return {"title": self.site.correct(str(body["slug"])).title}

    async def _withdraw(self, body: Body) -> Body:
        self.site.withdraw(str(body["slug"]))
        return {}

    async def _post(self, body: Body) -> Body:
        return {"number": self.standin.channel_post(str(body["text"]), channel=CHANNEL).number}

    async def _block(self, body: Body) -> Body:
        act = self.standin.block if body.get("blocked", True) else self.standin.unblock
        act(int(body["user"]))
        return {}

    async def _rights(self, body: Body) -> Body:
        rights = frozenset(str(right) for right in body.get("rights", ()))
        self.standin.set_bot(CHANNEL, str(body.get("status", "administrator")), rights)
        return {}

    async def _fault(self, body: Body) -> Body:
        wishes = {key: body[key] for key in ("times", "done", "status", "retry_after", "chat") if key in body}
        self.standin.faults.add(Fault(Kind(body["kind"]), str(body["method"]), **wishes))
        return {}

    async def _feed_fault(self, body: Body) -> Body:
        self.site.fault = SiteFault(body["kind"]) if body.get("kind") else None
        return {}


def _posted(act: Callable[[Body], Awaitable[Body]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    """JSON only: a form of another site cannot send that unasked."""

    async def handler(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        try:
            return web.json_response(await act(await request.json()))
        except Refusal as refusal:
            return web.json_response({"problem": refusal.description}, status=422)
        except (KeyError, ValueError, TypeError, IndexError, AttributeError) as problem:
            return web.json_response({"problem": f"{type(problem).__name__}: {problem}"}, status=422)

    return handler


def _ascii(name: str) -> str:
    return "".join(
        letter if letter.isascii() and letter.isprintable() and letter not in '"\\' else "_" for letter in name
    )
