"""WordPress' REST answers → entries (FAULTS W02, W06, W08, W09)."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedUnreadable
from bot.intake.posts import read_posts
from bot.models import Entry
from bot.newsroom.identity import keys_of
from tests.intake.site import Post, wp_post

URL = "https://k.example/wp-json/wp/v2/posts?per_page=100"
POST: dict[str, Any] = {
    "id": 4711,
    "date_gmt": "2026-11-23T10:30:00",
    "modified_gmt": "2026-11-23T11:00:00",
    "guid": {"rendered": "https://k.example/?p=4711"},
    "link": "https://k.example/2026/11/اتفاق/",
    "title": {"rendered": "المغرب وفرنسا &#8220;يتفقان&#8221;"},
    "excerpt": {"rendered": "<p>وقع الوزيران اتفاقا [&hellip;]</p>\n", "protected": False},
    "content": {"rendered": "<p>وقع الوزيران اتفاقا جديدا.</p>", "protected": False},
    "comment_status": "open",
    "type": "post",
    "status": "publish",
    "_embedded": {
        "author": [{"name": "هيئة التحرير"}],
        "wp:featuredmedia": [{"source_url": "https://k.example/w.jpg"}],
        "wp:term": [[{"name": "أمن", "taxonomy": "category"}], [{"name": "الرباط", "taxonomy": "post_tag"}], None, [1]],
    },
}


def read(*posts: Any) -> tuple[Entry, ...]:
    return read_posts(json.dumps(posts).encode(), url=URL)


def test_a_post_is_read_whole() -> None:
    assert read(POST) == (
        Entry(
            guid="https://k.example/?p=4711",
            link="https://k.example/2026/11/%D8%A7%D8%AA%D9%81%D8%A7%D9%82/",
            title="المغرب وفرنسا “يتفقان”",
            summary="وقع الوزيران اتفاقا…",
            body="وقع الوزيران اتفاقا جديدا.",
            image="https://k.example/w.jpg",
            comments="https://k.example/2026/11/%D8%A7%D8%AA%D9%81%D8%A7%D9%82/#respond",
            categories=("أمن", "الرباط"),
            author="هيئة التحرير",
            published=1_795_429_800.0,
            updated=1_795_431_600.0,
            post_id=4711,
        ),
    )


def test_rest_number_7_and_a_feeds_p_7_are_one_article() -> None:
    (post,) = read({**POST, "id": 7, "guid": {"rendered": "https://k.example/?p=7"}})
    entry = Entry(guid="https://www.k.example/?p=7", link="http://k.example/other", title="x", post_id=7)
    assert set(keys_of(post, site="k.example")) & set(keys_of(entry, site="k.example")) >= {"wp:k.example:7"}


@pytest.mark.parametrize(
    "change",
    [
        {"content": {"rendered": "", "protected": True}},
        {"excerpt": {"rendered": "", "protected": True}},
        {"status": "private"},
        {"status": "draft"},
        {"status": "future"},
        {"type": "page"},
        {"type": "event"},
        {"password": "secret"},
        {"id": "7"},
        {"id": None},
        {"id": 0},
        {"id": -7},
        {"id": 10**30},
    ],
)
def test_what_is_not_a_published_open_post_is_left_out(change: dict[str, Any]) -> None:
    assert read({**POST, **change}) == ()


@pytest.mark.parametrize(
    ("change", "image"),
    [
        ({"_embedded": {}, "jetpack_featured_media_url": "https://k.example/j.jpg"}, "https://k.example/j.jpg"),
        (
            {"_embedded": {}, "yoast_head_json": {"og_image": [{"url": "https://k.example/y.jpg"}]}},
            "https://k.example/y.jpg",
        ),
        ({"_embedded": {"wp:featuredmedia": [{"code": "rest_forbidden"}]}}, None),
        ({"_embedded": [], "content": {"rendered": '<img src="/c.jpg">'}}, "https://k.example/c.jpg"),
        ({"_embedded": {}, "jetpack_featured_media_url": "", "yoast_head_json": {"og_image": []}}, None),
        ({"_embedded": {}, "yoast_head_json": []}, None),
    ],
)
def test_the_picture_is_taken_from_where_there_is_one(change: dict[str, Any], image: str | None) -> None:
    (entry,) = read({**POST, **change})
    assert entry.image == image


def test_the_zero_date_is_no_date() -> None:
    (entry,) = read({**POST, "date_gmt": "0000-00-00T00:00:00"})
    assert entry.published is None


def test_a_post_without_a_link_is_reached_by_its_guid() -> None:
    (entry,) = read({**POST, "link": None, "comment_status": "closed"})
    assert (entry.link, entry.comments) == ("https://k.example/?p=4711", None)


@pytest.mark.parametrize(
    "before",
    [b"", b"\xef\xbb\xbf", b"\n\n", b"<br />\n<b>Notice</b>: Undefined index: a[0] in <b>x.php</b><br />\n"],
)
def test_a_notice_before_the_posts_is_stepped_over(before: bytes) -> None:
    assert len(read_posts(before + json.dumps([POST]).encode(), url=URL)) == 1
    assert read_posts(before + b"[]", url=URL) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'{"code": "rest_forbidden", "data": {"status": 401}}',
        b"<!doctype html><html></html>",
        b"[{",
        b"null",
        b"[" * 100_000,
        b'[{"id": 1' + b"0" * 5000 + b"}]",
        b"\xff\xfe",
    ],
    ids=lambda content: repr(content[:20]),
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(FeedUnreadable, match="REST"):
        read_posts(content, url=URL)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*POST, "name", "url"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_gives_entries_or_a_feed_error(value: Any) -> None:
    try:
        entries = read_posts(
            json.dumps([value, {**POST, "title": value, "_embedded": value, "guid": value}]).encode(), url=URL
        )
    except FeedUnreadable:
        return
    assert all(isinstance(entry, Entry) for entry in entries)


def test_half_a_character_in_a_guid_is_removed() -> None:
    (entry,) = read({**POST, "guid": {"rendered": "a\ud800b"}, "link": "\ud800"})
    assert (entry.guid, entry.link) == ("ab", None)


def test_the_sites_stand_in_speaks_wordpress() -> None:
    (entry,) = read_posts(json.dumps([wp_post(Post(3, "خبر"), "https://k.example")]).encode(), url=URL)
    assert (entry.title, entry.post_id) == ("خبر", 3)
