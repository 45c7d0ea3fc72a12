"""Amendments over a real store: pages, crashes, packed ledgers, later acts, the word at the end."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bot import amending
from bot.amending import Account, Amendments
from bot.changes import AddDeliveries, Bundle, Change, Forget, Publish, PutDocument, PutReader, Record
from bot.errors import StorageReadOnly
from bot.models import (
    Article,
    Delivery,
    DeliveryState,
    Filter,
    FilterKind,
    Kind,
    Lane,
    Language,
    Reader,
    ReaderState,
    delivery_id,
)
from bot.newsroom.amendments import AMENDMENT, Amendment, What
from bot.newsroom.corrections import correct
from bot.newsroom.retractions import retract
from bot.ports import Storage
from bot.texts import Texts
from storage import open_storage
from tests.clock import NOW, Hands

CHANNEL, DESK, EDITOR = -1001, -5, 901
ARTICLE = Article("aaaaaaaaaa", ("key",), "site", "العنوان", "https://site.test/1", breaking=True, seen=NOW)
READERS = range(1, 12)
TEXTS = Texts()


class Town:
    """A store with an article, its post and its copies, and what carries amendments out."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.asked: list[str] = []
        self.amendments = self.anew()

    def anew(self) -> Amendments:
        """Return what a fresh process would use."""
        account = Account(TEXTS, Language.ARABIC)
        return Amendments(
            self.storage,
            Hands(),
            fitting=self.fitting,
            account=account,
            sent=lambda: None,
            turned=lambda: None,
        )

    async def fitting(self, article: Article) -> Mapping[int, tuple[int, ...]]:
        self.asked.append(article.id)
        return dict.fromkeys(READERS, (7,))

    async def article(self) -> Article:
        found = await self.storage.article(ARTICLE.id)
        assert found is not None
        return found

    async def post(self) -> Delivery | None:
        return await self.storage.delivery(delivery_id(Kind.POST, ARTICLE.id, CHANNEL))

    async def corrects(self, text: str = "الصواب", now: float = NOW) -> None:
        changes = correct(await self.article(), text, post=await self.post(), chat=DESK, by=EDITOR, now=now)
        assert await self.storage.commit(*changes)

    async def retracts(self) -> None:
        changes = retract(await self.article(), "", post=await self.post(), chat=DESK, by=EDITOR, now=NOW)
        assert await self.storage.commit(*changes)

    async def intents(self, kind: Kind, revision: int | str = 1) -> dict[int, Delivery]:
        """Return what is intended for a revision, by chat."""
        names = {chat: delivery_id(kind, f"{ARTICLE.id}.{revision}", chat) for chat in (*READERS, CHANNEL)}
        found = {chat: await self.storage.delivery(name) for chat, name in names.items()}
        return {chat: one for chat, one in found.items() if one is not None}

    async def in_digests(self, kind: Kind, revision: int = 1) -> dict[int, Delivery]:
        """Return what is intended for the digests that hold the article, by chat."""
        names = {chat: delivery_id(kind, f"{ARTICLE.id}.{revision}.digest", chat) for chat in range(101, 120)}
        found = {chat: await self.storage.delivery(name) for chat, name in names.items()}
        return {chat: one for chat, one in found.items() if one is not None}

    async def all_sent(self) -> None:
        """Let everything that is on its way arrive."""
        for lane in (Lane.FLASH, Lane.BREAKING):
            while rows := await self.storage.claim(lane, 100, owner="x", now=NOW + 99, lease=9):
                done = [Record(row.id, DeliveryState.SENT, NOW + 1, message=900, attempted=True) for row in rows]
                await self.storage.commit(*done)

    async def told(self) -> list[str]:
        """Return what the desk is to be told."""
        rows = await self.storage.deliveries_in(DESK, limit=9)
        return [str(row.data["text"]) for row in rows]


