"""Roles × everything that can be said or pressed × kinds of chat: what changes, and what is answered.

The table is made of `handlers.ROUTES`: a new command stands in it by itself.
"""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import handlers
from bot.changes import AddDeliveries, PutDocument
from bot.models import ArticleState, Delivery, DeliveryState, Kind, Lane, Language, delivery_id
from bot.newsroom.editors import Editor, document_of
from bot.newsroom.questions import review_question
from handlers.route import On, Role
from storage import open_storage
from tests.clock import NOW
from tests.handlers.stage import (
    CHANNEL,
    DESK,
    GROUP,
    OTHER,
    OWNER,
    READER,
    TEXTS,
    Call,
    Raw,
    Stage,
    article,
    data_of,
    place,
    texts_of,
)

SUPERGROUP = -1007
EDITOR, REMOVED = OTHER, 503
STRANGE: Raw = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FORWARD = {"type": "hidden_user", "sender_user_name": "م", "date": int(NOW)}
POST = "https://t.me/c/1/7"
SAID = {
    "breaking": "/breaking خبر عاجل من الرباط\nوهذا نصه.",
    "editors": "/editors add 777",
    "correct": f"/correct {POST} نص مصحح",
    "retract": f"/retract {POST} خطأ",
    "pin": f"/pin {POST}",
    "unpin": f"/unpin {POST}",
    "subscribe": "/subscribe حموشي",
    "digest": "/digest 08:00",
    "quiet": "/quiet 22:00-07:00",
    "language": "/language en",
}
CHANGING = {"breaking", "editors", "correct", "retract", "pin", "unpin", "pause_feed", "resume_feed"}
COMMANDS = [route for route in handlers.ROUTES if route.on is On.COMMAND]
BUTTONS = [route for route in handlers.ROUTES if route.on is On.BUTTON]
NEWSROOMS = [route for route in BUTTONS if route.role is not Role.READER]


@dataclass(frozen=True)
class Speaker:
    """Somebody, as a number, and which roles that number has; `bend` makes the message what it is."""

    user: int = READER
    roles: frozenset[Role] = frozenset({Role.READER})
    administers: bool = False
    bend: Callable[[int], Raw] = lambda _: {}
    update: str = "message"
    counts: bool = True  # whether it is a person's own word, now


OWNERS = frozenset(Role)
EDITORS = frozenset({Role.READER, Role.EDITOR})
SPEAKERS = {
    "reader": Speaker(),
    "group administrator": Speaker(administers=True),
    "editor": Speaker(EDITOR, EDITORS),
    "removed editor": Speaker(REMOVED),
    "owner": Speaker(OWNER, OWNERS),
    "anonymous administrator": Speaker(
        OWNER, OWNERS, bend=lambda chat: {"by": STRANGE, "sender_chat": place(chat)}, counts=False
    ),
    "channel identity": Speaker(
        OWNER, OWNERS, bend=lambda _: {"by": STRANGE, "sender_chat": place(CHANNEL)}, counts=False
    ),
    "forwarded": Speaker(OWNER, OWNERS, bend=lambda _: {"forward_origin": FORWARD}, counts=False),
    "edited": Speaker(OWNER, OWNERS, update="edited_message", counts=False),
    "via bot": Speaker(OWNER, OWNERS, bend=lambda _: {"via_bot": {**STRANGE, "id": 5}}, counts=False),
}
CHATS = {"private": 0, "group": GROUP, "supergroup": SUPERGROUP, "desk": DESK}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage(await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}"), desk=DESK).open()
    posted = Delivery(
        delivery_id(Kind.POST, "article001", CHANNEL),
        CHANNEL,
        Lane.CHANNEL,
        Kind.POST,
        "article001",
        state=DeliveryState.SENT,
        message=7,
        ended=NOW,
    )
    await opened.publish(article(1, "خبر في القناة"))
    await opened.storage.commit(AddDeliveries((posted,)), PutDocument(document_of(Editor(EDITOR, "محرر"))))
    await opened.say(f"/editors add {REMOVED}", user=OWNER)
    await opened.say(f"/editors remove {REMOVED}", user=OWNER)
    yield opened
    await opened.close()


async def kept(stage: Stage) -> list[str]:
    """Return everything that is stored, but for the updates themselves and how far the channel's numbers go."""
    records = [record async for record in stage.storage.export()]
    return sorted(json.dumps(one, default=str) for one in records if one["record"] not in ("update", "floor"))


def shows(route: handlers.Route) -> bool:
    """Tell whether a reader's command means something at the desk, which follows nothing and has no data."""
    return route.reads and route.name not in ("mydata", "forget")


def may(route: handlers.Route, who: Speaker, chat: str) -> bool:
    """Tell what CONTRACT says of a command."""
    if not who.counts:
        anonymous = "sender_chat" in who.bend(GROUP) and who.bend(GROUP)["sender_chat"]["id"] == GROUP
        return anonymous and route.role is Role.READER and chat != "private" and (chat != "desk" or shows(route))
    if route.role is not Role.READER:
        return route.role in who.roles and chat in ("private", "desk")
    if chat == "desk":
        return shows(route) and (who.administers or Role.EDITOR in who.roles)
    return chat == "private" or who.administers


