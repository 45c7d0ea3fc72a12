"""The demo site's documents for machines: the RSS 2.0 feed as WordPress writes it, and its REST interface's posts."""

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from typing import Any

from bot.sandbox.articles import Story

NAME = "صحيفة المرسى"
ABOUT = "أخبار المغرب والعالم (موقع تجريبي: كل ما فيه متخيل)"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:wfw="http://wellformedweb.org/CommentAPI/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom"
\txmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
\txmlns:slash="http://purl.org/rss/1.0/modules/slash/"
\txmlns:media="http://search.yahoo.com/mrss/"
\t>
"""


def moment(at: float) -> datetime:
    """Return a time in UTC."""
    return datetime.fromtimestamp(at, UTC)


def rss(stories: Sequence[Story], base: str, built: float) -> bytes:
    """Return the feed of these articles, in their order. `base` is the site's address without a slash at the end."""
    items = "".join(_item(story, base) for story in stories)
    return (
        f"{_HEAD}\n<channel>\n\t<title>{NAME}</title>\n"
        f'\t<atom:link href="{base}/feed/" rel="self" type="application/rss+xml" />\n'
        f"\t<link>{base}</link>\n\t<description>{ABOUT}</description>\n"
        f"\t<lastBuildDate>{format_datetime(moment(built))}</lastBuildDate>\n\t<language>ar</language>\n"
        "\t<sy:updatePeriod>\n\thourly\t</sy:updatePeriod>\n\t<sy:updateFrequency>\n\t1\t</sy:updateFrequency>\n"
        f"\t<generator>https://wordpress.org/?v=6.8.3</generator>\n{items}\t</channel>\n</rss>\n"
    ).encode()


def link_of(story: Story, base: str) -> str:
    """Return the address readers open."""
    return f"{base}/{moment(story.published):%Y/%m}/{story.slug}/"


def picture_of(story: Story, base: str) -> str | None:
    """Return the address of its picture, None for none."""
    return f"{base}/wp-content/uploads/{story.slug}.png" if story.scene else None


def _item(story: Story, base: str) -> str:
    link, picture = link_of(story, base), picture_of(story, base)
    categories = "".join(f"\t\t<category><![CDATA[{name}]]></category>\n" for name in story.categories)
    media = f'\t\t<media:content url="{picture}" medium="image" type="image/png" />\n' if picture else ""
    return (
        f"\t<item>\n\t\t<title>{escape(story.title, quote=False)}</title>\n\t\t<link>{link}</link>\n"
        f"\t\t<comments>{link}#respond</comments>\n"
        f"\t\t<dc:creator><![CDATA[{story.author}]]></dc:creator>\n"
        f"\t\t<pubDate>{format_datetime(moment(story.published))}</pubDate>\n{categories}"
        f'\t\t<guid isPermaLink="false">{base}/?p={story.number}</guid>\n'
        f"\t\t<description><![CDATA[<p>{story.excerpt}</p>\n]]></description>\n"
        f"\t\t<content:encoded><![CDATA[{body_html(story, base)}]]></content:encoded>\n"
        f"\t\t<wfw:commentRss>{link}feed/</wfw:commentRss>\n\t\t<slash:comments>0</slash:comments>\n{media}\t</item>\n"
    )


def body_html(story: Story, base: str) -> str:
    """Return the article's body as WordPress' editor keeps it."""
    picture = picture_of(story, base)
    figure = f'<figure class="wp-block-image"><img src="{picture}" alt="" /></figure>\n' if picture else ""
    return figure + "\n".join(f"<p>{escape(part, quote=False)}</p>" for part in story.paragraphs) + "\n"


def post(story: Story, base: str) -> dict[str, Any]:
    """Return the article as `wp-json/wp/v2/posts` shows it."""
    body: dict[str, Any] = {
        "id": story.number,
        "date": f"{moment(story.published):%Y-%m-%dT%H:%M:%S}",
        "date_gmt": f"{moment(story.published):%Y-%m-%dT%H:%M:%S}",
        "guid": {"rendered": f"{base}/?p={story.number}"},
        "modified": f"{moment(story.modified):%Y-%m-%dT%H:%M:%S}",
        "modified_gmt": f"{moment(story.modified):%Y-%m-%dT%H:%M:%S}",
        "slug": story.slug,
        "status": "publish",
        "type": "post",
        "link": link_of(story, base),
        "title": {"rendered": escape(story.title, quote=False)},
        "content": {"rendered": body_html(story, base), "protected": False},
        "excerpt": {"rendered": f"<p>{story.excerpt}</p>\n", "protected": False},
        "author": 1,
        "featured_media": story.number + 1 if story.scene else 0,
        "comment_status": "open",
        "categories": [],
    }
    if picture := picture_of(story, base):
        body["jetpack_featured_media_url"] = picture
    return body
