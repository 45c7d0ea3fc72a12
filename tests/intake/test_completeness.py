"""A feed is taken whole or not at all (FAULTS H19, H32, P24, P28, P30)."""

import pytest

from bot.errors import FeedUnreadable
from bot.intake.completeness import whole
from bot.intake.reading import read
from tests.intake.site import posts, rss

FEED = '<rss version="2.0"><channel><title>x</title><item><title>a</title></item></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title></entry></feed>'
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item><title>a</title></item></rdf:RDF>'


@pytest.mark.parametrize(
    "text",
    [
        FEED,
        ATOM,
        RDF,
        f'<?xml version="1.0"?>\n{FEED}\n\n',
        f"{FEED}\n<!-- Cached by WP-Super-Cache on 2026-11-23 -->\n",
        f"{FEED}<!-- a --> \t\r\n<!-- b -->",
        f"{FEED}\n<br />\n<b>Notice</b>: Undefined index in x.php",
        f"{FEED}{FEED}",
        ATOM.replace("<feed", "<a:feed").replace("</feed", "</a:feed"),
        FEED.replace("<rss", "<RSS").replace("</rss>", "</RSS >"),
        f'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x/y.dtd">{FEED}',
        f"<br /><b>Warning</b>: PHP {FEED}",
        FEED.replace("<title>a", "<description><![CDATA[how to read </rss>]]></description><title>a"),
    ],
)
def test_a_whole_feed_passes(text: str) -> None:
    assert whole(text).startswith("<")
    assert whole(text).endswith(">")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (" \n\t\r\n ", "empty"),
        ("\ufeff", "empty"),
        ("<!DOCTYPE html><html><head><title>Just a moment...</title></head></html>", "checks for browsers"),
        ("<!doctype html><html><body>مرحبا</body></html>", "HTML"),
        ("<html><body><rss></rss></body></html>", "HTML"),
        ('{"code": "rest_forbidden"}', "JSON"),
        ('[{"id": 1}]', "JSON"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "JSON"),
        ('<opml version="2.0"><body><outline text="x"/></body></opml>', "OPML"),
        ("%PDF-1.7 …", "PDF"),
        ("\ufffdPNG\r\n\n", "something else"),
        ("/dev/zero", "something else"),
        ("/etc/passwd", "something else"),
        ("http://127.0.0.1/", "something else"),
        ("Briefly unavailable for scheduled maintenance.", "something else"),
        ("<sitemapindex></sitemapindex>", "something else"),
        (FEED[:-1], "cut"),
        (FEED.replace("</rss>", ""), "cut"),
        (FEED.replace("</rss>", "</feed>"), "cut"),
        (f"{FEED}<rss><channel><item><title>b", "cut"),
        (f"{FEED}{' ' * 70_000}", "cut"),
        ("<rss><channel><item><description><![CDATA[how to end </rss>", "cut"),
        ("</rss><rss>", "cut"),
    ],
)
def test_what_is_no_whole_feed_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(FeedUnreadable, match=said):
        whole(text)


def test_a_feed_cut_at_any_byte_gives_its_entries_or_none() -> None:
    """Of 7,816 places to cut a feed, 6,370 give a plausible wrong entry when the end is not asked for."""
    content = rss(posts(1, 3), "https://k.example") + "<!-- ذاكرة -->\n".encode()
    complete = read(content, url="https://k.example/feed/").entries
    for cut in range(len(content)):
        try:
            entries = read(content[:cut], url="https://k.example/feed/").entries
        except FeedUnreadable:
            continue
        assert entries == complete
