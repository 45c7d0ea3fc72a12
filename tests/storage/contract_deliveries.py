"""The contract of deliveries: what is remembered of them, called off, bundled, found."""

from dataclasses import replace

import pytest

from bot.changes import (
    AddDeliveries,
    Bundle,
    CancelDeliveries,
    Forget,
    Hasten,
    Hold,
    Move,
    PutReader,
    RaiseFloor,
    Record,
    Renew,
    Unbundle,
)
from bot.models import Delivery, DeliveryState, Kind, Lane, Reader
from bot.ports import Backlog, Storage
from tests.storage.made import CHANNEL, copy, delivery, digest, held, post
from tests.storage.opened import Opened, Opener, again

SENT, DEAD, PENDING = DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.PENDING
UNKNOWN, CANCELLED, HELD = DeliveryState.UNKNOWN, DeliveryState.CANCELLED, DeliveryState.HELD


async def state_of(store: Storage, name: str) -> DeliveryState:
    found = await store.delivery(name)
    assert found is not None
    return found.state


class DeliveriesContract(Opened):
    async def test_a_delivery_comes_back_as_it_was(self, store: Storage, opener: Opener) -> None:
        full = copy("a", 5, created=1.5, not_before=9.0, silent=True, data={"filter": 3, "words": ["حموشي"]})
        await store.commit(AddDeliveries((full,)))
        assert await (await again(store, opener)).delivery(full.id) == full

    async def test_an_intent_is_stored_once_however_often_it_is_added(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)))
        await store.commit(Record("post/a/-1001", SENT, 1.0, message=7))
        await store.commit(AddDeliveries((post("a", data={"other": 1}),)))
        found = await store.delivery("post/a/-1001")
        assert found is not None
        assert (found.state, found.message, found.data) == (SENT, 7, {})

    async def test_who_was_forgotten_is_intended_nothing_by_those_who_did_not_know(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1)), PutReader(Reader(2)), AddDeliveries((post("a"), copy("b", 3))))
        await store.commit(Forget(1))
        rows = (copy("a", 1), copy("a", 2), copy("a", 3), post("c"))
        await store.commit(AddDeliveries(rows, unless_forgotten=True))
        assert [await store.delivery(row.id) is not None for row in rows] == [False, True, True, True]

    async def test_a_record_says_what_became_of_an_attempt(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)))
        await store.claim(Lane.CHANNEL, 1, owner="me", now=1.0, lease=60.0)
        name = "post/a/-1001"
        await store.commit(Record(name, PENDING, 2.0, not_before=9.0, error="429", attempted=True, drop="photo"))
        found = await store.delivery(name)
        assert found is not None
        assert (found.state, found.not_before, found.error, found.attempts) == (PENDING, 9.0, "429", 1)
        assert (found.owner, found.lease_until, found.ended, found.data) == (None, None, 2.0, {"drop": ["photo"]})
        await store.commit(Record(name, UNKNOWN, 3.0, doubted=True, drop="entities"))
        await store.commit(Record(name, SENT, 4.0, message=31, drop="photo"))
        found = await store.delivery(name)
        assert found is not None
        assert (found.state, found.message, found.error, found.doubts) == (SENT, 31, "429", 1)
        assert found.data == {"drop": ["photo", "entities"]}
        assert await store.floor(CHANNEL) == 31

    async def test_what_a_digest_listed_is_kept_with_what_became_of_it(self, store: Storage) -> None:
        await store.commit(AddDeliveries((digest(3, "a", "b"),)), Record("digest/n/3", UNKNOWN, 1.0, listed=("a", "b")))
        await store.commit(Record("digest/n/3", PENDING, 2.0, doubted=True))
        await store.commit(Record("digest/n/3", SENT, 3.0, message=5, listed=("b",)))
        found = await store.delivery("digest/n/3")
        assert found is not None
        assert found.data == {"articles": ["a", "b"], "listed": ["b"]}

    async def test_a_record_applied_twice_leaves_what_it_left_the_first_time(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)))
        deferred = Record("post/a/-1001", PENDING, 2.0, not_before=9.0, attempted=True)
        await store.commit(deferred, deferred)
        await store.commit(deferred)
        found = await store.delivery("post/a/-1001")
        assert found is not None
        assert found.attempts == 1

    @pytest.mark.parametrize("final", [SENT, DEAD, CANCELLED])
    async def test_a_final_outcome_stays(self, store: Storage, final: DeliveryState) -> None:
        await store.commit(AddDeliveries((post("a"),)), Record("post/a/-1001", final, 1.0))
        before = await store.delivery("post/a/-1001")
        await store.commit(Record("post/a/-1001", SENT, 2.0, message=4), Record("post/a/-1001", UNKNOWN, 3.0))
        assert await store.delivery("post/a/-1001") == before

    async def test_a_record_of_an_unknown_delivery_is_no_error(self, store: Storage) -> None:
        assert await store.commit(Record("post/zzz/1", SENT, 1.0, message=4))
        assert await store.floor(1) is None

    async def test_cancelling_an_article_calls_off_what_has_not_left(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"), copy("a", 1), held("a", 2), copy("b", 1), copy("a", 3))))
        await store.commit(Record("copy/a/3", SENT, 1.0))
        await store.claim(Lane.CHANNEL, 1, owner="me", now=1.0, lease=60.0)
        await store.commit(CancelDeliveries(article="a"))
        assert await store.tally("a") == {"post/sending": 1, "copy/cancelled": 2, "copy/sent": 1}
        assert await state_of(store, "copy/b/1") is PENDING

    async def test_cancelling_a_chat_calls_off_what_waits_for_it(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), held("b", 1), copy("a", 2), copy("b", 2))))
        await store.commit(CancelDeliveries(chat=1), CancelDeliveries(article="b", chat=2), CancelDeliveries())
        states = [await state_of(store, name) for name in ("copy/a/1", "copy/b/1", "copy/a/2", "copy/b/2")]
        assert states == [CANCELLED, CANCELLED, PENDING, CANCELLED]

    async def test_held_copies_become_one_digest_once(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0), held("b", 1, 5.0), held("c", 2, 9.0))))
        assert [(chat, [one.article for one in held]) for chat, held in await store.due_digests(5.0, 10)] == [
            (1, ["a", "b"])
        ]
        digest = Delivery("digest/today/1", 1, Lane.DIGEST, Kind.DIGEST, data={"articles": ["a", "b"]})
        bundle = Bundle(("copy/a/1", "copy/b/1"), digest)
        assert await store.commit(bundle)
        assert not await store.commit(bundle)
        assert not await store.commit(Bundle(("unknown",), digest))
        taken = await store.delivery("copy/a/1")
        assert taken is not None
        assert (taken.state, taken.data["digest"]) == (CANCELLED, digest.id)
        assert await store.due_digests(5.0, 10) == []
        assert await store.delivery(digest.id) == digest

    async def test_a_digest_that_did_not_leave_comes_apart_and_its_copies_can_become_one_again(
        self, store: Storage, opener: Opener
    ) -> None:
        rows = (held("a", 1, 5.0), held("b", 1, 5.0), held("c", 1, 5.0))
        bundle = Bundle(("copy/a/1", "copy/b/1"), digest(1, "a", "b"))
        await store.commit(AddDeliveries(rows), bundle, CancelDeliveries(article="c"))
        await store.claim(Lane.DIGEST, 1, owner="me", now=6.0, lease=9.0)
        await store.commit(Unbundle("digest/n/1", 7.0), Unbundle("digest/n/1", 8.0), Unbundle("digest/zzz/1", 7.0))
        store = await again(store, opener)
        found = [await store.delivery(f"copy/{name}/1") for name in "abc"]
        assert [(one.state, one.not_before, dict(one.data)) for one in found if one] == [
            (HELD, 7.0, {}),
            (HELD, 7.0, {}),
            (CANCELLED, 5.0, {}),
        ]
        assert await store.delivery("digest/n/1") is None
        assert await store.tally("a") == {"copy/held": 1}
        assert await store.commit(bundle)
        [taken] = await store.claim(Lane.DIGEST, 1, owner="me", now=8.0, lease=9.0)
        assert taken.id == "digest/n/1"
        await store.close()

    async def test_a_digest_of_a_group_that_moved_comes_apart_under_its_new_number(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(-5)), AddDeliveries((held("a", -5, 5.0),)))
        await store.commit(Bundle(("copy/a/-5",), digest(-5, "a")), Move(-5, -1005), Unbundle("digest/n/-5", 7.0))
        assert [(chat, len(rows)) for chat, rows in await store.due_digests(7.0, 9)] == [(-1005, 1)]

    @pytest.mark.parametrize("state", [SENT, DEAD, UNKNOWN])
    async def test_a_digest_that_left_or_may_have_does_not_come_apart(
        self, store: Storage, state: DeliveryState
    ) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0),)), Bundle(("copy/a/1",), digest(1, "a")))
        await store.commit(Record("digest/n/1", state, 6.0), Unbundle("digest/n/1", 7.0))
        assert (await state_of(store, "digest/n/1"), await state_of(store, "copy/a/1")) == (state, CANCELLED)

    async def test_a_digest_that_is_repeated_after_a_doubt_does_not_come_apart(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0),)), Bundle(("copy/a/1",), digest(1, "a")))
        await store.commit(Record("digest/n/1", UNKNOWN, 6.0), Record("digest/n/1", PENDING, 7.0, doubted=True))
        await store.commit(Unbundle("digest/n/1", 8.0))
        assert (await state_of(store, "digest/n/1"), await state_of(store, "copy/a/1")) == (PENDING, CANCELLED)

    async def test_a_digest_whose_copies_are_not_known_any_more_is_called_off(self, store: Storage) -> None:
        await store.commit(AddDeliveries((digest(1, "a"),)))
        await store.claim(Lane.DIGEST, 1, owner="me", now=6.0, lease=9.0)
        await store.commit(Unbundle("digest/n/1", 7.0))
        found = await store.delivery("digest/n/1")
        assert found is not None
        assert (found.state, found.owner, found.ended) == (CANCELLED, None, 7.0)

    @pytest.mark.parametrize("state", [DEAD, CANCELLED])
    async def test_what_ended_without_having_left_can_be_intended_again(
        self, store: Storage, opener: Opener, state: DeliveryState
    ) -> None:
        await store.commit(AddDeliveries((copy("a", 1, data={"filters": [1]}),)))
        await store.commit(Record("copy/a/1", state, 5.0, error="403", attempted=True))
        again_, other = copy("a", 1, not_before=9.0, data={"filters": [2]}), copy("zzz", 1)
        await store.commit(Renew(again_, 4.0))
        assert await state_of(store, "copy/a/1") is state
        await store.commit(Renew(again_, 5.0), Renew(other, 5.0))
        await store.commit(Renew(copy("a", 1), 5.0))
        store = await again(store, opener)
        assert await store.delivery("copy/a/1") == again_
        assert await store.delivery("copy/zzz/1") is None
        assert await store.tally("a") == {"copy/pending": 1}
        [taken] = await store.claim(again_.lane, 9, owner="me", now=9.0, lease=9.0)
        assert taken.id == "copy/a/1"
        await store.close()

    @pytest.mark.parametrize("state", [SENT, UNKNOWN, PENDING])
    async def test_what_left_or_may_have_or_is_to_leave_is_not_intended_again(
        self, store: Storage, state: DeliveryState
    ) -> None:
        await store.commit(AddDeliveries((copy("a", 1), copy("b", 1))), Record("copy/a/1", state, 5.0))
        await store.commit(Record("copy/b/1", UNKNOWN, 4.0), Record("copy/b/1", DEAD, 5.0, doubted=True))
        before = [await store.delivery(f"copy/{name}/1") for name in "ab"]
        await store.commit(Renew(copy("a", 1, not_before=9.0), 5.0), Renew(copy("b", 1, not_before=9.0), 5.0))
        assert [await store.delivery(f"copy/{name}/1") for name in "ab"] == before

    async def test_what_went_into_a_digest_is_not_intended_again(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0),)), Record("copy/a/1", HELD, 4.0))
        await store.commit(Bundle(("copy/a/1",), digest(1, "a")), Renew(copy("a", 1), 4.0))
        assert await state_of(store, "copy/a/1") is CANCELLED

    async def test_what_waits_for_a_reason_that_is_over_is_due_sooner(self, store: Storage) -> None:
        await store.commit(AddDeliveries(tuple(copy(name, 1, not_before=5.0) for name in "abcd")))
        await store.commit(AddDeliveries((copy("a", 2, not_before=50.0, error="night"), held("e", 1, 50.0))))
        for name, reason, until in (
            ("a", "night", 50.0),
            ("b", "429", 50.0),
            ("c", "pause", 50.0),
            ("d", "night", 6.0),
        ):
            await store.commit(Record(f"copy/{name}/1", PENDING, 1.0, not_before=until, error=reason))
        hasten = Hasten(1, ("night", "pause"), 9.0)
        await store.commit(hasten, hasten)
        rows = [await store.delivery(name) for name in ("copy/a/2", *(f"copy/{name}/1" for name in "abcde"))]
        assert [row.not_before for row in rows if row] == [50.0, 9.0, 50.0, 9.0, 6.0, 50.0]

    async def test_due_digests_come_in_the_order_they_fell_due_and_stay_due(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0), held("a", 2, 3.0), held("b", 1, 8.0), held("a", 3, 4.0))))
        assert [chat for chat, _ in await store.due_digests(5.0, 2)] == [2, 3]
        assert [chat for chat, _ in await store.due_digests(5.0, 9)] == [2, 3, 1]
        assert [chat for chat, _ in await store.due_digests(5.0, 9)] == [2, 3, 1]

    async def test_what_is_held_for_later_does_not_come_with_what_is_due(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 9.0), held("b", 1, 5.0), held("c", 1, 4.0))))
        assert [[one.article for one in rows] for _, rows in await store.due_digests(5.0, 9)] == [["b", "c"]]
        assert [[one.article for one in rows] for _, rows in await store.due_digests(9.0, 9)] == [["a", "b", "c"]]

    async def test_what_is_left_of_held_copies_is_still_due(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 3.0), held("b", 1, 5.0), held("c", 2, 4.0))))
        assert [chat for chat, _ in await store.due_digests(9.0, 9)] == [1, 2]
        await store.commit(CancelDeliveries(article="a"))
        due = await store.due_digests(9.0, 9)
        assert [(chat, [one.article for one in rows]) for chat, rows in due] == [(2, ["c"]), (1, ["b"])]
        assert await store.due_digests(3.5, 9) == []

    async def test_a_chats_held_copies_get_another_time(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0), held("b", 1, 6.0))))
        await store.commit(Hold(1, 50.0))
        assert await store.due_digests(49.0, 9) == []
        await store.commit(Hold(1, 2.0))
        assert [chat for chat, _ in await store.due_digests(2.0, 9)] == [1]

    async def test_a_chats_held_breaking_items_get_a_time_of_their_own(self, store: Storage) -> None:
        urgent = replace(held("b", 1, 5.0), lane=Lane.BREAKING)
        await store.commit(AddDeliveries((held("a", 1, 5.0), urgent)), Hold(1, 50.0, breaking=7.0))
        assert [[one.article for one in rows] for _, rows in await store.due_digests(7.0, 9)] == [["b"]]
        await store.commit(Hold(1, 9.0))
        assert [[one.article for one in rows] for _, rows in await store.due_digests(9.0, 9)] == [["a", "b"]]

    async def test_a_delivery_can_be_put_into_another_lane(self, store: Storage, opener: Opener) -> None:
        await store.commit(AddDeliveries((copy("a", 1), held("b", 1, 5.0))))
        await store.commit(Record("copy/a/1", PENDING, 1.0, not_before=1.0, lane=Lane.BREAKING))
        await store.commit(Record("copy/b/1", HELD, 1.0, not_before=3.0, lane=Lane.BREAKING))
        store = await again(store, opener)
        assert await store.claim(Lane.ROUTINE, 9, owner="me", now=9.0, lease=60.0) == []
        (taken,) = await store.claim(Lane.BREAKING, 9, owner="me", now=9.0, lease=60.0)
        assert (taken.id, taken.lane) == ("copy/a/1", Lane.BREAKING)
        assert [[one.lane for one in rows] for _, rows in await store.due_digests(3.0, 9)] == [[Lane.BREAKING]]
        await store.close()

    async def test_some_of_a_chats_held_copies_get_another_time(self, store: Storage) -> None:
        await store.commit(AddDeliveries((held("a", 1, 5.0), held("b", 1, 5.0), copy("c", 1), held("a", 2, 5.0))))
        await store.commit(Hold(1, 50.0, only=("copy/a/1", "copy/c/1", "copy/a/2")))
        due = await store.due_digests(5.0, 9)
        assert [(chat, [one.article for one in rows]) for chat, rows in due] == [(1, ["b"]), (2, ["a"])]
        assert await state_of(store, "copy/c/1") is PENDING

    async def test_copies_are_the_posts_and_copies_by_chat_number_in_pages(self, store: Storage) -> None:
        edit = delivery(Kind.EDIT, "a", 2, Lane.FLASH)
        await store.commit(AddDeliveries((copy("a", 3), copy("a", 1), post("a"), edit, copy("b", 1), copy("a", 2))))
        assert [one.chat for one in await store.copies("a", after=None, limit=3)] == [CHANNEL, 1, 2]
        await store.commit(AddDeliveries((copy("a", 9),)))
        assert [one.id for one in await store.copies("a", after=2, limit=5)] == ["copy/a/3", "copy/a/9"]
        assert await store.copies("zzz", after=None, limit=5) == []

    async def test_digests_are_found_by_each_article_they_hold(self, store: Storage, opener: Opener) -> None:
        """Whatever becomes of the held copies, and however often the digest changes its state."""
        await store.commit(AddDeliveries((digest(3, "a", "b"), digest(1, "b", "a"), digest(2, "a"), digest(9, "c"))))
        await store.commit(Record("digest/n/1", SENT, 1.0, message=5))
        assert [one.chat for one in await store.digests("a", after=None, limit=2)] == [1, 2]
        assert [one.chat for one in await store.digests("a", after=2, limit=9)] == [3]
        store = await again(store, opener)
        assert [(one.chat, one.message) for one in await store.digests("b", after=None, limit=9)] == [(1, 5), (3, None)]
        assert await store.digests("zzz", after=None, limit=9) == []
        await store.close()

    async def test_a_digest_counts_for_each_article_it_holds(self, store: Storage) -> None:
        await store.commit(AddDeliveries((digest(3, "a", "b", "a"), digest(1, "a"), copy("a", 7))))
        await store.commit(Record("digest/n/3", SENT, 1.0, message=5))
        assert await store.tally("a") == {"copy/pending": 1, "digest/sent": 1, "digest/pending": 1}
        assert await store.tally("b") == {"digest/sent": 1}

    async def test_a_digest_that_is_forgotten_holds_nothing_any_more(self, store: Storage) -> None:
        await store.commit(AddDeliveries((digest(3, "a"), digest(4, "a"))))
        await store.commit(Forget(3))
        assert [one.chat for one in await store.digests("a", after=None, limit=9)] == [4]
        await store.commit(Record("digest/n/4", SENT, 1.0, message=5))
        await store.prune(31 * 86_400.0)
        assert await store.digests("a", after=None, limit=9) == []
        assert await store.tally("a") == {}

    async def test_a_chats_newest_deliveries_come_first(self, store: Storage) -> None:
        await store.commit(AddDeliveries(tuple(copy(name, 1) for name in "abcd")))
        assert [one.article for one in await store.deliveries_in(1, limit=3)] == ["d", "c", "b"]
        assert await store.deliveries_in(2, limit=3) == []

    async def test_a_delivery_is_found_by_the_number_it_stands_under(self, store: Storage) -> None:
        edit = delivery(Kind.EDIT, "a", CHANNEL, Lane.FLASH)
        await store.commit(AddDeliveries((post("a"), post("b"), edit)))
        await store.commit(
            Record("post/a/-1001", SENT, 1.0, message=7),
            Record(edit.id, SENT, 1.0, message=7),
            Record("post/b/-1001", SENT, 1.0, message=9),
        )
        found = await store.by_message(CHANNEL, 7)
        assert found is not None
        assert found.id == "post/a/-1001"
        assert await store.by_message(CHANNEL, 8) is None
        assert await store.by_message(5, 7) is None
        assert await store.sent_after(CHANNEL, 7) == {9: "post/b/-1001"}
        assert await store.sent_after(CHANNEL, 0) == {7: "post/a/-1001", 9: "post/b/-1001"}

    async def test_a_floor_only_rises(self, store: Storage, opener: Opener) -> None:
        assert await store.floor(CHANNEL) is None
        await store.commit(RaiseFloor(CHANNEL, 9), RaiseFloor(CHANNEL, 4), RaiseFloor(-5, 2))
        store = await again(store, opener)
        assert (await store.floor(CHANNEL), await store.floor(-5)) == (9, 2)
        await store.close()

    async def test_the_unsettled_are_all_unknown_oldest_first(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", 1), post("b"), copy("c", 2))))
        await store.commit(Record("copy/c/2", UNKNOWN, 1.0), Record("copy/a/1", UNKNOWN, 2.0))
        assert [one.id for one in await store.unsettled()] == ["copy/a/1", "copy/c/2"]

    async def test_the_backlog_has_a_line_for_every_lane(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a", not_before=3.0), post("b", not_before=2.0), post("c"))))
        await store.commit(AddDeliveries((copy("a", 1, not_before=99.0), copy("a", 2), copy("a", 3))))
        await store.claim(Lane.CHANNEL, 1, owner="me", now=0.0, lease=9.0)
        await store.claim(Lane.ROUTINE, 1, owner="me", now=0.0, lease=9.0)
        await store.commit(Record("copy/a/2", UNKNOWN, 1.0), CancelDeliveries(chat=3))
        lines = {line.lane: line for line in await store.backlog(50.0)}
        assert lines[Lane.CHANNEL] == Backlog(Lane.CHANNEL, pending=2, oldest_due=2.0, unknown=0, sending=1)
        assert lines[Lane.ROUTINE] == Backlog(Lane.ROUTINE, pending=1, oldest_due=None, unknown=1, sending=0)
        assert len(lines) == len(Lane)
