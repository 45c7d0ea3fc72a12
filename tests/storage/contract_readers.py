"""The contract of readers."""

from dataclasses import replace

from bot.changes import (
    AddDeliveries,
    AdvanceFanOut,
    Bundle,
    Forget,
    Publish,
    PutDocument,
    PutReader,
    RaiseFloor,
    Record,
    SetAsideUpdate,
    Unreach,
)
from bot.models import DeliveryState, Document, Filter, FilterKind, Language, Reader, ReaderState
from bot.newsroom.amendments import AMENDMENT, Amendment, What, amendment_of
from bot.ports import Storage
from tests.storage.made import article, copy, digest, held, update
from tests.storage.opened import Opened, Opener, again


def amending(name: str, cursor: int) -> Amendment:
    return Amendment(name, 1, What.CORRECTION, -1001, 7, 1.0, cursor=cursor)


class ReadersContract(Opened):
    async def test_a_reader_comes_back_as_it_was_with_a_version(self, store: Storage, opener: Opener) -> None:
        full = Reader(
            -5,
            kind="group",
            language=Language.ENGLISH,
            timezone="Europe/Paris",
            state=ReaderState.PAUSED,
            filters=(Filter(1, FilterKind.WORDS, '"الأمن الوطني" -كرة'), Filter(4, FilterKind.ALL)),
            next_filter=5,
            digest="weekly fri 18:00",
            quiet="22:00-07:00",
            strict=True,
            since=1.25,
            reason="x",
        )
        assert await store.reader(-5) is None
        assert await store.commit(PutReader(full))
        assert await store.reader(-5) == replace(full, version=1)
        assert await (await again(store, opener)).reader(-5) == replace(full, version=1)

    async def test_a_reader_that_somebody_else_wrote_meanwhile_is_not_overwritten(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(5)))
        assert not await store.commit(PutReader(Reader(5, digest="08:00")))
        assert await store.commit(PutReader(Reader(5, digest="09:00", version=1)))
        assert not await store.commit(PutReader(Reader(5, digest="10:00", version=1)))
        stored = await store.reader(5)
        assert stored is not None
        assert (stored.digest, stored.version) == ("09:00", 2)

    async def test_readers_come_by_chat_number_in_pages(self, store: Storage) -> None:
        chats = [30, -7, 12, 5_000_000_000, -1_001_234_567_890]
        await store.commit(*(PutReader(Reader(chat)) for chat in chats))
        first = await store.readers(after=None, limit=2)
        assert [reader.chat for reader in first] == [-1_001_234_567_890, -7]
        await store.commit(PutReader(Reader(13)), Forget(30))
        assert [reader.chat for reader in await store.readers(after=-7, limit=9)] == [12, 13, 5_000_000_000]

    async def test_many_readers_keep_their_order(self, store: Storage) -> None:
        await store.commit(*(PutReader(Reader(chat * 7919 % 10_007)) for chat in range(1, 300)))
        chats = [reader.chat for reader in await store.readers(after=None, limit=1000)]
        assert chats == sorted(chats)
        assert len(chats) == 299

    async def test_reader_changes_come_once_with_the_newest_form(self, store: Storage) -> None:
        await store.commit(*(PutReader(Reader(chat)) for chat in (1, 2, 3)))
        changed, number = await store.reader_changes(0, 2)
        assert [chat for chat, _ in changed] == [1, 2]
        await store.commit(PutReader(Reader(1, digest="08:00", version=1)), Forget(2))
        changed, number = await store.reader_changes(number, 10)
        assert [(chat, reader and reader.digest) for chat, reader in changed] == [(3, "off"), (1, "08:00"), (2, None)]
        assert await store.reader_changes(number, 10) == ([], number)

    async def test_a_reader_who_was_forgotten_and_came_back_is_changed_once(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1)))
        await store.commit(Forget(1))
        await store.commit(PutReader(Reader(1, digest="08:00")))
        changed, _ = await store.reader_changes(0, 10)
        assert [(chat, reader and reader.version) for chat, reader in changed] == [(1, 1)]

    async def test_readers_are_counted_by_state(self, store: Storage) -> None:
        assert await store.count_readers() == {}
        await store.commit(PutReader(Reader(1)), PutReader(Reader(2)), PutReader(Reader(3, state=ReaderState.PAUSED)))
        await store.commit(Unreach(1, "blocked", 1.0))
        assert await store.count_readers() == {"active": 1, "paused": 1, "unreachable": 1}
        await store.commit(Forget(1))
        assert await store.count_readers() == {"active": 1, "paused": 1}

    async def test_a_chat_that_does_not_want_us_gets_nothing_more(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1)), AddDeliveries((copy("a", 1), held("b", 1), copy("a", 2))))
        await store.commit(Unreach(1, "bot was blocked by the user", 9.0))
        await store.commit(Unreach(1, "bot was blocked by the user", 10.0), Unreach(99, "gone", 1.0))
        reader = await store.reader(1)
        assert reader is not None
        assert (reader.state, reader.reason, reader.version) == (
            ReaderState.UNREACHABLE,
            "bot was blocked by the user",
            2,
        )
        found = await store.delivery("copy/a/1")
        assert found is not None
        assert (found.state, found.ended) == (DeliveryState.CANCELLED, 9.0)
        assert await store.tally("a") == {"copy/cancelled": 1, "copy/pending": 1}

    async def test_what_is_held_for_a_chat_that_does_not_want_us_is_kept_should_it_be_back(
        self, store: Storage
    ) -> None:
        rows = (held("a", 1, 5.0), held("b", 1, 5.0), held("c", 1, 90.0))
        await store.commit(PutReader(Reader(1)), AddDeliveries(rows))
        await store.commit(Bundle(("copy/a/1", "copy/b/1"), digest(1, "a", "b")))
        for at in (9.0, 10.0):
            await store.commit(Unreach(1, "bot was blocked by the user", at))
        assert await store.delivery("digest/n/1") is None
        assert [await store.tally(name) for name in "abc"] == [{"copy/held": 1}] * 3
        due = await store.due_digests(10.0, 9)
        assert [(chat, [one.article for one in rows]) for chat, rows in due] == [(1, ["a", "b"])]

    async def test_a_chat_that_does_not_want_us_is_known_to_have_paused(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1, state=ReaderState.PAUSED)), PutReader(Reader(2)))
        await store.commit(Unreach(1, "blocked", 1.0), Unreach(2, "blocked", 1.0))
        await store.commit(Unreach(1, "403: Forbidden: bot was blocked by the user", 2.0))
        found = [await store.reader(chat) for chat in (1, 2)]
        assert [(one.state, one.paused) for one in found if one] == [
            (ReaderState.UNREACHABLE, True),
            (ReaderState.UNREACHABLE, False),
        ]

    async def test_a_chat_is_lost_since_it_first_did_not_want_us_whatever_it_says_later(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1)))
        await store.commit(Unreach(1, "blocked", 1.0))
        await store.commit(Unreach(1, "403: Forbidden: bot was blocked by the user", 2.0))
        reader = await store.reader(1)
        assert reader is not None
        assert (reader.lost, reader.reason) == (1.0, "403: Forbidden: bot was blocked by the user")

    async def test_an_answer_older_than_a_readers_coming_back_does_not_lose_them(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1, back=5.0)), AddDeliveries((copy("a", 1),)))
        await store.commit(Unreach(1, "bot was blocked by the user", 6.0, asked=4.9))
        reader, waiting = await store.reader(1), await store.delivery("copy/a/1")
        assert reader is not None
        assert waiting is not None
        assert (reader.state, reader.version, waiting.state) == (ReaderState.ACTIVE, 1, DeliveryState.PENDING)
        await store.commit(Unreach(1, "bot was blocked by the user", 6.0, asked=5.0))
        reader = await store.reader(1)
        assert reader is not None
        assert reader.state is ReaderState.UNREACHABLE

    async def test_a_coming_back_that_a_wrong_clock_noted_for_a_far_day_keeps_nobody(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1, back=90_000.0)), PutReader(Reader(2, back=100.0)))
        for chat in (1, 2):
            await store.commit(Unreach(chat, "bot was blocked by the user", 99.0, asked=98.0))
        readers = await store.readers(after=None, limit=9)
        assert [reader.state for reader in readers] == [ReaderState.UNREACHABLE, ReaderState.ACTIVE]

    async def test_forgetting_erases_everything_of_a_chat_and_nothing_of_another(self, store: Storage) -> None:
        await store.commit(PutReader(Reader(1)), PutReader(Reader(2)), RaiseFloor(1, 3))
        await store.commit(AddDeliveries((copy("a", 1), held("b", 1), copy("c", 1), copy("a", 2))))
        await store.commit(Record("copy/c/1", DeliveryState.SENT, 1.0, message=8))
        await store.commit(PutDocument(Document("typing", "1", {})), PutDocument(Document("typing", "12", {})))
        for kind in ("text:1", "text:12", "text:-1", "part:1:2"):
            await store.commit(PutDocument(Document(kind, "key", {"text": "حموشي"})))
        await store.put_updates([update(1, chat=1), update(2, chat=1)])
        await store.commit(SetAsideUpdate(1, 1.0, "no sense"))
        await store.commit(Forget(1))
        assert await store.reader(1) is None
        assert await store.deliveries_in(1, limit=9) == []
        assert await store.by_message(1, 8) is None
        assert await store.floor(1) is None
        assert await store.tally("a") == {"copy/pending": 1}
        assert [one.id for one in await store.documents("typing")] == ["12"]
        assert await store.documents("text:1") == []
        for kind in ("text:12", "text:-1", "part:1:2"):
            assert len(await store.documents(kind)) == 1
        assert await store.reader(2) is not None
        assert await store.due_digests(99.0, 9) == []

    async def test_a_walk_that_stands_at_a_forgotten_chat_goes_on_from_just_before_it(self, store: Storage) -> None:
        await store.commit(*(Publish(article(name), fan_out=True) for name in "ab"))
        await store.commit(AdvanceFanOut("a", 5), AdvanceFanOut("b", 6))
        await store.commit(*(PutDocument(amending(name, cursor).document()) for name, cursor in (("a", 5), ("b", 6))))
        await store.commit(Forget(5))
        assert await store.fan_outs() == [("a", 4), ("b", 6)]
        [first, other] = [amendment_of(one) for one in await store.documents(AMENDMENT)]
        assert (first, other) == (replace(amending("a", 4), version=2), replace(amending("b", 6), version=1))
        late = replace(first, cursor=9, version=1)
        assert not await store.commit(PutDocument(late.document())), "its page was read with the one who is forgotten"

    async def test_whoever_was_written_since_they_were_read_is_not_forgotten_nor_is_anybody_with_them(
        self, store: Storage
    ) -> None:
        await store.commit(PutReader(Reader(1)), PutReader(Reader(2)))
        await store.commit(PutReader(Reader(1, digest="08:00", version=1)))
        assert not await store.commit(Forget(2, version=1), Forget(1, version=1))
        assert [one.chat for one in await store.readers(after=None, limit=9)] == [1, 2]
        assert await store.commit(Forget(2, version=1), Forget(1, version=2))
        assert await store.readers(after=None, limit=9) == []
        assert await store.commit(Forget(1, version=2)), "applied twice, it leaves what it left the first time"

    async def test_what_a_reader_says_after_forget_is_still_heard(self, store: Storage) -> None:
        await store.put_updates([update(1, chat=1), update(2, chat=1)])
        await store.commit(Forget(1))
        [taken] = await store.take_updates("me", limit=5, now=0.0, lease=9.0)
        assert taken.body["message"] == {"text": "/start"}
