"""«Why this?»: the filter that brought an article, and the words that matched."""

from dataclasses import replace

import pytest

from bot.changes import AddDeliveries, PutArticle
from bot.messages import TEXT_LIMIT
from bot.models import Article, ArticleState, Delivery, DeliveryState, Kind, Lane, delivery_id
from tests.handlers.stage import GROUP, OTHER, READER, Stage, article, data_of, labels_of, texts_of


async def send(stage: Stage, one: Article, *filters: int, message: int | None = 40, doubts: int = 0) -> None:
    """Publish an article, and let the reader have a copy of it by these filters."""
    await stage.publish(one)
    copy = Delivery(delivery_id(Kind.COPY, one.id, READER), READER, Lane.ROUTINE, Kind.COPY, one.id)
    sent = replace(copy, state=DeliveryState.SENT, message=message, doubts=doubts, data={"filters": list(filters)})
    await stage.storage.commit(AddDeliveries((sent,)))


async def test_why_names_the_filter_and_the_words_that_matched(stage: Stage) -> None:
    await send(stage, article(1, "المغرب وفرنسا: لقاء للحموشي مع نظيره الفرنسي"))
    await stage.say("/subscribe حموشي")
    said = await stage.press("why:article001:2")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "«حموشي»" in said[0]["text"]
    assert "للحموشي" in said[0]["text"]
    assert said[0]["show_alert"] is True


async def test_why_of_what_the_channel_takes_shows_what_decided_as_far_as_there_is_room(stage: Stage) -> None:
    because = tuple(f"كلمة طويلة رقم {number} من الخبر الذي وصل" for number in range(9))
    await send(stage, article(1, "خبر", topics=("security-cooperation",), because=because))
    await stage.say("/subscribe التعاون الأمني")
    said = await stage.press("why:article001:2")
    assert "التعاون الأمني" in said[0]["text"]
    assert because[0] in said[0]["text"]
    assert len(said[0]["text"]) <= 200


async def test_why_of_a_topic_shows_the_words_that_speak_for_it_not_those_that_decided(stage: Stage) -> None:
    title = "المغرب يسلم إلى بلجيكا مطلوبا في قضايا الاتجار في الكوكايين"
    await send(stage, article(1, title, topics=("judicial-extradition", "drugs"), because=("بلجيكا", "يسلم")))
    await stage.say("/subscribe drugs")
    text = (await stage.press("why:article001:2"))[0]["text"]
    assert "الكوكايين" in text
    assert "بلجيكا" not in text
    assert "يسلم" not in text


async def test_why_of_a_topic_that_an_editor_gave_names_it_alone(stage: Stage) -> None:
    await send(stage, article(1, "خبر عن الطقس", topics=("drugs",), because=("الطقس",)))
    await stage.say("/subscribe drugs")
    assert (await stage.press("why:article001:2"))[0]["text"] == "وصل هذا الخبر لأن المخدرات من متابعاتك."


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("ar", "وصل هذا الخبر لأن الأخبار العاجلة من متابعاتك."),
        ("fr", "Cet article vous parvient parce que vous suivez les alertes."),
        ("en", "You got this article because you follow breaking news."),
    ],
)
async def test_why_of_a_breaking_item_shows_no_words_for_none_made_it_so(
    stage: Stage, code: str, sentence: str
) -> None:
    await send(stage, article(1, "اتفاق حول تسليم المطلوبين", topics=("breaking",), because=("تسليم", "اتفاق")))
    await stage.say(f"/language {code}")
    assert (await stage.press("why:article001:1"))[0]["text"] == sentence


async def test_why_of_a_filter_dropped_since_names_another_that_brought_it_and_is_followed_still(stage: Stage) -> None:
    await send(stage, article(1, "لقاء للحموشي ولفتيت"))
    await stage.say("/subscribe حموشي, لفتيت, لقاء")
    beside = ("drop:2:article001", "drop:3:article001")
    assert "«حموشي»" in (await stage.press("why:article001:2", beside=beside))[0]["text"]
    await stage.press("drop:2:article001")
    said = (await stage.press("why:article001:2", beside=beside))[0]["text"]
    assert "«لفتيت»" in said
    await stage.press("drop:3:article001")
    assert "أُوقفت" in (await stage.press("why:article001:2", beside=beside))[0]["text"]


