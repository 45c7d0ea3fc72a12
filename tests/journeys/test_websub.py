"""A feed that names a hub: subscribed, verified, renewed; what the hub delivers means «look now», and nothing else."""

import asyncio
import hashlib
import hmac
import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Self

import aiohttp
import pytest
from aiohttp import web

from bot.intake.websub import WEBSUB
from tests.journeys.desk_town import store
from tests.journeys.hours import Wound, wound
from tests.journeys.test_articles import seen_first
from tests.journeys.town import Town, story
from tests.ports import free_port

HOUR = 3600.0


@dataclass
class Hub:
    """A hub on 127.0.0.1. It verifies at once, unless it is told to wait."""

    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    challenges: list[tuple[int, str]] = field(default_factory=list)
    verifies: bool = True
    lease: int = 86_400
    status: int = 202
    _runner: web.AppRunner | None = None
    _tasks: set[asyncio.Task[object]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_post("/hub", self._asked)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/hub"
        self._http = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await asyncio.gather(*self._tasks)
        await self._http.close()
        assert self._runner is not None
        await self._runner.cleanup()

    async def _asked(self, request: web.Request) -> web.Response:
        form = {name: str(value) for name, value in (await request.post()).items()}
        self.asked.append(form)
        if self.verifies:
            self._tasks.add(asyncio.create_task(self.verify(form["hub.callback"], form["hub.topic"])))
        return web.Response(status=self.status)

    async def verify(self, callback: str, topic: str, **changes: str) -> tuple[int, str]:
        """Ask whether a subscription is wanted; return what is answered."""
        query = {
            "hub.mode": "subscribe",
            "hub.topic": topic,
            "hub.challenge": "c-7",
            "hub.lease_seconds": str(self.lease),
        }
        query |= {name.replace("_", ".", 1): value for name, value in changes.items()}
        async with self._http.get(callback, params=query) as answer:
            self.challenges.append((answer.status, await answer.text()))
        return self.challenges[-1]

    async def deliver(self, callback: str, body: bytes = b"<rss/>", **headers: str) -> int:
        """Bring something new."""
        async with self._http.post(
            callback, data=io.BytesIO(body), headers={name.replace("_", "-"): v for name, v in headers.items()}
        ) as answer:
            return answer.status


@pytest.fixture
async def hub() -> AsyncIterator[Hub]:
    async with Hub() as hub:
        yield hub


def name_hub(town: Town, hub: Hub) -> None:
    """Let the site name the hub in a header of its feed."""
    plain = town.site._conditional

    def named(request: web.Request, body: bytes) -> web.Response:
        answer = plain(request, body)
        answer.headers["Link"] = f'<{hub.url}>; rel="hub"'
        return answer

    town.site._conditional = named  # type: ignore[method-assign]


async def subscribed(town: Town, hub: Hub, *, verified: bool = True) -> str:
    """Let the feed name the hub, start the service where it is reached, and return the callback."""
    name_hub(town, hub)
    await town.start()
    await seen_first(town)
    await town.stop()
    port, looks = free_port(), town.site.looks
    callback = f"http://127.0.0.1:{port}/websub"
    await town.start(public_url=callback.removesuffix("/websub"), port=port, poll_seconds=600.0)
    await town.until(lambda: hub.asked and town.site.looks > looks)
    if verified:
        await town.until(lambda: hub.challenges)
    return callback


def signature(hub: Hub, body: bytes, method: str = "sha256") -> str:
    return f"{method}={hmac.new(hub.asked[-1]['hub.secret'].encode(), body, getattr(hashlib, method)).hexdigest()}"


async def test_the_hub_is_asked_and_its_challenge_answered(town: Town, hub: Hub) -> None:
    callback = await subscribed(town, hub)
    asked = hub.asked[0]
    assert {name: asked[name] for name in ("hub.mode", "hub.topic", "hub.callback")} == {
        "hub.mode": "subscribe",
        "hub.topic": f"{town.site.base}/feed/",
        "hub.callback": callback,
    }
    assert len(asked["hub.secret"]) == 40
    assert hub.challenges == [(200, "c-7")]


async def test_a_delivery_is_looked_at_at_once(town: Town, hub: Hub) -> None:
    callback = await subscribed(town, hub)
    looks = town.site.looks
    town.site.add(story(1))
    assert town.site.looks == looks
    assert await hub.deliver(callback, b"<rss/>", X_Hub_Signature=signature(hub, b"<rss/>")) == 202
    await town.until(lambda: town.posts)
    assert (len(town.posts), town.site.looks) == (1, looks + 1)


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512", "none"])
async def test_every_way_to_sign_is_known_and_unsigned_is_a_word_too(town: Town, hub: Hub, method: str) -> None:
    callback = await subscribed(town, hub)
    looks = town.site.looks
    headers = {} if method == "none" else {"X_Hub_Signature": signature(hub, b"x", method)}
    await hub.deliver(callback, b"x", Link=f'<{town.site.base}/feed/>; rel="self"', **headers)
    await town.until(lambda: town.site.looks > looks)


async def test_a_forged_delivery_can_do_nothing(town: Town, hub: Hub) -> None:
    callback = await subscribed(town, hub)
    looks = town.site.looks
    forged = b"<rss><channel><item><title>forged</title><link>http://evil.example/</link></item></channel></rss>"
    wrong = ["sha256=00", "sha256=", "md5=00", "x", "", "sha256=\u00e9", signature(hub, b"another")]
    for one in wrong:
        assert await hub.deliver(callback, forged, X_Hub_Signature=one) == 202
    assert await hub.deliver(callback, b"x" * (3 * 1024 * 1024)) == 202
    assert town.site.looks == looks
    for _ in range(20):  # unsigned: one look, however many come
        assert await hub.deliver(callback, forged) == 202
    await town.until(lambda: town.site.looks > looks)
    assert town.site.looks == looks + 1
    assert town.posts == []


async def test_only_our_own_pending_request_is_verified(town: Town, hub: Hub) -> None:
    hub.verifies = False
    callback = await subscribed(town, hub, verified=False)
    topic = hub.asked[0]["hub.topic"]
    assert (await hub.verify(callback, "https://other.example/feed/"))[0] == 404
    assert (await hub.verify(callback, topic, hub_mode="unsubscribe"))[0] == 404
    assert (await hub.verify(callback, topic, hub_mode="denied"))[0] == 404
    assert (await hub.verify(callback, topic, hub_challenge=""))[0] == 404
    assert await hub.verify(callback, topic) == (200, "c-7")
    assert (await hub.verify(callback, topic))[0] == 404


async def test_it_is_renewed_before_the_lease_ends(town: Town, hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    clock: Wound = wound(monkeypatch)
    before = clock.now()
    callback = await subscribed(town, hub)
    note = (await store(town).documents(WEBSUB))[0]
    assert before + 86_400 <= note.body["until"] <= clock.now() + 86_400
    clock.ahead = 19 * HOUR
    await town.until(lambda: len(hub.challenges) == 2)
    assert [form["hub.callback"] for form in hub.asked] == [callback, callback]
    assert hub.asked[0]["hub.secret"] == hub.asked[1]["hub.secret"]


async def test_a_hub_that_does_not_verify_is_asked_again_and_polling_goes_on(
    town: Town, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    hub.verifies, hub.status = False, 503
    await subscribed(town, hub, verified=False)
    looks = town.site.looks
    clock.ahead = 700.0
    await town.until(lambda: len(hub.asked) == 2 and town.site.looks > looks)


async def test_without_a_public_address_no_hub_is_asked_and_there_is_no_such_page(town: Town, hub: Hub) -> None:
    name_hub(town, hub)
    service = await town.start()
    looks = town.site.looks
    await town.until(lambda: town.site.looks > looks + 2)
    assert await hub.deliver(f"http://127.0.0.1:{await service.port}/websub") == 404
    assert hub.asked == []
