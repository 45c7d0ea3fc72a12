"""A Telegram of plain values for the outbox and the settling: chats with numbered messages, and faults as told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.messages import Message, Text
from bot.models import (
    Article,
    Deferred,
    Degrade,
    Delivery,
    Kind,
    Lane,
    Outcome,
    Refused,
    Sent,
    Unknown,
    Unreachable,
    delivery_id,
)
from bot.ports import DropIt, Found, SendIt, Step

CHANNEL, DESK, OWNER = -1001, -2002, 77
LOST = "lost"  # it arrived, the answer did not
VANISHED = "vanished"  # neither arrived

Fault = Outcome | str | BaseException


@dataclass
class Telegraph:
    """Takes messages. `faults[verb]` are used up first, in order; `clock` stamps what arrives."""

    clock: Callable[[], float]
    chats: dict[int, dict[int, Message]] = field(default_factory=dict)
    faults: dict[str, list[Fault | None]] = field(default_factory=dict)
    log: list[tuple[float, str, int, str]] = field(default_factory=list)
    up: Outcome = field(default_factory=Sent)
    posting: bool | None = True
    editing_others: bool | None = False
    protected: bool = False
    holding: asyncio.Event | None = None
    _numbers: dict[int, Any] = field(default_factory=dict)

    def then(self, verb: str, *faults: Fault | None) -> None:
        self.faults.setdefault(verb, []).extend(faults)

    def arrive(self, chat: int, message: Message) -> int:
        number: int = next(self._numbers.setdefault(chat, count(1)))
        self.chats.setdefault(chat, {})[number] = message
        return number

    def texts(self, chat: int) -> list[str]:
        return [message.text.plain for message in self.chats.get(chat, {}).values()]

    def times(self, verb: str = "send", chat: int | None = None) -> list[float]:
        return [time for time, what, where, _ in self.log if what == verb and chat in (None, where)]

    async def _meet(self, verb: str, chat: int, text: str) -> Fault | None:
        self.log.append((self.clock(), verb, chat, text))
        if self.holding is not None:
            await self.holding.wait()
        await asyncio.sleep(0)
        fault = self.faults[verb].pop(0) if self.faults.get(verb) else None
        if isinstance(fault, BaseException):
            raise fault
        return fault

    async def send(self, chat: int, message: Message) -> Outcome:
        fault = await self._meet("send", chat, message.text.plain)
        if fault == VANISHED:
            return Unknown("the connection broke")
        if fault is not None and fault != LOST:
            assert not isinstance(fault, str | BaseException)
            return fault
        number = self.arrive(chat, message)
        return Unknown("no answer in time") if fault == LOST else Sent(number)

    async def edit(self, chat: int, number: int, message: Message) -> Outcome:
        fault = await self._meet("edit", chat, message.text.plain)
        if fault is not None:
            assert not isinstance(fault, str | BaseException)
            return fault
        standing = self.chats.get(chat, {}).get(number)
        if standing is None:
            return Refused("400: Bad Request: message to edit not found")
        if standing.preview == "foreign":
            return Refused("400: Bad Request: message can't be edited")
        self.chats[chat][number] = message
        return Sent()

    async def delete(self, chat: int, number: int) -> Outcome:
        fault = await self._meet("delete", chat, str(number))
        if fault is not None:
            assert not isinstance(fault, str | BaseException)
            return fault
        self.chats.get(chat, {}).pop(number, None)
        return Sent()

    async def look(self, channel: int, number: int, via: int) -> Found | Outcome:
        fault = await self._meet("look", via, str(number))
        if fault is not None:
            assert not isinstance(fault, str | BaseException)
            return fault
        if self.protected:
            return Refused("400: message has protected content and can't be forwarded", lane_stop=True)
        standing = self.chats.get(channel, {}).get(number)
        if standing is None:
            return Refused("400: Bad Request: message to forward not found")
        links = tuple(entity.url for entity in standing.text.entities if entity.url)
        return Found(standing.text.plain, links, self.arrive(via, standing))

    async def alive(self) -> Outcome:
        self.log.append((self.clock(), "alive", 0, ""))
        return self.up

    async def may_post(self, chat: int) -> bool | None:
        self.log.append((self.clock(), "may_post", chat, ""))
        return self.posting

    async def may_edit_others(self, channel: int) -> bool | None:
        return self.editing_others


@dataclass
class Bells:
    """Alarms as they were rung."""

    rung: list[tuple[str, str]] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)

    async def breaks(self, name: str, detail: str) -> None:
        if name not in self.broken:
            self.rung.append(("breaks", name))
        self.broken[name] = detail

    async def heals(self, name: str) -> None:
        if self.broken.pop(name, None) is not None:
            self.rung.append(("heals", name))


async def render(delivery: Delivery) -> Step:
    """Render a delivery as its id; `data["step"]` says otherwise."""
    if "boom" in delivery.data:
        raise ValueError("a message that cannot be made")
    if "gone" in delivery.data:
        return DropIt("not wanted any more")
    photo = "https://e.x/p.jpg" if "photo" in delivery.data else None
    text = Text().add(delivery.id, "bold")
    return SendIt(Message(text, photo=photo))


def post(name: str, *, lane: Lane = Lane.CHANNEL, at: float = 0.0, **data: Any) -> Delivery:
    kind = Kind.POST
    return Delivery(delivery_id(kind, name, CHANNEL), CHANNEL, lane, kind, name, created=at, not_before=at, data=data)


def copy(name: str, chat: int, *, lane: Lane = Lane.ROUTINE, at: float = 0.0, **data: Any) -> Delivery:
    kind = Kind.COPY
    return Delivery(delivery_id(kind, name, chat), chat, lane, kind, name, created=at, not_before=at, data=data)


def of_kind(kind: Kind, name: str, chat: int, *, lane: Lane = Lane.DESK, at: float = 0.0, **data: Any) -> Delivery:
    return Delivery(delivery_id(kind, name, chat), chat, lane, kind, name, created=at, not_before=at, data=data)


def article(name: str) -> Article:
    return Article(id=name, keys=(f"k:{name}",), source="s", title=name, link=f"https://e.x/{name}")


def foreign(text: str) -> Message:
    """Return a post of somebody else's."""
    return Message(Text(text), preview="foreign")


BLOCKED = Unreachable("403: Forbidden: bot was blocked by the user")
NOT_FOUND = Unreachable("400: Bad Request: chat not found")
NO_RIGHTS = Refused("400: Bad Request: need administrator rights in the channel chat", lane_stop=True)
OFFLINE = Deferred(1.0, "ClientConnectorError")
BAD_PHOTO = Degrade("400: Bad Request: failed to get HTTP URL content", "photo")
