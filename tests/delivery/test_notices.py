"""What a question to the desk says of the article that a doubtful one is like."""

from dataclasses import replace

import pytest

from bot.delivery.notices import question_message
from bot.models import ArticleState, Language
from bot.newsroom.likenesses import Fate, Likeness
from bot.newsroom.questions import review_question
from tests.delivery.samples import NOON, VISIT, texts

TWIN = replace(VISIT, state=ArticleState.HELD, reason="twin")
EARLIER = "حموشي يستقبل وفدا"
POSTED = {
    Language.ARABIC: "نُشر في القناة بتاريخ",
    Language.FRENCH: "publié dans le canal le",
    Language.ENGLISH: "posted in the channel on",
}
WAITS = {Language.ARABIC: "ينتظر القرار هنا", Language.FRENCH: "il attend une décision", Language.ENGLISH: "it waits"}


def said(language: Language, like: Likeness | None) -> str:
    question = review_question(TWIN, now=NOON, like="other")
    message = question_message(texts(), language, question, [TWIN], like=like, timezone="Africa/Casablanca")
    return message.text.plain


@pytest.mark.parametrize("language", Language)
def test_only_what_was_posted_is_said_to_have_been_and_when(language: Language) -> None:
    for fate in Fate:
        text = said(language, Likeness(EARLIER, fate, NOON if fate is Fate.POSTED else None))
        assert EARLIER in text
        assert (POSTED[language] in text) == (fate is Fate.POSTED)
        assert (WAITS[language] in text) == (fate is Fate.WAITS)


def test_the_hour_is_the_newsrooms() -> None:
    assert "14:05" in said(Language.ENGLISH, Likeness(EARLIER, Fate.POSTED, NOON))


@pytest.mark.parametrize("language", Language)
def test_of_what_is_not_known_any_more_nothing_is_claimed(language: Language) -> None:
    text = said(language, None)
    assert POSTED[language] not in text
    assert VISIT.title in text
