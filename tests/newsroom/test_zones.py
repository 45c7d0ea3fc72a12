"""Time zones as people name them."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.zones import CITIES, LIKELY, find_zone


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Africa/Casablanca", "Africa/Casablanca"),
        ("africa/casablanca", "Africa/Casablanca"),
        ("الدار البيضاء", "Africa/Casablanca"),
        ("الرباط", "Africa/Casablanca"),
        ("باريس", "Europe/Paris"),
        ("  PARIS ", "Europe/Paris"),
        ("Le Caire", "Africa/Cairo"),
        ("القاهره", "Africa/Cairo"),
        ("عمان", "Asia/Amman"),
        ("New York", "America/New_York"),
        ("Fès", "Africa/Casablanca"),
        ("utc", "UTC"),
    ],
)
def test_a_city_is_found_by_the_name_people_give_it(said: str, zone: str) -> None:
    assert find_zone(said) == zone


@pytest.mark.parametrize("said", ["", "Atlantis", "../etc/passwd", "/", "Europe/", "مدينة"])
def test_a_place_nobody_knows_is_not_found(said: str) -> None:
    assert find_zone(said) is None


@pytest.mark.parametrize("zone", [*LIKELY, *CITIES])
def test_every_zone_of_the_tables_exists(zone: str) -> None:
    assert ZoneInfo(zone).key == zone
    assert find_zone(zone) == zone


@given(st.text(max_size=60))
def test_any_text_names_a_zone_that_exists_or_none(text: str) -> None:
    zone = find_zone(text)
    assert zone is None or ZoneInfo(zone).key == zone
