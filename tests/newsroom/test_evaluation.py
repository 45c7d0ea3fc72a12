"""The figures an editor sees are counted as the guideline says, and wrong lines are named."""

from typing import Any

import pytest

from bot.errors import MirsalError
from bot.models import Judgement, Verdict
from bot.newsroom.evaluation import Figures, Judged, Report, evaluate
from bot.newsroom.topics import Catalogue

YES = {
    "title": "صفقة أسلحة بين المغرب والولايات المتحدة",
    "body": "وقع المغرب وواشنطن صفقة أسلحة تشمل صواريخ ومروحيات عسكرية.",
}
NO = {"title": "الوداد يفوز", "body": "انتهت المباراة بهدفين."}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


def judged(label: str, publish: Verdict, *, topics: str = "", given: str = "", language: str = "ar") -> Judged:
    return Judged(
        number=1, id="one", language=language, title="عنوان", label=label, topics=frozenset(topics.split()),
        moroccan=False, judgement=Judgement(publish, 0.5, tuple(given.split())),
    )  # fmt: skip


REPORT = Report(
    (
        judged("yes", Verdict.YES, topics="drugs", given="security-cooperation drugs"),
        judged("yes", Verdict.YES, topics="drugs cybersecurity", given="security-cooperation drugs"),
        judged("yes", Verdict.REVIEW, language="fr"),
        judged("yes", Verdict.NO, topics="drugs"),
        judged("no", Verdict.YES, given="cybersecurity"),
        judged("no", Verdict.REVIEW),
        judged("no", Verdict.NO, language="fr"),
        judged("borderline", Verdict.YES),
        judged("borderline", Verdict.REVIEW),
    ),
    ("security-cooperation", "drugs", "cybersecurity"),
)


def test_a_yes_on_a_borderline_item_is_no_error() -> None:
    assert REPORT.published() == Figures(right=2, wrong=1, missed=2)
    assert (REPORT.published().precision, REPORT.published().recall) == (2 / 3, 0.5)
    assert REPORT.published().f1 == pytest.approx(4 / 7)


def test_found_counts_what_is_published_or_comes_to_the_desk() -> None:
    assert REPORT.found() == 0.75


def test_the_desk_s_load_is_told_apart_for_clear_and_borderline_items() -> None:
    assert REPORT.reviewed("yes", "no") == pytest.approx(2 / 7)
    assert REPORT.reviewed("borderline") == 0.5


def test_topics_are_counted_each_and_together_without_the_umbrella() -> None:
    assert REPORT.topic_figures() == Figures(right=2, wrong=1, missed=2)
    assert REPORT.topic_figures("drugs") == Figures(right=2, wrong=0, missed=1)
    assert REPORT.topic_figures("cybersecurity") == Figures(right=0, wrong=1, missed=1)


def test_nothing_counted_is_nought_not_an_error() -> None:
    assert (Figures(0, 0, 0).precision, Figures(0, 0, 0).recall, Figures(0, 0, 0).f1) == (0, 0, 0)
    assert Report(()).found() == 0


def test_the_report_reads_line_by_line() -> None:
    lines = REPORT.lines()

    assert any(line.split()[:3] == ["all", "precision", "0.667"] for line in lines)
    assert any(line.split()[:1] == ["fr"] for line in lines)
    assert not any(line.split()[:1] in (["en"], ["Moroccan"]) for line in lines)
    assert any("label borderline" in line and "review    1" in line for line in lines)
    assert "yes + review find 75.0% of label yes" in lines
    assert any(line.split()[0] == "drugs" for line in lines if line.strip())
    assert "misses: 3" in lines
    assert sum("label yes, said no" in line for line in lines) == 1


def test_items_are_judged_and_told_by_language_and_country(catalogue: Catalogue) -> None:
    items: list[dict[str, Any]] = [
        {**YES, "label": "yes", "topics": ["defence-military"], "lang": "ar", "id": "a"},
        {**NO, "label": "no", "moroccan": False},
        {"title": "Pluie", "body": "", "label": "borderline", "topics": [], "lang": "xx"},
    ]
    report = evaluate(items, catalogue)

    assert [(one.id, one.language, one.moroccan) for one in report.judged] == [
        ("a", "ar", True), ("line 2", "?", False), ("line 3", "xx", False),
    ]  # fmt: skip
    assert [one.judgement.publish for one in report.judged] == [Verdict.YES, Verdict.NO, Verdict.NO]
    assert report.topic_figures("defence-military") == Figures(1, 0, 0)
    assert any("Moroccan" in line for line in report.lines())


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({**YES}, "line 2: label None"),
        ({**YES, "label": "maybe"}, "line 2: label 'maybe'"),
        ({**YES, "label": "yes", "topics": "drugs"}, "line 2: topics is not a list"),
        ({**YES, "label": "yes", "topics": [3]}, "line 2: topics is not a list"),
        ({**YES, "label": "yes", "topics": ["weather"]}, "line 2: the catalogue has no topic 'weather'"),
    ],
)
def test_a_wrong_line_is_named(item: dict[str, Any], reason: str, catalogue: Catalogue) -> None:
    with pytest.raises(MirsalError, match=reason):
        evaluate([{**NO, "label": "no"}, item], catalogue)


def test_a_file_without_items_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(MirsalError, match="holds no items"):
        evaluate([], catalogue)
