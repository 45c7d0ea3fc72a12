"""The contract of export and import."""

import json
from collections import Counter
from typing import Any

import pytest

from bot.changes import (
    AddDeliveries,
    AnswerUpdate,
    FinishUpdate,
    Log,
    Publish,
    PutDocument,
    PutFeed,
    PutReader,
    Record,
    SetValue,
)
from bot.errors import StorageNoRecord
from bot.models import Act, DeliveryState, Document, FeedState, Filter, FilterKind, Lane, Reader
from bot.ports import Storage
from tests.storage.made import article, copy, held, post, update
from tests.storage.opened import Opened, Opener, again

DAY = 86_400.0


async def furnish(store: Storage) -> None:
    """Something of every kind, a packed ledger among it."""
    await store.commit(Publish(article("a"), (post("a"), copy("a", 5), copy("a", 6)), fan_out=False))
    for name, message in (("post/a/-1001", 7), ("copy/a/5", 8), ("copy/a/6", 9)):
        await store.commit(Record(name, DeliveryState.SENT, 1.0, message=message))
    await store.prune(DAY)
    await store.commit(Publish(article("b", topics=("drugs",)), (post("b"), held("b", 6, 5.0)), fan_out=True))
    await store.commit(PutReader(Reader(5, filters=(Filter(1, FilterKind.TOPIC, "drugs"),))))
    await store.commit(PutFeed(FeedState("https://example.com/feed", etag='"x"')), SetValue("chat:@x", -1001))
    await store.commit(PutDocument(Document("draft", "1", {"a": 1})), Log(Act(1.0, 2, "skip", "b")))
    await store.put_updates([update(1, chat=1), update(2, chat=2), update(3, chat=3)])
    await store.commit(AnswerUpdate(2, ({"method": "sendMessage"},)), FinishUpdate(3, DAY))


async def exported(store: Storage) -> list[dict[str, Any]]:
    return [json.loads(json.dumps(record)) async for record in store.export()]


class TransferContract(Opened):
    async def test_an_export_has_each_record_once(self, store: Storage) -> None:
        await furnish(store)
        counts = Counter(record["record"] for record in await exported(store))
        assert counts == {
            "article": 2,
            "fanout": 1,
            "delivery": 5,
            "floor": 3,
            "reader": 1,
            "update": 3,
            "feed": 1,
            "document": 1,
            "value": 1,
            "act": 1,
        }

    async def test_what_was_exported_is_imported_into_an_empty_store(self, store: Storage, opener: Opener) -> None:
        await furnish(store)
        records = await exported(store)
        await self.empty(store)
        store = await opener()
        assert await store.restore(records) == len(records)
        assert sorted(map(str, await exported(store))) == sorted(map(str, records))
        assert await store.restore(records) == 0
        store = await again(store, opener)
        assert await store.known(["guid:a", "guid:b"]) == {"guid:a": "a", "guid:b": "b"}
        assert await store.fan_outs() == [("b", -(2**63))]
        assert await store.tally("a") == {"post/sent": 1, "copy/sent": 2}
        assert [one.id for one in await store.take_updates("me", limit=9, now=1.0, lease=9.0)] == [1, 2]
        assert [chat for chat, _ in await store.due_digests(5.0, 9)] == [6]
        await store.close()

    async def test_importing_what_is_there_changes_nothing(self, store: Storage) -> None:
        await furnish(store)
        records = await exported(store)
        assert await store.restore(records) == 0
        assert await exported(store) == records

    async def test_what_is_there_is_left_as_it_is(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(5, digest="08:00")), Publish(article("a", keys=("k1", "k2"))))
        new = await store.restore(
            [
                {"record": "reader", "chat": 5, "digest": "09:00", "version": 7},
                {"record": "article", "id": "b", "keys": ["k2"], "source": "s", "title": "t", "link": None},
                {"record": "reader", "chat": 6, "version": 3},
            ]
        )
        assert new == 1
        assert [(one.chat, one.digest) for one in await store.readers(after=None, limit=9)] == [
            (5, "08:00"),
            (6, "off"),
        ]
        assert await store.article("b") is None

    async def test_what_another_process_was_sending_is_unknown_here(self, store: Storage) -> None:
        await store.commit(AddDeliveries((post("a"),)))
        await store.claim(Lane.CHANNEL, 1, owner="me", now=4.0, lease=60.0)
        [claimed] = await exported(store)
        await store.begin("post/a/-1001", owner="me", now=5.0)
        assert await store.restore([{**claimed, "id": "post/c/-1001"}]) == 1
        found = await store.delivery("post/c/-1001")
        assert found is not None
        assert (found.state, found.owner) == (DeliveryState.PENDING, None), "its request had not begun"
        record = next(one for one in await exported(store) if one["id"] == "post/a/-1001")
        assert await store.restore([{**record, "id": "post/b/-1001"}]) == 1
        [lost] = await store.unsettled()
        assert (lost.id, lost.ended, lost.owner) == ("post/b/-1001", 5.0, None)

    async def test_an_update_that_another_process_had_taken_is_free_here(self, store: Storage) -> None:
        await store.put_updates([update(1, chat=1)])
        await store.take_updates("other", limit=1, now=1.0, lease=60.0)
        [taken] = await exported(store)
        assert (taken["owner"], taken["lease_until"]) == ("other", 61.0)
        assert await store.restore([{**taken, "id": 2, "chat": 2}]) == 1
        assert [one.id for one in await store.take_updates("me", limit=9, now=2.0, lease=60.0)] == [2]

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            ({"record": "reader"}, "needs the field 'chat'"),
            ({"record": "reader", "chat": "5"}, "Reader.chat"),
            ({"record": "reader", "chat": True}, "Reader.chat"),
            ({"record": "reader", "chat": 5, "colour": "red"}, "no field 'colour'"),
            ({"record": "reader", "chat": 5, "state": "asleep"}, "'asleep' is none of"),
            ({"record": "reader", "chat": 5, "filters": [{"id": 1}]}, "Filter needs the field 'kind'"),
            ({"record": "reader", "chat": 5, "filters": 3}, "Reader.filters"),
            ({"record": "reader", "chat": 5, "filters": [3]}, "Filter is not an object"),
            ({"record": "secret"}, "'secret' is not a kind"),
            ({"chat": 5}, "'None' is not a kind"),
            ({"record": ["reader"]}, "is not a kind"),
        ],
    )
    async def test_a_record_that_is_none_is_named_and_nothing_is_taken_in(
        self, store: Storage, record: dict[str, Any], problem: str
    ) -> None:
        with pytest.raises(StorageNoRecord, match=problem) as raised:
            await store.restore([{"record": "reader", "chat": 1}, record])
        assert raised.value.number == 2
        assert str(raised.value) == f"record 2: {raised.value.problem}"
        assert await store.reader(1) is None

    async def empty(self, store: Storage) -> None:
        """Close the store and begin anew; a subclass says how."""
        raise NotImplementedError
