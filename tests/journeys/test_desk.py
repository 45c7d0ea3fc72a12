"""The desk's own affairs over the whole house: who may, what is decided, how things stand, what the evening tells."""

import io
import json
from collections.abc import Awaitable, Callable

import pytest

from bot.commands import transfer
from bot.models import ArticleState, ReaderState
from bot.newsdesk import TOLD_DAY
from bot.newsroom.questions import REVIEW_WAITS
from bot.sandbox.cast import CHANNEL, DESK, OWNER
from bot.sandbox.site import SiteFault
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_town import (
    EDITOR,
    SECOND,
    acts,
    answer_of,
    callbacks,
    known,
    name_editors,
    push,
    said,
    store,
    toast,
)
from tests.journeys.hours import wound
from tests.journeys.test_articles import seen_first
from tests.journeys.test_service import figured
from tests.journeys.town import READER, Town, story

DOUBTFUL = ("وفد أجنبي في زيارة مجاملة إلى وزارة الدفاع بالرباط", "استقبل مسؤول وفدا أجنبيا في زيارة مجاملة.")


async def doubtful(town: Town, number: int = 9) -> Message:
    """Publish an article that the catalogue is not sure of, and return the desk's question."""
    before = len(said(town, DESK))
    town.site.add(story(number, *DOUBTFUL))
    await town.until(lambda: len(said(town, DESK)) > before)
    return said(town, DESK)[-1]


async def looks(town: Town, more: int = 3) -> None:
    seen = town.site.looks
    await town.until(lambda: town.site.looks > seen + more and (town.site.fault or town.site.taken_in))


async def opened(town: Town) -> None:
    """Start a copy and let it have its first look, with two editors."""
    await town.start()
    await seen_first(town)
    await name_editors(town, EDITOR, SECOND)


# who may ────────────────────────────────────────────────────────────────────


async def test_an_owner_appoints_by_number_and_dismisses_and_old_buttons_die_with_the_office(town: Town) -> None:
    await town.start()
    await seen_first(town)
    question = await doubtful(town)
    assert "محرري الموقع" in toast(await push(town, EDITOR, question, f"{_data(question, 'skip')}"))

    assert "1002" in (await town.asks(OWNER, "/editors add ١٠٠٢")).text
    assert "1002" in (await town.asks(OWNER, "/editors")).text
    assert "الحال" in (await town.asks(EDITOR, "/status")).text
    await town.asks(OWNER, "/editors remove 1002")

    assert "محرري الموقع" in toast(await push(town, EDITOR, question, _data(question, "publish")))
    assert "/help" in (await town.asks(EDITOR, "/status")).text
    assert town.posts == []
    told = [(act.what, act.subject, act.by) for act in await store(town).acts()]
    assert told == [("editors: add", "1002", OWNER), ("editors: remove", "1002", OWNER)]


async def test_an_owner_appoints_by_answering_a_message_but_not_a_forwarded_one(town: Town) -> None:
    await town.start()
    await seen_first(town)
    theirs = town.standin.say(EDITOR, "صباح الخير", chat=DESK)
    carried = town.standin.say(SECOND, "منقول", chat=DESK, forwarded=theirs)
    town.standin.say(OWNER, "/editors add", chat=DESK, reply_to=carried.number)
    await town.until(lambda: len(said(town, DESK)) == 1)
    assert await store(town).documents("editor") == []

    town.standin.say(OWNER, "/editors add", chat=DESK, reply_to=theirs.number)
    await town.until(lambda: len(said(town, DESK)) == 2)
    (editor,) = await store(town).documents("editor")
    assert (editor.id, editor.body["name"]) == ("1002", "كريم")


