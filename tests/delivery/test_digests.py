"""Digests, read aloud."""

from dataclasses import replace

import pytest

from bot.delivery.digests import digest, way_out
from bot.messages import BUTTON_DATA_LIMIT
from bot.models import Article, ArticleState, Filter, FilterKind, Language, Reader
from tests.delivery.samples import ARABIC, ENGLISH, FRENCH, NOON, READER, VISIT, frame, marked, seen

SPORT = replace(
    VISIT, id="sportsport", title="فوز الوداد في الديربي", topics=(), short_link=None, link="https://site.ma/sport"
)
DRUGS = replace(VISIT, id="drugsdrugs", title="Saisie record à Tanger", topics=("drugs",), language=FRENCH)


def test_a_digest_lists_articles_under_what_the_reader_follows() -> None:
    newest = replace(VISIT, id="newestnews", title="DGSN تفكك خلية إرهابية", breaking=True)
    fitting = [(DRUGS, (3,)), (VISIT, (1, 2)), (SPORT, (1,)), (newest, (2, 5))]
    message = digest(fitting, replace(READER, language=ARABIC), frame())
    assert seen(message.text.plain) == (
        "حصيلة متابعاتك: 4 مقالات\n"
        "\n"
        "عاجل\n"
        "^• <DGSN> تفكك خلية إرهابية\n"
        "\n"
        "الحموشي\n"
        "• فوز الوداد في الديربي\n"
        "\n"
        "مكافحة الإرهاب\n"
        "• الرباط وباريس توقعان اتفاقا لتبادل المعلومات الأمنية\n"
        "\n"
        "مكافحة المخدرات\n"
        "^• <Saisie record à Tanger>"
    )
    assert marked(message) == [
        ("bold", "حصيلة متابعاتك: 4 مقالات", None),
        ("bold", "عاجل", None),
        ("text_link", "<DGSN> تفكك خلية إرهابية", "https://site.ma/?p=4711"),
        ("bold", "الحموشي", None),
        ("text_link", "فوز الوداد في الديربي", "https://site.ma/sport"),
        ("bold", "مكافحة الإرهاب", None),
        ("text_link", VISIT.title, "https://site.ma/?p=4711"),
        ("bold", "مكافحة المخدرات", None),
        ("text_link", "<Saisie record à Tanger>", "https://site.ma/?p=4711"),
    ]


def test_breaking_news_stands_first_however_old_it_is_and_whatever_it_is_followed_by() -> None:
    alert = replace(VISIT, id="breaking00", title="زلزال قوي يضرب الحوز", topics=("breaking",), breaking=True)
    other = replace(SPORT, id="otherother", topics=())
    many = [(alert, (5,)), (other, ()), *((numbered(number), (2,)) for number in range(20))]
    text = digest(many, READER, frame()).text.plain
    assert text.startswith("حصيلة متابعاتك: 22 مقالًا\n\nعاجل\n• زلزال قوي يضرب الحوز\n\n")
    assert "أخبار أخرى" not in text
    assert text.endswith("ومقالان آخران")


def test_what_belongs_to_no_topic_comes_last() -> None:
    other = replace(SPORT, id="otherother", topics=())
    text = digest([(DRUGS, (3,)), (VISIT, (1, 2)), (other, ())], READER, frame()).text.plain
    assert text.index("أخبار أخرى") > text.index("مكافحة المخدرات")


@pytest.mark.parametrize(
    ("language", "head", "rest"),
    [
        (ARABIC, "حصيلة متابعاتك: 23 مقالًا", "و3 مقالات أخرى"),
        (FRENCH, "Vos sujets : 23 articles", "et 3 autres articles"),
        (ENGLISH, "What you follow: 23 stories", "and 3 more stories"),
    ],
)
def test_a_digest_lists_twenty_and_counts_the_rest(language: Language, head: str, rest: str) -> None:
    many = [(numbered(number), (2,)) for number in range(23)]
    text = seen(digest(many, READER, frame(language)).text.plain)
    assert text.startswith(f"{head}\n")
    assert text.endswith(f"\n\n{rest}")
    assert text.count("• ") == 20
    assert "خبر رقم 22" in text
    assert "خبر رقم 2\n" not in text


def numbered(number: int) -> Article:
    return replace(VISIT, id=f"article{number:03}", title=f"خبر رقم {number}")


