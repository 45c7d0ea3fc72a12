"""The judgement on sentences of our own, and what an editor can read and change of it."""

from pathlib import Path

import pytest

from bot.models import Language, Verdict
from bot.newsroom.catalogue.cutting import cut
from bot.newsroom.catalogue.evidence import READ, pairs
from bot.newsroom.catalogue.language import detect_language
from bot.newsroom.lexicon import Hit
from bot.newsroom.topics import Catalogue
from tests.newsroom.judge_cases import CASES, Case

ALLOWED = {"yes": {Verdict.YES}, "found": {Verdict.YES, Verdict.REVIEW}, "no": {Verdict.NO}}
VISIT = (
    "المغرب وفرنسا يعززان شراكتهما الأمنية",
    (
        "حل وزير الداخلية الفرنسي بالرباط في زيارة أشاد خلالها بالتعاون الأمني بين البلدين.\n"
        "وقال الوزير إن العمليات الأمنية المشتركة ناجعة في مكافحة الإرهاب والجريمة المنظمة.\n"
        "كما نوه بدور حموشي، المدير العام للأمن الوطني، في محاربة الإرهاب والجريمة العابرة للحدود.\n"
        "واتفق الطرفان على تبادل الخبرات بين الأجهزة الأمنية لمحاربة الجريمة المنظمة والإرهاب وكل أشكال الجريمة.\n"
        "وتأتي الزيارة في سياق التنسيق لتأمين الأحداث الرياضية الكبرى، خاصة الألعاب الأولمبية، ومكافحة الإرهاب والجريمة."
    ),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_our_own_cases_are_judged_as_an_editor_would(case: Case, catalogue: Catalogue) -> None:
    judged = catalogue.judge(case.title, case.body, language=case.language)

    assert judged.publish in ALLOWED[case.expected]
    assert set(case.topics.split()) <= set(judged.topics)
    assert bool(judged.topics) == ("security-cooperation" in judged.topics) == (judged.publish is not Verdict.NO)
    assert "breaking" not in judged.topics
    assert 0 <= judged.score <= 1


def test_a_newsroom_may_give_a_topic_to_what_is_not_for_the_channel(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[topics.drugs]\nbeyond = 5\n", "utf-8")
    seizure = "حجز خمسة أطنان من مخدر الشيرا بضواحي أكادير"
    assert Catalogue.load(own).judge(seizure, "").topics == ("drugs",)
    assert Catalogue.load(None).judge(seizure, "").topics == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_the_words_that_decided_stand_in_the_text(case: Case, catalogue: Catalogue) -> None:
    judged = catalogue.judge(case.title, case.body)
    words = [*cut(case.title, "").words, *cut("", case.body).words]

    assert all(f" {words_met} " in f" {' '.join(words)} " for words_met in judged.because)
    assert len(judged.because) <= 8
    if judged.publish is not Verdict.NO:
        assert judged.because


def test_a_minister_s_visit_is_published_with_all_its_topics(catalogue: Catalogue) -> None:
    judged = catalogue.judge(*VISIT)

    assert judged.publish is Verdict.YES
    assert {"police-intelligence", "counter-terrorism", "organised-crime", "event-security"} < set(judged.topics)
    assert judged.topics[0] == "security-cooperation"


def test_the_same_article_always_gets_the_same_answer(catalogue: Catalogue) -> None:
    fresh = Catalogue.load(None)

    assert [fresh.judge(case.title, case.body) for case in reversed(CASES)] == [
        catalogue.judge(case.title, case.body) for case in reversed(CASES)
    ]


def test_an_empty_article_is_nobody_s(catalogue: Catalogue) -> None:
    judged = catalogue.judge("", "")

    assert (judged.publish, judged.topics, judged.because) == (Verdict.NO, (), ())


def test_a_feed_s_everyday_items_score_near_nothing(catalogue: Catalogue) -> None:
    everyday = [case for case in CASES[-11:] if "Maroc" not in case.title and "اتفاقية" not in case.title]

    assert max(catalogue.judge(case.title, case.body).score for case in everyday) < 0.15


def test_a_title_that_is_missing_is_replaced_by_the_first_sentence(catalogue: Catalogue) -> None:
    judged = catalogue.judge("", f"{VISIT[0]}. {VISIT[1]}")

    assert judged.publish is Verdict.YES
    assert cut("", "واحد اثنان. ثلاثة").head == 2


def test_what_comes_late_in_a_long_article_does_not_make_it_the_subject(catalogue: Catalogue) -> None:
    filler = "قال اللاعب إن المباراة كانت صعبة. " * (READ // 5)

    assert catalogue.judge("الفريق يفوز بالكأس", filler + VISIT[1]).publish is Verdict.NO


def test_the_site_s_categories_are_read_with_the_article(catalogue: Catalogue) -> None:
    plain = catalogue.judge("لقاء بالرباط", "التقى الطرفان.")
    filed = catalogue.judge("لقاء بالرباط", "التقى الطرفان.", categories=("التعاون الأمني", "فرنسا"))

    assert filed.score > plain.score


def test_the_weights_explain_the_score(catalogue: Catalogue) -> None:
    import math

    told = catalogue.explain(*VISIT)

    assert told.score == catalogue.judge(*VISIT).score
    for weights, made in ((told.weights, told.score), (told.desk_weights, told.doubt)):
        strengths = [abs(weight) for _, weight in weights]
        assert math.isclose(1 / (1 + math.exp(-sum(weight for _, weight in weights))), made, abs_tol=0.02)
        assert strengths == sorted(strengths, reverse=True)
        assert "start" in dict(weights)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("المغرب وفرنسا", Language.ARABIC),
        ("La police et la gendarmerie", Language.FRENCH),
        ("The police and the army", Language.ENGLISH),
        ("Sécurité renforcée", Language.FRENCH),
        ("مناورات African Lion بمشاركة القوات المسلحة", Language.ARABIC),
        ("2026 …", Language.ARABIC),
    ],
)
def test_the_language_is_told_by_letters_and_small_words(text: str, language: Language) -> None:
    assert detect_language(text) is language


def test_two_parties_side_by_side_are_a_pair_once_they_differ() -> None:
    hits = [Hit("@ma", 0, 1), Hit("@fr", 1, 2), Hit("@fr", 4, 5), Hit("@many", 5, 6)]

    assert pairs(hits) == [Hit("pair", 0, 2)]


def test_a_ministry_s_name_is_no_cooperation(catalogue: Catalogue) -> None:
    shown, _ = catalogue.evidence("وزير الشؤون الخارجية والتعاون الإفريقي يستقبل مواطنين", "")

    assert "cooperation.title" not in shown.features


def test_a_party_s_own_name_does_not_speak_against_the_channel(catalogue: Catalogue) -> None:
    evidence, _ = catalogue.evidence("الجيش المالي يستقبل ضباطا", "", language=Language.ARABIC)
    assert {"@ml"} <= {hit.sign for hit in evidence.found}
    assert "economy.title" not in evidence.features
    other, _ = catalogue.evidence("القطاع المالي يستقبل خبراء", "", language=Language.ARABIC)
    assert "economy.title" in other.features


def test_an_editor_changes_the_judgement_in_toml(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[signs.cycling]\nkind = "act"\nar = "سباق الدراجات"\nweight = 9.0\n[thresholds]\npublish = 0.9\nreview = 0.5\n',
        "utf-8",
    )
    judged = Catalogue.load(own).judge("سباق الدراجات يعود", "")
    told = Catalogue.load(own).explain("سباق الدراجات يعود", "")

    assert judged.publish is Verdict.YES
    assert ("cycling.own", 9.0) in told.weights
    assert ("cycling.own", 9.0) in told.desk_weights
    assert "سباق الدراجات" in judged.because
    assert judged.topics == ("security-cooperation", "diplomacy-agreement")


def test_a_very_long_article_is_read_at_its_beginning_only(catalogue: Catalogue) -> None:
    shown, hits = catalogue.evidence("عنوان", "كلمة " * 5000 + VISIT[1])

    assert len(shown.text.words) == 300
    assert catalogue.judge("", " " * 5000).publish is Verdict.NO
    assert catalogue.judge("", "ا" * 5000).publish is Verdict.NO
    assert hits == []


def test_a_judgement_names_the_foreign_states_of_the_title_and_of_the_opening(catalogue: Catalogue) -> None:
    found = catalogue.judge("حموشي يستقبل سفير فرنسا بالرباط", "بعد زيارته إلى مدريد، وباسم الاتحاد الأوروبي.")
    assert found.leading == ("fr",)
    assert found.states == ("fr", "es")
    assert catalogue.judge("Le Maroc et l'Allemagne", "Berlin").leading == ("de",)
    assert catalogue.judge("", "").states == ()


def test_people_and_exercises_tell_a_story_and_bodies_do_not(catalogue: Catalogue) -> None:
    assert catalogue.people(("interpol", "hammouchi", "dgsn", "african-lion")) == ("hammouchi", "african-lion")
