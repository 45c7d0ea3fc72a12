"""Which way text runs: isolating what runs the other way, and keeping stray direction marks from doing harm.

Unicode's bidirectional algorithm (UAX #9); Telegram's clients give each paragraph the direction of its first strong
character.
"""

import re
import unicodedata

from bot.models import Language

FSI, PDI, RLM, LRM = "\u2068", "\u2069", "\u200f", "\u200e"
LRI, RLI = "\u2066", "\u2067"

_FOREIGN = 0.75  # of the letters run the other way: it is a text of the other direction, not one with names in it

_OPENING = frozenset("\u2066\u2067\u2068")
_FORBIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e")
_RIGHT = frozenset({"R", "AL"})
_STRONG = frozenset({"L", "R", "AL"})
_JOINS = frozenset("-'’.&/_@+#%:=?~")
_WORD = "[XN](?:[XNj]*[XN])?"
_RUN = re.compile(f"{_WORD}(?:s{_WORD})*")
_COMMAND = re.compile(rf"(?<![\w/{FSI}])/[a-z_]+(?: [a-z0-9:-]+)*")


def is_right_to_left(language: Language) -> bool:
    """Tell whether a language is written from right to left."""
    return language is Language.ARABIC


def tame(text: str) -> str:
    """Return text whose direction marks cannot reach beyond it.

    Embeddings and overrides go; isolates stay only where every one is closed and none is closed twice (FAULTS T04).
    """
    if text.isascii():
        return text
    kept = "".join(char for char in text if char not in _FORBIDDEN)
    return kept if _is_balanced(kept) else "".join(char for char in kept if char not in _OPENING and char != PDI)


def isolate(text: str, language: Language) -> str:
    """Return text that stands inside a sentence of `language` without disturbing it.

    What runs the other way, or could run either way, is wrapped in FSI … PDI; words and plain numbers of the
    sentence's own direction stay as they are. Lines are wrapped one by one: an isolate ends with its paragraph.
    """
    if not text:
        return text
    if "\n" in text:
        return "\n".join(isolate(line, language) for line in text.split("\n"))
    calm = tame(text)
    return f"{FSI}{calm}{PDI}" if _disturbs(calm, language) else calm


def isolate_runs(text: str, language: Language) -> str:
    """Return text in which every run of words of the other direction (a Latin name in Arabic) is isolated.

    A run keeps its inner spaces, hyphens and figures («F-16», "Police nationale"); figures at its edge stay outside.
    """
    right = is_right_to_left(language)
    kinds = "".join(_kind(char, right=right) for char in text)
    parts, done = [], 0
    for run in _RUN.finditer(kinds):
        start, end = _trim(kinds, *run.span())
        if start < end:
            parts += [text[done:start], FSI, text[start:end], PDI]
            done = end
    return "".join([*parts, text[done:]])


def isolate_commands(text: str) -> str:
    """Return a right-to-left text in which every command, with what is typed behind it, is isolated: «/help» would be
    drawn with its slash on the wrong side.
    """
    return _COMMAND.sub(rf"{FSI}\g<0>{PDI}", text)


def isolate_whole(text: str, language: Language) -> str:
    """Return a text of any language, a title, as it stands in a paragraph of `language`.

    One that runs the other way stays whole and keeps the order of its words; in one that runs with it, foreign words
    are isolated.
    """
    right = is_right_to_left(language)
    if not is_foreign(text, language):
        return isolate_runs(text, language)
    inner = isolate_runs(text, Language.ENGLISH if right else Language.ARABIC)
    return f"{LRI if right else RLI}{inner}{PDI}"


def is_foreign(text: str, language: Language) -> bool:
    """Tell whether a text runs, by most of its letters, against the direction of `language`."""
    kinds = [kind for char in text if (kind := unicodedata.bidirectional(char)) in _STRONG]
    against = sum((kind in _RIGHT) is not is_right_to_left(language) for kind in kinds)
    return bool(kinds) and against >= _FOREIGN * len(kinds)


def lead(text: str, language: Language) -> str:
    """Return text whose paragraph runs in the direction of `language`: a mark goes first where the first strong
    character says otherwise, in Arabic also where there is none.
    """
    runs = runs_right(text)
    if is_right_to_left(language):
        return text if runs or not text else f"{RLM}{text}"
    return f"{LRM}{text}" if runs else text


def runs_right(text: str) -> bool | None:
    """Tell whether a paragraph runs from right to left: its first strong character decides. None: it has none.

    Strong characters inside isolates count here: Unicode skips them (UAX #9, P2), some clients do not.
    """
    return next((kind in _RIGHT for char in text if (kind := unicodedata.bidirectional(char)) in _STRONG), None)


def _kind(char: str, *, right: bool) -> str:
    """Sort characters: X runs the other way, N is a figure, j joins within a word, s is a space, o all the rest."""
    bidi = unicodedata.bidirectional(char)
    if bidi in _STRONG:
        return "o" if (bidi in _RIGHT) is right else "X"
    if bidi == "EN":
        return "N"
    if char in _JOINS or bidi == "NSM":
        return "j"
    return "s" if char == " " else "o"


def _trim(kinds: str, start: int, end: int) -> tuple[int, int]:
    """Leave words without a letter at either end outside: a figure beside a name belongs to the sentence."""
    words = kinds[start:end].split("s")
    while words and "X" not in words[0]:
        start += len(words.pop(0)) + 1
    while words and "X" not in words[-1]:
        end -= len(words.pop()) + 1
    return start, max(start, end)


def _disturbs(text: str, language: Language) -> bool:
    kinds = {unicodedata.bidirectional(char) for char in text}
    if not is_right_to_left(language):
        return not kinds.isdisjoint({"R", "AL", "AN"})
    figures = not kinds.isdisjoint({"EN", "AN"})  # 22:00-07:00 would be read from its end
    return "L" in kinds or (figures and not kinds & _RIGHT and not kinds <= {"EN", "AN", "WS", "NSM"})


def _is_balanced(text: str) -> bool:
    depth = 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char == PDI:
            depth -= 1
            if depth < 0:
                return False
    return depth == 0
