"""The figures of a catalogue, read from their entries: weights of features and of single words, for the channel and for
the desk; thresholds.
"""

from collections.abc import Mapping, Sequence

from bot.newsroom.arabic import tokens
from bot.newsroom.catalogue.documents import Document
from bot.newsroom.catalogue.entries import Entry
from bot.newsroom.catalogue.features import why_none
from bot.newsroom.catalogue.nouns import Thresholds
from bot.newsroom.catalogue.wording import IN_TITLE, counts, plain

_THRESHOLDS = ("publish", "review")


def weights_of(entries: Mapping[str, Entry], tables: Mapping[str, Sequence[Entry]]) -> dict[str, float]:
    """Read the weights; one of a newsroom's own for what is no feature would be lost silently and is refused."""
    signs, frames = ({entry.slug for entry in tables[name]} for name in ("signs", "frames"))
    for name, entry in entries.items():
        if not entry.inside and (why := why_none(name, signs, frames)):
            raise entry.problem(None, f"there is no feature “{name}”: {why}")
    return {name: entry.number("value", 0) for name, entry in entries.items()}


def wording_of(entries: Mapping[str, Entry]) -> dict[str, float]:
    """Read the words' weights; one written otherwise than it is counted would never be met and is refused."""
    for name, entry in entries.items():
        word = name.removesuffix(IN_TITLE)
        if entry.inside:
            continue
        if len(found := tokens(word)) != 1:
            raise entry.problem(None, f"“{word}” is not one word; give each word a line of its own")
        if (form := plain(found[0].text)) != word:
            raise entry.problem(None, f"“{word}” is counted as “{form}”; write that")
        if not counts(form):
            raise entry.problem(None, f"“{word}” is a number or too short; such words are not counted")
    return {name: entry.number("value", 0) for name, entry in entries.items()}


def over(desk: Mapping[str, Entry], channel: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Return the desk's weights: what a newsroom says of the channel's holds for the desk too, unless it says something
    else of the desk's. A catalogue that stands alone and says nothing of the desk weighs for it as for the channel.
    """
    if not any(entry.inside for entry in desk.values()):
        return desk or channel
    own = {name: entry for name, entry in channel.items() if not entry.inside}
    return {**desk, **own, **{name: entry for name, entry in desk.items() if not entry.inside}}


def thresholds_of(entries: Mapping[str, Entry], last: Document) -> Thresholds:
    """Read from which score on an article is published, and from which the desk decides."""
    for name, entry in entries.items():
        if name not in _THRESHOLDS:
            raise entry.problem("value", "unknown; known are publish and review")
    values = {name: entry.number("value", 0) for name, entry in entries.items()}
    publish, review = values.get("publish", 0.7), values.get("review", 0.4)
    if not 0 < review <= publish <= 1:
        raise last.problem(("thresholds",), f"review ({review}) and publish ({publish}): 0 < review ≤ publish ≤ 1")
    return Thresholds(publish, review)
