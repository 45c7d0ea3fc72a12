"""One table: the routing, /help, Telegram's menu and the README list the same commands."""

import re
from pathlib import Path

import pytest

import handlers
from bot.inbox.updates import KINDS
from bot.models import Language
from bot.texts.direction import runs_right
from handlers.route import On
from tests.handlers.stage import GROUP, READER, TEXTS, Stage, data_of, texts_of

# CONTRACT.md, "Readers' commands"
PROMISED = {
    *("start", "topics", "subscribe", "unsubscribe", "mine", "latest", "search", "digest", "quiet", "language"),
    *("timezone", "pause", "resume", "mydata", "forget", "help"),
}


@pytest.mark.parametrize("language", Language)
def test_the_menu_holds_every_command_within_telegrams_limits(language: Language) -> None:
    menu = handlers.menu(language, TEXTS)
    assert {name for name, _ in menu} >= PROMISED
    assert all(re.fullmatch(r"[a-z0-9_]{1,32}", name) and 1 <= len(said) <= 256 for name, said in menu)
    assert len(menu) <= 100


@pytest.mark.parametrize("language", Language)
async def test_help_lists_what_the_menu_lists(stage: Stage, language: Language) -> None:
    await stage.say(f"/language {language}")
    said = texts_of(await stage.say("/help"))
    assert set(re.findall(r"/([a-z]+)", said)) >= {name for name, _ in handlers.menu(language, TEXTS)}
    assert "@mirsal_bot" in said


async def test_help_runs_the_readers_way_in_every_paragraph(stage: Stage) -> None:
    lines = texts_of(await stage.say("/help")).split("\n")
    assert {runs_right(line) for line in lines if line} == {True}


async def test_help_in_a_group_does_not_promise_to_listen_to_everything(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    assert TEXTS.say(Language.ARABIC, "help-plain") not in texts_of(await stage.say("/help", chat=GROUP))
    assert TEXTS.say(Language.ARABIC, "help-plain") in texts_of(await stage.say("/help"))


async def test_a_groups_menu_and_help_list_the_same(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    said = texts_of(await stage.say("/help", chat=GROUP))
    for name, _ in handlers.menu(Language.ARABIC, TEXTS, group=True):
        assert f"/{name}" in said


def test_no_two_routes_take_the_same() -> None:
    for on in (On.COMMAND, On.BUTTON):
        names = [
            name for route in handlers.ROUTES if route.on is on for name in {route.name, *route.also, *route.aliases}
        ]
        assert len(names) == len({*names})


def test_every_kind_of_update_that_is_asked_for_is_known_to_the_inbox() -> None:
    assert {*handlers.ALLOWED_UPDATES} <= {*KINDS}


@pytest.mark.parametrize("alias", ["مساعدة", "/مساعدة", "Aide", "المواضيع", "متابعاتي", "بياناتي", "اللغة"])
async def test_some_commands_can_be_said_as_a_word(stage: Stage, alias: str) -> None:
    said = await stage.say(alias)
    assert not any(data.startswith("s:") for data in data_of(said))
    assert said


async def test_every_answer_begins_in_arabic_for_an_arabic_reader(stage: Stage) -> None:
    for route in handlers.ROUTES:
        if route.on is On.COMMAND:
            for words in ("", " English words"):
                said = texts_of(await stage.say(f"/{route.name}{words}"))
                assert not said or runs_right(said.split("\n", 1)[0]), (route.name, said)


def test_the_readme_lists_every_command() -> None:
    readme = Path(handlers.__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")
    missing = [name for name, _ in handlers.menu(Language.ENGLISH, TEXTS) if f"/{name}" not in readme]
    assert not missing
