"""Addresses that Telegram and other networks take."""

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from bot.delivery import links


@pytest.mark.parametrize(
    ("link", "taken"),
    [
        ("https://site.ma/?p=5", "https://site.ma/?p=5"),
        ("http://127.0.0.1:8000/a/%D8%A7?x=%26#y", "http://127.0.0.1:8000/a/%D8%A7?x=%26#y"),
        ("https://site.ma/خبر", "https://site.ma/%D8%AE%D8%A8%D8%B1"),
        ("https://موقع.المغرب/", "https://xn--4gbrim.xn--mgbc0a9azcg/"),
        ("https://раypal.com/x", "https://xn--ypal-43d9g.com/x"),
        ('https://site.ma/"<x>', "https://site.ma/%22%3Cx%3E"),
        ("javascript:alert(1)", None),
        ("tg://resolve?domain=x", None),
        ("data:text/html,x", None),
        ("https://user:pw@site.ma/", None),
        ("//site.ma/x", None),
        ("https://", None),
        ("https://[bad", None),
        ("https://exa mple.com/", None),
        ("https://site.ma/" + "a" * 3000, None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_is_taken_encoded_or_not_at_all(link: str | None, taken: str | None) -> None:
    assert links.usable(link) == taken


@given(st.text(max_size=60))
def test_whatever_stands_in_a_link_what_is_taken_is_plain_http(rest: str) -> None:
    taken = links.usable(f"https://site.ma/{rest}")
    if taken is not None:
        assert taken.isascii()
        assert not any(char.isspace() for char in taken)
        assert URL(taken).host == "site.ma"
        assert links.usable(taken) == taken


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=150), st.text("abc%&=?#/+ ", max_size=60))
def test_other_networks_get_title_and_link_as_they_are(title: str, rest: str) -> None:
    link = f"https://site.ma/{rest}"
    assert fields(links.whatsapp(title, link)) == {"text": f"{title}\n{link}"}
    assert fields(links.facebook(link)) == {"u": link}
    assert fields(links.x(title, link)) == {key: value for key, value in (("text", title), ("url", link)) if value}
    assert fields(links.telegram(title, link)) == {
        key: value for key, value in (("url", link), ("text", title)) if value
    }


def fields(address: str) -> dict[str, str]:
    parsed = parse_qs(urlsplit(address).query, strict_parsing=False, max_num_fields=2)
    return {key: value for key, (value,) in parsed.items()}


def test_a_shared_title_is_cut() -> None:
    assert len(fields(links.whatsapp("عنوان " * 100, "https://site.ma/"))["text"]) <= 217


def test_a_link_that_sharing_would_make_endless_is_shared_in_its_short_form() -> None:
    wall, short = "https://site.ma/" + "%D8%A7" * 150, "https://site.ma/?p=5"
    assert links.shareable(wall, short) == short
    assert links.shareable(wall, None) == wall
    assert links.shareable("https://site.ma/x", short) == "https://site.ma/x"


@pytest.mark.parametrize(
    ("slug", "link"),
    [
        ("counter-terrorism", "https://t.me/mirsal_bot?start=t_counter-terrorism"),
        ("a" * 62, "https://t.me/mirsal_bot?start=t_" + "a" * 62),
        ("a" * 63, None),
        ("إرهاب", None),
        ("a b", None),
    ],
)
def test_a_topic_is_followed_by_a_link_into_the_bot(slug: str, link: str | None) -> None:
    assert links.follow("mirsal_bot", slug) == link


@pytest.mark.parametrize(
    ("channel", "name", "link"),
    [
        (-1001234567890, "kawalisse", "https://t.me/kawalisse/7"),
        (-1001234567890, "@kawalisse", "https://t.me/kawalisse/7"),
        (-1001234567890, None, "https://t.me/c/1234567890/7"),
        (-1234, None, None),
    ],
)
def test_a_channel_post_has_an_address(channel: int, name: str | None, link: str | None) -> None:
    assert links.channel_post(channel, name, 7) == link
