"""Web pages of news sites, read for a draft: what they say of themselves, and the article without what stands around it."""

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import FeedForbidden, FeedUnreachable, FeedUnreadable
from bot.intake.article_text import own_paragraphs
from bot.intake.fetcher import Fetcher
from bot.intake.linked import addresses, article_node, words
from bot.intake.page import read_page
from bot.intake.pages import Pages
from bot.models import Entry
from tests.intake.site import Handler, Site

URL = "https://www.example.ma/archives/512/"
TITLE = "الرباط: توقيع اتفاق أمني جديد بين المغرب والبرتغال"
ONE = "وقع المغرب والبرتغال، اليوم الاثنين بالرباط، اتفاقا أمنيا جديدا يهم مكافحة الجريمة المنظمة وتبادل المعلومات بين أجهزة البلدين."
TWO = "وقال الوزير البرتغالي في تصريح للصحافة إن هذا الاتفاق يفتح مرحلة جديدة من الثقة بين الشرطتين، مشيدا بما تحقق في السنوات الأخيرة."
THREE = (
    "ومن المرتقب أن تنعقد لجنة مشتركة في لشبونة خلال الشهر المقبل لوضع برنامج التنفيذ وتحديد مواعيد التداريب المشتركة."
)

HEAD = f"""
<meta charset="UTF-8"><title>{TITLE} - كواليس الساحل</title>
<link rel="canonical" href="https://www.example.ma/archives/512/?utm_source=x" />
<link rel='shortlink' href='https://www.example.ma/?p=512' />
<link rel="alternate" type="application/rss+xml" href="https://www.example.ma/archives/512/feed/" />
<meta property="og:title" content="{TITLE} - كواليس الساحل" />
<meta property="og:description" content="وقع المغرب والبرتغال اتفاقا أمنيا جديدا [&hellip;]" />
<meta property="og:site_name" content="كواليس الساحل" />
<meta property="og:image" content="/wp-content/uploads/lisbon.jpg" />
<meta property="article:published_time" content="2026-11-23T10:00:00+00:00" />
<meta property="article:section" content="أمن" />
"""

BODY = f"""
<body class="single single-post postid-512 no-sidebar">
<nav class="main-menu"><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<div id="page" class="widget-area-page"><main><article>
<h1>{TITLE}</h1><div class="entry-meta">كتب في 23 نونبر 2026 بواسطة هيئة التحرير</div>
<div class="entry-content"><p>{ONE}</p>
<p>اقرأ أيضا: أمطار غزيرة في الشمال</p>
<p>{TWO}</p><div class="jp-relatedposts"><h3>مواضيع ذات صلة</h3><p>خبر آخر لا علاقة له بهذا المقال، كتب قبل أيام.</p></div>
<p>{THREE}</p></div>
<div class="sharedaddy sd-sharing-enabled"><h3>شارك هذا الموضوع:</h3><ul><li>فيسبوك</li></ul></div>
</article>
<h3>شارك بتعليقك</h3><div id="respond"><form id="commentform"><textarea></textarea></form></div>
<h3>شاهد أيضا</h3><ul><li><a href="/a">بطولة كرة القدم: نتائج الجولة العاشرة</a></li></ul>
<h3>اشتراك في القائمة البريدية</h3><p>إشترك بالقائمة البريدية لتتوصل بكل الجديد عبر البريد الإلكتروني</p>
</main></div><footer>جميع الحقوق محفوظة</footer></body>
"""


def page(head: str = HEAD, body: str = BODY) -> bytes:
    return f"<!doctype html><html dir=rtl lang=ar><head>{head}</head>{body}</html>".encode()


def read(head: str = HEAD, body: str = BODY, url: str = URL) -> Entry:
    return read_page(page(head, body), url=url)


def linked(json: str) -> str:
    return f'<title>عنوان الصفحة الكامل</title><script type="application/ld+json">{json}</script>'


def test_a_wordpress_article_is_read_whole() -> None:
    assert read() == Entry(
        guid="https://www.example.ma/?p=512",
        link="https://www.example.ma/archives/512/?utm_source=x",
        title=TITLE,
        summary="وقع المغرب والبرتغال اتفاقا أمنيا جديدا…",
        body=f"{ONE}\n\n{TWO}\n\n{THREE}",
        image="https://www.example.ma/wp-content/uploads/lisbon.jpg",
        comments="https://www.example.ma/archives/512/?utm_source=x#respond",
        categories=("أمن",),
        published=1795428000.0,
        post_id=512,
    )