def copy(chat: int, state: DeliveryState = DeliveryState.SENT) -> Delivery:
    return Delivery(
        delivery_id(Kind.COPY, ARTICLE.id, chat),
        chat,
        Lane.BREAKING,
        Kind.COPY,
        ARTICLE.id,
        state,
        created=NOW,
        not_before=NOW + 500,
        ended=NOW,
        message=chat,
        data={"filters": [1]},
    )


def digest(chat: int, state: DeliveryState = DeliveryState.SENT, **noted: object) -> Delivery:
    """Return a digest of two articles; one of them is the article."""
    data = {"articles": ["bbbbbbbbbb", ARTICLE.id], **noted}
    standing = copy(chat, state)
    return replace(
        standing, id=f"digest/copy/{chat}", lane=Lane.DIGEST, kind=Kind.DIGEST, article=None, message=chat, data=data
    )


def reader(chat: int, **more: object) -> Reader:
    return Reader(chat, filters=(Filter(1, FilterKind.TOPIC, "breaking"),), **more)  # type: ignore[arg-type]


@pytest_asyncio.fixture
async def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Town]:
    monkeypatch.setattr(amending, "PAGE", 3)
    storage = await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")
    post = replace(copy(CHANNEL), id=delivery_id(Kind.POST, ARTICLE.id, CHANNEL), kind=Kind.POST, data={})
    await storage.commit(Publish(ARTICLE, (post, *map(copy, READERS))), *(PutReader(reader(chat)) for chat in READERS))
    yield Town(storage)
    await storage.close()


async def test_every_copy_is_edited_and_told_and_the_desk_hears_when_all_is_done(town: Town) -> None:
    await town.corrects()
    assert await town.amendments.carry_out(now=NOW) == 2 * len(READERS) + 1, "the channel's edit is known already"
    assert set(await town.intents(Kind.EDIT)) == {CHANNEL, *READERS}
    assert set(await town.intents(Kind.REPLY)) == set(READERS)
    assert await town.told() == []

    await town.all_sent()
    await town.amendments.carry_out(now=NOW + 2)
    (word,) = await town.told()
    assert "اكتمل التصحيح" in word
    assert "تمّ في 11 نسخة" in word
    assert await town.storage.documents(AMENDMENT) == []
    assert await town.amendments.carry_out(now=NOW + 3) == 0


@pytest.mark.parametrize("after", range(5))
async def test_a_crash_after_any_page_is_gone_on_with_and_nothing_is_intended_twice(town: Town, after: int) -> None:
    await town.corrects()
    commits = 0
    real = town.storage.commit

    async def failing(*changes: Change) -> bool:
        nonlocal commits
        if commits == after:
            raise StorageReadOnly("the disk is full")
        commits += 1
        return await real(*changes)

    town.storage.commit = failing  # type: ignore[method-assign]
    with pytest.raises(StorageReadOnly):
        await town.amendments.carry_out(now=NOW)
    town.storage.commit = real  # type: ignore[method-assign]
    assert len(await town.intents(Kind.REPLY)) <= 3 * after

    await town.anew().carry_out(now=NOW + 1)
    assert set(await town.intents(Kind.EDIT)) == {CHANNEL, *READERS}
    assert set(await town.intents(Kind.REPLY)) == set(READERS)


async def test_two_processes_at_once_intend_each_change_once(town: Town) -> None:
    await town.corrects()
    one, other = town.amendments, town.anew()
    first = await one._most_urgent()
    assert first is not None
    assert await one._page(first, now=NOW) > 0
    assert await other._page(first, now=NOW) == 0, "the page is somebody else's"
    await other.carry_out(now=NOW)
    assert set(await town.intents(Kind.EDIT)) == {CHANNEL, *READERS}


