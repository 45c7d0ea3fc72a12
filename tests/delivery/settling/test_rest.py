"""Settling of all that is no post in the channel, by one copy of the service only."""

from typing import Any

import pytest

from bot.changes import PutDocument
from bot.delivery.looks import LOOK
from bot.errors import StorageReadOnly
from bot.models import Document, Kind, Lane, Unknown
from bot.ports import Storage
from tests.delivery.settling.house import DEAD, SENT, SETTLE, UNKNOWN, House
from tests.delivery.telegraph import (
    DESK,
    LOST,
    VANISHED,
    copy,
    foreign,
    of_kind,
    post,
)


async def test_a_personal_message_is_repeated_once_silently_and_a_second_doubt_ends_it(house: House) -> None:
    house.line.then("send", LOST, LOST)
    one = copy("a", 5)
    await house.add(one)
    await house.run_for(SETTLE - 1)
    assert len(house.line.texts(5)) == 1
    await house.run_for(SETTLE + 5)
    assert [message.silent for message in house.line.chats[5].values()] == [False, True]
    await house.run_for(SETTLE + 5)
    row = await house.row(one)
    assert (row.state, row.error, row.doubts) == (DEAD, "unknown", 1)
    assert len(house.line.texts(5)) == 2
    assert house.bells.rung == []


async def test_a_notice_is_repeated_once(house: House) -> None:
    house.line.then("send", VANISHED)
    await house.add(of_kind(Kind.NOTICE, "n", DESK))
    await house.run_for(SETTLE + 3)
    assert len(house.line.texts(DESK)) == 1


async def test_edits_found_in_the_middle_are_repeated_without_waiting(house: House, storage: Storage) -> None:
    edit = of_kind(Kind.EDIT, "a", 5, lane=Lane.ROUTINE)
    await house.add(edit)
    await storage.claim(Lane.ROUTINE, 1, owner="dead", now=house.clock.now(), lease=10)
    await storage.begin(edit.id, owner="dead", now=house.clock.now())
    await storage.expire(house.clock.now(), owner="dead")
    await house.run_for(1.0)
    assert await house.state(edit) is SENT


async def test_only_one_copy_of_the_service_settles(house: House, storage: Storage) -> None:
    await storage.lease("settling", "another", now=house.clock.now(), seconds=3600)
    house.line.then("send", LOST)
    await house.add(one := copy("a", 5))
    await house.run_for(SETTLE + 5)
    assert await house.state(one) is UNKNOWN


async def test_a_store_that_fails_settles_nothing_and_raises_nothing(
    house: House, storage: Storage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(*_: Any) -> Any:
        raise StorageReadOnly("no space left")

    monkeypatch.setattr(storage, "unsettled", fail)
    await house.settling.settle(house.clock.now())
    assert "unknown outcomes wait: no space left" in caplog.text


async def test_a_look_left_over_from_before_is_begun_anew_with_its_copies(house: House, storage: Storage) -> None:
    await house.begin()
    house.line.arrive(DESK, foreign("copy"))
    house.line.then("send", LOST)
    await house.add(one := post("a"))
    await house.run_for(1.0)
    body = {"next": 99, "misses": 3, "copies": [[DESK, 1]], "done": True}
    await storage.commit(PutDocument(Document(LOOK, one.id, body)))
    house.line.then("delete", Unknown("x"))
    await house.run_for(SETTLE + 3)
    assert await house.state(one) is SENT
    assert house.line.texts(DESK) == []
