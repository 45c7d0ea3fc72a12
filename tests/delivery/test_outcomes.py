"""What Telegram's answers mean: its own texts, a proxy's, and any bytes at all."""

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.outcomes import DEFAULT_FLOOD, LONGEST_FLOOD, is_other_form, outcome_of
from bot.models import Deferred, Degrade, Moved, Outcome, Refused, Sent, TokenRefused, Unknown, Unreachable


def said(status: int, description: str, method: str = "sendMessage", **parameters: Any) -> Outcome:
    body = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return outcome_of(method, status, json.dumps(body).encode())


def ok(result: Any, method: str = "sendMessage") -> Outcome:
    return outcome_of(method, 200, json.dumps({"ok": True, "result": result}).encode())


def test_success_names_the_message() -> None:
    assert ok({"message_id": 17}) == Sent(17)
    assert ok({"message_id": 18}, "forwardMessage") == Sent(18)


def test_a_scheduled_message_has_no_number_yet() -> None:
    assert ok({"message_id": 0}) == Sent(None)


def test_an_edit_a_deletion_and_a_question_succeed_without_a_number() -> None:
    assert ok({"message_id": 17}, "editMessageText") == Sent(None)
    assert ok(result=True, method="deleteMessage") == Sent(None)
    assert ok({"id": 7}, "getMe") == Sent(None)


@pytest.mark.parametrize("result", [True, None, {}, {"message_id": "17"}, {"message_id": True}, {"message_id": -1}, []])
def test_a_send_whose_success_names_no_message_is_unknown(result: Any) -> None:
    assert isinstance(ok(result), Unknown)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>log in to the hotel's network</html>",
        b'{"ok":true,"result":{"message_',
        b'{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}',
        b'{"ok":false}',
        b'{"ok":1,"result":{"message_id":5}}',
        b"[]",
        b"null",
        b"\xff\xfe",
    ],
)
def test_a_200_that_is_not_telegrams_success_is_unknown(body: bytes) -> None:
    assert isinstance(outcome_of("sendMessage", 200, body), Unknown)


@pytest.mark.parametrize(
    ("body", "wait"),
    [
        (
            b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}',
            7,
        ),
        (b'{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 9"}', 9),
        (b'{"ok":false,"parameters":{"retry_after":0}}', DEFAULT_FLOOD),
        (b'{"ok":false,"parameters":{"retry_after":-3}}', DEFAULT_FLOOD),
        (b'{"ok":false,"parameters":{"retry_after":"soon"}}', DEFAULT_FLOOD),
        (b'{"ok":false,"parameters":{"retry_after":true}}', DEFAULT_FLOOD),
        (b'{"ok":false,"parameters":{"retry_after":99999999}}', LONGEST_FLOOD),
        (b"<html>429</html>", DEFAULT_FLOOD),
        (b"", DEFAULT_FLOOD),
    ],
)
def test_a_429_is_certainly_not_sent_and_says_how_long(body: bytes, wait: float) -> None:
    outcome = outcome_of("sendMessage", 429, body)
    assert isinstance(outcome, Deferred)
    assert (outcome.wait, outcome.flood) == (wait, True)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (403, "Forbidden: bot was blocked by the user"),
        (403, "Forbidden: user is deactivated"),
        (403, "Forbidden: bot can't initiate conversation with a user"),
        (403, "Forbidden: bot was kicked from the group chat"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
        (403, "Forbidden: bot is not a member of the supergroup chat"),
        (403, "Forbidden: the group chat was deleted"),
        (400, "Bad Request: chat not found"),
        (400, "Bad Request: PEER_ID_INVALID"),
        (400, "Bad Request: TOPIC_CLOSED"),
    ],
)
def test_a_chat_that_does_not_want_us_is_unreachable(status: int, description: str) -> None:
    assert isinstance(said(status, description), Unreachable)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (400, "Bad Request: need administrator rights in the channel chat"),
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (400, "Bad Request: CHAT_ADMIN_REQUIRED"),
        (403, "Forbidden: bot was kicked from the channel chat"),
        (403, "Forbidden: bot is not a member of the channel chat"),
    ],
)
def test_lost_rights_stop_the_lane(status: int, description: str) -> None:
    assert said(status, description) == Refused(f"{status}: {description}", lane_stop=True)


def test_a_group_that_became_a_supergroup_says_its_new_number() -> None:
    text = "Bad Request: group chat was upgraded to a supergroup chat"
    assert said(400, text, migrate_to_chat_id=-1001234567890) == Moved(-1001234567890)
    assert isinstance(said(400, text, migrate_to_chat_id="soon"), Refused)


@pytest.mark.parametrize(
    ("method", "status", "description"),
    [
        (
            "editMessageText",
            400,
            "Bad Request: message is not modified: specified new message content and reply markup are",
        ),
        ("deleteMessage", 400, "Bad Request: message to delete not found"),
        ("sendMessage", 500, "Internal Server Error: sent message was immediately deleted"),
    ],
)
def test_what_stands_as_wished_is_sent(method: str, status: int, description: str) -> None:
    assert said(status, description, method) == Sent(None)


