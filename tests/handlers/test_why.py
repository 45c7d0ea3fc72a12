"""«Why this?»: the filter that brought an article, and the words that matched."""

import pytest

from tests.handlers.stage import Stage, article


async def test_why_names_the_filter_and_the_words_that_matched(stage: Stage) -> None:
    await stage.publish(article(1, "المغرب وفرنسا: لقاء للحموشي مع نظيره الفرنسي"))
    await stage.say("/subscribe حموشي")
    said = await stage.press("why:article001:2")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "«حموشي»" in said[0]["text"]
    assert "للحموشي" in said[0]["text"]
    assert said[0]["show_alert"] is True


async def test_why_of_a_topic_shows_what_decided_as_far_as_there_is_room(stage: Stage) -> None:
    because = tuple(f"كلمة طويلة رقم {number} من الخبر الذي وصل" for number in range(9))
    await stage.publish(article(1, "خبر", topics=("drugs",), because=because))
    await stage.say("/subscribe drugs")
    said = await stage.press("why:article001:2")
    assert "المخدرات" in said[0]["text"]
    assert because[0] in said[0]["text"]
    assert len(said[0]["text"]) <= 200


@pytest.mark.parametrize("whole", ["all", "everything"])
async def test_why_of_a_whole_shows_no_words_for_none_decided(stage: Stage, whole: str) -> None:
    await stage.publish(article(1, "خبر عن الأمن"))
    await stage.say(f"/subscribe {whole}")
    said = await stage.press("why:article001:2")
    assert "خبر عن الأمن" not in said[0]["text"]


async def test_why_of_something_that_does_not_match_names_the_filter_alone(stage: Stage) -> None:
    await stage.publish(article(1, "خبر عن الطقس"))
    await stage.say("/subscribe حموشي")
    assert (await stage.press("why:article001:2"))[0]["text"].endswith("«حموشي».")


async def test_why_of_a_filter_dropped_since_says_so(stage: Stage) -> None:
    await stage.publish(article(1, "خبر عن الطقس"))
    await stage.say("/start")
    assert "أُوقفت" in (await stage.press("why:article001:9"))[0]["text"]
    assert "قديم" in (await stage.press("why:nothing:1"))[0]["text"]
