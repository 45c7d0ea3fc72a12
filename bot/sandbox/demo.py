"""The demo's world on one port: the page at `/`, the Bot API under `/bot…`, the news site under `/site/…`."""

import asyncio

import aiohttp
from aiohttp import web

from bot.sandbox.cast import CHANNEL, DESK, EDITORS, OWNER, people_the
from bot.sandbox.control import Control
from bot.sandbox.site import Site
from bot.sandbox.telegram import LARGEST_BODY, StandIn


class Sandbox:
    """Start it, point a service at `telegram_api` and `feed_url`, open `page_url`.

    `service_url` may be set afterwards: where the service's own HTTP answers, for the page's lamp. `schedule` False:
    nothing is published but by hand.
    """

    channel = str(CHANNEL)
    desk = DESK
    owner = OWNER
    editors = EDITORS

    def __init__(self, *, schedule: bool = True) -> None:
        self.standin = StandIn()
        people_the(self.standin)
        self.site = Site()
        self.control = Control(self.standin, self.site)
        self.token = self.standin.token
        self.telegram_api = self.feed_url = self.page_url = ""
        self._schedule = schedule
        self._publishing: asyncio.Task[None] | None = None
        self._runner: web.AppRunner | None = None

    @property
    def service_url(self) -> str | None:
        """Where the service answers `/healthz`."""
        return self.control.service_url

    @service_url.setter
    def service_url(self, address: str | None) -> None:
        self.control.service_url = address

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen; 0 takes any free port. OSError when the port is taken."""
        app = web.Application(client_max_size=LARGEST_BODY)
        await self.standin.mount(app)
        site_routes = web.Application()
        self.site.mount(site_routes, "")
        app.add_subapp("/site", site_routes)
        self.control.mount(app)
        self.control.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5))
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self._settle(self._runner.addresses[0][1])
        if self._schedule:
            self._publishing = asyncio.create_task(self.site.run())

    def _settle(self, port: int) -> None:
        """Name the addresses. Always by number: Telegram takes no button that leads to "localhost"."""
        self.telegram_api = f"http://127.0.0.1:{port}"
        self.page_url = f"{self.telegram_api}/"
        self.site.base = f"{self.telegram_api}/site"
        self.feed_url = f"{self.site.base}/feed/"

    async def stop(self) -> None:
        """Stop publishing and hang up."""
        if self._publishing is not None:
            self._publishing.cancel()
            await asyncio.gather(self._publishing, return_exceptions=True)
        await self.standin.stop()
        if self.control.session is not None:
            await self.control.session.close()
        if self._runner is not None:
            await self._runner.cleanup()
