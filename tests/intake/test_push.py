"""What the newsroom's system sends, read."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.push import Push, Wrong, read_push
from bot.intake.pushes import keys_of_push
from bot.models import Entry

TOPICS = {"drugs", "security-cooperation"}
URL = "https://www.example.ma/2026/11/story/"


def parsed(body: bytes, *, allow_private: bool = False) -> Push | Wrong:
    return read_push(body, knows=TOPICS.__contains__, allow_private=allow_private)


def read(**item: Any) -> Push | Wrong:
    return parsed(json.dumps({"url": URL, **item}).encode())


def test_everything_is_read_and_cleaned() -> None:
    assert read(
        title=" <b>عاجل</b>:&nbsp;توقيف &#8220;مطلوب&#8221; \n",
        summary="<p>سطر أول.</p><p>سطر ثان [&hellip;]</p>",
        image="https://cdn.example.ma/صورة.jpg",
        topics=["drugs", "drugs", "breaking"],
        breaking=False,
        unknown="passed over",
    ) == Push(
        url=URL,
        title="عاجل: توقيف “مطلوب”",
        summary="سطر أول.\n\nسطر ثان…",
        image="https://cdn.example.ma/%D8%B5%D9%88%D8%B1%D8%A9.jpg",
        topics=("drugs",),
        breaking=True,
    )


def test_null_is_not_there() -> None:
    item = {"title": None, "summary": None, "image": None, "topics": None, "breaking": None}
    assert read(**item) == Push(url=URL)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/a", "http://[::1]/", "http://10.1.2.3/", "https://example.ma:8443/", "http://localhost/"]
)
def test_private_places_are_refused_unless_they_are_allowed(url: str) -> None:
    for field in ("url", "image"):
        wrong = read(**{field: url})
        assert isinstance(wrong, Wrong)
        assert wrong.field == field
        assert isinstance(parsed(json.dumps({"url": URL, field: url}).encode(), allow_private=True), Push)


def test_too_many_topics_are_refused() -> None:
    assert read(topics=["drugs"] * 21) == Wrong("topics", "names more than 20 topics")


def test_a_short_address_is_the_feed_s_guid() -> None:
    entry = Push("https://www.example.ma/?p=7", "عنوان").entry()
    assert (entry.guid, entry.post_id) == ("https://www.example.ma/?p=7", 7)
    assert keys_of_push(Push("https://www.example.ma/?p=7", "x"), entry) == (
        "wp:example.ma:7",
        "guid:https://example.ma?p=7",
        "url:https://example.ma?p=7",
    )


def test_the_page_s_keys_come_first_and_the_address_it_came_with_is_known_too() -> None:
    page = Entry("https://www.example.ma/?p=7", "https://www.example.ma/2026/11/story/", "عنوان", post_id=7)
    assert keys_of_push(Push("https://www.example.ma/amp/story/?utm_source=x"), page) == (
        "wp:example.ma:7",
        "guid:https://example.ma?p=7",
        "url:https://example.ma/2026/11/story",
        "url:https://example.ma/amp/story",
    )


def test_two_items_that_both_name_the_front_page_are_two() -> None:
    one, other = (Push("https://www.example.ma/", title) for title in ("خبر", "خبر آخر"))
    assert keys_of_push(one, one.entry()) != keys_of_push(other, other.entry())


@given(st.binary())
def test_any_bytes_are_refused_in_words(body: bytes) -> None:
    wrong = parsed(body)
    assert isinstance(wrong, Wrong)
    assert wrong.problem


@given(
    st.dictionaries(
        st.sampled_from(["url", "title", "summary", "image", "topics", "breaking"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists),
    )
)
def test_any_object_is_read_or_refused(item: dict[str, Any]) -> None:
    assert isinstance(parsed(json.dumps(item).encode()), Push | Wrong)
