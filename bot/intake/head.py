"""What a web page says of itself, gathered once: metas, links, linked data, headings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from bot.errors import FeedUnreadable
from bot.intake.linked import article_node

TAGS = 400
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Head:
    """`metas` by lower-case name or property, `links` by relation, both in the page's order; `story` is the article's
    linked data; `times` are the page's `<time datetime>`; `classes` those of `<body>`; `answers` whether the page
    takes comments.
    """

    metas: Mapping[str, tuple[str, ...]]
    links: Mapping[str, tuple[str, ...]]
    story: Mapping[str, Any]
    title: str = ""
    heading: str = ""
    times: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    answers: bool = False

    def meta(self, *names: str) -> Iterator[str]:
        """Yield what stands under these names, the first name first."""
        for name in names:
            yield from self.metas.get(name, ())

    def link(self, relation: str) -> tuple[str, ...]:
        """Return the addresses of a relation."""
        return self.links.get(relation, ())


def tree_of(markup: str) -> Any:
    """Return the page's tree. Raises FeedUnreadable for what is no page at all."""
    try:
        tree = html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise FeedUnreadable("the answer is no web page") from error
    return tree


def head_of(tree: Any) -> Head:
    """Return what the page says of itself."""
    metas = [
        ((tag.get("property") or tag.get("name") or tag.get("itemprop") or "").lower(), tag.get("content") or "")
        for tag in tree.findall(".//meta")[:TAGS]
    ]
    links = [
        (relation, tag.get("href") or "")
        for tag in tree.findall(".//link")[:TAGS]
        for relation in (tag.get("rel") or "").lower().split()
        if relation != "alternate" or (tag.get("type") or "").lower() == "application/json"
    ]
    scripts = (tag.text_content() for tag in tree.iterfind(".//script[@type='application/ld+json']"))
    body = tree.find(".//body")
    return Head(
        metas=_grouped(metas),
        links=_grouped(links),
        story=article_node(scripts),
        title=_said(tree, ".//title"),
        heading=_said(tree, ".//article//h1") or _said(tree, ".//h1"),
        times=tuple(tag.get("datetime") for tag in tree.findall(".//time[@datetime]")[:TAGS]),
        classes=tuple((body.get("class") or "").split()) if body is not None else (),
        answers=bool(tree.xpath("//*[@id='respond' or @id='commentform']//form | //form[@id='commentform']")),
    )


def _grouped(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    grouped: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        if name and value.strip():
            grouped[name] = (*grouped.get(name, ()), value.strip()[:LONGEST])
    return grouped


def _said(tree: Any, path: str) -> str:
    found = tree.find(path)
    return "" if found is None else " ".join(str(found.text_content())[:LONGEST].split())