async def test_what_has_not_left_or_never_went_out_is_not_edited(town: Town) -> None:
    left = {20: DeliveryState.PENDING, 21: DeliveryState.DEAD, 22: DeliveryState.CANCELLED, 23: DeliveryState.HELD}
    doubtful = {24: DeliveryState.SENDING, 25: DeliveryState.UNKNOWN}
    rows = [replace(copy(chat, state), message=None) for chat, state in {**left, **doubtful}.items()]
    await town.storage.commit(AddDeliveries(tuple(rows)))
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    for chat in left:
        assert await town.storage.delivery(delivery_id(Kind.EDIT, f"{ARTICLE.id}.1", chat)) is None
    for chat in doubtful:
        assert await town.storage.delivery(delivery_id(Kind.EDIT, f"{ARTICLE.id}.1", chat)) is not None


async def test_copies_of_long_ago_are_edited_with_the_filters_that_fit_now(town: Town) -> None:
    await town.storage.prune(NOW + 7 * 3600)
    packed = await town.storage.delivery(delivery_id(Kind.COPY, ARTICLE.id, 5))
    assert packed is not None
    assert "filters" not in packed.data
    await town.corrects(now=NOW + 7 * 3600)
    await town.amendments.carry_out(now=NOW + 7 * 3600)
    edits = await town.intents(Kind.EDIT)
    assert {tuple(edits[chat].data["filters"]) for chat in READERS} == {(7,)}
    assert town.asked == [ARTICLE.id], "asked once, not once a page"


async def test_a_later_correction_takes_the_place_of_the_earlier_and_its_words(town: Town) -> None:
    await town.corrects("أول")
    await town.amendments.carry_out(now=NOW)
    await town.all_sent()
    await town.corrects("ثان", now=NOW + 5)
    await town.amendments.carry_out(now=NOW + 5)
    assert set(await town.intents(Kind.DELETE, "2.1")) == set(READERS)
    assert set(await town.intents(Kind.REPLY, 2)) == set(READERS)
    await town.all_sent()
    await town.amendments.carry_out(now=NOW + 6)
    assert len(await town.told()) == 1, "one word, for what stands now"


async def test_an_overtaken_correction_stops_paging(town: Town) -> None:
    await town.corrects("أول")
    await town.corrects("ثان", now=NOW + 5)
    await town.amendments.carry_out(now=NOW + 5)
    assert set(await town.intents(Kind.EDIT, 1)) == {CHANNEL}
    assert set(await town.intents(Kind.EDIT, 2)) == {CHANNEL, *READERS}


async def test_nothing_is_remembered_of_a_correction_that_was_overtaken_between_its_pages(town: Town) -> None:
    await town.corrects("أول")
    first = await town.amendments._most_urgent()
    assert first is not None
    await town.amendments._page(first, now=NOW)
    assert set(town.amendments._courses) == {first.subject}
    await town.corrects("ثان", now=NOW + 5)
    await town.amendments.carry_out(now=NOW + 5)
    assert set(town.amendments._courses) == {f"{ARTICLE.id}.2"}, "its end is still to be told"


async def test_a_join_lets_the_words_of_a_correction_stand(town: Town) -> None:
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    await town.all_sent()
    corrected = (await town.article()).corrected
    join = Amendment(ARTICLE.id, 2, What.JOIN, DESK, EDITOR, NOW + 5, corrected=corrected)
    await town.storage.commit(PutDocument(join.document()))
    await town.amendments.carry_out(now=NOW + 5)
    assert set(await town.intents(Kind.EDIT, 2)) >= set(READERS)
    assert await town.intents(Kind.DELETE, "2.1") == {}


async def test_a_retraction_goes_first_and_takes_the_words_with_it(town: Town) -> None:
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    await town.all_sent()
    await town.retracts()
    await town.amendments.carry_out(now=NOW + 5)
    assert set(await town.intents(Kind.DELETE, 2)) == {CHANNEL, *READERS}
    assert set(await town.intents(Kind.DELETE, "2.1")) == set(READERS)
    await town.all_sent()
    await town.amendments.carry_out(now=NOW + 6)
    (word,) = await town.told()
    assert "اكتمل السحب" in word