async def test_the_menu_of_the_newsroom_stands_at_the_desk_and_with_each_who_acts_for_it(town: Town) -> None:
    await town.start()
    await town.until(lambda: (f"chat {DESK}", "fr") in town.standin.parts.profile.commands)
    menus = town.standin.parts.profile.commands
    desk = {row["command"] for row in menus[f"chat {DESK}", ""]}
    assert {"breaking", "status", "editors", "help"} <= desk
    assert not {"subscribe", "pause", "start"} & desk

    await town.meets(EDITOR)
    await town.asks(OWNER, "/editors add 1002")
    await town.until(lambda: (f"chat {EDITOR}", "ar") in menus)
    assert {"status", "subscribe"} <= {row["command"] for row in menus[f"chat {EDITOR}", "ar"]}
    assert "editors" not in {row["command"] for row in menus[f"chat {EDITOR}", "ar"]}
    assert "/stats" in (await town.asks(EDITOR, "/help")).text

    await town.asks(OWNER, "/editors remove 1002")
    await town.until(lambda: (f"chat {EDITOR}", "ar") not in menus)
    assert "/stats" not in (await town.asks(EDITOR, "/help")).text


async def test_the_desk_is_no_reader_whatever_happens_there(town: Town) -> None:
    await opened(town)
    town.standin.set_bot(DESK, "left")
    town.standin.set_bot(DESK, "administrator")
    refused = await answer_of(town, OWNER, "/subscribe حموشي", chat=DESK)
    assert "مكتب التحرير" in refused.text
    assert "/status" in (await answer_of(town, EDITOR, "/help", chat=DESK)).text
    assert await store(town).reader(DESK) is None


async def test_a_group_that_was_a_reader_is_none_any_more_once_it_is_the_desk(town: Town) -> None:
    await town.start(desk=None)
    await seen_first(town)
    town.standin.set_bot(DESK, "left")
    town.standin.set_bot(DESK, "administrator")
    await town.until(lambda: said(town, DESK))
    await town.restart(desk=DESK)

    async def left_out() -> bool:
        reader = await store(town).reader(DESK)
        return reader is not None and reader.filters == () and reader.state is ReaderState.PAUSED

    await _stored(town, left_out)


async def test_without_owners_the_person_whose_private_chat_is_the_desk_answers_its_questions(town: Town) -> None:
    town.standin.begin(READER)
    await town.start(owners=frozenset(), desk=READER)
    await seen_first(town)
    town.site.add(story(9, *DOUBTFUL))
    await town.until(lambda: any("publish" in acts(message) for message in town.private(READER)))
    (question,) = (message for message in town.private(READER) if "publish" in acts(message))

    await push(town, READER, question, _data(question, "publish"))
    await town.until(lambda: town.posts)
    assert "لمالك البوت" in (await town.asks(READER, "/editors add 1002")).text


# review ─────────────────────────────────────────────────────────────────────


async def test_of_two_editors_who_press_at_once_one_decides_and_the_other_is_told(town: Town) -> None:
    await opened(town)
    question = await doubtful(town)
    first = town.standin.press(EDITOR, question.number, _data(question, "publish"), chat=DESK)
    second = town.standin.press(SECOND, question.number, _data(question, "skip"), chat=DESK)
    await town.until(lambda: first.answer.done() and second.answer.done())
    await town.until(lambda: town.posts)

    assert "كريم" in toast(first)
    assert toast(second) == "لم يعد هذا السؤال ينتظر جوابا."
    await town.until(lambda: not acts(town.desk[-1]))
    assert "كريم" in town.desk[-1].text
    assert [act.what for act in await store(town).acts()] == ["publish"]


async def test_what_is_published_silently_makes_no_sound_and_a_reader_decides_nothing(town: Town) -> None:
    await opened(town)
    question = await doubtful(town)
    await town.meets(READER)
    refused = await push(town, READER, question, _data(question, "publish"))
    assert toast(refused) == "هذا الزر لمحرري الموقع."
    await push(town, EDITOR, question, _data(question, "silent"))
    await town.until(lambda: town.posts)
    sent = [*town.standin.called("sendMessage", CHANNEL), *town.standin.called("sendPhoto", CHANNEL)]
    assert [call.params["disable_notification"] for call in sent] == [True]


async def test_what_was_pressed_while_we_slept_is_heard_before_the_question_s_time_is_called_over(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch, hour=10)
    await opened(town)
    question = await doubtful(town)
    await town.stop()

    pressed = town.standin.press(EDITOR, question, _data(question, "publish"))
    clock.ahead += REVIEW_WAITS + 1
    await town.start()
    await town.until(pressed.answer.done)
    assert "نُشر" in toast(pressed)
    await town.until(lambda: len(town.posts) == 1)


