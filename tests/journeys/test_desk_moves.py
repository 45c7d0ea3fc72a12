"""The desk becomes a supergroup: it is the desk still, while we run and after a restart, whatever DESK says."""

import logging

import aiohttp
import pytest

from bot.sandbox.cast import CHANNEL, OWNER
from bot.sandbox.telegram_faults import Kind
from bot.sandbox.telegram_world import ALL_RIGHTS, Message
from tests.journeys.desk_town import EDITOR, TEXT, acts, draft_of, name_editors, press
from tests.journeys.push_desk import opened as with_pushes
from tests.journeys.test_articles import seen_first
from tests.journeys.town import Town, story

OLD, NEW = -5077, -1_001_000_005_077

pytestmark = pytest.mark.usefixtures("brisk")


async def opened(town: Town) -> None:
    """Start with a desk that is a small group."""
    town.standin.add_group(
        OLD, "مكتب", kind="group", members={OWNER: "creator", EDITOR: "member"}, bot="administrator", rights=ALL_RIGHTS
    )
    await town.start(desk=OLD)
    await seen_first(town)
    await name_editors(town, EDITOR)


def here(town: Town) -> list[Message]:
    return [message for message in town.standin.chat(NEW).messages if message.own]


async def status(town: Town) -> str:
    """Ask how things stand at the new desk."""
    before = len(here(town))
    town.standin.say(EDITOR, "/status", chat=NEW)
    await town.until(lambda: len(here(town)) > before)
    return here(town)[-1].text


async def heard(town: Town) -> None:
    """Let the desk move while we run, and wait until we are a house of the new one."""
    town.standin.migrate(OLD, NEW)
    await town.until(lambda: town.standin.called("getChat", NEW))


async def test_what_is_said_at_the_desk_is_heard_where_it_moved_to(town: Town) -> None:
    await opened(town)
    await heard(town)

    assert "الحال" in await status(town)
    draft = await draft_of(town, EDITOR, TEXT, chat=NEW)
    assert "send" in acts(draft)
    await press(town, EDITOR, draft, "send")
    await town.until(lambda: len(town.posts) == 1)


async def test_a_post_whose_answer_was_lost_is_looked_for_by_way_of_the_new_desk(town: Town) -> None:
    await opened(town)
    await heard(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    town.standin.lose_answer().chat = CHANNEL
    town.site.add(story(2), story(3))
    await town.until(lambda: len(town.posts) == 3)
    assert ["(1)" in town.posts[0].text, "(2)" in town.posts[1].text, "(3)" in town.posts[2].text] == [True] * 3
    assert {call.chat for call in town.standin.called("forwardMessage")} == {NEW}


async def test_a_move_that_was_heard_of_outlives_a_restart_while_telegram_is_silent_about_it(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    await opened(town)
    await heard(town)
    caplog.set_level(logging.ERROR)
    await town.restart()

    assert "الحال" in await status(town)
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize("asked", ["at the start", "by what is sent there"])
async def test_a_move_of_which_no_message_told_is_heard_of(town: Town, asked: str) -> None:
    await opened(town)
    if asked == "at the start":
        await town.stop()
    old = town.standin.chat(OLD)
    town.standin.add_group(NEW, "مكتب", members=old.members, bot="administrator", rights=ALL_RIGHTS)
    old.moved_to = NEW
    if asked == "at the start":
        await town.start()
    else:
        town.site.add(story(9, "وفد أجنبي في زيارة مجاملة إلى وزارة الدفاع بالرباط", "استقبل مسؤول وفدا أجنبيا."))
        await town.until(lambda: any("وفد" in message.text for message in here(town)))
        await town.until(lambda: town.standin.called("getChat", NEW))

    assert "الحال" in await status(town)


async def test_what_is_pushed_while_no_house_stands_is_to_come_again(
    town: Town, caplog: pytest.LogCaptureFixture
) -> None:
    await opened(town)
    async with aiohttp.ClientSession() as http:
        system = await with_pushes(town, http)
        town.standin.fail("getMe", Kind.RAW, status=502, body=b"", times=1000)
        town.standin.migrate(OLD, NEW)
        await town.until(lambda: "knocking again" in caplog.text)
        town.site.add(story(1))
        link = town.site.link(story(1))
        assert (await system.push("m1", url=link))[0] == 503

        town.standin.faults.clear()
        await system.ready()
        assert (await system.push("m1", url=link))[0] in {200, 202}
