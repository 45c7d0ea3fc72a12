"""One item as feedparser tells it → `Entry`."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from bot.intake import pictures
from bot.intake.cleaning import TITLE, cut, line, paragraphs, visible
from bot.intake.dates import parse_date
from bot.intake.links import post_number, safe_link
from bot.intake.markup import MARKUP, strip
from bot.models import Entry

EXCERPT = 600
CATEGORIES = 30
GUID = 1024
_PROTECTED = re.compile(
    r"action=postpass|there is no excerpt because this is a protected post"
    r"|il n[’']y a pas d[’']extrait, car cet article est protégé"
    r"|لا يوجد مقتطف لأن هذه مقالة محمية",
    re.IGNORECASE,
)


def entry_of(item: Mapping[str, Any], url: str) -> Entry | None:
    """Return the entry, None for a password-protected post and for an item that says nothing at all."""
    summary, body = _texts(item)
    if _PROTECTED.search(summary) or _PROTECTED.search(body):
        return None
    guid = _guid(item)
    link = _link(item, guid, url)
    base = link or url
    return assembled(
        guid=guid,
        link=link,
        title=str(item.get("title") or ""),
        summary=summary,
        body=body,
        image=_image(item, url) or pictures.in_markup(body, base=base) or pictures.in_markup(summary, base=base),
        comments=_comments(item, url),
        categories=[str(tag.get("label") or tag.get("term") or "") for tag in item.get("tags") or []],
        author=str(item.get("author") or ""),
        published=parse_date(_own(item, "published")) or parse_date(_own(item, "updated")),
        updated=parse_date(_own(item, "updated")),
        post_id=post_number(guid) or post_number(link),
    )


def assembled(
    *,
    guid: str | None,
    link: str | None,
    title: str,
    summary: str,
    body: str,
    image: str | None,
    comments: str | None,
    categories: list[str],
    author: str,
    published: float | None,
    updated: float | None,
    post_id: int | None,
) -> Entry | None:
    """Clean and cap what feed and REST have in common. An empty title becomes the summary's start (I22), then the
    address's last words; None where there is nothing to say.
    """
    excerpt, text = paragraphs(strip(summary[:MARKUP])), paragraphs(strip(body[:MARKUP]))
    heading = line(title) or cut(excerpt.partition("\n")[0] or text.partition("\n")[0], 120) or _slug(link)
    if not heading:
        return None
    names = dict.fromkeys(name for category in categories[:CATEGORIES] if (name := line(category, 100)))
    return Entry(
        guid=guid,
        link=link,
        title=heading,
        summary=cut(text, EXCERPT) if excerpt in {"", text} else excerpt,  # feedparser copies one into the other
        body=text,
        image=image,
        comments=comments,
        categories=tuple(names),
        author=line(author, 200) or None,
        published=published,
        updated=updated,
        post_id=post_id,
    )


def _texts(item: Mapping[str, Any]) -> tuple[str, str]:
    """Return summary and body as markup: `content:encoded` or Atom's content is the body."""
    contents = [_markup(content) for content in item.get("content") or []]
    body = max(contents, key=len, default="")
    detail = item.get("summary_detail") or {"value": item.get("summary") or ""}
    return _markup(detail), body


def _markup(content: Mapping[str, Any]) -> str:
    """Return a text construct as markup: plain text is shielded, so that nothing in it is taken for tags."""
    value = str(content.get("value") or "")[:MARKUP]
    if content.get("type") == "text/plain" and not re.search(
        r"</?(?:p|br|div|a|img|strong|b|em|ul|span)\b[^<>]*>", value
    ):
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "<p>")
    return value


def _guid(item: Mapping[str, Any]) -> str | None:
    guid = visible(str(item.get("id") or "")).strip()
    return guid[:GUID] or None


def _link(item: Mapping[str, Any], guid: str | None, url: str) -> str | None:
    """Return where readers go: the site's own address behind a feed service, the alternate link, a guid that is one."""
    links = [link for link in item.get("links") or [] if link.get("rel") == "alternate"]
    candidates = [item.get("feedburner_origlink"), *(link.get("href") for link in links)]
    for candidate in candidates:
        if link := safe_link(candidate, base=url):
            return link
    return safe_link(guid) if guid and guid.lower().startswith(("http://", "https://")) else None


def _comments(item: Mapping[str, Any], url: str) -> str | None:
    replies = [link.get("href") for link in item.get("links") or [] if link.get("rel") == "replies"]
    found = (safe_link(candidate, base=url) for candidate in (item.get("comments"), *replies))
    return next(filter(None, found), None)


def _image(item: Mapping[str, Any], url: str) -> str | None:
    pictures_of = [medium for medium in item.get("media_content") or [] if _is_picture(medium)]
    pictures_of.sort(key=lambda medium: -_width(medium))
    enclosures = [link for link in item.get("links") or [] if link.get("rel") == "enclosure" and _is_picture(link)]
    image = item.get("image")
    candidates = [
        *(medium.get("url") for medium in pictures_of),
        *(thumbnail.get("url") for thumbnail in item.get("media_thumbnail") or []),
        *(link.get("href") for link in enclosures),
        image.get("href") if isinstance(image, Mapping) else None,
    ]
    return pictures.first((str(candidate) for candidate in candidates if candidate), base=url)


def _is_picture(medium: Mapping[str, Any]) -> bool:
    kind = str(medium.get("type") or medium.get("medium") or "").lower()
    if kind and not kind.startswith(("text/html", "application/octet")):
        return kind.startswith("image")
    path = urlsplit(str(medium.get("url") or medium.get("href") or "")).path
    return bool(re.search(r"\.(?:jpe?g|png|webp|gif)$", path, re.IGNORECASE))


def _width(medium: Mapping[str, Any]) -> int:
    width = str(medium.get("width") or "")
    return int(width) if re.fullmatch(r"[0-9]{1,5}", width) else 0


def _own(item: Mapping[str, Any], key: str) -> str | None:
    """Return a date as it was written, without feedparser's stand-ins for missing ones."""
    value = dict.get(item, key) if isinstance(item, dict) else item.get(key)
    return str(value) if value else None


def _slug(link: str | None) -> str:
    """Return the last words of an address, where it has words: `/2026/11/زيارة-وزير/` → "زيارة وزير"."""
    last = unquote(urlsplit(urljoin(link or "", ".") if (link or "").endswith("/") else link or "").path).rstrip("/")
    words = re.sub(r"[-_]+", " ", last.rpartition("/")[2].rpartition(".")[0] or last.rpartition("/")[2])
    return line(words, TITLE) if re.search(r"[^\W\d_]{3}", words) else ""