async def test_why_names_one_that_is_followed_still_also_where_no_button_drops_it(stage: Stage) -> None:
    await send(stage, article(1, "لقاء للحموشي ولفتيت بالرباط"), 2, 3, 4, 5)
    await stage.say("/subscribe حموشي, لفتيت, لقاء, الرباط, طنجة")
    beside = tuple(f"drop:{number}:article001" for number in (2, 3, 4))
    for button in beside:
        await stage.press(button)
    assert "«الرباط»" in (await stage.press("why:article001:2", beside=beside))[0]["text"]
    await stage.press("drop:5:article001")
    assert "أُوقفت" in (await stage.press("why:article001:2", beside=beside))[0]["text"]


@pytest.mark.parametrize("whole", ["all", "everything"])
async def test_why_of_a_whole_shows_no_words_for_none_decided(stage: Stage, whole: str) -> None:
    await send(stage, article(1, "خبر عن الأمن"))
    await stage.say(f"/subscribe {whole}")
    said = await stage.press("why:article001:2")
    assert "خبر عن الأمن" not in said[0]["text"]


async def test_why_of_something_that_does_not_match_names_the_filter_alone(stage: Stage) -> None:
    await send(stage, article(1, "خبر عن الطقس"))
    await stage.say("/subscribe حموشي")
    assert (await stage.press("why:article001:2"))[0]["text"].endswith("لأن «حموشي» من متابعاتك.")


async def test_why_of_a_filter_dropped_since_says_so(stage: Stage) -> None:
    await send(stage, article(1, "خبر عن الطقس"))
    await stage.say("/start")
    assert "أُوقفت" in (await stage.press("why:article001:9"))[0]["text"]
    assert "قديم" in (await stage.press("why:nothing:1"))[0]["text"]


async def test_an_old_button_of_somebody_who_was_forgotten_explains_nothing_by_a_new_filter(stage: Stage) -> None:
    await send(stage, article(1, "لقاء للحموشي ولفتيت"))
    await stage.say("/subscribe حموشي")
    assert "«حموشي»" in (await stage.press("why:article001:2"))[0]["text"]
    await stage.press("forget:yes")
    await stage.say("/subscribe لفتيت")
    assert "قديم" in (await stage.press("why:article001:2", beside=("drop:2:article001",)))[0]["text"]


@pytest.mark.parametrize(
    ("message", "doubts", "pressed", "known"),
    [(40, 0, 40, True), (41, 0, 40, False), (None, 0, 40, True), (41, 1, 40, True)],
)
async def test_only_the_copy_that_is_known_here_says_why_it_came(
    stage: Stage, message: int | None, doubts: int, pressed: int, *, known: bool
) -> None:
    await send(stage, article(1, "لقاء للحموشي"), message=message, doubts=doubts)
    await stage.say("/subscribe حموشي")
    said = (await stage.press("why:article001:2", message=pressed))[0]["text"]
    assert ("«حموشي»" in said, "قديم" in said) == (known, not known)


# ── under a digest ───────────────────────────────────────────────────────────

NAME = f"digest/copy/article001/{READER}/{READER}"


async def bring(stage: Stage, *brought: tuple[Article, list[int]]) -> None:
    """Publish articles, and send the reader a digest of them by these filters."""
    await stage.publish(*(one for one, _ in brought))
    data = {"articles": [one.id for one, _ in brought], "filters": {one.id: filters for one, filters in brought}}
    digest = Delivery(NAME, READER, Lane.DIGEST, Kind.DIGEST, state=DeliveryState.SENT, message=40, data=data)
    await stage.storage.commit(AddDeliveries((digest,)))


