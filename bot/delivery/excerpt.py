"""Cutting text for people: at a sentence where one ends in time, else at a word with an ellipsis.

Lengths are code points, as Telegram counts text.
"""

import re
import unicodedata
from collections.abc import Iterator

from bot.texts.direction import tame

ELLIPSIS = "…"

_ENDS = frozenset(".!?؟…۔")
_OPENING = frozenset("«“([{")
_CLOSING = frozenset("»”)]}")
_LOOSE_END = " \t\n،,;؛:-–—·•«“([{\"'"
_CUT_BY_THE_SITE = re.compile(r"(?:\[ ?(?:…|\.{3}) ?\]|…|\.{3})\Z")
_LAST_WORD = re.compile(r"[^\s«“(\[{\"'’]{1,12}\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_NUMBER_OF_A_LIST = re.compile(r"(?:\A|[\n.!?؟…] ?)\d{1,2}\Z")
_ABBREVIATIONS = re.compile(
    "dr|mr|mrs|ms|mm|mme|mlle|st|ste|pr|prof|gén|gen|col|lt|cdt|sgt|cap|art|nos?|n°|pp|vol|fig|vs|inc|ltd|jr|sr|ex|cf"
    "|av|bd|env|tél|tel|jan|janv|feb|févr?|apr|avr|aug|sept?|oct|nov|dec|déc|juil|approx|al"
)


def tidy(text: str) -> str:
    """Return text fit to be shown: paragraphs on lines of their own, no control characters, no direction mark that
    reaches beyond it; composed, since Telegram takes some marks off their letters (FAULTS T04; TDLib).
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(" " if _is_control(char) else char for char in composed if not "\ud800" <= char <= "\udfff")
    lines = (" ".join(line.split()) for line in re.split(r"[\n\u2028\u2029]+", kept))
    return "\n".join(tame(line) for line in lines if line)


def headline(text: str, limit: int) -> str:
    """Return text on one line, cut at a word where it is longer than `limit`."""
    return cut_at_word(" ".join(tidy(text).split()), limit)


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a text, at most `limit` long.

    It ends where a sentence does, if that leaves a fair part of the room used; else at a word, with an ellipsis.
    A text the site itself has cut («… […]») ends at its last whole sentence likewise.
    """
    whole = tidy(text)
    bare = _without_the_sites_cut(whole)
    if bare == whole and len(whole) <= limit:
        return whole
    fair = min(len(bare), limit) // 4
    best = max((end for end in sentence_ends(bare) if end <= limit), default=0)
    if best > fair:
        return bare[:best]
    return _end_early(bare, limit)


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the places right behind a sentence's end, closing quotes included, outside quotes and brackets.

    A stop behind an abbreviation, an initial or a list's number ends nothing; nor one with a small letter after it.
    The end of a paragraph is the end of a sentence.
    """
    depth, straight, ended = 0, False, False
    for place, char in enumerate(text):
        if char == "\n":
            yield place
            depth, straight, ended = 0, False, False
        elif char.isspace():
            if ended and not depth and not straight and not text[place + 1 : place + 2].islower():
                yield place
            ended = False
        elif char in _ENDS:
            ended = char != "." or not _is_inner_stop(text, place)
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char == '"':
            straight, ended = not straight, ended and straight
        else:
            depth, ended = depth + (char in _OPENING), False
    if ended and not depth and not straight:
        yield len(text)


def cut_at_word(text: str, limit: int) -> str:
    """Return text of at most `limit` code points; what is longer ends at a word, with an ellipsis."""
    return text if len(text) <= limit else _end_early(text, limit)


def _end_early(text: str, limit: int) -> str:
    room = limit - len(ELLIPSIS)
    if room <= 0:
        return ELLIPSIS[: max(limit, 0)]
    place = len(text)
    if place > room:
        place = max(text.rfind(" ", 0, room + 1), text.rfind("\n", 0, room + 1))
    if place < room // 2 and len(text) > room:  # one endless word
        place = _whole_letters(text, room)
    return tame(text[:place].rstrip(_LOOSE_END)) + ELLIPSIS


def _without_the_sites_cut(text: str) -> str:
    found = _CUT_BY_THE_SITE.search(text, max(0, len(text) - 8))
    return text[: found.start()].rstrip(" \n.…") if found else text


def _whole_letters(text: str, place: int) -> int:
    """Step back until no sign that belongs to the letter before is cut off (harakat, joined emoji)."""
    start = place
    while place > 1 and start - place < 16 and _belongs_to_the_one_before(text, place):  # noqa: PLR2004 - enough
        place -= 1
    return place


def _belongs_to_the_one_before(text: str, place: int) -> bool:
    char = text[place]
    return unicodedata.category(char) in {"Mn", "Me", "Mc"} or char in "\u200d\ufe0f" or text[place - 1] == "\u200d"


def _is_inner_stop(text: str, place: int) -> bool:
    if _NUMBER_OF_A_LIST.search(text[max(0, place - 4) : place]):
        return True
    found = _LAST_WORD.search(text[max(0, place - 12) : place])
    word = found[0].lower() if found else ""
    return _ABBREVIATIONS.fullmatch(word) is not None or _INITIALS.fullmatch(word) is not None


def _is_control(char: str) -> bool:
    return (char < " " and char != "\n") or "\x7f" <= char <= "\x9f"
