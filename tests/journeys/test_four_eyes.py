"""FOUR_EYES=1: another editor agrees, or nothing goes out."""

import asyncio

import pytest

from bot.changes import DropDocument
from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_town import (
    EDITOR,
    SECOND,
    TEXT,
    TITLE,
    acts,
    callbacks,
    draft_of,
    menu,
    name_editors,
    press,
    push,
    said,
    store,
    toast,
)
from tests.journeys.hours import wound
from tests.journeys.town import LEISURE, Town

pytestmark = pytest.mark.usefixtures("brisk")


async def question(town: Town, chat: int = DESK) -> Message:
    """Return the message that asks another editor."""
    await town.until(lambda: any(acts(one) == ["yes", "no"] for one in said(town, chat)))
    return next(one for one in said(town, chat) if acts(one) == ["yes", "no"])


async def test_another_editor_agrees_and_only_then_it_goes_out(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    asked = await question(town)
    assert TITLE in asked.text
    assert any(TITLE in one.text and not callbacks(one) for one in said(town, DESK))
    own = await press(town, OWNER, asked, "yes")
    assert "بنفسه" in toast(own)
    assert town.posts == []

    await press(town, SECOND, asked, "yes")
    await town.until(lambda: town.posts)
    await town.until(lambda: "سناء" in asked.text and "سناء" in panel.text and acts(panel) == ["undo"])
    trail = {(act.by, act.what) for act in await store(town).acts()}
    assert {(OWNER, "breaking: ask send"), (SECOND, "breaking: confirm"), (OWNER, "breaking: send")} <= trail


async def test_whoever_asked_may_not_agree_though_another_wrote_it_and_that_other_may(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await press(town, SECOND, panel, "send")
    asked = await question(town)
    assert "بنفسه" in toast(await press(town, SECOND, asked, "yes"))
    assert town.posts == []

    await press(town, EDITOR, asked, "yes")
    await town.until(lambda: town.posts)


async def test_who_wrote_it_may_be_an_editor_no_more_as_long_as_who_asked_is_one(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await press(town, SECOND, panel, "send")
    asked = await question(town)
    await store(town).commit(DropDocument("editor", str(EDITOR)))
    await press(town, OWNER, asked, "yes")
    await town.until(lambda: town.posts)


async def test_at_the_desk_itself_two_who_agree_at_once_send_it_once(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await press(town, EDITOR, panel, "channel")
    asked = await question(town)
    yes = callbacks(asked)[0]
    await push(town, SECOND, asked, yes)
    await push(town, OWNER, asked, yes)
    await town.until(lambda: town.posts)

    await town.until(lambda: "القناة فقط" in panel.text)
    assert len(town.standin.called("sendMessage", CHANNEL)) == 1


async def test_who_refuses_gives_it_back_and_it_can_be_asked_again(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "silent")
    asked = await question(town)
    await press(town, EDITOR, asked, "no")
    await town.until(lambda: "لم يُقبل" in asked.text and not asked.buttons)
    await town.until(lambda: acts(panel)[:1] == ["send"] and "كريم" in panel.text)

    await press(town, OWNER, panel, "send")
    await press(town, EDITOR, await question(town), "yes")
    await town.until(lambda: town.posts)
    assert town.posts[0].silent is False


async def test_a_plan_is_agreed_to_before_it_is_planned(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), "in15")
    asked = await question(town)
    assert "الموعد" in asked.text
    await press(town, EDITOR, asked, "yes")
    await town.until(lambda: "يُرسل في" in panel.text and "يُرسل في" in asked.text)
    assert town.posts == []

    clock.ahead += 15 * 60
    await town.until(lambda: town.posts)
    await town.until(lambda: acts(panel) == acts(asked) == ["undo"])


async def test_called_off_or_expired_the_question_says_so(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    asked = await question(town)
    yes = callbacks(asked)[0]
    await town.until(lambda: acts(panel) == ["cancel"])
    await press(town, OWNER, panel, "cancel")
    await town.until(lambda: "أُلغيت" in asked.text and not asked.buttons)
    assert "أُلغيت" in toast(await push(town, EDITOR, asked, yes))

    other = await draft_of(town, OWNER, "خبر ثان")
    await press(town, OWNER, other, "send")
    second = await question(town)
    clock.ahead += 31 * 60
    await town.until(lambda: "انتهت صلاحية" in second.text and "انتهت صلاحية" in other.text)
    assert town.posts == []


async def test_without_a_desk_each_other_editor_is_asked_and_without_others_nobody_can_be(town: Town) -> None:
    await town.start(four_eyes=True, desk=None)
    panel = await draft_of(town, OWNER, TEXT)
    alone = await press(town, OWNER, panel, "send")
    assert "محرر آخر" in toast(alone)

    await name_editors(town, EDITOR, SECOND)
    for user in (EDITOR, SECOND):
        town.standin.begin(user)
    await press(town, OWNER, panel, "send")
    first, second = await question(town, EDITOR), await question(town, SECOND)
    said_yes = [callbacks(first)[0], callbacks(second)[0]]
    await asyncio.gather(push(town, EDITOR, first, said_yes[0]), push(town, SECOND, second, said_yes[1]))
    await town.until(lambda: town.posts and acts(first) == acts(second) == acts(panel) == ["undo"])
    assert len(town.standin.called("sendMessage", CHANNEL)) == 1


async def test_when_its_time_is_over_nobody_is_offered_to_undo_any_more(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    asked = await question(town)
    await press(town, EDITOR, asked, "yes")
    await town.until(lambda: acts(panel) == acts(asked) == ["undo"])
    clock.ahead += LEISURE + 1
    await town.until(lambda: not panel.buttons and not asked.buttons)


async def test_what_somebody_asked_for_who_is_no_editor_any_more_is_not_sent(town: Town) -> None:
    await town.start(four_eyes=True)
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await press(town, EDITOR, panel, "send")
    asked = await question(town)
    await store(town).commit(DropDocument("editor", str(EDITOR)))
    assert "لم يعد صاحب الطلب" in toast(await press(town, SECOND, asked, "yes"))
    assert town.posts == []
