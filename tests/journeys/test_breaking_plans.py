"""Breaking news that waits: for its time, for a decision that never came."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.sandbox.cast import DESK, OWNER
from tests.journeys.desk_town import (
    EDITOR,
    TEXT,
    TITLE,
    acts,
    answer_of,
    callbacks,
    draft_of,
    forgotten,
    menu,
    name_editors,
    press,
    push,
    redrawn,
    said,
    toast,
)
from tests.journeys.hours import wound
from tests.journeys.town import LEISURE, READER, Town

pytestmark = pytest.mark.usefixtures("brisk")


@pytest.mark.parametrize(("act", "minutes"), [("in15", 15), ("in60", 60)])
async def test_it_goes_out_at_its_time_and_not_before(
    town: Town, monkeypatch: pytest.MonkeyPatch, act: str, minutes: int
) -> None:
    clock = wound(monkeypatch)
    await town.start()
    await town.meets(READER)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), act)
    await town.until(lambda: "يُرسل في" in panel.text)
    clock.ahead += minutes * 60 - LEISURE
    await town.restart()
    assert TITLE in (await answer_of(town, OWNER, "/schedule")).text
    assert town.posts == []

    clock.ahead += LEISURE
    await town.until(lambda: town.posts and any(TITLE in one.text for one in town.private(READER)))
    await town.until(lambda: "✅" in panel.text and acts(panel) == ["undo"])
    assert "لا شيء مبرمج" in (await answer_of(town, OWNER, "/schedule")).text


async def test_a_time_of_day_is_typed_in_the_house_s_zone(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start(timezone="Africa/Casablanca")
    panel = await draft_of(town, OWNER, TEXT)
    await menu(town, OWNER, await menu(town, OWNER, panel, "plan"), "at")
    assert "الدار البيضاء" in panel.text
    assert "ليست ساعة" in (await answer_of(town, OWNER, "25:99")).text
    then = datetime.fromtimestamp(clock.now(), ZoneInfo("Africa/Casablanca")) + timedelta(minutes=10)
    planned = await answer_of(town, OWNER, then.strftime("%H:%M"))
    assert then.strftime("%H:%M") in planned.text
    assert not planned.buttons
    await town.until(lambda: acts(panel) == ["cancel"])

    clock.ahead += 11 * 60
    await town.until(lambda: town.posts and acts(panel) == ["undo"])


async def test_what_is_planned_is_listed_and_called_off_there(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), "in60")
    listed = await answer_of(town, EDITOR, "/schedule", chat=DESK)
    assert acts(listed) == ["drop"]
    dropped = callbacks(listed)[0]
    await press(town, EDITOR, listed, "drop")
    await town.until(lambda: "لا شيء مبرمج" in listed.text and not listed.buttons)
    await town.until(lambda: "أُلغيت" in panel.text)

    assert "كريم" in toast(await push(town, EDITOR, listed, dropped))
    assert town.posts == []


async def test_a_plan_is_called_off_under_the_draft(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), "in15")
    await town.until(lambda: acts(panel) == ["cancel"])
    await press(town, OWNER, panel, "cancel")
    await town.until(lambda: "أُلغيت" in panel.text and not panel.buttons)


async def test_undecided_for_half_an_hour_it_expires_and_its_buttons_say_so(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    await town.start()
    untouched, touched = await draft_of(town, OWNER, TEXT), await draft_of(town, OWNER, "خبر آخر")
    send = callbacks(untouched)[0]
    await menu(town, OWNER, await menu(town, OWNER, touched, "edit"), "title")
    clock.ahead += 31 * 60
    await town.until(lambda: "انتهت صلاحية" in touched.text)
    await town.until(lambda: "انتهت صلاحية" in untouched.text and not untouched.buttons)
    assert "انتهت صلاحية" in toast(await push(town, OWNER, untouched, send))

    assert "لا مسودات" in (await answer_of(town, OWNER, "/drafts")).text
    plain = await answer_of(town, OWNER, "كلام بعد ذلك")
    assert acts(plain)[0] != "send"
    assert town.posts == []

    clock.ahead += 3 * 86_400
    await forgotten(town, "draft")
    assert "لم تعد" in toast(await push(town, OWNER, untouched, send))


async def test_a_plan_that_a_long_stop_made_stale_is_not_sent(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), "in15")
    await town.stop()
    clock.ahead += 2 * 3600
    await town.start()
    await town.until(lambda: "انتهت صلاحية" in panel.text)

    assert town.posts == []


async def test_a_waiting_draft_is_shown_again_elsewhere_and_the_old_place_says_so(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    panel = await draft_of(town, OWNER, TEXT)
    await menu(town, OWNER, panel, "edit")
    listed = await answer_of(town, EDITOR, "/drafts", chat=DESK)
    before = len(said(town, DESK))
    await press(town, EDITOR, listed, "show")
    await town.until(lambda: len(said(town, DESK)) == before + 2)
    assert acts(said(town, DESK)[-1])[0] == "send"
    await town.until(lambda: "نسخة أحدث" in panel.text)

    await press(town, EDITOR, said(town, DESK)[-1], "send")
    await town.until(lambda: town.posts)


async def test_what_the_site_brought_out_meanwhile_is_not_sent_at_its_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    await town.start()
    words = f"{TITLE}\nhttps://www.example.com/one"
    late, now = await draft_of(town, OWNER, words), await draft_of(town, OWNER, words)
    await press(town, OWNER, await menu(town, OWNER, late, "plan"), "in15")
    await press(town, OWNER, now, "send")
    await town.until(lambda: town.posts)
    clock.ahead += 16 * 60
    await town.until(lambda: "سبق نشر" in late.text)

    assert len(town.posts) == 1


async def test_an_edited_title_is_what_goes_out_at_its_time(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "title")
    panel = await redrawn(town, OWNER, words="عنوان آخر تماما")
    await press(town, OWNER, await menu(town, OWNER, panel, "plan"), "in15")
    clock.ahead += 16 * 60
    await town.until(lambda: town.posts)

    assert "عنوان آخر" in town.posts[0].text
