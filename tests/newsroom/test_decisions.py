"""What an answered question does, and one that nobody answered."""

from dataclasses import replace

import pytest

from bot.changes import AddDeliveries, DropDocument, FanOut, Log, PutArticle
from bot.models import Article, ArticleState, Delivery, DeliveryState, Kind, Lane, Verdict
from bot.newsroom.bundles import bundle
from bot.newsroom.decisions import decide_burst, publish_held, skip_held, timed_out
from bot.newsroom.joins import join_question
from bot.newsroom.questions import burst_question, review_question
from bot.newsroom.retractions import retraction_question
from tests.clock import NOW

CHANNEL, EDITOR = -1001, 77
HELD = Article(
    id="aaaaaaaaaa",
    keys=("url:https://site.example/1",),
    source="Site",
    title="عنوان",
    link="https://site.example/1/",
    state=ArticleState.HELD,
    publish=Verdict.REVIEW,
    revision=3,
)


def test_published_by_the_desk_it_is_posted_told_and_written_down() -> None:
    put, add, fan, log = publish_held(HELD, channel=CHANNEL, by=EDITOR, now=NOW, silent=True)

    assert isinstance(put, PutArticle)
    assert (put.article.state, put.article.publish, put.article.by) == (ArticleState.LIVE, Verdict.YES, EDITOR)
    assert (put.expected, put.article.revision) == (3, 4)
    assert isinstance(add, AddDeliveries)
    assert (add.deliveries[0].lane, add.deliveries[0].chat, add.deliveries[0].silent) == (Lane.CHANNEL, CHANNEL, True)
    assert fan == FanOut(f"{HELD.id}:4")
    assert isinstance(log, Log)
    assert (log.act.by, log.act.what) == (EDITOR, "publish: silent")


def test_skipped_by_the_desk_it_goes_nowhere() -> None:
    put, log = skip_held(HELD, by=EDITOR, now=NOW, why="skipped")

    assert isinstance(put, PutArticle)
    assert (put.article.state, put.article.reason) == (ArticleState.SKIPPED, "skipped")
    assert isinstance(log, Log)


@pytest.mark.parametrize("state", [ArticleState.LIVE, ArticleState.SKIPPED, ArticleState.RETRACTED])
def test_what_is_decided_already_is_not_decided_again(state: ArticleState) -> None:
    decided = replace(HELD, state=state)

    assert publish_held(decided, channel=CHANNEL, by=EDITOR, now=NOW) == []
    assert skip_held(decided, by=EDITOR, now=NOW, why="skipped") == []


def burst(count: int = 5) -> list[Article]:
    return [replace(HELD, id=chr(97 + number) * 10) for number in range(count)]


@pytest.mark.parametrize(("answer", "posted"), [("all", "abcde"), ("newest", "cde"), ("none", "")])
def test_a_burst_is_let_through_whole_in_part_or_not(answer: str, posted: str) -> None:
    changes = decide_burst(burst(), answer, channel=CHANNEL, by=EDITOR, now=NOW)

    live = [c.article.id[0] for c in changes if isinstance(c, PutArticle) and c.article.state is ArticleState.LIVE]
    skipped = [
        c.article.id[0] for c in changes if isinstance(c, PutArticle) and c.article.state is ArticleState.SKIPPED
    ]
    assert "".join(live) == posted
    assert sorted(live + skipped) == list("abcde")


def test_a_review_that_nobody_answered_is_skipped() -> None:
    drop, put, _ = timed_out(review_question(HELD, now=NOW), [HELD], channel=CHANNEL, now=NOW)

    assert isinstance(drop, DropDocument)
    assert isinstance(put, PutArticle)
    assert (put.article.state, put.article.reason) == (ArticleState.SKIPPED, "unanswered")


def test_a_burst_that_nobody_answered_is_posted_whole_oldest_first() -> None:
    articles = burst()
    drop, *changes = timed_out(burst_question(articles, now=NOW), articles, channel=CHANNEL, now=NOW)

    assert isinstance(drop, DropDocument)
    assert [c.deliveries[0].article for c in changes if isinstance(c, AddDeliveries)] == [a.id for a in articles]


def test_what_may_be_a_bulletin_s_article_is_posted_by_itself_when_nobody_answered() -> None:
    bulletin = replace(HELD, id="bbbbbbbbbb", state=ArticleState.LIVE)
    drop, put, add, *_ = timed_out(join_question(HELD, bulletin, now=NOW), [HELD], channel=CHANNEL, now=NOW)

    assert isinstance(drop, DropDocument)
    assert isinstance(put, PutArticle)
    assert (put.article.id, put.article.state) == (HELD.id, ArticleState.LIVE)
    assert isinstance(add, AddDeliveries)
    assert add.deliveries[0].article == HELD.id


def test_a_retraction_that_nobody_confirmed_is_only_forgotten() -> None:
    live = replace(HELD, state=ArticleState.LIVE)
    question = retraction_question(live, "wrong", update=7, now=NOW)

    assert timed_out(question, [live], channel=CHANNEL, now=NOW) == [DropDocument(question.kind, question.id)]


def test_the_same_question_asked_again_has_the_same_name() -> None:
    assert review_question(HELD, now=NOW).id == review_question(HELD, now=NOW + 1).id
    assert review_question(HELD, now=NOW).body["until"] == NOW + 6 * 3600
    assert burst_question(burst(), now=NOW).body["until"] == NOW + 1800


def test_held_copies_become_one_digest_that_names_articles_and_filters() -> None:
    held = [
        Delivery(
            f"copy/{letter}/5",
            5,
            Lane.ROUTINE,
            Kind.COPY,
            article=letter,
            state=DeliveryState.HELD,
            data={"filters": [n]},
        )
        for n, letter in enumerate("abc")
    ]

    step = bundle(5, held, now=NOW)

    assert step.taken == ("copy/a/5", "copy/b/5", "copy/c/5")
    assert (step.digest.lane, step.digest.kind, step.digest.not_before) == (Lane.DIGEST, Kind.DIGEST, NOW)
    assert step.digest.data == {"articles": ["a", "b", "c"], "filters": {"a": [0], "b": [1], "c": [2]}}
    assert bundle(5, held, now=NOW + 9).digest.id == step.digest.id
