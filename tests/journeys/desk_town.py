"""What journeys at the desk do: name editors, write a draft, press its buttons by what they do, let time pass."""

import asyncio
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.changes import Change, PutDocument, PutReader
from bot.clock import SystemClock
from bot.models import Filter, FilterKind, Reader
from bot.newsroom.editors import Editor, document_of
from bot.ports import Storage
from bot.sandbox.telegram_parts import Query
from bot.sandbox.telegram_world import Message
from tests.journeys.town import GLANCE, PATIENCE, Town

TITLE = "المغرب وإسبانيا يفككان خلية إرهابية"
BELOW = "أوقفت الشرطة ثلاثة أشخاص في عملية مشتركة بالبلدين."
TEXT = f"{TITLE}\n{BELOW}"
EDITOR, SECOND = 1002, 1003


class Wound(SystemClock):
    """The real clock, whose wall can be put forward; what is measured between two moments stays real."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        return super().now() + self.ahead


def wound(monkeypatch: pytest.MonkeyPatch, *, hour: int | None = None) -> Wound:
    """Let services that are started from now on run by a clock that the test puts forward; `hour`: that begins at the
    next such hour, so that no evening's summary comes between, whenever the tests run.
    """
    clock = Wound()
    clock.ahead = 0.0 if hour is None else until_hour(hour, now=clock.now())
    monkeypatch.setattr("bot.commands.serve.SystemClock", lambda: clock)
    return clock


def until_hour(hour: int, *, now: float) -> float:
    """Return the seconds until the clock shows this hour next in the house's time zone."""
    here = datetime.fromtimestamp(now, ZoneInfo("Africa/Casablanca"))
    then = here.replace(hour=hour, minute=0, second=0, microsecond=0)
    return (then + timedelta(days=then <= here) - here).total_seconds()


def store(town: Town) -> Storage:
    """Return the store of the running copy."""
    assert town._service is not None
    return town._service._base.storage


async def name_editors(town: Town, *users: int) -> None:
    """Let these be editors by the owner's word."""
    await store(town).commit(*(PutDocument(document_of(Editor(user))) for user in users))


async def let_follow(town: Town, *users: int) -> None:
    """Let these be readers who want all breaking news, and nothing else."""
    breaking = (Filter(1, FilterKind.TOPIC, "breaking"),)
    changes: list[Change] = [PutReader(Reader(user, filters=breaking, next_filter=2)) for user in users]
    for user in users:
        town.standin.add_user(user, f"قارئ {user}", started=True)
    await store(town).commit(*changes)


def callbacks(message: Message) -> list[str]:
    """Return the data of a message's callback buttons, in order."""
    return [button["callback_data"] for row in message.buttons for button in row if "callback_data" in button]


def acts(message: Message) -> list[str]:
    """Return what a draft's buttons do, in order."""
    return [data.split(":")[-1] for data in callbacks(message)]


def said(town: Town, chat: int) -> list[Message]:
    """Return what the bot wrote in a chat."""
    return [message for message in town.standin.chat(chat).messages if message.own]


async def draft_of(
    town: Town, user: int, words: str, *, chat: int | None = None, photo: bytes | None = None
) -> Message:
    """Write /breaking and return the draft's last message."""
    place = user if chat is None else chat
    before = len(said(town, place))
    town.standin.say(user, f"/breaking {words}", chat=place, photo=photo)
    await town.until(lambda: len(said(town, place)) >= before + 2)
    return said(town, place)[-1]


async def answer_of(
    town: Town, user: int, words: str, *, chat: int | None = None, reply_to: int | None = None
) -> Message:
    """Say something and return the one message that answers it."""
    place = user if chat is None else chat
    before = len(said(town, place))
    town.standin.say(user, words, chat=place, reply_to=reply_to)
    await town.until(lambda: len(said(town, place)) > before)
    return said(town, place)[-1]


async def redrawn(
    town: Town, user: int, *, words: str = "", photo: bytes | None = None, chat: int | None = None
) -> Message:
    """Type what was asked for, and return the last message of the draft that is shown anew."""
    place = user if chat is None else chat
    before = len(said(town, place))
    town.standin.say(user, words, chat=place, photo=photo)
    await town.until(lambda: len(said(town, place)) >= before + 2)
    return said(town, place)[-1]


async def press(town: Town, user: int, message: Message, act: str) -> Query:
    """Press the button that does this, and wait until its waiting ends and the message looks as it will."""
    data = next(one for one in callbacks(message) if one.split(":")[-1] == act)
    return await push(town, user, message, data)


async def push(town: Town, user: int, message: Message, data: str) -> Query:
    """Press a button with this data, whether it still stands there or not."""
    query = town.standin.press(user, message.number, data, chat=message.chat)
    await town.until(query.answer.done)
    return query


async def menu(town: Town, user: int, message: Message, act: str) -> Message:
    """Press a button that leads to other buttons, and wait for them."""
    before = len(message.versions)
    await press(town, user, message, act)
    await town.until(lambda: len(message.versions) > before)
    return message


def toast(query: Query) -> str:
    """Return the word that a press was answered with."""
    return str(query.answer.result().get("text", ""))


async def forgotten(town: Town, kind: str) -> None:
    """Wait until no document of a kind is left."""
    async with asyncio.timeout(PATIENCE):
        while await store(town).documents(kind):  # noqa: ASYNC110 - the store rings no bell for tests
            await asyncio.sleep(GLANCE)
