"""Which articles the desk sees: the scale of its own, and what a newsroom's file changes of it."""

import math
from collections.abc import Callable

import pytest

from bot.models import Language, Verdict
from bot.newsroom.catalogue.reader import defaults
from bot.newsroom.topics import Catalogue

ALONE = 'inherit = false\n[topics.one]\ntitle = { ar = "ا", fr = "a", en = "o" }\n'
RACE = ("سباق الدراجات يعود", "")


@pytest.mark.parametrize(
    ("title", "body", "language"),
    [
        (
            "البرلمان يناقش حصيلة مشاركة القبعات الزرق في بعثة الأمم المتحدة بإفريقيا الوسطى",
            (
                "قال وزير الدفاع إن الجنود المغاربة يشاركون في بعثات حفظ السلام منذ عقود، وإن التجريدة الحالية تضم "
                "مستشفى ميدانيا يعالج السكان، وأجاب عن أسئلة النواب حول شروط إقامة الجنود وتعويضاتهم ومدة مهامهم."
            ),
            Language.ARABIC,
        ),
        (
            "Somalie : l'Union africaine prolonge sa mission de maintien de la paix",
            "Les Casques bleus ne partiront pas avant décembre.",
            Language.FRENCH,
        ),
        (
            "Macedonia's NATO bid blocked again",
            "Athens said it would veto the invitation at the summit.",
            Language.ENGLISH,
        ),
        (
            "اتفاق جمركي جديد بين تونس وإيطاليا لتبادل المعطيات",
            "وقع الطرفان بروتوكولا للتعاون الجمركي ومكافحة الغش التجاري.",
            Language.ARABIC,
        ),
    ],
)
def test_missions_of_peace_accessions_and_customs_deals_come_to_the_desk(
    title: str, body: str, language: Language
) -> None:
    assert Catalogue.load(None).judge(title, body, language=language).publish is Verdict.REVIEW


def test_the_desk_sees_from_its_own_threshold_on_what_the_channel_does_not_take(
    laid: Callable[[str], Catalogue],
) -> None:
    scales = ALONE + '[wording]\n"دراجات" = -5.0\n[desk-wording]\n"دراجات" = 5.0\n'

    assert laid(scales).judge(*RACE).publish is Verdict.REVIEW
    assert laid(scales).judge(*RACE).score < 0.01
    assert laid(scales.replace("= 5.0", "= -5.0")).judge(*RACE).publish is Verdict.NO


def test_what_the_channel_takes_is_not_asked_about(laid: Callable[[str], Catalogue]) -> None:
    assert (
        laid(ALONE + '[wording]\n"دراجات" = 5.0\n[desk-wording]\n"دراجات" = -5.0\n').judge(*RACE).publish is Verdict.YES
    )


def test_the_words_that_brought_an_article_to_the_desk_are_named(laid: Callable[[str], Catalogue]) -> None:
    scales = ALONE + '[wording]\n"سباق" = -5.0\n[desk-wording]\n"دراجات" = 9.0\n"سباق" = -2.0\n'

    assert laid(scales).judge(*RACE).because == ("الدراجات",)


def test_a_catalogue_that_says_nothing_of_the_desk_weighs_for_it_as_for_the_channel(
    laid: Callable[[str], Catalogue],
) -> None:
    told = laid(ALONE + '[weights]\nstart = -1.0\n[wording]\n"دراجات" = 0.9\n').explain(*RACE)

    assert told.desk_weights == told.weights
    assert told.doubt == told.score


def test_a_newsroom_s_weights_hold_for_the_desk_too_unless_it_says_something_else_there(
    laid: Callable[[str], Catalogue],
) -> None:
    inside = Catalogue.load(None).holdings
    both = laid('[weights]\n"terrorism.title" = 3.5\n[wording]\n"دراجات" = 2.5\n').holdings
    apart = laid('[weights]\n"terrorism.title" = 3.5\n[desk]\n"terrorism.title" = -1.5\n').holdings

    assert both.weights["terrorism.title"] == both.desk["terrorism.title"] == 3.5
    assert both.wording["دراجات"] == both.desk_wording["دراجات"] == 2.5
    assert both.desk["start"] == inside.desk["start"] != inside.weights["start"]
    assert (apart.weights["terrorism.title"], apart.desk["terrorism.title"]) == (3.5, -1.5)
    assert inside.desk["terrorism.title"] not in (3.5, -1.5)


def test_a_newsroom_s_own_start_moves_both_scales(laid: Callable[[str], Catalogue]) -> None:
    told = laid("[weights]\nstart = -9.0\n").explain(*RACE)

    assert dict(told.weights)["start"] == dict(told.desk_weights)["start"] == -9.0
    assert math.isclose(told.score, told.doubt, abs_tol=0.01)


def test_every_weight_of_the_desk_inside_is_one_that_an_article_can_have(laid: Callable[[str], Catalogue]) -> None:
    (desk,) = (file for file in defaults() if file.name == "desk.toml")
    holdings = laid("").holdings

    assert holdings.desk.keys() == desk.data["desk"].keys()
    assert holdings.desk_wording.keys() == desk.data["desk-wording"].keys()
