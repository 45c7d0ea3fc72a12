"""Following and no longer following: what a reader says, what is stored, what is answered."""

from dataclasses import replace

import pytest

from bot.changes import PutReader
from bot.delivery.copies import filter_name
from bot.delivery.frame import Frame
from bot.models import Filter, FilterKind, Language
from bot.newsroom.readership import MOST_FILTERS
from bot.texts.direction import FSI, PDI
from tests.handlers.stage import CATALOGUE, OTHER, READER, TEXTS, Stage, data_of, labels_of, texts_of


async def test_start_greets_and_offers_the_topics(stage: Stage) -> None:
    said = await stage.say("/start")
    assert said[0]["method"] == "sendMessage"
    assert said[0]["chat_id"] == READER
    assert "مرسال" in texts_of(said)
    assert {"t:drugs", "t:breaking", "t:all", "t:everything"} <= set(data_of(said))
    assert await stage.follows() == ["breaking"]


async def test_a_newcomer_speaks_the_language_of_their_telegram(stage: Stage) -> None:
    assert texts_of(await stage.say("/start", code="fr-FR")).startswith("Bonjour")
    assert texts_of(await stage.say("/start", user=OTHER, code="de")).startswith("أهل")


async def test_start_with_a_topic_follows_it_at_once(stage: Stage) -> None:
    said = await stage.say("/start t_counter-terrorism")
    assert "أتابع لك: مكافحة الإرهاب" in texts_of(said)
    assert await stage.follows() == ["breaking", "counter-terrorism"]
    assert "من قبل" in texts_of(await stage.say("/start t_counter-terrorism"))
    assert await stage.follows() == ["breaking", "counter-terrorism"]


@pytest.mark.parametrize(
    "link", ["t_nowhere", "t_", "x_drugs", "t_DRUGS", "t_drugs extra", "'; --", "t_../drugs", "🙂" * 30]
)
async def test_a_link_that_means_nothing_only_greets(stage: Stage, link: str) -> None:
    assert "مرسال" in texts_of(await stage.say(f"/start {link}"))
    assert await stage.follows() == ["breaking"]


async def test_a_topic_button_switches_and_the_message_changes_in_place(stage: Stage) -> None:
    await stage.say("/topics")
    said = await stage.press("t:drugs", message=41)
    assert [call["method"] for call in said] == ["answerCallbackQuery", "editMessageText"]
    assert said[1]["message_id"] == 41
    assert "✅ المخدرات" in labels_of(said)
    assert await stage.follows() == ["breaking", "drugs"]
    assert "✅ المخدرات" not in labels_of(await stage.press("t:drugs"))
    assert await stage.follows() == ["breaking"]


@pytest.mark.parametrize("called", ["الأخبار العاجلة", "عاجل", "les alertes", "urgent", "breaking news", "alerts"])
async def test_breaking_items_are_left_and_followed_again_by_what_people_call_them(stage: Stage, called: str) -> None:
    await stage.say("/start")
    await stage.say(f"/unsubscribe {called}")
    assert await stage.follows() == []
    await stage.say(f"/subscribe {called}")
    assert await stage.follows() == ["breaking"]


async def test_breaking_items_can_be_switched_off_like_any_other_topic(stage: Stage) -> None:
    await stage.say("/start")
    await stage.press("t:breaking")
    assert await stage.follows() == []


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("الإرهاب", Filter(2, FilterKind.TOPIC, "counter-terrorism")),
        ("drugs", Filter(2, FilterKind.TOPIC, "drugs")),
        ("all", Filter(2, FilterKind.ALL)),
        ("everything", Filter(2, FilterKind.EVERYTHING)),
        ("حموشي فرنسا", Filter(2, FilterKind.WORDS, "حموشي فرنسا")),
        ('"تبادل المعلومات" -رياضة', Filter(2, FilterKind.WORDS, '"تبادل المعلومات" -رياضة')),
    ],
)
async def test_subscribe_understands_topics_wholes_and_words(stage: Stage, words: str, one: Filter) -> None:
    said = await stage.say(f"/subscribe {words}")
    assert "أتابع لك:" in texts_of(said)
    reader = await stage.reader()
    assert reader is not None
    assert reader.filters[1:] == (one,)


async def test_each_alternative_is_a_filter_by_itself(stage: Stage) -> None:
    said = await stage.say("/subscribe حموشي، المخدرات , فرنسا المغرب")
    assert await stage.follows() == ["breaking", "حموشي", "drugs", "فرنسا المغرب"]
    assert all(name in texts_of(said) for name in ("«حموشي»", "المخدرات", "«فرنسا المغرب»"))


