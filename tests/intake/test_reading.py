"""One feed document in every dialect → entries (FAULTS P23-P29, I06-I22, H09-H11)."""

import json
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import FeedUnreadable
from bot.intake.child import answer
from bot.intake.frames import unpacked_feed
from bot.intake.reading import read
from bot.models import Entry, Feed

URL = "https://k.example/feed/"
NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(*items: str, head: str = "") -> bytes:
    body = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {NAMES}><channel><title>كواليس</title>'
        f"<link>https://k.example</link>{head}{body}</channel></rss>"
    ).encode()


def entry_of(item: str) -> Entry:
    (entry,) = read(rss(item), url=URL).entries
    return entry


WORDPRESS = """
<title>المغرب وفرنسا &amp;#8220;يتفقان&amp;#8221;</title>
<link>https://k.example/2026/11/%d8%a7%d8%aa%d9%81%d8%a7%d9%82/?utm_source=rss</link>
<comments>https://k.example/2026/11/اتفاق/#respond</comments>
<dc:creator><![CDATA[هيئة التحرير]]></dc:creator>
<pubDate>Mon, 23 Nov 2026 10:30:00 +0000</pubDate>
<category><![CDATA[سياسة]]></category><category><![CDATA[أمن]]></category><category><![CDATA[سياسة]]></category>
<guid isPermaLink="false">https://k.example/?p=4711</guid>
<description><![CDATA[<p>وقع الوزيران اتفاقا [&#8230;]</p>
<p>ظهرت المقالة <a href="x">المغرب وفرنسا</a> أولاً على <a href="y">كواليس</a>.</p>]]></description>
<content:encoded><![CDATA[<figure><img class="wp-post-image" src="https://k.example/w.jpg" width="900"></figure>
<p>وقع الوزيران اتفاقا جديدا.</p><p>وحضر اللقاء مسؤولون.</p><div class="sharedaddy"><p>شارك</p></div>]]></content:encoded>
<slash:comments>0</slash:comments>
"""


def test_a_wordpress_item_is_read_whole() -> None:
    assert entry_of(WORDPRESS) == Entry(
        guid="https://k.example/?p=4711",
        link="https://k.example/2026/11/%d8%a7%d8%aa%d9%81%d8%a7%d9%82/?utm_source=rss",
        title="المغرب وفرنسا “يتفقان”",
        summary="وقع الوزيران اتفاقا…",
        body="وقع الوزيران اتفاقا جديدا.\n\nوحضر اللقاء مسؤولون.",
        image="https://k.example/w.jpg",
        comments="https://k.example/2026/11/%D8%A7%D8%AA%D9%81%D8%A7%D9%82/#respond",
        categories=("سياسة", "أمن"),
        author="هيئة التحرير",
        published=datetime(2026, 11, 23, 10, 30, tzinfo=UTC).timestamp(),
        updated=None,
        post_id=4711,
    )


ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://k.example/blog/">
<title>كواليس</title><link href="https://k.example/"/><link rel="self" href="/feed.atom"/>
<link rel="hub" href="https://hub.example/"/><id>tag:k.example,2026:feed</id>
<entry><title type="html">&lt;b&gt;خبر&lt;/b&gt; أول</title><id>tag:k.example,2026:1</id>
<link rel="alternate" type="text/plain" href="a/1"/><link rel="replies" href="a/1#c"/>
<link rel="enclosure" type="image/jpeg" href="p.jpg"/><category term="أمن"/>
<author><name>محرر</name></author><published>2026-11-23T11:30:00+01:00</published><updated>2026-11-23T12:00:00Z</updated>
<summary type="text">5 &lt; 7 ولا وسوم</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>فقرة</p><p>أخرى</p></div></content></entry>
</feed>"""


def test_an_atom_entry_is_read_whole() -> None:
    feed = read(ATOM.encode(), url="https://k.example/feed.atom")
    assert feed == Feed(
        entries=(
            Entry(
                guid="tag:k.example,2026:1",
                link="https://k.example/blog/a/1",
                title="خبر أول",
                summary="5 < 7 ولا وسوم",
                body="فقرة\n\nأخرى",
                image="https://k.example/blog/p.jpg",
                comments="https://k.example/blog/a/1#c",
                categories=("أمن",),
                author="محرر",
                published=datetime(2026, 11, 23, 10, 30, tzinfo=UTC).timestamp(),
                updated=datetime(2026, 11, 23, 12, 0, tzinfo=UTC).timestamp(),
            ),
        ),
        title="كواليس",
        link="https://k.example/",
        language="ar",
        hub="https://hub.example/",
        self_link="https://k.example/feed.atom",
    )


RSS10 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://k.example/"><title>K</title><link>https://k.example/</link></channel>
<item rdf:about="https://k.example/1"><title>خبر</title><link>https://k.example/1</link>
<description>نص</description><dc:date>2026-11-23T10:30:00Z</dc:date></item></rdf:RDF>"""
RSS090 = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>K</title></channel>
<item><title>خبر</title><link>https://k.example/1</link></item></rdf:RDF>"""
RSS091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1/x.dtd">
<rss version="0.91"><channel><title>K</title><item><title>خبر</title><link>https://k.example/1</link></item></channel></rss>"""
RSS092 = RSS091.replace("0.91", "0.92")


