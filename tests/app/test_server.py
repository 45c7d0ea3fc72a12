"""The HTTP server, met over a real connection."""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from typing import Any

import aiohttp
import pytest

from bot.errors import StorageReadOnly
from bot.health import Health
from bot.models import Lane
from bot.ports import Backlog
from bot.web import server
from bot.web.metrics import Metrics
from bot.web.server import MOST_BYTES, SECRET_HEADER, Server, health_routes, telegram_route
from tests.clock import Hands

SECRET = "a secret of the webhook"


class Queue:
    """Takes updates as the inbox does."""

    def __init__(self) -> None:
        self.taken: list[Mapping[str, Any]] = []
        self.full = False
        self.broken = False

    async def take(self, update: Mapping[str, Any]) -> bool:
        if self.broken:
            raise StorageReadOnly("the disk is full")
        if not self.full:
            self.taken.append(update)
        return not self.full


@pytest.fixture
def queue() -> Queue:
    return Queue()


@pytest.fixture
def health() -> Health:
    return Health(Hands(), ("poll",))


@pytest.fixture
async def address(queue: Queue, health: Health) -> AsyncIterator[str]:
    metrics = Metrics()

    async def refresh() -> None:
        metrics.backlog([Backlog(Lane.CHANNEL, pending=2, oldest_due=90.0, unknown=1, sending=0)], now=100.0)

    routes = [*health_routes(health, metrics, refresh), telegram_route(SECRET, queue.take)]
    listening = Server(routes, host="127.0.0.1", port=0)
    port = await listening.start()
    yield f"http://127.0.0.1:{port}"
    await listening.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_health_is_503_before_the_first_turn_and_200_after(
    address: str, session: aiohttp.ClientSession, health: Health
) -> None:
    async with session.get(f"{address}/healthz") as answer:
        assert answer.status == 503

    health.turned("poll")
    async with session.get(f"{address}/healthz") as answer:
        assert answer.status == 200
        assert (await answer.json())["parts"]["poll"]["ok"] is True


async def test_metrics_are_prometheus_text(address: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{address}/metrics") as answer:
        text = await answer.text()

    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    assert 'mirsal_backlog{lane="channel"} 2.0' in text
    assert 'mirsal_unknown{lane="channel"} 1.0' in text
    assert 'mirsal_backlog_age_seconds{lane="channel"} 10.0' in text


@pytest.mark.parametrize("header", [None, "", "wrong", SECRET + "x", "سرّ", SECRET.upper()])
async def test_an_update_without_the_secret_is_refused(
    address: str, session: aiohttp.ClientSession, queue: Queue, header: str | None
) -> None:
    headers = {} if header is None else {SECRET_HEADER: header}
    async with session.post(f"{address}/telegram", json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 401

    assert queue.taken == []


async def test_an_update_with_the_secret_is_stored_and_confirmed(
    address: str, session: aiohttp.ClientSession, queue: Queue
) -> None:
    headers = {SECRET_HEADER: SECRET}
    async with session.post(f"{address}/telegram", json={"update_id": 1}, headers=headers) as answer:
        assert answer.status == 200

    assert queue.taken == [{"update_id": 1}]


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'"x"', b"[" * 100_000])
async def test_what_is_no_update_is_refused(
    address: str, session: aiohttp.ClientSession, queue: Queue, body: bytes
) -> None:
    async with session.post(f"{address}/telegram", data=body, headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 400

    assert queue.taken == []


async def test_a_full_queue_or_a_store_that_fails_asks_telegram_to_come_again(
    address: str, session: aiohttp.ClientSession, queue: Queue
) -> None:
    for trouble in ("full", "broken"):
        setattr(queue, trouble, True)
        async with session.post(
            f"{address}/telegram", json={"update_id": 1}, headers={SECRET_HEADER: SECRET}
        ) as answer:
            assert answer.status == 503
            assert answer.headers["Retry-After"] == "5"


async def test_a_body_beyond_all_sense_is_413(address: str, session: aiohttp.ClientSession) -> None:
    async with session.post(
        f"{address}/telegram", data=io.BytesIO(b"x" * (MOST_BYTES + 1)), headers={SECRET_HEADER: SECRET}
    ) as answer:
        assert answer.status == 413


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br"])
async def test_a_body_that_is_not_packed_as_it_says_is_400_and_no_fault_of_ours(
    address: str, session: aiohttp.ClientSession, encoding: str, caplog: pytest.LogCaptureFixture
) -> None:
    headers = {SECRET_HEADER: SECRET, "Content-Encoding": encoding}
    async with session.post(f"{address}/telegram", data=b"not packed", headers=headers) as answer:
        assert answer.status == 400
    async with session.get(f"{address}/healthz"):
        pass

    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_request_that_is_none_leaves_no_traceback_in_the_log(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await connect(address)
    writer.write(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
    assert (await reader.readline()).split()[1] == b"400"
    writer.close()

    assert [record for record in caplog.records if record.exc_info] == []


async def test_strangers_cannot_take_up_all_connections(
    address: str, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each open connection is a file, and so is what the store writes and what goes to Telegram."""
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 3)
    held = [await connect(address) for _ in range(3)]
    reader, writer = await connect(address)
    assert await reader.read() == b""
    writer.close()

    held.pop()[1].close()
    assert await let_in(session, address) == 503
    for _, one in held:
        one.close()


async def let_in(session: aiohttp.ClientSession, address: str) -> int:
    """Ask until there is a place: that one was given back is noticed a moment later."""
    async with asyncio.timeout(60):
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(f"{address}/healthz", headers={"Connection": "close"}) as answer:
                    return answer.status
            await asyncio.sleep(0.01)


async def connect(address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open a connection that asks for nothing yet."""
    host, _, port = address.removeprefix("http://").partition(":")
    return await asyncio.open_connection(host, int(port))
