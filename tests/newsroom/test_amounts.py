"""Numbers of several pieces are one word of a text, and no comma of theirs divides anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.amounts import hide_amounts, is_amount, with_amounts
from bot.newsroom.arabic import tokens
from bot.newsroom.terms import between_spaces, row
from bot.newsroom.words import stands_for


def compared(text: str) -> list[str]:
    return [token.folded for token in with_amounts(text, tokens(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,5", ["1.5"]),
        ("١٫٥ و2.25", ["1.5", "و", "2.25"]),
        ("12 000 12.000 12,000", ["12000", "12000", "12000"]),
        ("1.234.567,89", ["1234567.89"]),
        ("1,234.5", ["1234.5"]),
        ("0,500 0.5", ["0.500", "0.5"]),
        ("12.05.2024", ["12", "05", "2024"]),
        ("12,13,14", ["12", "13", "14"]),
        ("2024,2025", ["2024", "2025"]),
        ("1,5kg", ["1", "5kg"]),
        ("G7,5", ["g7", "5"]),
        ("7, 5", ["7", "5"]),
        ("7.", ["7"]),
    ],
)
def test_pieces_of_a_number_are_one_word_and_pieces_of_a_list_or_a_date_are_not(text: str, words: list[str]) -> None:
    assert compared(text) == words


def test_a_number_stands_where_it_stood() -> None:
    (_, number, _) = with_amounts("ضبط 12\u202f000 قرص", tokens("ضبط 12\u202f000 قرص"))
    assert (number.text, number.start, number.end) == ("12\u202f000", 4, 10)


def test_what_is_hidden_is_as_long_as_before() -> None:
    assert hide_amounts("a, 1,5, b") == "a, \0\0\0, b"
    assert hide_amounts("12, 13") == "12, 13"


@pytest.mark.parametrize(("text", "one"), [("12 000", True), ("1,5", True), ("12", False), ("12, 13", False)])
def test_a_number_of_several_pieces_is_told_from_one_and_from_two(text: str, *, one: bool) -> None:
    assert is_amount(text) is one


@given(st.text("0123456789 .,،\u00a0و", max_size=24))
def test_no_number_reaches_across_a_space_at_which_the_archive_cuts(text: str) -> None:
    whole = [term.forms for term in row(text, stands_for).terms]
    assert whole == [term.forms for piece in between_spaces(text) for term in row(piece, stands_for).terms]
