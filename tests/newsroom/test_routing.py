"""Which way a new article goes."""

import pytest

from bot.models import ArticleState, Judgement, Verdict
from bot.newsroom.routing import DAY, HOUR, Doubt, Route, channel_verdict, not_before, route, too_old

NOW = 1_790_000_000.0
UMBRELLA = ("security-cooperation",)


def judged(publish: Verdict, *topics: str) -> Judgement:
    return Judgement(publish, 0.5, topics)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_under_the_umbrella_the_catalogues_verdict_decides(verdict: Verdict) -> None:
    assert channel_verdict(judged(verdict, "drugs"), UMBRELLA) is verdict


def test_a_topic_named_in_the_settings_is_a_plain_yes() -> None:
    assert channel_verdict(judged(Verdict.NO, "drugs"), ("drugs",)) is Verdict.YES
    assert channel_verdict(judged(Verdict.YES, "cybersecurity"), ("drugs",)) is Verdict.NO


def test_everything_is_everything() -> None:
    assert channel_verdict(judged(Verdict.NO), ("everything",)) is Verdict.YES


def test_old_news_that_slides_into_the_feed_is_told_from_what_was_missed() -> None:
    first_sight = NOW - 10 * DAY

    assert too_old(NOW - 1000 * DAY, first_sight=first_sight, now=NOW)
    assert too_old(first_sight - 3 * DAY, first_sight=first_sight, now=NOW)
    assert not too_old(first_sight - DAY, first_sight=first_sight, now=NOW)
    assert not too_old(NOW - 7 * DAY, first_sight=first_sight, now=NOW)
    assert not too_old(None, first_sight=first_sight, now=NOW)


def test_an_article_of_tomorrow_waits_for_its_hour_and_no_longer() -> None:
    assert not_before(None, now=NOW) == NOW
    assert not_before(NOW - 5, now=NOW) == NOW
    assert not_before(NOW + HOUR / 5, now=NOW) == NOW
    assert not_before(NOW + HOUR / 2, now=NOW) == NOW + HOUR / 2
    assert not_before(NOW + DAY, now=NOW) == NOW + HOUR


@pytest.mark.parametrize("desk", [True, False])
def test_a_clear_yes_is_posted_and_told_to_all_who_follow_it(*, desk: bool) -> None:
    assert route(Verdict.YES, desk=desk) == Route(ArticleState.LIVE, post=True, tell_all=True)


@pytest.mark.parametrize("desk", [True, False])
def test_a_clear_no_still_reaches_the_readers_whose_filters_fit(*, desk: bool) -> None:
    assert route(Verdict.NO, desk=desk) == Route(ArticleState.LIVE, post=False, tell_all=True)


def test_a_doubtful_one_waits_for_the_desk_while_readers_of_its_words_get_it_at_once() -> None:
    assert route(Verdict.REVIEW, desk=True) == Route(ArticleState.HELD, ask=True, tell_words=True, reason=Doubt.UNSURE)


def test_without_a_desk_a_doubtful_one_is_not_posted_but_reaches_its_readers() -> None:
    assert route(Verdict.REVIEW, desk=False) == Route(ArticleState.LIVE, tell_all=True, reason=Doubt.UNSURE)


@pytest.mark.parametrize("doubt", [Doubt.TWIN, Doubt.STRANGER])
def test_a_twin_or_a_stranger_goes_to_nobody_before_a_person_has_seen_it(doubt: Doubt) -> None:
    assert route(Verdict.YES, desk=True, doubt=doubt) == Route(ArticleState.HELD, ask=True, reason=doubt)
    assert route(Verdict.YES, desk=False, doubt=doubt) == Route(ArticleState.SKIPPED, reason=doubt)
    assert route(Verdict.NO, desk=True, doubt=doubt) == Route(ArticleState.SKIPPED, reason=doubt)


def test_a_burst_is_held_with_one_question_for_all_of_it() -> None:
    assert route(Verdict.YES, desk=True, doubt=Doubt.BURST) == Route(
        ArticleState.HELD, ask=False, tell_words=True, reason=Doubt.BURST
    )
