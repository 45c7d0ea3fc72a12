"""Corrections and retractions, decided: what changes, what is intended, what is left alone."""

from dataclasses import replace

import pytest

from bot.changes import AddDeliveries, CancelDeliveries, Log, PutArticle, PutDocument
from bot.models import Article, ArticleState, Delivery, DeliveryState, Kind, Lane, delivery_id
from bot.newsroom.amendments import (
    Amendment,
    Outcomes,
    What,
    ahead,
    amendment_of,
    change,
    removal,
    word,
    word_id,
)
from bot.newsroom.corrections import correct, in_flight, may_be_corrected, says_so
from bot.newsroom.retractions import retract, retraction_question
from tests.clock import NOW

CHANNEL, DESK, EDITOR = -1001, -5, 901
ARTICLE = Article("aaaaaaaaaa", ("key",), "site", "العنوان", "https://site.test/1", revision=2)
POST = Delivery(delivery_id(Kind.POST, ARTICLE.id, CHANNEL), CHANNEL, Lane.CHANNEL, Kind.POST, ARTICLE.id, message=7)


def post(state: DeliveryState) -> Delivery:
    return replace(POST, state=state)


def of(changes: tuple[object, ...], kind: type) -> list[object]:
    return [one for one in changes if isinstance(one, kind)]


def test_a_correction_is_one_commit_with_the_channels_edit_and_the_trail() -> None:
    changes = correct(ARTICLE, "الصواب", post=post(DeliveryState.SENT), chat=DESK, by=EDITOR, now=NOW)
    put, added, note, log = changes
    assert isinstance(put, PutArticle)
    assert (put.expected, put.article.revision, put.article.correction, put.article.corrected) == (2, 3, "الصواب", NOW)
    assert isinstance(added, AddDeliveries)
    (edit,) = added.deliveries
    assert (edit.id, edit.lane, edit.kind) == (f"edit/{ARTICLE.id}.3/{CHANNEL}", Lane.FLASH, Kind.EDIT)
    assert edit.data == {"of": POST.id, "corrected": NOW}
    assert isinstance(note, PutDocument)
    assert amendment_of(note.document) == Amendment(ARTICLE.id, 3, What.CORRECTION, DESK, EDITOR, NOW, NOW)
    assert isinstance(log, Log)
    assert (log.act.by, log.act.what, log.act.subject, log.act.detail) == (EDITOR, "correct", ARTICLE.id, "الصواب")


@pytest.mark.parametrize("state", [DeliveryState.SENDING, DeliveryState.UNKNOWN])
def test_of_a_post_that_is_not_certain_yet_the_edit_remembers_what_it_said(state: DeliveryState) -> None:
    changes = correct(ARTICLE, "الصواب", post=post(state), chat=DESK, by=EDITOR, now=NOW)
    (added,) = of(changes, AddDeliveries)
    assert isinstance(added, AddDeliveries)
    assert added.deliveries[0].data["was"]["title"] == "العنوان"
    assert added.deliveries[0].data["was"]["correction"] is None


@pytest.mark.parametrize("state", [None, DeliveryState.PENDING, DeliveryState.DEAD, DeliveryState.CANCELLED])
def test_what_has_not_left_needs_no_edit(state: DeliveryState | None) -> None:
    stands = None if state is None else post(state)
    assert of(correct(ARTICLE, "الصواب", post=stands, chat=DESK, by=EDITOR, now=NOW), AddDeliveries) == []
    assert of(retract(ARTICLE, "", post=stands, chat=DESK, by=EDITOR, now=NOW), AddDeliveries) == []


def test_two_corrections_of_one_moment_are_told_apart() -> None:
    first = replace(ARTICLE, correction="أول", corrected=NOW)
    (put,) = of(correct(first, "ثان", post=None, chat=DESK, by=EDITOR, now=NOW), PutArticle)
    assert isinstance(put, PutArticle)
    assert put.article.corrected is not None
    assert put.article.corrected > NOW


def test_the_same_words_are_the_same_correction_whatever_their_spaces() -> None:
    assert says_so(replace(ARTICLE, correction="قال  كذا"), "قال كذا ")
    assert not says_so(replace(ARTICLE, correction="قال كذا"), "قال")
    assert not says_so(ARTICLE, "العنوان")


@pytest.mark.parametrize("state", ArticleState)
def test_what_was_taken_back_or_skipped_is_not_corrected(state: ArticleState) -> None:
    assert may_be_corrected(replace(ARTICLE, state=state)) is (
        state not in (ArticleState.RETRACTED, ArticleState.SKIPPED)
    )


def test_a_retraction_calls_off_what_waits_before_it_intends_the_deletion() -> None:
    changes = retract(ARTICLE, "خطأ", post=post(DeliveryState.SENT), chat=DESK, by=EDITOR, now=NOW)
    put, cancel, added, note, log = changes
    assert isinstance(put, PutArticle)
    assert (put.article.state, put.article.reason, put.article.revision) == (ArticleState.RETRACTED, "خطأ", 3)
    assert cancel == CancelDeliveries(article=ARTICLE.id)
    assert isinstance(added, AddDeliveries)
    assert [(one.kind, one.lane, one.data) for one in added.deliveries] == [(Kind.DELETE, Lane.FLASH, {"of": POST.id})]
    assert isinstance(note, PutDocument)
    assert amendment_of(note.document).what is What.RETRACTION
    assert isinstance(log, Log)
    assert (log.act.what, log.act.detail) == ("retract", "خطأ")


def test_what_was_taken_back_is_not_taken_back_again() -> None:
    gone = replace(ARTICLE, state=ArticleState.RETRACTED)
    assert retract(gone, "", post=post(DeliveryState.SENT), chat=DESK, by=EDITOR, now=NOW) == ()


