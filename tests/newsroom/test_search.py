"""The archive finds what a filter of the same words would, whatever is typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.models import Article
from bot.newsroom.everyday import is_everyday
from bot.newsroom.filters import matches
from bot.newsroom.grammar import pieces
from bot.newsroom.search import MOST_ASKED, MOST_FOUND, SLICE, SearchIndex
from bot.newsroom.terms import between_spaces, row
from bot.newsroom.words import stands_for
from tests.newsroom.stories import ARTICLES, WISHES, Names, story, words

NAMES = Names()


@pytest.fixture
def index() -> Iterator[SearchIndex]:
    one = SearchIndex(NAMES)
    yield one
    one.close()


def filled(index: SearchIndex, *articles: Article) -> SearchIndex:
    for article in articles:
        index.put(article)
    return index


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(st.lists(ARTICLES, min_size=1, max_size=4), WISHES)
def test_a_search_finds_what_a_filter_would(index: SearchIndex, articles: list[Article], text: str) -> None:
    named = [story(one.title, one.body, summary=one.summary, categories=one.categories, id=f"a{number}")
             for number, one in enumerate(articles)]  # fmt: skip
    for number in range(4):
        index.remove(f"a{number}")
    filled(index, *named)
    wanted = (
        {one.id for one in named if matches(words(text), one, NAMES)}
        if any(p.wanted and not is_everyday(p.text) for p in pieces(text))
        else set()
    )
    assert {*index.search(text, 10)} == wanted


def test_a_name_that_is_written_as_two_words_is_found_by_one_and_by_two(index: SearchIndex) -> None:
    filled(index, story("قال بن كيران", id="two"), story("قال بنكيران", id="one"), story("بن، كيران", id="none"))
    for asked in ("بنكيران", "بن كيران", '"بن كيران"', "قال بنكيران"):
        assert {*index.search(asked, 5)} - {"none"} == {"one", "two"}
    assert "none" not in index.search("بنكيران", 5)


def test_a_corrected_article_is_found_by_what_corrects_it_and_by_what_it_said(index: SearchIndex) -> None:
    wrong = story("توقيف تسعة أشخاص", "جاء في البلاغ", id="corrected")
    filled(index, story("سبعة موقوفين في خبر", id="newer", published=2.0), wrong)
    assert index.search("سبعة موقوفين", 5) == ["newer"]
    filled(index, replace(wrong, correction="سبعة موقوفين لا تسعة", published=3.0))
    assert index.search("سبعة موقوفين", 5) == ["corrected", "newer"]
    assert index.search("توقيف تسعة", 5) == index.search("البلاغ", 5) == ["corrected"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80), st.integers(-2, 5), st.integers(-2, 5))
def test_any_text_may_be_asked(index: SearchIndex, text: str, limit: int, offset: int) -> None:
    assert len(filled(index, story("الشرطة")).search(text, limit, offset)) <= max(limit, 0)


@given(st.one_of(st.text(max_size=60), ARTICLES.map(lambda one: one.body)))
def test_no_word_reaches_across_a_space_but_after_ben(text: str) -> None:
    """What the index remembers for each piece is what the whole text would give."""
    whole = row(text, stands_for)
    parts = [row(piece, stands_for) for piece in between_spaces(text)]
    assert [term.forms for term in whole.terms] == [term.forms for part in parts for term in part.terms]
    assert [forms for *_, forms in whole.joined] == [forms for part in parts for *_, forms in part.joined]


@pytest.mark.parametrize(
    "text",
    ['"', '" OR "', "title:x", "a NEAR b", "w1", "NOT", "* ^ ()", "-", '"-"', "w1 AND w2", "'; DROP", "\0", "nothing"],
)
def test_nothing_typed_is_the_engines_syntax(index: SearchIndex, text: str) -> None:
    assert filled(index, story("الشرطة في المطار")).search(text, 5) == []


def test_words_in_the_title_come_first_then_the_newest(index: SearchIndex) -> None:
    filled(
        index,
        story("الشرطة", id="old-title", published=1),
        story("x", "الشرطة", id="new-body", published=9),
        story("شرطة", id="new-title", published=5),
        story("x", "شرطة", id="old-body", published=2),
        story("درك", "مطار", id="other", published=99),
    )
    assert index.search("شرطة", 10) == ["new-title", "old-title", "new-body", "old-body"]
    assert index.search("شرطة", 2, 1) == ["old-title", "new-body"]
    assert index.search("شرطة", 2, 9) == []
    assert index.search("درك، شرطة", 1) == ["other"]


def test_a_name_is_found_in_either_script(index: SearchIndex) -> None:
    filled(index, story("مدير الأمن الوطني عبداللطيف حموشي", id="ar"), story("Hammouchi reçu à Madrid", id="fr"))
    assert {*index.search("Hammouchi", 5)} == {*index.search("الحموشي", 5)} == {"ar", "fr"}


def test_a_newer_form_of_an_article_takes_the_olders_place(index: SearchIndex) -> None:
    filled(index, story("الشرطة"), story("الدرك"))
    assert (index.search("شرطة", 5), index.search("درك", 5), len(index)) == ([], ["a"], 1)
    index.remove("a")
    index.remove("a")
    assert (index.search("درك", 5), len(index)) == ([], 0)


def test_a_phrase_is_found_where_its_words_follow_each_other_and_not_across_fields(index: SearchIndex) -> None:
    filled(
        index,
        story("تعاون أمني", "وثيق بين البلدين", id="a"),
        story("أمني تعاون", "the counter-terrorism unit", id="b"),
    )
    assert index.search('"تعاون أمني"', 5) == ["a"]
    assert index.search('"أمني وثيق"', 5) == []
    assert index.search('"the counterterrorism unit"', 5) == ["b"]
    assert index.search('تعاون -"أمني تعاون"', 5) == ["a"]
    assert index.search('"تعاون أمني وثيق بين البلدين جدا ومن ثم أكثر من ذلك"', 5) == []


def test_a_phrase_longer_than_the_article_is_not_found(index: SearchIndex) -> None:
    filled(index, story("شرطة شرطة"))
    assert index.search(f'"{"شرطة " * 9}"', 5) == []
    assert index.search('"شرطة شرطة"', 5) == ["a"]


def test_an_index_without_a_catalogue_takes_words_as_they_are() -> None:
    index = SearchIndex()
    filled(index, story("الحموشي"))
    assert (index.search("حموشي", 1), index.search("Hammouchi", 1)) == (["a"], [])
    index.close()


class Counting(SearchIndex):
    """An index that counts the articles its engine brought up."""

    brought = 0

    def _matching(self, asked: str, most: int) -> list[int]:
        found = super()._matching(asked, most)
        self.brought += len(found)
        return found


@pytest.fixture
def counting() -> Iterator[Counting]:
    one = Counting(NAMES)
    yield one
    one.close()


def test_alternatives_that_ask_for_the_same_are_looked_for_once(counting: Counting) -> None:
    filled(counting, story("الشرطة في المطار"))
    once = counting.search("شرطة مطار", 5), counting.brought
    counting.brought = 0
    again = counting.search("شرطة مطار,مطار شرطة،الشرطة المطار; مطار  شرطة," * 4, 5), counting.brought
    assert once == again == (["a"], 2)


@pytest.mark.parametrize("text", ["في", "في من", '"في من"', ",".join(['"في من"'] * 30), "the, of ,من"])
def test_words_that_stand_in_every_article_bring_nothing_alone_and_cost_nothing(counting: Counting, text: str) -> None:
    filled(counting, story("في من الشرطة"), story("the police of", id="b"))
    assert (counting.search(text, 5), counting.brought) == ([], 0)
    assert counting.search(f"{text}, شرطة في", 5) == ["a"]


def test_of_many_alternatives_the_first_are_looked_for(index: SearchIndex) -> None:
    filled(index, *(story(f"word{number}", id=f"a{number}") for number in range(MOST_ASKED + 1)))
    asked = ",".join(f"word{number}" for number in range(MOST_ASKED + 1))
    assert {*index.search(asked, 99)} == {f"a{number}" for number in range(MOST_ASKED)}


def test_what_a_search_looks_at_is_bounded_and_is_the_newest(
    counting: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.newsroom.search.MOST_FOUND", 6)
    filled(counting, *(story("x", "شرطة درك مطار", id=f"a{number}", published=number) for number in range(9)))
    assert counting.search("شرطة", 9) == ["a8", "a7", "a6", "a5", "a4", "a3"]
    counting.brought = 0
    assert counting.search("شرطة, درك, مطار", 9) == ["a8", "a7"]
    assert counting.brought == 6
    assert MOST_FOUND >= 10_000  # an archive of ten thousand is looked through to its end


def test_an_old_title_comes_before_new_texts_however_many(index: SearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.newsroom.search.MOST_FOUND", 3)
    filled(index, story("شرطة", id="title"), *(story("x", "شرطة", id=f"a{n}", published=n) for n in range(1, 9)))
    assert index.search("شرطة", 2) == ["title", "a8"]


def test_a_long_search_is_done_in_slices_and_the_index_may_change_in_between(index: SearchIndex) -> None:
    filled(index, *(story("x", "شرطة ثم مطار", id=f"a{number}", published=number) for number in range(3 * SLICE)))
    looks = index.looks('"شرطة مطار", درك', 5)
    slices = [next(looks) for _ in range(3)]
    filled(index, story("درك", id="a7"), story("x", "كلمات لم ترد من قبل", id="new"))
    slices += [*looks]
    assert [*map(len, slices)] == [0] * len(slices)
    assert len(slices) == 6  # two alternatives, three slices of articles less one, the answer
