"""Figures of a text: numbers, ages, days."""

import pytest

from bot.newsroom.figures import ages_in, days_in, numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("توقيف 3 أشخاص", {"3"}),
        ("توقيف ٣ أشخاص وثلاثة آخرين", {"3"}),
        ("توقيف ثلاث نساء وخمسة رجال", {"3", "5"}),
        ("Trois Français et 12 Belges", {"3", "12"}),
        ("seven men, two women", {"7"}),
        ("الثلاثاء في السادسة", set()),
        ("آخر تحديث 16:05، وبعده ١٧:٢٠", set()),
        ("à 14h32, 12 personnes", {"12"}),
        ("", set()),
    ],
)
def test_a_number_is_the_same_in_digits_and_in_letters(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("يبلغ من العمر 35 سنة", {"35"}),
        ("المدعو كريم ب، 41 عاما، والثاني 29 سنة", {"41", "29"}),
        ("âgé de 52 ans", {"52"}),
        ("a 41-year-old man and another aged 29", {"41", "29"}),
        ("حكم عليه بالسجن 15 سنة", set()),
        ("15 سنة سجنا نافذا", set()),
        ("condamné à 20 ans de prison", set()),
        ("sentenced to 12 years in jail", set()),
        ("الذكرى 69 لتأسيس الأمن الوطني", set()),
        ("قبل 3 سنوات", set()),
        ("69", set()),
        ("011 سنة و12 سنة و99 سنة و100 سنة", {"12", "99"}),
        ("❶ سنة أولى ➋ ans", set()),
        (f"{'9' * 5000} ans", set()),
    ],
)
def test_an_age_is_told_from_a_prison_sentence(text: str, ages: set[str]) -> None:
    assert ages_in(text) == ages


def test_days_are_the_same_in_three_languages() -> None:
    assert days_in("اليوم الإثنين") == days_in("lundi") == days_in("On Monday") == days_in("أمس الاثنين")
    assert days_in("الثلاثاء والأربعاء") == days_in("mardi, mercredi") != days_in("jeudi")
    assert days_in("اليوم") == set()
