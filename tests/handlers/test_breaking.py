"""Who may draft, decide and list, where; what made-up data do."""

from typing import Any

import pytest

from bot.changes import PutDocument
from bot.models import Language
from bot.newsroom.editors import Editor, document_of, is_editor
from tests.handlers.stage import OTHER, OWNER, READER, TEXTS, Call, Stage, data_of, texts_of

WORDS = "/breaking خبر عاجل من المكتب\nتفاصيل الخبر هنا."
SIX = ["send", "channel", "silent", "plan", "edit", "cancel"]


def acts(said: list[Call]) -> list[str]:
    return [data.split(":")[-1] for data in data_of(said) if data.startswith("d:")]


@pytest.mark.parametrize("command", ["breaking خبر", "drafts", "schedule"])
async def test_for_a_reader_there_is_no_such_command(stage: Stage, command: str) -> None:
    said = await stage.say(f"/{command}")
    assert acts(said) == []
    assert "/help" in texts_of(said)
    assert await stage.storage.documents("draft") == []


@pytest.mark.parametrize(
    "raw",
    [
        {"forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
        {"via_bot": {"id": 2, "is_bot": True, "first_name": "b"}},
        {"sender_chat": {"id": -5, "type": "channel", "title": "c"}},
    ],
)
async def test_what_others_wrote_is_nobody_s_word(stage: Stage, raw: dict[str, Any]) -> None:
    await stage.say(WORDS, user=OWNER, **raw)
    assert await stage.storage.documents("draft") == []


async def test_an_owner_drafts_and_whoever_is_no_editor_any_more_decides_nothing(stage: Stage) -> None:
    said = await stage.say(WORDS, user=OWNER)
    assert acts(said) == SIX
    send = data_of(said)[-6]
    await stage.press(send, user=READER, chat=OWNER)
    assert await stage.storage.known(["desk:" + send.split(":")[1]]) == {}
    assert not await is_editor(stage.storage, OTHER)
    await stage.press(send, user=OWNER)
    assert await stage.storage.known(["desk:" + send.split(":")[1]]) != {}


@pytest.mark.parametrize("data", ["d:", "d:x", "d:aaaaaaaaaa:1:send", "d:a:1:1:1", "d:aaaaaaaaaa:1:" + "x" * 40])
async def test_made_up_data_are_answered_and_do_nothing(stage: Stage, data: str) -> None:
    said = await stage.press(data, user=OWNER)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]


async def test_acts_that_do_not_fit_the_state_change_nothing(stage: Stage) -> None:
    said = await stage.say(WORDS, user=OWNER)
    name, edition = data_of(said)[0].split(":")[1:3]
    before = await stage.storage.documents("draft")
    for act in ("yes", "no", "undo", "drop", "topic.no-such-topic", "topic.breaking", "nonsense"):
        await stage.press(f"d:{name}:{edition}:{act}", user=OWNER)
    assert await stage.storage.documents("draft") == before
    assert acts(await stage.press(f"d:{name}:{edition}:back", user=OWNER)) == SIX


async def test_a_button_of_a_showing_that_never_was_does_nothing_whatever_it_says(stage: Stage) -> None:
    said = await stage.say(WORDS, user=OWNER)
    name, edition = data_of(said)[0].split(":")[1:3]
    ahead = f"d:{name}:{int(edition) + 1}"
    gone = TEXTS.say(Language.ARABIC, "draft-gone")
    for act in ("send", "cancel", "edit"):
        (word,) = await stage.press(f"{ahead}:{act}", user=OWNER)
        assert gone in word["text"]
    await stage.press(f"d:{name}:{edition}:send", user=OWNER)
    (word,) = await stage.press(f"{ahead}:undo", user=OWNER)
    assert gone in word["text"]
    (draft,) = await stage.storage.documents("draft")
    assert draft.body["state"] == "sent"


async def test_a_text_that_is_nothing_but_invisible_is_drafted_without_a_title_and_not_sent(stage: Stage) -> None:
    said = await stage.say("/breaking https://site.test/a \u2063\u2064", user=OWNER)
    answer = texts_of(await stage.press(data_of(said)[-6], user=OWNER))
    assert "عنوان" in answer
    assert await stage.storage.articles([]) == []
    assert await stage.storage.latest(5) == []


async def test_an_editor_who_was_dismissed_is_not_taken_at_the_word_that_was_asked_for(stage: Stage) -> None:
    await stage.storage.commit(PutDocument(document_of(Editor(OTHER))))
    said = await stage.say(WORDS, user=OWNER)
    assert acts(said) == SIX
    edit = data_of(said)[0].rsplit(":", 1)[0]
    await stage.press(f"{edit}:title", user=OWNER)
    await stage.say("عنوان من قارئ", user=READER)
    (draft,) = await stage.storage.documents("draft")
    assert draft.body["entry"]["title"] == "خبر عاجل من المكتب"
    await stage.say("عنوان من المالك", user=OWNER)
    (draft,) = await stage.storage.documents("draft")
    assert draft.body["entry"]["title"] == "عنوان من المالك"