@pytest.mark.parametrize(
    ("who", "is_told"),
    [
        ({}, True),
        ({"state": ReaderState.PAUSED}, False),
        ({"state": ReaderState.UNREACHABLE}, False),
    ],
)
async def test_only_active_readers_get_a_word_of_their_own(town: Town, who: dict[str, object], is_told: bool) -> None:  # noqa: FBT001
    before = await town.storage.reader(4)
    assert before is not None
    await town.storage.commit(PutReader(replace(reader(4, **who), version=before.version)))
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    assert (4 in await town.intents(Kind.REPLY)) is is_told
    assert 4 in await town.intents(Kind.EDIT)


async def test_the_end_is_told_after_a_day_even_if_something_never_ends(town: Town) -> None:
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    assert await town.told() == []
    await town.amendments.carry_out(now=NOW + 24 * 3600)
    (word,) = await town.told()
    assert "11 نسخة لا يُعرف" in word
    assert "في القناة: غير معروف" in word


async def test_who_is_forgotten_while_a_page_is_made_is_intended_nothing(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    await town.corrects()
    tally = town.storage.tally

    async def forgetting(article: str) -> Mapping[str, int]:
        monkeypatch.setattr(town.storage, "tally", tally)
        await town.storage.commit(Forget(2))
        return await tally(article)

    monkeypatch.setattr(town.storage, "tally", forgetting)
    await town.amendments.carry_out(now=NOW)

    assert await town.storage.deliveries_in(2, limit=9) == []
    assert {*await town.intents(Kind.EDIT)} == {CHANNEL, *READERS} - {2}


async def test_a_routine_article_without_copies_is_told_of_all_the_same(tmp_path: Path) -> None:
    storage = await open_storage(f"tinydb:{tmp_path / 'bare.json'}")
    town = Town(storage)
    await storage.commit(Publish(replace(ARTICLE, breaking=False)))
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    (word,) = await town.told()
    assert "في القناة: لم يكن فيها" in word
    await storage.close()


async def test_an_article_that_is_gone_ends_it(town: Town) -> None:
    await town.corrects()
    await town.amendments.carry_out(now=NOW)

    async def nothing(_: str) -> None:
        return None

    town.storage.article = nothing  # type: ignore[method-assign, assignment]
    await town.amendments.carry_out(now=NOW)
    assert await town.storage.documents(AMENDMENT) == []


async def test_the_loop_goes_on_when_the_store_fails_and_says_that_there_is_something_to_send(town: Town) -> None:
    sent = asyncio.Event()
    turns: list[bool] = []
    town.amendments.sent = sent.set
    town.amendments.turned = lambda: turns.append(True)
    real = town.storage.commit
    failed = asyncio.Event()

    async def failing(*_: Change) -> bool:
        failed.set()
        raise StorageReadOnly("the disk is full")

    await town.corrects()
    town.storage.commit = failing  # type: ignore[method-assign]
    loop = asyncio.create_task(town.amendments.run())
    await failed.wait()
    assert turns == []
    town.storage.commit = real  # type: ignore[method-assign]
    town.amendments.wake()
    await asyncio.wait_for(sent.wait(), 60)
    async with asyncio.timeout(60):
        while len(await town.intents(Kind.EDIT)) <= len(READERS):  # noqa: ASYNC110 - the store has no event for it
            await asyncio.sleep(0)
    loop.cancel()
    await asyncio.gather(loop, return_exceptions=True)
    assert set(await town.intents(Kind.EDIT)) == {CHANNEL, *READERS}


# ── digests that hold the article ────────────────────────────────────────────

COLLECTING = range(101, 109)


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.DELETE])
async def test_every_digest_that_went_out_with_the_article_is_changed_and_counted(town: Town, kind: Kind) -> None:
    await town.storage.commit(AddDeliveries(tuple(map(digest, COLLECTING))))
    await (town.corrects() if kind is Kind.EDIT else town.retracts())
    await town.amendments.carry_out(now=NOW)
    changes = await town.in_digests(kind)
    assert {chat: (one.lane, one.data["of"]) for chat, one in changes.items()} == {
        chat: (Lane.BREAKING, f"digest/copy/{chat}") for chat in COLLECTING
    }
    assert not set(await town.intents(Kind.REPLY)) & set(COLLECTING)
    await town.all_sent()
    await town.amendments.carry_out(now=NOW + 2)
    (word,) = await town.told()
    assert f"تمّ في {len(READERS) + len(COLLECTING)} نسخة" in word


