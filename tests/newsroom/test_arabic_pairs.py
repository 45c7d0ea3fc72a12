"""Which words find which: tables of our own, in three languages."""

import pytest

from bot.models import Article, Filter, FilterKind
from bot.newsroom.filters import matches
from bot.newsroom.wishes import NO_NAMES
from tests.newsroom.word_pairs import ARABIC, ENGLISH, FRENCH, pairs
from tests.newsroom.word_pairs_of_nouns import BEFORE_OWNER, FEMININES_AND_TWO, OWN_BEGINNING
from tests.newsroom.word_pairs_of_owners import OWNED, OWNED_IN_MANY, OWNED_IN_TAA
from tests.newsroom.word_pairs_of_readers import (
    CAPITALS,
    COUNTED,
    DUALS_AND_PLURALS,
    ENGLISH_PLURALS,
    FRENCH_FEMININES,
    FRENCH_PLURALS,
    HANGING,
    NUMBERS,
    SONS,
    SPELLINGS,
)

OF_ARABIC_READERS = DUALS_AND_PLURALS + COUNTED + SONS
OF_FRENCH_READERS = FRENCH_PLURALS + FRENCH_FEMININES
OF_READERS = OF_ARABIC_READERS + OF_FRENCH_READERS + ENGLISH_PLURALS + NUMBERS + CAPITALS + SPELLINGS + HANGING
OF_NOUNS = BEFORE_OWNER + FEMININES_AND_TWO + OWN_BEGINNING
OF_OWNERS = OWNED_IN_TAA + OWNED_IN_MANY + OWNED


def found(wanted: str, text: str) -> bool:
    article = Article("a", (), "", "", None, body=f"— {text} —")
    return bool(matches(Filter(1, FilterKind.WORDS, wanted), article, NO_NAMES))


@pytest.mark.parametrize(
    ("wanted", "text", "finds"),
    [*pairs(ARABIC), *pairs(FRENCH), *pairs(ENGLISH), *pairs(OF_READERS), *pairs(OF_OWNERS), *pairs(OF_NOUNS)],
)
def test_a_filter_finds_every_form_of_its_word_and_no_other_word(wanted: str, text: str, *, finds: bool) -> None:
    assert found(wanted, text) is finds


@pytest.mark.parametrize(
    ("table", "fewest"), [(ARABIC, 200), (FRENCH, 60), (ENGLISH, 60), (OF_OWNERS, 80), (OF_NOUNS, 100)]
)
def test_the_tables_hold_enough_pairs_of_both_kinds(table: str, fewest: int) -> None:
    every = pairs(table)
    assert len(set(every)) >= fewest
    assert sum(not finds for _, _, finds in every) >= fewest // 5
