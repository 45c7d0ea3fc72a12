"""Hours as people say them in three languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.newsroom.hours import digest_time, quiet_hours
from bot.newsroom.quiet import QuietHours, parse_digest, parse_quiet

RLM, LRM, RLE, PDF = "\u200f", "\u200e", "\u202b", "\u202c"


@pytest.mark.parametrize(
    "text",
    [
        # Arabic
        "من 22:00 إلى 07:00",
        "من 22:00 الى 7:00",
        "من الساعة 22:00 إلى الساعة 07:00",
        "من ٢٢:٠٠ إلى ٠٧:٠٠",
        "بين 22:00 و07:00",
        "بين 22:00 و 07:00",
        "22:00 إلى 07:00",
        "من 22 حتى 7",
        "من 10 مساء إلى 7 صباحا",
        "من 10 مساءً إلى 7 صباحًا",
        "من الساعة 10 مساء حتى الساعة 7 صباحا",
        "10م-7ص",
        "من 10 ليلا إلى 7 صباحا",
        "من الساعة 10 ليلًا حتى الساعة 7 صباحًا",
        f"22:00{RLM}-{RLM}07:00",
        f"{RLE}22:00 - 07:00{PDF}",
        f"{LRM}22:00-07:00",
        "كل يوم من 22:00 إلى 07:00",
        # French
        "de 22h à 7h",
        "de 22h00 à 7h00",
        "de 22 h à 7 h",
        "De 22 heures à 7 heures",
        "entre 22h et 7h",
        "22h-7h",
        "22h à 7h",
        "22h – 7h",
        "de 22h jusqu’à 7h",
        "de 10h du soir à 7h du matin",
        # English
        "from 22:00 to 07:00",
        "between 22:00 and 7:00",
        "22:00 to 07:00",
        "22:00 until 7am",
        "10pm-7am",
        "10 PM - 7 AM",
        "10pm to 7am",
        "from 10 p.m. to 7 a.m.",
        "from 22:00 till 07:00 every day",
    ],
)
def test_quiet_hours_are_understood_as_people_say_them(text: str) -> None:
    assert quiet_hours(text) == QuietHours("22:00-07:00")


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("من 22:30 إلى 06:15", "22:30-06:15"),
        ("de 22h30 à 6h15", "22:30-06:15"),
        ("10:30pm to 6:15am", "22:30-06:15"),
        ("من منتصف الليل إلى 7 صباحا", "00:00-07:00"),
        ("de minuit à 7h", "00:00-07:00"),
        ("midnight to noon", "00:00-12:00"),
        ("12am to 12pm", "00:00-12:00"),
        ("de 20h à minuit", "20:00-00:00"),
    ],
)
def test_their_minutes_and_names_are_understood_too(text: str, hours: str) -> None:
    assert quiet_hours(text) == QuietHours(hours)


@pytest.mark.parametrize(
    "text",
    [
        "من 22:00 إلى 07:00 صارم",
        "strict de 22h à 7h",
        "from 22:00 to 07:00 strict",
        "22:00-07:00, strict",
        "22:00-07:00، صارم",
        "de 22h à 7h, strict",
        "22:00-07:00 حتى العاجل",
        "من 22:00 إلى 07:00 وحتى العاجل",
        "\u206822:00-07:00\u2069 حتى العاجل",
        "22:00-07:00, alertes comprises",
        "de 22h à 7h y compris les alertes",
        "22:00-07:00, breaking too",
        "10pm to 7am, even breaking",
    ],
)
def test_that_breaking_items_wait_too_can_be_said_with_it(text: str) -> None:
    assert quiet_hours(text) == QuietHours("22:00-07:00", strict=True)


@pytest.mark.parametrize("text", ["strict", "STRICT", "صارم", "stricte.", "حتى العاجل"])
def test_of_hours_that_stand_it_can_be_said_alone(text: str) -> None:
    assert quiet_hours(text, standing="22:00-07:00") == QuietHours("22:00-07:00", strict=True)
    assert quiet_hours(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "من",
        "من 22:00",
        "de 22h",
        "from 22:00 to",
        "10 to 7am",
        "من 10 إلى 7 صباحا",
        "10pm to 7",
        "22 07",
        "22:00 07:00",
        "de 25h à 7h",
        "from 22:60 to 07:00",
        "22am to 7am",
        "de 22h à 22h",
        "8am",
        "12 to 7am",
        "من 22:00 إلى 07:00 إلى 08:00",
        "from 22:00 to 07:00 at home",
        "22:00 ou 07:00",
    ],
)
def test_what_could_be_meant_in_two_ways_or_in_none_is_not_taken_for_hours(text: str) -> None:
    assert quiet_hours(text) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("8am", "08:00"),
        ("8 a.m.", "08:00"),
        ("8pm", "20:00"),
        ("at 8am", "08:00"),
        ("12am", "00:00"),
        ("12:30 pm", "12:30"),
        ("every day at 8am", "08:00"),
        ("daily at 20:00", "20:00"),
        ("every monday at 8am", "weekly mon 08:00"),
        ("fridays 18:00", "weekly fri 18:00"),
        ("weekly fri 6pm", "weekly fri 18:00"),
        ("8h", "08:00"),
        ("8 h", "08:00"),
        ("8 heures", "08:00"),
        ("8h30", "08:30"),
        ("à 8h", "08:00"),
        ("8h du matin", "08:00"),
        ("8h du soir", "20:00"),
        ("tous les jours à 20h", "20:00"),
        ("chaque lundi à 8h", "weekly mon 08:00"),
        ("le vendredi à 18h", "weekly fri 18:00"),
        ("midi", "12:00"),
        ("8 صباحا", "08:00"),
        ("8 مساءً", "20:00"),
        ("٨ مساء", "20:00"),
        ("20:00 مساء", "20:00"),
        ("11 ليلا", "23:00"),
        ("12 ليلا", "00:00"),
        ("1 ليلا", "01:00"),
        ("23:00 ليلا", "23:00"),
        ("5 فجرا", "05:00"),
        ("12 ظهرا", "12:00"),
        ("1 ظهرًا", "13:00"),
        ("4 عصرا", "16:00"),
        ("3 بعد الظهر", "15:00"),
        ("3 بعد الزوال", "15:00"),
        ("الساعة 20:00", "20:00"),
        ("على الساعة 8 صباحًا", "08:00"),
        ("كل يوم على الساعة 20:00", "20:00"),
        ("كل جمعة 18:00", "weekly fri 18:00"),
        ("كل يوم جمعة على الساعة 18:00", "weekly fri 18:00"),
        ("الجمعة 18:00", "weekly fri 18:00"),
        ("كل أسبوع، يوم الجمعة على الساعة 18:00", "weekly fri 18:00"),
        ("أسبوعيًا يوم الجمعة 18:00", "weekly fri 18:00"),
        ("يوم الجمعة، 18:00", "weekly fri 18:00"),
        ("chaque semaine le vendredi à 18h", "weekly fri 18:00"),
        ("18h30 le vendredi", "weekly fri 18:30"),
        ("weekly on friday at 6pm", "weekly fri 18:00"),
        ("6pm every friday", "weekly fri 18:00"),
        (f"{RLM}08:00", "08:00"),
        (f"08{RLM}:00", "08:00"),
    ],
)
def test_digest_times_are_understood_as_people_say_them(text: str, wish: str) -> None:
    assert digest_time(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "",
        "am",
        "13am",
        "soon",
        "at",
        "every",
        "every soonday at 8am",
        "8am 9am",
        "8:5",
        "every week at 8am",
        "friday",
        "monday friday 8am",
        "كل",
        "24:00",
        "8:00:00",
    ],
)
def test_what_is_no_time_is_not_taken_for_a_digests(text: str) -> None:
    assert digest_time(text) is None


@given(st.text("0123456789:hH-– اليمنofatopms\u200f", max_size=24))
def test_whatever_was_understood_before_means_the_same(text: str) -> None:
    assert parse_quiet(text) in (None, quiet_hours(text))
    assert parse_digest(text) in (None, digest_time(text))
