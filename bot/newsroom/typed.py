"""A search while it is typed: half of its last word stands for the words that begin so. Filters know no halves."""

from collections.abc import Callable

from bot.newsroom.arabic import tokens
from bot.newsroom.filters import wish_of_pieces
from bot.newsroom.grammar import Piece, alternatives, pieces
from bot.newsroom.terms import row
from bot.newsroom.wishes import Spellings, Wish, Word
from bot.newsroom.words import asks_for, begins, within

Beginning = Callable[[Word], Word]
"""What the archive's words are that begin in one of some ways: forms to look for."""


def half_typed(text: str, names: Spellings, beginning: Beginning) -> Wish | None:
    """Return what a text asks for when its last word is only begun; None where that is finished (a quotation mark or a
    comma stands behind it), shorter than three letters, not wanted, or where no word begins so.
    """
    written = tokens(text)
    found = pieces((alternatives(text) or [""])[-1])
    if not found or not found[-1].wanted or written[-1].end < len(text):
        return None
    last = tokens(found[-1].text)[-1]
    phrase = _phrase(found[-1], beginning) if last.text == written[-1].text else ()
    if not phrase:
        return None
    others = wish_of_pieces(found[:-1], names)
    return Wish((*others.needs, ((phrase,),)), others.bars)


def _phrase(piece: Piece, beginning: Beginning) -> tuple[Word, ...]:
    """Return the words of a piece, the last of them in whatever way it goes on; nothing where it does not."""
    before = [term.forms for term in row(piece.text, asks_for).terms[:-1]]
    begun = row(piece.text, begins).terms[-1].forms
    ends = beginning(within(begun) if before and begun else begun)
    return (*before[:1], *map(within, before[1:]), ends) if ends else ()