@pytest.mark.parametrize(
    "litter",
    ["الرئيسية", "رياضة", "شارك", "شاهد", "القائمة البريدية", "هيئة التحرير", "جميع الحقوق", "خبر آخر", "أمطار"],
)
def test_what_stands_around_the_article_is_left_out(litter: str) -> None:
    assert litter not in read().body


def test_without_open_graph_the_article_itself_is_told() -> None:
    entry = read(head=f"<title>{TITLE} | كواليس</title>")
    assert (entry.title, entry.summary[:20], entry.image) == (TITLE, ONE[:20], None)
    assert entry.body == f"{ONE}\n\n{TWO}\n\n{THREE}"


def test_linked_data_tells_of_the_article_and_its_references_are_followed() -> None:
    graph = """{"@context": "https://schema.org", "@graph": [
      {"@type": "WebPage", "@id": "#page", "name": "صفحة"},
      {"@type": "ImageObject", "@id": "#photo", "contentUrl": "https://cdn.example.ma/photo.webp"},
      {"@type": "Person", "@id": "#writer", "name": "سعاد العلمي"},
      {"@type": ["NewsArticle"], "headline": "زيارة وزير الداخلية &#8211; الرباط", "image": {"@id": "#photo"},
       "author": [{"@id": "#writer"}], "description": "زار الوزير الرباط.", "articleSection": ["سياسة", "أمن"],
       "datePublished": "2026-11-23T11:00:00+01:00", "dateModified": "2026-11-23T12:00:00+01:00"}]}"""
    entry = read(head=linked(graph), body="<body><p>نص</p></body>")
    assert entry.title == "زيارة وزير الداخلية – الرباط"
    assert (entry.summary, entry.author) == ("زار الوزير الرباط.", "سعاد العلمي")
    assert (entry.image, entry.categories) == ("https://cdn.example.ma/photo.webp", ("سياسة", "أمن"))
    assert (entry.published, entry.updated) == (1795428000.0, 1795431600.0)


@pytest.mark.parametrize(
    "script",
    ["", "{", "[]", "null", "7", '{"@type": "NewsArticle"', "[" * 5000, '{"@graph": 5}', '{"@type": null}', '"x"'],
)
def test_linked_data_that_is_none_is_passed_over(script: str) -> None:
    assert read(head=linked(script)).title == TITLE
    assert article_node([script]) == {}


def test_values_of_linked_data_are_read_in_every_shape() -> None:
    assert [words(v) for v in ("a", ["", "b"], {"name": ["c"]}, None, 5, [])] == ["a", "b", "c", "", "", ""]
    assert addresses([{"url": "u", "contentUrl": "c"}, "s", 7, None]) == ["u", "c", "s"]


def test_a_canonical_link_is_believed_of_its_own_site_only() -> None:
    def link(canonical: str, url: str = URL) -> str | None:
        return read(head=f'<link rel="canonical" href="{canonical}"><title>{TITLE}</title>', url=url).link

    assert link("https://example.ma/archives/512/") == "https://example.ma/archives/512/"
    assert link("/archives/512-long-name/#top") == "https://www.example.ma/archives/512-long-name/"
    assert link("https://evil.example/archives/512/") == URL
    assert link("https://www.example.ma/") == URL  # a broken plugin: every page is the front page
    assert link("javascript:alert(1)") == URL
    assert link("https://www.example.ma/", url="https://www.example.ma/?utm_source=a") == "https://www.example.ma/"


@pytest.mark.parametrize(
    ("head", "body", "post", "guid"),
    [
        ('<link rel="shortlink" href="/?p=9">', "<body>", 9, "https://www.example.ma/?p=9"),
        (
            '<link rel="shortlink" href="https://wp.me/pabc-5">',
            "<body class='postid-9'>",
            9,
            "https://www.example.ma/?p=9",
        ),
        ('<link rel="shortlink" href="https://other.example/?p=7">', "<body>", None, None),
        (
            '<link rel="alternate" title="JSON" type="application/json" href="https://www.example.ma/ar/wp-json/wp/v2/posts/9">',
            "<body>",
            9,
            "https://www.example.ma/ar/?p=9",
        ),
        (
            '<link rel="alternate" type="application/json" href="https://www.example.ma/wp-json/wp/v2/pages/9">',
            "<body>",
            None,
            None,
        ),
        ("", "<body class='postid-0 postid-x'>", None, None),
    ],
)
def test_wordpress_number_is_found_in_three_places(head: str, body: str, post: int | None, guid: str | None) -> None:
    entry = read(head=f"{head}<title>{TITLE}</title>", body=f"{body}<p>{ONE}</p></body>")
    assert (entry.post_id, entry.guid) == (post, guid)


