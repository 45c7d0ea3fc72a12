"""A text as Telegram keeps it: cleaned, trimmed, with the entities clients find by themselves."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.messages import utf16_length
from bot.sandbox.telegram_errors import Refusal
from bot.sandbox.telegram_text import take_text


def take(text: str, *entities: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    return take_text(text, list(entities), 4096, too_long="long")


def bold(offset: int, length: int) -> dict[str, Any]:
    return {"type": "bold", "offset": offset, "length": length}


def found(text: str) -> list[tuple[str, str]]:
    plain, entities = take(text)
    raw = plain.encode("utf-16-le")
    return [(e["type"], raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le")) for e in entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("👋 #تعاون_أمني و#شرطة", [("hashtag", "#تعاون_أمني")]),
        ("#123 ليس وسما، #a1 وسم", [("hashtag", "#a1")]),
        ("انظر https://example.org/a?b=1، ثم", [("url", "https://example.org/a?b=1")]),
        ("«https://example.org/»", [("url", "https://example.org/")]),
        ("/start@mirsal_bot ثم /help", [("bot_command", "/start@mirsal_bot"), ("bot_command", "/help")]),
        ("a/b /latest/x", []),
        ("@mirsal_demo @ab", [("mention", "@mirsal_demo")]),
        ("اكتب إلى desk@example.org", [("email", "desk@example.org")]),
        ("https://t.me/@name_here", [("url", "https://t.me/@name_here")]),
        ("لا شيء", []),
    ],
)
def test_automatic_entities(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_nothing_is_found_inside_a_link_or_code() -> None:
    for kind in ("code", "text_link"):
        mark = {"type": kind, "offset": 0, "length": 6} | ({"url": "https://a.b"} if kind == "text_link" else {})
        assert [e["type"] for e in take("#hello", mark)[1]] == [kind]


def test_inside_bold_they_are_found() -> None:
    assert [e["type"] for e in take("#hello", bold(0, 6))[1]] == ["bold", "hashtag"]


@pytest.mark.parametrize(
    ("text", "entities", "kept", "left"),
    [
        ("  x  ", [], "x", []),
        ("\n\n x", [bold(3, 1)], "x", [bold(0, 1)]),
        ("  x", [bold(0, 3)], "  x", [bold(0, 3)]),
        ("x  ", [bold(0, 3)], "x", [bold(0, 1)]),
        ("x  ", [bold(1, 2)], "x", []),
        ("a\u202eb\u202cc", [bold(2, 1), bold(4, 1)], "abc", [bold(1, 1), bold(2, 1)]),
        ("a\u202ab", [bold(1, 1)], "ab", []),
        ("a\r\nb\tc\x00d", [], "a\nb c d", []),
        ("\u2068x\u2069", [], "\u2068x\u2069", []),
    ],
)
def test_what_is_taken_away_moves_the_entities(
    text: str, entities: list[dict[str, Any]], kept: str, left: list[dict[str, Any]]
) -> None:
    assert take(text, *entities) == (kept, left)


def test_an_entity_kind_that_clients_find_themselves_may_be_given() -> None:
    assert take("#a", {"type": "hashtag", "offset": 0, "length": 2})[1] == [
        {"type": "hashtag", "offset": 0, "length": 2}
    ]


def test_a_style_that_ends_within_what_clients_find_is_cut_where_that_begins() -> None:
    command = {"type": "bot_command", "offset": 3, "length": 5}

    assert take("go /help", bold(0, 5))[1] == [bold(0, 3), command, bold(3, 2)]
    assert take("/help go", bold(2, 6))[1] == [{**command, "offset": 0}, bold(2, 3), bold(5, 3)]
    assert take("go /help", bold(0, 8))[1] == [bold(0, 8), command]
    assert take("go /help", bold(4, 2))[1] == [command, bold(4, 2)]


@example("0000000000𐀀/0", 0, 13)
@given(st.text(max_size=200), st.integers(0, 40), st.integers(1, 40))
def test_what_was_taken_is_taken_again_unchanged(text: str, offset: int, length: int) -> None:
    try:
        plain, entities = take(text, bold(offset, length))
    except Refusal:
        return
    assert all(e["offset"] >= 0 and e["offset"] + e["length"] <= utf16_length(plain) for e in entities)
    assert take(plain, *entities) == (plain, entities)
