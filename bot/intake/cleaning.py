"""Text as it stands in feeds → plain text for people: entities decoded once more, nothing left that hides or reorders
(FAULTS T04, I22), no boilerplate of WordPress' at the end.
"""

import html
import re
import unicodedata

from bot.intake.boilerplate import is_boilerplate, uncoded, untailed

TITLE, TEXT = 512, 8_000

_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u180e\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufdd0-\ufdef\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{4,}")
_DIRECTIONS = re.compile("([\u200e\u200f\u061c])[\u200e\u200f\u061c]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_INLINE = re.compile(
    r"</?(?:b|i|em|strong|span|u|s|small|big|mark|bdi|bdo|sup|sub|font|a|br)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_SPACES = re.compile(r"[^\S\n]+")
_MORE_THAN_THREE = 3


def visible(text: str) -> str:
    """Return the text without what is invisible, reorders what is read or piles up: NFC, T04's characters removed,
    at most three combining marks on a letter, direction marks never in a row. Joiners (ZWJ, ZWNJ) stay.
    """
    text = unicodedata.normalize("NFC", _MARKS.sub(_thin, _HIDDEN.sub("", text)))
    return _DIRECTIONS.sub(r"\1", _MARKS.sub(_thin, text))


def decoded(text: str) -> str:
    """Decode entities that are still there after the markup's own decoding: `&#8220;` is nobody's intention."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]).strip("\ufffd"), text)


def line(text: str, limit: int = TITLE) -> str:
    """Return one line of plain text, cut at a word: for titles, names and categories.

    Simple inline markup goes; anything else that looks like a tag is text and stays (I22).
    """
    text = _INLINE.sub("", text[: limit * 8])
    text = _INLINE.sub("", decoded(text)) if "&" in text else text
    return cut(" ".join(visible(text.replace("\u00a0", " ")).split()), limit)


def paragraphs(text: str, limit: int = TEXT) -> str:
    """Return text with its paragraphs apart by an empty line, without boilerplate and shortcodes, cut at a
    word.
    """
    blocks = (
        "\n".join(filter(None, (_SPACES.sub(" ", part).strip() for part in block.split("\n"))))
        for block in re.split(r"\n[^\S\n]*\n\s*", visible(uncoded(decoded(text)).replace("\u00a0", " ")))
    )
    kept = [block for block in blocks if block and not is_boilerplate(block)]
    return cut(untailed("\n\n".join(kept)), limit)


def cut(text: str, limit: int) -> str:
    """Return at most `limit` characters, ending at a word with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    at = max(head.rfind(" "), head.rfind("\n"))
    return (head[:at] if at > limit // 2 else head).rstrip(" \n،,;:-") + "…"


def _thin(found: re.Match[str]) -> str:
    """Drop the fourth and later combining marks in a row; what merely stands beside them (quotes, emoji) stays."""
    kept, row = [], 0
    for letter in found[0]:
        row = row + 1 if unicodedata.category(letter) in {"Mn", "Me"} else 0
        if row <= _MORE_THAN_THREE:
            kept.append(letter)
    return "".join(kept)
