"""A search while it is typed: half of the last word finds what begins so, after what has it whole."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.newsroom.filters import matches
from bot.newsroom.numbering import MOST_BEGUN
from bot.newsroom.search import SearchIndex
from bot.newsroom.wishes import NO_NAMES
from tests.newsroom.stories import ARTICLES, WISHES, Names, story, words

NAMES = Names()


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    one = SearchIndex(NAMES)
    yield one
    one.close()


def typed(text: str, said: str) -> bool:
    index = SearchIndex(NAMES)
    index.put(story(said))
    found = index.search(text, 5, typing=True) == ["a"]
    index.close()
    return found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("تسل", "تسليم مطلوب"),
        ("تسل", "قرار بتسليمه"),
        ("التسل", "التسليم"),
        ("التسل", "تسليم"),
        ("والتسل", "والتسليم"),
        ("شرطة المط", "الشرطة في المطار"),
        ("المغرب وإسب", "بين المغرب وإسبانيا"),
        ("extrad", "l'extradition de"),
        ("l’extrad", "une extradition"),
        ("Extrad", "EXTRADITION"),
        ("séc", "la sécurité"),
        ("counter-terr", "the counter-terrorism unit"),
        ("عبد اللط", "عبد اللطيف حموشي"),
        ("عبداللط", "عبد اللطيف حموشي"),
        ("Hammouchi extr", "الحموشي extradition"),
        ('"تعاون أمن', "تعاون أمني وثيق"),
        ("«تعاون أمن", "تعاون أمنية"),
        ("درك، تسل", "تسليم"),
        ("تسليم -كرة مطل", "تسليم مطلوب"),
        ("sur", "la sûreté"),
        ("التعاون ال", "التعاون الأمني"),
        ("التعاون ا", "التعاون الأمني"),
        ("Interpol à L", "Interpol à Lyon"),
        ("درك، تعاون أم", "تعاون أمني"),
    ],
)
def test_half_of_the_last_word_finds_what_begins_so(text: str, said: str) -> None:
    assert typed(text, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("تس", "تسليم مطلوب"),
        ("الت", "تسليم"),
        ("سلي", "تسليم مطلوب"),
        ("مطل شرطة", "الشرطة مطلوب"),
        ("شرطة مطل", "مطلوب"),
        ("تسل، درك", "تسليم"),
        ('"تسل"', "تسليم"),
        ("تسل ", "تسليم"),
        ("تسل،", "تسليم"),
        ("شرطة -تسل", "تسليم"),
        ("تسل -شرطة", "تسليم"),
        ('"تعاون أمن', "تعاون وأمني"),
        ("تسليم -كرة مطل", "تسليم مطلوب كرة"),
        ("fo", "football"),
        ("بن ك", "بن كيران"),
        ("تعاون أم", "أمني"),
        ("تعاون أم ", "تعاون أمني"),
        ("تعاون -أم", "تعاون أم"),
        ('"تعاون أم', "تعاون أمني"),
        ("في ال", "في الرباط"),
        ("sur", "sur la table"),
        ("", "تسليم"),
        ("…", "تسليم"),
        ("-", "تسليم"),
    ],
)
def test_a_finished_word_or_a_shorter_one_or_one_before_the_last_finds_no_more_than_itself(
    text: str, said: str
) -> None:
    assert not typed(text, said)


@pytest.mark.parametrize(("words", "text"), [("خبر 7", "خبر 14"), ("police EU", "police in Europe")])
def test_a_number_and_capitals_are_whole_words_however_short(words: str, text: str) -> None:
    assert not typed(words, text)


def test_a_search_that_is_not_typed_and_a_filter_know_no_halves(index: SearchIndex) -> None:
    index.put(story("تسليم مطلوب"))
    assert index.search("تسل", 5) == []
    assert matches(words("تسل"), story("تسليم مطلوب"), NO_NAMES) == ()


def test_whole_words_come_first_then_halves_each_with_titles_before_texts(index: SearchIndex) -> None:
    index.put(story("x", "سلم", id="whole-old", published=1))
    index.put(story("سلم", id="whole-title", published=2))
    index.put(story("سلمان", id="half-title", published=5))
    index.put(story("x", "سلمان", id="half-new", published=9))
    index.put(story("سلم سلمان", id="both", published=3))
    order = ["both", "whole-title", "whole-old", "half-title", "half-new"]
    assert index.search("سلم", 9, typing=True) == order
    assert [*index.search("سلم", 2, typing=True), *index.search("سلم", 2, 2, typing=True)] == order[:4]
    assert index.search("سلم", 9, 4, typing=True) == order[4:]


def test_of_many_words_that_begin_so_the_shortest_are_looked_for(index: SearchIndex) -> None:
    index.put(story("abcde", id="short"))
    index.put(story(" ".join(f"abcdefg{number:03}" for number in range(MOST_BEGUN)), id="long"))
    index.put(story(f"abcdefg{MOST_BEGUN:03}", id="beyond"))
    assert {*index.search("abc", 9, typing=True)} == {"short", "long"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(ARTICLES, min_size=1, max_size=4), WISHES)
def test_what_is_found_while_typing_begins_with_what_is_found_without(
    index: SearchIndex, articles: list[object], text: str
) -> None:
    for number in range(4):
        index.remove(f"a{number}")
    for number, one in enumerate(articles):
        index.put(story(one.title, one.body, id=f"a{number}"))  # type: ignore[attr-defined]  # drawn from ARTICLES
    whole = index.search(text, 9)
    assert index.search(text, 9, typing=True)[: len(whole)] == whole


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.integers(-2, 5), st.integers(-2, 5))
def test_any_text_may_be_typed(index: SearchIndex, text: str, limit: int, offset: int) -> None:
    index.put(story("الشرطة"))
    assert len(index.search(text, limit, offset, typing=True)) <= max(limit, 0)
