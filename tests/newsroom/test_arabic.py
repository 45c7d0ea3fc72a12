"""Folding and cutting: what readers do not distinguish, and where words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.arabic import COMMAS, ENDS, fold, fold_word, folded_words, pieces, tokens
from bot.newsroom.everyday import is_everyday

TEXTS = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("الأإآٱؤئىةي\u064b\u0651\u0640\u200f\u200b'’-._،«» aéœßİU.S٣۳ﻻﷲگڤ"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("الأمن والإرهاب وآخرون وٱلسلام", "الامن والارهاب واخرون والسلام"),
        ("مسؤول، هيئة", "مسوول، هييه"),
        ("مُحَمَّدٌ", "محمد"),
        ("الـحـمـوشـي", "الحموشي"),
        ("مصطفى", "مصطفي"),
        ("\u202bالأمن\u202c\u200f", "الامن"),
        ("ﺍﻷﻣﻦ ﻻ", "الامن لا"),
        ("گادير ڤيلا پاريس ڭلميم ژاپون چاد", "كادير فيلا باريس كلميم زابون جاد"),
        ("کیف یوم", "كيف يوم"),
        ("١٢٣ ۴۵۶ ٣٫٥", "123 456 3.5"),
        ("Sécurité ŒUVRE Straße ÇA Île Łódź", "securite oeuvre strasse ca ile lodz"),
        ("l’extradition d'Untel", "l extradition d untel"),
        ("ＦＢＩ ﬁn İstanbul", "fbi fin istanbul"),
        ("Plain ASCII, it's", "plain ascii, it s"),
    ],
)
def test_what_readers_do_not_distinguish_is_folded_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_any_letter_twice_changes_nothing() -> None:
    assert [code for code in range(0x11000) if fold(once := fold(chr(code))) != once] == []


@given(TEXTS)
def test_every_word_stands_where_it_says(text: str) -> None:
    found = tokens(text)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
    assert [one.folded for one in found] == folded_words(text)


def test_words_are_cut_from_the_text_as_it_stands() -> None:
    assert [one.text for one in tokens("وقال «الـحَمُّوشي»: #الأمن_الوطني\u200f، l’ONU")] == [
        "وقال", "الـحَمُّوشي", "الأمن", "الوطني", "l", "ONU"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("F.B.I. agents", ["fbi", "agents"]),
        ("the U.S. and us", ["the", "u.s.", "and", "us"]),
        ("U.S, the u.s.", ["u.s.", "the", "u.s."]),
        ("لـFBI و11", ["ل", "fbi", "و", "11"]),
        ("it ends.Next", ["it", "ends", "next"]),
        ("Se\u0301curite\u0301", ["securite"]),
        ("G7 MI-5", ["g7", "mi", "5"]),
        ("… 😀 — !", []),
    ],
)
def test_dotted_letters_are_one_word_and_scripts_are_cut_apart(text: str, folded: list[str]) -> None:
    assert folded_words(text) == folded


@pytest.mark.parametrize(("text", "everyday"), [("من", True), ("the", True), ("على", True), ("علي", False), ("US", False),
                                               ("us", True), ("أمن", False), ("من أجل", False)])  # fmt: skip
def test_everyday_words_are_told_from_names(text: str, *, everyday: bool) -> None:
    assert is_everyday(text) is everyday


def test_pieces_are_the_words_as_they_stand_and_what_ends_sentences() -> None:
    assert pieces("قال الوزير، أمس: «U.S. نعم». هل؟! 3.5") == [
        "قال", "الوزير", "،", "أمس", "U.S.", "نعم", ".", "هل", "؟!", "3", ".", "5",
    ]  # fmt: skip


@given(TEXTS)
def test_pieces_hold_the_same_words_as_tokens(text: str) -> None:
    words = [piece for piece in pieces(text) if piece[0] not in ENDS + COMMAS and fold_word(piece)]
    assert words == [token.text for token in tokens(text)]
