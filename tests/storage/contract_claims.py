"""The contract of claims: whose turn it is, and what a crash in the middle of a send leaves."""

import pytest

from bot.changes import AddDeliveries, Forget, PutReader, Record
from bot.models import Delivery, DeliveryState, Kind, Lane, Reader
from bot.ports import Storage
from tests.storage.made import CHANNEL, copy, delivery, post
from tests.storage.opened import Opened, Opener, again

SENT, PENDING, UNKNOWN = DeliveryState.SENT, DeliveryState.PENDING, DeliveryState.UNKNOWN


async def claim(store: Storage, lane: Lane, count: int = 10, now: float = 0.0, owner: str = "me") -> list[str]:
    return [one.id for one in await store.claim(lane, count, owner=owner, now=now, lease=60.0)]


async def send(store: Storage, lane: Lane, count: int = 10, now: float = 0.0, owner: str = "me") -> list[str]:
    """Claim, and let every request leave."""
    rows = await claim(store, lane, count, now, owner)
    assert all([await store.begin(row, owner=owner, now=now) for row in rows])
    return rows


class ClaimsContract(Opened):
    async def test_a_claimed_delivery_is_being_sent_on_a_lease(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)), Record("post/zzz/1", SENT, 1.0))
        await store.commit(AddDeliveries((post("z"),)))
        await store.commit(Record("post/z/-1001", SENT, 1.0, message=41))
        [taken] = await store.claim(Lane.CHANNEL, 5, owner="me", now=100.0, lease=30.0)
        assert taken == await store.delivery("post/a/-1001")
        assert (taken.state, taken.owner, taken.lease_until) == (DeliveryState.SENDING, "me", 130.0)
        assert (taken.started, taken.floor, taken.attempts) == (None, 41, 0)

    async def test_claims_come_by_time_then_by_age(self, store: Storage) -> None:
        rows = (copy("a", 1, not_before=2.0), copy("a", 2), copy("a", 3, not_before=1.0), copy("a", 4))
        await store.commit(AddDeliveries(rows))
        assert await claim(store, Lane.ROUTINE, 3, now=2.0) == ["copy/a/2", "copy/a/4", "copy/a/3"]
        assert await claim(store, Lane.ROUTINE, 3, now=2.0) == ["copy/a/1"]

    async def test_what_is_not_due_is_not_claimed(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1, not_before=5.0),)))
        assert await claim(store, Lane.ROUTINE, now=4.9) == []
        assert await claim(store, Lane.ROUTINE, 0, now=9.0) == []
        assert await claim(store, Lane.ROUTINE, now=5.0) == ["copy/a/1"]

    async def test_lanes_do_not_see_one_another(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("b", 1, lane=Lane.BREAKING))))
        assert await claim(store, Lane.BREAKING) == ["copy/b/1"]
        assert await claim(store, Lane.ROUTINE) == ["copy/a/1"]

    async def test_one_chat_gets_one_after_another(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("b", 1), copy("a", 2), copy("c", 1))))
        assert await claim(store, Lane.ROUTINE) == ["copy/a/1", "copy/a/2"]
        assert await claim(store, Lane.ROUTINE) == []
        await store.commit(Record("copy/a/1", SENT, 1.0, message=1))
        assert await claim(store, Lane.ROUTINE) == ["copy/b/1"]
        await store.commit(Record("copy/b/1", UNKNOWN, 1.0))
        assert await claim(store, Lane.ROUTINE) == ["copy/c/1"]

    async def test_a_deferred_delivery_waits_its_time(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
        await claim(store, Lane.ROUTINE, 1)
        await store.commit(Record("copy/a/1", PENDING, 1.0, not_before=30.0, attempted=True))
        assert await claim(store, Lane.ROUTINE, now=29.0) == ["copy/a/2"]
        assert await claim(store, Lane.ROUTINE, now=30.0) == ["copy/a/1"]

    @pytest.mark.parametrize("state", [DeliveryState.SENDING, UNKNOWN])
    async def test_one_routine_message_is_in_flight_per_channel(self, store: Storage, state: DeliveryState) -> None:
        other = delivery(Kind.POST, "a", -1002, Lane.CHANNEL)
        await store.commit(AddDeliveries((post("a"), post("b"), other)))
        assert await claim(store, Lane.CHANNEL, 1) == ["post/a/-1001"]
        if state is UNKNOWN:
            await store.commit(Record("post/a/-1001", UNKNOWN, 1.0))
        assert await claim(store, Lane.CHANNEL) == [other.id]
        await store.commit(Record("post/a/-1001", SENT, 2.0, message=3))
        assert await claim(store, Lane.CHANNEL) == ["post/b/-1001"]

    @pytest.mark.parametrize("lane", [Lane.FLASH, Lane.DESK])
    async def test_a_breaking_item_overtakes_a_routine_one_of_unknown_outcome(self, store: Storage, lane: Lane) -> None:
        urgent = delivery(Kind.POST, "b", CHANNEL, lane)
        await store.commit(AddDeliveries((post("a"), urgent)), Record("post/a/-1001", UNKNOWN, 1.0))
        assert await claim(store, lane) == [urgent.id]

    async def test_a_routine_message_is_not_held_up_by_an_urgent_one(self, store: Storage) -> None:
        urgent = delivery(Kind.POST, "b", CHANNEL, Lane.FLASH)
        await store.commit(AddDeliveries((post("a"), urgent)), Record(urgent.id, UNKNOWN, 1.0))
        assert await claim(store, Lane.CHANNEL) == ["post/a/-1001"]

    async def test_records_are_applied_before_the_claim_in_the_same_step(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"), post("b"))))
        await claim(store, Lane.CHANNEL)
        records = [Record("post/a/-1001", SENT, 1.0, message=8)]
        [taken] = await store.claim(Lane.CHANNEL, 5, owner="me", now=1.0, lease=9.0, records=records)
        assert (taken.id, taken.floor) == ("post/b/-1001", 8)

    async def test_a_claim_refuses_records_with_conditions(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)))
        with pytest.raises(ValueError, match="conditional"):
            await store.claim(
                Lane.CHANNEL, 5, owner="me", now=1.0, lease=9.0, records=[PutReader(Reader(1, version=4))]
            )
        assert await claim(store, Lane.CHANNEL) == ["post/a/-1001"]

    async def test_a_lease_that_ran_out_leaves_an_unknown_outcome(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
        await send(store, Lane.ROUTINE, 1, now=0.0)
        await send(store, Lane.ROUTINE, 1, now=50.0)
        assert await store.expire(59.9) == []
        [lost] = await store.expire(60.0)
        assert (lost.id, lost.state, lost.ended, lost.owner) == ("copy/a/1", UNKNOWN, 60.0, None)
        assert await store.expire(60.0) == []

    async def test_all_that_an_owner_was_sending_can_be_given_up(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
        await send(store, Lane.ROUTINE, 1, owner="me")
        await send(store, Lane.ROUTINE, 1, owner="you")
        assert [one.id for one in await store.expire(1.0, owner="you")] == ["copy/a/2"]

    async def test_what_is_spared_stays_where_it_is_on_a_lease_that_ran_out(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
        await send(store, Lane.ROUTINE, count=2)
        assert [one.id for one in await store.expire(3600.0, spare={"copy/a/1"})] == ["copy/a/2"]
        assert [one.id for one in await store.expire(3600.0)] == ["copy/a/1"]

    async def test_what_was_being_sent_when_the_process_ended_is_unknown(self, store: Storage, opener: Opener) -> None:
        await store.commit(AddDeliveries((post("a"), post("b"))))
        await send(store, Lane.CHANNEL, now=3.0)
        store = await again(store, opener, now=77.0)
        [lost] = await store.unsettled()
        assert (lost.id, lost.state, lost.started, lost.ended) == ("post/a/-1001", UNKNOWN, 3.0, 77.0)
        assert await claim(store, Lane.CHANNEL, now=99.0) == []
        await store.close()

    async def test_a_send_begins_with_the_floor_of_that_moment(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"), copy("z", CHANNEL))))
        await claim(store, Lane.CHANNEL)
        await store.commit(Record("copy/z/-1001", SENT, 1.0, message=52))
        assert await store.begin("post/a/-1001", owner="me", now=4.0)
        found = await store.delivery("post/a/-1001")
        assert found is not None
        assert (found.state, found.started, found.floor, found.lease_until) == (DeliveryState.SENDING, 4.0, 52, 60.0)

    async def test_a_send_begins_once_for_each_claim(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1),)))
        await send(store, Lane.ROUTINE)
        assert not await store.begin("copy/a/1", owner="me", now=1.0)
        await store.commit(Record("copy/a/1", PENDING, 2.0))
        await send(store, Lane.ROUTINE, now=2.0)

    async def test_nothing_begins_that_is_not_ones_own_any_more(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2), copy("a", 3), copy("a", 4))))
        await claim(store, Lane.ROUTINE, 2)
        await claim(store, Lane.ROUTINE, 1, owner="you")
        await store.commit(Record("copy/a/1", PENDING, 1.0), Forget(2))
        names = ("copy/a/1", "copy/a/2", "copy/a/3", "copy/a/4", "copy/zzz/1")
        assert not any([await store.begin(name, owner="me", now=4.0) for name in names])
        assert await store.unsettled() == []

    async def test_a_lease_that_ran_out_before_the_send_began_leaves_it_to_be_done(self, store: Storage) -> None:
        """Also where an earlier attempt had begun."""
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2))))
        await send(store, Lane.ROUTINE, 1)
        await store.commit(Record("copy/a/1", PENDING, 1.0, attempted=True))
        await claim(store, Lane.ROUTINE, now=2.0)
        assert await store.expire(62.0) == []
        assert await claim(store, Lane.ROUTINE, now=63.0, owner="you") == ["copy/a/1", "copy/a/2"]
        found = await store.delivery("copy/a/1")
        assert found is not None
        assert (found.attempts, found.doubts, found.error) == (1, 0, None)

    async def test_what_was_only_claimed_when_the_process_ended_is_to_be_done(
        self, store: Storage, opener: Opener
    ) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("a", 2), copy("a", 3))))
        await claim(store, Lane.ROUTINE, 2)
        await store.begin("copy/a/2", owner="me", now=3.0)
        store = await again(store, opener, now=77.0)
        assert [one.id for one in await store.unsettled()] == ["copy/a/2"]
        assert await claim(store, Lane.ROUTINE, now=99.0) == ["copy/a/1", "copy/a/3"]
        await store.close()

    async def test_order_and_age_survive_opening_again(self, store: Storage, opener: Opener) -> None:
        rows = tuple(copy("a", chat) for chat in (5, 3, 9, 1))
        await store.commit(AddDeliveries(rows))
        store = await again(store, opener)
        assert await claim(store, Lane.ROUTINE) == [row.id for row in rows]
        await store.close()

    async def test_what_was_forgotten_while_it_was_sent_stays_forgotten(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 5), copy("b", 5))))
        await claim(store, Lane.ROUTINE)
        await store.commit(Forget(5))
        await store.commit(Record("copy/a/5", SENT, 1.0, message=3))
        assert await store.delivery("copy/a/5") is None
        assert await claim(store, Lane.ROUTINE) == []
        await store.commit(AddDeliveries((Delivery("copy/c/5", 5, Lane.ROUTINE, Kind.COPY),)))
        assert await claim(store, Lane.ROUTINE) == ["copy/c/5"]
