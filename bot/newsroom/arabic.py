"""How text is compared: what readers do not distinguish is folded away, and words are cut out where they stand.

Only for comparing. What is shown is always the original text (DESIGN, promise 9).
"""

import re
import sys
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_ARABIC = (
    "\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u08a0-\u08c9"
    "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
)
_RAISED = "ʼʻʾʿ"  # letters by category, apostrophes by use

# Letters that decomposition leaves whole. Hamza and madda on alef, waw and yeh are decomposed, then deleted as marks.
_LETTERS = {
    "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ے": "ي", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا",
    "ة": "ه", "ە": "ه", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ک": "ك", "ڪ": "ك", "گ": "ك", "ڭ": "ك", "ݣ": "ك",
    "پ": "ب", "ڤ": "ف", "ڥ": "ف", "ڢ": "ف", "ڧ": "ق", "ڨ": "ق", "چ": "ج", "ژ": "ز", "ں": "ن", "ۆ": "و", "ۋ": "و",
    "œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ı": "i", "þ": "th",
    "٫": ".", "٬": ",", "⁄": "/",
    "'": " ", "`": " ", "’": " ", "‘": " ", "‛": " ", "ʼ": " ", "ʻ": " ", "ʾ": " ", "ʿ": " ", "′": " ",
}  # fmt: skip


def _table() -> dict[int, str | None]:
    """Return what `str.translate` does after decomposition and case folding."""
    gone = re.compile(f"[{_MARKS}{_INVISIBLE}ـ]")
    table: dict[int, str | None] = {code: None for code in range(0x10000) if gone.match(chr(code))}
    table |= {ord(letter): plain for letter, plain in _LETTERS.items()}
    for zero in (0x0660, 0x06F0):
        table |= {zero + digit: str(digit) for digit in range(10)}
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Return the text as it is compared. Plain text in (no entities, no markup); folding twice changes nothing.

    Deleted: harakat, tatweel, direction marks, zero-width characters, Latin accents. Folded: alef, hamza and yeh
    forms, taa marbuta, Persian and Maghrebi letters, presentation forms, digits, case, ligatures. An apostrophe
    becomes a space (`l'extradition` is two words); other punctuation stays.
    """
    if text.isascii():
        return text.replace("'", " ").replace("`", " ").lower()
    folded = unicodedata.normalize("NFKD", text).casefold().translate(_TABLE)
    # What was between two marks, or hidden in a ligature, may be gone now: such rare text is folded again.
    return folded if unicodedata.is_normalized("NFKD", folded) else fold(folded)


class Token(NamedTuple):
    """One word: `text` is `original[start:end]` as it stands there, `folded` is how it is compared."""

    text: str
    start: int
    end: int
    folded: str


_WORD_PATTERN = (
    # Arabic letters; what sticks to them in another script or in digits is a word of its own («لـFBI», «و11»)
    rf"[{_ARABIC}](?:[{_ARABIC}{_MARKS}{_INVISIBLE}]*[{_ARABIC}{_MARKS}])?"
    # F.B.I., U.S, u.s.
    rf"|(?<![^\W_])(?:[A-Z](?:\.[A-Z])+(?![^\W_])\.?|[a-z](?:\.[a-z])+\.(?![^\W_]))"
    rf"|[^\W_{_ARABIC}{_RAISED}](?:[^\W_{_ARABIC}{_MARKS}{_RAISED}]|[{_MARKS}]|[{_INVISIBLE}]+(?=[^\W_{_ARABIC}]))*"
)
_WORD = re.compile(_WORD_PATTERN)
ENDS = ".!?؟…\n"
COMMAS = "،,;؛"
_PIECE = re.compile(rf"{_WORD_PATTERN}|[{ENDS}]+|[{COMMAS}](?=\s)")


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Fold one word as it stands in a text; a newsroom's words come again and again, so they are remembered.

    Dotted letters lose their dots, unless that would make an everyday word of them (`U.S.`).
    """
    if "." in word:
        letters = fold(word.replace(".", ""))
        return ".".join(letters) + "." if letters in _NOT_ACRONYMS else letters
    return sys.intern(fold(word).strip())


# Everyday words of French and English that an acronym looks like when its dots and capitals are gone.
_NOT_ACRONYMS = frozenset({"us", "un", "it", "as", "at", "is", "in", "on", "or", "am", "an", "me", "we", "ai", "ce",
                           "du", "en", "et", "la", "le", "ma", "ni", "ou", "sa", "se", "si", "son", "ont"})  # fmt: skip


def is_arabic(word: str) -> bool:
    """Tell whether a word begins in Arabic script (U+0600–U+06FF)."""
    return "\u0600" <= word[:1] <= "\u06ff"


def tokens(text: str) -> list[Token]:
    """Return the words of a text, in order, with their places in it.

    Apostrophes, hyphens and underscores separate (`l'extradition` → l, extradition); dotted letters stay one word
    (`F.B.I.` → fbi; `U.S.` → u.s., because `us` is another word); Arabic and other scripts are cut apart.
    """
    return [
        Token._make((word, match.start(), match.end(), folded))
        for match in _WORD.finditer(text)
        if (folded := fold_word(word := match[0]))
    ]


def pieces(text: str) -> list[str]:
    """Return the words of a text as they stand there, and between them what ends a sentence: a run of `ENDS`, or one
    of `COMMAS` before a space. Cheaper than `tokens`: it tells no places and folds nothing.
    """
    return _PIECE.findall(text)


def folded_words(text: str) -> list[str]:
    """Return the folded words of `tokens(text)` alone, in less than half the time."""
    return [folded for word in _WORD.findall(text) if (folded := fold_word(word))]


@cache
def listed(words: str) -> frozenset[str]:
    """Return the words of an editor's list, folded. A list is read once, when it is first asked for."""
    return frozenset(folded_words(words))
