"""The transport: real round trips over loopback, for ourselves and for PTB, and faults at every step."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut

from bot.delivery.transport import Response, Transport
from bot.errors import MaybeSent, NotSent
from bot.messages import File
from bot.secret import Secret
from tests.clock import time_flies
from tests.delivery.botapi import TOKEN, BotApi, error, reset, serving


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as api:
        yield api


@pytest.fixture
async def transport(api: BotApi) -> AsyncIterator[Transport]:
    transport = Transport(Secret(TOKEN), api.url)
    await transport.initialize()
    yield transport
    await transport.shutdown()


@pytest.fixture
def closed_port() -> Iterator[int]:
    """Return a port that is taken, so that nobody else gets it, and where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield int(taken.getsockname()[1])


async def test_a_mapping_goes_out_as_json_and_comes_back_raw(api: BotApi, transport: Transport) -> None:
    response = await transport.call("sendMessage", {"chat_id": 5, "text": "مرحبا"})
    assert response.status == 200
    assert b'"message_id": 101' in response.body
    assert api.calls[0].fields == {"chat_id": 5, "text": "مرحبا"}


async def test_ready_bytes_go_out_as_they_are(api: BotApi, transport: Transport) -> None:
    await transport.call("sendMessage", b'{"chat_id":5,"text":"x"}')
    assert api.calls[0].fields == {"chat_id": 5, "text": "x"}


async def test_a_file_goes_out_as_a_form(api: BotApi, transport: Transport) -> None:
    file = File("data.json", b"\x00\xff", "caption")
    response = await transport.upload("sendDocument", {"chat_id": "5", "caption": "caption"}, "document", file)
    assert response.status == 200
    assert api.calls[0].fields == {"chat_id": "5", "caption": "caption", "document": b"\x00\xff"}


async def test_an_error_of_telegrams_is_an_answer_like_any_other(api: BotApi, transport: Transport) -> None:
    api.then("sendMessage", error(403, "Forbidden: bot was blocked by the user"))
    response = await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    assert response.status == 403


async def test_connections_are_kept(api: BotApi, transport: Transport) -> None:
    ports = set()

    async def note(request: web.Request) -> Any:
        assert request.transport is not None
        ports.add(request.transport.get_extra_info("peername")[1])
        return 200, {"ok": True, "result": True}

    api.then("getMe", note, note, note)
    for _ in range(3):
        await transport.call("getMe")
    assert len(ports) == 1


async def test_a_redirect_is_not_followed(api: BotApi, transport: Transport) -> None:
    async def elsewhere(_: web.Request) -> web.Response:
        return web.Response(status=302, headers={"Location": api.url + f"/bot{TOKEN}/getMe"})

    api.then("sendMessage", elsewhere)
    assert (await transport.call("sendMessage", {"chat_id": 5, "text": "x"})).status == 302
    assert len(api.calls) == 1


async def test_nobody_listening_is_certainly_not_sent(closed_port: int) -> None:
    transport = Transport(Secret(TOKEN), f"http://127.0.0.1:{closed_port}")
    with pytest.raises(NotSent, match="ClientConnectorError"):
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    await transport.shutdown()


async def test_a_name_that_does_not_exist_is_certainly_not_sent() -> None:
    transport = Transport(Secret(TOKEN), "http://nowhere.invalid")
    with pytest.raises(NotSent):
        await transport.call("getMe")
    await transport.shutdown()


async def test_an_address_that_is_none_is_certainly_not_sent_and_hides_the_token() -> None:
    transport = Transport(Secret(TOKEN), "http://")
    with pytest.raises(NotSent) as caught:
        await transport.call("getMe")
    assert "AAsecret" not in str(caught.value)
    await transport.shutdown()


async def test_a_full_pool_is_certainly_not_sent_and_hides_the_token(api: BotApi) -> None:
    arrived, hold = asyncio.Event(), asyncio.Event()

    async def wait(_: web.Request) -> Any:
        arrived.set()
        await hold.wait()
        return 200, {"ok": True, "result": True}

    api.then("getMe", wait)
    transport = Transport(Secret(TOKEN), api.url, pool=1)
    first = asyncio.create_task(transport.call("getMe"))
    await arrived.wait()
    transport._connect = 0.05
    with pytest.raises(NotSent) as caught:
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    assert "AAsecret" not in str(caught.value)
    hold.set()
    assert (await first).status == 200
    assert [call.method for call in api.calls] == ["getMe"]
    await transport.shutdown()


async def test_an_answer_that_does_not_come_in_time_may_have_been_sent(api: BotApi, transport: Transport) -> None:
    async def never(_: web.Request) -> Any:
        time_flies(30.0)
        await asyncio.Event().wait()

    api.then("sendMessage", never)
    with pytest.raises(MaybeSent) as caught:
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"}, timeout=20.0)
    assert "AAsecret" not in str(caught.value)
    assert len(api.calls) == 1


async def test_an_answer_that_drips_has_no_more_time_than_any_other(api: BotApi) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.01)
            time_flies(8.0)

    api.then("sendMessage", drip)
    transport = Transport(Secret(TOKEN), api.url, connect=10.0, read=10.0)
    with pytest.raises(MaybeSent):
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    await transport.shutdown()


