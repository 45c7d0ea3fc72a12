"""A stand-in that listens, called plainly or through python-telegram-bot; a clock that the test moves."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.sandbox.telegram import StandIn

AMINA, KARIM = 11, 12
CHANNEL, GROUP = -1001, -1002
Ask = Callable[..., Coroutine[Any, Any, dict[str, Any]]]


class HandClock:
    """Time as the test says; who sleeps wakes when it has come."""

    def __init__(self, at: float = 1_800_000_000.0) -> None:
        self.at = at
        self.tell: Callable[[], None] = lambda: None
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> float:
        return self.at

    def monotonic(self) -> float:
        return self.at

    async def sleep(self, seconds: float) -> None:
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.at + seconds, woken))
        self.tell()
        await woken

    def sleepers(self) -> int:
        return sum(1 for _, woken in self._sleepers if not woken.done())

    async def move(self, seconds: float) -> None:
        self.at += seconds
        for due, woken in self._sleepers:
            if due <= self.at and not woken.done():
                woken.set_result(None)
        await asyncio.sleep(0)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def standin(clock: HandClock) -> AsyncIterator[StandIn]:
    async with StandIn(clock=clock, limits=None) as room:
        clock.tell = room.world.tell
        room.add_user(AMINA, "أمينة", started=True)
        room.add_user(KARIM, "Karim", language="fr")
        room.add_channel(CHANNEL, "قناة", username="demo_channel")
        room.add_group(GROUP, "مكتب", members={AMINA: "creator", KARIM: "member"})
        yield room


@pytest.fixture
async def bot(standin: StandIn) -> AsyncIterator[Bot]:
    address = standin.url
    speaking = Bot(
        standin.token,
        base_url=f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=patient(),
        get_updates_request=patient(),
    )
    async with speaking:
        yield speaking


def patient() -> HTTPXRequest:
    """Return a way for python-telegram-bot to ask that gives a busy machine more than five seconds."""
    return HTTPXRequest(connect_timeout=60, read_timeout=60, write_timeout=60, pool_timeout=60)


@pytest.fixture
async def ask(standin: StandIn) -> AsyncIterator[Ask]:
    """Call a method with JSON and return the whole answer."""
    async with aiohttp.ClientSession() as session:

        async def calling(method: str, **params: Any) -> dict[str, Any]:
            async with session.post(f"{standin.url}/bot{standin.token}/{method}", json=params) as answer:
                body: dict[str, Any] = await answer.json()
                assert answer.status == body.get("error_code", 200)
                return body

        yield calling
