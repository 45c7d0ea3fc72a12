"""By which keys an article is known again (FAULTS I06-I09)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models import Entry
from bot.newsroom.identity import article_id, canonical_url, keys_of, keys_of_all, site_of

SITE = "k.example"


def entry(guid: str | None = None, link: str | None = None, title: str = "خبر", post: int | None = None) -> Entry:
    return Entry(guid=guid, link=link, title=title, post_id=post)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://k.example/a", "http://k.example/a"),
        ("https://k.example/a", "https://www.k.example/a"),
        ("https://k.example/a", "https://K.EXAMPLE/a"),
        ("https://k.example/a", "https://k.example/a/"),
        ("https://k.example/a", "https://k.example:443/a"),
        ("https://k.example/a", "http://k.example:80/a"),
        ("https://k.example/a", "https://k.example/a?utm_source=rss&utm_medium=rss&utm_campaign=x"),
        ("https://k.example/a", "https://k.example/a?fbclid=IwAR0"),
        ("https://k.example/a", "https://k.example/a#comments"),
        ("https://k.example/a", " https://k.example/a\n"),
        ("https://k.example/a?x=1", "https://k.example/a?x=1&gclid=7"),
        ("https://k.example/a?x=1&y=2", "https://k.example/a?y=2&x=1"),
        ("https://k.example/خبر", "https://k.example/%D8%AE%D8%A8%D8%B1"),
        ("https://k.example/خبر", "https://k.example/%d8%ae%d8%a8%d8%b1/"),
        ("https://k.example/é", "https://k.example/e%CC%81"),
        ("https://k.example/~a", "https://k.example/%7Ea"),
        ("https://k.example", "https://k.example/"),
        ("https://k.example/a", "https://k.example./a"),
    ],
)
def test_what_makes_no_difference_is_folded(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://k.example/a", "https://k.example/b"),
        ("https://k.example/a", "https://k.example/A"),
        ("https://k.example/a", "https://m.k.example/a"),
        ("https://k.example/a", "https://k.example:8080/a"),
        ("https://k.example/?p=7", "https://k.example/?p=8"),
        ("https://k.example/a?id=1", "https://k.example/a?id=2"),
        ("https://k.example/a%2Fb", "https://k.example/a/b"),
        ("https://k.example/?a=1%262", "https://k.example/?a=1&2"),
    ],
)
def test_what_makes_a_difference_is_not(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)


@settings(deadline=None)
@given(
    st.text(max_size=60) | st.from_regex(r"https?://[a-z.]{1,9}(:[0-9]{1,4})?/[a-zé%0-9/]{0,20}(\?[a-z=&%2]{0,20})?")
)
def test_folding_twice_is_folding_once(url: str) -> None:
    assert canonical_url(canonical_url(url)) == canonical_url(url)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.k.example/feed/", "k.example"),
        ("http://K.example:80/?p=7", "k.example"),
        ("http://127.0.0.1:8080/feed/", "127.0.0.1:8080"),
        ("http://[::1]:8080/feed/", "[::1]:8080"),
        ("https://k.example?feed=rss2", "k.example"),
    ],
)
def test_the_site_of_an_address(url: str, site: str) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("told", "keys"),
    [
        (
            entry("https://k.example/?p=7", "https://www.k.example/a/", post=7),
            ("wp:k.example:7", "guid:https://k.example?p=7", "url:https://k.example/a"),
        ),
        (
            entry("https://k.example/blog/?p=7", "https://k.example/blog/a/", post=7),
            ("wp:k.example/blog:7", "guid:https://k.example/blog?p=7", "url:https://k.example/blog/a"),
        ),
        (
            entry("http://old.example/?p=7", "https://k.example/a/", post=7),
            ("wp:k.example:7", "guid:https://old.example?p=7", "url:https://k.example/a"),
        ),
        (entry(None, "https://k.example/?p=7", post=7), ("wp:k.example:7", "url:https://k.example?p=7")),
        (
            entry("https://k.example/index.php?p=7", None, post=7),
            ("wp:k.example:7", "guid:https://k.example/index.php?p=7"),
        ),
        (entry("7", "https://k.example/a"), ("guid:k.example:7", "url:https://k.example/a")),
        (entry("tag:k.example,2026:7", None), ("guid:tag:k.example,2026:7",)),
        (entry("urn:uuid:1", None), ("guid:urn:uuid:1",)),
        (entry(None, "https://k.example/a"), ("url:https://k.example/a",)),
        (entry("  ", "https://k.example/a"), ("url:https://k.example/a",)),
        (entry("7", "https://k.example/"), ("guid:k.example:7",)),
        (entry("https://[", None, post=7), ("wp:k.example:7", "guid:https://[")),
    ],
)
def test_the_keys_of_an_entry_strongest_first(told: Entry, keys: tuple[str, ...]) -> None:
    assert keys_of(told, site=SITE) == keys


def test_without_guid_and_link_title_and_summary_are_the_key() -> None:
    one = keys_of(Entry(None, None, "خبر", "ملخص"), site=SITE)
    assert one == keys_of(Entry(None, None, " خبر ", "ملخص\n"), site=SITE)
    assert one != keys_of(Entry(None, None, "خبر", "غيره"), site=SITE)
    assert one != keys_of(Entry(None, None, "خبر", "ملخص"), site="other.example")
    assert re.fullmatch(r"hash:k\.example:[0-9a-f]{32}", one[0])


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (
            entry("https://k.example/?p=7", "https://k.example/a", post=7),
            entry("https://k.example/a", "https://k.example/a"),
        ),
        (entry("g", "http://k.example/a"), entry("g2", "https://www.k.example/a/?utm_source=x")),
        (entry("g", "https://k.example/old-slug"), entry("g", "https://k.example/new-slug")),
        (
            entry("http://k.example/?p=7", None, post=7),
            entry("https://www.k.example/?p=7", "https://k.example/x", post=7),
        ),
        (entry(None, "https://k.example/?p=7", post=7), entry("x", "https://k.example/long", post=7)),
    ],
)
def test_an_article_that_moves_keeps_a_key(before: Entry, now: Entry) -> None:
    assert set(keys_of(before, site=SITE)) & set(keys_of(now, site=SITE))


def test_the_same_guid_on_different_links_names_neither() -> None:
    told = [entry("g", "https://k.example/a"), entry("g", "https://k.example/b"), entry("h", "https://k.example/c")]
    assert keys_of_all(told, site=SITE) == [
        ("url:https://k.example/a",),
        ("url:https://k.example/b",),
        ("guid:k.example:h", "url:https://k.example/c"),
    ]


def test_the_same_guid_and_link_twice_is_one_article() -> None:
    told = [entry("g", "https://k.example/a"), entry("g", "https://k.example/a/")]
    one, other = keys_of_all(told, site=SITE)
    assert one == other == ("guid:k.example:g", "url:https://k.example/a")


def test_the_same_guid_on_all_items_falls_back_to_their_addresses() -> None:
    told = [entry("https://k.example/?p=1", f"https://k.example/{n}", post=1) for n in range(10)]
    assert keys_of_all(told, site=SITE) == [(f"url:https://k.example/{n}",) for n in range(10)]


def test_the_same_link_on_many_items_falls_back_to_their_guids_or_titles() -> None:
    guids = [entry(str(n), "https://k.example/live") for n in range(3)]
    assert keys_of_all(guids, site=SITE) == [(f"guid:k.example:{n}",) for n in range(3)]
    titled = [entry(None, "https://k.example/live", f"خبر {n}") for n in range(5)]
    assert len({keys for (keys,) in keys_of_all(titled, site=SITE)}) == 5


def test_a_link_under_two_guids_is_one_article_whose_guid_changed() -> None:
    told = [entry("g", "https://k.example/a"), entry("h", "https://k.example/a")]
    one, other = keys_of_all(told, site=SITE)
    assert set(one) & set(other) == {"url:https://k.example/a"}


def test_the_same_guid_and_link_on_all_items_falls_back_to_their_titles() -> None:
    told = [entry(None, "https://k.example/", f"خبر {n}") for n in range(3)]
    assert all(keys[0].startswith("hash:") for keys in keys_of_all(told, site=SITE))


def test_an_articles_name_comes_from_its_first_key_alone() -> None:
    name = article_id(("wp:k.example:7", "guid:x"))
    assert name == article_id(("wp:k.example:7",)) == article_id(["wp:k.example:7", "url:y"])
    assert name != article_id(("wp:k.example:8",))
    assert re.fullmatch(r"[a-z2-7]{10}", name)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            Entry, st.none() | st.text(max_size=9), st.none() | st.just("https://k.example/a"), st.text(max_size=9)
        ),
        max_size=9,
    )
)
def test_every_entry_has_a_key_whatever_the_others_are(told: list[Entry]) -> None:
    keys = keys_of_all(told, site=SITE)
    assert len(keys) == len(told)
    assert all(own and len(set(own)) == len(own) for own in keys)
