"""Long polling: ask, store, and only then confirm (python-telegram-bot's own polling confirms first)."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from bot.errors import StorageError, TransportError
from bot.inbox.updates import update_of
from bot.ports import Clock, Storage

log = logging.getLogger(__name__)

LONG_POLL = 25
PATIENCE = LONG_POLL + 15.0
REST_AFTER_FAULT = 1.0
LONGEST_REST = 30.0
REFUSALS = 3  # in a row: the first may be an earlier copy that is still stopping
FULL = 5000  # stored and not yet handled: more are left with Telegram, which keeps them for a day
_OURS = (401, 404)  # the token is refused; 409, another copy that polls with it, is no illness: sending goes on


class Answered(Protocol):
    """A raw answer of the Bot API."""

    @property
    def status(self) -> int:
        """HTTP status."""
        ...

    @property
    def body(self) -> bytes:
        """The body as it came."""
        ...


class Calling(Protocol):
    """What is needed of the transport."""

    async def call(self, method: str, payload: Mapping[str, Any], *, timeout: float | None = None) -> Answered:
        """Call a method of the Bot API."""
        ...


class Polling:
    """Brings updates in for as long as the service runs.

    `turned` is told at every turn whether it went well, and that Telegram refuses the token again and again. Telegram
    being away, or another copy that polls with it, is no such problem: the last success tells.
    """

    def __init__(
        self,
        transport: Calling,
        storage: Storage,
        clock: Clock,
        *,
        allowed: Sequence[str],
        arrived: Callable[[], None],
        turned: Callable[[bool, str | None], None],
    ) -> None:
        self._transport = transport
        self._storage = storage
        self._clock = clock
        self._allowed = list(allowed)
        self._arrived = arrived
        self._turned = turned
        self._offset: int | None = None
        self._faults = 0
        self._refusals = 0
        self._asked = False

    async def run(self) -> None:
        """Turn until cancelled; a fault is followed by a rest that doubles up to half a minute."""
        while True:
            try:
                fine = await self.step()
            except StorageError as error:
                log.error("updates could not be stored, so they were not confirmed: %s", error)
                fine = False
            self._turned(fine, "Telegram refuses getUpdates" if self._refusals >= REFUSALS else None)
            self._faults = 0 if fine else self._faults + 1
            if not fine:
                await self._clock.sleep(min(REST_AFTER_FAULT * 2 ** min(self._faults - 1, 6), LONGEST_REST))

    async def step(self) -> bool:
        """Ask once; store what came; the next question confirms it. False: no good answer."""
        if await self._storage.waiting_updates() >= FULL:
            await self._clock.sleep(REST_AFTER_FAULT)
            return True
        # The first question does not wait: its answer shows at once that this loop turns.
        wait = LONG_POLL if self._asked else 0
        payload: dict[str, Any] = {"timeout": wait, "limit": 100, "allowed_updates": self._allowed}
        if self._offset is not None:
            payload["offset"] = self._offset
        updates = await self._ask(payload)
        if updates is None:
            return False
        self._asked = True
        now = self._clock.now()
        stored = [update for raw in updates if (update := update_of(raw, now=now)) is not None]
        if stored:
            await self._storage.put_updates(stored)
            self._offset = max(update.id for update in stored) + 1
            self._arrived()
        return True

    async def _ask(self, payload: Mapping[str, Any]) -> list[Mapping[str, Any]] | None:
        try:
            answer = await self._transport.call("getUpdates", payload, timeout=PATIENCE)
            body = json.loads(answer.body)
        except TransportError as error:
            log.log(self._level(), "getUpdates failed: %s", error)
            return None
        except ValueError:
            log.log(self._level(), "getUpdates brought no JSON (HTTP %d)", answer.status)
            return None
        result = body.get("result") if isinstance(body, dict) and body.get("ok") is True else None
        if not isinstance(result, list):
            log.log(self._level(), "getUpdates was refused: %s", str(body)[:200])
            self._refusals += answer.status in _OURS
            return None
        self._refusals = 0
        return [raw for raw in result if isinstance(raw, dict)]

    def _level(self) -> int:
        return logging.WARNING if self._faults == 0 else logging.DEBUG
