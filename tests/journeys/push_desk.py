"""The newsroom's own system, as the journeys of pushes have it: real signed requests to the running house."""

import asyncio
import json
import time
from typing import Any

import aiohttp

from bot.sandbox.telegram_world import Message
from bot.web.signatures import sign
from tests.journeys.desk_town import acts
from tests.journeys.town import PATIENCE, Town

SECRET, NEXT = b"a secret of the newsroom's", b"the secret that replaces it"
ALERT = "عاجل: توقيف مشتبه به مطلوب دوليا في عملية أمنية مشتركة بمطار محمد الخامس"


class Newsdesk:
    """The system that pushes."""

    def __init__(self, town: Town, http: aiohttp.ClientSession, port: int) -> None:
        self.town = town
        self.url = f"http://127.0.0.1:{port}/push"
        self._http = http

    async def ready(self) -> None:
        """Wait until the house stands and the feed was seen for the first time."""
        looks = self.town.site.looks
        async with asyncio.timeout(PATIENCE):
            while (await self.post("knock", b"[]"))[0] == 503:  # noqa: ASYNC110 - each try is a request
                await asyncio.sleep(0.01)
        await self.town.until(lambda: self.town.site.looks > looks + 1)

    async def push(self, name: str, **item: Any) -> tuple[int, dict[str, Any]]:
        return await self.post(name, json.dumps(item).encode())

    async def post(
        self, name: str, body: bytes, *, key: bytes = SECRET, age: float = 0.0, **headers: str
    ) -> tuple[int, dict[str, Any]]:
        moment = str(int(time.time() - age))
        signed = {"webhook-id": name, "webhook-timestamp": moment, "webhook-signature": sign(key, name, moment, body)}
        return await self.raw(body, {**signed, **headers})

    async def raw(self, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        async with self._http.post(self.url, data=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}


async def opened(town: Town, http: aiohttp.ClientSession, **changes: Any) -> Newsdesk:
    service = await town.restart(push_secrets=(SECRET,), **changes)
    desk = Newsdesk(town, http, await service.port)
    await desk.ready()
    return desk


def with_button(town: Town, act: str) -> list[Message]:
    return [message for message in town.desk if act in acts(message)]
