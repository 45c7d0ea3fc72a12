"""Text that runs the other way is isolated, and nobody's direction marks reach beyond their own words."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Language
from bot.texts.direction import (
    FSI,
    LRI,
    LRM,
    PDI,
    RLI,
    RLM,
    isolate,
    isolate_runs,
    isolate_whole,
    lead,
    runs_right,
    tame,
)

ARABIC, FRENCH, ENGLISH = Language
TEXT = st.text(
    st.one_of(st.sampled_from("اب ab12.-\u2066\u2067\u2068\u2069\u202e\n"), st.characters(exclude_categories=["Cs"]))
)


def seen(text: str) -> str:
    """Return what a person sees of it."""
    return "".join(char for char in text if char not in f"{FSI}{PDI}{RLM}{LRM}\u2066\u2067")


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("زيارة Gérald Darmanin إلى الرباط", "زيارة <Gérald Darmanin> إلى الرباط"),
        ("طائرة F-16 فوق المحيط", "طائرة <F-16> فوق المحيط"),
        ("هاتف iPhone 15 Pro الجديد", "هاتف <iPhone 15 Pro> الجديد"),
        ("سنة 2026 في Europol 2026", "سنة 2026 في <Europol> 2026"),
        ("عن (FBI) و(CIA).", "عن (<FBI>) و(<CIA>)."),
        ("تقنية 5G وحدها", "تقنية <5G> وحدها"),
        ("في 2026", "في 2026"),
        ("انظر https://a.ma/?p=5 هنا", "انظر <https://a.ma/?p=5> هنا"),
        ("", ""),
    ],
)
def test_latin_runs_are_isolated_in_arabic(text: str, marked: str) -> None:
    assert isolate_runs(text, ARABIC).replace(FSI, "<").replace(PDI, ">") == marked


def test_arabic_runs_are_isolated_in_french() -> None:
    assert isolate_runs("Le mot الأمن الوطني ici", FRENCH) == f"Le mot {FSI}الأمن الوطني{PDI} ici"


@pytest.mark.parametrize(
    ("text", "language", "marked"),
    [
        ("Rabat et Paris signent : un accord (DGSN)", ARABIC, f"{LRI}Rabat et Paris signent : un accord (DGSN){PDI}"),
        ("Le mot «الأمن» ici, sans rien d'autre", ARABIC, f"{LRI}Le mot «{FSI}الأمن{PDI}» ici, sans rien d'autre{PDI}"),
        ("طائرة F-16 Viper فوق المحيط", ARABIC, f"طائرة {FSI}F-16 Viper{PDI} فوق المحيط"),
        ("الرباط وباريس توقعان اتفاقا، رسميا", FRENCH, f"{RLI}الرباط وباريس توقعان اتفاقا، رسميا{PDI}"),
        ("Rabat, Paris", ENGLISH, "Rabat, Paris"),
        ("2026", ARABIC, "2026"),
        ("", FRENCH, ""),
    ],
)
def test_a_title_of_the_other_direction_stays_whole(text: str, language: Language, marked: str) -> None:
    assert isolate_whole(text, language) == marked


@pytest.mark.parametrize(
    ("text", "language", "led"),
    [
        ("الرباط", ARABIC, "الرباط"),
        ("Rabat", ARABIC, f"{RLM}Rabat"),
        (f"{FSI}Rabat{PDI} عاصمة", ARABIC, f"{RLM}{FSI}Rabat{PDI} عاصمة"),
        ("2026", ARABIC, f"{RLM}2026"),
        ("", ARABIC, ""),
        ("Rabat", FRENCH, "Rabat"),
        ("2026", ENGLISH, "2026"),
        ("الرباط, capitale", FRENCH, f"{LRM}الرباط, capitale"),
    ],
)
def test_a_paragraph_is_led_in_its_languages_direction(text: str, language: Language, led: str) -> None:
    assert lead(text, language) == led


@pytest.mark.parametrize(
    ("text", "language", "isolated"),
    [
        ("22:00-07:00", ARABIC, f"{FSI}22:00-07:00{PDI}"),
        ("22:00-07:00", FRENCH, "22:00-07:00"),
        ("12", ARABIC, "12"),
        ("؟!", ARABIC, "؟!"),
        ("", ARABIC, ""),
        ("/mine", ARABIC, f"{FSI}/mine{PDI}"),
        ("حموشي\nDGSN", ARABIC, f"حموشي\n{FSI}DGSN{PDI}"),
        ("٣", FRENCH, f"{FSI}٣{PDI}"),
    ],
)
def test_a_value_is_isolated_only_where_it_would_disturb(text: str, language: Language, isolated: str) -> None:
    assert isolate(text, language) == isolated


@pytest.mark.parametrize(
    ("text", "calm"),
    [
        ("a\u202eb", "ab"),
        (f"{FSI}a{PDI}", f"{FSI}a{PDI}"),
        (f"{FSI}a", "a"),
        (f"{PDI}a{FSI}", "a"),
        ("plain", "plain"),
        ("نص\u200cعادي", "نص\u200cعادي"),
    ],
)
def test_unbalanced_direction_marks_go(text: str, calm: str) -> None:
    assert tame(text) == calm


@given(TEXT, st.sampled_from(Language))
def test_marking_text_never_changes_what_is_seen(text: str, language: Language) -> None:
    calm = "\n".join(tame(line) for line in text.split("\n"))
    assert seen(isolate_runs(calm, language)) == seen(calm)
    assert seen(lead(calm, language)) == seen(calm)
    assert seen(isolate(text, language)) == seen(calm)


@given(TEXT, st.sampled_from(Language))
def test_a_led_arabic_paragraph_begins_from_the_right(text: str, language: Language) -> None:
    assert runs_right(lead(text, ARABIC)) is (True if text else None)


@given(st.text(st.sampled_from("اب ab12.-(")))
def test_no_latin_letter_stands_open_in_arabic(text: str) -> None:
    depth = 0
    for char in isolate_runs(text, ARABIC):
        depth += (char == FSI) - (char == PDI)
        assert depth in (0, 1)
        assert depth or unicodedata.bidirectional(char) != "L"