@pytest.mark.parametrize("document", [RSS10, RSS090, RSS091, RSS092], ids=["1.0", "0.90", "0.91", "0.92"])
def test_the_older_dialects_are_read(document: str) -> None:
    (entry,) = read(document.encode(), url=URL).entries
    assert (entry.title, entry.link) == ("خبر", "https://k.example/1")


def test_rss_1_takes_its_date_from_dublin_core() -> None:
    (entry,) = read(RSS10.encode(), url=URL).entries
    assert entry.published == datetime(2026, 11, 23, 10, 30, tzinfo=UTC).timestamp()
    assert entry.guid == "https://k.example/1"


# ── links, guids ─────────────────────────────────────────────────────────────

T = "<title>خبر</title>"


@pytest.mark.parametrize(
    ("item", "link", "guid"),
    [
        ("<link>https://k.example/a</link><guid>g</guid>", "https://k.example/a", "g"),
        ("<guid>https://k.example/a</guid>", "https://k.example/a", "https://k.example/a"),
        ('<guid isPermaLink="false">https://k.example/?p=7</guid>', "https://k.example/?p=7", "https://k.example/?p=7"),
        ('<guid isPermaLink="false">abc-1</guid>', None, "abc-1"),
        ("<guid>abc-1</guid>", None, "abc-1"),
        (
            "<link>javascript:alert(1)</link><guid>https://k.example/?p=7</guid>",
            "https://k.example/?p=7",
            "https://k.example/?p=7",
        ),
        ("<link>javascript:alert(1)</link>", None, None),
        ("<link>data:text/html,x</link>", None, None),
        ("<link>tg://resolve?domain=x</link>", None, None),
        ("<link>https://user:pw@k.example/</link>", None, None),
        ("<link>/a</link>", "https://k.example/a", None),
        ("<link>a</link>", "https://k.example/feed/a", None),
        ("<link>//cdn.example/a</link>", "https://cdn.example/a", None),
        ('<link xml:base="https://b.example/x/">a</link>', "https://b.example/x/a", None),
        ("<link></link><guid>https://k.example/a</guid>", "https://k.example/a", "https://k.example/a"),
        ("<link>\n  https://k.example/a\n </link>", "https://k.example/a", None),
        ("<link>https://k.example/?a=1&amp;b=2</link>", "https://k.example/?a=1&b=2", None),
        ("<link><![CDATA[https://k.example/?a=1&b=2]]></link>", "https://k.example/?a=1&b=2", None),
        (
            '<atom:link rel="self" href="https://k.example/s"/><link>https://k.example/a</link>',
            "https://k.example/a",
            None,
        ),
        (
            "<feedburner:origLink>https://k.example/a</feedburner:origLink><link>https://fb.example/~3/x</link>",
            "https://k.example/a",
            None,
        ),
        ("", None, None),
    ],
)
def test_an_items_link_and_guid(item: str, link: str | None, guid: str | None) -> None:
    entry = entry_of(T + item)
    assert (entry.link, entry.guid) == (link, guid)


