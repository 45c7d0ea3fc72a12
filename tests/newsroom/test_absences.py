"""Who is missed, and when the desk is asked."""

from dataclasses import replace

import pytest

from bot.models import Article, ArticleState
from bot.newsroom.absences import MOST_TRIES, Absence, absence_of, missing, vanished_question
from tests.clock import NOW

ARTICLE = Article("aaaaaaaaaa", ("k",), "الموقع", "خبر", "https://site.test/1", published=NOW - 60)
ABSENCE = Absence("aaaaaaaaaa", NOW, NOW)


def missed(article: Article, *shown: str) -> bool:
    return bool(missing([article], shown, source="الموقع", oldest=NOW - 3600, now=NOW))


def test_what_is_newer_than_the_oldest_entry_and_not_shown_is_missed() -> None:
    assert missed(ARTICLE)
    assert not missed(ARTICLE, ARTICLE.id)


@pytest.mark.parametrize(
    "other",
    [
        {"published": NOW - 3600},
        {"published": NOW + 60},
        {"source": "آخر"},
        {"link": None},
        {"state": ArticleState.RETRACTED},
        {"state": ArticleState.ARCHIVED},
    ],
)
def test_some_are_not_missed(other: dict[str, object]) -> None:
    assert not missed(replace(ARTICLE, **other))  # type: ignore[arg-type]


def test_a_page_must_be_gone_twice() -> None:
    once = ABSENCE.seen(gone=True, again=NOW + 180)
    assert (once.misses, once.done, once.due) == (1, False, NOW + 180)
    twice = once.seen(gone=True, again=NOW + 360)
    assert (twice.misses, twice.done) == (2, True)


def test_a_page_that_stands_ends_it() -> None:
    assert ABSENCE.seen(gone=False, again=NOW + 180).done
    back = ABSENCE.seen(gone=True, again=NOW + 180).seen(gone=False, again=NOW + 360)
    assert (back.misses, back.done) == (1, True)


def test_a_site_that_does_not_answer_is_not_asked_for_ever_and_proves_nothing() -> None:
    absence = ABSENCE
    for _ in range(MOST_TRIES):
        assert not absence.done
        absence = absence.seen(gone=None, again=NOW + 180)
    assert (absence.done, absence.misses) == (True, 0)


def test_it_comes_back_from_its_document() -> None:
    whole = replace(ABSENCE, misses=1, tries=2, version=3)
    assert absence_of(replace(whole.document(), version=3)) == whole


def test_the_question_gives_the_reason_that_a_retraction_would_give() -> None:
    question = vanished_question(ARTICLE, "حذفه الموقع.", now=NOW)
    assert (question.body["what"], question.body["reason"]) == ("vanished", "حذفه الموقع.")
    assert question.id != vanished_question(ARTICLE, "حذفه الموقع.", now=NOW + 1).id
