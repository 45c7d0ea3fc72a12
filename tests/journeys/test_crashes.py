"""A kill at any step loses nothing and doubles nothing: real processes, real signals."""

import asyncio
import io
import json
from collections import Counter

import pytest

from bot.commands import transfer
from bot.sandbox.cast import CHANNEL, OWNER
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_posts import BULLETIN
from tests.journeys.desk_town import callbacks, draft_of, let_follow
from tests.journeys.test_articles import seen_first
from tests.journeys.town import PATIENCE, Town, story


async def test_killed_while_a_post_was_on_its_way_the_next_copy_finds_it_and_posts_it_once(town: Town) -> None:
    first = await town.spawn()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL)
    town.site.add(story(2))
    await town.until(held.arrived.is_set)
    await town.kill(first)
    held.release()
    await town.until(lambda: len(town.posts) == 2)

    await town.spawn()
    town.site.add(story(3))
    await town.until(lambda: len(town.posts) == 3)
    assert ["(1)" in town.posts[0].text, "(2)" in town.posts[1].text, "(3)" in town.posts[2].text] == [True] * 3


async def test_killed_before_a_post_arrived_the_next_copy_sends_it(town: Town) -> None:
    first = await town.spawn()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL, times=1)
    town.site.add(story(2))
    await town.until(held.arrived.is_set)
    await town.kill(first)
    held.kind = Kind.DROP
    held.released.set()

    await town.spawn()
    await town.until(lambda: len(town.posts) == 2)


async def test_no_command_is_lost_when_the_service_is_killed_with_commands_waiting(town: Town) -> None:
    users = range(5001, 5011)
    for user in users:
        town.standin.add_user(user, f"قارئ {user}", language="ar")
    first = await town.spawn()
    await seen_first(town)
    held = town.standin.fail("sendMessage", Kind.HOLD, times=10)
    for user in users:
        town.standin.say(user, "/subscribe حموشي")
    await town.until(held.arrived.is_set)
    await town.kill(first)
    town.standin.faults.clear()

    await town.spawn()
    await town.until(lambda: all(any("حموشي" in said.text for said in town.private(user)) for user in users))


async def test_killed_again_and_again_among_readers_copies_each_reader_gets_it_and_few_get_it_twice(
    town: Town,
) -> None:
    """In doubt is only what was on its way at a kill, not all that was claimed: a second doubt is the end of a copy."""
    readers = range(6001, 6041)
    doubts: list[int] = []
    await town.start()
    await let_follow(town, *readers)
    await town.stop()
    copy = await town.spawn()
    await seen_first(town)
    draft = await draft_of(town, OWNER, BULLETIN)
    town.standin.press(OWNER, draft.number, next(one for one in callbacks(draft) if one.endswith(":send")))
    for count in (8, 16, 24):
        # What never left at one kill must not be in doubt at the next.
        await town.until(lambda: len(come := received(town, readers)) >= count and {*doubts} <= {*come})  # noqa: B023
        await town.kill(copy)
        doubts += await begun(town)
        copy = await town.spawn()
    await town.until(lambda: set(received(town, readers)) == set(readers))
    most = max(Counter(received(town, readers)).values())
    assert most <= 2
    assert len(received(town, readers)) <= len(readers) + len(doubts)


async def begun(town: Town) -> list[int]:
    """Return in whose chats copies were on their way, by the store that the killed one left."""
    out = io.BytesIO()
    await transfer.export(town.settings.database_url, out)
    records = [json.loads(line) for line in out.getvalue().splitlines()]
    return [int(one["chat"]) for one in records if one.get("state") == "sending" and one.get("started") is not None]


def received(town: Town, readers: range) -> list[int]:
    """Return whose chats have the bulletin, once for each time it stands there."""
    return [reader for reader in readers for said in town.private(reader) if BULLETIN in said.text]


async def test_a_second_copy_on_the_same_file_refuses_to_start(town: Town) -> None:
    await town.start()
    second = await town.spawn()

    assert await asyncio.wait_for(second.wait(), PATIENCE) == 2


@pytest.mark.parametrize("step", ["getUpdates", "sendMessage", "getMe"])
async def test_telegram_being_away_at_any_step_only_delays(town: Town, step: str) -> None:
    town.standin.fail(step, Kind.DROP, times=1)
    await town.start()
    town.site.add(story(1))
    await town.until(lambda: town.site.looks > 2 or town.posts)
