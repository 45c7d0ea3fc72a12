"""The contract of groups that become supergroups: one reader, one intent for each article, whatever the number."""

from bot.changes import AddDeliveries, Forget, Move, PutReader, RaiseFloor, Record
from bot.models import DeliveryState, Filter, FilterKind, Lane, Reader
from bot.ports import Storage
from tests.storage.made import copy, held
from tests.storage.opened import Opened, Opener, again

SENT, DEAD, PENDING = DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.PENDING
HELD, CANCELLED = DeliveryState.HELD, DeliveryState.CANCELLED
OLD, NEW = -5, -1005
DAY = 86_400.0


async def states_in(store: Storage, chat: int) -> dict[str, DeliveryState]:
    """Return what there is for a chat, by id."""
    return {one.id: one.state for one in await store.deliveries_in(chat, limit=99)}


class MovesContract(Opened):
    async def test_a_group_that_moved_keeps_its_filters(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(-5, kind="group", digest="08:00")))
        await store.commit(Move(-5, -1005), Move(-5, -1005), Move(-1005, -1005))
        assert await store.reader(-5) is None
        moved = await store.reader(-1005)
        assert moved is not None
        assert (moved.digest, moved.kind, moved.version) == ("08:00", "supergroup", 2)

    async def test_a_group_that_moved_to_a_number_with_a_reader_is_one_reader(self, store: Storage) -> None:
        breaking, words = Filter(1, FilterKind.TOPIC, "breaking"), Filter(2, FilterKind.WORDS, "حموشي")
        old = Reader(-5, kind="group", filters=(breaking, words), next_filter=3, digest="08:00", quiet="22:00-07:00")
        there = Reader(-1005, kind="supergroup", filters=(breaking,), next_filter=2, digest="09:00", chosen=("digest",))
        await store.commit(PutReader(old), PutReader(there))
        await store.commit(Move(-5, -1005), Move(-5, -1005))
        [found] = await store.readers(after=None, limit=9)
        assert (found.chat, found.filters, found.digest, found.quiet) == (
            -1005,
            (breaking, words),
            "09:00",
            "22:00-07:00",
        )
        assert (found.earlier, found.version) == ((-5,), 2)

    async def test_who_read_a_group_before_it_moved_decides_again(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(-5, digest="08:00")), PutReader(Reader(-1005)))
        await store.commit(Move(-5, -1005))
        assert not await store.commit(PutReader(Reader(-1005, digest="09:00", version=1)))
        assert not await store.commit(PutReader(Reader(-5, digest="09:00", version=1)))

    async def test_a_group_that_moved_gets_what_waited_under_its_new_number(self, store: Storage) -> None:
        await store.commit(AddDeliveries((copy("a", -5), copy("b", -5), copy("c", -5))))
        await store.commit(Record("copy/c/-5", SENT, 1.0, message=2))
        await store.claim(Lane.ROUTINE, 1, owner="me", now=1.0, lease=9.0)
        await store.commit(Record("copy/a/-5", PENDING, 1.0, not_before=1.0), Move(-5, -1005), Move(-5, -1005))
        taken = await store.claim(Lane.ROUTINE, 1, owner="me", now=9.0, lease=9.0)
        assert [(one.id, one.chat) for one in taken] == [("copy/b/-5", -1005)]
        assert [one.chat for one in await store.deliveries_in(-1005, limit=9)] == [-1005, -1005]
        assert [one.id for one in await store.deliveries_in(-5, limit=9)] == ["copy/c/-5"]

    async def test_what_a_group_had_before_it_moved_is_not_intended_again(self, store: Storage, opener: Opener) -> None:
        await store.commit(PutReader(Reader(OLD)), AddDeliveries((copy("a", OLD), held("b", OLD), copy("c", OLD))))
        await store.commit(Record("copy/a/-5", SENT, 1.0, message=7), Record("copy/c/-5", DEAD, 1.0))
        await store.commit(Move(OLD, NEW))
        store = await again(store, opener)
        await store.commit(AddDeliveries((copy("a", NEW), copy("b", NEW), copy("c", NEW), copy("d", NEW))))
        assert await states_in(store, OLD) == {"copy/a/-5": SENT, "copy/c/-5": DEAD}
        assert await states_in(store, NEW) == {"copy/b/-5": HELD, "copy/d/-1005": PENDING}
        assert [len(rows) for _, rows in await store.due_digests(9.0, 9)] == [1]
        await store.close()

    async def test_a_packed_copy_of_before_is_known_under_the_new_number(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), AddDeliveries((copy("a", OLD), copy("a", 7))))
        await store.commit(Record("copy/a/-5", SENT, 1.0, message=7), Record("copy/a/7", SENT, 1.0, message=8))
        await store.prune(DAY)
        await store.commit(Move(OLD, NEW))
        await store.commit(AddDeliveries((copy("a", NEW),)))
        assert await store.tally("a") == {"copy/sent": 2}
        assert await states_in(store, NEW) == {}

    async def test_an_intent_is_found_by_the_number_the_group_has_now(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), AddDeliveries((copy("a", OLD), held("b", OLD))))
        await store.commit(Record("copy/a/-5", SENT, 1.0, message=7))
        await store.commit(Move(OLD, NEW))
        found = [await store.delivery(f"copy/{name}/{NEW}") for name in ("a", "b", "c")]
        assert [one and (one.id, one.chat) for one in found] == [("copy/a/-5", OLD), ("copy/b/-5", NEW), None]

    async def test_an_intent_is_found_by_whichever_number_a_group_had_when_it_moved_twice(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), AddDeliveries((copy("a", OLD),)))
        await store.commit(Record("copy/a/-5", SENT, 1.0, message=7), Move(OLD, -6))
        await store.commit(AddDeliveries((copy("b", -6),)))
        await store.commit(Record("copy/b/-6", SENT, 1.0, message=8), Move(-6, NEW))
        await store.commit(AddDeliveries((copy("a", NEW), copy("b", NEW))))
        assert await states_in(store, NEW) == {}
        await store.commit(Forget(NEW))
        assert await store.tally("a") == await store.tally("b") == {}

    async def test_what_is_intended_under_both_numbers_goes_out_once(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), PutReader(Reader(NEW)))
        both = (copy("a", OLD), copy("a", NEW), held("b", OLD), held("b", NEW), copy("c", OLD), copy("c", NEW))
        await store.commit(AddDeliveries((*both, copy("d", OLD))))
        await store.commit(Record("copy/a/-1005", SENT, 1.0, message=3), Record("copy/c/-1005", DEAD, 1.0))
        await store.commit(Move(OLD, NEW))
        assert await states_in(store, NEW) == {
            "copy/a/-1005": SENT,
            "copy/b/-1005": HELD,
            "copy/c/-5": PENDING,
            "copy/c/-1005": DEAD,
            "copy/d/-5": PENDING,
        }
        assert await states_in(store, OLD) == {"copy/a/-5": CANCELLED, "copy/b/-5": CANCELLED}

    async def test_a_page_that_was_worked_out_before_a_group_moved_intends_it_for_the_new_number(
        self, store: Storage, opener: Opener
    ) -> None:
        await store.commit(PutReader(Reader(OLD)), PutReader(Reader(7)))
        page = AddDeliveries((copy("a", OLD), held("b", OLD), copy("a", 7)), unless_forgotten=True)
        await store.commit(Move(OLD, NEW))
        await store.commit(page)
        await store.commit(page)
        assert await states_in(store, OLD) == {}
        store = await again(store, opener)
        assert await states_in(store, NEW) == {"copy/a/-5": PENDING, "copy/b/-5": HELD}
        assert await states_in(store, 7) == {"copy/a/7": PENDING}
        await store.close()

    async def test_such_a_page_intends_nothing_that_the_new_number_has(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), PutReader(Reader(NEW)), AddDeliveries((copy("a", NEW),)))
        await store.commit(AddDeliveries((copy("b", OLD),)), Record("copy/b/-5", SENT, 1.0, message=7))
        await store.commit(Move(OLD, -6), Move(-6, NEW))
        await store.commit(AddDeliveries((copy("a", OLD), copy("a", -6), copy("b", -6)), unless_forgotten=True))
        assert await states_in(store, NEW) == {"copy/a/-1005": PENDING}
        assert await states_in(store, OLD) == {"copy/b/-5": SENT}
        assert await states_in(store, -6) == {}

    async def test_such_a_page_intends_nothing_for_a_group_that_was_forgotten_since(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)))
        await store.commit(Move(OLD, NEW), Forget(NEW))
        await store.commit(AddDeliveries((copy("a", OLD),), unless_forgotten=True))
        assert await states_in(store, OLD) == await states_in(store, NEW) == {}

    async def test_forgetting_a_group_erases_what_went_to_its_earlier_number(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(OLD)), AddDeliveries((copy("a", OLD), copy("b", OLD))), RaiseFloor(OLD, 9))
        await store.commit(Record("copy/a/-5", SENT, 1.0, message=7))
        await store.commit(Move(OLD, NEW))
        await store.commit(Forget(NEW))
        assert await states_in(store, OLD) == await states_in(store, NEW) == {}
        assert await store.floor(OLD) is None
        await store.commit(PutReader(Reader(NEW)), AddDeliveries((copy("a", NEW),)))
        assert await states_in(store, NEW) == {"copy/a/-1005": PENDING}
