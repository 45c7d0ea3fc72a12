"""Values survive the way to JSON and back; what is no such value is named."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Act, Article, Delivery, Document, FeedState, Reader, Update
from storage.codec import Codec, CodecError, to_json
from storage.records import StoredUpdate

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
BODIES = st.dictionaries(st.text(), JSON, max_size=3)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
NOUNS = (Act, Article, Delivery, Document, FeedState, Reader, StoredUpdate, Update)


def made(noun: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of a noun; mappings hold JSON."""
    bodies: dict[str, st.SearchStrategy[Any]] = {
        item.name: BODIES for item in fields(noun) if "Mapping" in str(item.type)
    }
    bodies |= {name: st.none() | st.tuples(BODIES) for name in ("answers",) if name in bodies}
    return st.builds(noun, **bodies)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_comes_back_as_it_was(noun: type[Any]) -> None:
    codec: Codec[Any] = Codec(noun)

    @given(made(noun))
    def holds(value: Any) -> None:
        assert codec.decode(codec.encode(value)) == value

    holds()


@given(made(Delivery))
def test_every_delivery_has_its_bytes(value: Delivery) -> None:
    assert to_json(Codec(Delivery).encode(value)).startswith(b"{")


def test_defaults_are_left_out() -> None:
    assert Codec(Reader).encode(Reader(5)) == {"chat": 5}


@dataclass(frozen=True)
class Pair:
    both: tuple[int, str]
    maybe: int | str | None = None
    many: tuple[tuple[str, float], ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def test_tuples_of_fixed_length_and_nested_ones() -> None:
    codec, value = Codec(Pair), Pair((1, "a"), "x", (("w", 1.5), ("v", 2.0)))
    assert codec.encode(value) == {"both": [1, "a"], "maybe": "x", "many": [["w", 1.5], ["v", 2.0]]}
    assert codec.decode(codec.encode(value)) == value
    assert codec.decode({"both": [1, "a"], "many": [["w", 1]]}).many == (("w", 1.0),)


@pytest.mark.parametrize(
    "document",
    [{"both": [1]}, {"both": [1, 2]}, {"both": "1a"}, {"both": [1.5, "a"]}, {"both": [1, "a"], "more": []}, [], {}],
)
def test_what_is_another_shape_is_refused(document: Any) -> None:
    with pytest.raises(CodecError, match="Pair"):
        Codec(Pair).decode(document)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_json_cannot_hold_are_refused(value: float) -> None:
    with pytest.raises(CodecError, match="not a number that JSON can hold"):
        Codec(Act).encode(Act(value, 1, "x"))


@given(JSON)
def test_json_values_pass_as_they_are(value: Any) -> None:
    assert orjson.loads(to_json(value)) == value


def test_what_json_cannot_hold_becomes_the_nearest_it_can() -> None:
    odd = {"\udfff": ["a\ud83d", 2**64, -(2**70), 2**5000, {3: (1.5, None, True)}]}
    near = {"\ufffd": ["a\ufffd", 2.0**64, -(2.0**70), str(2**5000), {"3": [1.5, None, True]}]}
    assert orjson.loads(to_json(odd)) == near


def test_what_is_no_json_value_is_refused() -> None:
    with pytest.raises(CodecError, match="set is not a JSON value"):
        to_json({"a": {1, 2}})
