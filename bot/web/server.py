"""The HTTP server: health, metrics, and Telegram's webhook. Small bodies, short patience."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from bot.errors import StorageError
from bot.health import Health
from bot.web.metrics import Metrics

log = logging.getLogger(__name__)
strangers = logging.getLogger(f"{__name__}.strangers")

MOST_CONNECTIONS = 256  # each is an open file, of which the store and the way to Telegram need some; Telegram uses 40
MOST_BYTES = 1024 * 1024
READ_SECONDS = 10.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name (Bot API, setWebhook)

Take = Callable[[Mapping[str, Any]], Awaitable[bool]]
Refresh = Callable[[], Awaitable[None]]


def health_routes(health: Health, metrics: Metrics, refresh: Refresh) -> list[web.RouteDef]:
    """`GET /healthz` and `GET /metrics`; `refresh` brings the figures up to date before they are told."""

    async def healthz(_: web.Request) -> web.Response:
        await refresh()
        report = health.report()
        return web.json_response(report, status=200 if report["ok"] else 503)

    async def figures(_: web.Request) -> web.Response:
        await refresh()
        return web.Response(body=metrics.text(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    return [web.get("/healthz", healthz), web.get("/metrics", figures)]


def telegram_route(secret: str, take: Take) -> web.RouteDef:
    """`POST /telegram`: 401 without the secret header, 503 when the queue is full or the store fails, 200 once
    stored.
    """

    async def telegram(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode("utf-8", "surrogateescape"), secret.encode()):
            return web.Response(status=401)
        update = await read_json(request)
        if update is None:
            return web.Response(status=400, text="an update is a JSON object")
        try:
            stored = await take(update)
        except StorageError as error:
            log.error("an update could not be stored, Telegram will bring it again: %s", error)
            stored = False
        return web.Response(status=200) if stored else web.Response(status=503, headers={"Retry-After": "5"})

    return web.post("/telegram", telegram)


async def read_json(request: web.Request) -> dict[str, Any] | None:
    """Return the body as a JSON object; None when it is none or does not come in time."""
    try:
        async with asyncio.timeout(READ_SECONDS):
            value = json.loads(await request.read())
    except (ValueError, TimeoutError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _ours(record: logging.LogRecord) -> bool:
    """Tell whether a line is worth a traceback: what a stranger sends may be anything, and is no fault of ours."""
    if record.exc_info and isinstance(record.exc_info[1], HttpProcessingError | web.RequestPayloadError):
        record.msg, record.args = f"a request was none: {type(record.exc_info[1]).__name__}", ()
        record.exc_info = None
        return strangers.isEnabledFor(logging.DEBUG)
    return True


strangers.addFilter(_ours)


@web.middleware
async def _whole(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer 400 where a body is not packed as its header says."""
    try:
        return await handler(request)
    except web.RequestPayloadError:
        return web.Response(status=400, text="the body cannot be read")


class _Full(asyncio.Protocol):
    """Who comes when all connections are taken is let go at once."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Close it."""
        transport.close()


class Server:
    """Listens until closed, to so many connections at a time. `host` None: all interfaces."""

    def __init__(self, routes: Iterable[web.RouteDef], *, host: str | None, port: int) -> None:
        application = web.Application(client_max_size=MOST_BYTES, middlewares=[_whole])
        application.add_routes(routes)
        self._runner = web.AppRunner(
            application, access_log=None, logger=strangers, keepalive_timeout=30, shutdown_timeout=5
        )
        self._listening: asyncio.Server | None = None
        self._host = host
        self._port = port

    async def start(self) -> int:
        """Begin to listen; return the port. Raises OSError when it is taken."""
        await self._runner.setup()
        self._listening = await asyncio.get_running_loop().create_server(self._met, self._host, self._port)
        port: int = self._listening.sockets[0].getsockname()[1]
        return port

    def _met(self) -> asyncio.Protocol:
        met = self._runner.server
        assert met is not None
        return met() if len(met.connections) < MOST_CONNECTIONS else _Full()

    async def stop(self) -> None:
        """Let go of the port."""
        if self._listening is not None:
            self._listening.close()
        await self._runner.cleanup()
