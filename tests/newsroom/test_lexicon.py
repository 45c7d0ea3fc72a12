"""Words are met where an editor expects them, and never inside other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.arabic import tokens
from bot.newsroom.lexicon import Hit, Lexicon, bare_forms, pattern, phrases


def words_of(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


def found(words: str, text: str) -> list[str]:
    lexicon = Lexicon({"sign": [pattern(phrase) for phrase in phrases(words)]})
    cut = words_of(text)
    return [" ".join(cut[hit.start : hit.end]) for hit in lexicon.scan(cut)]


@pytest.mark.parametrize(
    "form",
    [
        "تعاون",
        "التعاون",
        "بالتعاون",
        "وبالتعاون",
        "للتعاون",
        "وللتعاون",
        "وتعاون",
        "فالتعاون",
        "كتعاون",
        "تعاونًا",
        "تَعاون",
        "تعـاون",
    ],
)
def test_an_arabic_word_is_met_with_what_is_written_before_it(form: str) -> None:
    assert found("تعاون", f"قال {form} أمني") == [form]


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("قوات", "قواتها"),
        ("قوات", "وبقواتهم"),
        ("سفارة", "سفارته"),
        ("حلفاء", "حلفائنا"),
        ("اجتماع", "اجتماعهما"),
        ("اتفاقية", "اتفاقيتين"),
        ("فرقاطة", "والفرقاطتان"),
    ],
)
def test_an_arabic_word_is_met_with_its_owner_and_in_the_dual(words: str, form: str) -> None:
    assert found(words, f"قال {form} أمس") == [form]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("القوات", "قواتها"),  # with ال there is nobody behind it
        ("طالبة", "طالبته"),  # «she asked him»
        ("أمني", "وقفة تضامنية تضامني"),
        ("فرنسا", "رنسا"),
        ("التعاون", "تعاون"),  # written with ال, it asks for ال
        ("=مالي", "القطاع المالي"),
        ("=US", "they told us so"),
        ("=Chili", "un chili con carne"),
        ("spy", "crispy"),
        ("ONU", "bonus"),
        ("joint operation", "joint the operation"),
    ],
)
def test_a_word_is_never_met_inside_another_nor_in_a_sense_it_does_not_have(words: str, text: str) -> None:
    assert found(words, text) == []


@pytest.mark.parametrize(
    ("words", "text", "met"),
    [
        ("=US", "The US said", ["US"]),
        ("U.S.", "U.S. troops", ["U.S."]),
        ("=مالي", "في مالي", ["مالي"]),
        ("securite", "la Sécurité d'abord", ["Sécurité"]),
        ("SÉCURITÉ", "la securite", ["securite"]),
        ("extrad*", "il sera extradé, l'extradition", ["extradé", "extradition"]),
        ("إرهاب*", "الإرهابيين والإرهاب", ["الإرهابيين", "والإرهاب"]),
        ("وزير الداخلية", "استقبل وزير الداخلية ضيفه", ["وزير الداخلية"]),
        ("mandat d'arrêt", "un mandat d’arrêt européen", ["mandat d arrêt"]),
        ("أكادير", "مدينة أگادير", ["أگادير"]),
        ("الساحل", "دول وبالساحل", ["وبالساحل"]),
        ("العمل المشترك", "للعمل المشترك", ["للعمل المشترك"]),
    ],
)
def test_what_readers_do_not_distinguish_is_met(words: str, text: str, met: list[str]) -> None:
    assert found(words, text) == met


def test_a_longer_phrase_and_the_word_in_it_are_both_told() -> None:
    lexicon = Lexicon({"act": [pattern("تعاون")], "strong": [pattern("تعاون أمني")]})

    assert lexicon.scan(words_of("في تعاون أمني")) == [Hit("act", 1, 2), Hit("strong", 1, 3)]


def test_the_same_phrase_given_twice_is_told_once() -> None:
    assert found("تعاون, تعاون", "تعاون") == ["تعاون"]


@pytest.mark.parametrize(
    ("phrase", "reason"), [("ا*", "too short"), ("…", "holds no word"), ("=US*", "exact"), ("*", "holds no word")]
)
def test_a_phrase_that_cannot_be_met_sensibly_is_refused(phrase: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        pattern(phrase)


def test_word_lists_are_cut_at_commas_of_both_scripts() -> None:
    assert list(phrases(" a b ,\n c،د , , ")) == ["a b", "c", "د"]


def test_latin_words_have_only_themselves_before_them() -> None:
    assert bare_forms("lance") == ("lance",)


@given(st.text(max_size=60))
def test_any_text_can_be_scanned_and_hits_lie_within_it(text: str) -> None:
    words = words_of(text)
    lexicon = Lexicon({"sign": [pattern("ال*"), pattern("a"), pattern("a a")]})

    assert all(0 <= hit.start < hit.end <= len(words) for hit in lexicon.scan(words))


def test_what_is_remembered_of_words_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.newsroom.lexicon._REMEMBERED", 3)
    lexicon = Lexicon({"sign": [pattern("b")]})

    assert lexicon.scan(words_of("a b c d e b")) == [Hit("sign", 1, 2), Hit("sign", 5, 6)]
    assert len(lexicon._known) <= 3


def test_the_cost_of_a_scan_does_not_grow_with_the_words_known() -> None:
    few = Lexicon({"sign": [pattern("b")]})
    many = Lexicon({"sign": [pattern("b"), *(pattern(f"word{number} more") for number in range(5000))]})
    words = words_of("a b c " * 100)

    assert many.scan(words) == few.scan(words)
    assert {word: many._meets(word) for word in words}["a"] == ((), (), ())