def test_each_wish_to_retract_is_a_question_of_its_own_and_is_forgotten_after_half_an_hour() -> None:
    first = retraction_question(ARTICLE, "سبب", update=1, now=NOW)
    assert first.id != retraction_question(ARTICLE, "سبب", update=2, now=NOW).id
    assert first.id == retraction_question(ARTICLE, "سبب", update=1, now=NOW + 9).id
    assert first.body["until"] == NOW + 1800


def test_only_what_stands_or_may_stand_is_counted() -> None:
    tally = {"copy/sent": 5, "copy/sending": 1, "copy/unknown": 2, "copy/pending": 9, "copy/dead": 3, "post/sent": 1}
    assert in_flight(tally) == 8


def test_a_digest_that_holds_it_is_counted_like_a_copy() -> None:
    assert in_flight({"copy/sent": 5, "copy/cancelled": 7, "digest/sent": 7, "digest/pending": 2}) == 12


CORRECTION = Amendment(ARTICLE.id, 3, What.CORRECTION, DESK, EDITOR, NOW, NOW)
COPY = Delivery(
    delivery_id(Kind.COPY, ARTICLE.id, 42),
    42,
    Lane.ROUTINE,
    Kind.COPY,
    ARTICLE.id,
    DeliveryState.SENT,
    created=NOW - 9,
    message=3,
)


def test_an_amendment_comes_back_from_its_document() -> None:
    for what in What:
        whole = replace(CORRECTION, what=what, cursor=-5, paged=True, copies=7, version=4)
        assert amendment_of(replace(whole.document(), version=4)) == whole


def test_a_later_act_overtakes_a_correction_and_nothing_overtakes_a_retraction() -> None:
    corrected = replace(ARTICLE, corrected=NOW, correction="x")
    assert not CORRECTION.overtaken(corrected)
    assert CORRECTION.overtaken(replace(corrected, corrected=NOW + 1))
    assert CORRECTION.overtaken(replace(corrected, state=ArticleState.RETRACTED))
    assert CORRECTION.overtaken(None)
    retraction = replace(CORRECTION, what=What.RETRACTION)
    assert not retraction.overtaken(replace(corrected, state=ArticleState.RETRACTED))


def test_a_copys_change_goes_with_the_urgent_ones_and_before_copies_that_have_not_left() -> None:
    edit = change(CORRECTION, COPY, now=NOW, filters=(4,))
    assert (edit.lane, edit.kind, edit.not_before) == (Lane.BREAKING, Kind.EDIT, COPY.created - 1)
    assert edit.data == {"of": COPY.id, "corrected": NOW, "filters": [4]}
    deletion = change(replace(CORRECTION, what=What.RETRACTION), COPY, now=NOW)
    assert (deletion.kind, deletion.data) == (Kind.DELETE, {"of": COPY.id})


def test_a_change_is_never_due_so_early_that_it_would_count_as_late() -> None:
    assert ahead(replace(COPY, created=0.0), NOW) == NOW - 300
    assert ahead(replace(COPY, created=NOW + 60), NOW) == NOW


def test_the_word_under_a_copy_waits_where_the_reader_wants_no_sound() -> None:
    assert word(CORRECTION, COPY, now=NOW, due=NOW + 50, silent=False).not_before == NOW + 50
    said = word(CORRECTION, COPY, now=NOW, due=NOW, silent=True)
    assert (said.id, said.not_before, said.silent) == (word_id(ARTICLE.id, 3, 42), COPY.created - 1, True)


def test_the_removals_of_several_words_are_several() -> None:
    words = [replace(word(replace(CORRECTION, revision=n), COPY, now=NOW, due=NOW, silent=False)) for n in (1, 2)]
    ids = {removal(CORRECTION, one, now=NOW).id for one in words}
    assert ids == {f"delete/{ARTICLE.id}.3.1/42", f"delete/{ARTICLE.id}.3.2/42"}


@pytest.mark.parametrize(
    ("changed", "error", "copy", "copys", "doubts", "counted"),
    [
        (DeliveryState.SENT, None, DeliveryState.SENT, None, 0, Outcomes(done=1)),
        (DeliveryState.DEAD, "400: message to edit not found", DeliveryState.SENT, None, 0, Outcomes(refused=1)),
        (DeliveryState.DEAD, "no answer", DeliveryState.SENT, None, 0, Outcomes(unknown=1)),
        (DeliveryState.CANCELLED, "the reader is gone", DeliveryState.SENT, None, 0, Outcomes(refused=1)),
        (DeliveryState.CANCELLED, "never went out", DeliveryState.DEAD, "403: blocked", 0, Outcomes()),
        (DeliveryState.CANCELLED, "never went out", DeliveryState.DEAD, "unknown", 1, Outcomes(unknown=1)),
        (DeliveryState.CANCELLED, "never went out", DeliveryState.CANCELLED, None, 0, Outcomes()),
        (DeliveryState.CANCELLED, "never went out", DeliveryState.CANCELLED, None, 1, Outcomes(unknown=1)),
        (DeliveryState.PENDING, None, DeliveryState.SENT, None, 0, Outcomes(unknown=1)),
    ],
)
def test_an_outcome_is_counted_honestly(
    *,
    changed: DeliveryState,
    error: str | None,
    copy: DeliveryState,
    copys: str | None,
    doubts: int,
    counted: Outcomes,
) -> None:
    edit = replace(change(CORRECTION, COPY, now=NOW), state=changed, error=error)
    assert Outcomes().with_one(edit, replace(COPY, state=copy, error=copys, doubts=doubts)) == counted
