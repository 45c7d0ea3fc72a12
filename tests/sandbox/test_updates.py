"""Updates on their way: polled and confirmed, or pushed until taken."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from aiohttp import web

from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_people import People
from tests.sandbox.conftest import AMINA, CHANNEL, GROUP, KARIM, Ask, HandClock


async def test_updates_come_again_until_they_are_confirmed(standin: StandIn, ask: Ask) -> None:
    for word in ("أ", "ب", "ج"):
        standin.say(AMINA, word)
    first = (await ask("getUpdates", limit=2))["result"]
    assert [update["message"]["text"] for update in first] == ["أ", "ب"]
    again = (await ask("getUpdates", offset=first[1]["update_id"]))["result"]
    assert [update["message"]["text"] for update in again] == ["ب", "ج"]
    assert (await ask("getUpdates", offset=-1))["result"][0]["message"]["text"] == "ج"
    assert (await ask("getUpdates", offset=again[1]["update_id"] + 1))["result"] == []
    assert standin.parts.updates.confirmed == again[1]["update_id"]


async def test_a_poll_waits_for_news(standin: StandIn, ask: Ask, clock: HandClock) -> None:
    polling = asyncio.create_task(ask("getUpdates", timeout=30))
    await standin.until(clock.sleepers)
    standin.say(AMINA, "خبر")
    assert len((await polling)["result"]) == 1


async def test_a_poll_ends_empty_when_its_time_is_over(standin: StandIn, ask: Ask, clock: HandClock) -> None:
    polling = asyncio.create_task(ask("getUpdates", timeout=1000))
    await standin.until(clock.sleepers)
    await clock.move(50)
    assert (await polling)["result"] == []


async def test_a_second_poller_ends_the_first(standin: StandIn, ask: Ask, clock: HandClock) -> None:
    first = asyncio.create_task(ask("getUpdates", timeout=30))
    await standin.until(clock.sleepers)
    second = asyncio.create_task(ask("getUpdates", timeout=30))
    assert (await first)["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    standin.say(AMINA, "خبر")
    assert len((await second)["result"]) == 1


async def test_only_wanted_kinds_are_queued(standin: StandIn, ask: Ask) -> None:
    await ask("getUpdates", allowed_updates=["callback_query", "no_such"])
    standin.say(AMINA, "لا يصل")
    assert (await ask("getUpdates"))["result"] == []
    info = (await ask("getWebhookInfo"))["result"]
    assert (info["url"], info["allowed_updates"]) == ("", ["callback_query"])
    await ask("getUpdates", allowed_updates=[])
    standin.say(AMINA, "يصل")
    assert len((await ask("getUpdates"))["result"]) == 1


async def test_an_update_may_come_twice(standin: StandIn, ask: Ask) -> None:
    standin.say(AMINA, "x")
    (update,) = (await ask("getUpdates"))["result"]
    await ask("getUpdates", offset=update["update_id"] + 1)
    standin.parts.updates.put_again({**update, "_chat": AMINA})
    assert (await ask("getUpdates"))["result"] == [update]


async def test_a_bot_that_is_out_of_a_group_hears_nothing(standin: StandIn, ask: Ask) -> None:
    standin.chat(GROUP).bot = "kicked"
    standin.say(KARIM, "بيننا", chat=GROUP)
    assert (await ask("getUpdates"))["result"] == []


async def test_posts_of_others_and_gaps_are_seen_in_the_numbers(standin: StandIn, ask: Ask) -> None:
    seen = standin.channel_post("علنا")
    hidden = standin.channel_post("خفية", unseen=True)
    standin.delete(hidden)
    assert [u["channel_post"]["message_id"] for u in (await ask("getUpdates"))["result"]] == [seen.number]
    assert (await ask("sendMessage", chat_id=CHANNEL, text="x"))["result"]["message_id"] == hidden.number + 1


def test_a_button_is_named_by_its_place_label_or_data(standin_people: People) -> None:
    message = standin_people.say(AMINA, "x")
    keys = [
        {"text": "نعم", "callback_data": "y"},
        {"text": "رابط", "url": "https://a.b"},
        {"text": "لا", "callback_data": "n"},
    ]
    message.markup = {"inline_keyboard": [keys]}

    async def pressed(button: int | str) -> str:
        standin_people.press(AMINA, message, button)
        return str(list(standin_people.parts.updates.pending.values())[-1]["callback_query"]["data"])

    async def all_of_them() -> list[str]:
        return [await pressed(button) for button in (1, "نعم", "n", "made up")]

    assert asyncio.run(all_of_them()) == ["n", "y", "n", "made up"]


@pytest.fixture
def standin_people() -> People:
    room = StandIn()
    room.add_user(AMINA)
    return room


# webhook ─────────────────────────────────────────────────────────────────────


class Hook:
    """The other end of a webhook: answers as told, remembers what came."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self.url = ""
        self._tell = tell
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.came: list[tuple[str | None, dict[str, Any]]] = []

    async def take(self, request: web.Request) -> web.Response:
        status, headers = self.answers.pop(0) if self.answers else (200, {})
        self.came.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        self._tell()
        return web.Response(status=status, headers=headers)


