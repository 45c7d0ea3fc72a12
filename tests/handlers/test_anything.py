"""Whatever is said, pressed or linked to: one answer at least, no error, and nothing changes that should not."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.messages import BUTTON_DATA_LIMIT, TEXT_LIMIT
from handlers import ROUTES
from handlers.route import On
from storage import open_storage
from tests.handlers.stage import CATALOGUE, Stage, data_of, texts_of

NAMES = [route.name for route in ROUTES if route.on is On.COMMAND]
ACTIONS = [route.name for route in ROUTES if route.on is On.BUTTON]
SLUGS = {topic.slug for topic in CATALOGUE.topics} | {"all", "everything"}
said_texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)
some = settings(max_examples=30, deadline=None)


@asynccontextmanager
async def a_stage() -> AsyncIterator[Stage]:
    with tempfile.TemporaryDirectory() as folder:
        stage = await Stage(await open_storage(f"tinydb:{folder}/mirsal.json")).open()
        try:
            yield stage
        finally:
            await stage.close()


def assert_sayable(said: list[object]) -> None:
    for call in said:
        assert isinstance(call, dict)
        assert len(call.get("text", "")) <= TEXT_LIMIT
        assert all(len(data.encode()) <= BUTTON_DATA_LIMIT for data in data_of([call]))


@some
@given(st.one_of(said_texts, st.builds("/{} {}".format, st.sampled_from(NAMES), said_texts)))
async def test_any_text_is_answered_within_telegrams_limits(text: str) -> None:
    async with a_stage() as stage:
        said = await stage.say(text)
        assert said or not text.strip()
        assert_sayable([*said])


@some
@given(st.one_of(said_texts, st.builds("{}:{}".format, st.sampled_from(ACTIONS), said_texts)))
async def test_any_button_data_ends_its_waiting_and_changes_only_what_it_names(data: str) -> None:
    async with a_stage() as stage:
        await stage.say("/start")
        before = await stage.reader()
        said = await stage.press(data)
        assert said[0]["method"] == "answerCallbackQuery"
        assert_sayable([*said])
        action, _, value = data.partition(":")
        meant = (action == "t" and value in SLUGS) or action in ("f", "lang", "tz", "digest", "quiet", "drop")
        assert meant or await stage.reader() == before


@some
@given(said_texts.filter(lambda link: not (link.startswith("t_") and link.strip()[2:] in SLUGS)))
async def test_any_link_into_the_bot_only_greets(link: str) -> None:
    async with a_stage() as stage:
        assert texts_of(await stage.say(f"/start {link}"))
        assert await stage.follows() == ["breaking"]


@some
@given(said_texts)
async def test_what_is_offered_for_following_can_be_followed(text: str) -> None:
    async with a_stage() as stage:
        for data in data_of(await stage.say(f"x {text}")):
            if data.startswith("f:"):
                await stage.press(data)
                assert len(await stage.follows()) > 1
