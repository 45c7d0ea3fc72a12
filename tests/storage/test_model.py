"""Whatever is done to it, and however its disk and its process fail, the store answers as the plainest one would."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.changes import AddDeliveries, CancelDeliveries, Change, Forget, Publish, Record
from bot.errors import StorageReadOnly
from bot.models import Delivery, DeliveryState, Lane
from storage.tiny.opening import open_tiny
from tests.storage.disks import CountingDisk
from tests.storage.made import article, copy, post
from tests.storage.model import Model

T = TypeVar("T")
NAMES, CHATS, LANES = st.sampled_from("abcd"), st.integers(1, 4), st.sampled_from([Lane.CHANNEL, Lane.ROUTINE])
TIMES = st.integers(0, 30).map(float)
STATES = st.sampled_from([DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.UNKNOWN, DeliveryState.DEAD])
FAILS = st.sampled_from([None, None, None, 0, 1])  # at its write, or at its fsync
QUIET = 86_400.0


class StoreAndModel(RuleBasedStateMachine):
    """Both, side by side. `fails`: the disk breaks in the middle of the next commit, which then never was."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.disk = CountingDisk()
        self.model = Model()
        self.clock = 0.0

    @initialize()
    def begin(self) -> None:
        self.store = self.run(open_tiny(Path(self.folder.name) / "m.json", now=0.0, disk=self.disk))
        for name in "ab":
            self.publish(name, name, {1, 2}, fails=None)

    def run(self, call: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(call)

    def teardown(self) -> None:
        self.disk.mend()
        if hasattr(self, "store"):
            self.run(self.store.close())
        self.runner.close()
        self.folder.cleanup()

    def try_out(self, call: Callable[[], Coroutine[Any, Any, T]], *, fails: int | None) -> T | None:
        """Make a call; None where the disk failed."""
        if fails is not None:
            self.disk.break_at(fails, once=True)
        try:
            return self.run(call())
        except StorageReadOnly:
            return None
        finally:
            self.disk.mend()

    def commit(self, *changes: Change, fails: int | None) -> bool | None:
        return self.try_out(lambda: self.store.commit(*changes), fails=fails)

    @rule(name=NAMES, twin=NAMES, chats=st.sets(CHATS), fails=FAILS)
    def publish(self, name: str, twin: str, chats: set[int], *, fails: int | None) -> None:
        rows = (post(name), *(copy(name, chat) for chat in sorted(chats)))
        keys = tuple(dict.fromkeys((f"guid:{name}", f"guid:{twin}")))
        done = self.commit(Publish(article(name, keys=keys), rows), fails=fails)
        if done is not None:
            assert done == self.model.publish(name, keys, rows)

    @rule(name=NAMES, chat=CHATS, not_before=TIMES, fails=FAILS)
    def add(self, name: str, chat: int, not_before: float, *, fails: int | None) -> None:
        row = copy(name, chat, not_before=not_before)
        if self.commit(AddDeliveries((row,)), fails=fails):
            self.model.add((row,))

    @rule(lane=LANES, count=st.integers(0, 5), state=STATES, message=st.integers(1, 99), fails=FAILS)
    def record_and_claim(
        self, lane: Lane, count: int, state: DeliveryState, message: int, *, fails: int | None
    ) -> None:
        self.clock += 1.0
        sent = message if state is DeliveryState.SENT else None
        later = self.clock + 3.0 if state is DeliveryState.PENDING else None
        records = [
            Record(row.id, state, self.clock, message=sent, not_before=later, attempted=True)
            for row in self.model.sending()[:2]
        ]
        now = self.clock
        taken = self.try_out(
            lambda: self.store.claim(lane, count, owner="me", now=now, lease=60.0, records=records), fails=fails
        )
        if taken is not None:
            for record in records:
                self.model.record(record)
            assert taken == self.model.claim(lane, count, now)

    @rule(which=st.integers(0, 20), fails=FAILS)
    def send(self, which: int, *, fails: int | None) -> None:
        rows = list(self.model.rows.values())
        if rows:
            name = rows[which % len(rows)].id
            begun = self.try_out(lambda: self.store.begin(name, owner="me", now=self.clock), fails=fails)
            if begun is not None:
                assert begun == self.model.begin(name, self.clock)

    @rule(seconds=st.integers(1, 50), fails=FAILS)
    def expire(self, seconds: int, *, fails: int | None) -> None:
        self.clock += seconds
        lost = self.try_out(lambda: self.store.expire(self.clock), fails=fails)
        if lost is not None:
            expected = self.model.sending(self.clock)
            assert {row.id for row in lost} == {row.id for row in expected if row.started is not None}
            self.model.lose(self.clock, expected)

    @rule(which=st.integers(0, 20), fails=FAILS)
    def settle(self, which: int, *, fails: int | None) -> None:
        unknown = [row for row in self.model.rows.values() if row.state is DeliveryState.UNKNOWN]
        if unknown:
            self.clock += 1.0
            record = Record(unknown[which % len(unknown)].id, DeliveryState.SENT, self.clock, message=which + 1)
            if self.commit(record, fails=fails):
                self.model.record(record)

    @rule(name=st.none() | NAMES, chat=CHATS, fails=FAILS)
    def cancel(self, name: str | None, chat: int, *, fails: int | None) -> None:
        change = CancelDeliveries(chat=chat) if name is None else CancelDeliveries(article=name)
        if self.commit(change, fails=fails):
            self.model.cancel(article=name, chat=chat)

    @rule(chat=CHATS)
    def forget(self, chat: int) -> None:
        self.commit(Forget(chat), fails=None)
        self.model.forget(chat)

    @rule()
    def pack(self) -> None:
        self.clock += QUIET
        self.run(self.store.prune(self.clock))

    @rule(step=st.none() | st.integers(0, 12))
    def fold(self, step: int | None) -> None:
        if step is not None:
            self.disk.break_at(step, once=True)
        self.try_out(self.store.fold, fails=None)

    @rule(gently=st.booleans())
    def open_again(self, *, gently: bool) -> None:
        if gently:
            self.run(self.store.close())
        else:
            self.store.let_go()
        self.clock += 1.0
        self.begin_again()

    def begin_again(self) -> None:
        path = Path(self.folder.name) / "m.json"
        self.store = self.run(open_tiny(path, now=self.clock, disk=self.disk))
        self.model.lose(self.clock, self.model.sending())

    @invariant()
    def answers_are_the_same(self) -> None:
        if hasattr(self, "store"):
            self.run(self.compare())

    async def compare(self) -> None:
        store, model = self.store, self.model
        assert await store.known([f"guid:{name}" for name in "abcd"]) == model.keys
        for name in "abcd":
            assert await store.tally(name) == model.tally(name)
            copies = await store.copies(name, after=None, limit=99)
            assert [_told(row) for row in copies] == model.copies(name)
        for chat in (-1001, 1, 2, 3, 4):
            assert await store.floor(chat) == model.floors.get(chat)
        unknown = [row for row in model.rows.values() if row.state is DeliveryState.UNKNOWN]
        assert {row.id for row in await store.unsettled()} == {row.id for row in unknown}
        for line in await store.backlog(0.0):
            rows = [row for row in model.rows.values() if row.lane is line.lane]
            assert line.pending == sum(row.state is DeliveryState.PENDING for row in rows)
            assert line.sending == sum(row.state is DeliveryState.SENDING for row in rows)


def _told(row: Delivery) -> tuple[int, str, DeliveryState, int | None]:
    return row.chat, row.id, row.state, row.message


TestStoreAndModel = StoreAndModel.TestCase
TestStoreAndModel.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
