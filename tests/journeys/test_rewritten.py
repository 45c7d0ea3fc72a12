"""A stub that the site fills while nobody has it in the channel: posted late, and still once."""

import pytest

from bot.sandbox.cast import OWNER
from tests.journeys.desk_posts import changed_on_the_site, looks
from tests.journeys.desk_town import callbacks, push
from tests.journeys.test_articles import seen_first
from tests.journeys.test_desk import DOUBTFUL
from tests.journeys.town import FRENCH, GOOD, READER, Town, story

STUB = ("توقيف شخص بمدينة طنجة", "التفاصيل بعد قليل.")


async def a_stub(town: Town) -> None:
    """Let two readers follow the channel's topic and a word, and the site publish a stub that only the word fits."""
    await town.start()
    await seen_first(town)
    for reader, wish in ((READER, "التعاون الأمني"), (FRENCH, "طنجة")):
        await town.meets(reader)
        await town.asks(reader, f"/subscribe {wish}")
    town.site.add(story(1, *STUB))
    await town.until(lambda: copies(town, FRENCH, STUB[0]) == 1)
    assert town.posts == []


def copies(town: Town, reader: int, title: str) -> int:
    return sum(title in said.text for said in town.private(reader))


@pytest.mark.parametrize("restart", [False, True])
async def test_filled_it_is_posted_once_and_each_reader_has_it_once(town: Town, *, restart: bool) -> None:
    await a_stub(town)
    before = len(town.private(FRENCH))

    await changed_on_the_site(town, 1, title=f"{GOOD[0]} بطنجة", paragraphs=GOOD[1])
    await town.until(lambda: len(town.posts) == 1 and copies(town, READER, GOOD[0]) == 1)
    if restart:
        await town.restart()
    await changed_on_the_site(town, 1, title=f"{GOOD[0]} بمدينة طنجة")
    await town.until(lambda: "بمدينة" in town.posts[0].text)
    await looks(town, 4)

    assert len(town.posts) == 1
    assert copies(town, READER, GOOD[0]) == 1
    assert len(town.private(FRENCH)) == before


async def test_filled_with_something_doubtful_it_is_brought_to_the_desk_and_goes_out_by_its_word(town: Town) -> None:
    await a_stub(town)
    await changed_on_the_site(town, 1, title=DOUBTFUL[0], paragraphs=(DOUBTFUL[1],))
    await town.until(lambda: town.desk)
    assert DOUBTFUL[0] in town.desk[0].text
    assert town.posts == []

    await push(town, OWNER, town.desk[0], callbacks(town.desk[0])[0])

    await town.until(lambda: len(town.posts) == 1 and copies(town, READER, DOUBTFUL[0]) == 1)