REFUSALS = {
    TEXTS.say(language, key)
    for language in Language
    for key in (
        "unknown-command",
        "only-administrators",
        "newsroom-elsewhere",
        "desk-no-reader",
        "desk-refused",
        "desk-anonymous",
        "owners-only",
    )
}


def is_refusal(said: list[Call]) -> bool:
    bare = str.maketrans("", "", "\u2068\u2069\u200e\u200f")
    known = {sentence.translate(bare) for sentence in REFUSALS}
    return not said or (len(said) == 1 and texts_of(said).translate(bare) in known)


@pytest.mark.parametrize("chat", CHATS)
@pytest.mark.parametrize("speaker", SPEAKERS)
async def test_every_command_is_done_for_whom_it_is_for_where_it_may_be_said_and_nowhere_else(
    stage: Stage, speaker: str, chat: str
) -> None:
    who = SPEAKERS[speaker]
    where = CHATS[chat] or who.user
    if who.administers:
        stage.telegram.administrators.add((where, who.user))
    for route in COMMANDS:
        before = await kept(stage)
        raw = stage.message(SAID.get(route.name, f"/{route.name}"), user=who.user, chat=where, **who.bend(where))
        said = await stage.take(**{who.update: raw})
        after = await kept(stage)
        allowed = may(route, who, chat)
        if not allowed:
            assert after == before, f"{route.name} changed something"
        assert is_refusal(said) is not allowed, f"{route.name} was answered: {texts_of(said)}"
        if route.role is not Role.READER:
            assert (after != before) == (allowed and route.name in CHANGING), route.name
        assert await stage.reader(DESK) is None
    if not who.counts and speaker != "anonymous administrator":
        assert await stage.reader(where) is None


async def test_what_is_posted_in_a_channel_is_nobodys_command(stage: Stage) -> None:
    for route in COMMANDS:
        before = await kept(stage)
        for kind in ("channel_post", "edited_channel_post"):
            text = SAID.get(route.name, f"/{route.name}")
            post = {"message_id": 3, "date": int(NOW), "chat": place(CHANNEL), "text": text}
            assert await stage.take(**{kind: post}) == []
        assert await kept(stage) == before


PRESSERS = {name: SPEAKERS[name] for name in ("reader", "group administrator", "editor", "removed editor", "owner")}


async def a_question(stage: Stage) -> str:
    held = article(2, "زيارة وفد أجنبي", state=ArticleState.HELD, reason="unsure")
    await stage.publish(held)
    question = review_question(held, now=NOW)
    await stage.storage.commit(PutDocument(question))
    return f"q:{question.id}:publish"


async def a_draft(stage: Stage) -> str:
    return data_of(await stage.say(SAID["breaking"], user=OWNER, chat=DESK))[0]


ASKED: dict[str, Callable[[Stage], Any]] = {"q": a_question, "d": a_draft}


def test_every_button_of_the_newsrooms_is_in_the_matrix() -> None:
    assert {route.name for route in NEWSROOMS} == set(ASKED)


@pytest.mark.parametrize("chat", CHATS)
@pytest.mark.parametrize("presser", PRESSERS)
@pytest.mark.parametrize("button", ASKED)
async def test_a_button_of_the_newsrooms_works_for_those_who_act_for_it_now(
    stage: Stage, button: str, presser: str, chat: str
) -> None:
    who = PRESSERS[presser]
    where = CHATS[chat] or who.user
    stage.telegram.administrators.add((where, READER))
    data = await ASKED[button](stage)
    before = await kept(stage)
    said = await stage.press(data, user=who.user, chat=where)
    allowed = Role.EDITOR in who.roles
    assert (await kept(stage) != before) == allowed
    assert said[0]["method"] == "answerCallbackQuery"
    refused = TEXTS.say(Language.ARABIC, "not-an-editor")
    assert (said[0].get("text") == refused) is not allowed
    assert allowed or len(said) == 1


@pytest.mark.parametrize("presser", ["editor", "owner"])
@pytest.mark.parametrize(
    "value", ["", "x", ":", "0:send", "aaaaaaaaaaaa:publish", "aaaaaaaaaaaa:1:send", "../x:publish", "💥", "a:b:c:d:e"]
)
async def test_made_up_data_does_nothing_even_for_those_who_may(stage: Stage, value: str, presser: str) -> None:
    await a_question(stage)
    await a_draft(stage)
    before = await kept(stage)
    for route in NEWSROOMS:
        said = await stage.press(f"{route.name}:{value}", user=SPEAKERS[presser].user, chat=DESK)
        assert said[0]["method"] == "answerCallbackQuery"
    assert await kept(stage) == before


@pytest.mark.parametrize("presser", PRESSERS)
async def test_a_readers_button_pressed_at_the_desk_makes_it_no_reader(stage: Stage, presser: str) -> None:
    stage.telegram.administrators.add((DESK, READER))
    before = await kept(stage)
    for route in BUTTONS:
        if route.role is Role.READER:
            said = await stage.press(f"{route.name}:breaking", user=PRESSERS[presser].user, chat=DESK)
            assert said[0]["method"] == "answerCallbackQuery"
    assert await kept(stage) == before
