"""Who wants an article: the index agrees with the filters, and every change counts for the next article."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.models import Article, Filter, FilterKind, Reader, ReaderState, Verdict
from bot.newsroom.audience import Audience
from bot.newsroom.filters import matches
from bot.newsroom.followers import Followers
from tests.newsroom.stories import ARTICLES, FILTERS, Names, story, words

NAMES = Names()
READERS = st.builds(
    lambda chat, filters, state: Reader(
        chat, filters=tuple(replace(one, id=number) for number, one in enumerate(filters, start=1)), state=state
    ),
    st.integers(-3, 6),
    st.lists(FILTERS, max_size=4),
    st.sampled_from([ReaderState.ACTIVE, ReaderState.ACTIVE, ReaderState.PAUSED, ReaderState.UNREACHABLE]),
)
STEPS = st.lists(st.one_of(READERS, st.integers(-3, 6), st.just("settle")), max_size=14)


def reader(chat: int, *texts: str, state: ReaderState = ReaderState.ACTIVE) -> Reader:
    return Reader(chat, state=state, filters=tuple(words(text, number) for number, text in enumerate(texts, start=1)))


def audience(*readers: Reader) -> Audience:
    index = Audience(NAMES)
    for one in readers:
        index.put(one.chat, one)
    return index


def expected(readers: dict[int, Reader], article: Article) -> list[tuple[int, tuple[int, ...]]]:
    fitting = {
        chat: tuple(sorted(f.id for f in one.filters if matches(f, article, NAMES)))
        for chat, one in readers.items()
        if one.state is ReaderState.ACTIVE
    }
    return sorted((chat, ids) for chat, ids in fitting.items() if ids)


@settings(max_examples=150)
@given(STEPS, st.lists(ARTICLES, min_size=1, max_size=3))
def test_the_audience_is_who_the_filters_say_after_any_changes(
    steps: list[Reader | int | str], articles: list[Article]
) -> None:
    index, readers = Audience(NAMES), {}
    for step in steps:
        if isinstance(step, Reader):
            readers[step.chat] = step
            index.put(step.chat, step)
        elif isinstance(step, int):
            readers.pop(step, None)
            index.put(step, None)
        else:
            index.settle()
    for article in articles:
        assert list(index.match(article)) == expected(readers, article)
        assert index.count(article) == len(expected(readers, article))


def test_readers_are_told_by_chat_number_with_the_filters_that_fit() -> None:
    index = audience(reader(9, "شرطة", "درك", "الشرطة"), reader(-100, "درك"), reader(4, "أمن", "شرطة"))
    assert list(index.match(story("الشرطة"))) == [(4, (2,)), (9, (1, 3))]
    index.settle()
    assert list(index.match(story("الشرطة"))) == [(4, (2,)), (9, (1, 3))]
    assert list(index.match(story("سماء"))) == []
    assert index.count(story("سماء")) == 0


@pytest.mark.parametrize("settled", [True, False])
def test_a_change_holds_for_the_next_article(*, settled: bool) -> None:
    index = audience(reader(1, "شرطة"), reader(2, "شرطة"))
    if settled:
        index.settle()
    index.put(1, reader(1, "درك"))
    assert list(index.match(story("الشرطة"))) == [(2, (1,))]
    assert list(index.match(story("درك"))) == [(1, (1,))]
    index.put(2, None)
    assert list(index.match(story("الشرطة"))) == []
    index.put(1, reader(1, "درك", state=ReaderState.PAUSED))
    assert list(index.match(story("درك"))) == []
    index.put(1, reader(1, "درك"))
    assert list(index.match(story("درك"))) == [(1, (1,))]


def test_topics_all_and_everything_reach_their_readers() -> None:
    kinds = (FilterKind.TOPIC, FilterKind.ALL, FilterKind.EVERYTHING)
    index = audience(*(Reader(n, filters=(Filter(n, kind, "drugs"),)) for n, kind in enumerate(kinds, start=1)))
    assert list(index.match(story("x", topics=("drugs", "drugs")))) == [(1, (1,)), (3, (3,))]
    assert list(index.match(story("x", publish=Verdict.YES))) == [(2, (2,)), (3, (3,))]


def test_the_channel_decides_what_all_means() -> None:
    index = Audience(NAMES, lambda article: article.title == "taken")
    index.put(1, Reader(1, filters=(Filter(1, FilterKind.ALL),)))
    assert [index.count(story("taken")), index.count(story("other", publish=Verdict.YES))] == [1, 0]


def test_what_nobody_follows_any_more_is_forgotten_and_its_number_used_again() -> None:
    index = audience(*(reader(chat, f"word{chat}", f'"two{chat} words"') for chat in range(20)))
    index.settle()
    for chat in range(20):
        index.put(chat, None)
    index.settle()
    assert (index._interests._filed, index._interests._numbers, index._interests._checks) == ({}, {}, {})
    assert len(index._interests._vocabulary) == 0
    for chat in range(20):
        index.put(chat, reader(chat, f"other{chat}", "both"))
    assert len(index._interests) == 40
    assert list(index.match(story("both other7")))[7] == (7, (1, 2))
    index._interests.drop(index._interests._free[-1])
    assert len({*index._interests._free}) == len(index._interests._free)


def test_many_changes_settle_by_themselves() -> None:
    index = Audience(NAMES)
    for chat in range(4200):
        index.put(chat, reader(chat, f"word{chat % 7}"))
    assert len(index._followers._settled) > 4000
    assert index.count(story("word3")) == 600


def test_a_reader_who_follows_nothing_takes_no_room() -> None:
    followers = Followers()
    followers.put(5, ())
    followers.put(5, [(0, 1)])
    followers.put(5, ())
    assert followers._changed == {}


@pytest.mark.parametrize(
    ("text", "title", "count"),
    [
        ("شرطة -كرة", "الشرطة", 1),
        ("شرطة -كرة", "الشرطة وكرة القدم", 0),
        ("شرطة مطار", "الشرطة", 0),
        ("شرطة مطار", "الشرطة في المطار", 1),
        ("شرطة مطار ميناء", "الشرطة في المطار", 0),
        ("شرطة مطار ميناء", "الشرطة في المطار والميناء", 1),
        ("شرطة -كرة -سلة", "الشرطة والسلة", 0),
        ("شرطة -كرة -سلة", "الشرطة", 1),
        ('شرطة -"كرة القدم"', "الشرطة وكرة القدم", 0),
        ('شرطة -"كرة القدم"', "الشرطة والقدم وكرة", 1),
        ('"شرطة المطار"', "المطار شرطة", 0),
        ("Hammouchi", "الحموشي", 1),
        ("…", "… شرطة", 0),
    ],
)
def test_what_is_filed_under_one_word_is_looked_at_whole(text: str, title: str, count: int) -> None:
    assert audience(reader(1, text)).count(story(title)) == count
