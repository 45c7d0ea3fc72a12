"""The contract of commits, documents, values, the audit trail, leases and the budget; pruning and packed ledgers."""

import asyncio
from dataclasses import replace

import pytest

from bot.changes import (
    AddDeliveries,
    Bundle,
    CancelDeliveries,
    DropDocument,
    Forget,
    Log,
    Publish,
    PutArticle,
    PutDocument,
    Record,
    SetValue,
    Unbundle,
)
from bot.errors import StorageError
from bot.models import Act, Delivery, DeliveryState, Document, Kind, Lane
from bot.newsroom.quiet import NEVER
from bot.ports import Storage
from tests.storage.made import CHANNEL, article, copy, delivery, digest, held, post
from tests.storage.opened import Opened, Opener, again

DAY = 86_400.0
SENT, DEAD = DeliveryState.SENT, DeliveryState.DEAD


async def finish(store: Storage, *, at: float = 0.0) -> None:
    """Article `a` with a post and three copies: two sent, one refused."""
    rows = (post("a"), copy("a", 11), copy("a", 12), copy("a", -13))
    await store.commit(Publish(article("a"), rows))
    await store.commit(
        Record("post/a/-1001", SENT, at, message=500),
        Record("copy/a/11", SENT, at, message=71),
        Record("copy/a/12", DEAD, at, error="blocked"),
        Record("copy/a/-13", SENT, at, message=9),
    )


