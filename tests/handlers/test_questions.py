"""The desk answers questions: by an editor's or owner's hand, once, with a word about who decided."""

from dataclasses import replace

import pytest

from bot.changes import AddDeliveries, PutArticle, PutDocument
from bot.models import Article, ArticleState, Delivery, DeliveryState, Document, Kind, Lane, delivery_id
from bot.newsroom.questions import QUESTION, burst_question, notice_of, review_question
from tests.clock import NOW
from tests.handlers.stage import CHANNEL, GROUP, OWNER, READER, Stage, article, texts_of


async def given_a_doubtful_article(stage: Stage) -> Document:
    held = article(1, "خبر مشكوك فيه", state=ArticleState.HELD, reason="unsure")
    await stage.publish(held)
    question = review_question(held, now=NOW)
    await stage.storage.commit(PutDocument(question))
    return question


async def state_of(stage: Stage, name: str = "article001") -> ArticleState:
    found = await stage.storage.article(name)
    assert found is not None
    return found.state


async def test_an_owner_publishes_what_waited(stage: Stage) -> None:
    question = await given_a_doubtful_article(stage)
    said = await stage.press(f"q:{question.id}:publish", user=OWNER, chat=GROUP)
    assert [call["method"] for call in said] == ["answerCallbackQuery", "editMessageText"]
    assert "خبر مشكوك فيه" in texts_of(said)
    assert "reply_markup" not in said[1] or not said[1]["reply_markup"]["inline_keyboard"]
    assert await state_of(stage) is ArticleState.LIVE
    post = await stage.storage.delivery(delivery_id(Kind.POST, "article001", CHANNEL))
    assert post is not None
    assert post.state is DeliveryState.PENDING
    acts = await stage.storage.acts()
    assert [(act.by, act.what, act.subject) for act in acts] == [(OWNER, "publish", "article001")]


async def test_an_owner_skips_what_waited(stage: Stage) -> None:
    question = await given_a_doubtful_article(stage)
    await stage.press(f"q:{question.id}:skip", user=OWNER, chat=GROUP)
    assert await state_of(stage) is ArticleState.SKIPPED


@pytest.mark.parametrize("answer", ["publish", "skip", "silent"])
async def test_what_went_out_by_another_way_is_not_said_to_be_decided_here(stage: Stage, answer: str) -> None:
    question = await given_a_doubtful_article(stage)
    held = await stage.storage.article("article001")
    assert held is not None
    sent = replace(held, state=ArticleState.LIVE, breaking=True, revision=held.revision + 1)
    await stage.storage.commit(PutArticle(sent, expected=held.revision))
    said = await stage.press(f"q:{question.id}:{answer}", user=OWNER, chat=GROUP)
    assert "بُتّ في أمره من قبل" in texts_of(said)
    assert await state_of(stage) is ArticleState.LIVE
    assert await stage.storage.acts() == []


async def test_an_answered_question_is_not_answered_again(stage: Stage) -> None:
    question = await given_a_doubtful_article(stage)
    await stage.press(f"q:{question.id}:skip", user=OWNER, chat=GROUP)
    said = await stage.press(f"q:{question.id}:publish", user=OWNER, chat=GROUP)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert await state_of(stage) is ArticleState.SKIPPED


@pytest.mark.parametrize(("known", "rewritten"), [(9, [7, 9]), (7, [7]), (None, [7])])
async def test_of_a_question_that_was_repeated_after_a_lost_answer_either_copy_is_answered_and_both_say_so(
    stage: Stage, known: int | None, rewritten: list[int]
) -> None:
    """The first had arrived after all, under a number that nobody knows until it is pressed."""
    question = await given_a_doubtful_article(stage)
    notice = Delivery(notice_of(question, GROUP), GROUP, Lane.DESK, Kind.NOTICE, state=DeliveryState.SENT)
    await stage.storage.commit(AddDeliveries((replace(notice, message=known),)))
    said = await stage.press(f"q:{question.id}:publish", user=OWNER, chat=GROUP, message=7)
    edits = [call for call in said if call["method"] == "editMessageText"]
    assert [call["message_id"] for call in edits] == rewritten
    assert len({call["text"] for call in edits}) == 1
    assert await state_of(stage) is ArticleState.LIVE


async def test_the_copy_that_nobody_knows_of_answers_kindly_when_it_is_pressed_last(stage: Stage) -> None:
    question = await given_a_doubtful_article(stage)
    await stage.press(f"q:{question.id}:skip", user=OWNER, chat=GROUP, message=9)
    said = await stage.press(f"q:{question.id}:publish", user=OWNER, chat=GROUP, message=7)
    assert texts_of(said) == "لم يعد هذا السؤال ينتظر جوابا."
    assert await state_of(stage) is ArticleState.SKIPPED


@pytest.mark.parametrize("chat", [GROUP, READER])
async def test_a_reader_decides_nothing_at_the_desk(stage: Stage, chat: int) -> None:
    question = await given_a_doubtful_article(stage)
    stage.telegram.administrators.add((GROUP, READER))
    said = await stage.press(f"q:{question.id}:publish", user=READER, chat=chat)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert await state_of(stage) is ArticleState.HELD


@pytest.mark.parametrize("answer", ["", "nonsense", "publish:extra", "all"])
async def test_an_answer_that_was_not_offered_changes_nothing(stage: Stage, answer: str) -> None:
    question = await given_a_doubtful_article(stage)
    await stage.press(f"q:{question.id}:{answer}", user=OWNER, chat=GROUP)
    assert await state_of(stage) is ArticleState.HELD


@pytest.mark.parametrize(("answer", "live"), [("all", 5), ("newest", 3), ("none", 0)])
async def test_a_burst_is_let_through_as_the_desk_says(stage: Stage, answer: str, live: int) -> None:
    held: list[Article] = [replace(article(number, f"خبر {number}"), state=ArticleState.HELD) for number in range(1, 6)]
    await stage.publish(*held)
    question = burst_question(held, now=NOW)
    await stage.storage.commit(PutDocument(question))
    await stage.press(f"q:{question.id}:{answer}", user=OWNER, chat=GROUP)
    states = [await state_of(stage, one.id) for one in held]
    assert states.count(ArticleState.LIVE) == live
    assert states[5 - live :] == [ArticleState.LIVE] * live


@pytest.mark.parametrize(
    ("answer", "state"),
    [("there", DeliveryState.SENT), ("again", DeliveryState.PENDING), ("leave", DeliveryState.DEAD)],
)
async def test_the_desk_says_whether_a_lost_message_is_there(stage: Stage, answer: str, state: DeliveryState) -> None:
    await stage.publish(article(1, "خبر"))
    name = delivery_id(Kind.POST, "article001", CHANNEL)
    lost = Delivery(name, CHANNEL, Lane.CHANNEL, Kind.POST, article="article001", state=DeliveryState.UNKNOWN)
    question = Document(QUESTION, "lost", {"what": "unknown", "article": "article001", "delivery": name, "at": NOW})
    await stage.storage.commit(AddDeliveries((lost,)), PutDocument(question))
    await stage.press(f"q:lost:{answer}", user=OWNER, chat=GROUP)
    found = await stage.storage.delivery(name)
    assert found is not None
    assert found.state is state
