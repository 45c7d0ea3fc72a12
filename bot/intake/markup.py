"""HTML → text in one pass that is linear whatever the input (`html.parser` and nh3 are not: FAULTS T14)."""

import re
from html import unescape

MARKUP = 64_000

_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_RAW = frozenset({"script", "style", "noscript", "iframe", "template", "textarea", "title", "object", "svg", "math"})
_DROPPED = frozenset({"form", "button", "select", "nav", "figcaption", "audio", "video", "head", "aside"})
_BREAKS = frozenset({"br", "li", "tr", "dt", "dd"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "blockquote", "pre", "ul", "ol", "dl", "table", "figure"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "hr", "main"}
)
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "source", "meta", "link", "embed", "area", "col"})
_BOXES = re.compile(
    r"(?:class|id)\s*=\s*[\"']?[^\"'<>]*(?:sharedaddy|sd-sharing|jp-relatedposts|addtoany|essb_|share-?(?:buttons?|box|post|this)"
    r"|social-(?:share|icons)|related-?(?:posts|articles)|yarpp|newsletter|mailpoet|wp-caption-text|comment-respond|a2a_kit"
    r"|read-?more|more-link|screen-reader-text|post-views|wp-embedded-content|instagram-media)",
    re.IGNORECASE,
)
_CELLS = frozenset({"td", "th"})
# What WordPress makes of an emoji in a feed: a picture, with the letter itself as its text.
_EMOJI = re.compile(r"(?=[^<>]*\b(?:wp-smiley|emoji)\b)[^<>]*\balt\s*=\s*[\"']([^\"'<>]{1,20})[\"']", re.IGNORECASE)


class Stripper:
    """Reads markup once, left to right, and keeps its text."""

    def __init__(self, markup: str) -> None:
        self._markup = markup[:MARKUP]
        self._out: list[str] = []
        self._skip: tuple[str, int] | None = None

    def text(self) -> str:
        """Return the text: blocks apart by an empty line, `<br>` and list items by a line."""
        position, end = 0, len(self._markup)
        while position < end:
            start = self._markup.find("<", position)
            if start < 0:
                start = end
            self._keep(self._markup[position:start])
            position = self._markup_at(start) if start < end else end
        return "".join(self._out)

    def _keep(self, piece: str) -> None:
        if piece and self._skip is None:
            self._out.append(re.sub(r"\s+", " ", unescape(piece)))

    def _markup_at(self, start: int) -> int:
        """Deal with what begins at this `<`; return where text goes on."""
        if self._markup.startswith("<!--", start):
            return self._after("-->", start + 4)
        if self._markup.startswith("<![CDATA[", start):
            end = self._after("]]>", start)
            self._keep(self._markup[start + 9 : end].removesuffix("]]>"))
            return end
        found = _TAG.match(self._markup, start)
        if found:
            return self._tag(found)
        if re.match(r"</?[A-Za-z!?]", self._markup[start : start + 3]):
            return self._after(">", start)
        self._keep("<")
        return start + 1

    def _after(self, mark: str, start: int) -> int:
        found = self._markup.find(mark, start)
        return len(self._markup) if found < 0 else found + len(mark)

    def _tag(self, found: re.Match[str]) -> int:
        closing, name, attributes = bool(found[1]), found[2].lower(), found[3]
        if self._skip is not None:
            self._count(name, closing=closing)
        elif not closing and name in _RAW:
            return self._raw_end(name, found.end())
        elif not closing and name not in _VOID and (name in _DROPPED or _BOXES.search(attributes)):
            self._skip = None if attributes.endswith("/") else (name, 1)
        elif name == "img":
            self._keep(emoji[1] if (emoji := _EMOJI.match(attributes)) else "")
        elif name in _CELLS:
            self._out.append(" ")
        elif name in _BLOCKS:
            self._out.append("\n\n")
        elif name in _BREAKS and (not closing or name == "br"):
            self._out.append("\n")
        return found.end()

    def _count(self, name: str, *, closing: bool) -> None:
        if self._skip is not None and name == self._skip[0]:
            depth = self._skip[1] + (-1 if closing else 1)
            self._skip = (name, depth) if depth else None

    def _raw_end(self, name: str, start: int) -> int:
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._markup, start)
        return found.end() if found else len(self._markup)


def strip(markup: str) -> str:
    """Return the text of a piece of HTML: at most its first 64,000 characters are read."""
    return Stripper(markup).text() if "<" in markup or "&" in markup else markup
