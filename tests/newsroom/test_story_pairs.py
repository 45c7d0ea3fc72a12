"""What an editor says of two articles, and what the house says: a table."""

import pytest

from bot.models import Article, Entry
from bot.newsroom.sequels import follow_up
from bot.newsroom.topics import Catalogue
from bot.newsroom.twins import same_story
from bot.newsroom.writing import write_article
from tests.clock import NOW
from tests.newsroom.sequel_pairs import SEQUELS
from tests.newsroom.story_pairs import GOES_ON, OTHER, PAIRS, SAME, Pair, Told

CATALOGUE = Catalogue.load(None)


def written(told: Told, number: int, *, hours: float = 0.0) -> Article:
    title, body = told
    at = NOW + hours * 3600
    entry = Entry(
        guid=None, link=f"https://site.example/{number}", title=title, summary=body[:250], body=body, published=at
    )
    topics = ("security-cooperation",)
    return write_article(entry, keys=(f"k{number}",), source="s", now=at, judge=CATALOGUE, publish_topics=topics)


def said_of(pair: Pair) -> str:
    earlier, later = written(pair.earlier, 1), written(pair.later, 2, hours=pair.hours)
    assert same_story(earlier, later) == same_story(later, earlier)
    if same_story(later, earlier):
        return SAME
    return GOES_ON if follow_up(later, earlier) else OTHER


@pytest.mark.parametrize("pair", [*PAIRS, *SEQUELS], ids=[pair.name for pair in (*PAIRS, *SEQUELS)])
def test_the_house_says_of_two_articles_what_an_editor_says(pair: Pair) -> None:
    assert said_of(pair) == pair.are


def test_the_table_has_something_of_everything() -> None:
    assert len(PAIRS) >= 40
    assert {pair.are for pair in PAIRS} == {SAME, GOES_ON, OTHER}
