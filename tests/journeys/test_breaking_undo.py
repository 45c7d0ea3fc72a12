"""Twenty seconds to take a breaking item back: what has not left stays, what has is deleted."""

import pytest

from bot.sandbox.cast import CHANNEL, OWNER
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_town import (
    TEXT,
    TITLE,
    acts,
    callbacks,
    draft_of,
    forgotten,
    let_follow,
    press,
    push,
    toast,
)
from tests.journeys.hours import wound
from tests.journeys.town import LEISURE, READER, Town

pytestmark = pytest.mark.usefixtures("brisk")
CANNOT = b'{"ok":false,"error_code":400,"description":"Bad Request: message can\'t be deleted for everyone"}'


async def test_in_time_the_post_and_every_copy_are_deleted(town: Town) -> None:
    await town.start()
    await town.meets(READER)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts and any(TITLE in one.text for one in town.private(READER)))
    await town.until(lambda: acts(panel) == ["undo"])
    undo = callbacks(panel)[0]
    assert "تراجع" in toast(await press(town, OWNER, panel, "undo"))
    await town.until(lambda: not town.posts and not any(TITLE in one.text for one in town.private(READER)))
    await town.until(lambda: "تراجع" in panel.text and not panel.buttons)
    await town.until(lambda: any(_taken_back(one.text) for one in town.desk))

    await push(town, OWNER, panel, undo)
    again = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, again, "send")
    await town.until(lambda: len(town.posts) == 1)


async def test_what_was_on_its_way_is_deleted_too_and_the_rest_never_leaves(town: Town) -> None:
    await town.start(messages_per_second=20)
    readers = tuple(range(6001, 6061))
    await let_follow(town, *readers)
    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL)
    town.standin.fail("sendMessage", Kind.FLOOD, chat=readers[-1], retry_after=3600)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    await town.until(held.arrived.is_set)
    await town.until(lambda: any(town.private(user) for user in readers))
    await town.until(lambda: acts(panel) == ["undo"])
    await press(town, OWNER, panel, "undo")
    held.release()
    await town.until(lambda: town.standin.called("deleteMessage", CHANNEL))
    await town.until(lambda: not town.posts and not any(town.private(user) for user in readers))
    await town.until(lambda: any("سُحب" in one.text or "اكتمل السحب" in one.text for one in town.desk))

    reached = {call.chat for call in town.standin.called("sendMessage") if call.fault is None} & {*readers}
    assert 0 < len(reached) < len(readers)
    assert {call.chat for call in town.standin.called("deleteMessage")} == reached | {CHANNEL}


async def test_too_late_the_button_says_so_and_points_on(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = wound(monkeypatch)
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts and acts(panel) == ["undo"])
    undo = callbacks(panel)[0]
    clock.ahead += LEISURE + 1
    late = await push(town, OWNER, panel, undo)
    await town.until(lambda: not panel.buttons)

    assert "/retract" in toast(late)
    assert late.answer.result()["show_alert"] is True
    assert len(town.posts) == 1


async def test_what_cannot_be_deleted_says_that_it_was_taken_back_and_the_desk_is_told(town: Town) -> None:
    await town.start()
    await let_follow(town, 6001)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: town.posts and town.private(6001) and acts(panel) == ["undo"])
    town.standin.fail("deleteMessage", Kind.RAW, status=400, body=CANNOT, times=9)
    await press(town, OWNER, panel, "undo")
    await town.until(lambda: "سُحب هذا الخبر" in town.posts[0].text and "سُحب" in town.private(6001)[0].text)
    assert "undo" not in town.posts[0].text
    assert TITLE not in town.posts[0].text
    await town.until(lambda: any("نسخة واحدة لم يقبل تيليغرام حذفها" in one.text for one in town.desk))


async def test_a_kill_in_the_middle_of_taking_back_loses_no_deletion(town: Town) -> None:
    await town.start()
    readers = tuple(range(6001, 6021))
    await let_follow(town, *readers)
    panel = await draft_of(town, OWNER, TEXT)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: all(town.private(user) for user in readers))
    held = town.standin.fail("deleteMessage", Kind.DROP, times=1000)
    await town.until(lambda: acts(panel) == ["undo"])
    await press(town, OWNER, panel, "undo")
    await town.until(lambda: held.hits)
    await town.stop()
    town.standin.faults.clear()
    await town.start()

    await town.until(lambda: not town.posts and not any(town.private(user) for user in readers))
    await forgotten(town, "amendment")


def _taken_back(text: str) -> bool:
    """Tell whether this says what was deleted: the account of the sending, or one of its own where that was closed."""
    return ("سُحب" in text and "حُذف" in text) or ("اكتمل السحب" in text and "تمّ في نسخة واحدة" in text)