async def test_a_twin_is_asked_about_with_what_is_true_of_the_article_it_is_like(town: Town) -> None:
    await opened(town)
    first = await doubtful(town, 9)
    second = await doubtful(town, 10)
    assert "لم يُنشر بعد هو أيضًا" in second.text

    await push(town, EDITOR, first, _data(first, "publish"))
    await town.until(lambda: town.posts)
    await known(town, town.posts[0])
    third = await doubtful(town, 11)
    assert "الذي نُشر في القناة بتاريخ" in third.text
    await push(town, EDITOR, second, _data(second, "skip"))
    await town.until(lambda: not acts(second))
    assert "الذي نُشر في القناة بتاريخ" in second.text


async def test_what_nobody_answers_in_six_hours_is_skipped_and_told_in_the_evening(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    await opened(town)
    await _evening_awaited(town)
    question = await doubtful(town)
    publish = _data(question, "publish")
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 1)

    clock.ahead += REVIEW_WAITS + 1
    await _decided(town, ArticleState.SKIPPED)
    await town.until(lambda: not acts(question))
    assert "لم يُجب أحد" in question.text
    assert toast(await push(town, EDITOR, question, publish)) == "لم يعد هذا السؤال ينتظر جوابا."

    clock.ahead += 4 * 3600
    await town.until(lambda: len(_evenings(town)) == 1)
    (evening,) = _evenings(town)
    assert "ست ساعات" in evening
    assert DOUBTFUL[0] in evening
    assert story(2).title in evening
    assert len(town.posts) == 1


# pausing ────────────────────────────────────────────────────────────────────


