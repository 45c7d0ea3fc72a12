"""What Telegram tells us is stored before it is confirmed, and handled to its end."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.changes import PutReader, SetValue
from bot.delivery import answers
from bot.delivery.answers import calls
from bot.errors import NotSent, StorageReadOnly
from bot.inbox.polling import FULL, Polling
from bot.inbox.updates import chat_of, update_of
from bot.inbox.webhook import Webhook, webhook_secret
from bot.inbox.worker import LEASE, Worker
from bot.messages import Message, Say, Text
from bot.models import Reader, Update
from bot.ports import Storage
from bot.replies import Reply
from bot.secret import Secret
from storage import open_storage
from tests.clock import NOW, Hands


def said(number: int, chat: int = 7) -> dict[str, Any]:
    return {"update_id": number, "message": {"message_id": number, "chat": {"id": chat}, "from": {"id": chat}}}


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    storage = await open_storage(f"tinydb:{tmp_path / 'store.json'}", now=NOW)
    yield storage
    await storage.close()


# whose turn ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("raw", "chat"),
    [
        (said(1, chat=42), 42),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -9}}}}, -9),
        ({"update_id": 1, "callback_query": {"from": {"id": 5}}}, 5),
        ({"update_id": 1, "inline_query": {"from": {"id": 6}}}, 6),
        ({"update_id": 1, "my_chat_member": {"chat": {"id": -3}, "from": {"id": 6}}}, -3),
        ({"update_id": 1, "poll": {"id": "x"}}, 0),
        ({"update_id": 1, "message": "nonsense"}, 0),
        ({"update_id": 1, "message": {"chat": {"id": "nonsense"}}}, 0),
    ],
)
def test_updates_take_turns_by_chat_else_by_sender(raw: Mapping[str, Any], chat: int) -> None:
    assert chat_of(raw) == chat


def test_what_has_no_number_is_no_update() -> None:
    assert update_of({"message": {}}, now=NOW) is None
    assert update_of(said(3), now=NOW) == Update(3, said(3), chat=7, at=NOW)


# polling ────────────────────────────────────────────────────────────────────


@dataclass
class Answer:
    """As the transport gives it."""

    status: int
    body: bytes


class Telegram:
    """Answers getUpdates with what was prepared, and remembers what it was asked."""

    def __init__(self, *answers: Answer | Exception) -> None:
        self.answers = list(answers)
        self.asked: list[Mapping[str, Any]] = []

    async def call(self, method: str, payload: Mapping[str, Any], *, timeout: float | None = None) -> Answer:
        assert method == "getUpdates"
        self.asked.append(dict(payload))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def bringing(*updates: Mapping[str, Any]) -> Answer:
    return Answer(200, json.dumps({"ok": True, "result": list(updates)}).encode())


def polling(telegram: Telegram, storage: Storage, woken: list[str] | None = None) -> Polling:
    told = woken if woken is not None else []
    return Polling(
        telegram,
        storage,
        Hands(),
        allowed=("message",),
        arrived=lambda: told.append("arrived"),
        turned=lambda _fine, _problem: told.append("turned"),
    )


async def test_an_update_is_stored_before_the_next_question_confirms_it(storage: Storage) -> None:
    telegram = Telegram(bringing(said(10), said(11)), bringing())
    woken: list[str] = []
    loop = polling(telegram, storage, woken)

    assert await loop.step()
    assert await storage.waiting_updates() == 2
    assert woken == ["arrived"]

    assert await loop.step()
    assert "offset" not in telegram.asked[0]
    assert telegram.asked[1]["offset"] == 12


async def test_the_highest_number_is_confirmed_in_whatever_order_they_came_and_for_as_long_as_nothing_new_comes(
    storage: Storage,
) -> None:
    telegram = Telegram(bringing(said(11), said(10)), bringing(), bringing(), bringing(said(12)), bringing())
    loop = polling(telegram, storage)

    for _ in range(5):
        assert await loop.step()

    assert [asked.get("offset") for asked in telegram.asked] == [None, 12, 12, 12, 13]


async def test_what_cannot_be_stored_is_not_confirmed(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    telegram = Telegram(bringing(said(10)), bringing(said(10)))
    loop = polling(telegram, storage)

    async def full(updates: object) -> int:
        raise StorageReadOnly("the disk is full")

    monkeypatch.setattr(storage, "put_updates", full)
    with pytest.raises(StorageReadOnly):
        await loop.step()
    monkeypatch.undo()

    assert await loop.step()
    assert "offset" not in telegram.asked[1]
    assert await storage.waiting_updates() == 1


@pytest.mark.parametrize(
    "answer",
    [
        NotSent("no connection"),
        Answer(502, b"<html>"),
        Answer(409, b'{"ok":false,"description":"Conflict"}'),
        Answer(200, b'{"ok":true,"result":{}}'),
        Answer(200, b"[]"),
    ],
)
async def test_an_answer_that_is_none_confirms_nothing(storage: Storage, answer: Answer | Exception) -> None:
    loop = polling(Telegram(answer), storage)

    assert not await loop.step()
    assert await storage.waiting_updates() == 0


async def test_what_is_no_update_is_passed_over(storage: Storage) -> None:
    telegram = Telegram(Answer(200, b'{"ok":true,"result":[7, {"message": {}}, {"update_id": 5}]}'), bringing())
    loop = polling(telegram, storage)

    await loop.step()
    await loop.step()

    assert telegram.asked[1]["offset"] == 6


async def test_when_too_many_wait_no_more_are_asked_for(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    telegram = Telegram()

    async def many() -> int:
        return FULL

    monkeypatch.setattr(storage, "waiting_updates", many)
    assert await polling(telegram, storage).step()
    assert telegram.asked == []


class Enough(Exception):
    """Ends the loop."""


class Silent:
    """A store that holds nothing and takes nothing."""

    async def waiting_updates(self) -> int:
        return 0


async def turns_of(*answers: Answer | Exception, hands: Hands | None = None) -> list[tuple[bool, str | None]]:
    """Return what the loop says of each of its turns."""
    turns: list[tuple[bool, str | None]] = []
    loop = Polling(
        Telegram(*answers, Enough()),
        Silent(),  # type: ignore[arg-type]
        hands or Hands(),
        allowed=(),
        arrived=lambda: None,
        turned=lambda fine, problem: turns.append((fine, problem)),
    )
    with pytest.raises(Enough):
        await loop.run()
    return turns


async def test_after_a_fault_the_loop_rests_longer_each_time_and_goes_on() -> None:
    hands = Hands()
    await turns_of(*(NotSent("no") for _ in range(8)), hands=hands)
    assert hands.slept == [1, 2, 4, 8, 16, 30, 30, 30]


CONFLICT = Answer(409, b'{"ok":false,"error_code":409,"description":"Conflict: terminated by other getUpdates"}')


async def test_a_poll_that_failed_is_no_success_and_telegram_being_away_is_not_our_illness() -> None:
    faults = (NotSent("no"), Answer(502, b"<html>"), Answer(500, b'{"ok":false,"error_code":500}'), CONFLICT)
    assert await turns_of(bringing(), *faults * 3) == [(True, None), *[(False, None)] * 12]


async def test_a_poll_refused_again_and_again_is_our_illness_until_one_is_answered() -> None:
    refused = Answer(401, b'{"ok":false,"error_code":401,"description":"Unauthorized"}')
    *first, third, well, later = await turns_of(*[refused] * 3, bringing(), refused)
    assert first == [(False, None)] * 2
    assert third == (False, "Telegram refuses getUpdates")
    assert well == (True, None)
    assert later == (False, None)


# the webhook's side ─────────────────────────────────────────────────────────


async def test_the_webhook_stores_and_refuses_when_too_many_wait(
    storage: Storage, monkeypatch: pytest.MonkeyPatch
) -> None:
    woken: list[int] = []
    webhook = Webhook(Secret("1:abc"), storage, Hands(), open=True)
    webhook.arrived = lambda: woken.append(1)

    assert await webhook.take(said(1))
    assert await webhook.take({"no": "number"})
    assert await storage.waiting_updates() == 1
    assert woken == [1]

    async def many() -> int:
        return FULL

    monkeypatch.setattr(storage, "waiting_updates", many)
    assert not await webhook.take(said(2))


def test_the_webhook_s_secret_is_the_same_for_every_copy_and_tells_nothing_of_the_token() -> None:
    assert webhook_secret(Secret("1:abc")) == webhook_secret(Secret("1:abc")) != webhook_secret(Secret("1:abd"))
    assert "abc" not in webhook_secret(Secret("1:abc"))


def test_without_a_public_address_there_is_no_route(storage: Storage) -> None:
    assert Webhook(Secret("1:abc"), storage, Hands(), open=False).routes() == []
    assert len(Webhook(Secret("1:abc"), storage, Hands(), open=True).routes()) == 1


# handling ───────────────────────────────────────────────────────────────────


class Desk:
    """Handles updates as a test says, and hears what is said."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.said: list[Mapping[str, Any]] = []
        self.replies: dict[int, Reply | Exception] = {}
        self.handled: list[int] = []
        self.counted: list[str] = []
        self.deaf = False
        self.clock = Hands()
        self.worker = Worker(
            storage,
            self.clock,
            handle=self.handle,
            calls=calls,
            say=self.say,
            owner="test",
            turned=lambda: None,
            handled=self.counted.append,
        )

    async def handle(self, update: Update) -> None:
        self.handled.append(update.id)
        reply = self.replies.get(update.id, Reply())
        if isinstance(reply, Exception):
            raise reply
        await self.worker.tell(update.id, reply)

    async def say(self, calls: Any) -> bool:
        if self.deaf:
            raise RuntimeError("killed while telling")
        self.said += calls
        return True

    async def turn(self) -> None:
        while await self.worker.step():
            while self.worker._tasks:
                await next(iter(self.worker._tasks))


