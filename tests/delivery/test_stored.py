"""A message as JSON values and back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.stored import message_from, message_to
from bot.messages import Button, Entity, Message, Text

WORDS = st.text(max_size=20)
MAYBE = st.none() | WORDS
BUTTONS = st.builds(Button, WORDS, url=MAYBE, data=MAYBE, copy=MAYBE, query=MAYBE)
MESSAGES = st.builds(
    Message,
    text=st.builds(
        Text,
        WORDS,
        st.lists(st.builds(Entity, WORDS, st.integers(0, 9), st.integers(1, 9), MAYBE), max_size=3).map(tuple),
    ),
    rows=st.lists(st.lists(BUTTONS, max_size=3).map(tuple), max_size=3).map(tuple),
    photo=MAYBE,
    preview=MAYBE,
    silent=st.booleans(),
    reply_to=st.none() | st.integers(0, 9),
    protect=st.booleans(),
)


@given(MESSAGES)
def test_a_message_comes_back_as_it_was(message: Message) -> None:
    assert message_from(json.loads(json.dumps(message_to(message)))) == message


def test_what_is_empty_is_not_stored() -> None:
    assert message_to(Message(Text("سؤال"))) == {"text": "سؤال"}


def test_other_values_beside_it_are_let_be() -> None:
    data = {"text": "سؤال", "of": "post/x/1", "rows": None, "drop": ["photo"]}
    assert message_from(data) == Message(Text("سؤال"))


def test_without_words_there_is_no_message() -> None:
    with pytest.raises(KeyError, match="text"):
        message_from({"rows": []})
