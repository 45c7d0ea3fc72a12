"""Channel posts, read aloud."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.delivery.posts import channel_post, photo_of, retraction
from bot.messages import Button
from bot.models import Language
from tests.delivery.samples import ARABIC, ENGLISH, FRENCH, NOON, VISIT, frame, labels, marked, seen


def test_an_arabic_post_reads_like_a_newsrooms() -> None:
    earlier = (
        ("لقاء أمني في مراكش", "https://t.me/kawalisse/12"),
        ("Europol تشيد بالمغرب", "https://t.me/kawalisse/15"),
    )
    post = channel_post(VISIT, frame(see_also=earlier))
    assert seen(post.text.plain) == (
        "الرباط وباريس توقعان اتفاقا لتبادل المعلومات الأمنية\n"
        "\n"
        "وقع المدير العام للأمن الوطني ونظيره الفرنسي اتفاقا جديدا. ويشمل الاتفاق تبادل المعلومات حول الشبكات الإرهابية.\n"
        "\n"
        "#التعاون_الأمني #مكافحة_الإرهاب\n"
        "\n"
        "كواليس اليوم · 23 نونبر 2026، 14:05\n"
        "الرابط: <https://site.ma/?p=4711 >\n"
        "\n"
        "شاهد أيضا\n"
        "• لقاء أمني في مراكش\n"
        "^• <Europol> تشيد بالمغرب"
    )
    assert marked(post) == [
        ("bold", "الرباط وباريس توقعان اتفاقا لتبادل المعلومات الأمنية", None),
        ("bold", "شاهد أيضا", None),
        ("text_link", "لقاء أمني في مراكش", "https://t.me/kawalisse/12"),
        ("text_link", "<Europol> تشيد بالمغرب", "https://t.me/kawalisse/15"),
    ]
    assert (post.photo, post.preview) == (None, VISIT.link)


def test_a_french_post_reads_like_a_newsrooms() -> None:
    article = replace(
        VISIT,
        language=FRENCH,
        title="Rabat et Paris signent un accord",
        summary="M. Hammouchi a signé l’accord. Il entre en vigueur demain.",
    )
    post = channel_post(article, frame(FRENCH, source="Kawalisse"))
    assert seen(post.text.plain) == (
        "Rabat et Paris signent un accord\n"
        "\n"
        "M. Hammouchi a signé l’accord. Il entre en vigueur demain.\n"
        "\n"
        "#Coopération_sécuritaire #Lutte_antiterroriste\n"
        "\n"
        "Kawalisse · 23 novembre 2026, 14:05\n"
        "Lien : https://site.ma/?p=4711"
    )
    assert labels(post) == [
        ["Lire sur le site"],
        ["WhatsApp", "Facebook", "X"],
        ["Telegram", "Copier le lien"],
        ["Commenter", "Suivre ce sujet"],
    ]


def test_an_english_post_reads_like_a_newsrooms() -> None:
    article = replace(VISIT, language=ENGLISH, title="Rabat and Paris sign a deal", summary="It takes effect tomorrow.")
    post = channel_post(article, frame(ENGLISH, source="كواليس اليوم"))
    assert seen(post.text.plain) == (
        "Rabat and Paris sign a deal\n"
        "\n"
        "It takes effect tomorrow.\n"
        "\n"
        "#Security_cooperation #Counter_terrorism\n"
        "\n"
        "v<كواليس اليوم> · 23 November 2026, 14:05\n"
        "Link: https://site.ma/?p=4711"
    )
    assert labels(post)[0] == ["Read on the site"]


def test_the_buttons_stand_in_rows_that_fit_a_phone() -> None:
    assert labels(channel_post(VISIT, frame())) == [
        ["اقرأ على الموقع"],
        ["واتساب", "فيسبوك", "إكس"],
        ["تيليغرام", "نسخ الرابط"],
        ["شارك بتعليقك", "تابع هذا الموضوع"],
    ]


def test_the_buttons_open_what_they_say() -> None:
    (read,), (whatsapp, facebook, x), (telegram, copy), (comment, follow) = channel_post(VISIT, frame()).rows
    assert read.url == VISIT.link
    assert query(whatsapp) == ("wa.me", "/", {"text": [f"{VISIT.title}\n{VISIT.link}"]})
    assert query(facebook) == ("www.facebook.com", "/sharer/sharer.php", {"u": [VISIT.link]})
    assert query(x) == ("x.com", "/intent/post", {"text": [VISIT.title], "url": [VISIT.link]})
    assert query(telegram) == ("t.me", "/share/url", {"url": [VISIT.link], "text": [VISIT.title]})
    assert copy == Button("نسخ الرابط", copy="https://site.ma/?p=4711")
    assert comment.url == "https://site.ma/2026/11/x/#comments"
    assert query(follow) == ("t.me", "/mirsal_bot", {"start": ["t_counter-terrorism"]})


def query(button: Button) -> tuple[str | None, str, dict[str, list[str]]]:
    parts = urlsplit(button.url or "")
    return parts.hostname, parts.path, parse_qs(parts.query, strict_parsing=True)


def test_the_wider_topic_is_followed_where_there_is_no_narrower_one() -> None:
    post = channel_post(replace(VISIT, topics=("breaking", "security-cooperation")), frame())
    assert post.rows[-1][-1].url == "https://t.me/mirsal_bot?start=t_security-cooperation"


@pytest.mark.parametrize("bot", [None, ""])
def test_without_the_bots_name_there_is_nothing_to_follow_with(bot: str | None) -> None:
    assert labels(channel_post(VISIT, frame(bot=bot)))[-1] == ["شارك بتعليقك"]


def test_a_topic_the_catalogue_does_not_hold_is_passed_over() -> None:
    post = channel_post(replace(VISIT, topics=("unheard-of",), comments=None), frame())
    assert "#" not in post.text.plain
    assert labels(post)[-1] == ["تيليغرام", "نسخ الرابط"]


def test_without_a_short_form_the_full_link_stands_in_text_and_copy_button() -> None:
    post = channel_post(replace(VISIT, short_link=None), frame())
    assert f"الرابط: <{VISIT.link} >" in seen(post.text.plain)
    assert post.rows[2][1].copy == VISIT.link


def test_an_arabic_permalink_is_encoded_for_buttons() -> None:
    post = channel_post(replace(VISIT, link="https://site.ma/خبر", short_link=None), frame())
    assert post.rows[0][0].url == post.preview == "https://site.ma/%D8%AE%D8%A8%D8%B1"


def test_a_link_too_long_to_copy_has_no_copy_button_and_one_too_long_to_show_stands_under_words() -> None:
    link = "https://site.ma/" + "%D8%A7" * 120
    post = channel_post(replace(VISIT, link=link, short_link=None), frame())
    assert marked(post)[-1] == ("text_link", "رابط الخبر", link)
    assert labels(post)[2] == ["تيليغرام"]
    assert channel_post(replace(VISIT, link=link, short_link=None), frame(), drop={"entities"}).text.plain.endswith(
        f"{link} \u2069"
    )


def test_a_text_without_a_link_is_shown_whole_and_has_no_link_buttons() -> None:
    words = "جملة عاجلة من محررينا في الميدان. " * 30
    article = replace(VISIT, link=None, short_link=None, comments=None, summary=words.strip(), topics=())
    post = channel_post(article, frame())
    assert words.strip() in post.text.plain
    assert "الرابط" not in post.text.plain
    assert (post.rows, post.preview) == ((), None)


def test_breaking_news_says_so_first() -> None:
    post = channel_post(replace(VISIT, topics=(*VISIT.topics, "breaking"), breaking=True), frame())
    assert post.text.plain.startswith("عاجل\n\nالرباط وباريس")
    assert marked(post)[0] == ("bold", "عاجل", None)
    assert "#عاجل" not in post.text.plain


@pytest.mark.parametrize(
    "title", ["عاجل: توقيف مطلوب بمراكش", "عاجل.. توقيف مطلوب بمراكش", "عاجِل | توقيف مطلوب بمراكش"]
)
def test_an_editor_who_wrote_the_mark_does_not_see_it_twice(title: str) -> None:
    post = channel_post(replace(VISIT, title=title, breaking=True), frame())
    assert post.text.plain.startswith(title)
    assert post.text.plain.count("عاج") == 1


def test_a_title_about_something_urgent_is_still_marked() -> None:
    post = channel_post(replace(VISIT, title="مساعدات عاجلة للمتضررين", breaking=True), frame())
    assert post.text.plain.startswith("عاجل\n\n")


def test_a_title_that_begins_with_a_latin_name_still_runs_from_the_right() -> None:
    post = channel_post(replace(VISIT, title="Gérald Darmanin في الرباط يوم 5 ماي"), frame())
    assert seen(post.text.plain).startswith("^<Gérald Darmanin> في الرباط يوم 5 ماي\n")


def test_a_french_article_in_an_arabic_channel_begins_from_the_right_and_keeps_its_own_order() -> None:
    article = replace(
        VISIT, language=FRENCH, title="Rabat et Paris : un accord, enfin", summary="M. Hammouchi a signé."
    )
    post = channel_post(article, frame(see_also=(("Europol salue Rabat, encore", "https://t.me/kawalisse/15"),)))
    text = seen(post.text.plain)
    assert text.startswith("^<Rabat et Paris : un accord, enfin>\n\nM. Hammouchi a signé.\n")
    assert "^• <Europol salue Rabat, encore>" in text


def test_an_article_in_english_whose_title_is_half_arabic_begins_from_the_right_too() -> None:
    article = replace(VISIT, language=ENGLISH, title="عبد اللطيف حموشي meets FBI chief", summary="They met on Monday.")
    assert seen(channel_post(article, frame()).text.plain).startswith("عبد اللطيف حموشي <meets FBI chief>\n\nThey met")


def test_a_correction_takes_the_place_of_title_and_excerpt() -> None:
    corrected = replace(VISIT, correction="الاتفاق وقع أمس لا اليوم.", corrected=NOON + 7200, revision=1, breaking=True)
    post = channel_post(corrected, frame())
    assert seen(post.text.plain) == (
        "تصحيح · 23 نونبر 2026، 16:05\n"
        "\n"
        "الاتفاق وقع أمس لا اليوم.\n"
        "\n"
        "#التعاون_الأمني #مكافحة_الإرهاب\n"
        "\n"
        "كواليس اليوم · 23 نونبر 2026، 14:05\n"
        "الرابط: <https://site.ma/?p=4711 >"
    )
    assert labels(post) == labels(channel_post(VISIT, frame()))
    assert query(post.rows[1][2])[2]["text"] == ["الاتفاق وقع أمس لا اليوم."]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (ARABIC, "سُحب هذا الخبر\n\nالسبب: معلومة غير دقيقة"),
        (FRENCH, "Cet article a été retiré\n\nMotif : <معلومة غير دقيقة>"),
        (ENGLISH, "This story has been withdrawn\n\nReason: <معلومة غير دقيقة>"),
    ],
)
def test_a_retraction_says_why_and_nothing_more(language: Language, said: str) -> None:
    taken_back = retraction(replace(VISIT, reason="معلومة غير دقيقة"), frame(language))
    assert seen(taken_back.text.plain) == said
    assert (taken_back.rows, taken_back.preview, taken_back.photo) == ((), None, None)


def test_a_retraction_without_a_reason_gives_none() -> None:
    taken_back = retraction(replace(VISIT, image="https://site.ma/a.jpg"), frame(), drop={"entities"})
    assert (taken_back.text.plain, taken_back.text.entities) == ("سُحب هذا الخبر", ())
    assert taken_back.photo == "https://site.ma/a.jpg"


def test_a_picture_makes_a_photo_with_the_text_as_its_caption() -> None:
    post = channel_post(replace(VISIT, image="https://site.ma/a.jpg"), frame())
    assert (post.photo, post.preview) == ("https://site.ma/a.jpg", None)
    assert post.text == channel_post(VISIT, frame()).text


def test_a_photo_that_was_refused_makes_a_text_post() -> None:
    pictured = replace(VISIT, image="https://site.ma/a.jpg")
    assert channel_post(pictured, frame(), drop={"photo"}) == channel_post(VISIT, frame())


def test_a_caption_gives_up_its_excerpt_before_link_and_hashtags() -> None:
    wordy = replace(VISIT, image="https://site.ma/a.jpg", title="خبر " * 120, summary="كلمة " * 200)
    post = channel_post(wordy, frame())
    assert post.photo == "https://site.ma/a.jpg"
    assert len(post.text.plain) <= 1024
    assert "…" in post.text.plain
    assert seen(post.text.plain).endswith("الرابط: <https://site.ma/?p=4711 >")
    assert "#مكافحة_الإرهاب" in post.text.plain


def test_a_caption_gives_up_earlier_posts_before_it_becomes_a_text_post() -> None:
    earlier = (("عنوان " * 16, "https://t.me/k/1"), ("عنوان " * 16, "https://t.me/k/2"))
    wordy = replace(
        VISIT, image="https://site.ma/a.jpg", title="خبر " * 128, short_link="https://site.ma/?p=" + "1" * 280
    )
    post = channel_post(wordy, frame(see_also=earlier))
    assert post.photo is not None
    assert "شاهد أيضا" not in post.text.plain


def test_what_no_caption_holds_is_a_text_post() -> None:
    wordy = replace(VISIT, image="https://site.ma/a.jpg", title="خبر " * 128, short_link="https://site.ma/" + "a" * 500)
    post = channel_post(wordy, frame())
    assert post.photo is None
    assert 1024 < len(post.text.plain) <= 4096


def test_without_entities_the_addresses_of_earlier_posts_stand_in_the_open() -> None:
    post = channel_post(VISIT, frame(see_also=(("لقاء أمني", "https://t.me/k/12"),)), drop={"entities"})
    assert post.text.entities == ()
    assert post.text.plain.endswith("شاهد أيضا\n• لقاء أمني\nhttps://t.me/k/12")


def test_buttons_that_were_refused_are_left_out() -> None:
    assert channel_post(VISIT, frame(), drop={"buttons"}).rows == ()


@pytest.mark.parametrize(
    "image", ["https://site.ma/a.jpg", "https://site.ma/a.webp?w=5", "AgACAgQAAxkBAAIBY2bV_example-file-id"]
)
def test_a_picture_is_used_where_telegram_can_show_it_as_a_photo(image: str) -> None:
    assert photo_of(replace(VISIT, image=image), frame()) == image


@pytest.mark.parametrize(
    "image",
    [
        "http://site.ma/a.jpg",
        "https://site.ma/a.SVG",
        "https://site.ma/a.gif?x=1",
        "https://site.ma/favicon.ico",
        "data:image/png;base64,AAAA",
        "",
        None,
    ],
)
def test_a_picture_telegram_cannot_show_as_a_photo_is_left_out(image: str | None) -> None:
    assert photo_of(replace(VISIT, image=image), frame()) is None


def test_on_an_intranet_a_picture_may_come_without_tls() -> None:
    article = replace(VISIT, image="http://127.0.0.1:9000/a.png")
    assert photo_of(article, frame(plain_http=True)) == "http://127.0.0.1:9000/a.png"


def test_an_article_without_a_title_is_headed_by_its_beginning() -> None:
    post = channel_post(replace(VISIT, title="", summary="بداية النص هنا. " * 10), frame())
    assert marked(post)[0][1].startswith("بداية النص هنا.")


def test_an_article_without_a_date_bears_the_time_it_was_seen() -> None:
    assert "14:06" in channel_post(replace(VISIT, published=0.0, seen=NOON + 60), frame()).text.plain


def test_without_a_sites_name_the_time_stands_alone() -> None:
    assert "\n\n23 نونبر 2026، 14:05\n" in channel_post(VISIT, frame(source="")).text.plain


def test_a_summary_that_says_the_title_again_is_not_shown_twice() -> None:
    post = channel_post(replace(VISIT, summary=VISIT.title + "."), frame())
    assert post.text.plain.count(VISIT.title) == 1
    again = channel_post(replace(VISIT, summary=f"{VISIT.title}\nنص الخبر."), frame())
    assert again.text.plain.count(VISIT.title) == 1
    assert "نص الخبر." in again.text.plain


def test_a_summary_the_site_has_cut_gives_way_to_the_whole_text() -> None:
    body = "وقع المدير العام اتفاقا جديدا في الرباط اليوم الاثنين مع نظيره الفرنسي. وحضر الحفل وزيران."
    cut = replace(VISIT, summary=body[:50] + " […]", body=body)
    assert f"\n\n{body}\n\n" in channel_post(cut, frame()).text.plain


def test_a_list_of_short_lines_does_not_make_a_tower() -> None:
    lines = [f"البند رقم {number}" for number in range(20)]
    towering = replace(VISIT, summary="\n".join(lines))
    assert "\n\n" + "\n".join(lines[:5]) + "\n\n#" in channel_post(towering, frame()).text.plain
    bulletin = replace(towering, link=None, short_link=None)
    assert "\n".join(lines) in channel_post(bulletin, frame()).text.plain
