"""Who is let in: roles × commands × kinds of chat, floods, and voices that are nobody's."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import handlers
from handlers.flood import Floods
from handlers.gate import Admission, admit, has_role
from handlers.incoming import Incoming, Pressed, Voice
from handlers.route import On, Role, Route
from handlers.serve import Contested, serve
from tests.clock import NOW
from tests.handlers.stage import (
    CHANNEL,
    GROUP,
    OTHER,
    OWNER,
    READER,
    SETTINGS,
    USERNAME,
    Stage,
    person,
    place,
    texts_of,
)

SUPERGROUP = -1007
COMMANDS = [route.name for route in handlers.ROUTES if route.on is On.COMMAND and route.role is Role.READER]
WRITES = [
    "/subscribe حموشي",
    "/unsubscribe all",
    "/digest 08:00",
    "/quiet 22:00-07:00",
    "/language en",
    "/pause",
    "/start t_drugs",
    "/topics",
]
ANONYMOUS: dict[str, Any] = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FORWARD = {"type": "hidden_user", "sender_user_name": "م", "date": int(NOW)}


@pytest.mark.parametrize("chat", [GROUP, SUPERGROUP])
@pytest.mark.parametrize("command", COMMANDS)
async def test_in_a_group_an_administrator_is_answered(stage: Stage, command: str, chat: int) -> None:
    stage.telegram.administrators.add((chat, READER))
    said = await stage.say(f"/{command}", chat=chat)
    assert said
    assert all(call["chat_id"] == chat for call in said)


@pytest.mark.parametrize("command", COMMANDS)
async def test_in_a_private_chat_everybody_is_answered(stage: Stage, command: str) -> None:
    assert all(call["chat_id"] == READER for call in await stage.say(f"/{command}"))


@pytest.mark.parametrize("command", WRITES)
async def test_in_a_group_others_change_nothing_and_hear_of_it_once(stage: Stage, command: str) -> None:
    said = await stage.say(command, chat=GROUP)
    assert "المشرفين" in texts_of(said)
    assert await stage.say(command, chat=GROUP) == []
    assert await stage.reader(GROUP) is None


async def test_while_telegram_does_not_answer_nobody_is_an_administrator(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    stage.telegram.is_down = True
    await stage.say("/subscribe حموشي", chat=GROUP)
    assert await stage.reader(GROUP) is None


async def test_who_speaks_in_the_groups_name_is_its_administrator(stage: Stage) -> None:
    await stage.say("/subscribe حموشي", chat=GROUP, by=ANONYMOUS, sender_chat=place(GROUP))
    assert await stage.follows(GROUP) == ["breaking", "حموشي"]


VOICES: dict[str, Callable[[Stage, str], dict[str, Any]]] = {
    "forwarded": lambda stage, text: {"message": stage.message(text, forward_origin=FORWARD)},
    "forwarded of old": lambda stage, text: {"message": stage.message(text, forward_date=int(NOW))},
    "edited": lambda stage, text: {"edited_message": stage.message(text, edit_date=int(NOW))},
    "made inline": lambda stage, text: {"message": stage.message(text, via_bot={**ANONYMOUS, "id": 1})},
    "another bot": lambda stage, text: {"message": stage.message(text, by={**ANONYMOUS, "id": 44})},
    "a channel's identity": lambda stage, text: {
        "message": stage.message(text, chat=GROUP, by=ANONYMOUS, sender_chat=place(CHANNEL))
    },
    "the channel's post in its group": lambda stage, text: {
        "message": stage.message(text, chat=GROUP, sender_chat=place(CHANNEL), is_automatic_forward=True)
    },
    "a post of the channel": lambda stage, text: {
        "channel_post": {"message_id": 3, "date": int(NOW), "chat": place(CHANNEL), "text": text}
    },
    "an edited post": lambda stage, text: {
        "edited_channel_post": {"message_id": 3, "date": int(NOW), "chat": place(CHANNEL), "text": text}
    },
}


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("command", [*WRITES, "حموشي"])
async def test_what_is_nobodys_word_now_changes_nothing(stage: Stage, voice: str, command: str) -> None:
    stage.telegram.administrators |= {(GROUP, READER), (GROUP, 44), (GROUP, ANONYMOUS["id"])}
    assert await stage.take(**VOICES[voice](stage, command)) == []
    for chat in (READER, GROUP, CHANNEL, 44):
        assert await stage.reader(chat) is None


async def test_a_command_for_another_bot_is_not_ours(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    assert await stage.say("/subscribe@other_bot حموشي", chat=GROUP) == []
    assert await stage.say(f"/subscribe@{USERNAME.upper()} حموشي", chat=GROUP)
    assert await stage.follows(GROUP) == ["breaking", "حموشي"]


async def test_talk_in_a_group_is_not_for_us(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    assert await stage.say("حموشي", chat=GROUP) == []
    assert await stage.say("/roll 2d6", chat=GROUP) == []
    assert await stage.reader(GROUP) is None


async def test_an_unknown_command_is_kindly_answered(stage: Stage) -> None:
    assert "/help" in texts_of(await stage.say("/weather"))


@pytest.mark.parametrize(
    "data", ["t:drugs", "f:حموشي", "drop:1", "lang:en", "tz:Europe/Paris", "quiet:off", "forget:yes"]
)
async def test_a_groups_buttons_are_its_administrators(stage: Stage, data: str) -> None:
    stage.telegram.administrators.add((GROUP, OWNER))
    await stage.say("/start", user=OWNER, chat=GROUP)
    before = await stage.reader(GROUP)
    said = await stage.press(data, user=OTHER, chat=GROUP)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "للمشرفين" in said[0]["text"]
    assert await stage.reader(GROUP) == before
    assert await stage.press(data, user=OWNER, chat=GROUP) != said


async def test_a_button_in_somebody_elses_private_chat_is_not_ours_to_press(stage: Stage) -> None:
    await stage.say("/start")
    said = await stage.press("t:drugs", user=OTHER, chat=READER)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert await stage.follows() == ["breaking"]


async def test_a_button_pressed_twice_has_its_effect_once(stage: Stage) -> None:
    await stage.say("/subscribe حموشي")
    await stage.press("drop:2")
    await stage.press("drop:2")
    assert await stage.follows() == ["breaking"]
    await stage.press("f:حموشي")
    await stage.press("f:حموشي")
    assert await stage.follows() == ["breaking", "حموشي"]


async def test_a_button_whose_message_is_gone_still_works(stage: Stage) -> None:
    said = await stage.take(
        callback_query={
            "id": "q",
            "from": person(READER),
            "chat_instance": "1",
            "data": "t:drugs",
            "inline_message_id": "x",
        }
    )
    assert [call["method"] for call in said] == ["answerCallbackQuery", "sendMessage"]


@pytest.mark.parametrize(
    "data",
    [
        "",
        "zzz",
        "t:",
        "t:nowhere",
        "f:",
        "f:#0123456789abcdef",
        "s:",
        "drop:",
        "drop:x",
        "drop:99",
        "why:",
        "why:a:b",
        "v1:breaking",
        "q:nothing:yes",
    ],
)
async def test_made_up_data_gets_a_kind_word_and_changes_nothing(stage: Stage, data: str) -> None:
    await stage.say("/start")
    before = await stage.reader()
    said = await stage.press(data)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert said[0]["text"]
    assert await stage.reader() == before


async def test_a_flood_is_carried_out_in_silence_with_one_word_about_it(stage: Stage) -> None:
    await stage.say("/start")
    answered = []
    for number in range(60):
        stage.clock.mono -= 1.0  # no time passes
        answered += await stage.say(f"/subscribe اسم{number % 30}")
    assert 5 <= len(answered) <= 10
    assert "كثيرة" in texts_of(answered)
    assert len(await stage.follows()) == 31
    assert await stage.say("/help", user=OTHER)


async def test_buttons_pressed_without_end_stop_waiting_without_a_word(stage: Stage) -> None:
    await stage.say("/start")
    for _ in range(41):
        stage.clock.mono -= 1.0
        said = await stage.press("t:drugs")
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "text" not in said[0]
    assert await stage.follows() == ["breaking", "drugs"]


async def test_inline_questions_without_end_are_answered_with_nothing(stage: Stage) -> None:
    for _ in range(21):
        stage.clock.mono -= 1.0
        said = await stage.ask("حموشي")
    assert said[0]["results"] == []


# roles ──────────────────────────────────────────────────────────────────────


async def _answer(said: Incoming, room: object) -> Any:
    raise AssertionError("not reached")


ROLES = {
    Role.READER: {"reader", "editor", "owner"},
    Role.EDITOR: {"editor", "owner"},
    Role.OWNER: {"owner"},
}
PEOPLE = {"reader": READER, "editor": OTHER, "owner": OWNER}


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("role", Role)
async def test_a_role_is_looked_up_by_number_at_the_moment_of_asking(stage: Stage, role: Role, who: str) -> None:
    async def is_editor(user: int) -> bool:
        return user == OTHER

    room = replace(stage.room, is_editor=is_editor, floods=Floods())
    route = Route(on=On.COMMAND, name="x", role=role, handler=_answer)
    said = Incoming(update=1, chat=PEOPLE[who], user=PEOPLE[who], command="x")
    expected = Admission.WELCOME if who in ROLES[role] else Admission.REFUSED
    assert await admit(route, said, room) is expected
    assert await admit(route, replace(said, voice=Voice.ECHO), room) is Admission.IGNORED
    if role is not Role.READER:
        anonymous = replace(said, chat=GROUP, kind="group", voice=Voice.ANONYMOUS)
        assert await admit(route, anonymous, room) is Admission.REFUSED


async def test_whose_private_chat_is_the_desk_is_an_editor_only_where_no_owner_is_named(stage: Stage) -> None:
    named = replace(stage.room, desk=OTHER)
    nobody = replace(named, settings=replace(SETTINGS, owners=frozenset()))
    assert not await has_role(OTHER, Role.EDITOR, named)
    assert await has_role(OTHER, Role.EDITOR, nobody)
    assert not await has_role(OTHER, Role.OWNER, nobody)
    assert not await has_role(READER, Role.EDITOR, nobody)


async def test_a_command_of_the_newsrooms_does_not_exist_for_readers(stage: Stage) -> None:
    route = Route(on=On.COMMAND, name="x", role=Role.EDITOR, handler=_answer)
    heard: list[Any] = []

    async def tell(update: int, reply: Any) -> bool:
        heard.append(reply)
        return True

    room = replace(stage.room, tell=tell)
    await serve(route, Incoming(update=1, chat=READER, user=READER, command="x"), room)
    assert "/help" in heard[0].answers[0].message.text.plain
    await serve(route, Incoming(update=2, chat=GROUP, kind="group", user=READER, command="x"), room)
    assert heard[1].answers == ()
    button = replace(route, on=On.BUTTON)
    await serve(button, Incoming(update=3, chat=READER, user=READER, pressed=Pressed(query="q")), room)
    assert heard[2].answers[0].query == "q"


async def test_an_update_that_is_contested_again_and_again_is_left_for_later(stage: Stage) -> None:
    async def tell(update: int, reply: Any) -> bool:
        return False

    with pytest.raises(Contested):
        await serve(handlers.ROUTES[0], Incoming(update=1, chat=READER, user=READER), replace(stage.room, tell=tell))


async def test_in_a_groups_flood_nothing_is_done_and_telegram_is_not_asked(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    for _ in range(6):
        stage.clock.mono -= 1.0  # no time passes
        await stage.say("/mine", chat=GROUP)
    stage.clock.mono -= 1.0
    stage.telegram.is_down = True  # asking would be logged, and refused
    assert await stage.say("/subscribe حموشي", chat=GROUP) == []
    assert await stage.follows(GROUP) == ["breaking"]