# ── titles, texts ────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>", "<script>alert(1)</script>"),
        ("<title><![CDATA[<script>alert(1)</script>]]></title>", "<script>alert(1)</script>"),
        ("<title>A &amp;amp; B &amp;#8211; C</title>", "A & B – C"),
        ("<title>a\u202eb</title>", "ab"),
        ("<title></title><description>أول الملخص. والباقي</description>", "أول الملخص. والباقي"),
        ("<title> </title><description><![CDATA[<p>فقرة</p><p>ثانية</p>]]></description>", "فقرة"),
        ("<link>https://k.example/2026/11/زيارة-الوزير-إلى-الرباط/</link>", "زيارة الوزير إلى الرباط"),
        ("<link>https://k.example/2026/visite_du-ministre.html</link>", "visite du ministre"),
        ("<title>&lt;&gt;&amp;#xD800;</title>", "<>"),
    ],
)
def test_an_items_title(item: str, title: str) -> None:
    assert entry_of(item).title == title


def test_an_empty_title_becomes_the_summarys_start_cut_at_a_word() -> None:
    entry = entry_of(f"<description>{'كلمة ' * 100}</description>")
    assert entry.title.endswith("كلمة…")
    assert len(entry.title) <= 120


def test_an_item_that_says_nothing_is_left_out_and_counted() -> None:
    feed = read(rss("<guid>1</guid>", "<link>https://k.example/12/34</link>", T), url=URL)
    assert [entry.title for entry in feed.entries] == ["خبر"]
    assert feed.warnings == ("2 entries left out",)


def test_a_long_title_and_long_texts_are_capped() -> None:
    entry = entry_of(
        f"<title>{'عنوان ' * 2000}</title><description>{'ملخص ' * 5000}</description>"
        f"<content:encoded>{'متن ' * 5000}</content:encoded>"
    )
    assert (len(entry.title) <= 512, len(entry.summary) <= 8000, len(entry.body) <= 8000) == (True, True, True)


def test_without_a_summary_the_bodys_beginning_stands_in() -> None:
    entry = entry_of(T + f"<content:encoded><![CDATA[<p>{'متن ' * 400}</p>]]></content:encoded>")
    assert entry.summary.startswith("متن متن")
    assert len(entry.summary) <= 600
    assert len(entry.body) > 1000


@pytest.mark.parametrize(
    "item",
    [
        "<description>There is no excerpt because this is a protected post.</description>",
        "<content:encoded><![CDATA[<form action='https://k.example/wp-login.php?action=postpass'></form>]]></content:encoded>",
        "<description>لا يوجد مقتطف لأن هذه مقالة محمية.</description>",
    ],
)
def test_a_password_protected_post_is_left_out(item: str) -> None:
    assert read(rss(T + item), url=URL).entries == ()


# ── pictures ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "image"),
    [
        ('<media:content url="https://k.example/m.jpg" medium="image"/>', "https://k.example/m.jpg"),
        ('<media:content url="/m.jpg"/>', "https://k.example/m.jpg"),
        (
            '<media:group><media:content url="/s.jpg" width="100"/><media:content url="/l.jpg" width="900"/></media:group>',
            "https://k.example/l.jpg",
        ),
        ('<media:content url="https://k.example/v.mp4" medium="video"/>', None),
        ('<media:content url="https://secure.gravatar.com/avatar/1" medium="image"/>', None),
        ('<media:thumbnail url="https://k.example/t.jpg"/>', "https://k.example/t.jpg"),
        ('<enclosure url="https://k.example/e.jpg" type="image/jpeg" length="1"/>', "https://k.example/e.jpg"),
        ('<enclosure url="https://k.example/e.png" length="1"/>', "https://k.example/e.png"),
        ('<enclosure url="https://k.example/e.mp3" type="audio/mpeg"/>', None),
        ('<itunes:image href="https://k.example/i.jpg"/>', "https://k.example/i.jpg"),
        ('<description><![CDATA[<img src="/d.jpg">نص]]></description>', "https://k.example/d.jpg"),
        (
            '<media:content url="/x.svg" medium="image"/><media:thumbnail url="/t.jpg"/>',
            "https://k.example/t.jpg",
        ),
        ('<description><![CDATA[<img src="data:image/png;base64,AA">نص]]></description>', None),
    ],
)
def test_an_items_picture(item: str, image: str | None) -> None:
    assert entry_of(T + item).image == image


