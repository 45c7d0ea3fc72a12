"""Where a text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.excerpt import cut_at_word, excerpt, headline, sentence_ends, tidy
from bot.delivery.hashtags import hashtag

ANY = st.text(st.one_of(st.sampled_from('اب ab. .!؟…«»"()\n\u0651\u200d\u202e1'), st.characters()))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("انتهى اللقاء. ثم غادر الوفد.", "انتهى اللقاء."),
        ("هل انتهى اللقاء؟ نعم.", "هل انتهى اللقاء؟"),
        ("انتهى! وغادر.", "انتهى!"),
        ("وبعد… غادر.", "وبعد…"),
        ("قال د. أحمد إنه راض. ثم غادر.", "قال د. أحمد إنه راض."),
        ("قال أ.د. أحمد ذلك. ثم غادر.", "قال أ.د. أحمد ذلك."),
        ("حجزت 3.5 أطنان من الشيرا. ثم أتلفت.", "حجزت 3.5 أطنان من الشيرا."),
        ("قال: «انتهى. كل شيء بخير» وغادر. ثم عاد.", "قال: «انتهى. كل شيء بخير» وغادر."),
        ("قال: «انتهى كل شيء.» ثم غادر.", "قال: «انتهى كل شيء.»"),
        ("M. Hammouchi est arrivé. Il repart demain.", "M. Hammouchi est arrivé."),
        ("Le Dr. Alami et J. P. Martin y étaient. Fin.", "Le Dr. Alami et J. P. Martin y étaient."),
        ("The U.S. Army came. It left.", "The U.S. Army came."),
        ('He said "Stop. Now." and left. Then more.', 'He said "Stop. Now." and left.'),
        ("It fell (see p. 5. Or not) at last. So.", "It fell (see p. 5. Or not) at last."),
        ("1. First point. 2. Second point.", "1. First point."),
        ("It was approx. ten. Then more.", "It was approx. ten."),
        ("In 2026. Then more.", "In 2026."),
        ("عنوان بلا نقطة\nثم نص.", "عنوان بلا نقطة"),
        ("«قول لا ينتهي. أبدا\nفقرة أخرى. نهاية.", "«قول لا ينتهي. أبدا"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say_so(text: str, first: str) -> None:
    assert text[: next(iter(sentence_ends(text)))] == first


def test_a_text_without_an_end_has_none() -> None:
    assert list(sentence_ends("كلمات بلا نهاية")) == []
    assert list(sentence_ends("قال: «انتهى. ثم")) == []


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("قصير", 50, "قصير"),
        ("الجملة الأولى هنا. والجملة الثانية هنا.", 30, "الجملة الأولى هنا."),
        ("لا. ثم جملة طويلة لا تنتهي في وقتها أبدا", 30, "لا. ثم جملة طويلة لا تنتهي في…"),
        ("جملة طويلة بلا نهاية في الوقت، ثم", 30, "جملة طويلة بلا نهاية في…"),
        ("خبر كامل أول. ثم بداية خبر […]", 400, "خبر كامل أول."),
        ("بداية خبر مقطوع [...]", 400, "بداية خبر مقطوع…"),
        ("بداية خبر مقطوع…", 400, "بداية خبر مقطوع…"),
        ("كلمةواحدةطويلةجدا", 10, "كلمةواحدة"[:9] + "…"),
        ("شيء", 0, ""),
        ("شيء آخر", 1, "…"),
        ("", 10, ""),
    ],
)
def test_an_excerpt_ends_at_a_sentence_or_else_at_a_word(text: str, limit: int, shown: str) -> None:
    assert excerpt(text, limit) == shown


def test_signs_stay_with_their_letter() -> None:
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert cut_at_word("ااااااااب\u0651\u064e", 10) == "اااااااا…"
    assert cut_at_word(family * 2, 10) == f"{family}…"


def test_text_is_tidied_for_showing() -> None:
    assert tidy("  أ \t ب\r\n\n\x00ج\u202e  \u2028د\ud800 ") == "أ ب\nج\nد"
    assert headline("سطر\nآخر", 20) == "سطر آخر"


@given(ANY, st.integers(0, 300))
def test_a_cut_text_is_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(excerpt(text, limit)) <= limit
    assert len(cut_at_word(tidy(text), limit)) <= limit
    assert "\n" not in headline(text, limit)


@given(ANY, st.integers(1, 300))
def test_an_excerpt_is_the_beginning_of_its_text(text: str, limit: int) -> None:
    whole = tidy(text)
    assert whole.startswith(excerpt(text, limit).removesuffix("…"))


@pytest.mark.parametrize(
    ("title", "tag"),
    [
        ("مكافحة الإرهاب", "#مكافحة_الإرهاب"),
        ("الشرطة والاستخبارات (تنسيق)", "#الشرطة_والاستخبارات_تنسيق"),
        ("جَرِيمَة مُنَظَّمَة", "#جريمة_منظمة"),
        ("Sécurité & défense", "#Sécurité_défense"),
        ("Counter-terrorism", "#Counter_terrorism"),
        ("G20", "#G20"),
        ("2026", None),
        ("…", None),
        ("", None),
        ("ب" * 100, "#" + "ب" * 60),
    ],
)
def test_a_hashtag_holds_letters_digits_and_underscores(title: str, tag: str | None) -> None:
    assert hashtag(title) == tag


def test_a_wall_of_dots_is_cut_like_an_endless_word() -> None:
    assert excerpt("." * 8000 + "x", 50) == "." * 49 + "…"
    assert excerpt("كلمة" + "." * 8000, 50) == "كلمة…"


def test_marks_are_joined_to_their_letters() -> None:
    assert tidy("A\u030angstro\u0308m") == "Ångström"
