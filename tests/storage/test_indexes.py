"""The indexes of a store that has lived and suffered are those of one that was just opened."""

import random
from pathlib import Path
from typing import Any

import pytest

from bot.changes import (
    AddDeliveries,
    AnswerUpdate,
    Bundle,
    CancelDeliveries,
    Change,
    FinishUpdate,
    Forget,
    Hasten,
    Hold,
    LearnKeys,
    Move,
    Publish,
    PutArticle,
    PutReader,
    Record,
    Renew,
    SetAsideUpdate,
    Unbundle,
    Unreach,
)
from bot.errors import StorageReadOnly
from bot.models import ArticleState, Delivery, DeliveryState, Kind, Lane, Reader
from bot.ports import Storage
from storage.tiny.opening import open_tiny, picture_tiny
from storage.tiny.store import TinyStorage
from tests.storage.disks import CountingDisk
from tests.storage.made import article, copy, held, post, update

CHATS = (-5, -1005, 1, 2, 3)
NAMES = "abcdef"


def change(chance: random.Random) -> Change:
    name, chat, number = chance.choice(NAMES), chance.choice(CHATS), chance.randint(0, 30)
    newer = article(
        name,
        keys=(f"guid:{name}", f"url:{chance.choice(NAMES)}"),
        published=float(number),
        topics=tuple(chance.sample(["x", "y"], 1)),
        state=chance.choice(list(ArticleState)),
        revision=number % 3,
    )
    row = chance.choice([copy(name, chat), held(name, chat)])
    state = chance.choice([DeliveryState.SENT, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.PENDING])
    digest = Delivery(f"digest/{number}/{chat}", chat, Lane.DIGEST, Kind.DIGEST, data={"articles": [name, "a"]})
    changes: list[Change] = [
        Publish(newer, (post(name), row)),
        PutArticle(newer, expected=number % 3),
        LearnKeys(name, (f"key:{number}",)),
        AddDeliveries((row, post(name))),
        Record(row.id, state, float(number), message=number, error="late", lane=chance.choice([None, Lane.BREAKING])),
        CancelDeliveries(article=name),
        CancelDeliveries(chat=chat),
        Bundle((row.id,), digest),
        Unbundle(digest.id, float(number)),
        Renew(row, float(number)),
        Hasten(chat, ("late",), float(number)),
        Hold(chat, float(number), breaking=chance.choice([None, 7.0]), only=chance.choice([None, (row.id,)])),
        PutReader(Reader(chat, version=number % 4, digest=f"{number:02}:00")),
        Unreach(chat, "blocked", float(number)),
        Move(-5, -1005),
        AnswerUpdate(number, ()),
        FinishUpdate(number, float(number)),
        SetAsideUpdate(number, float(number), "no sense"),
    ]
    return chance.choice(changes)


async def act(store: TinyStorage, chance: random.Random) -> None:
    number = chance.randint(0, 30)
    what = chance.random()
    if what < 0.1:
        await store.put_updates([update(number, chat=chance.choice(CHATS))])
    elif what < 0.15:
        await store.take_updates("me", limit=2, now=float(number), lease=5.0)
    elif what < 0.2:
        await store.claim(chance.choice([Lane.CHANNEL, Lane.ROUTINE]), 3, owner="me", now=float(number), lease=5.0)
    elif what < 0.22:
        await store.commit(Forget(chance.choice(CHATS)))
    else:
        await store.commit(*(change(chance) for _ in range(chance.randint(1, 3))))


async def told(store: Storage) -> dict[str, Any]:
    """Everything that an index answers."""
    waiting = [await store.due_digests(now, 99) for now in (0.0, 10.0, 99.0)]
    return {
        "records": [record async for record in store.export()],
        "known": await store.known(
            [f"{kind}:{name}" for kind in ("guid", "url", "key") for name in (*NAMES, *range(31))]
        ),
        "latest": [await store.latest(99, topics=topics, live=False) for topics in ([], ["x"], ["x", "y"])],
        "articles": (await store.article_changes(0, 99))[0],
        "readers": await store.readers(after=None, limit=99),
        "changed": [one for one in (await store.reader_changes(0, 99))[0] if one[1] is not None],
        "counts": await store.count_readers(),
        "updates": await store.waiting_updates(),
        "digests": [dict(due) for due in waiting],
        "backlog": [await store.backlog(now) for now in (0.0, 99.0)],
        "tally": [dict(sorted((await store.tally(name)).items())) for name in NAMES],
        "holding": [await store.digests(name, after=None, limit=99) for name in NAMES],
        "copies": [await store.copies(name, after=None, limit=99) for name in NAMES],
        "chats": [await store.deliveries_in(chat, limit=99) for chat in CHATS],
        "unsettled": await store.unsettled(),
        "floors": [await store.floor(chat) for chat in CHATS],
    }


@pytest.mark.parametrize("seed", range(6))
async def test_indexes_are_those_of_a_store_just_opened(tmp_path: Path, seed: int) -> None:
    chance, disk = random.Random(seed), CountingDisk()
    store = await open_tiny(tmp_path / "m.json", disk=disk)
    failed = 0
    for number in range(250):
        if chance.random() < 0.3:
            disk.break_at(chance.randint(0, 1), once=True)
        try:
            await act(store, chance)
        except StorageReadOnly:
            failed += 1
        disk.mend()
        if not number % 50:
            await store.prune(float(number))
            assert await told(await picture_tiny(tmp_path / "m.json")) == await told(store)
    assert failed > 10
    assert await told(await picture_tiny(tmp_path / "m.json")) == await told(store)
    await store.close()
