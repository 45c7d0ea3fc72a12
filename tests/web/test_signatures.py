"""Standard Webhooks, against the specification's own example."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.web.signatures import refusal, sign

KEY = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
ID, MOMENT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", b'{"test": 2432232314}'
RIGHT = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def asked(
    *, name: str | None = ID, timestamp: str | None = MOMENT, signatures: str | None = RIGHT, now: float = 1614265330.0
) -> str | None:
    return refusal((KEY,), id=name, timestamp=timestamp, signatures=signatures, body=BODY, now=now)


def test_the_specification_s_example_is_signed_and_accepted() -> None:
    assert sign(KEY, ID, MOMENT, BODY) == RIGHT
    assert asked() is None


@pytest.mark.parametrize("now", [1614265330 + 300, 1614265330 - 300])
def test_five_minutes_to_both_sides_are_allowed(now: float) -> None:
    assert asked(now=now) is None
    assert "five minutes" in (asked(now=now + (1 if now > 1614265330 else -1)) or "")


@pytest.mark.parametrize(
    "timestamp", ["1614265330.0", " 1614265330", "+1614265330", "١٦١٤٢٦٥٣٣٠", "1e9", "9" * 13, "0"]
)
def test_a_moment_is_digits_only(timestamp: str) -> None:
    assert "five minutes" in (asked(timestamp=timestamp) or "")


@pytest.mark.parametrize("name", ["x" * 65, "a b", "a/b", "é", "a\nb", "م"])
def test_an_id_is_at_most_64_plain_characters(name: str) -> None:
    signature = sign(KEY, name, MOMENT, BODY)
    assert "webhook-id" in (asked(name=name, signatures=signature) or "")


@pytest.mark.parametrize("name", ["x" * 64, "a", "msg_A-1.z"])
def test_an_id_of_plain_characters_is_accepted(name: str) -> None:
    assert asked(name=name, signatures=sign(KEY, name, MOMENT, BODY)) is None


@pytest.mark.parametrize("nothing", [None, ""])
def test_nothing_may_be_missing(nothing: str | None) -> None:
    for wrong in (asked(name=nothing), asked(timestamp=nothing), asked(signatures=nothing)):
        assert "missing" in (wrong or "")


def test_the_right_signature_may_stand_among_sixteen() -> None:
    assert asked(signatures=" ".join(["v1,AAAA"] * 15 + [RIGHT])) is None
    assert asked(signatures=" ".join(["v1,AAAA"] * 16 + [RIGHT])) == "webhook-signature is wrong"


@given(st.text(min_size=1))
def test_no_other_signature_is_accepted_and_none_raises(signature: str) -> None:
    assert asked(signatures=signature) is not None or RIGHT in signature.split()
