"""Personal copies, read aloud."""

from dataclasses import replace

import pytest

from bot.delivery.copies import copy_for, correction_reply, filter_name
from bot.models import Filter, FilterKind, Language, Reader
from tests.delivery.samples import ARABIC, ENGLISH, FRENCH, NOON, READER, VISIT, frame, labels, marked, seen

PARIS = frame(FRENCH, timezone="Europe/Paris")


def test_a_copy_speaks_the_readers_language_and_tells_the_readers_time() -> None:
    copy = copy_for(replace(VISIT, breaking=True), READER, PARIS, filters=(1, 2))
    assert seen(copy.text.plain) == (
        "URGENT\n"
        "\n"
        "الرباط وباريس توقعان اتفاقا لتبادل المعلومات الأمنية\n"
        "\n"
        "وقع المدير العام للأمن الوطني ونظيره الفرنسي اتفاقا جديدا. ويشمل الاتفاق تبادل المعلومات حول الشبكات الإرهابية.\n"
        "\n"
        "v<كواليس اليوم> · 23 novembre 2026, 14:05\n"
        "Lien : https://site.ma/?p=4711"
    )
    assert marked(copy)[1] == ("bold", VISIT.title, None)
    assert copy.preview == VISIT.link


def test_a_copy_can_be_read_shared_questioned_and_stopped() -> None:
    copy = copy_for(VISIT, READER, PARIS, filters=(1, 2))
    assert labels(copy) == [
        ["Lire sur le site", "Envoyer à un proche"],
        ["Pourquoi ce message ?"],
        ["Ne plus suivre : <الحموشي>"],
        ["Ne plus suivre : Lutte antiterroriste"],
    ]
    assert [button.data for row in copy.rows for button in row][2:] == [
        "why:abcdefghij:1",
        "drop:1:abcdefghij",
        "drop:2:abcdefghij",
    ]
    assert copy.rows[0][1].url is not None
    assert copy.rows[0][1].url.startswith("https://t.me/share/url?url=https%3A%2F%2Fsite.ma%2F2026")


def test_an_arabic_reader_is_asked_in_arabic() -> None:
    reader = replace(READER, language=ARABIC)
    assert labels(copy_for(VISIT, reader, frame(), filters=(1,))) == [
        ["اقرأ على الموقع", "أرسله إلى صديق"],
        ["لماذا وصلني هذا؟"],
        ["أوقف متابعة: الحموشي"],
    ]


def test_a_filter_the_reader_dropped_meanwhile_has_no_button() -> None:
    reader = replace(READER, filters=())
    assert labels(copy_for(VISIT, reader, PARIS, filters=(1, 2))) == [["Lire sur le site", "Envoyer à un proche"]]


def test_at_most_three_filters_can_be_dropped_under_one_copy() -> None:
    copy = copy_for(VISIT, READER, frame(ENGLISH), filters=(1, 2, 3, 4))
    assert [row[0] for row in labels(copy)[2:]] == [
        "Stop following: <الحموشي>",
        "Stop following: Counter-terrorism",
        "Stop following: everything the channel posts",
    ]


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ("الحموشي", "الحموشي", "الحموشي")),
        (2, ("مكافحة الإرهاب", "Lutte antiterroriste", "Counter-terrorism")),
        (3, ("كل ما تنشره القناة", "tout ce que publie le canal", "everything the channel posts")),
        (4, ("كل أخبار الموقع", "toute l’actualité du site", "all of the site’s news")),
        (5, ("عاجل", "URGENT", "BREAKING")),
        (6, ("gone-from-the-catalogue",) * 3),
    ],
)
def test_every_kind_of_filter_has_a_name(number: int, names: tuple[str, str, str]) -> None:
    one = READER.filters[number - 1]
    assert tuple(filter_name(one, frame(language)) for language in Language) == names


def test_a_long_filter_is_cut_on_its_button() -> None:
    assert filter_name(Filter(1, FilterKind.WORDS, "كلمة " * 13), frame()) == "كلمة " * 7 + "كلمة…"


def test_buttons_that_would_hold_too_much_are_left_out() -> None:
    copy = copy_for(replace(VISIT, id="a" * 70), READER, PARIS, filters=(1,))
    assert labels(copy) == [["Lire sur le site", "Envoyer à un proche"]]


def test_what_was_refused_is_left_out() -> None:
    copy = copy_for(VISIT, READER, PARIS, filters=(1,), drop={"buttons", "entities"})
    assert (copy.rows, copy.text.entities) == ((), ())


def test_a_copy_without_a_link_shares_the_channels_post_and_shows_its_picture() -> None:
    bulletin = replace(VISIT, link=None, short_link=None, image="https://site.ma/a.jpg")
    copy = copy_for(bulletin, READER, PARIS, channel_url="https://t.me/kawalisse/9")
    assert (copy.photo, copy.preview) == ("https://site.ma/a.jpg", None)
    assert labels(copy) == [["Envoyer à un proche"]]
    assert copy.rows[0][0].url is not None
    assert copy.rows[0][0].url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fkawalisse%2F9&text=")
    assert copy_for(bulletin, READER, PARIS).rows == ()


def test_a_bulletin_too_long_for_a_caption_keeps_its_words_and_loses_its_picture() -> None:
    bulletin = replace(VISIT, title="خبر " * 300, link=None, short_link=None, image="https://site.ma/a.jpg")
    copy = copy_for(bulletin, READER, PARIS)
    assert copy.photo is None
    assert ("خبر " * 300).strip() in copy.text.plain


def test_a_corrected_copy_says_so_in_the_readers_time() -> None:
    corrected = replace(VISIT, correction="الاتفاق وقع أمس.", corrected=NOON)
    tokyo = frame(ENGLISH, timezone="Asia/Tokyo")
    assert seen(copy_for(corrected, READER, tokyo).text.plain).startswith(
        "Correction · 23 November 2026, 22:05\n\nالاتفاق وقع أمس.\n\n"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ARABIC, "تصحيح للخبر أعلاه\n\nالاتفاق وقع أمس."),
        (FRENCH, "Rectificatif de l’article ci-dessus\n\nالاتفاق وقع أمس."),
        (ENGLISH, "Correction to the story above\n\nالاتفاق وقع أمس."),
    ],
)
def test_a_correction_is_told_in_short(language: Language, said: str) -> None:
    reply = correction_reply(replace(VISIT, correction="الاتفاق وقع أمس."), Reader(1, language=language), frame())
    assert reply.text.plain == said
    assert reply.rows == ()
