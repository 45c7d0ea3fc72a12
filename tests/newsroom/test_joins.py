"""Which article belongs to which breaking item that was sent as text alone."""

from dataclasses import replace

import pytest

from bot.changes import FanOut, Log, PutArticle, PutDocument
from bot.models import Article, ArticleState
from bot.newsroom.joins import join, join_held, join_question, joined, kin_of
from bot.newsroom.twins import fingerprint
from tests.clock import NOW

SAID = "تفكيك خلية إرهابية في عملية مشتركة بين المغرب وإسبانيا"
BULLETIN = Article(
    "bbbbbbbbbb",
    ("desk:1",),
    "desk",
    SAID,
    None,
    topics=("counter-terrorism", "breaking"),
    published=NOW,
    breaking=True,
    origin="desk",
    by=901,
    revision=1,
    fingerprint=fingerprint(SAID, ""),
)


def article(title: str = SAID, **more: object) -> Article:
    body = "أعلنت السلطات اليوم تفكيك خلية كانت تعد لهجمات، وذلك بعد تعاون أمني طويل بين مصالح البلدين."
    given: dict[str, object] = {
        "short_link": "https://site.test/?p=1",
        "body": body,
        "published": NOW + 600,
        "topics": ("spain", "counter-terrorism"),
        "fingerprint": fingerprint(title, body),
        **more,
    }
    return Article("aaaaaaaaaa", ("wp:site.test:1",), "الموقع", title, "https://site.test/1", **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "sure"),
    [
        (SAID, True),
        (SAID + ".", True),
        ("تفكيك خليّة إرهابية في عملية مشتركة بين المغرب و إسبانيا", True),
        ("المغرب وإسبانيا: تفكيك خلية إرهابية في عملية أمنية مشتركة", False),
        ("مباراة الفتح وضيفه تنتهي بالتعادل", None),
        ("حموشي يستقبل مدير الشرطة الألمانية", None),
    ],
)
def test_the_title_tells(*, title: str, sure: bool | None) -> None:
    kin = kin_of(article(title), [BULLETIN])
    assert (kin.sure if kin else None) is sure


def test_other_numbers_are_another_story_or_at_least_a_question() -> None:
    five = replace(BULLETIN, title="توقيف 5 أشخاص في عملية مشتركة بين المغرب وإسبانيا", fingerprint=())
    kin = kin_of(article("توقيف 9 أشخاص في عملية مشتركة بين المغرب وإسبانيا"), [five])
    assert kin is not None
    assert not kin.sure


def test_a_correction_in_letters_is_no_other_number_than_none() -> None:
    corrected = replace(BULLETIN, correction="النص الصحيح: سبعة موقوفين لا تسعة")
    kin = kin_of(article(), [corrected])
    assert kin is not None
    assert kin.sure


@pytest.mark.parametrize(
    "other",
    [
        {"link": "https://site.test/x"},
        {"short_link": "https://site.test/?p=9"},
        {"breaking": False},
        {"origin": "feed"},
        {"state": ArticleState.RETRACTED},
        {"published": NOW - 48 * 3600},
    ],
)
def test_only_a_bare_breaking_item_of_the_desks_that_stands_is_joined(other: dict[str, object]) -> None:
    assert kin_of(article(), [replace(BULLETIN, **other)]) is None  # type: ignore[arg-type]


def test_of_several_the_surest_and_then_the_nearest_is_chosen() -> None:
    likely = replace(BULLETIN, id="likely0000", title="المغرب وإسبانيا: خلية إرهابية", published=NOW + 599)
    older = replace(BULLETIN, id="older00000", published=NOW - 600)
    kin = kin_of(article(), [likely, older, BULLETIN])
    assert kin is not None
    assert (kin.bulletin.id, kin.sure) == (BULLETIN.id, True)


def test_a_correction_is_what_the_bulletin_says() -> None:
    corrected = replace(BULLETIN, title="شيء مختلف تماما لا علاقة له", correction=SAID, fingerprint=())
    kin = kin_of(article(), [corrected])
    assert kin is not None
    assert kin.sure


def test_the_joined_item_keeps_its_words_and_learns_the_rest() -> None:
    whole = joined(BULLETIN, article("عنوان الموقع"))
    assert (whole.id, whole.title, whole.breaking, whole.revision) == (BULLETIN.id, SAID, True, 2)
    assert whole.keys == ("desk:1", "wp:site.test:1")
    assert (whole.link, whole.short_link) == ("https://site.test/1", "https://site.test/?p=1")
    assert whole.source == "الموقع"
    assert set(whole.topics) == {"spain", "counter-terrorism", "breaking"}


def test_joining_is_one_commit_that_reaches_the_rest_of_the_readers_too() -> None:
    changes = join(BULLETIN, article(), post=None, chat=-5, by=0, now=NOW)
    assert [type(one) for one in changes] == [PutArticle, PutDocument, FanOut, Log]
    assert changes[2] == FanOut("bbbbbbbbbb:2:anew")


def test_an_article_that_waited_goes_nowhere_itself() -> None:
    held = article(state=ArticleState.HELD, revision=4)
    put, *_ = join_held(BULLETIN, held, post=None, chat=-5, by=901, now=NOW)
    assert isinstance(put, PutArticle)
    assert (put.article.state, put.article.reason, put.expected) == (ArticleState.SKIPPED, "joined: bbbbbbbbbb", 4)


def test_the_question_is_one_for_each_pair() -> None:
    first = join_question(article(), BULLETIN, now=NOW)
    assert first.id == join_question(article(), BULLETIN, now=NOW + 5).id
    assert first.body["title"] == SAID
    assert join_question(article(), replace(BULLETIN, correction="صار"), now=NOW).body["title"] == "صار"