def test_what_fits_no_topic_stands_under_other_stories() -> None:
    reader = Reader(1, filters=(Filter(1, FilterKind.EVERYTHING),))
    assert "\n\nأخبار أخرى\n• فوز الوداد" in digest([(SPORT, (1,))], reader, frame()).text.plain


def test_a_digest_of_endless_titles_stays_within_telegrams_limit() -> None:
    wall = [
        (replace(numbered(n), title="ا a" * 200, topics=(), short_link=f"https://site.ma/?p={n}"), (1,))
        for n in range(40)
    ]
    message = digest(wall, READER, frame())
    assert len(message.text.plain) <= 4096
    assert message.text.plain.count("• ") == 20
    bare = digest(wall, READER, frame(), drop={"entities"})
    assert bare.text.entities == ()
    assert "https://site.ma/?p=39" in bare.text.plain


def test_where_even_short_titles_are_too_long_the_oldest_are_counted_only() -> None:
    wall = [(replace(numbered(n), short_link=f"https://site.ma/{n}/" + "x" * 500), (1,)) for n in range(20)]
    bare = digest(wall, READER, frame(), drop={"entities"})
    assert len(bare.text.plain) <= 4096
    assert "https://site.ma/19/" in bare.text.plain
    assert "https://site.ma/0/" not in bare.text.plain
    assert bare.text.plain.splitlines()[-1].startswith("و")


def test_a_corrected_article_is_listed_by_its_correction_under_the_mark_of_corrected_copies() -> None:
    corrected = replace(VISIT, correction="الاتفاق وقع أمس.", corrected=NOON, breaking=True)
    message = digest([(corrected, (2,))], READER, frame())
    assert "• تصحيح · 23 نونبر 2026، 14:05 – الاتفاق وقع أمس." in message.text.plain
    assert VISIT.title not in message.text.plain


def test_what_was_taken_back_keeps_its_place_without_title_and_link_and_counts_no_more() -> None:
    gone = replace(VISIT, id="takenback0", state=ArticleState.RETRACTED, short_link="https://site.ma/?p=1")
    message = digest([(SPORT, (1,)), (gone, (2,)), (VISIT, (2,))], READER, frame())
    assert seen(message.text.plain) == (
        "حصيلة متابعاتك: مقالان\n"
        "\n"
        "مكافحة الإرهاب\n"
        f"• {VISIT.title}\n"
        "• سُحب هذا الخبر\n"
        "\n"
        "الحموشي\n"
        "• فوز الوداد في الديربي"
    )
    assert [url for _, _, url in marked(message) if url] == ["https://site.ma/?p=4711", "https://site.ma/sport"]


def test_of_those_that_are_not_listed_what_was_taken_back_is_not_counted() -> None:
    oldest = [replace(numbered(number), state=ArticleState.RETRACTED) for number in (0, 1)]
    many = [(one, (2,)) for one in (*oldest, *(numbered(number) for number in range(2, 23)))]
    assert seen(digest(many, READER, frame()).text.plain).endswith("\n\nومقال آخر")


def test_the_rest_is_counted_without_what_stands_first_for_being_breaking() -> None:
    old = replace(VISIT, id="breaking00", breaking=True)
    gone = replace(VISIT, id="gone000000", state=ArticleState.RETRACTED)
    many = [(old, (2,)), (gone, (2,)), *((replace(VISIT, id=f"article{number:03}"), (2,)) for number in range(19))]
    text = digest(many, replace(READER, language=ENGLISH), frame(ENGLISH)).text.plain
    assert text.startswith("What you follow: 20 stories")
    assert text.count("• ") == 20
    assert "more" not in text


def test_under_a_digest_stand_why_it_came_and_what_the_reader_follows() -> None:
    longest = "digest/copy/abcdefghij/-1001234567890/-1001234567890"
    ((why, mine),) = way_out(longest, frame())
    assert (why.label, why.data) == ("لماذا وصلني هذا؟", f"whys:{longest}")
    assert len((why.data or "").encode()) <= BUTTON_DATA_LIMIT
    assert (mine.label, mine.data) == ("متابعاتي", "mine:")
    assert [[one.data for one in row] for row in way_out("x" * 60, frame())] == [["mine:"]]


def test_an_article_without_a_link_is_listed_without_one() -> None:
    message = digest([(replace(VISIT, link=None, short_link=None), (2,))], READER, frame())
    assert f"• {VISIT.title}" in message.text.plain
    assert [kind for kind, _, _ in marked(message)] == ["bold", "bold"]
