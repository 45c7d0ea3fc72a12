"""The HTTP server: health, metrics, and Telegram's webhook. Small bodies, short patience."""

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

from aiohttp import web

from bot.errors import StorageError
from bot.health import Health
from bot.web.metrics import Metrics

log = logging.getLogger(__name__)

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


class Server:
    """Listens until closed. `host` None: all interfaces."""

    def __init__(self, routes: Iterable[web.RouteDef], *, host: str | None, port: int) -> None:
        application = web.Application(client_max_size=MOST_BYTES)
        application.add_routes(routes)
        self._runner = web.AppRunner(application, access_log=None, keepalive_timeout=30, shutdown_timeout=5)
        self._host = host
        self._port = port

    async def start(self) -> int:
        """Begin to listen; return the port. Raises OSError when it is taken."""
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        port: int = self._runner.addresses[0][1]
        return port

    async def stop(self) -> None:
        """Let go of the port."""
        await self._runner.cleanup()