async def test_what_comes_in_during_a_pause_waits_also_over_a_restart_and_is_posted_in_order(town: Town) -> None:
    await opened(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe all")
    assert "متوقف" in (await answer_of(town, EDITOR, "/pause_feed", chat=DESK)).text.replace("توقّف", "متوقف")
    town.site.add(story(1), story(2))
    await looks(town)
    await town.restart()
    town.site.add(story(3))
    await looks(town)
    assert town.posts == []
    assert len(town.private(READER)) == 2
    assert "3 مقالات" in (await answer_of(town, EDITOR, "/status", chat=DESK)).text

    resumed = await answer_of(town, SECOND, "/resume_feed", chat=DESK)
    assert "3 مقالات" in resumed.text
    await town.until(lambda: len(town.posts) == 3)
    assert [f"({number})" in post.text for number, post in enumerate(town.posts, 1)] == [True] * 3
    await town.until(lambda: len(town.private(READER)) == 5)


async def test_more_than_a_burst_after_a_pause_waits_for_the_desk(town: Town) -> None:
    await town.start(burst=1)
    await seen_first(town)
    await town.asks(OWNER, "/pause_feed")
    town.site.add(*(story(number) for number in range(1, 3)))
    await looks(town)
    await town.asks(OWNER, "/resume_feed")
    await town.until(lambda: town.desk)
    assert acts(town.desk[-1]) == ["all", "newest", "none"]
    assert town.posts == []

    await push(town, OWNER, town.desk[-1], _data(town.desk[-1], "all"))
    await town.until(lambda: len(town.posts) == 2)


# how things stand ───────────────────────────────────────────────────────────


async def test_stats_say_who_got_an_article_and_why_others_did_not(town: Town) -> None:
    await opened(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe all")
    article = story(1)
    town.site.add(article)
    await town.until(lambda: town.posts and len(town.private(READER)) == 3)

    await _tallied(town, {"post/sent": 1, "copy/sent": 1})

    by_link = await answer_of(town, EDITOR, f"/stats {town.site.link(article)}", chat=DESK)
    assert article.title in by_link.text
    assert "وصل إلى قارئ واحد" in by_link.text
    name = next(line.split()[-1] for line in by_link.text.splitlines() if line.startswith("المعرّف"))
    by_name = await town.asks(EDITOR, f"/stats {name.strip(chr(0x2068) + chr(0x2069))}")
    assert article.title in by_name.text
    by_post = await answer_of(town, EDITOR, f"/stats https://t.me/mirsal_demo/{town.posts[0].number}", chat=DESK)
    assert article.title in by_post.text
    assert "لا أعرف" in (await town.asks(EDITOR, "/stats https://elsewhere.example/x")).text
    whole = await town.asks(EDITOR, "/stats")
    assert "يتابعون 2" in whole.text or "يتابعون 1" in whole.text


async def test_the_time_from_the_sites_publishing_to_the_channel_is_measured(town: Town) -> None:
    service = await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    await known(town, *town.posts)
    assert "منشور واحد" in (await town.asks(OWNER, "/status")).text
    await figured(service, "mirsal_publication_to_channel_seconds_count 1.0")


async def test_what_was_there_before_us_is_no_delay(town: Town) -> None:
    town.site.add(story(1), story(2))
    await town.start(backfill=2)
    await town.until(lambda: len(town.posts) == 2)
    assert "من الموقع إلى القناة" not in (await town.asks(OWNER, "/status")).text


async def test_the_evening_is_told_once_also_after_a_restart_and_a_quiet_day_has_its_line(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch, hour=19)
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await _evening_awaited(town)
    assert said(town, DESK) == []

    clock.ahead += 3700
    await town.until(lambda: _evenings(town))
    assert "جدد 1" in _evenings(town)[0]
    await town.restart()
    await looks(town)
    clock.ahead += 24 * 3600
    await town.until(lambda: len(_evenings(town)) > 1)
    assert "يوم هادئ" in _evenings(town)[1]
    assert "جدد 0" in _evenings(town)[1]


# alarms ─────────────────────────────────────────────────────────────────────


async def test_a_feed_that_fails_for_half_an_hour_is_told_once_and_its_recovery_once_across_restarts(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = wound(monkeypatch)
    monkeypatch.setattr("bot.newsdesk.LOOK_AROUND", 0.02)
    await opened(town)
    town.site.fault = SiteFault.HTML
    await looks(town, 0)
    await _failing(town)
    clock.ahead += 31 * 60
    await town.until(lambda: said(town, DESK))
    assert "الخلاصة" in said(town, DESK)[0].text
    assert "الخلاصة" in (await town.asks(OWNER, "/status")).text

    await town.restart()
    clock.ahead += 20 * 60
    await looks(town, 0)
    assert len(said(town, DESK)) == 1
    town.site.fault = None
    clock.ahead += 20 * 60
    await town.until(lambda: len(said(town, DESK)) == 2)
    assert "عادت الخلاصة" in said(town, DESK)[1].text


async def test_an_export_shows_every_act(town: Town) -> None:
    await opened(town)
    await town.asks(EDITOR, "/pause_feed")
    await town.stop()
    out = io.BytesIO()
    await transfer.export(town.settings.database_url, out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [(one["by"], one["what"]) for one in records if one["record"] == "act"] == [(EDITOR, "feed: pause")]


# ────────────────────────────────────────────────────────────────────────────


def _data(message: Message, act: str) -> str:
    """Return the data of the button that does this."""
    return next(data for data in callbacks(message) if data.endswith(f":{act}"))


async def _evening_awaited(town: Town) -> None:
    """Wait until it is noted that the next evening is the first to be told."""

    async def noted() -> bool:
        return await store(town).value(TOLD_DAY) is not None

    await _stored(town, noted)


def _evenings(town: Town) -> list[str]:
    """Return the evenings' summaries. A jump of the clock may also bring an alarm: nobody looked for so long."""
    return [message.text for message in said(town, DESK) if "حصيلة" in message.text]


async def _decided(town: Town, state: ArticleState) -> None:
    """Wait until some article is in this state."""

    async def found() -> bool:
        return any(one.state is state for one in await store(town).latest(50, live=False))

    await _stored(town, found)


async def _tallied(town: Town, tally: dict[str, int]) -> None:
    """Wait until the newest article's deliveries stand so in the store."""

    async def found() -> bool:
        (newest,) = await store(town).latest(1)
        return await store(town).tally(newest.id) == tally

    await _stored(town, found)


async def _failing(town: Town) -> None:
    """Wait until it is remembered that a look failed."""

    async def found() -> bool:
        feed = await store(town).feed(town.settings.feed_urls[0])
        return feed is not None and feed.failing_since is not None

    await _stored(town, found)


async def _stored(town: Town, fact: Callable[[], Awaitable[bool]]) -> None:
    await town.until_stored(lambda _: fact())
