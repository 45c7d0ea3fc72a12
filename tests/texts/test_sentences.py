"""Every sentence stands in every language, asks for the same values and knows its plurals."""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

import pytest
from babel import Locale
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor
from hypothesis import given
from hypothesis import strategies as st

from bot.models import Language
from bot.texts import LOCALES, Texts
from bot.texts.direction import FSI, PDI

ARABIC, FRENCH, ENGLISH = Language
PLURALS = {"zero", "one", "two", "few", "many", "other"}


@cache
def shared() -> Texts:
    return Texts()


class Reading(Visitor):
    """Collects the values a sentence asks for and the forms of its choices."""

    def __init__(self) -> None:
        self.values: set[str] = set()
        self.choices: list[set[str]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.values.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - the library's name
        keys = {
            str(variant.key.name if isinstance(variant.key, ast.Identifier) else variant.key.value)
            for variant in node.variants
        }
        self.choices.append(keys)
        self.generic_visit(node)


def sentences(language: Language) -> Iterator[tuple[str, Reading]]:
    folder = resources.files("bot.texts").joinpath(language.value)
    for file in folder.iterdir():
        if file.name.endswith(".ftl"):
            for item in FluentParser().parse(file.read_text(encoding="utf-8")).body:
                if isinstance(item, ast.Message):
                    reading = Reading()
                    reading.visit(item)
                    yield item.id.name, reading


@pytest.mark.parametrize("other", [FRENCH, ENGLISH])
def test_every_language_has_the_same_sentences(other: Language) -> None:
    assert {key for key, _ in sentences(other)} == {key for key, _ in sentences(ARABIC)}


@pytest.mark.parametrize("other", [FRENCH, ENGLISH])
def test_a_sentence_asks_for_the_same_values_in_every_language(other: Language) -> None:
    asked = {key: reading.values for key, reading in sentences(ARABIC)}
    assert {key: reading.values for key, reading in sentences(other)} == asked


@pytest.mark.parametrize("language", list(Language))
def test_a_plural_has_every_form_its_language_needs(language: Language) -> None:
    """Arabic's sixth, for nought, is said as `other` where a sentence never says nought."""
    needed = PLURALS - {"zero"} if language is ARABIC else {"one", "other"}
    for key, reading in sentences(language):
        for forms in reading.choices:
            if forms & PLURALS - {"other"}:
                assert needed <= forms, f"{language} {key}"


@pytest.mark.parametrize("language", list(Language))
def test_every_sentence_can_be_said(language: Language) -> None:
    texts = shared()
    for key, reading in sentences(language):
        assert texts.say(language, key, **dict.fromkeys(reading.values, 3)).strip(), key


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "لا جديد في متابعاتك"),
        (1, "حصيلة متابعاتك: مقال واحد"),
        (2, "حصيلة متابعاتك: مقالان"),
        (3, "حصيلة متابعاتك: 3 مقالات"),
        (10, "حصيلة متابعاتك: 10 مقالات"),
        (11, "حصيلة متابعاتك: 11 مقالًا"),
        (99, "حصيلة متابعاتك: 99 مقالًا"),
        (100, "حصيلة متابعاتك: 100 مقال"),
        (102, "حصيلة متابعاتك: 102 مقال"),
        (103, "حصيلة متابعاتك: 103 مقالات"),
        (111, "حصيلة متابعاتك: 111 مقالًا"),
        (1000, "حصيلة متابعاتك: 1.000 مقال"),
    ],
)
def test_arabic_counts_in_six_forms(count: int, said: str) -> None:
    assert shared().say(ARABIC, "digest-title", count=count) == said


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        (ARABIC, 1, "ومقال آخر"),
        (ARABIC, 2, "ومقالان آخران"),
        (ARABIC, 5, "و5 مقالات أخرى"),
        (ARABIC, 11, "و11 مقالًا آخر"),
        (ARABIC, 100, "و100 مقال آخر"),
        (FRENCH, 1, "et 1 autre article"),
        (FRENCH, 2, "et 2 autres articles"),
        (ENGLISH, 1, "and 1 more story"),
        (ENGLISH, 2, "and 2 more stories"),
    ],
)
def test_what_is_left_is_counted(language: Language, count: int, said: str) -> None:
    assert shared().say(language, "digest-more", count=count) == said


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        (FRENCH, 0, "Rien de nouveau parmi vos sujets"),
        (FRENCH, 1, "Vos sujets\u00a0: 1 article"),
        (FRENCH, 12345, "Vos sujets\u00a0: 12\u202f345 articles"),
        (ENGLISH, 0, "Nothing new on what you follow"),
        (ENGLISH, 1, "What you follow: 1 story"),
        (ENGLISH, 12345, "What you follow: 12,345 stories"),
    ],
)
def test_french_and_english_count_in_theirs(language: Language, count: int, said: str) -> None:
    assert shared().say(language, "digest-title", count=count) == said


