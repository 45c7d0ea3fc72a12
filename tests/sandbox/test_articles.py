"""The demo's articles and pictures are what the demo needs."""

import re
from collections import Counter

import pytest

from bot.sandbox.articles import Story, stories
from bot.sandbox.paint import HEIGHT, PALETTES, WIDTH, paint
from bot.sandbox.telegram_pictures import measure


def test_there_are_enough_of_each_kind() -> None:
    count = Counter(story.section for story in stories())
    assert count["security"] >= 14
    assert count["near"] >= 8
    assert count["life"] >= 12


def test_every_article_has_its_own_turn_and_address() -> None:
    every = stories()
    assert [story.turn for story in every] == list(range(1, len(every) + 1))
    assert len({story.slug for story in every}) == len(every)


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.slug)
def test_an_article_is_readable_arabic_of_a_newspaper_s_length(story: Story) -> None:
    words = " ".join(story.paragraphs).split()
    assert 80 <= len(words) <= 200
    assert len(story.paragraphs) == 3
    assert re.match(r"[«\u0621-\u064a]", story.title)
    assert not re.search(r"[a-zA-Z]", story.title)
    assert story.scene in {"", *PALETTES}
    assert story.categories


def test_some_have_no_picture_and_one_is_corrected_later() -> None:
    every = stories()
    assert sum(not story.scene for story in every) >= 4
    (wrong,) = [story for story in every if story.corrected]
    right = wrong.correct()
    assert (right.title == wrong.title, right.slug, right.corrected) == (False, wrong.slug, None)
    assert right.correct() == right


def test_an_excerpt_is_cut_at_a_word() -> None:
    long = Story(1, "a", "عنوان", (" ".join(f"كلمة{n}" for n in range(60)),), ())
    assert long.excerpt.endswith("كلمة39 [&hellip;]")
    assert Story(1, "a", "عنوان", ("قصير",), ()).excerpt == "قصير"


@pytest.mark.parametrize("scene", PALETTES)
def test_a_picture_is_one_that_telegram_takes(scene: str) -> None:
    content = paint(scene, 7)
    assert measure(content) == ("image/png", WIDTH, HEIGHT)
    assert len(content) < 400_000


def test_a_picture_is_the_same_each_time_and_another_for_another_article() -> None:
    assert paint("sea", 1) == paint.__wrapped__("sea", 1)
    assert paint("sea", 1) != paint("sea", 2)
