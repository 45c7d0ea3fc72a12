"""Updates on their way to the bot: numbered, filtered, kept until confirmed; polled for, or pushed to a webhook."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp

from bot.ports import Clock
from bot.sandbox.telegram_errors import TWO_POLLERS, WEBHOOK_ACTIVE, conflict

KINDS = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "inline_query",
        "chosen_inline_result",
        "callback_query",
        "my_chat_member",
        "chat_member",
        "message_reaction",
        "message_reaction_count",
    ]
)
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
LONGEST_POLL = 50


@dataclass(slots=True)
class Webhook:
    """Where updates are pushed, and how that went."""

    url: str
    secret: str | None = None
    max_connections: int = 40
    error: str | None = None
    error_at: float | None = None


class Updates:
    """The queue of one bot."""

    def __init__(self, clock: Clock, tell: Callable[[], None] = lambda: None) -> None:
        self.pending: dict[int, dict[str, Any]] = {}
        self.allowed: frozenset[str] = KINDS - UNASKED
        self.webhook: Webhook | None = None
        self.confirmed = 0  # the highest number the bot confirmed
        self._clock = clock
        self._tell = tell
        self._next = 100_000_000 + secrets.randbelow(800_000_000)
        self._news = asyncio.Event()
        self._poller = 0
        self._closed = False
        self._pushers: dict[int, asyncio.Task[None]] = {}
        self._session: aiohttp.ClientSession | None = None

    def open(self, session: aiohttp.ClientSession) -> None:
        """Bring the session that webhooks are called with."""
        self._session = session

    async def close(self) -> None:
        """Send pollers home and stop pushing."""
        self._closed = True
        self._news.set()
        await self._stop_pushing()

    def put(self, kind: str, body: Mapping[str, Any], chat: int = 0) -> int | None:
        """Queue an update and return its number; None when the bot did not ask for this kind."""
        if kind not in self.allowed:
            return None
        number = self._next
        self._next += 1
        self.pending[number] = {"update_id": number, kind: dict(body), "_chat": chat}
        self._wake()
        return number

    def put_again(self, update: Mapping[str, Any]) -> None:
        """Deliver an update a second time, as Telegram may."""
        self.pending[update["update_id"]] = dict(update)
        self._wake()

    def allow(self, kinds: list[str] | None) -> None:
        """Take a wish for kinds: unknown names are ignored, a list without a known one means the usual ones."""
        if kinds is not None:
            self.allowed = frozenset(kinds) & KINDS or KINDS - UNASKED

    async def poll(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """Confirm what is below `offset`, wait for news, return the oldest."""
        if self.webhook is not None:
            raise conflict(WEBHOOK_ACTIVE)
        self._poller += 1
        mine = self._poller
        self._wake()
        self._confirm(offset)
        if not self.pending and timeout > 0:
            await self._wait(mine, min(timeout, LONGEST_POLL))
        if mine != self._poller:
            raise conflict(TWO_POLLERS)
        return [_bare(update) for update in list(self.pending.values())[: min(max(limit, 1), 100)]]

    def _confirm(self, offset: int) -> None:
        gone = list(self.pending)[:offset] if offset < 0 else [number for number in self.pending if number < offset]
        for number in gone:
            del self.pending[number]
        self.confirmed = max(self.confirmed, offset - 1)

    async def _wait(self, mine: int, seconds: int) -> None:
        sleep = asyncio.ensure_future(self._clock.sleep(seconds))
        try:
            while not (self.pending or sleep.done() or self._closed or mine != self._poller):
                self._news.clear()
                news = asyncio.ensure_future(self._news.wait())
                await asyncio.wait({sleep, news}, return_when=asyncio.FIRST_COMPLETED)
                news.cancel()
        finally:
            sleep.cancel()

    def _wake(self) -> None:
        self._news.set()
        self._push_on()

    # webhook ────────────────────────────────────────────────────────────────

    async def set_webhook(self, webhook: Webhook | None, *, drop: bool) -> None:
        """Push to this address from now on; None: back to polling."""
        await self._stop_pushing()
        if drop:
            self.pending.clear()
        self.webhook = webhook
        self._wake()

    def info(self) -> dict[str, Any]:
        """Return the Bot API's WebhookInfo."""
        hook = self.webhook
        body: dict[str, Any] = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.pending)}
        if hook is not None:
            body |= {"url": hook.url, "max_connections": hook.max_connections}
            if hook.error is not None and hook.error_at is not None:
                body |= {"last_error_date": int(hook.error_at), "last_error_message": hook.error}
        if self.allowed != KINDS - UNASKED:
            body["allowed_updates"] = sorted(self.allowed)
        return body

    def _push_on(self) -> None:
        """One update of a chat is on its way at a time: a failing one holds up only its own chat."""
        if self.webhook is None or self._session is None or self._closed:
            return
        for update in list(self.pending.values()):
            if update["_chat"] not in self._pushers and len(self._pushers) < self.webhook.max_connections:
                task = asyncio.ensure_future(self._push(update, self.webhook, self._session))
                self._pushers[update["_chat"]] = task

    async def _push(self, update: dict[str, Any], hook: Webhook, session: aiohttp.ClientSession) -> None:
        failures = 0
        while (wait := await self._deliver(update, hook, session)) is not None:
            failures += 1
            if failures > 1 or wait:
                await self._clock.sleep(wait or min(2.0 ** (failures - 1), 60))
        self.pending.pop(update["update_id"], None)
        self.confirmed = max(self.confirmed, update["update_id"])
        del self._pushers[update["_chat"]]
        self._push_on()
        self._tell()

    async def _deliver(self, update: dict[str, Any], hook: Webhook, session: aiohttp.ClientSession) -> float | None:
        """Post it once. None: taken; otherwise the seconds the other side asked for (0: none)."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            timeout = aiohttp.ClientTimeout(total=60)
            async with session.post(
                hook.url, json=_bare(update), headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                if answer.ok:
                    return None
                hook.error = f"Wrong response from the webhook: {answer.status} {answer.reason}"
                asked = answer.headers.get("Retry-After", "0")
        except (aiohttp.ClientError, TimeoutError) as problem:
            hook.error, asked = f"Connection failed: {type(problem).__name__}", "0"
        hook.error_at = self._clock.now()
        return float(min(int(asked), 3600)) if asked.isdigit() else 0.0

    async def _stop_pushing(self) -> None:
        tasks = list(self._pushers.values())
        self._pushers.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _bare(update: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in update.items() if key != "_chat"}
