"""The names inside: whoever follows one finds it however it is written."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from bot.models import Article, Filter, FilterKind
from bot.newsroom.catalogue import Catalogue
from bot.newsroom.filters import matches


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.load(None)


def written() -> Iterator[list[str]]:
    """Yield the spellings of each name."""
    for name in ("names", "places"):
        text = (files("bot.newsroom.catalogue") / f"{name}.toml").read_text("utf-8")
        yield from (one["spellings"] for one in tomllib.loads(text)["names"].values())


def test_every_spelling_of_a_name_finds_every_other(catalogue: Catalogue) -> None:
    missed = [
        (asked, said)
        for spellings in written()
        for said in spellings
        for asked in spellings
        if not matches(
            Filter(1, FilterKind.WORDS, asked), Article("a", ("k",), "s", f"Hier : {said}", link=None), catalogue
        )
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("asked", "said", "finds"),
    [
        ("Alger", "L'Algérie rappelle son ambassadeur", False),
        ("Algérie", "Alger rappelle son ambassadeur", False),
        ("Alger", "الجزائر تستدعي سفيرها", True),
        ("الجزائر", "Alger rappelle son ambassadeur", True),
        ("الجزائر", "L'Algérie rappelle son ambassadeur", True),
        ("Tunis", "La Tunisie et le Maroc", False),
        ("Tunisie", "Le Grand Tunis", False),
        ("تونس", "Le Grand Tunis", True),
    ],
)
def test_a_capital_named_as_its_country_in_arabic_is_a_place_of_its_own(
    catalogue: Catalogue, asked: str, said: str, *, finds: bool
) -> None:
    article = Article("a", ("k",), "s", said, link=None)
    assert bool(matches(Filter(1, FilterKind.WORDS, asked), article, catalogue)) is finds


@pytest.mark.parametrize("asked", ["Mohammed VI", "Mohamed VI", "محمد السادس", "King Mohammed VI"])
def test_a_name_is_shown_once_however_many_of_its_spellings_lie_in_it(catalogue: Catalogue, asked: str) -> None:
    filter_ = Filter(1, FilterKind.WORDS, asked)
    french = Article("a", ("k",), "s", "Le roi Mohammed VI à Rabat", link=None)
    arabic = Article("a", ("k",), "s", "الملك محمد السادس في الرباط", link=None)
    assert matches(filter_, french, catalogue) == ("roi Mohammed VI",)
    assert matches(filter_, arabic, catalogue) == ("الملك محمد السادس",)
