"""Cities in sentences that say whose time it is."""

import pytest

from bot.models import Language
from bot.newsroom.zones import LIKELY
from bot.texts.places import place, place_of

ARABIC, FRENCH, ENGLISH = Language


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Amsterdam", "d’Amsterdam"),
        ("Africa/Algiers", "d’Alger"),
        ("Africa/Cairo", "du Caire"),
        ("Europe/Paris", "de Paris"),
        ("Africa/El_Aaiun", "de Laâyoune"),
        ("Europe/Athens", "d’Athènes"),
        ("Europe/Istanbul", "d’Istanbul"),
        ("Asia/Amman", "d’Amman"),
        ("Europe/Helsinki", "d’Helsinki"),
        ("Asia/Hong_Kong", "de Hong Kong"),
        ("America/Havana", "de La Havane"),
        ("Africa/Ouagadougou", "de Ouagadougou"),
        ("Africa/Djibouti", "de Djibouti"),
        ("America/New_York", "de New York"),
        ("Atlantic/Azores", "des Açores"),
        ("Atlantic/Canary", "des Îles Canaries"),
        ("Pacific/Easter", "de l’Île de Pâques"),
        ("UTC", "UTC"),
    ],
)
def test_french_says_whose_time_it_is_with_the_right_de(zone: str, said: str) -> None:
    assert place_of(zone, FRENCH) == said


@pytest.mark.parametrize("language", [ARABIC, ENGLISH])
def test_the_others_name_the_city(language: Language) -> None:
    assert {place_of(zone, language) == place(zone, language) for zone in LIKELY} == {True}