# ── dates ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("item", "published"),
    [
        ("<pubDate>الإثنين، 23 نونبر 2026 10:30</pubDate>", datetime(2026, 11, 23, 10, 30, tzinfo=UTC)),
        ("<pubDate>lundi 23 novembre 2026 10:30 +0100</pubDate>", datetime(2026, 11, 23, 9, 30, tzinfo=UTC)),
        ("<dc:date>2026-11-23</dc:date>", datetime(2026, 11, 23, tzinfo=UTC)),
        ("<atom:updated>2026-11-23T10:00:00Z</atom:updated>", datetime(2026, 11, 23, 10, tzinfo=UTC)),
        ("<pubDate>Mon, 01 Jan 0000 00:00:00 GMT</pubDate>", None),
        ("<pubDate>9999-12-31</pubDate>", None),
        ("<pubDate>soon</pubDate>", None),
        ("", None),
    ],
)
def test_an_items_date(item: str, published: datetime | None) -> None:
    assert entry_of(T + item).published == (published and published.timestamp())


# ── the feed's own ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "every"),
    [
        ("", None),
        ("<ttl>60</ttl>", 3600.0),
        ("<ttl>junk</ttl>", None),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 900.0),
        ("<sy:updatePeriod>hourly</sy:updatePeriod>", 3600.0),
        ("<sy:updatePeriod> daily </sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", 86_400.0),
        ("<sy:updatePeriod>never</sy:updatePeriod>", None),
        ("<ttl>5</ttl><sy:updatePeriod>hourly</sy:updatePeriod>", 3600.0),
    ],
)
def test_how_long_a_feed_wants_to_be_left_alone(head: str, every: float | None) -> None:
    assert read(rss(T, head=head), url=URL).every == every


@pytest.mark.parametrize(
    ("head", "item"),
    [
        ("<generator>https://wordpress.org/?v=6.8</generator>", T),
        ("", T + '<guid isPermaLink="false">https://k.example/?p=7</guid>'),
    ],
)
def test_hourly_in_a_wordpress_feed_is_nobodys_wish(head: str, item: str) -> None:
    hourly = "<sy:updatePeriod>\n\thourly\t</sy:updatePeriod><sy:updateFrequency>\n\t1\t</sy:updateFrequency>"
    assert read(rss(item, head=head + hourly), url=URL).every is None
    assert read(rss(item, head=head + hourly + "<ttl>10</ttl>"), url=URL).every == 600.0
    assert read(rss(item, head=head + hourly.replace("hourly", "daily")), url=URL).every == 86_400.0


def test_hours_of_rest_are_said_and_not_obeyed() -> None:
    some = "<skipHours><hour>1</hour><hour>2</hour><hour>24</hour></skipHours>"
    every = f"<skipHours>{''.join(f'<hour>{hour}</hour>' for hour in range(24))}</skipHours>"
    assert "3 hours" in read(rss(T, head=some), url=URL).warnings[0]
    assert "24 hours" in read(rss(T, head=every), url=URL).warnings[0]


def test_two_hundred_entries_are_read_at_most() -> None:
    feed = read(rss(*[f"<title>{number}</title>" for number in range(250)]), url=URL)
    assert [entry.title for entry in feed.entries] == [str(number) for number in range(200)]


def test_a_valid_feed_without_entries_is_a_feed() -> None:
    assert read(rss(), url=URL) == Feed((), "كواليس", "https://k.example")


# ── hostile and broken ───────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "item",
    ["خبر & رأي", "خبر <br> رأي", "<nope:x>y</nope:x>خبر", "<b>خبر", "&nbsp;خبر&eacute;"],
)
def test_a_feed_that_is_whole_but_not_well_formed_is_still_read(item: str) -> None:
    feed = read(rss(f"{T}<description>{item}</description>", "<title>ثان</title>"), url=URL)
    assert [entry.title for entry in feed.entries] == ["خبر", "ثان"]