async def test_a_digest_that_does_not_stand_or_did_not_list_the_article_is_let_be(town: Town) -> None:
    states = [DeliveryState.PENDING, DeliveryState.DEAD, DeliveryState.CANCELLED]
    rows = [digest(101 + n, state) for n, state in enumerate(states)]
    rows += [digest(105, listed=["bbbbbbbbbb"]), digest(106, listed=[ARTICLE.id])]
    rows += [digest(107, DeliveryState.UNKNOWN, listed=["bbbbbbbbbb"]), digest(108, DeliveryState.SENDING)]
    await town.storage.commit(AddDeliveries(tuple(rows)))
    await town.retracts()
    await town.amendments.carry_out(now=NOW)
    assert set(await town.in_digests(Kind.DELETE)) == {106, 107, 108}


async def test_digests_are_found_after_the_copies_in_them_were_packed(town: Town) -> None:
    held = replace(copy(101, DeliveryState.HELD), message=None)
    await town.storage.commit(AddDeliveries((held,)))
    await town.storage.commit(Bundle((held.id,), digest(101)))
    await town.storage.prune(NOW + 7 * 3600)
    packed = await town.storage.delivery(held.id)
    assert packed is not None
    assert packed.data == {}
    await town.retracts()
    await town.amendments.carry_out(now=NOW + 7 * 3600)
    assert set(await town.in_digests(Kind.DELETE)) == {101}


@pytest.mark.parametrize("after", range(10))
async def test_a_crash_among_the_digests_is_gone_on_with_and_nothing_is_intended_twice(town: Town, after: int) -> None:
    await town.storage.commit(AddDeliveries(tuple(map(digest, COLLECTING))))
    await town.retracts()
    left = after
    real = town.storage.commit

    async def failing(*changes: Change) -> bool:
        nonlocal left
        if not left:
            raise StorageReadOnly("the disk is full")
        left -= 1
        return await real(*changes)

    town.storage.commit = failing  # type: ignore[method-assign]
    with suppress(StorageReadOnly):
        await town.amendments.carry_out(now=NOW)
    town.storage.commit = real  # type: ignore[method-assign]

    await town.anew().carry_out(now=NOW + 1)
    assert set(await town.in_digests(Kind.DELETE)) == set(COLLECTING)
    assert set(await town.intents(Kind.DELETE)) == {CHANNEL, *READERS}
    await town.all_sent()
    await town.anew().carry_out(now=NOW + 2)
    assert len(await town.told()) == 1


async def test_what_could_not_be_changed_in_a_digest_is_told(town: Town) -> None:
    await town.storage.commit(AddDeliveries(tuple(map(digest, COLLECTING))))
    lost = replace(digest(110, DeliveryState.DEAD), message=None, error="unknown")
    await town.storage.commit(AddDeliveries((lost,)))
    await town.corrects()
    await town.amendments.carry_out(now=NOW)
    name = delivery_id(Kind.EDIT, f"{ARTICLE.id}.1.digest", 103)
    await town.storage.commit(Record(name, DeliveryState.DEAD, NOW, error="400: Bad Request: message can't be edited"))
    await town.all_sent()
    await town.amendments.carry_out(now=NOW + 2)
    (word,) = await town.told()
    assert "نسخة واحدة تعذّر ذلك فيها" in word
    assert "نسخة واحدة لا يُعرف مصيرها" in word
