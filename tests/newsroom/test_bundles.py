"""What becomes of held copies that fall due."""

import pytest

from bot.changes import Bundle, Hold, PutReader, Record
from bot.models import Delivery, DeliveryState, Kind, Lane, Reader, ReaderState
from bot.newsroom.bundles import TOO_OLD, WEEK, collect
from bot.newsroom.quiet import NEVER
from tests.clock import NOW


def held(name: str, created: float) -> Delivery:
    return Delivery(
        f"copy/{name}/5", 5, Lane.ROUTINE, Kind.COPY, name, DeliveryState.HELD, created=created, not_before=NOW
    )


def test_what_is_due_becomes_one_digest() -> None:
    (bundle,) = collect(Reader(5), [held("a", 1.0), held("b", 2.0)], now=NOW)
    assert isinstance(bundle, Bundle)
    assert bundle.digest.data["articles"] == ["a", "b"]


@pytest.mark.parametrize("state", [ReaderState.PAUSED, ReaderState.UNREACHABLE])
def test_what_is_due_for_one_who_is_not_written_to_waits_until_they_are(state: ReaderState) -> None:
    reader = Reader(5, state=state, version=3)
    changes = collect(reader, [held("a", NOW), held("b", NOW)], now=NOW)
    assert changes == (PutReader(reader), Hold(5, NEVER, only=("copy/a/5", "copy/b/5")))


def test_of_what_waited_for_one_who_came_back_nothing_is_older_than_the_week_before() -> None:
    back = NOW - 3600
    copies = [held("old", back - WEEK - 1), held("young", back - WEEK), held("new", NOW)]
    over, bundle = collect(Reader(5, back=back), copies, now=NOW)
    assert over == Record("copy/old/5", DeliveryState.CANCELLED, NOW, error=TOO_OLD)
    assert isinstance(bundle, Bundle)
    assert bundle.digest.data["articles"] == ["young", "new"]
    (only,) = collect(Reader(5, back=back), copies[:1], now=NOW)
    assert isinstance(only, Record)
