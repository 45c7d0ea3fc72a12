"""The demo site's pages for people: plain, right to left, with Open Graph, so that a post's buttons open something."""

from collections.abc import Sequence
from html import escape
from importlib import resources
from string import Template

from bot.sandbox.articles import Story
from bot.sandbox.site_feed import ABOUT, NAME, link_of, moment, picture_of


def article_page(story: Story, base: str, others: Sequence[Story]) -> str:
    """Return an article's page."""
    link, picture = link_of(story, base), picture_of(story, base)
    shown = f'<figure><img src="{picture}" alt="" width="960" height="540"></figure>' if picture else ""
    text = "\n".join(f"<p>{escape(part)}</p>" for part in story.paragraphs)
    more = "".join(f'<li><a href="{link_of(each, base)}">{escape(each.title)}</a></li>' for each in others)
    body = (
        f'<article><p class="kicker">{escape(" · ".join(story.categories))}</p><h1>{escape(story.title)}</h1>'
        f'<p class="byline">{escape(story.author)} — <time datetime="{moment(story.published):%Y-%m-%dT%H:%M:%SZ}">'
        f"{moment(story.published):%d/%m/%Y %H:%M} UTC</time></p>{shown}{text}</article>"
        '<section id="respond"><h2>شارك بتعليقك</h2><p>التعليقات مغلقة في هذا الموقع التجريبي.</p></section>'
        f"<aside><h2>شاهد أيضا</h2><ul>{more}</ul></aside>"
    )
    return _page(story.title, body, base, _open_graph(story, link, picture, base))


def home_page(stories: Sequence[Story], base: str) -> str:
    """Return the front page."""
    cards = "".join(_card(story, base) for story in stories)
    return _page(NAME, f'<div class="cards">{cards}</div>', base, "")


def missing_page(base: str) -> str:
    """Return the page for what is not there."""
    return _page("الصفحة غير موجودة", "<h1>الصفحة غير موجودة</h1><p>ربما حُذف المقال أو تغير عنوانه.</p>", base, "")


def _card(story: Story, base: str) -> str:
    picture = picture_of(story, base)
    shown = f'<img src="{picture}" alt="" loading="lazy" width="960" height="540">' if picture else ""
    title = f'<h2><a href="{link_of(story, base)}">{escape(story.title)}</a></h2>'
    return f'<article class="card">{shown}{title}<p>{story.excerpt}</p></article>'


def _open_graph(story: Story, link: str, picture: str | None, base: str) -> str:
    said = {
        "og:type": "article",
        "og:site_name": NAME,
        "og:locale": "ar_MA",
        "og:title": story.title,
        "og:description": story.excerpt.replace("[&hellip;]", "…"),
        "og:url": link,
        "article:published_time": f"{moment(story.published):%Y-%m-%dT%H:%M:%S+00:00}",
        "article:modified_time": f"{moment(story.modified):%Y-%m-%dT%H:%M:%S+00:00}",
    }
    if picture:
        said |= {"og:image": picture, "og:image:width": "960", "og:image:height": "540"}
    tags = "".join(f'<meta property="{name}" content="{escape(value)}">\n' for name, value in said.items())
    return f'{tags}<link rel="canonical" href="{link}"><link rel="shortlink" href="{base}/?p={story.number}">'


def _page(title: str, body: str, base: str, head: str) -> str:
    template = Template((resources.files("bot.sandbox") / "static" / "site.html").read_text("utf-8"))
    return template.substitute(title=escape(title), body=body, base=base, head=head, name=NAME, about=ABOUT)
