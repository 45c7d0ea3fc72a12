"""The same story again, a story that goes on, and what else was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Article, Cast, Verdict
from bot.newsroom.twins import (
    containment,
    fingerprint,
    likeness,
    near_identical,
    same_story,
)
from tests.newsroom.stories import story

HOUR = 3600.0
TITLE = "حموشي يستقبل في الرباط مدير الشرطة الوطنية الإسبانية"
BODY = (
    "استقبل المدير العام للأمن الوطني ومراقبة التراب الوطني عبد اللطيف حموشي صباح اليوم بمكتبه في الرباط المدير العام للشرطة "
    "الوطنية الإسبانية الذي يقوم بزيارة عمل إلى المملكة على رأس وفد أمني رفيع المستوى وتناولت المباحثات سبل تطوير التعاون الثنائي "
    "في مكافحة الإرهاب والجريمة المنظمة والهجرة غير النظامية وتبادل المعلومات بين المصالح المختصة في البلدين كما اتفق الجانبان على "
    "تشكيل فرق عمل مشتركة وتنظيم دورات تدريبية لفائدة الضباط وتأمين التظاهرات الرياضية الكبرى التي يستعد البلدان لاحتضانها"
)
OTHER = (
    "أعلنت المديرية العامة للأمن الوطني توقيف أربعة أشخاص في مدينة طنجة للاشتباه في ارتباطهم بشبكة لتهريب المخدرات بتنسيق مع "
    "الشرطة الوطنية الإسبانية وأسفرت عمليات التفتيش عن حجز طنين من مخدر الشيرا وسيارات ومبالغ مالية بالعملة الصعبة"
)


def told(title: str = TITLE, body: str = BODY, *, id: str = "a", at: float = 0.0, **more: object) -> Article:  # noqa: A002 - the field's name
    known = {"names": ("hammouchi",), "topics": ("police-intelligence",), "publish": Verdict.YES}
    return story(title, body, id=id, published=at, fingerprint=fingerprint(title, body), **{**known, **more})


def test_a_fingerprint_is_the_same_on_every_machine_and_at_most_sixty_four_small_numbers() -> None:
    assert fingerprint("", "one two three") == fingerprint("one two", "three") == (1854496611,)
    found = fingerprint(TITLE, " ".join(f"كلمة{number}" for number in range(300)))
    assert len(found) == 64
    assert list(found) == sorted({*found})
    assert 0 <= found[0] < found[-1] < 2**32
    assert fingerprint("", "") == ()


@given(st.text(max_size=200), st.text(max_size=200))
def test_likeness_is_one_with_itself_and_the_same_both_ways(one: str, other: str) -> None:
    left, right = fingerprint("t", one), fingerprint("t", other)
    assert likeness(left, left) == 1.0
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= containment(left, right) <= 1


def test_likeness_of_nothing_is_nothing() -> None:
    assert (likeness((), ()), containment((), (1,))) == (0.0, 0.0)


@pytest.mark.parametrize(
    "again",
    [
        told(id="b", at=HOUR),
        told(f"{TITLE}!", BODY.replace("صباح اليوم", "صباح اليوم الإثنين"), id="b", at=30 * HOUR),
        told("حموشي يستقبل بالرباط مدير الشرطة الوطنية الاسبانية", BODY, id="b", at=HOUR),
        told("مدير الشرطة الوطنية الإسبانية في الرباط.. حموشي يستقبل", BODY, id="b", at=HOUR),
        told("حموشي يستقبل مدير الشرطة", BODY, id="b", at=HOUR),
        told(TITLE, BODY[: len(BODY) // 2], id="b", at=HOUR),
        told(TITLE, " ".join(BODY.split()[:45]), id="b", at=HOUR),
        told(TITLE, f"الرباط — {BODY} المصدر: وكالات", id="b", at=-HOUR),
    ],
)
def test_the_same_story_is_recognised_under_another_address(again: Article) -> None:
    assert same_story(again, told())


@pytest.mark.parametrize(
    "other",
    [
        told(id="a"),
        told(TITLE, f"{BODY} المصدر: وكالات", id="b", at=50 * HOUR),
        told("الأمن يوقف أربعة أشخاص في طنجة بتعاون مع الشرطة الإسبانية", OTHER, id="b", at=HOUR),
        told("بعد لقاء الرباط حموشي يزور مدريد", f"{OTHER} {BODY[:200]}", id="b", at=HOUR),
        told(TITLE, OTHER, id="b", at=HOUR),
        told("توقعات أحوال الطقس ليوم غد في مختلف مناطق المملكة", OTHER, id="b", at=HOUR),
        told(id="b", at=15 * 24 * HOUR),
    ],
)
def test_another_story_is_not_taken_for_the_same(other: Article) -> None:
    assert not same_story(other, told())


@pytest.mark.parametrize(
    "again",
    [
        told(id="b", at=50 * HOUR),
        told(id="b", at=14 * 24 * HOUR),
        told("توقعات أحوال الطقس ليوم غد في مختلف مناطق المملكة", BODY, id="b", at=HOUR),
    ],
)
def test_the_same_text_is_the_same_story_for_a_fortnight_whatever_its_title(again: Article) -> None:
    assert same_story(again, told())
    assert near_identical(again, told())


def test_a_short_formula_under_two_titles_is_two_stories() -> None:
    formula = "اضغط هنا لمشاهدة الفيديو كاملا على قناتنا الرسمية ولا تنس الاشتراك ليصلك كل جديد من أخبارنا"
    assert not same_story(told("الدرك يوقف مهربا", formula, id="b"), told("اتفاق أمني مع مدريد", formula))


FORMULA = (
    "تابعوا آخر المستجدات على موقعنا الإلكتروني وعلى صفحاتنا في مواقع التواصل الاجتماعي واشتركوا في القناة وفعلوا الجرس "
    "ليصلكم كل ما ننشره من تقارير وحوارات وصور ومقاطع مصورة في حينها ولا تنسوا مشاركة"
)


@pytest.mark.parametrize(("formula", "same"), [(FORMULA.rpartition(" ")[0], False), (FORMULA, True)])
def test_a_text_is_nobody_s_formula_from_thirty_runs_of_words_on(formula: str, *, same: bool) -> None:
    video, deal = told("الدرك يوقف مهربا", formula, id="b"), told("اتفاق أمني مع مدريد", formula)
    assert same_story(video, deal) is same


def test_what_only_looks_like_it_is_not_near_identical() -> None:
    likely = told(f"{TITLE} (صور)", BODY.replace("صباح اليوم", "أمس").replace("وتناولت", "وهمت"), id="b", at=HOUR)
    assert same_story(likely, told())
    assert not near_identical(told(TITLE, BODY[: len(BODY) // 2], id="b", at=HOUR), told())
    assert not near_identical(told(TITLE, OTHER, id="b", at=HOUR), told())


def test_an_article_of_an_earlier_version_is_no_obstacle() -> None:
    """It has no cast: nothing is told apart by what it does not say."""
    cast = Cast(("es",), ("es",), ("hammouchi",))
    assert same_story(told(id="b", at=HOUR, cast=cast), told())


def test_other_figures_in_the_title_are_other_news() -> None:
    assert not same_story(told("توقيف 3 أشخاص في طنجة", id="a"), told("توقيف 5 أشخاص في طنجة", id="b"))
    assert same_story(told("توقيف 3 أشخاص في طنجة", id="a"), told("توقيف ٣ أشخاص في طنجة", id="b"))
