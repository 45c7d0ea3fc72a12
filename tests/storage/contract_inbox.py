"""The contract of updates: stored before they are confirmed, handled once, in a chat's order."""

from bot.changes import AnswerUpdate, FinishUpdate, SetAsideUpdate, SetValue
from bot.models import Update
from bot.ports import Storage
from tests.storage.made import update
from tests.storage.opened import Opened, Opener, again

DAY = 86_400.0


async def take(store: Storage, now: float = 0.0, limit: int = 10, owner: str = "me") -> list[int]:
    return [one.id for one in await store.take_updates(owner, limit=limit, now=now, lease=60.0)]


class InboxContract(Opened):
    async def test_an_update_comes_back_as_it_was(self, store: Storage, opener: Opener) -> None:
        full = Update(9, {"message": {"text": "حموشي 🇲🇦", "n": [1, 2.5, None, True]}}, chat=-4, at=3.5)
        assert await store.put_updates([full]) == 1
        store = await again(store, opener)
        [taken] = await store.take_updates("me", limit=1, now=4.0, lease=9.0)
        assert taken == Update(9, full.body, -4, 3.5, attempts=1)
        await store.close()

    async def test_an_update_is_stored_once(self, store: Storage) -> None:
        assert await store.put_updates([update(1), update(2), update(1)]) == 2
        assert await store.put_updates([update(2), update(3)]) == 1
        assert await store.waiting_updates() == 3

    async def test_an_update_that_was_done_is_not_stored_again_within_two_days(self, store: Storage) -> None:
        await store.put_updates([update(1)])
        await store.commit(FinishUpdate(1, 10.0))
        assert await store.put_updates([update(1, at=2 * DAY)]) == 0
        assert await store.put_updates([update(1, at=2 * DAY + 11.0)]) == 1
        assert await take(store) == [1]

    async def test_updates_are_taken_oldest_first_and_one_of_a_chat(self, store: Storage) -> None:
        await store.put_updates([update(900, chat=1), update(5, chat=1), update(6, chat=2), update(7, chat=3)])
        assert await take(store, limit=2) == [900, 6]
        assert await take(store) == [7]
        await store.commit(FinishUpdate(900, 1.0))
        assert await take(store) == [5]
        assert await store.waiting_updates() == 3

    async def test_updates_of_no_chat_do_not_wait_for_one_another(self, store: Storage) -> None:
        await store.put_updates([update(1, chat=0), update(2, chat=0)])
        assert await take(store) == [1, 2]

    async def test_an_update_whose_lease_ran_out_is_taken_again_and_counted(self, store: Storage) -> None:
        await store.put_updates([update(1), update(2)])
        await take(store, now=0.0)
        assert await take(store, now=59.0) == []
        [taken] = await store.take_updates("you", limit=5, now=60.0, lease=9.0)
        assert (taken.id, taken.attempts) == (1, 2)

    async def test_a_taken_update_may_be_taken_again_by_the_next_process(self, store: Storage, opener: Opener) -> None:
        await store.put_updates([update(1)])
        await take(store)
        store = await again(store, opener)
        [taken] = await store.take_updates("me", limit=5, now=1.0, lease=9.0)
        assert taken.attempts == 2
        await store.close()

    async def test_an_effect_and_its_answers_are_stored_together_once(self, store: Storage, opener: Opener) -> None:
        await store.put_updates([update(1)])
        await take(store)
        answers = ({"method": "sendMessage", "chat_id": 7, "text": "تم"},)
        assert await store.commit(SetValue("effect", 1), AnswerUpdate(1, answers))
        assert not await store.commit(SetValue("effect", 2), AnswerUpdate(1, ()))
        assert await store.value("effect") == 1
        store = await again(store, opener)
        [told] = await store.take_updates("me", limit=5, now=1.0, lease=9.0)
        assert told.answers == answers
        await store.commit(FinishUpdate(1, 2.0))
        assert not await store.commit(AnswerUpdate(1, answers))
        assert not await store.commit(AnswerUpdate(404, answers))
        await store.close()

    async def test_no_answers_are_answers_too(self, store: Storage) -> None:
        await store.put_updates([update(1)])
        assert await store.commit(AnswerUpdate(1, ()))
        [taken] = await store.take_updates("me", limit=5, now=1.0, lease=9.0)
        assert taken.answers == ()

    async def test_a_finished_update_is_done_for_good(self, store: Storage) -> None:
        await store.put_updates([update(1), update(2)])
        await store.commit(FinishUpdate(1, 1.0), FinishUpdate(1, 2.0), FinishUpdate(404, 1.0))
        assert await take(store) == [2]
        assert await store.waiting_updates() == 1

    async def test_an_update_set_aside_is_not_tried_again(self, store: Storage, opener: Opener) -> None:
        await store.put_updates([update(1), update(2)])
        await take(store)
        await store.commit(SetAsideUpdate(1, 1.0, "KeyError"))
        store = await again(store, opener)
        assert await take(store) == [2]
        kept = [record async for record in store.export() if record["record"] == "update"]
        assert [(one["reason"], one["body"]) for one in kept if one["id"] == 1] == [("KeyError", update(1).body)]
        await store.close()

    async def test_old_ids_are_pruned(self, store: Storage) -> None:
        await store.put_updates([update(1, chat=1), update(2, chat=2), update(3, chat=3)])
        await store.commit(FinishUpdate(1, 10.0), SetAsideUpdate(2, 10.0, "no sense"))
        await store.prune(2 * DAY)
        assert await ids(store) == [1, 2, 3]
        await store.prune(2 * DAY + 11.0)
        assert await ids(store) == [2, 3]
        await store.prune(30 * DAY + 11.0)
        assert await ids(store) == [3]


async def ids(store: Storage) -> list[int]:
    return [int(record["id"]) async for record in store.export() if record["record"] == "update"]
