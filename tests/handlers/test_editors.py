"""/editors: owners appoint and dismiss, by number or by answering a message; numbers decide, never names."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.models import Language
from bot.newsroom.editors import EDITOR, Ruling, Verb, Wish, editors, wish_of
from storage import open_storage
from tests.handlers.stage import DESK, OTHER, OWNER, READER, TEXTS, Call, Raw, Stage, person, place, texts_of

FORWARD: Raw = {"type": "hidden_user", "sender_user_name": "م", "date": 0}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage(await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}"), desk=DESK).open()
    yield opened
    await opened.close()


async def appointed(stage: Stage) -> dict[int, str]:
    return {one.user: one.name for one in await editors(stage.storage)}


def menus(said: list[Call]) -> list[tuple[str, int]]:
    return [(call["method"], call["scope"]["chat_id"]) for call in said if "scope" in call]


async def answering(stage: Stage, text: str, **written: object) -> list[Call]:
    """Say something as the owner at the desk, in answer to a message written so."""
    replied = {"message_id": 9, "date": 0, "chat": place(DESK), "from": person(OTHER), "text": "…", **written}
    return await stage.say(text, user=OWNER, chat=DESK, reply_to_message=replied)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wish(Verb.LIST)),
        ("add 12345", Wish(Verb.ADD, 12345)),
        ("ADD  ١٢٣٤٥ ", Wish(Verb.ADD, 12345)),
        ("add", Wish(Verb.ADD)),
        ("remove 7", Wish(Verb.REMOVE, 7)),
        ("أضف 7", Wish(Verb.ADD, 7)),
        ("retirer 7", Wish(Verb.REMOVE, 7)),
        ("add @karim", None),
        ("add -100123", None),
        ("add 0", None),
        ("add 12 13", None),
        ("add 99999999999999999999", None),
        ("owner 7", None),
    ],
)
def test_a_wish_is_a_number_or_nothing_behind_add_and_remove(words: str, wish: Wish | None) -> None:
    assert wish_of(words) == wish


async def test_an_owner_adds_lists_and_removes_by_number(stage: Stage) -> None:
    said = await stage.say(f"/editors add {OTHER}", user=OWNER)
    assert str(OTHER) in texts_of(said)
    assert await appointed(stage) == {OTHER: ""}
    assert "محرر واحد" in texts_of(await stage.say("/editors", user=OWNER))
    await stage.say(f"/editors remove {OTHER}", user=OWNER)
    assert await appointed(stage) == {}
    assert "لا محررين" in texts_of(await stage.say("/editors", user=OWNER))
    acts = [(act.by, act.what, act.subject) for act in await stage.storage.acts()]
    assert acts == [(OWNER, "editors: add", str(OTHER)), (OWNER, "editors: remove", str(OTHER))]


async def test_the_menu_follows_the_office(stage: Stage) -> None:
    said = await stage.say(f"/editors add {OTHER}", user=OWNER)
    assert menus(said) == [("setMyCommands", OTHER)] * 4
    assert [call.get("language_code") for call in said if "scope" in call] == [None, *Language]
    names = [row["command"] for row in said[1]["commands"]]
    assert "status" in names
    assert "start" in names
    assert "editors" not in names
    said = await stage.say(f"/editors remove {OTHER}", user=OWNER)
    assert menus(said) == [("deleteMyCommands", OTHER)] * 4


async def test_start_brings_an_editor_the_menu_and_a_reader_none(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    assert menus(await stage.say("/start", user=OTHER)) == [("setMyCommands", OTHER)] * 4
    assert menus(await stage.say("/start", user=READER)) == []
    owners = await stage.say("/start", user=OWNER)
    assert "editors" in [row["command"] for row in owners[1]["commands"]]


async def test_by_answering_a_message_its_writer_is_meant_and_the_name_is_kept_for_showing(stage: Stage) -> None:
    await answering(stage, "/editors add")
    assert await appointed(stage) == {OTHER: "قارئ"}
    assert "قارئ (502)" in texts_of(await stage.say("/editors", user=OWNER)).translate({0x2068: None, 0x2069: None})
    await answering(stage, "/editors remove")
    assert await appointed(stage) == {}


@pytest.mark.parametrize(
    "written",
    [
        {"forward_origin": FORWARD},
        {"from": {"id": 1, "is_bot": True, "first_name": "Mirsal", "username": "mirsal_bot"}},
        {"sender_chat": place(DESK)},
        {"via_bot": {"id": 5, "is_bot": True, "first_name": "Gif"}},
    ],
)
async def test_a_message_that_is_not_the_persons_own_word_appoints_nobody(stage: Stage, written: Raw) -> None:
    said = await answering(stage, "/editors add", **written)
    assert texts_of(said) == TEXTS.say(Language.ARABIC, "editors-whom")
    assert await appointed(stage) == {}


async def test_owners_are_made_by_no_command(stage: Stage) -> None:
    for wish in ("add", "remove"):
        assert "الإعدادات" in texts_of(await stage.say(f"/editors {wish} {OWNER}", user=OWNER))
    assert await stage.storage.documents(EDITOR) == []
    assert "منهم" not in texts_of(await stage.say("/editors owner 7", user=OWNER))
    assert await stage.storage.documents(EDITOR) == []


@pytest.mark.parametrize(("wish", "ruling"), [("add", Ruling.ALREADY), ("remove", Ruling.STRANGER)])
async def test_what_is_so_already_changes_nothing(stage: Stage, wish: str, ruling: Ruling) -> None:
    if wish == "add":
        await stage.say(f"/editors add {OTHER}", user=OWNER)
    before = await stage.storage.acts()
    said = texts_of(await stage.say(f"/editors {wish} {OTHER}", user=OWNER))
    assert said.translate({0x2068: None, 0x2069: None}) == TEXTS.say(
        Language.ARABIC, f"editors-{ruling}", who=str(OTHER)
    ).translate({0x2068: None, 0x2069: None})
    assert await stage.storage.acts() == before


async def test_somebody_who_knows_us_is_told_in_their_own_language(stage: Stage) -> None:
    await stage.say("/start", user=OTHER, code="fr")
    said = await stage.say(f"/editors add {OTHER}", user=OWNER)
    (welcome,) = [call for call in said if call.get("chat_id") == OTHER]
    assert welcome["text"].replace("\u2068", "") == TEXTS.say(Language.FRENCH, "editors-welcome")


async def test_an_editor_is_not_an_owner_and_is_told_so(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    assert texts_of(await stage.say(f"/editors add {READER}", user=OTHER)) == TEXTS.say(Language.ARABIC, "owners-only")
    assert await appointed(stage) == {OTHER: ""}


async def test_whoever_erases_their_data_is_no_editor_any_more(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    await stage.say("/start", user=OTHER)
    await stage.press("forget:yes", user=OTHER)
    assert await appointed(stage) == {}


async def test_an_editors_help_lists_the_newsrooms_commands_and_a_readers_does_not(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    assert "/pause_feed" in texts_of(await stage.say("/help", user=OTHER))
    assert "/editors" not in texts_of(await stage.say("/help", user=OTHER))
    assert "/editors" in texts_of(await stage.say("/help", user=OWNER))
    assert "/pause_feed" not in texts_of(await stage.say("/help", user=READER))


async def test_at_the_desk_everybody_is_told_for_themselves_what_they_may_not(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    refused = texts_of(await stage.say("/status", user=READER, chat=DESK))
    assert refused == TEXTS.say(Language.ARABIC, "desk-refused")
    assert await stage.say("/status", user=READER, chat=DESK) == []
    told = texts_of(await stage.say(f"/editors add {READER}", user=OTHER, chat=DESK))
    assert told == TEXTS.say(Language.ARABIC, "owners-only")


async def test_help_at_the_desk_promises_only_what_is_there(stage: Stage) -> None:
    await stage.say(f"/editors add {OTHER}", user=OWNER)
    said = texts_of(await stage.say("/help", user=OTHER, chat=DESK))
    assert "/breaking" in said
    for absent in ("/subscribe", "/mydata", "/forget", TEXTS.say(Language.ARABIC, "help-plain")):
        assert absent not in said
