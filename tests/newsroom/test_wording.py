"""What single words say, beside the signs."""

import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Verdict
from bot.newsroom.catalogue.cutting import cut
from bot.newsroom.catalogue.wording import OPENING, plain, said, spoken
from bot.newsroom.topics import Catalogue


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("الحدود", "حدود"),
        ("والحدود", "حدود"),
        ("للحدود", "حدود"),
        ("بِالحُدُودِ", "حدود"),
        ("الأمنيّة", "امنيه"),
        ("بلجيكا", "بلجيكا"),
        ("وفد", "وفد"),
        ("Sécurité", "securite"),
        ("BORDERS", "borders"),
    ],
)
def test_a_word_is_counted_in_one_form_whatever_is_written_before_it(written: str, counted: str) -> None:
    assert plain(written) == counted


@given(st.text(alphabet="اولبفكحدتة", max_size=50))
def test_the_form_of_a_form_is_itself(word: str) -> None:
    assert plain(plain(word)) == plain(word)


def test_an_endless_word_is_no_word_and_costs_nothing() -> None:
    assert spoken(cut("ال" * 100_000, "")) == {}


def test_a_word_of_the_title_counts_there_as_well() -> None:
    words = spoken(cut("لقاء أمني", "بحث اللقاء الحدود"))

    assert words == {"لقاء": 0, "لقاء.title": 0, "امني": 1, "امني.title": 1, "بحث": 2, "حدود": 4}


def test_neither_a_number_nor_a_particle_says_what_it_is_about() -> None:
    assert spoken(cut("12 قتيلا في 2015", "")).keys() == {"قتيلا", "قتيلا.title"}
    assert spoken(cut("La police et les armes", "")).keys() == {"police", "police.title", "armes", "armes.title"}


def test_only_the_opening_counts() -> None:
    assert "حدود" not in spoken(cut("عنوان", "كلمة " * OPENING + "حدود"))


def test_a_long_opening_says_no_more_than_a_short_one() -> None:
    weights = {"one": 1.0, "two": 1.0, "three": 1.0, "four": 1.0}

    assert said(["one"], weights) == {"one": 1.0}
    assert said(["one", "two", "three", "four", "unknown"], weights) == dict.fromkeys(weights, 0.5)
    assert said(["unknown"], weights) == {}


def test_an_editor_weighs_a_word_in_toml_and_sees_it_explained(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[wording]\n"دراجات" = 90.0\n', "utf-8")
    catalogue = Catalogue.load(own)
    told = catalogue.explain("سباق الدراجات", "")

    assert catalogue.judge("سباق الدراجات", "").publish is Verdict.YES
    for weights in (told.weights, told.desk_weights):
        assert math.isclose(dict(weights)["word.دراجات"], 90 / math.sqrt(_known(weights)))


def test_where_no_sign_decided_the_single_words_that_did_are_shown(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'inherit = false\n[topics.one]\ntitle = { ar = "ا", fr = "a", en = "o" }\n[wording]\n"دراجات" = 9.0\n"سباق" = -2.0\n',
        "utf-8",
    )

    assert Catalogue.load(own).judge("سباق الدراجات يعود", "").because == ("الدراجات",)


def _known(weights: tuple[tuple[str, float], ...]) -> int:
    return sum(1 for name, _ in weights if name.startswith("word."))
