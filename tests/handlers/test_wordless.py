"""Pictures, voices and the like: their words are read, and without words they are answered once, in private."""

from typing import Any

import pytest

from bot.models import Language
from handlers.flood import SWEEP_AT, Floods
from tests.clock import NOW
from tests.handlers.stage import GROUP, READER, TEXTS, Call, Stage, data_of, place, texts_of

FILE = {"file_id": "a", "file_unique_id": "b"}
PHOTO = [{**FILE, "width": 9, "height": 9}]
VOICE = {**FILE, "duration": 3}
STICKER = {**FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}


async def send(stage: Stage, *, chat: int = READER, code: str = "ar", **content: Any) -> list[Call]:
    """Send something that is no text."""
    message = stage.message("", chat=chat, code=code, **content)
    return await stage.take(message={name: value for name, value in message.items() if name != "text"})


@pytest.mark.parametrize(
    "content",
    [
        {"voice": VOICE},
        {"photo": PHOTO},
        {"sticker": STICKER},
        {"video_note": {**VOICE, "length": 9}},
        {"document": FILE},
        {"location": {"longitude": 1.0, "latitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "ق"}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_has_no_words_is_answered_with_what_we_understand(stage: Stage, content: dict[str, Any]) -> None:
    said = await send(stage, **content)
    assert [call["method"] for call in said] == ["sendMessage"]
    assert "لا أفهم إلا المكتوب" in texts_of(said)


@pytest.mark.parametrize("language", Language)
async def test_it_is_said_in_the_readers_language(stage: Stage, language: Language) -> None:
    said = texts_of(await send(stage, voice=VOICE, code=language.value))
    assert TEXTS.say(language, "wordless").split("/")[0] in said


async def test_the_words_of_a_picture_are_read_like_any_text(stage: Stage) -> None:
    said = await send(stage, photo=PHOTO, caption="حموشي")
    assert texts_of(said) == texts_of(await stage.say("حموشي"))
    assert [data.split(":")[0] for data in data_of(said)] == ["f", "s"]
    await send(stage, photo=PHOTO, caption="/subscribe لفتيت")
    assert await stage.follows() == ["breaking", "لفتيت"]


async def test_a_strange_command_under_a_picture_is_told_so(stage: Stage) -> None:
    assert texts_of(await send(stage, photo=PHOTO, caption="/nosuch")) == texts_of(await stage.say("/nosuch"))


async def test_an_album_is_answered_once(stage: Stage) -> None:
    said = [await send(stage, photo=PHOTO, media_group_id="77") for _ in range(10)]
    assert [len(calls) for calls in said] == [1] + [0] * 9
    assert len(await send(stage, photo=PHOTO, media_group_id="78")) == 1


async def test_an_album_with_words_is_answered_for_its_words(stage: Stage) -> None:
    assert data_of(await send(stage, photo=PHOTO, caption="حموشي", media_group_id="77"))
    assert await send(stage, photo=PHOTO, media_group_id="77") == []


async def test_in_a_group_nothing_is_said_about_pictures_and_voices(stage: Stage) -> None:
    stage.telegram.administrators.add((GROUP, READER))
    await stage.become("member", chat=GROUP)
    for content in ({"voice": VOICE}, {"photo": PHOTO}, {"photo": PHOTO, "caption": "حموشي"}):
        assert await send(stage, chat=GROUP, **content) == []


@pytest.mark.parametrize(
    "service",
    [
        {"new_chat_title": "اسم جديد"},
        {"pinned_message": {"message_id": 3, "date": int(NOW), "chat": place(READER), "photo": PHOTO}},
        {"write_access_allowed": {}},
        {"photo": []},
    ],
    ids=lambda service: next(iter(service)),
)
async def test_a_service_message_is_not_answered(stage: Stage, service: dict[str, Any]) -> None:
    assert await send(stage, **service) == []


async def test_what_is_only_forwarded_is_not_answered(stage: Stage) -> None:
    origin = {"type": "hidden_user", "date": int(NOW), "sender_user_name": "م"}
    assert await send(stage, voice=VOICE, forward_origin=origin) == []


def test_the_memory_of_albums_has_an_end() -> None:
    floods = Floods()
    assert all(floods.opens(chat, "1") for chat in range(SWEEP_AT + 1))
    assert not floods.opens(SWEEP_AT, "1")
    assert floods.opens(0, "1")
