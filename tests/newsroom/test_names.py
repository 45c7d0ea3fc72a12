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
