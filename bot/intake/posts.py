"""WordPress' REST answers (`/wp-json/wp/v2/posts`) → entries. Runs in the parser child, like feeds."""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.errors import FeedUnreadable
from bot.intake import pictures
from bot.intake.cleaning import visible
from bot.intake.dates import parse_date
from bot.intake.decoding import decode
from bot.intake.items import GUID, assembled
from bot.intake.links import safe_link
from bot.models import Entry

POSTS = 200
_LARGEST = 2**53


def read_posts(content: bytes, *, url: str, http_charset: str | None = None) -> tuple[Entry, ...]:
    """Return the published posts of a REST answer, in its order.

    Raises FeedUnreadable for anything that is not a JSON array of posts; a PHP notice before the array is stepped over
    (W02). Protected, private and unpublished ones and other post types are left out (W08).
    """
    posts = _array(decode(content, http_charset=http_charset))
    try:
        return tuple(entry for post in posts[:POSTS] if isinstance(post, dict) and (entry := _entry(post, url)))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError) as error:
        raise FeedUnreadable(f"the site's REST interface answers oddly ({type(error).__name__})") from error


def _array(text: str) -> list[Any]:
    found = re.search(r"(?:^|\n|>|\s)(\[\s*(?:\{|\]))", text)
    try:
        posts, _ = json.JSONDecoder(strict=False).raw_decode(text, found.start(1) if found else len(text))
    except (ValueError, RecursionError) as error:
        raise FeedUnreadable("the site's REST interface gives no list of posts") from error
    if not isinstance(posts, list):
        raise FeedUnreadable("the site's REST interface gives no list of posts")
    return posts


def _entry(post: Mapping[str, Any], url: str) -> Entry | None:
    if not _public(post) or not isinstance(post.get("id"), int) or not 0 < post["id"] < _LARGEST:
        return None
    guid = visible(_rendered(post, "guid"))[:GUID] or None
    link = safe_link(_text(post.get("link")), base=url)
    link = link or safe_link(guid)
    body, summary = _rendered(post, "content"), _rendered(post, "excerpt")
    return assembled(
        guid=guid,
        link=link,
        title=_rendered(post, "title"),
        summary=summary,
        body=body,
        image=_image(post, url) or pictures.in_markup(body, base=link or url),
        comments=safe_link(f"{link.partition('#')[0]}#respond")
        if link and post.get("comment_status") == "open"
        else None,
        categories=_categories(post),
        author=_text(_first(_embedded(post, "author")).get("name")),
        published=_date(post, "date"),
        updated=_date(post, "modified"),
        post_id=int(post["id"]),
    )


def _public(post: Mapping[str, Any]) -> bool:
    protected = any(
        isinstance(part, Mapping) and part.get("protected") for part in (post.get("content"), post.get("excerpt"))
    )
    kind, status = post.get("type", "post"), post.get("status", "publish")
    return kind == "post" and status == "publish" and not protected and not post.get("password")


def _date(post: Mapping[str, Any], name: str) -> float | None:
    """Return `…_gmt`; WordPress' zero date (W09) is none, and then the site's own time has no zone to be believed."""
    return parse_date(_text(post.get(f"{name}_gmt")))


def _rendered(post: Mapping[str, Any], name: str) -> str:
    value = post.get(name)
    return _text(value.get("rendered")) if isinstance(value, Mapping) else _text(value)


def _image(post: Mapping[str, Any], url: str) -> str | None:
    medium = _first(_embedded(post, "wp:featuredmedia"))
    yoast = post.get("yoast_head_json")
    shown = yoast.get("og_image") if isinstance(yoast, Mapping) else None
    candidates = (medium.get("source_url"), post.get("jetpack_featured_media_url"), _first(shown).get("url"))
    return pictures.first((_text(candidate) for candidate in candidates), base=url)


def _categories(post: Mapping[str, Any]) -> list[str]:
    terms = [term for group in _embedded(post, "wp:term") if isinstance(group, list) for term in group]
    return [_text(term.get("name")) for term in terms if isinstance(term, Mapping) and term.get("name")]


def _embedded(post: Mapping[str, Any], name: str) -> list[Any]:
    embedded = post.get("_embedded")
    found = embedded.get(name) if isinstance(embedded, Mapping) else None
    return found if isinstance(found, list) else []


def _first(values: Any) -> Mapping[str, Any]:
    first = values[0] if isinstance(values, list) and values else None
    return first if isinstance(first, Mapping) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
