"""`GET` and `POST /websub`: a hub verifies a subscription of ours, and delivers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping

from aiohttp import web

from bot.errors import StorageError
from bot.web.push import read_body
from bot.web.server import READ_SECONDS

log = logging.getLogger(__name__)

MOST_BYTES = 2 * 1024 * 1024

Verify = Callable[[Mapping[str, str]], Awaitable[str | None]]
"""Return the challenge where a verification is for a request of ours."""

Deliver = Callable[[Iterable[str], str | None, bytes], Awaitable[None]]
"""Take a delivery: its Link headers, its signature, its body."""


class WebSubDoor:
    """The routes, and what stands behind them as soon as the house is built. `open` is whether there are any."""

    def __init__(self, *, open: bool) -> None:  # noqa: A002 - as doors are
        self.verify: Verify | None = None
        self.deliver: Deliver | None = None
        self._open = open

    def routes(self) -> list[web.RouteDef]:
        """Return the routes, where there are any."""
        return [web.get("/websub", self._verify), web.post("/websub", self._deliver)] if self._open else []

    async def _verify(self, request: web.Request) -> web.Response:
        """Echo the challenge of a request of ours; 404 for any other, which tells a hub that it was not asked for."""
        try:
            challenge = await self.verify(request.query) if self.verify else None
        except StorageError as error:
            log.error("a hub's verification could not be stored: %s", error)
            return web.Response(status=503, headers={"Retry-After": "5"})
        if challenge is None:
            return web.Response(status=404)
        return web.Response(text=challenge, headers={"X-Content-Type-Options": "nosniff"})

    async def _deliver(self, request: web.Request) -> web.Response:
        """Take a delivery, whatever it is: no hub learns from us whether it was believed."""
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await read_body(request, MOST_BYTES)
            if body is not None and self.deliver is not None:
                signature = request.headers.get("X-Hub-Signature")
                await self.deliver(request.headers.getall("Link", []), signature, body)
        except (StorageError, TimeoutError, web.HTTPException) as error:
            log.warning("a hub's delivery came to nothing: %s", error or type(error).__name__)
        return web.Response(status=202)
