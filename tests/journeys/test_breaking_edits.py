"""A draft is changed part by part, and shown anew each time."""

import pytest

from bot.sandbox.cast import DESK, OWNER
from bot.sandbox.paint import paint
from tests.journeys.desk_town import (
    EDITOR,
    SECOND,
    TEXT,
    TITLE,
    acts,
    answer_of,
    callbacks,
    draft_of,
    menu,
    name_editors,
    press,
    push,
    redrawn,
    said,
    toast,
)
from tests.journeys.town import Town

pytestmark = pytest.mark.usefixtures("brisk")


async def test_the_title_is_typed_and_the_older_showing_says_that_there_is_a_newer_one(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    send = callbacks(panel)[0]
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "title")
    assert "العنوان الجديد" in panel.text
    assert "الرد على هذه الرسالة" not in panel.text

    newer = await redrawn(town, OWNER, words="عنوان أدق لهذا الخبر")
    assert "عنوان أدق" in town.private(OWNER)[-2].text
    assert TITLE not in town.private(OWNER)[-2].text
    await town.until(lambda: not panel.buttons)
    assert "نسخة أحدث" in toast(await push(town, OWNER, panel, send))

    await press(town, OWNER, newer, "send")
    await town.until(lambda: town.posts)
    assert "عنوان أدق" in town.posts[0].text


async def test_text_picture_and_topics_are_changed_by_typing(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, "خبر قصير")
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "text")
    panel = await redrawn(town, OWNER, words="وهذه تفاصيل الخبر كما أكدتها مصادر رسمية. https://www.example.com/a")
    assert "كما أكدتها" in town.private(OWNER)[-2].text
    assert "بلا رابط" not in panel.text

    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "image")
    panel = await redrawn(town, OWNER, photo=paint("sea", 2))
    assert town.private(OWNER)[-2].photo is not None

    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "topics")
    wrong = await answer_of(town, OWNER, "مخدرات، موضوع لا وجود له")
    assert "لا أعرف موضوعًا" in wrong.text
    panel = await redrawn(town, OWNER, words="الإرهاب")
    assert "#" in town.private(OWNER)[-2].text
    assert "الإرهاب" in panel.text

    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "image")
    before = len(town.private(OWNER))
    await press(town, OWNER, panel, "noimage")
    await town.until(lambda: len(town.private(OWNER)) == before + 2)
    assert town.private(OWNER)[-2].photo is None


async def test_topics_are_switched_by_buttons_and_the_post_shown_when_done(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, "خبر قصير")
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "topics")
    slug = next(act for act in acts(panel) if act.startswith("topic."))
    await menu(town, OWNER, panel, slug)
    assert f"{slug}" in acts(panel)
    before = len(town.private(OWNER))
    await press(town, OWNER, panel, "done")
    await town.until(lambda: len(town.private(OWNER)) == before + 2)

    assert "#" in town.private(OWNER)[-2].text


@pytest.mark.parametrize(
    ("part", "words", "complaint"), [("title", "ع" * 600, "أطول من"), ("image", "صورة", "ليست صورة")]
)
async def test_what_is_wrong_is_said_and_asked_for_still(town: Town, part: str, words: str, complaint: str) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), part)
    assert complaint in (await answer_of(town, OWNER, words)).text
    right = {"title": "عنوان مناسب", "image": "https://www.example.com/picture.jpg"}[part]
    assert acts(await redrawn(town, OWNER, words=right))[0] == "send"


async def test_at_the_desk_only_the_editor_who_was_asked_is_taken_at_their_word(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR, SECOND)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await menu(town, EDITOR, await menu(town, EDITOR, panel, "edit"), "title")
    other = town.standin.say(OWNER, "كلام بين الزملاء", chat=DESK)
    town.standin.say(SECOND, "وهذا أيضا", chat=DESK)
    town.standin.say(EDITOR, "أجيب زميلي", chat=DESK, reply_to=other.number)

    town.standin.say(EDITOR, "كلام عابر", chat=DESK)
    assert "الرد على هذه الرسالة" in panel.text

    before = len(said(town, DESK))
    town.standin.say(EDITOR, "العنوان الصحيح", chat=DESK, reply_to=panel.number)
    await town.until(lambda: len(said(town, DESK)) == before + 2)
    assert "العنوان الصحيح" in said(town, DESK)[-2].text


async def test_at_the_desk_what_is_wrong_is_answered_by_replying_to_the_question_again(town: Town) -> None:
    await town.start()
    await name_editors(town, EDITOR)
    panel = await draft_of(town, EDITOR, TEXT, chat=DESK)
    await menu(town, EDITOR, await menu(town, EDITOR, panel, "edit"), "title")
    before = len(said(town, DESK))
    town.standin.say(EDITOR, "ع" * 600, chat=DESK, reply_to=panel.number)
    await town.until(lambda: len(said(town, DESK)) == before + 1)
    assert "ردًّا على السؤال" in said(town, DESK)[-1].text

    town.standin.say(EDITOR, "كلام عابر", chat=DESK)
    town.standin.say(EDITOR, "العنوان الصحيح", chat=DESK, reply_to=panel.number)
    await town.until(lambda: len(said(town, DESK)) == before + 3)
    assert "العنوان الصحيح" in said(town, DESK)[-2].text


async def test_what_was_asked_for_survives_a_restart_and_going_back_ends_it(town: Town) -> None:
    await town.start()
    panel = await draft_of(town, OWNER, TEXT)
    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "title")
    await town.restart()
    panel = await redrawn(town, OWNER, words="عنوان بعد إعادة التشغيل")
    assert "بعد إعادة التشغيل" in town.private(OWNER)[-2].text

    await menu(town, OWNER, await menu(town, OWNER, panel, "edit"), "title")
    await menu(town, OWNER, panel, "back")
    plain = await answer_of(town, OWNER, "كلام عابر")
    assert acts(plain)[0] != "send"
