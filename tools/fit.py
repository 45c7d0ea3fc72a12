"""Fit the weights of the catalogue's signs to labelled articles, offline: `python tools/fit.py FILE.jsonl… [--write]`.

Needs numpy and scikit-learn, which the project itself does not: run it from an environment of its own. Prints what
repeated cross-validation promises for unseen articles; with --write it puts weights and thresholds into weights.toml.
The texts stay where they are: only numbers go into the project.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold

from bot.models import Language
from bot.newsroom.arabic import folded_words
from bot.newsroom.topics import Catalogue

WEIGHTS = Path(__file__).parent.parent / "bot" / "newsroom" / "catalogue" / "weights.toml"
RANK = {"no": 0, "borderline": 1, "yes": 2}
HEADER = """# What each feature of an article adds to its score, in log-odds. Fitted by tools/fit.py; an editor may change any.
# How features are named: see evidence.py. `start` is where every article begins.

[thresholds]
publish = {publish:.3f}
review = {review:.3f}

[weights]
"""


@dataclass
class Labelled:
    """The labelled articles as numbers: a row of features each, label ranks, and groups of near-duplicates."""

    rows: np.ndarray
    names: list[str]
    ranks: np.ndarray
    groups: np.ndarray


def main() -> None:
    """Read, cross-validate, and write where asked."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--strength", type=float, default=0.1, help="inverse regularisation (C)")
    asked.add_argument("--least", type=int, default=3, help="how many articles must show a feature")
    asked.add_argument("--repeats", type=int, default=5)
    given = asked.parse_args()
    labelled = read(given.files, given.least)
    publish, review = cross_validate(labelled, given.strength, given.repeats)
    if given.write:
        model = fit(labelled, np.arange(len(labelled.ranks)), given.strength)
        WEIGHTS.write_text(told(model, labelled.names, publish, review), "utf-8")


def read(files: Sequence[Path], least: int) -> Labelled:
    """Read the articles and what they show."""
    items = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]
    catalogue = Catalogue.load(None)
    shown = [
        catalogue.evidence(item["title"], item["body"], language=Language(item["lang"]))[0].features for item in items
    ]
    vectorizer = DictVectorizer(sparse=False)
    rows = vectorizer.fit_transform(shown)
    often = (rows != 0).sum(axis=0) >= least
    names = [str(name) for name, kept in zip(vectorizer.feature_names_, often, strict=True) if kept]
    return Labelled(rows[:, often], names, np.array([RANK[item["label"]] for item in items]), groups_of(items))


def groups_of(items: Sequence[dict]) -> np.ndarray:
    """Put near-duplicates (a third of the runs of four words shared) into one group, so that no fold sees both."""
    shingles = []
    for item in items:
        words = folded_words(f"{item['title']} {item['body']}")
        shingles.append({tuple(words[at : at + 4]) for at in range(len(words) - 3)} or {tuple(words)})
    group = list(range(len(items)))
    for one, mine in enumerate(shingles):
        for other in range(one):
            if len(mine & shingles[other]) * 3 > min(len(mine), len(shingles[other])):
                group[one] = group[other]
    return np.array(group)


def fit(labelled: Labelled, chosen: np.ndarray, strength: float) -> LogisticRegression:
    """Fit yes against no; a borderline article counts half for each."""
    ranks = labelled.ranks[chosen]
    doubtful = chosen[ranks == RANK["borderline"]]
    clear = chosen[ranks != RANK["borderline"]]
    rows = np.concatenate([clear, doubtful, doubtful])
    truth = np.concatenate([labelled.ranks[clear] == RANK["yes"], np.ones(len(doubtful)), np.zeros(len(doubtful))])
    share = np.concatenate([np.ones(len(clear)), np.full(2 * len(doubtful), 0.5)])
    return LogisticRegression(C=strength, max_iter=5000).fit(labelled.rows[rows], truth, sample_weight=share)


def cross_validate(labelled: Labelled, strength: float, repeats: int) -> tuple[float, float]:
    """Print the figures of repeated cross-validation; return the thresholds, the middle of the repeats'."""
    found = []
    for seed in range(repeats):
        scores = np.zeros(len(labelled.ranks))
        folds = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
        for learn, judge in folds.split(labelled.rows, labelled.ranks, labelled.groups):
            scores[judge] = fit(labelled, learn, strength).predict_proba(labelled.rows[judge])[:, 1]
        publish, review = thresholds(labelled.ranks, scores)
        figures = measure(labelled.ranks, scores, publish, review)
        found.append((publish, review))
        print(f"repeat {seed}: " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    publish, review = np.median(found, axis=0)
    print(f"{len(labelled.names)} features; publish from {publish:.3f}, review from {review:.3f}")
    return float(publish), float(review)


def thresholds(ranks: np.ndarray, scores: np.ndarray) -> tuple[float, float]:
    """Choose: publish at the best F1 among precisions of nine in ten; review as far down as a tenth of the clear."""
    levels = np.unique(scores)
    tried = [(level, measure(ranks, scores, level, level)) for level in levels]
    publish = max(tried, key=lambda pair: (pair[1]["precision"] >= 0.9, pair[1]["F1"]))[0]
    below = [level for level in levels if level <= publish]
    return publish, min(level for level in below if measure(ranks, scores, publish, level)["clear reviewed"] <= 0.1)


def measure(ranks: np.ndarray, scores: np.ndarray, publish: float, review: float) -> dict[str, float]:
    """Return the figures the issue asks for."""
    wanted, doubtful, clear = ranks == RANK["yes"], ranks == RANK["borderline"], ranks != RANK["borderline"]
    yes = scores >= publish
    desk = (scores >= review) & ~yes
    right, wrong = (yes & wanted).sum(), (yes & (ranks == RANK["no"])).sum()
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / wanted.sum(),
        "F1": 2 * right / (right + wrong + wanted.sum()),
        "found": (yes | desk)[wanted].mean(),
        "clear reviewed": desk[clear].mean(),
        "borderline reviewed": desk[doubtful].mean(),
    }


def told(model: LogisticRegression, names: Sequence[str], publish: float, review: float) -> str:
    """Return weights.toml."""
    pairs = sorted(zip(names, model.coef_[0], strict=True))
    lines = [f'"{name}" = {weight:.3f}' for name, weight in pairs if abs(weight) >= 0.0005]
    start = f"start = {model.intercept_[0]:.3f}"
    return HEADER.format(publish=publish, review=review) + "\n".join([start, *lines]) + "\n"


if __name__ == "__main__":
    main()