@pytest.fixture
async def hook(standin: StandIn) -> AsyncIterator[Hook]:
    other = Hook(standin.world.tell)
    app = web.Application()
    app.router.add_post("/telegram", other.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    other.url = f"http://127.0.0.1:{runner.addresses[0][1]}/telegram"
    yield other
    await runner.cleanup()


async def test_updates_are_pushed_with_the_secret(standin: StandIn, ask: Ask, hook: Hook) -> None:
    standin.say(AMINA, "قبل")
    await ask("setWebhook", url=hook.url, secret_token="s3cret")
    standin.say(AMINA, "بعد")
    await standin.until(lambda: len(hook.came) == 2 and not standin.parts.updates.pending)
    assert [(secret, body["message"]["text"]) for secret, body in hook.came] == [("s3cret", "قبل"), ("s3cret", "بعد")]
    polled = await ask("getUpdates")
    assert polled["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    )
    assert (await ask("getWebhookInfo"))["result"]["url"] == hook.url
    await ask("deleteWebhook")
    assert (await ask("getUpdates"))["result"] == []


async def test_a_refused_update_holds_up_only_its_own_chat(
    standin: StandIn, ask: Ask, hook: Hook, clock: HandClock
) -> None:
    hook.answers = [(503, {"Retry-After": "40"})]
    await ask("setWebhook", url=hook.url)
    standin.say(AMINA, "عالق")
    await standin.until(clock.sleepers)
    standin.say(AMINA, "ينتظر")
    standin.say(KARIM, "يمر")
    await standin.until(lambda: len(hook.came) == 2)
    assert hook.came[1][1]["message"]["text"] == "يمر"
    info = (await ask("getWebhookInfo"))["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
    await clock.move(40)
    await standin.until(lambda: not standin.parts.updates.pending)
    assert [body["message"]["text"] for _, body in hook.came[2:]] == ["عالق", "ينتظر"]


async def test_a_failed_push_is_repeated_at_once_and_then_ever_later(
    standin: StandIn, ask: Ask, hook: Hook, clock: HandClock
) -> None:
    hook.answers = [(500, {}), (500, {}), (500, {})]
    await ask("setWebhook", url=hook.url)
    standin.say(AMINA, "x")
    await standin.until(lambda: len(hook.came) == 2 and clock.sleepers())
    await clock.move(2)
    await standin.until(lambda: len(hook.came) == 3 and clock.sleepers())
    await clock.move(4)
    await standin.until(lambda: not standin.parts.updates.pending)
    assert len(hook.came) == 4


async def test_nobody_home_is_told_in_the_info(standin: StandIn, ask: Ask, clock: HandClock) -> None:
    await ask("setWebhook", url="http://127.0.0.1:1/nobody")
    standin.say(AMINA, "x")
    await standin.until(clock.sleepers)
    assert (await ask("getWebhookInfo"))["result"]["last_error_message"].startswith("Connection failed")
    await ask("setWebhook", url="", drop_pending_updates=True)
    assert (await ask("getUpdates"))["result"] == []