@pytest.mark.parametrize("language", list(Language))
def test_fluent_and_babel_agree_on_the_language(language: Language) -> None:
    assert Locale.parse(LOCALES[language], sep="-").language == language


@pytest.mark.parametrize("key", [key for key, _ in sentences(ARABIC)])
def test_every_command_is_isolated_in_an_arabic_sentence(key: str) -> None:
    """Else «/help» is drawn with its slash on the wrong side, «help/»."""
    values = dict.fromkeys(next(reading.values for one, reading in sentences(ARABIC) if one == key), 3)
    said = shared().say(ARABIC, key, **values)
    outside = re.sub(rf"{FSI}/[a-z_]+[a-z0-9: -]*{PDI}", "", said)
    assert not re.search(r"(?<![:/\w])/[a-z]", outside), said


def test_a_command_is_isolated_with_what_belongs_to_it_and_only_in_our_own_words() -> None:
    said = shared().say(ARABIC, "digest-how")
    assert f"{FSI}/digest weekly mon 08:00{PDI}" in said
    assert f"{FSI}/stats{PDI} مع رابطه" in shared().say(ARABIC, "stats-how")
    assert shared().say(ARABIC, "latest-unknown", text="/x").count(FSI) == 2
    assert FSI not in shared().say(FRENCH, "stats-how")


def test_a_latin_name_is_isolated_in_an_arabic_sentence() -> None:
    assert shared().say(ARABIC, "copy-drop", filter="Darmanin") == f"أوقف متابعة: {FSI}Darmanin{PDI}"


def test_an_arabic_name_is_not_isolated_in_an_arabic_sentence() -> None:
    assert shared().say(ARABIC, "copy-drop", filter="الحموشي") == "أوقف متابعة: الحموشي"


def test_an_arabic_name_is_isolated_in_a_french_sentence() -> None:
    assert shared().say(FRENCH, "copy-drop", filter="الحموشي") == f"Ne plus suivre\u00a0: {FSI}الحموشي{PDI}"


def test_a_sentence_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LookupError, match="no-such-sentence"):
        shared().say(ARABIC, "no-such-sentence")


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(LookupError, match=r"copy-drop.*filter"):
        shared().say(ENGLISH, "copy-drop")


def test_one_can_ask_whether_a_sentence_is_there() -> None:
    assert shared().has("copy-drop")
    assert not shared().has("no-such-sentence")


def test_a_value_of_any_length_is_said_whole() -> None:
    long = "كلمة " * 2000
    assert shared().say(ARABIC, "copy-drop", filter=long) == f"أوقف متابعة: {long}"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_value_is_said_and_its_direction_marks_stay_within_it(value: str) -> None:
    said = shared().say(ARABIC, "post-source", source=value, moment="اليوم")
    for line in said.split("\n"):
        assert line.count(FSI) + line.count("\u2066") + line.count("\u2067") == line.count(PDI)
    assert not set(said) & set("\u202a\u202b\u202c\u202d\u202e")
    assert said.endswith(" · اليوم")


def folder(path: Path, arabic: str) -> Path:
    for language in Language:
        (path / language).mkdir()
        (path / language / "posts.ftl").write_text(arabic if language is ARABIC else "a = a\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("arabic", "problem"),
    [
        ("a = أ\nthis is not fluent\n", r"ar/posts.ftl: not Fluent: this is not fluent"),
        ("a = أ\na = ب\n", r"ar/posts.ftl: the sentence 'a' stands twice"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name(tmp_path: Path, arabic: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        Texts(folder(tmp_path, arabic))


def test_a_sentence_in_two_files_is_refused(tmp_path: Path) -> None:
    folder(tmp_path, "a = أ\n")
    (tmp_path / "ar" / "readers.ftl").write_text("a = ب\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"ar/readers.ftl: the sentence 'a' stands twice"):
        Texts(tmp_path)


def test_what_is_not_a_sentence_file_is_let_be(tmp_path: Path) -> None:
    (folder(tmp_path, "a = أ\n") / "ar" / "notes.txt").write_text("not fluent at all", encoding="utf-8")
    assert Texts(tmp_path).say(ARABIC, "a") == "أ"


def test_a_sentence_with_attributes_only_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="empty"):
        Texts(folder(tmp_path, "a =\n    .title = أ\n")).say(ARABIC, "a")
