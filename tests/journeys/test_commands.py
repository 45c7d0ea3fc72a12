"""The commands beside the service, tried for real."""

import io
import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.commands import check, reconcile, transfer
from bot.errors import SettingsError, StorageLocked
from bot.sandbox.cast import CHANNEL, DESK
from bot.sandbox.site import SiteFault
from bot.secret import Secret
from bot.settings import Slip
from tests.journeys.desk_town import store
from tests.journeys.test_articles import seen_first
from tests.journeys.town import READER, Town, story


async def checked(town: Town, **changes: Any) -> tuple[int, dict[str, str]]:
    """Run `check`; return its status and each thing's line."""
    out = io.StringIO()
    status = await check.run(replace(town.settings, **changes), out)
    lines = [line.split(": ", 1) for line in out.getvalue().splitlines()]
    return status, {what.split()[-1]: f"{what.split()[0]} {word}" for what, word in lines}


async def test_check_says_ok_to_each_thing_that_is_well_also_beside_the_service(town: Town) -> None:
    await town.start()
    status, lines = await checked(town)

    assert status == 0
    assert set(lines) == {"TELEGRAM_TOKEN", "CHANNEL", "DESK", "FEED_URL", "DATABASE_URL", "TOPICS_FILE", "clock"}
    assert all(line.startswith("ok ") for line in lines.values())


async def test_check_names_what_is_wrong_and_what_to_do(town: Town) -> None:
    town.standin.set_bot(CHANNEL, "administrator", frozenset())
    town.standin.set_bot(DESK, "left")
    town.site.fault = SiteFault.HTML
    status, lines = await checked(town, publish_topics=("knitting",))

    assert status == 1
    failed = {what for what, line in lines.items() if line.startswith("FAIL")}
    assert failed == {"CHANNEL", "DESK", "FEED_URL", "PUBLISH_TOPICS"}
    assert "right to post" in lines["CHANNEL"]
    assert lines["PUBLISH_TOPICS"].startswith("FAIL 'knitting' is no topic")


async def test_check_warns_of_a_name_that_is_nearly_a_setting_and_it_is_no_failure(town: Town) -> None:
    """Other programs may read the same file."""
    out = io.StringIO()
    status = await check.run(town.settings, out, (Slip("POLL_SECOND", 4, "POLL_SECONDS"),))

    assert status == 0
    assert out.getvalue().startswith("warn  .env, line 4: POLL_SECOND is no setting and changes nothing; did you mean ")


@pytest.mark.parametrize(
    ("status", "rights"), [("left", frozenset()), ("member", frozenset()), ("kicked", frozenset())]
)
async def test_check_tells_a_bot_outside_its_channel_to_be_let_in(
    town: Town, status: str, rights: frozenset[str]
) -> None:
    town.standin.set_bot(CHANNEL, status, rights)
    _, lines = await checked(town)

    assert lines["CHANNEL"].startswith("FAIL")


async def test_check_with_a_wrong_token_or_no_telegram_never_shows_the_token(town: Town) -> None:
    secret = "123456789:AAcanary-canary-canary-canary-canary"
    status, lines = await checked(town, telegram_token=Secret(secret))
    assert status == 1
    assert "BotFather" in lines["TELEGRAM_TOKEN"]

    status, lines = await checked(town, telegram_token=Secret(secret), telegram_api="http://127.0.0.1:9")
    assert status == 1
    assert lines["TELEGRAM_TOKEN"].startswith("FAIL")
    assert "canary" not in str(lines)


async def test_check_sees_a_store_that_cannot_be_used(town: Town) -> None:
    file = town.folder / "a file"
    file.write_text("")
    _, lines = await checked(town, database_url=f"tinydb:{file / 'mirsal.json'}")

    assert lines["DATABASE_URL"].startswith("FAIL")


async def test_check_tries_the_rest_where_the_store_is_a_file_of_something_else(town: Town) -> None:
    file = town.folder / "letter.txt"
    file.write_text("Dear all,")
    status, lines = await checked(town, database_url=f"tinydb:{file}")

    assert status == 1
    assert lines["DATABASE_URL"].startswith(f"FAIL {file} is a file of something else")
    assert {"TOPICS_FILE", "clock"} <= set(lines)


async def reconciled(town: Town) -> tuple[int, str]:
    out = io.StringIO()
    return await reconcile.run(town.settings, out, since=3600), out.getvalue()