@pytest.mark.parametrize(
    "description",
    [
        "Bad Request: wrong file identifier/HTTP URL specified",
        "Bad Request: wrong remote file identifier specified: can't unserialize it",
        "Bad Request: failed to get HTTP URL content",
        "Bad Request: wrong type of the web page content",
        "Bad Request: PHOTO_INVALID_DIMENSIONS",
        "Bad Request: IMAGE_PROCESS_FAILED",
        "Bad Request: not enough rights to send photos to the chat",
        "Bad Request: message caption is too long",
    ],
)
def test_a_photo_refused_is_a_text_post(description: str) -> None:
    outcome = said(400, description, "sendPhoto")
    assert isinstance(outcome, Degrade)
    assert outcome.drop == "photo"
    assert not isinstance(said(400, description, "sendMessage"), Degrade)


@pytest.mark.parametrize(
    ("description", "drop"),
    [
        ('Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0', "entities"),
        ("Bad Request: ENTITY_BOUNDS_INVALID", "entities"),
        ("Bad Request: message to be replied not found", "reply"),
        ("Bad Request: BUTTON_URL_INVALID", "buttons"),
        ("Bad Request: inline keyboard button URL 'x' is invalid: Wrong HTTP URL", "buttons"),
    ],
)
def test_a_part_refused_is_left_out(description: str, drop: str) -> None:
    assert said(400, description) == Degrade(f"400: {description}", drop)


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (400, "Bad Request: message is too long"),
        (400, "Bad Request: message text is empty"),
        (400, "Bad Request: message to edit not found"),
        (400, "Bad Request: message can't be edited"),
        (400, "Bad Request: something nobody has ever seen"),
        (404, "Not Found: method not found"),
        (409, "Conflict: terminated by other getUpdates request"),
    ],
)
def test_anything_else_that_telegram_refuses_is_refused_for_good(status: int, description: str) -> None:
    assert said(status, description) == Refused(f"{status}: {description}")


def test_too_large_is_refused_whoever_says_so() -> None:
    assert isinstance(outcome_of("sendMessage", 413, b"<html>Request Entity Too Large</html>"), Refused)


@pytest.mark.parametrize(("status", "description"), [(401, "Unauthorized"), (404, "Not Found")])
def test_a_refused_token_is_told_from_everything_else(status: int, description: str) -> None:
    assert said(status, description) == TokenRefused(f"{status}: {description}")
    assert isinstance(outcome_of("sendMessage", status, b""), TokenRefused)


@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 302, 100])
def test_a_servers_trouble_is_unknown(status: int) -> None:
    assert isinstance(said(status, "Internal Server Error: restart"), Unknown)
    assert isinstance(outcome_of("sendMessage", status, b"<html>Bad Gateway</html>"), Unknown)


def test_a_400_or_403_that_is_not_telegrams_is_unknown() -> None:
    assert isinstance(outcome_of("sendMessage", 403, b"<html>Access denied</html>"), Unknown)
    assert isinstance(outcome_of("sendMessage", 400, b""), Unknown)


def test_descriptions_are_compared_without_regard_to_case() -> None:
    assert isinstance(said(400, "Bad Request: Chat not found"), Unreachable)


def test_an_edit_of_the_other_form_is_recognised() -> None:
    assert is_other_form("400: Bad Request: there is no text in the message to edit")
    assert is_other_form("400: Bad Request: There is no caption in the message to edit")
    assert not is_other_form("400: Bad Request: message to edit not found")


methods = st.sampled_from(["sendMessage", "sendPhoto", "editMessageText", "deleteMessage", "forwardMessage", "getMe"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
answers = st.fixed_dictionaries(
    {},
    optional={
        "ok": st.booleans() | JSON,
        "description": st.text() | JSON,
        "result": JSON | st.fixed_dictionaries({"message_id": JSON}),
        "parameters": JSON | st.fixed_dictionaries({}, optional={"retry_after": JSON, "migrate_to_chat_id": JSON}),
    },
)


@given(methods, st.integers(0, 999), st.binary(max_size=60))
def test_any_bytes_are_an_outcome(method: str, status: int, body: bytes) -> None:
    assert isinstance(outcome_of(method, status, body), get_args(Outcome))


@given(methods, st.sampled_from([200, 400, 401, 403, 404, 413, 429, 500, 502]), answers)
def test_any_json_is_an_outcome_and_a_wait_is_sensible(method: str, status: int, answer: dict[str, Any]) -> None:
    outcome = outcome_of(method, status, json.dumps(answer).encode())
    assert isinstance(outcome, get_args(Outcome))
    if isinstance(outcome, Deferred):
        assert 0 < outcome.wait <= LONGEST_FLOOD
    if isinstance(outcome, Sent) and method.startswith("send") and status == 200:
        assert outcome.message is None or outcome.message > 0


@given(st.sampled_from([500, 502, 503, 504]), st.binary(max_size=60))
def test_a_5xx_is_never_taken_for_not_sent(status: int, body: bytes) -> None:
    assert isinstance(outcome_of("sendMessage", status, body), Unknown)
