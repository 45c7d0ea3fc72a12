"""The article's own text out of a page full of other things: trafilatura finds it, what sites put around it goes."""

import re
from copy import deepcopy
from typing import Any

from trafilatura import bare_extraction

from bot.intake.boilerplate import is_boilerplate

# What is never the article's, by element and by the names WordPress' themes and plugins give their boxes.
_BOXES = (
    "share", "sharedaddy", "social", "related", "newsletter", "mailpoet", "subscribe", "comment", "respond",
    "breadcrumb", "menu", "sidebar", "widget", "cookie", "popup", "yarpp", "addtoany", "a2a_kit", "byline",
    "entry-meta", "post-meta", "kicker", "author-box", "tags-links", "post-tags", "wp-caption-text",
    "screen-reader-text", "read-also", "see-also",
)  # fmt: skip
_NEVER = "//nav | //aside | //form | //footer | //figcaption | //button | //dialog | //iframe"
_NAMED = " | ".join(
    f"//body//*[not(self::article or self::main)][contains(translate(concat(@class,' ',@id),"
    f"'ABCDEFGHIJKLMNOPQRSTUVWXYZ','abcdefghijklmnopqrstuvwxyz'),'{name}')]"
    for name in _BOXES
)
_MOST_OF_THE_PAGE = 0.5
_ENDS = re.compile(
    r"(?:شارك(?:نا|ونا)? (?:بتعليق(?:ك|كم)|برأيك)|اترك تعليقا?ً?|التعليقات|leave a (?:comment|reply)"
    r"|laisser un commentaire)\s*:?",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:شاهد|اقرأ|إقرأ|أقرأ) (?:أيضا|أيضاً|أيضًا|ايضا|كذلك)\s*:?|(?:مواضيع|مقالات|أخبار) (?:ذات صلة|مشابهة)\s*:?|ذات صلة"
    r"|related(?: posts| articles)?\s*:?|see also\s*:?|(?:à )?lire aussi\s*:?|articles similaires\s*:?",
    re.IGNORECASE,
)
_HEADLINE = 160


def article_text(tree: Any, *, title: str) -> str:
    """Return the article's paragraphs, apart by an empty line; empty where the page holds no article.

    Without navigation, share and comment boxes, what else there is to read, newsletters, and the title itself.
    """
    kept = deepcopy(tree)
    _prune(kept)
    found = bare_extraction(
        kept, fast=True, include_comments=False, include_tables=False, include_formatting=False, with_metadata=False
    )
    text = getattr(found, "text", None) or ""
    return "\n\n".join(own_paragraphs([part.strip() for part in text.split("\n")], title=title))


def own_paragraphs(parts: list[str], *, title: str) -> list[str]:
    """Leave out all up to the title, all from the comments on, headlines under «see also», boilerplate."""
    parts = [part for part in parts if part]
    if title in parts[:6]:
        parts = parts[parts.index(title) + 1 :]
    kept: list[str] = []
    others = False
    for part in parts:
        if kept and _ENDS.fullmatch(part):
            break
        others = bool(_OTHERS.fullmatch(part)) or (others and _is_headline(part))
        if not others and not is_boilerplate(part):
            kept.append(part)
    return kept


def _prune(tree: Any) -> None:
    """Take out boxes, never one that holds most of the page (themes name whole pages "no-sidebar")."""
    most = len(str(tree.text_content())) * _MOST_OF_THE_PAGE
    for box in tree.xpath(f"{_NEVER} | {_NAMED}"):
        if box.getparent() is not None and len(str(box.text_content())) <= most:
            box.drop_tree()


def _is_headline(part: str) -> bool:
    return len(part) < _HEADLINE and not part.endswith((".", "؟", "!", "…"))
