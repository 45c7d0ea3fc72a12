"""Worlds of faults: whatever is lost, refused, cut short or killed, every post stands in the channel exactly once."""

import asyncio
import tempfile
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.delivery.doubts import settle_by_hand
from bot.messages import Message
from bot.models import Deferred, DeliveryState, Lane, Outcome, Unknown
from storage import open_storage
from tests.delivery.clocks import StillClock
from tests.delivery.settling.house import House, build
from tests.delivery.telegraph import BAD_PHOTO, CHANNEL, DESK, LOST, OFFLINE, VANISHED, Fault, Telegraph, foreign, post

KILLED_BEFORE, KILLED_AFTER, STRANGER = "killed before it left", "killed when it had arrived", "somebody else posts"
FLOOD = Deferred(3.0, "429", flood=True)
TIME_OUT = Unknown("no answer in time")
sends = st.sampled_from([None, LOST, VANISHED, OFFLINE, FLOOD, BAD_PHOTO, KILLED_BEFORE, KILLED_AFTER, STRANGER])
looks = st.sampled_from([None, None, TIME_OUT, FLOOD])


class World(Telegraph):
    """A telegraph that can also die under our hands."""

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self.killed = asyncio.Event()

    async def send(self, chat: int, message: Message) -> Outcome:
        fault = self.faults["channel"].pop(0) if chat == CHANNEL and self.faults.get("channel") else None
        if fault == BAD_PHOTO and message.photo is None:
            fault = None
        if fault == STRANGER:
            self.arrive(CHANNEL, foreign("somebody else's"))
        if fault in (KILLED_BEFORE, KILLED_AFTER):
            if fault == KILLED_AFTER:
                self.arrive(chat, message)
            self.killed.set()
            await asyncio.Event().wait()
        self.faults["send"] = [] if fault in (None, STRANGER) else [fault]
        return await super().send(chat, message)


async def live(house: House, world: World, seconds: float, tick: float = 0.5) -> House:
    """Let time pass; a killed process is started again, and the desk answers truthfully."""
    for _ in range(int(seconds / tick)):
        await house.outbox.step()
        landing, dying = asyncio.create_task(house.outbox.landed()), asyncio.create_task(world.killed.wait())
        await asyncio.wait((landing, dying), return_when=asyncio.FIRST_COMPLETED)
        if world.killed.is_set():
            house = await restart(house, world)
        dying.cancel()
        await landing
        await house.settling.settle(house.clock.now())
        for question in await house.questions():
            row = await house.storage.delivery(question.body["delivery"])
            assert row is not None
            answer = "there" if row.id in world.texts(CHANNEL) else "again"
            await house.storage.commit(*settle_by_hand(row, answer, house.clock.now()))
        house.clock.pass_(tick)
    return house


async def restart(house: House, world: World) -> House:
    """Kill what is in flight and begin anew on the same store."""
    for task in (flying := list(house.outbox._gate.flying)):
        task.cancel()
    await asyncio.gather(*flying, return_exceptions=True)
    world.killed.clear()
    await house.storage.expire(house.clock.now(), owner="me")
    return build(house.storage, clock=house.clock, line=world)


async def world_of(
    faults: list[Fault | None], answers: list[Fault | None], flash: int
) -> tuple[list[str], list[str], list[str]]:
    """Send three posts and a breaking one through such a world; return what stands in the channel and at the desk."""
    with tempfile.TemporaryDirectory() as folder:
        clock = StillClock()
        storage = await open_storage(f"tinydb:{folder}/m.json", now=clock.now())
        world = World(clock.monotonic)
        house = build(storage, clock=clock, line=world)
        await house.begin()
        world.faults = {"channel": list(faults), "look": list(answers)}
        posts = [post(f"p{number}", photo=True) for number in range(3)]
        posts.insert(flash, post("flash", lane=Lane.FLASH))
        for one in posts:
            await house.add(one)
            house = await live(house, world, 1.0)
        for _ in range(40):
            states = {await house.state(one) for one in posts}
            if states != {DeliveryState.SENT}:
                house = await live(house, world, 20.0, tick=2.0)
        await house.outbox.stop()
        await storage.close()
    assert states == {DeliveryState.SENT}
    return [one.id for one in posts], world.texts(CHANNEL), [t for t in world.texts(DESK) if not t.startswith("notice")]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(sends, max_size=6), st.lists(looks, max_size=6), st.integers(0, 3))
def test_every_post_stands_in_the_channel_exactly_once(
    faults: list[Fault | None], answers: list[Fault | None], flash: int
) -> None:
    posts, channel, desk = asyncio.run(world_of(faults, answers, flash))
    assert sorted(text for text in channel if text.startswith("post/") and "first" not in text) == sorted(posts)
    assert desk == []
