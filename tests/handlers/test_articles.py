"""Articles that readers ask for."""

from collections.abc import Sequence
from dataclasses import replace

from bot.messages import Say
from bot.models import Verdict
from handlers.articles import latest
from handlers.incoming import Incoming
from tests.clock import NOW
from tests.handlers.stage import READER, Call, Stage, article, data_of, texts_of


def links(said: Sequence[Call]) -> list[str]:
    """Return what the titles in an answer lead to."""
    return [entity["url"] for call in said for entity in call.get("entities", ()) if entity["type"] == "text_link"]


async def test_latest_shows_the_last_five_that_the_channel_took(stage: Stage) -> None:
    await stage.publish(*(article(number, f"خبر رقم {number}") for number in range(1, 8)))
    await stage.publish(article(9, "نتائج الدوري", publish=Verdict.NO))
    said = await stage.say("/latest")
    assert links(said) == [f"https://site.test/{number}" for number in (7, 6, 5, 4, 3)]
    assert texts_of(said).startswith("آخر الأخبار")
    assert "الدوري" not in texts_of(said)


async def test_latest_shows_anything_where_the_channel_took_nothing_yet(stage: Stage) -> None:
    await stage.publish(article(9, "نتائج الدوري", publish=Verdict.NO))
    assert links(await stage.say("/latest")) == ["https://site.test/9"]


async def test_latest_of_a_topic_shows_that_topic(stage: Stage) -> None:
    await stage.publish(article(1, "شحنة مخدرات", topics=("drugs",)), article(2, "لقاء أمني"))
    said = await stage.say("/latest المخدرات")
    assert links(said) == ["https://site.test/1"]
    assert "المخدرات" in texts_of(said)
    assert len(links(await stage.say("/latest everything"))) == 2
    assert len(links(await stage.say("/latest all"))) == 2


async def test_latest_of_an_unknown_topic_says_so(stage: Stage) -> None:
    said = await stage.say("/latest كرة القدم")
    assert "كرة القدم" in texts_of(said)
    assert data_of(said) == ["topics:"]
    assert "t:drugs" in data_of(await stage.press("topics:"))


async def test_latest_looks_further_back_where_little_was_taken(stage: Stage) -> None:
    await stage.publish(article(1, "لقاء أمني"), *(article(n, f"رياضة {n}", publish=Verdict.NO) for n in range(2, 120)))
    assert links(await stage.say("/latest")) == ["https://site.test/1"]


async def test_without_articles_latest_says_so(stage: Stage) -> None:
    assert "لا أخبار" in texts_of(await stage.say("/latest"))


async def test_search_shows_what_fits(stage: Stage) -> None:
    await stage.publish(article(1, "لقاء الحموشي"), article(2, "الطقس غدا"))
    said = await stage.say("/search الطقس")
    assert links(said) == ["https://site.test/2"]
    assert "«الطقس»" in texts_of(said)
    assert links(await stage.press("s:الحموشي")) == ["https://site.test/1"]


async def test_search_that_finds_nothing_says_so_and_search_for_nothing_asks(stage: Stage) -> None:
    assert "لم أجد" in texts_of(await stage.say("/search بركان"))
    assert "/search" in texts_of(await stage.say("/search"))


async def test_a_long_search_is_repeated_shortly(stage: Stage) -> None:
    assert len(texts_of(await stage.say("/search " + "كلمة " * 700))) < 200


async def test_an_articles_day_is_the_readers(stage: Stage) -> None:
    await stage.publish(article(1, "خبر", published=NOW))
    await stage.say("/language fr")
    assert "18 novembre 2026" in texts_of(await stage.say("/latest"))


async def test_inline_offers_what_fits_and_the_newest_where_nothing_was_written(stage: Stage) -> None:
    await stage.publish(
        *(article(n, f"خبر {n}", summary="ملخص الخبر.", image="https://site.test/1.jpg") for n in range(1, 15))
    )
    said = await stage.ask("")
    assert said[0]["method"] == "answerInlineQuery"
    assert [result["id"] for result in said[0]["results"]][:2] == ["article014", "article013"]
    assert said[0]["next_offset"] == "10"
    rest = await stage.ask("", offset="10")
    assert [result["id"] for result in rest[0]["results"]] == [f"article{n:03}" for n in (4, 3, 2, 1)]
    assert "next_offset" not in rest[0]
    found = await stage.ask("خبر 7")
    assert [result["id"] for result in found[0]["results"]] == ["article007"]
    content = found[0]["results"][0]["input_message_content"]["message_text"]
    assert "خبر 7" in content
    assert "https://site.test/7" in content


async def test_half_a_word_finds_inline_and_not_in_a_search_that_is_finished(stage: Stage) -> None:
    await stage.publish(article(1, "تسليم مطلوب إلى إسبانيا"))
    assert [result["id"] for result in (await stage.ask("تسل"))[0]["results"]] == ["article001"]
    assert (await stage.ask("سلي"))[0]["results"] == []
    assert "مطلوب" not in texts_of(await stage.say("/search تسل"))


async def test_inline_with_an_offset_of_somebody_elses_making_offers_the_first(stage: Stage) -> None:
    await stage.publish(article(1, "خبر"))
    assert len((await stage.ask("", offset="junk"))[0]["results"]) == 1
    assert (await stage.ask("", offset="99999"))[0]["results"] == []


async def test_an_inline_question_makes_nobody_a_reader(stage: Stage) -> None:
    await stage.ask("خبر")
    assert await stage.reader() is None


async def test_latest_of_a_channel_that_takes_everything_is_everything(stage: Stage) -> None:
    await stage.publish(article(1, "نتائج الدوري", publish=Verdict.NO), article(2, "لقاء أمني"))
    room = replace(stage.room, settings=replace(stage.settings, publish_topics=("everything",)))
    reply = await latest(Incoming(update=1, chat=READER, user=READER), room)
    assert isinstance(reply.answers[0], Say)
    assert [entity.url for entity in reply.answers[0].message.text.entities] == [
        "https://site.test/2",
        "https://site.test/1",
    ]
