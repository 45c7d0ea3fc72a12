"""The newsroom's own system publishes over HTTP: the whole house, the stand-in Telegram, and real signed requests."""

import asyncio
import base64
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.sandbox.cast import OWNER
from bot.web.signatures import sign
from tests.journeys.town import EDITOR, GOOD, READER, SPORT, Town, story

SECRET, NEXT = b"a secret of the newsroom's", b"the secret that replaces it"
ALERT = "عاجل: توقيف مشتبه به مطلوب دوليا في عملية أمنية مشتركة بمطار محمد الخامس"


class Newsdesk:
    """The system that pushes."""

    def __init__(self, town: Town, http: aiohttp.ClientSession, port: int) -> None:
        self.town = town
        self.url = f"http://127.0.0.1:{port}/push"
        self._http = http

    async def push(self, name: str, *, key: bytes = SECRET, **item: Any) -> tuple[int, dict[str, Any]]:
        return await self.post(name, json.dumps(item).encode(), key=key)

    async def post(
        self, name: str, body: bytes, *, key: bytes = SECRET, age: float = 0.0, **headers: str
    ) -> tuple[int, dict[str, Any]]:
        moment = str(int(time.time() - age))
        signed = {"webhook-id": name, "webhook-timestamp": moment, "webhook-signature": sign(key, name, moment, body)}
        return await self.raw(body, {**signed, **headers})

    async def raw(self, body: bytes, headers: dict[str, str]) -> tuple[int, dict[str, Any]]:
        async with self._http.post(self.url, data=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}


@pytest.fixture
async def desk(town: Town) -> AsyncIterator[Newsdesk]:
    async with aiohttp.ClientSession() as http:
        yield await opened(town, http)


async def opened(town: Town, http: aiohttp.ClientSession, **changes: Any) -> Newsdesk:
    service = await town.restart(push_secrets=(SECRET,), **changes)
    desk = Newsdesk(town, http, await service.port)
    while (await desk.post("knock", b"[]"))[0] == 503:
        await asyncio.sleep(0.01)
    return desk


def titles(town: Town) -> list[str]:
    return [message.text.split("\n")[0] for message in town.posts]


async def test_a_push_is_in_the_channel(desk: Newsdesk, town: Town) -> None:
    answer = await desk.push("m1", url=f"{town.site.base}/2026/11/pushed/", title=GOOD[0], summary=GOOD[1][0])
    assert answer[0] == 202, answer
    assert answer[1]["deliveries"] == 1
    await town.until(lambda: town.posts)
    assert GOOD[0] in town.posts[0].text
