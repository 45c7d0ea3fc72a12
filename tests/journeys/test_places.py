"""The channel and the desk are what they should be: tried by `check`, insisted on by `run`."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SettingsError
from bot.sandbox.cast import CHANNEL, CHANNEL_NAME, DESK, OWNER
from bot.sandbox.telegram_faults import Kind
from tests.journeys.test_articles import seen_first
from tests.journeys.test_commands import checked
from tests.journeys.town import PATIENCE, READER, Town, story

NOWHERE = -1_009_999_999_999


async def refused(town: Town, **changes: Any) -> str:
    """Start a copy that refuses; return its sentence. What goes on is ended after a while."""
    with pytest.raises(SettingsError) as caught:
        async with asyncio.timeout(PATIENCE):
            await Town.serve(replace(town.settings, **changes))
    return str(caught.value)


@pytest.mark.parametrize("name", [f"@{CHANNEL_NAME}", CHANNEL])
async def test_the_channel_is_no_desk_by_whatever_name(town: Town, name: int | str) -> None:
    assert await refused(town, desk=name) == (
        "DESK: is the channel itself; give the editors' own chat, or leave it out"
    )
    status, lines = await checked(town, desk=name)
    assert status == 1
    assert lines["DESK"].startswith("FAIL is the channel itself")
    assert not town.posts


@pytest.mark.parametrize(
    ("place", "problem"),
    [
        (NOWHERE, "chat not found; make the bot an administrator of it"),
        ("@nowhere_at_all", "chat not found; make the bot an administrator of it"),
        (READER, "this is a person, no channel; give the channel's @name or its number"),
        (DESK, "this is a group, no channel; give the channel's @name or its number"),
    ],
)
async def test_a_channel_that_is_none_is_refused_as_check_refuses_it(
    town: Town, place: int | str, problem: str
) -> None:
    town.standin.begin(READER)
    status, lines = await checked(town, channel=place, desk=None)

    assert status == 1
    assert lines["CHANNEL"].startswith("FAIL")
    assert problem in lines["CHANNEL"]
    assert problem in await refused(town, channel=place, desk=None)


@pytest.mark.parametrize("name", [f"@{CHANNEL_NAME}", CHANNEL])
async def test_a_channel_that_put_us_out_while_we_slept_is_held_and_its_posts_wait(
    town: Town, name: int | str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.delivery.holds.PROBE_EVERY", 0.2)
    await town.start(channel=name)
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)
    await town.stop()
    channel = town.standin.chat(CHANNEL)
    channel.bot, rights, channel.rights = "kicked", channel.rights, frozenset()

    await town.start(channel=name)
    town.site.add(story(2))
    await town.until(lambda: town.standin.called("getMe") and any("القناة" in one.text for one in town.desk))
    await town.meets(READER)
    assert len(town.posts) == 1

    channel.bot, channel.rights = "administrator", rights
    await town.asks(OWNER, "/resume")
    await town.until(lambda: len(town.posts) == 2)


@pytest.mark.parametrize("kind", [Kind.DROP, Kind.HTML, Kind.FLOOD])
async def test_while_nobody_answers_for_the_channel_its_number_serves(town: Town, kind: Kind) -> None:
    town.standin.fail("getChat", kind, times=2, status=403)
    await town.start()
    await seen_first(town)


async def test_a_gateway_that_says_no_is_not_telegram(town: Town) -> None:
    for status, body in ((404, b"<html>"), (403, b'{"error": "forbidden"}')):
        town.standin.fail("getMe", Kind.RAW, status=status, body=body)
        _, lines = await checked(town)
        assert f"HTTP {status} with" in lines["TELEGRAM_TOKEN"]
        assert "is Telegram reachable from here?" in lines["TELEGRAM_TOKEN"]
