"""A search while it is typed: half of its last word stands for the words that begin so. Filters know no halves."""

from collections.abc import Callable, Sequence

from bot.newsroom.arabic import fold, tokens
from bot.newsroom.everyday import is_everyday
from bot.newsroom.filters import wish_of_pieces
from bot.newsroom.grammar import Piece, alternatives, pieces
from bot.newsroom.terms import row
from bot.newsroom.wishes import Spellings, Wish, Word
from bot.newsroom.words import SHORTEST_HALF, asks_for, begins, within

Beginning = Callable[[Word], Word]
"""What the archive's words are that begin in one of some ways: forms to look for."""


def half_typed(text: str, names: Spellings, beginning: Beginning) -> Wish | None:
    """Return what a text asks for when its last word is only begun; None where that is finished (a quotation mark or a
    comma stands behind it), not wanted, or where no word begins so. One of one or two letters is passed over; not a
    number, nor capitals (EU), which are whole.
    """
    written = tokens(text)
    found = pieces((alternatives(text) or [""])[-1])
    if not found or not found[-1].wanted or written[-1].end < len(text):
        return None
    if _is_too_short(found[-1]):
        return _without_the_last(found, names)
    last = tokens(found[-1].text)[-1]
    phrase = _phrase(found[-1], beginning) if last.text == written[-1].text else ()
    if not phrase:
        return None
    others = wish_of_pieces(found[:-1], names)
    return Wish((*others.needs, ((phrase,),)), others.bars)


def _is_too_short(piece: Piece) -> bool:
    letters = fold(piece.text)
    whole = piece.phrase or (piece.text.isupper() and len(letters) > 1) or any(map(str.isdigit, letters))
    return not whole and len(letters) < SHORTEST_HALF


def _without_the_last(found: Sequence[Piece], names: Spellings) -> Wish | None:
    """Return what the words before ask for, so that nothing goes away while the next is begun; nothing for -words or
    everyday words alone.
    """
    before = found[:-1]
    telling = any(piece.wanted and not is_everyday(piece.text) for piece in before)
    return wish_of_pieces(before, names) if telling else None


def _phrase(piece: Piece, beginning: Beginning) -> tuple[Word, ...]:
    """Return the words of a piece, the last of them in whatever way it goes on; nothing where it does not."""
    before = [term.forms for term in row(piece.text, asks_for).terms[:-1]]
    begun = row(piece.text, begins).terms[-1].forms
    ends = beginning(within(begun) if before and begun else begun)
    return (*before[:1], *map(within, before[1:]), ends) if ends else ()
