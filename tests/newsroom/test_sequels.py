"""A story that goes on, and what else was said."""

from dataclasses import replace

import pytest

from bot.models import Article, ArticleState, Cast, Verdict
from bot.newsroom.sequels import follow_up, see_also, story_before
from tests.newsroom.test_twins import BODY, HOUR, OTHER, TITLE, told


@pytest.mark.parametrize(
    ("later", "goes_on"),
    [
        (
            told("بعد لقاء الرباط: حموشي ومدير الشرطة الإسبانية يوقعان اتفاقا في مدريد", OTHER, id="b", at=26 * HOUR),
            True,
        ),
        (told("حموشي والشرطة الإسبانية: تفاصيل", f"{OTHER} {BODY[:300]}", id="b", at=HOUR), True),
        (told("حموشي ومدير الشرطة الإسبانية يوقعان اتفاقا", OTHER, id="b", at=20 * 24 * HOUR), False),
        (told("حموشي ومدير الشرطة الإسبانية يوقعان اتفاقا", OTHER, id="b", at=-HOUR), False),
        (told("حموشي ومدير الشرطة الإسبانية يوقعان اتفاقا", OTHER, id="b", at=HOUR, names=("bourita",)), False),
        (told("حموشي ومدير الشرطة الإسبانية يوقعان اتفاقا", OTHER, id="b", at=HOUR, topics=("drugs",)), False),
        (told("فتح مباراة لتوظيف مفتشين", OTHER, id="b", at=HOUR), False),
        (told(id="a", at=HOUR), False),
        (told(f"{TITLE} (صور)", id="again", at=HOUR), False),
        (told("تفاصيل زيارة", id="same text", at=49 * HOUR), False),
    ],
)
def test_a_story_that_goes_on_shares_names_and_topics_and_a_related_title(later: Article, *, goes_on: bool) -> None:
    assert follow_up(later, told()) is goes_on


def test_the_post_to_answer_is_the_most_alike_that_was_posted() -> None:
    later = told("حموشي ومدير الشرطة الوطنية الإسبانية يوقعان اتفاقا في مدريد", OTHER, id="c", at=26 * HOUR)
    near, far = (
        told(id="near"),
        told("مدير الشرطة الإسبانية في مدريد", "نص قصير", id="far", topics=("police-intelligence", "drugs")),
    )
    assert story_before(later, [far, near]) == near
    assert story_before(later, [told(id="held", state=ArticleState.HELD), told(id="no", publish=Verdict.NO)]) is None


def test_a_story_goes_on_also_where_nobody_is_named_who_is_known() -> None:
    arrested = "أوقفت مصالح الأمن بطنجة بارون مخدرات هولنديا مبحوثا عنه"
    handed_over = "سلمت السلطات بارون المخدرات الهولندي الذي أوقف بطنجة إلى السلطات الهولندية"
    dutch = Cast(("nl",), ("nl",))
    earlier = told("توقيف بارون مخدرات هولندي بطنجة", arrested, names=(), cast=dutch)
    later = told("تسليم بارون المخدرات الهولندي إلى بلاده", handed_over, id="b", at=HOUR, names=(), cast=dutch)
    assert story_before(later, [earlier]) == earlier
    assert story_before(replace(later, cast=Cast(("be",), ("be",))), [earlier]) is None


def test_see_also_names_two_earlier_posts_on_the_same_topics_and_names() -> None:
    article = told(id="new", at=100 * HOUR, topics=("police-intelligence", "drugs"), names=("hammouchi", "spain"))
    candidates = [
        told("قديم", OTHER, id="old", at=1 * HOUR),
        told("أحدث", OTHER, id="newer", at=2 * HOUR),
        told(
            "الأقرب", OTHER, id="closest", at=0.0, topics=("police-intelligence", "drugs"), names=("hammouchi", "spain")
        ),
        told("لا اسم", OTHER, id="nameless", names=()),
        told("لا موضوع", OTHER, id="topicless", topics=("breaking",)),
        told("لم ينشر", OTHER, id="unposted", publish=Verdict.NO),
        told("لاحق", OTHER, id="later", at=101 * HOUR),
        told(id="twin", at=99 * HOUR),
        told(id="new"),
    ]
    assert see_also(article, candidates) == ("closest", "newer")
    assert see_also(article, []) == ()


def test_a_story_retold_in_everybody_s_words_is_no_answer_to_it() -> None:
    """Two articles that share only what each article of these weeks says are two stories."""
    caught = "أوقفت الشرطة بمراكش مواطنا فرنسيا مطلوبا للقضاء في بلاده"
    allowed = "وافق القضاء على تسليم مواطن فرنسي أوقفته الشرطة بمراكش وكان مطلوبا في بلاده"
    french = Cast(("fr",), ("fr",))
    earlier = told("توقيف مواطن فرنسي مطلوب بمراكش", caught, names=(), cast=french)
    later = told("القضاء يوافق على تسليم الفرنسي الموقوف", allowed, id="b", at=9 * HOUR, names=(), cast=french)
    assert follow_up(later, earlier)
    assert story_before(later, [earlier]) == earlier
    alike = [told(f"توقيف مواطن فرنسي مطلوب للقضاء بمراكش {day}", id=f"other {day}") for day in range(3)]
    assert not follow_up(later, earlier, [*alike, earlier])