async def test_a_connection_reset_after_the_request_may_have_been_sent(api: BotApi, transport: Transport) -> None:
    api.then("sendMessage", reset)
    with pytest.raises(MaybeSent):
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    assert len(api.calls) == 1


async def test_a_kept_connection_that_breaks_is_not_silently_tried_again(api: BotApi, transport: Transport) -> None:
    await transport.call("getMe")
    api.then("sendMessage", reset)
    with pytest.raises(MaybeSent):
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})
    assert len(api.told("sendMessage")) == 1


async def test_a_cut_answer_may_have_been_sent(api: BotApi, transport: Transport) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"ok":true,"res')
        return await reset(request)

    api.then("sendMessage", cut)
    with pytest.raises(MaybeSent):
        await transport.call("sendMessage", {"chat_id": 5, "text": "x"})


async def test_an_endless_answer_is_given_up(
    api: BotApi, transport: Transport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.transport.BODY_LIMIT", 1000)
    api.then("getMe", (200, b" " * 2000))
    with pytest.raises(MaybeSent, match="too long"):
        await transport.call("getMe")


async def test_what_is_opened_while_another_closes_is_closed_in_its_turn(transport: Transport) -> None:
    await transport.call("getMe")
    first = transport._open()
    closing = asyncio.create_task(transport.shutdown())
    await asyncio.sleep(0)
    second = transport._open()
    await closing
    await transport.shutdown()
    assert second is not first
    assert first.closed
    assert second.closed


async def test_a_call_after_closing_opens_anew(transport: Transport) -> None:
    await transport.call("getMe")
    await transport.shutdown()
    await transport.shutdown()
    assert (await transport.call("getMe")).status == 200


def test_the_token_shows_nowhere() -> None:
    transport = Transport(Secret(TOKEN), "http://127.0.0.1:1")
    assert "AAsecret" not in repr(transport) + str(transport) + repr(Response(200, b""))


# PTB ─────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    bot = Bot(
        TOKEN,
        base_url=api.url + "/bot",
        request=Transport(Secret(TOKEN), api.url),
        get_updates_request=Transport(Secret(TOKEN), api.url),
    )
    async with bot:
        yield bot


async def test_ptb_knows_itself_sends_and_polls_over_the_transport(api: BotApi, bot: Bot) -> None:
    assert bot.username == "mirsal_bot"
    message = await bot.send_message(5, "مرحبا", disable_notification=True)
    assert message.message_id == 101
    assert api.told("sendMessage") == [{"chat_id": 5, "text": "مرحبا", "disable_notification": True}]
    update = {
        "update_id": 9,
        "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "x"},
    }
    api.then("getUpdates", (200, {"ok": True, "result": [update]}))
    updates = await bot.get_updates(offset=3, timeout=1, allowed_updates=["message"])
    assert [one.update_id for one in updates] == [9]
    assert api.told("getUpdates") == [{"offset": 3, "timeout": 1, "allowed_updates": ["message"]}]


async def test_ptb_sends_files_over_the_transport(api: BotApi, bot: Bot) -> None:
    await bot.send_document(5, b"\x00data", filename="data.bin", caption="c")
    assert api.told("sendDocument") == [{"chat_id": "5", "caption": "c", "document": b"\x00data"}]


async def test_a_long_poll_is_given_its_time(api: BotApi) -> None:
    async def slow(_: web.Request) -> Any:
        time_flies(20.0)
        await asyncio.sleep(0.01)
        return 200, {"ok": True, "result": []}

    api.then("getUpdates", slow)
    polling = Transport(Secret(TOKEN), api.url, read=10.0)
    async with Bot(
        TOKEN, base_url=api.url + "/bot", request=Transport(Secret(TOKEN), api.url), get_updates_request=polling
    ) as bot:
        assert await bot.get_updates(timeout=30) == ()


async def test_ptb_sees_telegrams_errors_as_its_own(api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    api.then("sendMessage", error(400, "Bad Request: chat not found"), error(429, "Too Many Requests", retry_after=3))
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    with pytest.raises(RetryAfter):
        await bot.send_message(5, "x")


async def test_ptb_is_told_what_never_left_from_what_was_lost(api: BotApi, bot: Bot, closed_port: int) -> None:
    api.then("sendMessage", reset)
    with pytest.raises(TimedOut) as lost:
        await bot.send_message(5, "x")
    assert isinstance(lost.value.__cause__, MaybeSent)
    away = Transport(Secret(TOKEN), f"http://127.0.0.1:{closed_port}")
    with pytest.raises(NetworkError, match="not sent") as unsent:
        await away.do_request(f"http://127.0.0.1:{closed_port}/bot{TOKEN}/getMe", "POST", connect_timeout=10)
    assert isinstance(unsent.value.__cause__, NotSent)
    await away.shutdown()


async def test_nothing_of_a_failing_call_puts_the_token_into_the_log(
    api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.then("sendMessage", reset)
    with pytest.raises(TimedOut) as lost:
        await bot.send_message(5, "x")
    logging.getLogger("test").error("seen", exc_info=lost.value)
    assert "AAsecret" not in caplog.text