def test_two_documents_in_one_body_are_both_read() -> None:
    feed = read(rss("<title>أول</title>") + rss("<title>ثان</title>"), url=URL)
    assert [entry.title for entry in feed.entries] == ["أول", "ثان"]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss><channel><title>x</title><item><title>t&j;</title></item></channel></rss>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{}"><!ENTITY % p SYSTEM "{}"> %p;]>'
    "<rss><channel><title>x</title><item><title>t&x;</title></item></channel></rss>"
)


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://127.0.0.1:1/", "/etc/passwd"])
def test_no_entity_brings_in_anything_from_outside(where: str) -> None:
    (entry,) = read(EXTERNAL.format(where, where).encode(), url=URL).entries
    assert entry.title in {"t", "t&x;"}


def test_entities_that_multiply_do_not() -> None:
    (entry,) = read(BOMB.encode(), url=URL).entries
    assert len(entry.title) < 10


@pytest.mark.parametrize(
    "content",
    [
        b"<>&#xD800;",
        b"<rss><channel><item><category>x</item></category></channel></rss>",
        b"<rss></rss>",
        b"<x:rdf></x:rdf>",
        b"<rss><channel></channel></rss>",
        b"<feed></feed>",
        b"/dev/zero",
        b"/etc/passwd",
        b"http://127.0.0.1/",
        b"",
        b"\x00",
        b"<rss><channel><item><title>&#xD800;</title><guid>&#xD800;</guid><link>&#xD800;</link></item></channel></rss>",
        b'<rss><channel><item><media:content url="[">x</media:content></item></channel></rss>',
        b"<rss><channel><item><pubDate>Mon, 99 Nov 99999999999 99:99:99</pubDate></item></channel></rss>",
        b'<rss xml:base="http://["><channel><item><link>a</link></item></channel></rss>',
    ],
)
def test_what_makes_feedparser_stumble_gives_a_feed_or_a_feed_error(content: bytes) -> None:
    told(content)


PIECES = [
    "<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>",
    "<guid>", "</guid>", "<category>", "</category>", "<description>", "</description>", "<![CDATA[", "]]>", "<!--", "-->",
    "&#xD800;", "&lt;b&gt;", "&", "<", ">", "خبر", "http://[", "https://k.example/?p=7", '<media:content url="x"/>',
    "<pubDate>", "</pubDate>", "Mon, 23 Nov 2026", "<feed>", "</feed>", "<entry>", "</entry>", "<svg>", "</svg>",
    "<image>", "</image>", "<author>", "</author>", "a@b.c", "\u202e", "\x00", '<link href="http://["/>', "<textinput>",
    "<content type='xhtml'>", "</content>", "<source>", "</source>", "<content type='application/x'>", "<itunes:image/>",
]  # fmt: skip


def told(content: bytes) -> None:
    """Read as the child does, and check that what it answers can go over the pipe and be a Feed again."""
    reply = json.loads(json.dumps(answer({"job": "feed", "url": URL, "charset": None}, content)))
    if "feed" in reply:
        assert isinstance(unpacked_feed(reply["feed"]), Feed)
    else:
        assert reply["problem"]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_feed_or_a_feed_error(content: bytes) -> None:
    told(content)
    told(b"<rss><channel><item><title>" + content + b"</title></item></channel></rss>")


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["rss", "feed"]))
def test_any_pieces_of_feeds_give_a_feed_or_a_feed_error(pieces: list[str], root: str) -> None:
    told("".join([f"<{root}>", *pieces, f"</{root}>"]).encode())


def test_a_feed_without_memory_is_the_childs_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(feedparser, "parse", full)
    with pytest.raises(MemoryError):
        read(rss(T), url=URL)


def test_an_error_says_what_was_wrong() -> None:
    with pytest.raises(FeedUnreadable, match="HTML page"):
        read(b"<html></html>", url=URL)
