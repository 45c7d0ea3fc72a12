"""The door of pushes: who is let in, and what is answered. Behind it stands a stand-in for the house."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.errors import StorageReadOnly
from bot.intake.push import Taken, Wrong, read_push
from bot.web import push as pushing
from bot.web.push import PushDoor
from bot.web.server import Server
from bot.web.signatures import sign
from tests.clock import Hands

SECRET, NEXT = b"a secret of the newsroom's", b"the secret that replaces it"
URL = "https://www.example.ma/a/"


async def take(name: str, body: bytes) -> Taken | Wrong:
    """Take in what can be read."""
    item = read_push(body, knows={"drugs"}.__contains__, allow_private=False)
    return item if isinstance(item, Wrong) else Taken("abcdefghij", 3, duplicate=name == "seen")


class Street:
    """Where strangers and the newsroom knock."""

    def __init__(self, *secrets: bytes) -> None:
        self.clock = Hands()
        self.door = PushDoor(secrets, self.clock)
        self.door.take = take
        self.url = ""
        self.http = aiohttp.ClientSession()

    async def knock(self, body: bytes = b"{}", headers: dict[str, str] | None = None) -> tuple[int, dict[str, Any]]:
        async with self.http.post(self.url, data=body, headers=headers) as answer:
            return answer.status, await answer.json() if answer.content_type == "application/json" else {}

    async def signed(
        self, body: bytes = b"{}", *, name: str = "m1", key: bytes = SECRET, age: float = 0.0
    ) -> tuple[int, dict[str, Any]]:
        return await self.knock(body, self.headers(body, name, key, age))

    def headers(self, body: bytes = b"{}", name: str = "m1", key: bytes = SECRET, age: float = 0.0) -> dict[str, str]:
        moment = str(int(self.clock.now() - age))
        return {"webhook-id": name, "webhook-timestamp": moment, "webhook-signature": sign(key, name, moment, body)}


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    street = Street(SECRET, NEXT)
    server = Server(street.door.routes(), host="127.0.0.1", port=0)
    street.url = f"http://127.0.0.1:{await server.start()}/push"
    yield street
    await street.http.close()
    await server.stop()


@pytest.mark.parametrize(
    "changes",
    [
        {"webhook-signature": None},
        {"webhook-id": None},
        {"webhook-timestamp": None},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "v2,{right}"},
        {"webhook-signature": "{right}"},
        {"webhook-signature": "v1,{right}x"},
        {"webhook-signature": "v1,\u00e9{right}"},
        {"webhook-id": "m2"},
        {"webhook-id": "x" * 65},
        {"webhook-timestamp": "1"},
        {"webhook-timestamp": "now"},
        {"webhook-timestamp": "-5"},
    ],
)
async def test_what_is_not_signed_rightly_is_refused(street: Street, changes: dict[str, str | None]) -> None:
    headers = street.headers()
    right = headers["webhook-signature"].removeprefix("v1,")
    for name, value in changes.items():
        if value is None:
            del headers[name]
        else:
            headers[name] = value.replace("{right}", right)
    status, told = await street.knock(b"{}", headers)
    assert status == 401
    assert told["error"]


async def test_a_header_that_stands_there_twice_is_refused(street: Street) -> None:
    twice = [*street.headers().items(), ("webhook-id", "m1")]
    async with street.http.post(street.url, data=b"{}", headers=twice) as answer:
        assert answer.status == 401


@pytest.mark.parametrize("signatures", ["v1,AAAA {right}", "v1a,AAAA {right} v1,BBBB"])
async def test_one_right_signature_among_several_is_enough(street: Street, signatures: str) -> None:
    headers = street.headers()
    headers["webhook-signature"] = signatures.replace("{right}", headers["webhook-signature"])
    assert (await street.knock(b"{}", headers))[0] == 422


@pytest.mark.parametrize(("age", "status"), [(300, 422), (301, 401), (-300, 422), (-301, 401)])
async def test_five_minutes(street: Street, age: float, status: int) -> None:
    assert (await street.signed(age=age))[0] == status


@pytest.mark.parametrize(("key", "status"), [(SECRET, 422), (NEXT, 422), (b"neither", 401)])
async def test_two_secrets_while_one_replaces_the_other(street: Street, key: bytes, status: int) -> None:
    assert (await street.signed(key=key))[0] == status


async def test_what_is_taken_is_told(street: Street) -> None:
    body = json.dumps({"url": URL, "title": "x"}).encode()
    assert await street.signed(body) == (202, {"article": "abcdefghij", "deliveries": 3})
    assert await street.signed(body, name="seen") == (
        200,
        {"article": "abcdefghij", "deliveries": 3, "duplicate": True},
    )


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"", ""),
        (b"[]", ""),
        (b"{", ""),
        (b"\xff", ""),
        (b"{}", "url"),
        (b'{"url": ""}', "url"),
        (b'{"url": null, "title": "x"}', "url"),
        (b'{"url": 7}', "url"),
        (b'{"url": "javascript:alert(1)", "title": "x"}', "url"),
        (b'{"url": "ftp://example.com/", "title": "x"}', "url"),
        (b'{"url": "https://user:pw@example.com/", "title": "x"}', "url"),
        (b'{"url": "/only/a/path", "title": "x"}', "url"),
        (b'{"url": "http://127.0.0.1/", "title": "x"}', "url"),
        (b'{"url": "https://example.com/", "title": ["x"]}', "title"),
        (b'{"url": "https://example.com/", "title": "x", "summary": 1}', "summary"),
        (b'{"url": "https://example.com/", "title": "x", "image": "x"}', "image"),
        (b'{"url": "https://example.com/", "title": "x", "topics": "drugs"}', "topics"),
        (b'{"url": "https://example.com/", "title": "x", "topics": ["football"]}', "topics"),
        (b'{"url": "https://example.com/", "title": "x", "topics": [1]}', "topics"),
        (b'{"url": "https://example.com/", "title": "x", "breaking": "yes"}', "breaking"),
        (b'{"url": "https://example.com/", "title": "x", "breaking": 1}', "breaking"),
    ],
)
async def test_what_is_wrong_is_named(street: Street, body: bytes, field: str) -> None:
    status, told = await street.signed(body)
    assert (status, told["field"]) == (422, field)
    assert told["error"]


async def test_64_kib_are_allowed_and_one_more_is_not(street: Street) -> None:
    assert (await street.signed(b" " * 65_536))[0] == 422
    assert (await street.signed(b" " * 65_537))[0] == 413
    assert (await street.knock(b" " * 65_537))[0] == 413


async def test_a_body_without_a_length_is_not_read_to_its_end(street: Street) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b" " * 1024

    async with street.http.post(street.url, data=endless()) as answer:
        assert answer.status == 413


async def test_who_sends_too_slowly_is_let_go(street: Street, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pushing, "READ_SECONDS", 0.05)
    never = asyncio.Event()

    async def stalling() -> AsyncIterator[bytes]:
        yield b"{"
        await never.wait()

    async with street.http.post(street.url, data=stalling()) as answer:
        assert answer.status == 408


async def test_strangers_are_told_to_wait_and_the_newsroom_never_is(street: Street) -> None:
    refused = [(await street.signed(key=b"guessed"))[0] for _ in range(70)]
    assert refused == [401] * 60 + [429] * 10
    assert (await street.signed())[0] == 422
    street.clock.move(60.0)
    assert (await street.signed(key=b"guessed"))[0] == 401


async def test_a_store_that_fails_lets_it_be_brought_again(street: Street) -> None:
    async def failing(name: str, body: bytes) -> Taken:
        raise StorageReadOnly("the disk is full")

    street.door.take = failing
    async with street.http.post(street.url, data=b"{}", headers=street.headers()) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    street.door.take = None
    assert (await street.signed())[0] == 503


def test_without_a_secret_there_is_no_door() -> None:
    assert PushDoor((), Hands()).routes() == []