async def test_what_is_not_understood_is_said_and_the_rest_is_followed(stage: Stage) -> None:
    said = texts_of(await stage.say(f"/subscribe حموشي، ب، {'ط' * 70}، -رياضة"))
    assert "أتابع لك: «حموشي»" in said
    assert said.count("\n") == 3
    assert await stage.follows() == ["breaking", "حموشي"]


@pytest.mark.parametrize(
    ("code", "told"), [("ar", "تستبعد ما تطلبه"), ("fr", "ne trouverait jamais"), ("en", "never find")]
)
async def test_what_excludes_the_very_word_it_asks_for_is_refused_with_the_reason(
    stage: Stage, code: str, told: str
) -> None:
    said = texts_of(await stage.say("/subscribe حموشي -الحموشي، لفتيت", code=code))
    assert told in said
    assert "حموشي -الحموشي" in said
    assert await stage.follows() == ["breaking", "لفتيت"]


@pytest.mark.parametrize(
    ("code", "told"), [("ar", "لا تستبعد شيئًا"), ("fr", "n’exclut rien"), ("en", "leaves nothing out")]
)
async def test_of_a_dash_by_itself_it_is_said_that_both_words_are_asked_for(stage: Stage, code: str, told: str) -> None:
    said = texts_of(await stage.say("/subscribe درك - مرور، أمن - حدود", code=code))
    assert said.count(told) == 1
    assert "-مرور" in said.translate({ord(FSI): None, ord(PDI): None})
    assert told not in texts_of(await stage.say("/subscribe درك -مرور", code=code))
    assert await stage.follows() == ["breaking", "درك - مرور", "أمن - حدود", "درك -مرور"]


@pytest.mark.parametrize(("code", "word"), [("ar", "Ceuta"), ("fr", "مرور"), ("en", "مرور")])
async def test_a_minus_stays_with_its_word_where_that_runs_the_other_way(stage: Stage, code: str, word: str) -> None:
    said = texts_of(await stage.say(f"/subscribe Tanger - {word}", code=code))
    assert f"{FSI}-{word}{PDI}" in said


async def test_subscribe_without_words_shows_the_buttons(stage: Stage) -> None:
    assert "t:drugs" in data_of(await stage.say("/subscribe"))


async def test_there_is_room_for_fifty_filters(stage: Stage) -> None:
    for start in range(0, 60, 20):
        said = await stage.say("/subscribe " + "، ".join(f"اسم{number}" for number in range(start, start + 20)))
    reader = await stage.reader()
    assert reader is not None
    assert len(reader.filters) == MOST_FILTERS
    assert f"{MOST_FILTERS} متابعة" in texts_of(said)
    assert "«اسم59»" in texts_of(said)
    shown = await stage.say("/mine")
    assert len(texts_of(shown)) <= 4096
    assert len(data_of(shown)) == MOST_FILTERS


async def test_fifty_long_filters_still_fit_in_a_message(stage: Stage) -> None:
    for start in range(0, 48, 8):
        wishes = (f"{'كلمات طويلة ' * 19}{number}" for number in range(start, start + 8))
        assert len(texts_of(await stage.say("/subscribe " + "، ".join(wishes)))) <= 4096
    assert len(texts_of(await stage.say("/mine"))) <= 4096


async def test_unsubscribe_is_the_reverse(stage: Stage) -> None:
    await stage.say("/subscribe حموشي، المخدرات")
    said = texts_of(await stage.say("/unsubscribe الحموشي، الإرهاب"))
    assert "أوقفت متابعة: «حموشي»" in said
    assert "ليس في المتابعات: مكافحة الإرهاب" in said
    assert await stage.follows() == ["breaking", "drugs"]