async def test_why_under_a_digest_names_filter_and_words_of_each_article_and_offers_to_drop_them(stage: Stage) -> None:
    await stage.say("/subscribe حموشي, drugs")
    seizure = article(2, "حجز كمية قياسية من الكوكايين", topics=("drugs",), because=("حجز",))
    await bring(stage, (article(1, "لقاء للحموشي مع نظيره الفرنسي"), [2]), (seizure, [3]))
    said = await stage.press(f"whys:{NAME}")
    assert [call["method"] for call in said] == ["answerCallbackQuery", "sendMessage"]
    assert said[1]["text"].split("\n\n") == [
        "سبب وصول كل خبر في هذه الحصيلة:",
        "• حجز كمية قياسية من الكوكايين\nلأن المخدرات من متابعاتك. وجدت فيه: «الكوكايين»",
        "• لقاء للحموشي مع نظيره الفرنسي\nلأن «حموشي» من متابعاتك. وجدت فيه: «للحموشي»",
    ]
    assert [one["url"] for one in said[1]["entities"] if one["type"] == "text_link"] == [
        "https://site.test/2",
        "https://site.test/1",
    ]
    assert labels_of(said) == ["أوقف متابعة: المخدرات", "أوقف متابعة: «حموشي»"]
    assert data_of(said) == ["drop:3:article002", "drop:2:article001"]
    await stage.press("drop:2:article001")
    assert await stage.follows() == ["breaking", "drugs"]


async def test_why_under_a_digest_passes_over_what_was_dropped_or_taken_back_since(stage: Stage) -> None:
    await stage.say("/subscribe all")
    dropped, gone = article(2, "خبر لم يعد يُتابَع"), article(3, "خبر مسحوب")
    await bring(stage, (article(1, "خبر عن الأمن"), [9, 2]), (dropped, [9]), (gone, [2]))
    await stage.storage.commit(PutArticle(replace(gone, state=ArticleState.RETRACTED, revision=1), expected=0))
    assert texts_of((await stage.press(f"whys:{NAME}"))[1:]).split("\n\n")[1:] == [
        "• خبر عن الأمن\nلأن كل ما تنشره القناة من متابعاتك.",
        "وما لم أذكره هنا وصل بسبب متابعة أُوقفت بعد ذلك.",
    ]
    await stage.say("/unsubscribe all")
    said = await stage.press(f"whys:{NAME}")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert said[0]["text"] == "وصلت هذه الأخبار بسبب متابعات أُوقفت بعد ذلك."
    assert said[0]["show_alert"] is True


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
async def test_why_under_the_longest_digest_stays_within_telegrams_limit(stage: Stage, code: str) -> None:
    because = tuple(f"كلمة طويلة رقم {number} من الخبر الذي وصل إلى القراء" for number in range(9))
    long = [article(number, f"خبر {number} " + "ذو عنوان طويل " * 9, because=because) for number in range(1, 26)]
    await stage.say(f"/language {code}")
    await stage.say("/subscribe security-cooperation")
    await bring(stage, *((replace(one, topics=("security-cooperation",)), [2]) for one in long))
    text = texts_of((await stage.press(f"whys:{NAME}"))[1:])
    assert len(text) <= TEXT_LIMIT
    assert text.count("• ") == 20
    assert because[0] in text
    assert "خبر 25 " in text


async def test_why_under_a_digest_of_before_somebody_was_forgotten_says_nothing(stage: Stage) -> None:
    await stage.say("/subscribe all")
    await bring(stage, (article(1, "خبر عن الأمن"), [2]))
    assert "قديم" in texts_of(await stage.press(f"whys:{NAME}", message=39))
    await stage.press("forget:yes")
    await stage.say("/subscribe حموشي")
    assert "قديم" in texts_of(await stage.press(f"whys:{NAME}"))


async def test_why_of_a_digest_is_told_in_its_own_chat_only(stage: Stage) -> None:
    await stage.say("/subscribe all")
    await stage.say("/start", user=OTHER)
    await bring(stage, (article(1, "خبر عن الأمن"), [2]))
    stage.telegram.administrators.add((GROUP, READER))
    assert "قديم" in texts_of(await stage.press(f"whys:{NAME}", user=OTHER))
    assert "قديم" in texts_of(await stage.press(f"whys:{NAME}", chat=GROUP))
    for forged in ("", "nothing", "copy/article001/501", NAME + "0"):
        said = await stage.press(f"whys:{forged}")
        assert [call["method"] for call in said] == ["answerCallbackQuery"]
        assert "قديم" in said[0]["text"]
