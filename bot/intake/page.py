"""A news article's web page → `Entry`. Runs in the parser child: a page is as hostile as a feed.

What the page says of itself (Open Graph, linked data) counts before what it shows; the text is the article's own.
"""

import re
from collections.abc import Iterable, Iterator

from bot.errors import FeedUnreadable
from bot.intake import pictures
from bot.intake.article_text import article_text
from bot.intake.cleaning import cut, line, paragraphs
from bot.intake.dates import parse_date
from bot.intake.decoding import decode
from bot.intake.head import Head, head_of, tree_of
from bot.intake.items import CATEGORIES, EXCERPT, GUID
from bot.intake.linked import addresses, words
from bot.intake.links import post_number, safe_link
from bot.models import Entry
from bot.newsroom.identity import canonical_url, site_of

LONGEST = 2_000_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9._:-]{1,40})", re.IGNORECASE)
_REST = re.compile(r"^(https?://.+?)/wp-json/wp/v2/posts/([1-9]\d{0,17})/?$")
_POST_CLASS = re.compile(r"postid-([1-9]\d{0,17})")
_MARKS = r"\s*[-|–—·•»:]\s*"
_NOT_A_PAGE = re.compile(r"just a moment|attention required|checking your browser", re.IGNORECASE)


def read_page(content: bytes, *, url: str, http_charset: str | None = None) -> Entry:
    """Return what the page at `url` (after redirects) tells of its article. Raises FeedUnreadable for what is no page,
    or one without a title.
    """
    declared = _CHARSET.search(content[:4096])
    charset = http_charset or (declared[1].decode("ascii") if declared else None)
    tree = tree_of(decode(content, http_charset=charset)[:LONGEST])
    head = head_of(tree)
    title = _title(head)
    if not title or _NOT_A_PAGE.match(title):
        raise FeedUnreadable("the page has no title, or wants a browser's challenge solved")
    link = _link(head, url)
    post, guid = _post(head, link)
    body = paragraphs(article_text(tree, title=title))
    return Entry(
        guid=guid,
        link=link,
        title=title,
        summary=_summary(head, title) or cut(body, EXCERPT),
        body=body,
        image=_image(head, url),
        comments=safe_link(f"{link.partition('#')[0]}#respond") if head.answers else None,
        categories=_categories(head),
        author=line(words(head.story.get("author")) or next(head.meta("author"), ""), 200) or None,
        published=_date(head, "datePublished", "article:published_time", "datepublished", "date", "pubdate")
        or next(filter(None, map(parse_date, head.times)), None),
        updated=_date(head, "dateModified", "article:modified_time", "datemodified", "og:updated_time"),
        post_id=post,
    )


def _title(head: Head) -> str:
    """Return the headline, without the site's name that plugins put behind it."""
    sites = {line(name) for name in (*head.meta("og:site_name"), words(head.story.get("publisher")))} - {""}
    said = (*head.meta("og:title"), words(head.story.get("headline")), *head.meta("twitter:title"))
    for candidate in (*said, head.heading, head.title):
        title = line(candidate)
        for site in sites:
            title = re.sub(f"{_MARKS}{re.escape(site)}$", "", title)
        if title and title not in sites:
            return title
    return line(head.title)


def _summary(head: Head, title: str) -> str:
    said = (*head.meta("og:description"), words(head.story.get("description")), *head.meta("description"))
    texts = (paragraphs(text) for text in said)
    return next((cut(text, EXCERPT) for text in texts if text and text != title), "")


def _link(head: Head, url: str) -> str:
    """Return the page's canonical address, believed only of its own site; a front page is no article's address."""
    here = safe_link(url) or url
    site, bare = site_of(here), canonical_url(here)
    for candidate in (*head.link("canonical"), *head.meta("og:url")):
        link = safe_link(candidate, base=here)
        front = link is not None and "/" not in canonical_url(link).removeprefix("https://").partition("?")[0]
        if link and site_of(link) == site and (not front or canonical_url(link) == bare):
            return link.partition("#")[0]
    return here.partition("#")[0]


def _post(head: Head, link: str) -> tuple[int | None, str | None]:
    """Return WordPress' number and the guid its feed will name: from the short link, the REST link, or body's class."""
    for short in head.link("shortlink"):
        address = safe_link(short, base=link)
        number = post_number(address)
        if address and number and site_of(address) == site_of(link):
            return number, address[:GUID]
    for rest in head.link("alternate"):
        found = _REST.match(safe_link(rest, base=link) or "")
        if found and site_of(found[1]) == site_of(link):
            return int(found[2]), f"{found[1]}/?p={found[2]}"
    numbers = [int(found[1]) for name in head.classes if (found := _POST_CLASS.fullmatch(name))]
    home = "/".join(link.split("/", 3)[:3])
    return (numbers[0], f"{home}/?p={numbers[0]}") if numbers else (None, None)


def _image(head: Head, url: str) -> str | None:
    shown = (
        *head.meta("og:image:secure_url", "og:image", "og:image:url"),
        *addresses(head.story.get("image")),
        *head.meta("twitter:image", "twitter:image:src"),
        *addresses(head.story.get("thumbnailUrl")),
    )
    return pictures.first(shown, base=url)


def _categories(head: Head) -> tuple[str, ...]:
    section = head.story.get("articleSection")
    named = [*head.meta("article:section"), *(section if isinstance(section, list) else [section]), *_tags(head)]
    cleaned = (line(name, 100) for name in named if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in cleaned if name))[:CATEGORIES]


def _tags(head: Head) -> Iterator[str]:
    yield from head.meta("article:tag")


def _date(head: Head, linked: str, *names: str) -> float | None:
    said: Iterable[str] = (words(head.story.get(linked)), *head.meta(*names))
    return next(filter(None, map(parse_date, said)), None)
