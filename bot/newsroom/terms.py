"""A text as the row of words that filters look at: particles gone, names in one spelling, each word with its place."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from bot.newsroom.amounts import goes_on, with_amounts
from bot.newsroom.arabic import Token, folded_words, tokens

Forms = Callable[[str, str], tuple[str, ...]]
"""`stands_for` for a text, `asks_for` for a filter."""

_APOSTROPHES = frozenset("'’‘`´ʼʻʾʿ′‛")
_JOINERS = _APOSTROPHES | frozenset("-‐‑–")
_ELIDED = frozenset(["l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"])
_HANGING = frozenset(["و", "ف", "ب", "ل", "ك", "د", "ال", "بال", "وال", "فال", "كال", "وبال", "لل", "ولل", "وب", "ول"])
_SON = "بن"  # Moroccan surnames are written as one word or as two: بنكيران, بن كيران
_FAITHFUL = "نور عز صلاح علاء شمس جمال كمال ناصر سيف بدر محيي خير فخر جلال شهاب ضياء تاج تقي حسام عماد سعد نصر صفي زين"
# Names written as one word or as two: عبداللطيف, أبوظبي, نورالدين, نصرالله.
_NAME = re.compile(
    rf"([وفبكل]{{0,2}}(?:عبد|ابو(?=ال)))(ال..+)|([وفبكل]{{0,2}}ابو)(ظبي|بكر)"
    rf"|([وفبكل]{{0,2}}(?:{_FAITHFUL.replace(' ', '|')}))(الدين|العابدين)|(..[^وفبت]|.{{4,6}})(الله)"
)


class Term(NamedTuple):
    """One word of a row: the forms it may take, and where it stands in the text."""

    forms: tuple[str, ...]
    start: int
    end: int


class Row(NamedTuple):
    """A text's words in order, and compounds as one word: (first word, word after the last, forms)."""

    terms: tuple[Term, ...]
    joined: tuple[tuple[int, int, tuple[str, ...]], ...] = ()


def row(text: str, forms: Forms) -> Row:
    """Return the words of a text.

    `l'`, `'s` and clitics before another script («لـFBI») are left out; «عبداللطيف» is two words, «بن كيران» also one,
    «12 000» one.
    """
    terms: list[Term] = []
    joined: list[tuple[int, int, tuple[str, ...]]] = []
    before, ended = "", 0
    for run in _runs(text, with_amounts(text, tokens(text))):
        first = len(terms)
        for word, start, end, folded in run if len(run) == 1 else _kept(text, run):
            parts = _parts(folded)
            if parts is None:
                terms.append(Term._make((forms(word, folded), start, end)))
            else:
                terms += [Term(forms(part, part), start, end) for part in parts]
        if len(run) > 1:
            joined += _compound(run, first, len(terms), forms)
        if before == _SON and not run[0].folded.isascii() and text[ended : run[0].start].isspace():
            joined += [(first - 1, first + 1, forms(whole, whole)) for whole in _sons(terms[first])]
        before, ended = run[-1].folded, run[-1].end
    return Row(tuple(terms), tuple(joined))


def between_spaces(text: str) -> list[str]:
    """Cut a text at its spaces, across which no word and no compound reaches, but for those after «بن» and numbers."""
    pieces: list[str] = []
    last = ""
    for piece in text.split():
        if last and (_ends_in_son(last) or (piece[0].isdecimal() and goes_on(last, piece))):
            pieces[-1] += f" {piece}"
        else:
            pieces.append(piece)
        last = piece
    return pieces


@lru_cache(maxsize=1 << 16)
def _ends_in_son(piece: str) -> bool:
    return folded_words(piece)[-1:] == [_SON]


def _sons(term: Term) -> list[str]:
    """Return «بن» and a word as one; nothing where that word has no forms (half of it is typed, and too little)."""
    return [_SON + form for form in term.forms[:1]]


def _compound(run: list[Token], first: int, after: int, forms: Forms) -> list[tuple[int, int, tuple[str, ...]]]:
    whole = "".join(token.folded for token in run)
    return [(first, after, forms(whole, whole))] if whole.isascii() else []


def _runs(text: str, found: list[Token]) -> list[list[Token]]:
    """Return tokens, those of one compound together: `counter-terrorism`, `l'extradition`, «لـFBI»."""
    runs: list[list[Token]] = []
    end = -2
    for token in found:
        start = token.start
        if (start == end or (start == end + 1 and text[end] in _JOINERS)) and _belong(runs[-1][-1], token):
            runs[-1].append(token)
        else:
            runs.append([token])
        end = token.end
    return runs


def _belong(left: Token, right: Token) -> bool:
    """Are two words that touch, or have a hyphen or an apostrophe between them, one compound?"""
    if left.end == right.start:
        return left.folded in _HANGING and right.folded.isascii()
    return left.folded.isascii() and right.folded.isascii()


def _kept(text: str, run: list[Token]) -> list[Token]:
    kept = []
    for place, token in enumerate(run):
        before = text[token.start - 1] if place else ""
        elided = place + 1 < len(run) and _elided(text, token)
        possessive = before in _APOSTROPHES and token.folded == "s"
        hanging = place + 1 < len(run) and not token.folded.isascii()
        if not (elided or possessive or hanging):
            kept.append(token)
    return kept or run[-1:]


def _elided(text: str, token: Token) -> bool:
    return token.folded in _ELIDED and text[token.end : token.end + 1] in _APOSTROPHES


def unelided(text: str) -> str:
    """Return a text without what is elided before its first word: `OTAN` for `l'OTAN`."""
    found = tokens(text)
    return text[found[1].start :] if len(found) > 1 and _elided(text, found[0]) else text


@lru_cache(maxsize=1 << 16)
def _parts(folded: str) -> tuple[str, ...] | None:
    """Return the two words of a name that is written as one, None for any other word."""
    name = None if folded.isascii() else _NAME.fullmatch(folded)
    return name and tuple(part for part in name.groups() if part)
