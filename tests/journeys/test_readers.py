"""A reader's way: follow, receive, ask why, leave."""

from pathlib import Path

import pytest

from bot.models import ReaderState
from bot.newsroom.topics import Catalogue
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_town import callbacks, known, known_to_be, push, toast
from tests.journeys.test_articles import seen_first
from tests.journeys.town import FRENCH, READER, Town, story


async def test_whoever_follows_a_name_gets_each_article_that_names_it_whether_or_not_the_channel_takes_it(
    town: Town,
) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    answer = await town.asks(READER, "/subscribe بوغبا")
    assert "بوغبا" in answer.text

    town.site.add(story(1, "هدف لبوغبا في الدقيقة الأخيرة", "سجل اللاعب بوغبا هدف الفوز لفريقه في مباراة مثيرة."))
    await town.until(lambda: len(town.private(READER)) > 2)

    copy = town.private(READER)[-1]
    assert "هدف لبوغبا" in copy.text
    assert town.posts == []

    why = next(button for row in copy.buttons for button in row if button.get("callback_data", "").startswith("why:"))
    query = town.standin.press(READER, copy, why["callback_data"])
    await town.until(query.answer.done)


async def test_a_reader_who_blocked_us_is_called_once_and_comes_back_with_start(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe حموشي")
    town.standin.fail("sendMessage", Kind.RAW, status=403, chat=READER, body=_BLOCKED)
    town.site.add(story(1))
    await town.until(lambda: town.standin.faults.orders[0].hits)
    await known_to_be(town, READER, ReaderState.UNREACHABLE)
    town.site.add(story(7))
    await town.until(lambda: len(town.posts) == 2)

    await town.meets(READER)
    town.site.add(story(13))
    await town.until(lambda: any("(13)" in message.text for message in town.private(READER)))
    assert not any("(7)" in message.text for message in town.private(READER))


async def test_an_old_button_of_somebody_who_was_forgotten_explains_nothing_by_what_they_follow_since(
    town: Town,
) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe حموشي")
    town.site.add(story(1))
    await town.until(lambda: any("(1)" in message.text for message in town.private(READER)))
    copy = next(message for message in town.private(READER) if "(1)" in message.text)
    await known(town, copy)
    old = next(data for data in callbacks(copy) if data.startswith("why:"))
    assert "حموشي" in toast(await push(town, READER, copy, old))

    question = await town.asks(READER, "/forget")
    await push(town, READER, question, "forget:yes")
    await town.asks(READER, "/subscribe مدير الشرطة")
    assert toast(await push(town, READER, copy, old)).startswith("هذا الزر قديم")


async def test_readers_of_a_topic_that_the_newsroom_took_away_are_told_once_and_can_drop_it(
    town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe drugs")
    await town.meets(FRENCH)
    own = tmp_path / "own.toml"
    own.write_text("[topics.drugs]\noff = true\n", "utf-8")
    without = Catalogue.load(own)
    monkeypatch.setattr("tests.journeys.town.catalogue", lambda: without)
    await town.stop()
    await town.start()
    await town.until(lambda: any("حذف الموقع" in message.text for message in town.private(READER)))
    word = town.private(READER)[-1]
    assert "المخدرات" in word.text
    await town.restart()
    page = await town.asks(READER, "/mine")
    assert "لم يعد من مواضيع الموقع" in page.text
    await push(town, READER, page, callbacks(page)[-1])
    await town.until(lambda: "لم يعد" not in page.text)
    assert sum("حذف الموقع" in message.text for message in town.private(READER)) == 1
    assert not any("rédaction" in message.text for message in town.private(FRENCH)[1:])


async def test_each_reader_is_spoken_to_in_their_own_language(town: Town) -> None:
    await town.start()
    town.standin.begin(FRENCH)
    town.standin.begin(READER)
    await town.until(lambda: town.private(FRENCH) and town.private(READER))

    assert "Bonjour" in town.private(FRENCH)[0].text or "Bienvenue" in town.private(FRENCH)[0].text
    assert any("؀" <= char <= "ۿ" for char in town.private(READER)[0].text)


_BLOCKED = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked by the user"}'
