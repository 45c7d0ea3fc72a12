"""Updates that Telegram brings to us: the secret, and the storing of each before it is confirmed."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from typing import Any

from aiohttp import web

from bot.inbox.polling import FULL
from bot.inbox.updates import update_of
from bot.ports import Clock, Storage
from bot.secret import Secret
from bot.web.server import telegram_route


def webhook_secret(token: Secret) -> str:
    """Return the secret that Telegram sends along (setWebhook's `secret_token`): the same for all copies."""
    return hmac.new(token.reveal().encode(), b"mirsal webhook", hashlib.sha256).hexdigest()


class Webhook:
    """Takes updates in. `open` is whether there is a route at all; `arrived` is told of each."""

    def __init__(self, token: Secret, storage: Storage, clock: Clock, *, open: bool) -> None:  # noqa: A002 - as doors are
        self.secret = webhook_secret(token)
        self.arrived: Callable[[], None] = lambda: None
        self._storage = storage
        self._clock = clock
        self._open = open

    def routes(self) -> list[web.RouteDef]:
        """Return the route, where there is one."""
        return [telegram_route(self.secret, self.take)] if self._open else []

    async def take(self, raw: Mapping[str, Any]) -> bool:
        """Store an update; False when too many wait already. Telegram brings a refused one again for a day."""
        if await self._storage.waiting_updates() >= FULL:
            return False
        update = update_of(raw, now=self._clock.now())
        if update is not None:
            await self._storage.put_updates([update])
            self.arrived()
        return True
