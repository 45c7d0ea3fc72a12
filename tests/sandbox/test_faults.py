"""What goes wrong when the test says so."""

import asyncio

import aiohttp
import pytest

from bot.sandbox.telegram import Kind, StandIn
from tests.sandbox.conftest import AMINA, CHANNEL, Ask


async def send(standin: StandIn, text: str = "x", chat: int = AMINA) -> tuple[int, bytes]:
    address = f"{standin.url}/bot{standin.token}/sendMessage"
    body = {"chat_id": chat, "text": text}
    async with aiohttp.ClientSession() as session, session.post(address, json=body) as answer:
        return answer.status, await answer.read()


@pytest.mark.parametrize("kind", [Kind.DROP, Kind.RESET])
@pytest.mark.parametrize(("done", "stands"), [(True, ["x", "y"]), (False, ["y"])])
async def test_an_answer_is_lost_after_the_deed_or_the_call_before_it(
    standin: StandIn, kind: Kind, *, done: bool, stands: list[str]
) -> None:
    standin.fail("sendMessage", kind, done=done)
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(standin)
    assert (await send(standin, "y"))[0] == 200
    assert standin.chat(AMINA).texts == stands
    first, second = standin.called("sendMessage")
    assert (first.fault, first.status, second.fault) == (kind, 0, None)


async def test_lose_answer_is_the_usual_one(standin: StandIn) -> None:
    standin.lose_answer()
    with pytest.raises(aiohttp.ClientConnectionError):
        await send(standin)
    assert standin.chat(AMINA).texts == ["x"]


async def test_half_an_answer_comes(standin: StandIn) -> None:
    standin.fail("sendMessage", Kind.CUT, done=True)
    with pytest.raises(aiohttp.ClientPayloadError):
        await send(standin)
    assert standin.chat(AMINA).texts == ["x"]
    standin.fail("sendMessage", Kind.CUT)
    with pytest.raises(aiohttp.ClientPayloadError):
        await send(standin)
    assert standin.chat(AMINA).texts == ["x"]


async def test_a_gateway_answers_instead(standin: StandIn) -> None:
    standin.fail("sendMessage", Kind.HTML, status=502, times=2)
    standin.fail("sendMessage", Kind.RAW, status=200, body=b'{"ok":false}')
    assert [(await send(standin))[0] for _ in range(2)] == [502, 502]
    assert await send(standin) == (200, b'{"ok":false}')
    assert standin.chat(AMINA).texts == []


async def test_a_flood_is_ordered_for_one_chat(standin: StandIn) -> None:
    standin.fail("sendMessage", Kind.FLOOD, chat=CHANNEL, retry_after=9)
    assert (await send(standin))[0] == 200
    status, body = await send(standin, chat=CHANNEL)
    assert (status, b'"retry_after": 9' in body) == (429, True)


@pytest.mark.parametrize("done", [True, False])
async def test_a_call_is_held_until_released(standin: StandIn, *, done: bool) -> None:
    order = standin.fail("sendMessage", Kind.HOLD, done=done)
    calling = asyncio.create_task(send(standin))
    await order.arrived.wait()
    await standin.until(lambda: standin.chat(AMINA).texts == (["x"] if done else []))
    assert not calling.done()
    order.release()
    assert (await calling)[0] == 200
    assert standin.chat(AMINA).texts == ["x"]


async def test_what_was_held_lands_though_the_caller_is_gone(standin: StandIn) -> None:
    order = standin.fail("sendMessage", Kind.HOLD)
    calling = asyncio.create_task(send(standin))
    await order.arrived.wait()
    calling.cancel()
    await asyncio.gather(calling, return_exceptions=True)
    order.release()
    await standin.until(lambda: standin.chat(AMINA).texts == ["x"])


async def test_a_fault_for_any_method_spares_polling(standin: StandIn, ask: Ask) -> None:
    standin.fail("*", Kind.HTML)
    assert (await ask("getUpdates"))["ok"]
    assert (await send(standin, chat=404))[0] == 502


async def test_orders_can_be_taken_back(standin: StandIn) -> None:
    standin.fail("sendMessage", Kind.DROP, times=5)
    standin.faults.clear()
    assert (await send(standin))[0] == 200
