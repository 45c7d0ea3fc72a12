"""A kill at any step loses nothing and doubles nothing: real processes, real signals."""

import asyncio

import pytest

from bot.sandbox.cast import CHANNEL
from bot.sandbox.telegram_faults import Kind
from tests.journeys.test_articles import seen_first
from tests.journeys.town import Town, story


async def test_killed_while_a_post_was_on_its_way_the_next_copy_finds_it_and_posts_it_once(town: Town) -> None:
    first = await town.spawn()
    await seen_first(town)
    town.site.add(story(1))
    await town.until(lambda: len(town.posts) == 1)

    held = town.standin.fail("sendMessage", Kind.HOLD, chat=CHANNEL)
    town.site.add(story(2))
    await asyncio.wait_for(held.arrived.wait(), 10)
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
    await asyncio.wait_for(held.arrived.wait(), 10)
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
    await asyncio.wait_for(held.arrived.wait(), 10)
    await town.kill(first)
    town.standin.faults.clear()

    await town.spawn()
    await town.until(lambda: all(any("حموشي" in said.text for said in town.private(user)) for user in users))


async def test_a_second_copy_on_the_same_file_refuses_to_start(town: Town) -> None:
    await town.start()
    second = await town.spawn()

    assert await asyncio.wait_for(second.wait(), 20) == 2


@pytest.mark.parametrize("step", ["getUpdates", "sendMessage", "getMe"])
async def test_telegram_being_away_at_any_step_only_delays(town: Town, step: str) -> None:
    town.standin.fail(step, Kind.DROP, times=1)
    await town.start()
    town.site.add(story(1))
    await town.until(lambda: town.site.looks > 2 or town.posts)
