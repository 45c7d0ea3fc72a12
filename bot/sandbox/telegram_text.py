"""A text as Telegram's servers take it: cleaned, trimmed, measured, its entities checked and the automatic ones found.

Lengths are code points, entity offsets UTF-16 units. The order of steps is that of tdlib's `fix_formatted_text`.
"""

import re
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from bot.messages import utf16_length
from bot.sandbox.telegram_errors import bad_request

Entity = dict[str, Any]
STYLES = frozenset(
    [
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
AUTOMATIC = frozenset(["mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"])
LAST_BMP = 0xFFFF
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f]")
_REMOVED = re.compile("[\u2028-\u202e\u033f\u0333\u030a]")
_FOUND = (
    ("url", re.compile(r"(?:https?|tg)://[^\s<>«»\"']+[^\s<>«»\"'.,:;!?،؛؟)\]}…]", re.IGNORECASE)),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}(?!\w)", re.ASCII)),
    ("hashtag", re.compile(r"(?<![\w/#])#(?=[\w\u200c·]*[^\W\d_])[\w\u200c·]{1,256}(?![#\w])")),
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{3,31})?(?![\w/<>])", re.ASCII)),
)


def take_text(text: str, entities: list[Entity] | None, limit: int, *, too_long: str) -> tuple[str, list[Entity]]:
    """Return the text and entities as they will stand in the chat; `Refusal` when Telegram would refuse them."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    marked = [_checked(entity) for entity in entities or []]
    _check_bounds(text, marked)
    text, marked = _clean(text, marked)
    text, marked = _trim(text, marked)
    if len(text) > limit:
        raise bad_request(too_long)
    found = _find(text, marked)
    return text, sorted(_split(marked, found) + found, key=lambda entity: (entity["offset"], -entity["length"]))


def check_link(link: str, what: str) -> None:
    """Refuse an address that neither a button nor a link may carry: `what` begins the sentence."""
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*)://", link)
    if scheme and scheme[1].lower() not in {"http", "https", "tg", "ton", "tonsite"}:
        raise bad_request(f"{what} '{link}' is invalid: Unsupported URL protocol")
    if scheme and scheme[1].lower() in {"tg", "ton", "tonsite"}:
        return
    if not _is_web(link if scheme else f"http://{link}"):
        raise bad_request(f"{what} '{link}' is invalid: Wrong HTTP URL")


def _is_web(link: str) -> bool:
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return ("." in host or ":" in host) and not re.search(r"\s", link) and not host.startswith(".")


def _checked(entity: Entity) -> Entity:
    kind, offset, length = entity["type"], entity["offset"], entity["length"]
    if kind not in STYLES | AUTOMATIC:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if length <= 0:
        raise bad_request(f"receive an entity with incorrect length {length}")
    if kind == "text_link":
        if not entity.get("url"):
            raise bad_request("can't parse MessageEntity: Can't find field \"url\"")
        check_link(entity["url"], "entity URL")
    elif "url" in entity:
        raise bad_request(f'stand-in: an entity of type "{kind}" takes no "url"')
    return dict(entity)


def _check_bounds(text: str, entities: list[Entity]) -> None:
    """Entities lie within the text, on whole characters, and are nested or apart, never crossed."""
    edges, at = {0}, 0
    for character in text:
        at += 2 if ord(character) > LAST_BMP else 1
        edges.add(at)
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        if start > at:
            raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
        if end > at:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
            )
        if start not in edges:
            raise bad_request(f"entity begins in a middle of a UTF-16 symbol at UTF-16 offset {start}")
        if end not in edges:
            raise bad_request(f"entity beginning at UTF-16 offset {start} ends in a middle of a UTF-16 symbol")
    _check_nesting(entities)


def _check_nesting(entities: list[Entity]) -> None:
    """Telegram splits crossed entities in silence; ours must never cross, so that is refused here."""
    open_ends: list[int] = []
    for entity in sorted(entities, key=lambda item: (item["offset"], -item["length"])):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        if open_ends and end > open_ends[-1]:
            raise bad_request(f"stand-in: entities cross at UTF-16 offset {start}")
        open_ends.append(end)


def _clean(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Control characters become spaces; embedding marks and the like go away (`clean_input_string`)."""
    text = _CONTROL.sub(" ", text.replace("\r", "\u202e"))
    if not _REMOVED.search(text):
        return text, entities
    gone = [utf16_length(text[: found.start()]) for found in _REMOVED.finditer(text)]
    moved = []
    for entity in entities:
        start = entity["offset"] - sum(1 for at in gone if at < entity["offset"])
        end = entity["offset"] + entity["length"]
        end -= sum(1 for at in gone if at < end)
        if end > start:
            moved.append({**entity, "offset": start, "length": end - start})
    return _REMOVED.sub("", text), moved


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """White space goes from the end, and from the beginning up to the first entity."""
    text = text.rstrip(" \n\u00a0\u200b\u2800")
    size = utf16_length(text)
    first = min((entity["offset"] for entity in entities), default=size)
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    kept = []
    for entity in entities:
        start, end = entity["offset"] - lead, min(entity["offset"] + entity["length"], size) - lead
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return text[lead:], kept


def _find(text: str, entities: list[Entity]) -> list[Entity]:
    """Find the automatic ones, as clients show them; none inside a link or code, none over another."""
    busy = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _CLOSED]
    found: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            end = start + utf16_length(match[0])
            if all(end <= left or start >= right for left, right in busy):
                busy.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return found


def _split(marked: list[Entity], found: list[Entity]) -> list[Entity]:
    """Cut a style where an automatic entity begins or ends within it and goes on outside, as tdlib does."""
    parts = []
    for entity in marked:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        cuts = {start, end}
        for other in found:
            left, right = other["offset"], other["offset"] + other["length"]
            if left < start < right < end:
                cuts.add(right)
            elif start < left < end < right:
                cuts.add(left)
        edges = sorted(cuts)
        parts += [{**entity, "offset": one, "length": two - one} for one, two in pairwise(edges)]
    return parts


_CLOSED = frozenset({"text_link", "text_mention", "code", "pre", "custom_emoji"}) | AUTOMATIC
