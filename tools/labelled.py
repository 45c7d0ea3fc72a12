"""Labelled articles as numbers: what they show (rows of features), what they are labelled, what each counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer

from bot.models import Language
from bot.newsroom.arabic import folded_words
from bot.newsroom.topics import Catalogue

CASES = Path(__file__).parent / "cases.jsonl"
CASE_SHARE = 0.5  # what a sentence of our own counts against a real article
BESIDE_SHARE = 0.2  # what an article of another kind counts: between 0.1 and 0.3 the kind that is judged gains most
RANK = {"no": 0, "borderline": 1, "yes": 2}
MEETS = {"no": 0.1, "borderline": 0.5, "yes": 0.9}  # how far a sentence of our own does what the guideline asks for
WORDS_LEAST = 4  # articles that must show a word
SHARED = 3  # near-duplicates share a third of their runs of four words
EXPECTED = {
    "strong": {"title": 0.6, "lead": 0.4, "body": 0.4},
    "domain": {"title": 0.15, "lead": 0.05, "body": 0.1},
    "act": {"title": 0.2, "lead": 0.1, "body": 0.1},
    "away": {"title": -0.5, "lead": -0.3, "body": -0.4},
    "for": {"title": 0.7, "opening": 0.5, "sentence": 0.3},
    "hint": {"title": 0.14, "opening": 0.1, "sentence": 0.06},
    "against": {"title": -0.21, "opening": -0.15, "sentence": -0.09},
}
EXPECTED_ALONE = {
    "nothing.opening": -1.0,
    "parties.2.title": 0.3,
    "parties.alone.body": -3.5,
    "services.2.title": 0.4,
    "services.2.opening": 0.4,
    "services.2.sentence": 0.3,
}


@dataclass
class Features:
    """What articles show: a row each, a column a feature; and the weight an editor expects of it."""

    rows: np.ndarray
    names: list[str]
    expected: np.ndarray


@dataclass
class Labelled:
    """Articles as numbers: what they show, label ranks, groups of near-duplicates, and what each counts.

    `judged` are the articles; the others (our sentences, what stands beside) are always learnt from, never judged.
    `worth`: the chance (0..1) that a careful reader posts it or asks an editor; by the label where nobody was asked.
    `meets`: how far (0..1) it does what the guideline asks for; by the label in our own sentences and what stands
    beside (without them the desk would know nothing of what is rare in the articles), not a number for an article that
    nobody was asked about.
    """

    signs: Features
    words: Features
    ranks: np.ndarray
    groups: np.ndarray
    counts: np.ndarray
    judged: np.ndarray
    worth: np.ndarray
    meets: np.ndarray


def read(files: Sequence[Path], beside: Sequence[Path], rated: Path | None, least: int) -> Labelled:
    """Read the articles, what stands beside them and our own sentences, and what they show."""
    catalogue = Catalogue.load(None)
    articles, others, cases = lines_of(files), lines_of(beside), lines_of([CASES])
    items = [*articles, *others, *cases]
    shown = [catalogue.evidence(item["title"], item["body"], language=Language(item["lang"]))[0] for item in items]
    signs = features_of([dict(one.features) for one in shown], least)
    signs.expected = np.array([expected(name, catalogue) for name in signs.names])
    words = features_of([dict.fromkeys(one.spoken, 1.0) for one in shown], WORDS_LEAST)
    words.rows /= np.sqrt(np.maximum(1.0, words.rows.sum(axis=1, keepdims=True)))
    by_label = [*((item, False) for item in articles), *((item, bool(rated)) for item in (*others, *cases))]
    ratings = {line["id"]: line for line in lines_of([rated])} if rated else {}
    return Labelled(
        signs=signs,
        words=words,
        ranks=np.array([RANK[item["label"]] for item in items]),
        groups=groups_of(items),
        counts=np.repeat([1.0, BESIDE_SHARE, CASE_SHARE], [len(articles), len(others), len(cases)]),
        judged=np.arange(len(items)) < len(articles),
        worth=np.array([rating(ratings, item, "worth", float(item["label"] != "no")) for item in items]),
        meets=np.array(
            [rating(ratings, item, "meets", MEETS[item["label"]] if taken else np.nan) for item, taken in by_label]
        ),
    )


def rating(ratings: Mapping[str, Mapping[str, float]], item: Mapping[str, str], name: str, otherwise: float) -> float:
    """Return what readers said of an article, or else."""
    return ratings.get(item.get("id", ""), {}).get(name, otherwise)


def features_of(shown: Sequence[dict[str, float]], least: int) -> Features:
    """Return the features that so many articles show, as rows."""
    vectorizer = DictVectorizer(sparse=False)
    rows = vectorizer.fit_transform(shown)
    often = (rows != 0).sum(axis=0) >= least
    names = [str(name) for name, kept in zip(vectorizer.feature_names_, often, strict=True) if kept]
    return Features(rows[:, often], names, np.zeros(len(names)))


def lines_of(files: Sequence[Path]) -> list[dict]:
    """Return the articles of files of JSON lines."""
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def expected(name: str, catalogue: Catalogue) -> float:
    """Return the weight an editor expects of a feature before any article is read."""
    slug, place = name.rsplit(".", 1)
    kinds = {sign.slug: sign.kind for sign in catalogue.holdings.signs}
    kinds |= {frame.slug: frame.speaks for frame in catalogue.holdings.frames}
    return EXPECTED_ALONE.get(name, EXPECTED.get(kinds.get(slug, ""), {}).get(place, 0.0))


def groups_of(items: Sequence[dict]) -> np.ndarray:
    """Put near-duplicates into one group, so that no fold learns from what it is to judge."""
    shingles = []
    for item in items:
        words = folded_words(f"{item['title']} {item['body']}")
        shingles.append({tuple(words[at : at + 4]) for at in range(len(words) - 3)} or {tuple(words)})
    group = list(range(len(items)))
    for one, mine in enumerate(shingles):
        for other in range(one):
            if len(mine & shingles[other]) * SHARED > min(len(mine), len(shingles[other])):
                group[one] = group[other]
    return np.array(group)
