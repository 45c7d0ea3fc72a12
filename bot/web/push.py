"""`POST /push`: the newsroom's own system brings an article, signed (Standard Webhooks)."""

import asyncio
import logging
import math
from collections.abc import Awaitable, Callable, Sequence

from aiohttp import web

from bot.errors import StorageError
from bot.intake.push import Taken, Wrong
from bot.ports import Clock
from bot.web.limits import Limits
from bot.web.server import READ_SECONDS
from bot.web.signatures import refusal

log = logging.getLogger(__name__)

MOST_BYTES = 64 * 1024
HEADERS = ("webhook-id", "webhook-timestamp", "webhook-signature")


Take = Callable[[str, bytes], Awaitable[Taken | Wrong]]
"""Take a push in: its webhook-id and its body. Raises StorageError when the store fails."""


class PushDoor:
    """The route, and what stands behind it while a house does: `take`. Without secrets there is no route."""

    def __init__(self, secrets: Sequence[bytes], clock: Clock) -> None:
        self.take: Take | None = None
        self._secrets = tuple(secrets)
        self._clock = clock
        self._limits = Limits(clock)

    def routes(self) -> list[web.RouteDef]:
        """Return the route, where there is one."""
        return [web.post("/push", self._push)] if self._secrets else []

    async def _push(self, request: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(READ_SECONDS):
                body = await read_body(request, MOST_BYTES)
        except TimeoutError:
            return _refused(408, "the body did not come in time")
        if body is None:
            return _refused(413, f"the body is larger than {MOST_BYTES} bytes")
        given = [_single(request, name) for name in HEADERS]
        wrong = refusal(
            self._secrets, id=given[0], timestamp=given[1], signatures=given[2], body=body, now=self._clock.now()
        )
        if wrong is not None:
            return self._stranger(request, wrong)
        return await self._taken(given[0] or "", body)

    def _stranger(self, request: web.Request, wrong: str) -> web.Response:
        log.warning("a push from %s was refused: %s", request.remote, wrong)
        wait = self._limits.failed(request.remote)
        if wait:
            return _refused(429, "too many refused requests", retry_after=wait)
        return _refused(401, wrong)

    async def _taken(self, name: str, body: bytes) -> web.Response:
        if self.take is None:
            return _refused(503, "the service is not ready yet", retry_after=5)
        try:
            taken = await self.take(name, body)
        except StorageError as error:
            log.error("push %s could not be stored: %s", name, error)
            return _refused(503, "the push could not be stored; bring it again", retry_after=5)
        if isinstance(taken, Wrong):
            return web.json_response({"error": taken.problem, "field": taken.field}, status=422)
        told = {"article": taken.article, "deliveries": taken.deliveries}
        return web.json_response({**told, "duplicate": True} if taken.duplicate else told, status=_status(taken))


async def read_body(request: web.Request, most: int) -> bytes | None:
    """Return the body, unpacked; None where it is larger than `most` bytes: it is not read to its end then."""
    if request.content_length is not None and request.content_length > most:
        return None
    body = bytearray()
    async for piece in request.content.iter_any():
        body += piece
        if len(body) > most:
            return None
    return bytes(body)


def _single(request: web.Request, name: str) -> str | None:
    """Return a header that stands there once."""
    given = request.headers.getall(name, [])
    return given[0].strip() if len(given) == 1 else None


def _status(taken: Taken) -> int:
    return 200 if taken.duplicate else 202


def _refused(status: int, problem: str, *, retry_after: float = 0.0) -> web.Response:
    headers = {"Retry-After": str(math.ceil(retry_after))} if retry_after else None
    return web.json_response({"error": problem}, status=status, headers=headers)