async def test_reconcile_finds_nothing_missing_when_all_was_delivered_and_counts_the_archive(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    await town.stop()

    status, told = await reconciled(town)
    assert status == 0
    assert "2 published, 2 accounted for, 0 missing" in told


async def test_what_the_feed_showed_no_more_at_first_sight_is_not_missing(town: Town) -> None:
    """A feed shows its last ten; the site tells of all that it published today."""
    town.site.add(*(story(number) for number in range(1, 13)))
    dated(town, time.time() - 60)
    await town.start()
    await seen_first(town)
    await town.stop()

    status, told = await reconciled(town)
    assert (status, told.rpartition(": ")[2]) == (0, "13 published, 13 accounted for, 0 missing\n")


async def test_reconcile_lists_what_was_published_while_nobody_looked(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await town.stop()
    town.site.add(story(1))

    status, told = await reconciled(town)
    assert status == 1
    assert f"  {story(1).title}  " in told
    assert "never taken in" in told


async def test_reconcile_lists_what_is_known_and_not_yet_delivered(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.standin.set_bot(CHANNEL, "administrator", frozenset())
    town.site.add(story(1))
    await town.until(lambda: town.desk)

    status, told = await reconciled(town)
    assert status == 1
    assert "in the channel: pending" in told


async def test_reconcile_goes_on_with_the_other_feeds_and_says_which_it_could_not_ask(town: Town) -> None:
    """What was not compared is not well, also where nothing is known to be missing."""
    await town.start()
    await seen_first(town)
    await town.stop()
    [there] = town.settings.feed_urls
    away = "http://127.0.0.1:9/feed/"
    town.settings = replace(town.settings, feed_urls=(away, there))

    status, told = await reconciled(town)
    first, second = told.splitlines()
    assert status == 1
    assert first.startswith(f"{away}: cannot be asked, so nothing of it was compared: ")
    assert second == f"{there}: 1 published, 1 accounted for, 0 missing"


async def test_reconcile_cannot_speak_of_a_feed_it_cannot_read(town: Town) -> None:
    town.site.fault = SiteFault.BUSY

    status, told = await reconciled(town)
    assert status == 1
    assert told.startswith(f"{town.settings.feed_urls[0]}: cannot be asked, so nothing of it was compared: the site")
    assert told.count("\n") == 1


async def test_export_beside_the_service_and_import_elsewhere_keep_everything_and_add_nothing_twice(
    town: Town, tmp_path: Path
) -> None:
    await town.start()
    await seen_first(town)
    await town.meets(READER)
    await town.asks(READER, "/subscribe حموشي")
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    assert await transfer.export(town.settings.database_url, io.BytesIO()) == 0
    with pytest.raises(StorageLocked):
        await transfer.take_in(town.settings.database_url, io.BytesIO(b'{"record": "x"}'), io.StringIO())
    await town.stop()
    out = io.BytesIO()
    await transfer.export(town.settings.database_url, out)
    lines = out.getvalue()
    assert all("record" in json.loads(line) for line in lines.splitlines())

    elsewhere, said = f"tinydb:{tmp_path / 'elsewhere.json'}", io.StringIO()
    assert await transfer.take_in(elsewhere, io.BytesIO(lines), said) == 0
    assert await transfer.take_in(elsewhere, io.BytesIO(lines), said) == 0
    first, second = said.getvalue().splitlines()
    count = len(lines.splitlines())
    assert first == f"{count} records, {count} of them new"
    assert second == f"{count} records, 0 of them new"

    again = io.BytesIO()
    await transfer.export(elsewhere, again)
    assert sorted(again.getvalue().splitlines()) == sorted(lines.splitlines())

    posts = len(town.posts)
    looks = town.site.looks
    await town.start(database_url=elsewhere)
    await town.until(lambda: town.site.looks > looks + 3)
    assert len(town.posts) == posts


async def test_there_is_no_export_of_a_store_that_is_not_there(tmp_path: Path) -> None:
    out = io.BytesIO()
    with pytest.raises(SettingsError, match=rf"DATABASE_URL: there is no store at {tmp_path}/data/x\.json; name"):
        await transfer.export(f"tinydb:{tmp_path / 'data' / 'x.json'}", out)

    assert out.getvalue() == b""


def within(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("nothing", [b"", b"\n \n"])
async def test_import_of_nothing_is_said_and_makes_no_store(tmp_path: Path, nothing: bytes) -> None:
    """An export that failed leaves an empty file: whoever restores from it must not think that all is there."""
    with pytest.raises(SettingsError, match=r"^standard input: holds no record, so there is nothing to"):
        await transfer.take_in(f"tinydb:{tmp_path / 'x.json'}", io.BytesIO(nothing), io.StringIO())

    assert within(tmp_path) == []


@pytest.mark.parametrize("line", [b"nonsense", b"[]", b'{"x": 1}', b'{"record": 5}'])
async def test_import_refuses_what_is_no_export_and_names_the_line(tmp_path: Path, line: bytes) -> None:
    with pytest.raises(SettingsError, match="line 2"):
        await transfer.take_in(f"tinydb:{tmp_path / 'x.json'}", io.BytesIO(b"\n" + line), io.StringIO())


@pytest.mark.parametrize(
    ("bad", "problem"), [(b'{"record": "secret"}', "'secret' is not a kind of record"), (b"{", "give what `mirsal")]
)
async def test_import_names_the_line_of_the_whole_input_and_keeps_to_one_exit(
    tmp_path: Path, bad: bytes, problem: str
) -> None:
    """Lines are handed to the store in pages; empty ones are none of its records."""
    good = [json.dumps({"record": "reader", "chat": chat}).encode() for chat in range(1, 1205)]
    lines = b"\n".join([*good[:600], b"", *good[600:], bad])
    with pytest.raises(SettingsError, match=f"^standard input: line 1206 is not a record.*{problem}"):
        await transfer.take_in(f"tinydb:{tmp_path / 'x.json'}", io.BytesIO(lines), io.StringIO())


async def test_reconcile_turns_the_feeds_pages_where_there_is_no_rest_interface(town: Town) -> None:
    """Also for what came out after our first look, but in the same second: a feed's dates say no more."""
    await town.start()
    await seen_first(town)
    state = await store(town).feed(town.settings.feed_urls[0])
    assert state is not None
    assert state.first_sight is not None
    await town.stop()
    town.site.rest = False
    town.site.add(*(story(number) for number in range(1, 13)))
    dated(town, state.first_sight)

    status, told = await reconciled(town)
    assert status == 1
    assert "13 published, 1 accounted for, 12 missing" in told


def dated(town: Town, moment: float) -> None:
    """Let all that is published be of this second."""
    town.site.published[:] = [replace(one, published=float(int(moment))) for one in town.site.published]