@pytest.fixture
def desk(storage: Storage) -> Desk:
    return Desk(storage)


def answer(text: str) -> Say:
    return Say(7, Message(Text(text)))


async def test_an_update_is_handled_once_and_answered(storage: Storage, desk: Desk) -> None:
    await storage.put_updates([Update(1, said(1), chat=7)])
    desk.replies[1] = Reply((SetValue("x", 1),), (answer("done"),))

    await desk.turn()
    await desk.turn()

    assert desk.handled == [1]
    assert [call["text"] for call in desk.said] == ["done"]
    assert await storage.value("x") == 1
    assert await storage.waiting_updates() == 0
    assert await storage.put_updates([Update(1, said(1), chat=7)]) == 0


async def test_killed_between_the_effect_and_the_answer_only_the_answer_is_made_up_for(
    storage: Storage, desk: Desk
) -> None:
    await storage.put_updates([Update(1, said(1), chat=7)])
    desk.replies[1] = Reply((PutReader(Reader(7)),), (answer("followed"),))
    desk.deaf = True
    await desk.turn()
    assert await storage.reader(7) is not None
    assert await storage.waiting_updates() == 1

    desk.deaf = False
    desk.clock.move(3600)
    await desk.turn()

    assert desk.handled == [1]
    assert [call["text"] for call in desk.said] == ["followed"]
    assert await storage.waiting_updates() == 0


