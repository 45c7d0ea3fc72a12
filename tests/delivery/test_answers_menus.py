"""Command menus as answers: what Telegram is told, and that a menu which cannot be set holds nothing up."""

import logging
from collections.abc import AsyncIterator

import pytest

from bot.delivery.answers import Answerer, calls
from bot.delivery.pacing import Pacing
from bot.delivery.transport import Transport
from bot.messages import Menu, Message, Say, Text
from bot.models import Language
from bot.secret import Secret
from tests.delivery.botapi import TOKEN, BotApi, error, serving
from tests.delivery.clocks import StillClock


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with serving() as api:
        yield api


@pytest.fixture
async def answerer(api: BotApi) -> AsyncIterator[Answerer]:
    transport = Transport(Secret(TOKEN), api.url, connect=2.0, read=2.0)
    yield Answerer(transport, Pacing(28), StillClock())
    await transport.shutdown()


def test_a_menu_is_one_chats_in_one_language_or_in_all_others() -> None:
    assert calls(Menu(5, (("status", "الحال"),), Language.ARABIC)) == (
        {
            "method": "setMyCommands",
            "scope": {"type": "chat", "chat_id": 5},
            "commands": [{"command": "status", "description": "الحال"}],
            "language_code": "ar",
        },
    )
    assert calls(Menu(5)) == ({"method": "deleteMyCommands", "scope": {"type": "chat", "chat_id": 5}},)


@pytest.mark.parametrize(
    "refusal",
    [error(400, "Bad Request: chat not found"), error(429, "Too Many Requests: retry after 300", retry_after=300)],
)
async def test_a_menu_that_cannot_be_set_is_no_loss_and_what_comes_after_is_said(
    api: BotApi, answerer: Answerer, refusal: object, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    api.then("setMyCommands", refusal)
    assert await answerer.tell([*calls(Menu(5, (("help", "x"),))), *calls(Say(5, Message(Text("x"))))])
    assert [call.method for call in api.calls] == ["setMyCommands", "sendMessage"]
    assert "did not arrive" not in caplog.text
