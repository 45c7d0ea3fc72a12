"""Where a site's REST interface may be asked, told from the feed's address."""

import pytest

from bot.intake import wordpress


@pytest.mark.parametrize(
    ("feed_url", "link", "homes"),
    [
        ("https://k.example/feed/", "https://k.example", ["https://k.example"]),
        ("https://k.example/feed", "https://k.example/", ["https://k.example"]),
        ("https://k.example/feed/atom/", "https://www.k.example/", ["https://k.example"]),
        ("https://www.k.example/rss.xml", "https://k.example/", ["https://www.k.example"]),
        ("https://k.example/?feed=rss2", "https://k.example/", ["https://k.example"]),
        ("https://k.example/blog/feed/", "https://k.example/blog/", ["https://k.example/blog"]),
        ("https://k.example/blog/feed/", "https://k.example/", []),
        ("https://k.example/category/x/feed/", "https://k.example/", []),
        ("https://k.example/comments/feed/", "https://k.example/", []),
        ("https://k.example/feed/?cat=3", "https://k.example/", []),
        ("https://k.example/?s=x&feed=rss2", "https://k.example/", []),
        ("https://k.example/a/b/c", "https://k.example/", []),
        ("https://k.example/feed/", None, ["https://k.example"]),
        ("https://feeds.example/feed/", "https://k.example/blog/", ["https://feeds.example", "https://k.example/blog"]),
        ("https://feeds.example/k/feed/", "https://k.example/", []),
        ("http://127.0.0.1:8080/feed/", "http://127.0.0.1:8080", ["http://127.0.0.1:8080"]),
    ],
)
def test_where_rest_may_be_asked(feed_url: str, link: str | None, homes: list[str]) -> None:
    assert wordpress.homes(feed_url, link) == homes
