"""Links, post numbers and pictures as they stand in feeds (FAULTS I20, I21, T03)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.links import post_number, safe_link
from bot.intake.pictures import in_markup, usable

BASE = "https://k.example/feed/"


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("https://k.example/a", "https://k.example/a"),
        (" https://k.example/a\n", "https://k.example/a"),
        ("/a/b", "https://k.example/a/b"),
        ("a", "https://k.example/feed/a"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("?p=7", "https://k.example/feed/?p=7"),
        ("https://k.example/خبر/?س=ص#جزء", "https://k.example/%D8%AE%D8%A8%D8%B1/?%D8%B3=%D8%B5#%D8%AC%D8%B2%D8%A1"),
        ("https://k.example/%d8%ae", "https://k.example/%d8%ae"),
        ("https://k.example/a b", "https://k.example/a%20b"),
        ("https://كواليس.example/", "https://xn--mgby9bfso.example/"),
        ("HTTP://K.Example/A", "http://k.example/A"),
        ("https://k.exam\nple/a", "https://k.example/a"),
        ("http://127.0.0.1:8080/a", "http://127.0.0.1:8080/a"),
        ("javascript:alert(1)", None),
        ("JaVaScRiPt:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("tg://resolve?domain=x", None),
        ("mailto:a@k.example", None),
        ("ftp://k.example/", None),
        ("file:///etc/passwd", None),
        ("vbscript:x", None),
        ("https://user:pw@k.example/", None),
        ("https://user@k.example/", None),
        ("https://\u202ek.example/", None),
        ("https://[::1", None),
        ("https://k.example:99999/", None),
        ("https://k.example/" + "a" * 3000, None),
        ("https://k.example/" + "خ" * 1000, None),
        ("", None),
        ("   ", None),
        (None, None),
    ],
)
def test_only_an_http_address_without_a_user_is_a_link(written: str | None, link: str | None) -> None:
    assert safe_link(written, base=BASE) == link


@given(st.text(max_size=80))
def test_any_text_gives_an_ascii_link_or_none(text: str) -> None:
    link = safe_link(text, base=BASE)
    assert link is None or (link.isascii() and link.startswith(("http://", "https://")) and safe_link(link) == link)


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("https://k.example/?p=7", 7),
        ("http://k.example?p=7", 7),
        ("https://k.example/blog/?p=7", 7),
        ("https://k.example/index.php?p=7", 7),
        ("https://k.example/?post_type=event&p=7", 7),
        ("https://k.example/?page_id=7", 7),
        ("https://k.example/news.php?id=3&p=7", None),
        ("https://k.example/?paged=2", None),
        ("https://k.example/?p=x", None),
        ("https://k.example/?p=0", None),
        ("https://k.example/a", None),
        ("https://[", None),
        ("tag:k.example,2026:7", None),
        (None, None),
    ],
)
def test_wordpress_number_is_read_from_its_short_address_only(url: str | None, number: int | None) -> None:
    assert post_number(url) == number


@pytest.mark.parametrize(
    ("written", "picture"),
    [
        ("https://k.example/a.jpg?w=800", "https://k.example/a.jpg?w=800"),
        ("/uploads/صورة.webp", "https://k.example/uploads/%D8%B5%D9%88%D8%B1%D8%A9.webp"),
        ("https://k.example/a.svg", None),
        ("https://k.example/a.SVG", None),
        ("data:image/png;base64,AAAA", None),
        ("https://secure.gravatar.com/avatar/x", None),
        ("https://s.w.org/images/core/emoji/2/72x72/1f600.png", None),
        ("https://pixel.wp.com/g.gif", None),
        ("https://feeds.feedburner.com/~r/k/~4/x", None),
        ("https://k.example/v.mp4", None),
        (None, None),
    ],
)
def test_a_picture_is_one_that_telegram_can_show(written: str | None, picture: str | None) -> None:
    assert usable(written, base=BASE) == picture


@pytest.mark.parametrize(
    ("markup", "picture"),
    [
        ('<p><img src="/a.jpg"></p>', "https://k.example/a.jpg"),
        ("<IMG SRC='/a.jpg' />", "https://k.example/a.jpg"),
        ("<img src=/a.jpg>", "https://k.example/a.jpg"),
        ('<img class="emoji" src="/e.png"><img src="/a.jpg">', "https://k.example/a.jpg"),
        ('<img width="1" height="1" src="/t.gif"><img src="/a.jpg" width="800">', "https://k.example/a.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/lazy.jpg">', "https://k.example/lazy.jpg"),
        ('<img src="/s.jpg" data-orig-file="/big.jpg">', "https://k.example/big.jpg"),
        ('<img alt="5 > 3" src="/a.jpg?a=1&amp;b=2">', "https://k.example/a.jpg?a=1&b=2"),
        ('<img class="avatar" src="/me.jpg">', None),
        ('<img src="">', None),
        ("<img>", None),
        ("<imgx src=/a.jpg>", None),
        ("نص", None),
    ],
)
def test_the_first_sensible_picture_of_a_text_is_taken(markup: str, picture: str | None) -> None:
    assert in_markup(markup, base=BASE) == picture