async def test_unsubscribe_without_words_offers_a_button_for_each(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    assert data_of(await stage.say("/unsubscribe")) == ["drop:1", "drop:2"]


async def test_unsubscribe_all_leaves_nothing(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    assert "المتابعتين" in texts_of(await stage.say("/unsubscribe all"))
    assert await stage.follows() == []
    assert "لم تكن" in texts_of(await stage.say("/unsubscribe all"))


async def test_unsubscribe_says_what_it_cannot_understand(stage: Stage) -> None:
    assert "«-»" in texts_of(await stage.say("/unsubscribe -"))


@pytest.mark.parametrize(("code", "word", "mark"), [("ar", "NATO", "\u200f"), ("fr", "حموشي", "\u200e")])
async def test_a_button_that_drops_a_word_of_the_other_direction_runs_the_language_s_way(
    stage: Stage, code: str, word: str, mark: str
) -> None:
    await stage.say(f"/subscribe {word}", code=code)
    (call,) = await stage.say("/mine", code=code)
    label = call["reply_markup"]["inline_keyboard"][-1][0]["text"]

    assert label.startswith(f"{mark}✖ ")
    assert word in label


async def test_mine_lists_what_is_followed_with_a_button_to_drop_each(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    said = await stage.say("/mine")
    assert "أتابع لك أمرين" in texts_of(said)
    assert data_of(said) == ["drop:1", "drop:2"]
    dropped = await stage.press("drop:2", message=44)
    assert [call["method"] for call in dropped] == ["answerCallbackQuery", "editMessageText"]
    assert data_of(dropped) == ["drop:1"]
    assert await stage.follows() == ["breaking"]


async def test_mine_with_nothing_to_list_says_how_to_begin(stage: Stage) -> None:
    await stage.say("/unsubscribe all")
    assert "/topics" in texts_of(await stage.say("/mine"))


async def test_mine_tells_of_pause_digest_and_quiet_hours(stage: Stage) -> None:
    for text in ("/digest weekly mon 08:00", "/quiet 22:00-07:00 strict", "/pause"):
        await stage.say(text)
    said = texts_of(await stage.say("/mine"))
    assert all(part in said for part in ("/resume", "الاثنين", "22:00-07:00", "العاجل"))
    await stage.say("/quiet 22:00-07:00")
    assert "العاجل ينتظر" not in texts_of(await stage.say("/mine"))


async def test_the_button_under_an_article_drops_the_filter_without_touching_the_article(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    said = await stage.press("drop:2:article001")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert said[0]["show_alert"] is True
    assert "«حموشي»" in said[0]["text"]
    assert await stage.follows() == ["breaking"]
    assert "قديم" in (await stage.press("drop:2:article001"))[0]["text"]


NAMED = (
    "حموشي",
    '"الأمن الوطني"',
    "كأس العالم -قطر",
    "drugs",
    "all",
    "everything",
    "l'extradition de « Łukasz »",
    "e\u0301tat",
    '"Direction générale de la sûreté nationale et de la surveillance du territoire"',
    "5G - 4G - 3G - 2G - 6G - 7G - 8G - 9G - 1G - 5H - 4H - 3H",
)


@pytest.mark.parametrize("words", NAMED)
async def test_a_button_of_somebody_who_was_forgotten_drops_nothing_else_under_its_number(
    stage: Stage, words: str
) -> None:
    await stage.say(f"/subscribe {words}")
    (mine,) = await stage.say("/mine")
    label = mine["reply_markup"]["inline_keyboard"][-1][0]["text"]
    await stage.press("forget:yes")
    await stage.say("/subscribe لفتيت")
    for data in ("drop:2", "drop:2:article001"):
        assert "قديم" in texts_of(await stage.press(data, label=label))
    assert len(await stage.follows()) == 2


@pytest.mark.parametrize(
    ("old", "new"), [("الأمن الوطني المغربي", "الأمن الوطني الفرنسي"), ("إرهاب دولي", "إرهاب"), ("إرهاب", "إرهاب دولي")]
)
async def test_a_button_of_somebody_who_was_forgotten_drops_no_other_that_begins_alike(
    stage: Stage, old: str, new: str
) -> None:
    below = TEXTS.say(Language.FRENCH, "copy-drop", filter=old)
    for label in (f"✖ «{old}»", below):
        await stage.say(f"/subscribe {new}")
        assert "قديم" in texts_of(await stage.press("drop:2", label=label))
        assert await stage.follows() == ["breaking", new]
        await stage.press("forget:yes")


@pytest.mark.parametrize("words", NAMED)
async def test_a_button_under_a_copy_drops_what_it_names_in_any_language(stage: Stage, words: str) -> None:
    await stage.say(f"/subscribe {words}")
    reader = await stage.reader()
    assert reader is not None
    frame = Frame(TEXTS, CATALOGUE, Language.FRENCH)
    label = TEXTS.say(Language.FRENCH, "copy-drop", filter=filter_name(reader.filters[-1], frame))
    await stage.press("drop:2:article001", label=label)
    assert await stage.follows() == ["breaking"]


@pytest.mark.parametrize("words", NAMED)
async def test_a_button_drops_what_it_names_also_after_the_language_changed(stage: Stage, words: str) -> None:
    await stage.say("/language fr")
    await stage.say(f"/subscribe {words}")
    (mine,) = await stage.say("/mine")
    label = mine["reply_markup"]["inline_keyboard"][-1][0]["text"]
    await stage.say("/language en")
    await stage.press("drop:2", label=label)
    assert await stage.follows() == ["breaking"]


async def test_plain_text_is_answered_with_buttons_and_changes_no_filter(stage: Stage) -> None:
    said = await stage.say("حموشي")
    assert "«حموشي»" in texts_of(said)
    assert data_of(said) == ["f:حموشي", "s:حموشي"]
    assert await stage.follows() == ["breaking"]
    followed = await stage.press("f:حموشي")
    assert "أتابع لك: «حموشي»" in texts_of(followed)
    assert await stage.follows() == ["breaking", "حموشي"]
    assert data_of(await stage.say("الحموشي")) == ["s:الحموشي"]


async def test_plain_text_that_names_a_topic_offers_the_topic(stage: Stage) -> None:
    assert "➕ متابعة المخدرات" in labels_of(await stage.say("المخدرات"))


async def test_who_follows_a_topics_name_without_its_article_is_told_of_the_topic(stage: Stage) -> None:
    said = await stage.say("/subscribe إرهاب")
    assert "أتابع لك: «إرهاب»" in texts_of(said)
    assert "موضوع قريب من هذا: مكافحة الإرهاب" in texts_of(said)
    assert data_of(said) == ["f:counter-terrorism", "mine:"]
    assert "أتابع لك: مكافحة الإرهاب" in texts_of(await stage.press("f:counter-terrorism"))
    assert await stage.follows() == ["breaking", "إرهاب", "counter-terrorism"]
    assert data_of(await stage.say("/subscribe إرهاب")) == ["mine:"]


@pytest.mark.parametrize("words", ['"إرهاب"', "إرهاب فرنسا", "هجرة -غير نظامية", "حموشي"])
async def test_who_asks_for_words_and_means_them_is_told_of_no_topic(stage: Stage, words: str) -> None:
    assert data_of(await stage.say(f"/subscribe {words}")) == ["mine:"]


@pytest.mark.parametrize(
    ("text", "code"), [("STOP", "en"), ("stop!", "fr"), ("Arrêtez", "fr"), ("أوقف", "ar"), ("إلغاء الاشتراك", "ar")]
)
async def test_who_writes_stop_is_told_how_to_and_not_offered_to_follow_the_word(
    stage: Stage, text: str, code: str
) -> None:
    said = await stage.say(text, code=code)
    assert data_of(said) == ["mine:"]
    assert "/pause" in texts_of(said)
    assert "/unsubscribe" in texts_of(said)
    assert await stage.follows() == ["breaking"]
    await stage.say("/pause", code=code)
    again = texts_of(await stage.say(text, code=code))
    assert "/resume" in again
    assert "/pause" not in again


@pytest.mark.parametrize("text", ["أوقف الأمن", "وقف", "إيقاف", "stop covid"])
async def test_words_that_only_begin_like_stop_can_be_followed(stage: Stage, text: str) -> None:
    assert data_of(await stage.say(text)) == [f"f:{text}", f"s:{text}"]


async def test_plain_text_that_nearly_names_a_topic_offers_both(stage: Stage) -> None:
    assert data_of(await stage.say("مخدرات")) == ["f:مخدرات", "f:drugs", "s:مخدرات"]
    await stage.press("f:drugs")
    assert data_of(await stage.say("مخدرات")) == ["f:مخدرات", "s:مخدرات"]


async def test_a_text_too_long_for_a_button_is_kept_and_followed_all_the_same(stage: Stage) -> None:
    text = "التعاون الأمني بين المغرب وإسبانيا في مكافحة الشبكات"
    said = await stage.say(text)
    follow, search = data_of(said)
    assert follow.startswith("f:#")
    assert search.startswith("s:#")
    assert data_of(await stage.say(text)) == [follow, search]
    await stage.press(follow)
    assert await stage.follows() == ["breaking", text]


async def test_only_the_newest_long_texts_are_kept(stage: Stage) -> None:
    first = data_of(await stage.say("كلمة طويلة جدا لا تتسع لها الأزرار الصغيرة رقم واحد"))[0]
    for number in range(20):
        await stage.say(f"كلمة طويلة جدا لا تتسع لها الأزرار الصغيرة رقم {number}")
    assert len(await stage.storage.documents(f"text:{READER}")) == 20
    assert "قديم" in (await stage.press(first))[0]["text"]
    assert "قديم" in (await stage.press(first.replace("f:", "s:")))[0]["text"]


async def test_a_text_that_cannot_be_followed_can_still_be_searched(stage: Stage) -> None:
    said = await stage.say("ب")
    assert data_of(said) == ["s:ب"]
    assert "أم" not in texts_of(said).split()  # nothing is offered that has no button
    assert "حرفان على الأقل" in texts_of(said)


@pytest.mark.parametrize(("text", "told"), [("؟", "لا أفهم"), ("😀", "لا أفهم"), ("في", "في كل خبر")])
async def test_what_can_neither_be_followed_nor_found_is_answered_with_the_reason(
    stage: Stage, text: str, told: str
) -> None:
    said = await stage.say(text)
    assert data_of(said) == []
    assert told in texts_of(said)


async def test_a_very_long_text_is_kindly_declined(stage: Stage) -> None:
    said = await stage.say("كلام " * 200)
    assert data_of(said) == []
    assert "طويل" in texts_of(said)


async def test_following_while_paused_says_that_nothing_is_sent(stage: Stage) -> None:
    await stage.say("/pause")
    assert "/resume" in texts_of(await stage.say("/subscribe حموشي"))
    assert "/resume" in texts_of(await stage.say("/start"))


@pytest.mark.parametrize(
    "words", ["«الأمن الوطني»", '"الأمن الوطني"', "«الأمن الوطني", "'الأمن الوطني'", "‘الأمن الوطني’"]
)
async def test_a_phrase_is_named_in_one_pair_of_quotation_marks(stage: Stage, words: str) -> None:
    said = texts_of(await stage.say(f"/subscribe {words}"))
    assert "عبارة «الأمن الوطني»" in said
    assert not {"««", "»»", '"'} & {said[at : at + 2] for at in range(len(said))}


async def test_who_chose_nothing_yet_is_greeted_as_new_and_who_did_as_known(stage: Stage) -> None:
    await stage.become("member")
    assert "أنا مرسال" in texts_of(await stage.say("/start"))
    await stage.say("/subscribe حموشي")
    assert "أهلًا من جديد" in texts_of(await stage.say("/start"))


async def test_with_fifty_filters_a_topic_button_or_link_says_that_there_is_no_room(stage: Stage) -> None:
    await stage.say("/subscribe " + "، ".join(f"اسم{number}" for number in range(49)))
    said = await stage.press("t:drugs")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "لا يتّسع" in said[0]["text"]
    assert "لا يتّسع" in texts_of(await stage.say("/start t_drugs"))
    assert len(await stage.follows()) == MOST_FILTERS


async def test_the_buttons_that_lead_on_show_the_pages(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    assert data_of(await stage.press("mine:")) == ["drop:1", "drop:2"]
    assert "t:drugs" in data_of(await stage.press("topics:"))


async def test_a_topic_that_the_catalogue_lost_goes_by_its_slug(stage: Stage) -> None:
    await stage.say("/start")
    reader = await stage.reader()
    assert reader is not None
    lost = replace(reader, filters=(*reader.filters, Filter(2, FilterKind.TOPIC, "lost-topic")), next_filter=3)
    await stage.storage.commit(PutReader(lost))
    assert f"• {FSI}lost-topic{PDI} (لم يعد من مواضيع الموقع" in texts_of(await stage.say("/mine"))
    assert "ليس في المتابعات" not in texts_of(await stage.say("/unsubscribe lost-topic"))
    assert await stage.follows() == ["breaking"]


async def test_an_empty_message_is_passed_over(stage: Stage) -> None:
    assert await stage.say(" ") == []


async def test_a_phrase_is_told_from_the_words_it_is_made_of(stage: Stage) -> None:
    await stage.say('/subscribe "مكافحة تهريب", مكافحة تهريب')
    said = await stage.say("/mine")
    labels = [button["text"] for row in said[0]["reply_markup"]["inline_keyboard"] for button in row]
    assert "✖ عبارة «مكافحة تهريب»" in labels
    assert "✖ «مكافحة تهريب»" in labels


async def test_the_same_thing_wrong_four_times_is_said_once(stage: Stage) -> None:
    said = texts_of(await stage.say("/subscribe ك,ك,ك,ك"))
    assert said.count("«ك»") == 1


@pytest.mark.parametrize("word", ["الكل", "كل", "الجميع", "all"])
async def test_unfollowing_all_in_any_word_for_it_drops_everything(stage: Stage, word: str) -> None:
    await stage.say("/subscribe حموشي, drugs")
    await stage.say(f"/unsubscribe {word}")
    assert "«حموشي»" not in texts_of(await stage.say("/mine"))