class RestContract(Opened):
    async def test_a_document_is_stored_over_the_version_it_was_made_from(self, store: Storage, opener: Opener) -> None:
        draft = Document("draft", "d1", {"text": "عاجل", "n": [1, {"a": None}]})
        assert await store.commit(PutDocument(draft))
        assert not await store.commit(PutDocument(draft))
        assert await store.commit(PutDocument(Document("draft", "d1", {"text": "2"}, version=1)))
        store = await again(store, opener)
        assert await store.document("draft", "d1") == Document("draft", "d1", {"text": "2"}, version=2)
        assert await store.document("draft", "d2") is None
        await store.close()

    async def test_documents_of_a_kind_come_by_id(self, store: Storage) -> None:
        names = ("b", "a", "c")
        await store.commit(*(PutDocument(Document("draft", name, {})) for name in names))
        await store.commit(PutDocument(Document("look", "z", {})))
        await store.commit(DropDocument("draft", "c"), DropDocument("draft", "gone"))
        assert [one.id for one in await store.documents("draft")] == ["a", "b"]

    @pytest.mark.parametrize("value", ["نص", 7, 2.5, True, False, 0])
    async def test_a_value_keeps_its_type(self, store: Storage, opener: Opener, value: str | float) -> None:
        await store.commit(SetValue("name", value))
        store = await again(store, opener)
        kept = await store.value("name")
        assert (kept, type(kept)) == (value, type(value))
        await store.commit(SetValue("name", None))
        assert await store.value("name") is None
        await store.close()

    async def test_the_audit_trail_comes_oldest_first(self, store: Storage, opener: Opener) -> None:
        acts = [Act(3.0, 7, "publish", "a", "x"), Act(1.0, 7, "skip", "b"), Act(2.0, 0, "look")]
        await store.commit(*(Log(act) for act in acts))
        store = await again(store, opener)
        assert [act.at for act in await store.acts()] == [1.0, 2.0, 3.0]
        assert await store.acts(since=2.0, limit=1) == [acts[2]]
        await store.close()

    async def test_a_commit_is_all_or_nothing(self, store: Storage) -> None:
        refused = PutDocument(Document("draft", "x", {}, version=9))
        assert not await store.commit(SetValue("a", 1), AddDeliveries((post("a"),)), refused, SetValue("b", 1))
        assert (await store.value("a"), await store.value("b"), await store.delivery("post/a/-1001")) == (None,) * 3
        assert await store.commit()

    async def test_of_many_at_once_one_gets_it(self, store: Storage) -> None:
        tries = (store.commit(Publish(article("a"), (post("a"),)), SetValue("winner", n)) for n in range(20))
        done = await asyncio.gather(*tries)
        assert done.count(True) == 1
        assert await store.value("winner") == done.index(True)

    async def test_what_is_no_json_is_refused_and_the_others_commits_are_not(self, store: Storage) -> None:
        bad = AddDeliveries((copy("a", 1, data={"x": object()}),))
        worse = AddDeliveries((copy("b", 1, not_before=float("nan")),))
        results = await asyncio.gather(
            store.commit(bad), store.commit(SetValue("x", 1)), store.commit(worse), return_exceptions=True
        )
        assert [type(one) for one in results] == [StorageError, bool, StorageError]
        assert await store.delivery("copy/a/1") is None
        assert await store.value("x") == 1

    async def test_half_characters_and_giant_numbers_do_not_spoil_the_store(
        self, store: Storage, opener: Opener
    ) -> None:
        await store.commit(SetValue("odd", "a\ud800b"), SetValue("big", 2**70))
        store = await again(store, opener)
        assert (await store.value("odd"), await store.value("big")) == ("a\ufffdb", 2.0**70)
        await store.close()

    async def test_a_lease_is_one_owners_until_it_ends(self, store: Storage) -> None:
        assert await store.lease("poll", "me", now=0.0, seconds=10.0)
        assert not await store.lease("poll", "you", now=9.9, seconds=10.0)
        assert await store.lease("poll", "me", now=9.0, seconds=10.0)
        assert not await store.lease("poll", "you", now=18.0, seconds=10.0)
        assert await store.lease("poll", "you", now=19.0, seconds=10.0)
        await store.release("poll", "me")
        assert not await store.lease("poll", "me", now=20.0, seconds=10.0)
        await store.release("poll", "you")
        assert await store.lease("poll", "me", now=20.0, seconds=10.0)
        assert await store.lease("other", "you", now=20.0, seconds=10.0)

    async def test_the_budget_grants_no_more_than_the_pace(self, store: Storage) -> None:
        granted = [await store.grant(20, per_second=28.0, now=tick / 2) for tick in range(21)]
        assert all(0 <= one <= 20 for one in granted)
        assert 28 * 9 <= sum(granted) <= 28 * 11
        assert await store.grant(0, per_second=28.0, now=99.0) == 0

    async def test_a_check_of_a_sound_store_says_nothing(self, store: Storage) -> None:
        await store.check()
        await store.check()

    async def test_a_finished_articles_ledger_still_answers(self, store: Storage, opener: Opener) -> None:
        await finish(store)
        before = await store.tally("a")
        await store.prune(DAY)
        store = await again(store, opener)
        assert await store.tally("a") == before == {"post/sent": 1, "copy/sent": 2, "copy/dead": 1}
        copies = await store.copies("a", after=None, limit=10)
        assert [(one.chat, one.kind, one.state, one.message, one.lane) for one in copies] == [
            (CHANNEL, Kind.POST, SENT, 500, Lane.CHANNEL),
            (-13, Kind.COPY, SENT, 9, Lane.ROUTINE),
            (11, Kind.COPY, SENT, 71, Lane.ROUTINE),
            (12, Kind.COPY, DEAD, None, Lane.ROUTINE),
        ]
        assert [one.chat for one in await store.copies("a", after=-13, limit=1)] == [11]
        for chat, message in ((CHANNEL, 500), (11, 71), (-13, 9)):
            found = await store.by_message(chat, message)
            assert found is not None
            assert (found.article, found.chat) == ("a", chat)
        assert (await store.by_message(11, 70), await store.by_message(11, 72)) == (None, None)
        assert [one.id for one in await store.deliveries_in(11, limit=5)] == ["copy/a/11"]
        await store.close()

    async def test_an_intent_in_a_packed_ledger_is_known(self, store: Storage) -> None:
        await finish(store)
        await store.prune(DAY)
        await store.commit(AddDeliveries((copy("a", 11), copy("a", 14))))
        await store.commit(Record("copy/a/11", DEAD, 9.0))
        assert await store.tally("a") == {"post/sent": 1, "copy/sent": 2, "copy/dead": 1, "copy/pending": 1}
        taken = await store.claim(Lane.ROUTINE, 9, owner="me", now=DAY, lease=9.0)
        assert [one.id for one in taken] == ["copy/a/14"]

    async def test_a_ledger_grows_by_what_came_later(self, store: Storage) -> None:
        await finish(store)
        await store.prune(DAY)
        edits = (delivery(Kind.EDIT, "a", 11, Lane.FLASH, id="edit/a:1/11"), copy("a", 10))
        await store.commit(AddDeliveries(edits))
        await store.commit(Record("edit/a:1/11", SENT, DAY), Record("copy/a/10", SENT, DAY, message=2))
        await store.prune(2 * DAY)
        assert await store.tally("a") == {"post/sent": 1, "copy/sent": 3, "copy/dead": 1, "edit/sent": 1}
        assert [one.chat for one in await store.copies("a", after=0, limit=9)] == [10, 11, 12]
        found = await store.delivery("edit/a:1/11")
        assert found is not None
        assert (found.state, found.kind) == (SENT, Kind.EDIT)
        assert await store.delivery("edit/a:1/12") is None
        assert len(await store.deliveries_in(11, limit=9)) == 2
        assert len(await store.deliveries_in(11, limit=1)) == 1

    async def test_a_ledger_is_not_packed_while_something_is_open_or_fresh(self, store: Storage) -> None:
        await finish(store, at=DAY)
        await store.commit(Publish(article("b"), (copy("b", 1), copy("b", 2))), Record("copy/b/1", SENT, 1.0))
        await store.commit(Publish(article("c"), (copy("c", 1),), fan_out=True), Record("copy/c/1", SENT, 1.0))
        await store.prune(DAY + 3600.0)
        for name in ("copy/a/12", "copy/b/1", "copy/c/1"):
            found = await store.delivery(name)
            assert found is not None
            assert found.ended is not None

    async def test_what_is_held_for_somebody_keeps_nobody_elses_copy_out_of_the_ledger(self, store: Storage) -> None:
        kept = replace(held("a", 1), data={"filters": [4]})
        await store.commit(Publish(article("a"), (kept, copy("a", 2)), fan_out=False), Record("copy/a/2", SENT, 1.0))
        await store.prune(DAY)
        packed, waiting = await store.delivery("copy/a/2"), await store.delivery("copy/a/1")
        assert packed is not None
        assert (packed.state, packed.ended) == (SENT, None)
        assert waiting == kept
        await store.commit(Record("copy/a/1", SENT, DAY, message=3))
        await store.prune(2 * DAY)
        assert await store.tally("a") == {"copy/sent": 2}
        assert [one.ended for one in await store.copies("a", after=None, limit=9)] == [None, None]

    async def test_copies_of_a_digest_that_has_not_left_are_not_packed_until_it_has(self, store: Storage) -> None:
        kept = replace(held("a", 1), data={"filters": [4]})
        whole = digest(1, "a")
        await store.commit(Publish(article("a"), (kept, copy("a", 2)), fan_out=False), Record("copy/a/2", SENT, 1.0))
        await store.commit(Bundle((kept.id,), whole))
        await store.prune(DAY)
        await store.commit(Unbundle(whole.id, DAY))
        assert await store.delivery(kept.id) == replace(kept, not_before=DAY)

        await store.commit(Bundle((kept.id,), whole), Record(whole.id, SENT, DAY, message=3))
        await store.prune(3 * DAY)
        assert await store.tally("a") == {"copy/sent": 1, "copy/cancelled": 1, "digest/sent": 1}
        found = await store.delivery(kept.id)
        assert found is not None
        assert found.data == {}

    async def test_what_was_held_for_ever_and_called_off_is_packed_as_all_is(self, store: Storage) -> None:
        kept = replace(held("a", 1), not_before=NEVER, data={"filters": [4]})
        await store.commit(Publish(article("a"), (kept,), fan_out=False), CancelDeliveries(article="a"))
        await store.prune(DAY)
        found = await store.delivery(kept.id)
        assert found is not None
        assert (found.state, found.data) == (DeliveryState.CANCELLED, {})

    async def test_forgetting_reaches_into_packed_ledgers(self, store: Storage) -> None:
        await finish(store)
        await store.prune(DAY)
        await store.commit(Forget(11))
        assert await store.tally("a") == {"post/sent": 1, "copy/sent": 1, "copy/dead": 1}
        assert [one.chat for one in await store.copies("a", after=None, limit=9)] == [CHANNEL, -13, 12]
        assert await store.delivery("copy/a/11") is None

    async def test_old_articles_go_with_all_that_hangs_on_them(self, store: Storage) -> None:
        await finish(store)
        await store.commit(Publish(article("open"), (post("open"),)), Publish(article("young", seen=300 * DAY)))
        await store.commit(Publish(article("shown"), fan_out=False), Publish(article("packed"), (copy("packed", 1),)))
        await store.commit(Record("copy/packed/1", SENT, 0.0))
        await store.known(["guid:shown"])
        await store.prune(300 * DAY)
        await store.commit(AddDeliveries((post("zzz"),)))
        await store.prune(401 * DAY)
        assert [one.id for one in await store.latest(9)] == ["young", "shown", "open"]
        assert await store.known(["guid:a"]) == {}
        assert await store.copies("a", after=None, limit=9) == []
        assert await store.by_message(11, 71) is None

    async def test_old_notices_and_digests_go(self, store: Storage) -> None:
        notice = Delivery("notice/x/9", 9, Lane.DESK, Kind.NOTICE)
        await store.commit(AddDeliveries((notice, Delivery("notice/y/9", 9, Lane.DESK, Kind.NOTICE))))
        await store.commit(Record(notice.id, SENT, 5.0))
        await store.prune(29 * DAY)
        assert len(await store.deliveries_in(9, limit=9)) == 2
        await store.prune(31 * DAY)
        assert [one.id for one in await store.deliveries_in(9, limit=9)] == ["notice/y/9"]

    async def test_a_corrected_article_lives_on(self, store: Storage) -> None:
        await store.commit(Publish(article("a")))
        await store.commit(PutArticle(article("a", corrected=300 * DAY, revision=1), expected=0))
        await store.prune(500 * DAY)
        assert await store.article("a") is not None

    async def test_a_closed_store_takes_nothing_and_closes_again(self, store: Storage) -> None:
        await store.close()
        with pytest.raises(StorageError, match="closed"):
            await store.commit(SetValue("a", 1))
        await store.close()