async def test_a_handler_that_raises_is_tried_three_times_and_holds_up_nobody_else(
    storage: Storage, desk: Desk
) -> None:
    await storage.put_updates([Update(1, said(1), chat=7), Update(2, said(2, 8), chat=8), Update(3, said(3), chat=7)])
    desk.replies[1] = ValueError("a bug")

    for _ in range(5):
        await desk.turn()
        desk.clock.move(3600)

    assert desk.handled.count(1) == 3
    assert desk.handled.count(2) == desk.handled.count(3) == 1
    assert sorted(desk.counted) == ["aside", "done", "done", "failed", "failed"]
    assert await storage.waiting_updates() == 0


async def test_a_store_that_fails_leaves_the_update_for_later(storage: Storage, desk: Desk) -> None:
    await storage.put_updates([Update(1, said(1), chat=7)])
    desk.replies[1] = StorageReadOnly("the disk is full")
    await desk.turn()
    assert await storage.waiting_updates() == 1

    desk.replies[1] = Reply()
    desk.clock.move(3600)
    await desk.turn()
    assert await storage.waiting_updates() == 0


async def test_a_reader_written_in_between_is_said_so_that_the_handler_decides_again(
    storage: Storage, desk: Desk
) -> None:
    await storage.put_updates([Update(1, said(1), chat=7)])
    await storage.take_updates("test", limit=1, now=NOW, lease=60)
    await storage.commit(PutReader(Reader(7)))

    assert not await desk.worker.tell(1, Reply((PutReader(Reader(7, version=0)),), (answer("no"),)))
    assert desk.said == []
    assert await desk.worker.tell(1, Reply((PutReader(Reader(7, version=1)),), (answer("yes"),)))
    assert [call["text"] for call in desk.said] == ["yes"]


async def test_an_answer_that_could_not_leave_waits_with_its_update_and_is_given_up_after_a_few_tries(
    storage: Storage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def mute(_: object) -> bool:
        return False

    monkeypatch.setattr(desk.worker, "_say", mute)
    await storage.put_updates([Update(1, said(1), chat=7)])
    desk.replies[1] = Reply((SetValue("x", 1),), (answer("done"),))
    for _ in range(3):
        await desk.turn()
        assert await storage.waiting_updates() == 1
        desk.clock.move(3600)
    await desk.turn()

    assert await storage.waiting_updates() == 0
    assert desk.handled == [1]


async def test_an_answer_that_outlasts_its_lease_is_not_said_again_meanwhile(
    storage: Storage, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    slow = asyncio.Event()

    async def slowly(calls: object) -> bool:
        begun.append(calls)
        await slow.wait()
        return True

    monkeypatch.setattr(desk.worker, "_say", slowly)
    await storage.put_updates([Update(1, said(1), chat=7)])
    desk.replies[1] = Reply((SetValue("x", 1),), (answer("done"),))
    assert await desk.worker.step() == 1
    while not begun:  # noqa: ASYNC110 - the store rings no bell for tests
        await asyncio.sleep(0)
    desk.clock.move(3600)

    assert await desk.worker.step() == 0
    assert len(desk.worker._tasks) == 1
    slow.set()
    await asyncio.gather(*desk.worker._tasks)
    assert len(begun) == 1
    assert await storage.waiting_updates() == 0


def test_the_lease_of_an_update_is_longer_than_its_answer_waits_for_429s() -> None:
    assert LEASE > answers.TRIES * answers.LONGEST_WAIT
