"""Whatever a call holds, the answer is the Bot API's: never a crash of the stand-in."""

import asyncio
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_errors import Refusal
from bot.sandbox.telegram_fields import METHODS, read_fields
from bot.sandbox.telegram_methods import ACTS
from tests.sandbox.conftest import AMINA, CHANNEL, HandClock

SIMPLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 200),
    st.sampled_from([AMINA, CHANNEL, "@demo_channel", "", "x", "1", "[]", "{}", "[7]", "null", "http://x", "\ud800"]),
    st.text(max_size=8),
)
FIELDS = sorted({word.split(":")[0] for shape in METHODS.values() for word in shape.split()})
INNER = [
    "type",
    "text",
    "offset",
    "length",
    "url",
    "callback_data",
    "copy_text",
    "inline_keyboard",
    "message_id",
    "id",
    "title",
    "command",
    "description",
]
VALUES = st.recursive(
    SIMPLE,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(INNER), inside, max_size=4),
    max_leaves=8,
)


def town() -> StandIn:
    room = StandIn(clock=HandClock(), limits=None)
    room.add_user(AMINA, started=True)
    room.add_channel(CHANNEL, username="demo_channel")
    room.channel_post("من غيرنا")
    return room


async def outcome(room: StandIn, method: str, fields: dict[str, Any], *, strict: bool) -> Any:
    params = read_fields(fields, METHODS[method], strict=strict, files={})
    if method == "getUpdates":
        params["timeout"] = 0
    return await ACTS[method](room.parts, params)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=6),
    st.fixed_dictionaries({"chat_id": st.sampled_from([AMINA, CHANNEL]), "text": st.text(max_size=5)}),
    st.booleans(),
)
def test_any_call_is_done_or_refused(method: str, wild: dict[str, Any], tame: dict[str, Any], strict: bool) -> None:  # noqa: FBT001 - drawn
    with suppress(Refusal):
        asyncio.run(outcome(town(), method, tame | wild, strict=strict))


def test_the_table_of_methods_and_that_of_fields_are_one() -> None:
    assert set(ACTS) == set(METHODS)
