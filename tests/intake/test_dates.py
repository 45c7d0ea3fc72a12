"""Dates as newsrooms write them (FAULTS I17)."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.dates import parse_date

CASES = {
    "Mon, 23 Nov 2026 10:30:00 +0000": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 10:30:00 GMT": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 11:30:00 +0100": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 11:30:00 GMT+1": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 05:30:00 EST": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 10:30:00": "2026-11-23 10:30:00",
    "Mon, 23 Nov 2026 10:30": "2026-11-23 10:30:00",
    "23 Nov 26 10:30 Z": "2026-11-23 10:30:00",
    "23 Nov 99 10:30 Z": "1999-11-23 10:30:00",
    "Monday, November 23, 2026 10:30 PM": "2026-11-23 22:30:00",
    "Monday, 23 November 2026": "2026-11-23 00:00:00",
    "2026-11-23T10:30:00Z": "2026-11-23 10:30:00",
    "2026-11-23T11:30:00+01:00": "2026-11-23 10:30:00",
    "2026-11-23T11:30:00.123456+0100": "2026-11-23 10:30:00",
    "2026-11-23 10:30:60": "2026-11-23 10:30:59",
    "2026-11-23T10:30": "2026-11-23 10:30:00",
    "2026-11-23": "2026-11-23 00:00:00",
    "23/11/2026 10:30": "2026-11-23 10:30:00",
    "11/23/2026 10:30": "2026-11-23 10:30:00",
    "23.11.2026": "2026-11-23 00:00:00",
    "23 novembre 2026 à 10h30": "2026-11-23 10:30:00",
    "lun. 23 nov. 2026 10:30:00 +0100": "2026-11-23 09:30:00",
    "1er février 2026": "2026-02-01 00:00:00",
    "15 août 2026 08:05": "2026-08-15 08:05:00",
    "3 déc. 2026": "2026-12-03 00:00:00",
    "الإثنين، 23 نوفمبر 2026 10:30": "2026-11-23 10:30:00",
    "الاثنين 23 نونبر 2026 - 10:30": "2026-11-23 10:30:00",
    "٢٣ نونبر ٢٠٢٦ ١٠:٣٠": "2026-11-23 10:30:00",
    "23 تشرين الثاني 2026": "2026-11-23 00:00:00",
    "5 غشت 2026 10:30 م": "2026-08-05 22:30:00",
    "5 أغسطس 2026 12:05 ص": "2026-08-05 00:05:00",
    "7 يوليوز 2026": "2026-07-07 00:00:00",
    "9 كانون الأول 2026": "2026-12-09 00:00:00",
    "1 أبريل، 2026": "2026-04-01 00:00:00",
    "\u200f23 ماي 2026\u200f": "2026-05-23 00:00:00",
    "11 شتنبر 2026 10:30 GMT-5": "2026-09-11 15:30:00",
}


@pytest.mark.parametrize(("written", "at"), CASES.items(), ids=CASES.keys())
def test_a_date_is_read_as_utc(written: str, at: str) -> None:
    seconds = parse_date(written)
    assert seconds is not None
    assert datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M:%S") == at


@pytest.mark.parametrize(
    "written",
    [
        None,
        "",
        "yesterday",
        "أمس",
        "0000-00-00T00:00:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "Mon, 01 Jan 0000 00:00:00 GMT",
        "2026-13-45",
        "2026-02-30T10:00:00Z",
        "31/31/2026",
        "Mon, 23 Nov 2026 25:61:00 GMT",
        "23 Blorp 2026",
        "-1",
        "1795420000" * 50,
    ],
)
def test_what_cannot_be_believed_is_no_date(written: str | None) -> None:
    assert parse_date(written) is None


@given(st.text(max_size=120))
def test_any_text_is_a_date_or_none(text: str) -> None:
    seconds = parse_date(text)
    assert seconds is None or 600_000_000 < seconds < 4_200_000_000


@given(st.datetimes(min_value=datetime(1991, 1, 1), max_value=datetime(2099, 1, 1)))  # noqa: DTZ001 - made UTC below
def test_iso_dates_come_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0, tzinfo=UTC)
    assert parse_date(whole.isoformat()) == whole.timestamp()
