"""The demo site's articles: written for it, read from the TOML files beside this module."""

import tomllib
from dataclasses import dataclass, replace
from importlib import resources

FILES = ("security", "near", "life")
EXCERPT_WORDS = 40


@dataclass(frozen=True, slots=True)
class Story:
    """One article before and after it is published. `number` is WordPress' post number; times are seconds since 1970.

    `scene` names its picture, "" for none. `corrected` is what the newsroom later makes of it: title and paragraphs.
    """

    turn: int
    slug: str
    title: str
    paragraphs: tuple[str, ...]
    categories: tuple[str, ...]
    scene: str = ""
    section: str = ""
    author: str = "هيئة التحرير"
    corrected: tuple[str, tuple[str, ...]] | None = None
    number: int = 0
    published: float = 0.0
    modified: float = 0.0

    @property
    def excerpt(self) -> str:
        """The beginning, as WordPress cuts it."""
        words = self.paragraphs[0].split()
        return " ".join(words[:EXCERPT_WORDS]) + (" [&hellip;]" if len(words) > EXCERPT_WORDS else "")

    def correct(self) -> "Story":
        """Return it as it reads after its correction."""
        if self.corrected is None:
            return self
        title, paragraphs = self.corrected
        return replace(self, title=title, paragraphs=paragraphs, corrected=None)


def stories() -> list[Story]:
    """Return all articles in the order in which they are published."""
    folder = resources.files("bot.sandbox") / "articles"
    found = []
    for section in FILES:
        table = tomllib.loads((folder / f"{section}.toml").read_text("utf-8"))
        found += [_story(row, section) for row in table["article"]]
    return sorted(found, key=lambda story: story.turn)


def _story(row: dict[str, object], section: str) -> Story:
    text, later = str(row["text"]), row.get("corrected_text")
    categories = row["categories"]
    assert isinstance(categories, list)
    return Story(
        turn=int(str(row["turn"])),
        slug=str(row["slug"]),
        title=str(row["title"]),
        paragraphs=_paragraphs(text),
        categories=tuple(categories),
        scene=str(row.get("scene", "")),
        section=section,
        corrected=(str(row["corrected_title"]), _paragraphs(str(later))) if later else None,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.strip().split("\n\n"))