def test_a_page_in_windows_1256_says_so_in_a_meta() -> None:
    markup = (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1256"><title>{TITLE}</title>'
    )
    assert read_page(markup.encode("cp1256"), url=URL).title == TITLE


def test_a_time_of_the_page_dates_it_where_no_meta_does() -> None:
    entry = read(
        head=f"<title>{TITLE}</title>", body="<body><time datetime='x'>x</time><time datetime='2026-11-23T10:00Z'>"
    )
    assert entry.published == 1795428000.0


def test_a_title_that_is_only_the_sites_name_gives_way_to_the_heading() -> None:
    head = '<meta property="og:site_name" content="كواليس"><meta property="og:title" content="كواليس"><title>كواليس</title>'
    assert read(head=head).title == TITLE
    assert read(head=head, body="<body></body>").title == "كواليس"


@pytest.mark.parametrize(
    "markup", [b"", b"   ", b"\x00\x01", b"<html></html>", b"<title>Just a moment...</title>", b"<p>x</p>"]
)
def test_what_is_no_article_is_unreadable(markup: bytes) -> None:
    with pytest.raises(FeedUnreadable):
        read_page(markup, url=URL)


def test_headlines_under_see_also_go_and_the_article_goes_on() -> None:
    parts = ["مقدمة", TITLE, ONE, "شاهد أيضا", "عنوان آخر بلا نقطة", TWO, "شارك بتعليقك", "تعليق قارئ لا يخص المقال."]
    assert own_paragraphs(parts, title=TITLE) == [ONE, TWO]


@given(st.text())
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        entry = read_page(text.encode("utf-8", "surrogatepass"), url=URL)
    except FeedUnreadable:
        return
    assert entry.title
    assert entry.link == URL


class TestFetched:
    """Through the guard, the caps and the child."""

    pytestmark = pytest.mark.asyncio(loop_scope="session")

    async def test_a_page_is_fetched_and_read_in_the_child(self, fetcher: Fetcher) -> None:
        async with Site() as site, Pages(fetcher) as pages:
            site.override["/a/"] = answering(page())
            site.override["/short"] = redirecting("/a/")
            assert (await pages.read(f"{site.url}/short")).title == TITLE
            assert site.requests[-1].headers["Accept"].startswith("text/html")

    @pytest.mark.parametrize("kind", ["application/pdf", "image/jpeg", "application/json"])
    async def test_what_is_no_page_is_refused(self, fetcher: Fetcher, kind: str) -> None:
        async with Site() as site, Pages(fetcher) as pages:
            site.override["/a/"] = answering(page(), kind)
            with pytest.raises(FeedUnreadable):
                await pages.read(f"{site.url}/a/")

    async def test_a_page_that_is_gone_says_so(self, fetcher: Fetcher) -> None:
        async with Site() as site, Pages(fetcher) as pages:
            with pytest.raises(FeedUnreachable) as refused:
                await pages.read(f"{site.url}/gone/")
            assert refused.value.status == 404

    async def test_a_private_address_is_never_asked(self) -> None:
        async with Site() as site, Fetcher() as strict, Pages(strict) as pages:
            with pytest.raises(FeedForbidden):
                await pages.read(f"{site.url}/a/")
            assert not site.requests

    async def test_a_picture_on_a_private_host_is_left_out(self) -> None:
        async with Fetcher() as strict:
            pages = Pages(strict)
            entry = Entry(None, URL, TITLE, image="http://10.0.0.1/x.jpg", comments=f"{URL}#respond")
            assert pages._guarded(entry) == Entry(None, URL, TITLE, comments=f"{URL}#respond")

    async def test_markup_that_fills_the_memory_is_refused_and_the_next_page_is_read(self, fetcher: Fetcher) -> None:
        async with Site() as site, Pages(fetcher) as pages:
            site.override["/bad/"] = answering(b"<title>x</title><body>" + b"<div><a " * 200_000)
            site.override["/a/"] = answering(page())
            with pytest.raises(FeedUnreadable):
                await pages.read(f"{site.url}/bad/")
            assert (await pages.read(f"{site.url}/a/")).title == TITLE


def answering(body: bytes, kind: str = "text/html") -> Handler:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=kind)

    return handler


def redirecting(to: str) -> Handler:
    async def handler(_: web.Request) -> web.Response:
        raise web.HTTPFound(to)

    return handler
