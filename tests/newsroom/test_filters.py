"""Readers' filters: the grammar, what is wrong, what is the same, what matches."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.models import Article, ArticleState, Filter, FilterKind, Verdict
from bot.newsroom.filters import matches, published, same, understand
from bot.newsroom.grammar import Fault, behind_dash
from bot.newsroom.topics import Catalogue
from bot.newsroom.wishes import NO_NAMES
from tests.newsroom.stories import ARTICLES, VOCABULARY, WISHES, Names, story, words

NAMES = Names()
ALL, EVERYTHING, TOPIC, WORDS = FilterKind.ALL, FilterKind.EVERYTHING, FilterKind.TOPIC, FilterKind.WORDS


def understood(text: str) -> list[tuple[FilterKind, str]]:
    return [(one.kind, one.text) for one in understand(text, NAMES).filters]


def wrong(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in understand(text, NAMES).problems]


@pytest.mark.parametrize(
    ("text", "filters"),
    [
        ("حموشي", [(WORDS, "حموشي")]),
        ("الإرهاب", [(TOPIC, "counter-terrorism")]),
        ("الارهاب، drugs ,Hammouchi", [(TOPIC, "counter-terrorism"), (TOPIC, "drugs"), (WORDS, "Hammouchi")]),
        ('"الإرهاب"', [(WORDS, '"الإرهاب"')]),
        ("all", [(ALL, "")]),
        ("الكل", [(ALL, "")]),
        ("Tout", [(ALL, "")]),
        ("everything", [(EVERYTHING, "")]),
        ("كل شيء", [(EVERYTHING, "")]),
        ("«أمن، وسلم» ,سبتة", [(WORDS, "«أمن، وسلم»"), (WORDS, "سبتة")]),
        ("شرطة   -كرة", [(WORDS, "شرطة -كرة")]),
        ('شرطة -"شرطة المرور"', [(WORDS, 'شرطة -"شرطة المرور"')]),
        ("أمن -أمني", [(WORDS, "أمن -أمني")]),
        ('الوطني الأمن -"الأمن الوطني"', [(WORDS, 'الوطني الأمن -"الأمن الوطني"')]),
        ("مهاجرين -مهاجر", [(WORDS, "مهاجرين -مهاجر")]),
        ("Hammouchi -Lefty", [(WORDS, "Hammouchi -Lefty")]),
        ("حموشي، الحموشي", [(WORDS, "حموشي")]),
        ("اليوم الوطني", [(WORDS, "اليوم الوطني")]),
        ("US", [(WORDS, "US")]),
        ("علي", [(WORDS, "علي")]),
        ("drugs, drugs", [(TOPIC, "drugs")]),
        ("حموشي أو لفتيت", [(WORDS, "حموشي"), (WORDS, "لفتيت")]),
        ("Darmanin ou Retailleau or Nunez", [(WORDS, "Darmanin"), (WORDS, "Retailleau"), (WORDS, "Nunez")]),
        ("«أمن أو سلم»", [(WORDS, "«أمن أو سلم»")]),
        ("حموشي و لفتيت", [(WORDS, "حموشي و لفتيت")]),
        ("كوكايين 2 طن", [(WORDS, "كوكايين 2 طن")]),
        ("$5 million, hausse de 3%", [(WORDS, "$5 million"), (WORDS, "hausse de 3%")]),
        ("1,5 طن", [(WORDS, "1,5 طن")]),
        ("١،٥ طن، 2,5 طن", [(WORDS, "١،٥ طن"), (WORDS, "2,5 طن")]),
        ("12,000, 12.000، كوكايين", [(WORDS, "12,000"), (WORDS, "كوكايين")]),
        ("2024,2025", [(WORDS, "2024"), (WORDS, "2025")]),
        ("12,13,14", [(WORDS, "12"), (WORDS, "13"), (WORDS, "14")]),
        ("G7,5G", [(WORDS, "G7"), (WORDS, "5G")]),
        ("آلية", [(WORDS, "آلية")]),
        ("'police nationale', drugs", [(WORDS, "'police nationale'"), (TOPIC, "drugs")]),
        ("شرطة\nدرك؛ جمارك", [(WORDS, "شرطة"), (WORDS, "درك"), (WORDS, "جمارك")]),
    ],
)
def test_each_alternative_is_a_topic_or_all_or_everything_or_words(
    text: str, filters: list[tuple[FilterKind, str]]
) -> None:
    assert understood(text) == filters
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [("empty", "")]),
        (" ,، ", [("empty", ",،")]),
        ("😀", [("empty", "😀")]),
        ('""', [("empty", '""')]),
        ("م", [("short", "م")]),
        ("مـ", [("short", "مـ")]),
        ("x شرطة", [("short", "x")]),
        ("ن" * 65, [("long", "ن" * 63 + "…")]),
        ("شرطة " * 60, [("lengthy", ("شرطة " * 13)[:63] + "…")]),
        ("من", [("common", "من")]),
        ("the le", [("common", "the le")]),
        ("us", [("common", "us")]),
        ("-كرة", [("only-not", "-كرة")]),
        ('−"كرة القدم"', [("only-not", '−"كرة القدم"')]),
        ("-م", [("short", "م"), ("only-not", "-م")]),
        ("حموشي -حموشي", [("never", "حموشي -حموشي")]),
        ("للدرك −الدرك", [("never", "للدرك −الدرك")]),
        ("حموشي لفتيت -Hammouchi", [("never", "حموشي لفتيت -Hammouchi")]),
        ('"الأمن الوطني" -الأمن', [("never", '"الأمن الوطني" -الأمن')]),
        ('"الأمن الوطني" -"أمن وطني"', [("never", '"الأمن الوطني" -"أمن وطني"')]),
        ("extradition -l'extradition", [("never", "extradition -l'extradition")]),
    ],
)
def test_what_cannot_be_followed_is_named_with_its_piece(text: str, problems: list[tuple[str, str]]) -> None:
    assert wrong(text) == problems
    assert understood(text) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("درك - مرور", "مرور"),
        ("Maroc – Espagne", "Espagne"),
        ("a b - c - d", "c"),
        ("درك -مرور", None),
        ("درك مرور", None),
        ("counter-terrorism", None),
        ("5G - 4G", None),
        ("10 - 20 طن", None),
        ("درك -", None),
        ("- مرور", None),
        ("درك - -مرور", None),
        ('"درك - مرور"', None),
        ('درك - "حركة المرور"', None),
    ],
)
def test_a_dash_that_stands_by_itself_is_seen_with_the_word_behind_it(text: str, word: str | None) -> None:
    assert behind_dash(text) == word


def test_a_word_of_two_and_one_of_sixty_four_letters_are_taken() -> None:
    assert understood(f"قط, {'ن' * 64}") == [(WORDS, "قط"), (WORDS, "ن" * 64)]


def test_beyond_fifty_alternatives_nothing_is_taken_and_it_is_said() -> None:
    answer = understand(",".join(f"word{number}" for number in range(53)), NAMES)
    assert len(answer.filters) == 50
    assert [(one.kind, one.text) for one in answer.problems] == [(Fault.TOO_MANY, "word50")]


def test_what_is_wrong_with_one_alternative_does_not_hold_up_the_others() -> None:
    answer = understand("من, شرطة, -كرة", NAMES)
    assert [one.text for one in answer.filters] == ["شرطة"]
    assert [one.kind for one in answer.problems] == [Fault.COMMON, Fault.ONLY_NOT]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("حموشي", "الحموشي", True),
        ("سبتة مليلية", "مليلية سبتة", True),
        ('"الأمن الوطني"', "«الامن الوطنى»", True),
        ("Sécurité", "securite", True),
        ("شرطة -كرة", "-كرة شرطة", True),
        ("شرطة -كرة", "شرطة", False),
        ("شرطة", "درك", False),
        ('"أمن وطني"', '"وطني أمن"', False),
        ('"أمن وطني"', "أمن وطني", False),
        ('"حموشي"', "حموشي", False),
        ('"حموشي"', "«حموشي»", True),
        ("بنكيران", "بن كيران", True),
        ("عبد الإله بن كيران", "بنكيران عبد الإله", True),
        ("بن كيران", "كيران", False),
        ("counter-terrorism", "counterterrorism", True),
        ("12 000", "12.000", True),
        ("FBI", "fbi", True),
        ("FAR", "far", False),
        ("1,5 طن", "1.5 طن", True),
        ("1,5 طن", "15 طن", False),
    ],
)
def test_filters_that_ask_for_the_same_are_the_same(one: str, other: str, *, alike: bool) -> None:
    assert same(words(one), words(other)) is alike


def test_filters_of_different_kinds_or_topics_are_not_the_same() -> None:
    assert same(Filter(1, TOPIC, "drugs"), Filter(2, TOPIC, "drugs"))
    assert not same(Filter(1, TOPIC, "drugs"), Filter(2, TOPIC, "cybersecurity"))
    assert not same(Filter(1, TOPIC, "drugs"), words("drugs"))
    assert same(Filter(1, ALL), Filter(7, ALL))


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ("حموشي", ("وبالحَمّوشي", "للحموشي")),
        ("Hammouchi", ("وبالحَمّوشي", "للحموشي")),
        ("Abdellatif Hammouchi", ("وبالحَمّوشي", "للحموشي")),
        ("لفتيت حموشي", ("لفتيت", "وبالحَمّوشي", "للحموشي")),
        ('"يستقبل، وبالحموشي"', ("يستقبل، وبالحَمّوشي",)),
        ("لفتيت -حموشي", ()),
        ("لفتيت -Hammouchi", ()),
        ('لفتيت -"حموشي يستقبل"', ("لفتيت",)),
        ("لفتيت درك", ()),
        ("جمارك", ("الجمارك",)),
        ("صنف", ("صنف",)),
        ('"للحموشي الجمارك"', ()),
        ("counterterrorism", ("counter-terrorism",)),
    ],
)
def test_the_words_that_match_are_shown_as_they_stand(wanted: str, shown: tuple[str, ...]) -> None:
    article = story("لفتيت يستقبل، وبالحَمّوشي", "الجمارك counter-terrorism", summary="للحموشي", categories=("صنف",))
    assert matches(words(wanted), article, NAMES) == shown


def test_no_more_than_three_spellings_of_a_word_are_shown() -> None:
    article = story("أمن الأمن بالأمن للأمن والأمن")
    assert matches(words("أمن"), article, NAMES) == ("أمن", "الأمن", "بالأمن")


def test_a_topic_matches_by_slug_and_shows_the_words_that_decided() -> None:
    article = story("x", topics=("drugs",), because=("كوكايين",))
    assert matches(Filter(1, TOPIC, "drugs"), article, NAMES) == ("كوكايين",)
    assert matches(Filter(1, TOPIC, "drugs"), story("x", topics=("drugs",)), NAMES) == ("drugs",)
    assert matches(Filter(1, TOPIC, "cybersecurity"), article, NAMES) == ()


@pytest.mark.parametrize(
    ("article", "taken"),
    [
        (story("t", publish=Verdict.YES), True),
        (story("t", publish=Verdict.NO), False),
        (story("t", publish=Verdict.REVIEW), False),
        (story("t", publish=Verdict.REVIEW, by=7), True),
        (story("t", publish=Verdict.REVIEW, by=7, state=ArticleState.SKIPPED), False),
    ],
)
def test_all_is_what_the_channel_takes_and_everything_is_everything(article: Article, *, taken: bool) -> None:
    assert published(article) is taken
    assert bool(matches(Filter(1, ALL), article, NAMES)) is taken
    assert matches(Filter(1, EVERYTHING), article, NAMES) == ("t",)


@given(WISHES)
def test_a_filter_always_finds_its_own_text(text: str) -> None:
    assume("-" not in text.replace("counter-terrorism", ""))
    assert matches(words(text), story(body=text), NO_NAMES)
    assert matches(words(text), story(body=text), NAMES)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(st.sampled_from(VOCABULARY), st.sampled_from(VOCABULARY), ARTICLES)
def test_what_is_refused_because_it_could_never_find_anything_finds_nothing(
    one: str, other: str, any_: Article
) -> None:
    problems = understand(f"{one} -{other}", NAMES).problems
    assume([problem.kind for problem in problems] == [Fault.NEVER])
    assert not matches(words(f"{one} -{other}"), any_, NAMES)
    assert not matches(words(f"{one} -{other}"), story(body=" ".join(VOCABULARY)), NAMES)


@given(st.text(st.characters(codec="utf-8", categories=["L", "M", "N", "Zs", "Cf", "Pd", "Po"]), max_size=40))
def test_any_text_is_understood_or_named_as_a_problem_and_what_is_understood_finds_itself(text: str) -> None:
    answer = understand(text, NAMES)
    assert answer.filters or answer.problems
    for one in answer.filters:
        if one.kind is WORDS and not any(minus in one.text for minus in "-−–—‒﹣－"):
            assert matches(one, story(body=one.text), NAMES)


@given(WISHES, st.sampled_from(VOCABULARY))
def test_subscribing_again_in_other_spelling_adds_nothing(text: str, word: str) -> None:
    assert same(words(text), words(f" {text} ".replace("أ", "ا")))
    assert same(words(word), words(word)) is True


def test_a_filter_that_holds_no_word_fits_nothing() -> None:
    assert matches(words("…"), story("… شرطة"), NAMES) == ()


@pytest.mark.parametrize("text", ['"التعاون الأمني"', '"terrorisme"', '"drugs"'])
def test_a_topic_in_quotation_marks_is_an_exact_phrase(text: str) -> None:
    (one,) = understand(text, Catalogue.load(None)).filters
    assert (one.kind, one.text) == (FilterKind.WORDS, text)


@pytest.mark.parametrize("text", ["-الإرهاب", "-drugs", "-drogue"])
def test_a_topic_that_must_not_occur_is_never_followed(text: str) -> None:
    answer = understand(text, Catalogue.load(None))
    assert answer.filters == ()
    assert len(answer.problems) == 1
