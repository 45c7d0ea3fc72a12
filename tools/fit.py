"""Fit the weights of the catalogue's signs to labelled articles, offline.

`python tools/fit.py FILE.jsonl… [--beside FILE.jsonl…] [--write]`

Needs numpy, scipy and scikit-learn, which the project itself does not: run it from an environment of its own, with the
project on PYTHONPATH. It prints what repeated cross-validation promises for unseen articles; with --write it puts
weights and thresholds into weights.toml and wording.toml. The texts stay where they are: only numbers go into it.

Beside the articles it learns, with less weight, from `cases.jsonl`: sentences of our own for what is rare; and with
still less from the files after --beside: articles of another kind or another labeller, which are never judged. What an
editor expects of a sign (EXPECTED) is where its weight starts; the articles move it as far as they have reason to.

Signs and single words are fitted each for themselves and then added, the words with a small share (WORDS_SHARE): two
judges who err differently are better than one who weighs everything (cross-validated: one fit for both gains half).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from sklearn.feature_extraction import DictVectorizer
from sklearn.model_selection import StratifiedGroupKFold

from bot.models import Language
from bot.newsroom.arabic import folded_words
from bot.newsroom.topics import Catalogue

HERE = Path(__file__).parent
CATALOGUE = HERE.parent / "bot" / "newsroom" / "catalogue"
CASES = HERE / "cases.jsonl"
CASE_SHARE = 0.5  # what a sentence of our own counts against a real article
BESIDE_SHARE = 0.1  # what an article of another kind counts: from there up it costs more on the kind that is judged
RANK = {"no": 0, "borderline": 1, "yes": 2}
PRECISION, REVIEWED = 0.905, 0.095  # what the thresholds aim at: precision of "yes"; share of clear articles reviewed
WORDS_SHARE = 0.15  # of the single words in the score, each judge's spread taken as one
WORDS_FREEDOM = 6.0
WORDS_LEAST = 4  # articles that must show a word
SMALLEST = 0.0005  # a weight that rounds to nothing
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
EXPECTED_ALONE = {"nothing.opening": -1.0, "parties.2.title": 0.3}
HEADER = """# What each feature of an article adds to its score (log-odds). Fitted by tools/fit.py; change it freely.
# How features are named: see evidence.py. `start` is where every article begins.

[thresholds]
publish = {publish:.3f}
review = {review:.3f}

[weights]
"""


WORDING_HEADER = """# What single words add to an article's score (log-odds), before it is divided by the root of how
# many of them are known: see wording.py. Fitted by tools/fit.py; change it freely, or add to it under
# [wording] in a file of your own.

[wording]
"""


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
    """

    signs: Features
    words: Features
    ranks: np.ndarray
    groups: np.ndarray
    counts: np.ndarray
    judged: np.ndarray


def main() -> None:
    """Read, cross-validate, and write where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--beside", nargs="+", type=Path, default=[], help="learnt from with less weight, never judged")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--freedom", type=float, default=0.2, help="how far articles may move a weight (C)")
    asked.add_argument("--least", type=int, default=3, help="how many articles must show a feature")
    asked.add_argument("--repeats", type=int, default=5)
    given = asked.parse_args()
    labelled = read(given.files, given.beside, given.least)
    publish, review, share = cross_validate(labelled, given.freedom, given.repeats)
    if given.write:
        everything = np.arange(len(labelled.ranks))
        signs = fit(labelled, labelled.signs, everything, given.freedom)
        words = fit(labelled, labelled.words, everything, WORDS_FREEDOM) * share
        signs[-1] += words[-1]
        heading = HEADER.format(publish=publish, review=review) + f"start = {signs[-1]:.3f}\n"
        (CATALOGUE / "weights.toml").write_text(heading + told(labelled.signs.names, signs), "utf-8")
        (CATALOGUE / "wording.toml").write_text(WORDING_HEADER + told(labelled.words.names, words, smallest=0), "utf-8")


def read(files: Sequence[Path], beside: Sequence[Path], least: int) -> Labelled:
    """Read the articles, what stands beside them and our own sentences, and what they show."""
    catalogue = Catalogue.load(None)
    articles, others, cases = lines_of(files), lines_of(beside), lines_of([CASES])
    items = [*articles, *others, *cases]
    shown = [catalogue.evidence(item["title"], item["body"], language=Language(item["lang"]))[0] for item in items]
    signs = features_of([dict(one.features) for one in shown], least)
    signs.expected = np.array([expected(name, catalogue) for name in signs.names])
    words = features_of([dict.fromkeys(one.spoken, 1.0) for one in shown], WORDS_LEAST)
    words.rows /= np.sqrt(np.maximum(1.0, words.rows.sum(axis=1, keepdims=True)))
    return Labelled(
        signs=signs,
        words=words,
        ranks=np.array([RANK[item["label"]] for item in items]),
        groups=groups_of(items),
        counts=np.repeat([1.0, BESIDE_SHARE, CASE_SHARE], [len(articles), len(others), len(cases)]),
        judged=np.arange(len(items)) < len(articles),
    )


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


def fit(labelled: Labelled, shown: Features, chosen: np.ndarray, freedom: float) -> np.ndarray:
    """Fit yes against no; a borderline article counts half for each. Returns the weights, and `start` as the last."""
    ranks, count = labelled.ranks[chosen], labelled.counts[chosen]
    rows, truth = shown.rows[chosen], ranks / RANK["yes"]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        moved = weights[:-1] - shown.expected
        odds = rows @ weights[:-1] + weights[-1]
        off = count * (1 / (1 + np.exp(-odds)) - truth)
        value = (count * (np.logaddexp(0, odds) - truth * odds)).sum() + moved @ moved / (2 * freedom)
        return value, np.append(rows.T @ off + moved / freedom, off.sum())

    return minimize(loss, np.append(shown.expected, -2.0), jac=True, method="L-BFGS-B").x


def odds(shown: Features, weights: np.ndarray, judged: np.ndarray) -> np.ndarray:
    """Return the log-odds."""
    return shown.rows[judged] @ weights[:-1] + weights[-1]


def cross_validate(labelled: Labelled, freedom: float, repeats: int) -> tuple[float, float, float]:
    """Print the figures of repeated cross-validation; return the thresholds and what the words' weights are
    multiplied with, each the middle of the repeats'.
    """
    real, others = np.flatnonzero(labelled.judged), np.flatnonzero(~labelled.judged)
    ranks, found = labelled.ranks[real], []
    for seed in range(repeats):
        signs, words = np.zeros(len(real)), np.zeros(len(real))
        folds = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
        for learn, judge in folds.split(real, ranks, labelled.groups[real]):
            learnt = np.concatenate([real[learn], others])
            signs[judge] = odds(labelled.signs, fit(labelled, labelled.signs, learnt, freedom), real[judge])
            words[judge] = odds(labelled.words, fit(labelled, labelled.words, learnt, WORDS_FREEDOM), real[judge])
        share = WORDS_SHARE / (1 - WORDS_SHARE) * signs.std() / words.std()
        got = 1 / (1 + np.exp(-(signs + share * words)))
        publish, review = thresholds(ranks, got)
        found.append((publish, review, share))
        figures = measure(ranks, got, publish, review)
        print(f"repeat {seed}: " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    publish, review, share = np.median(found, axis=0)
    print(f"{len(labelled.signs.names)} features, {len(labelled.words.names)} words, these × {share:.2f}")
    print(f"publish from {publish:.3f}, review from {review:.3f}")
    return float(publish), float(review), float(share)


def thresholds(ranks: np.ndarray, got: np.ndarray) -> tuple[float, float]:
    """Choose: publish at the best F1 among the precisions aimed at; review as far down as the desk has time for."""
    levels = np.unique(got)
    tried = [(level, measure(ranks, got, level, level)) for level in levels]
    publish = max(tried, key=lambda pair: (pair[1]["precision"] >= PRECISION, pair[1]["F1"]))[0]
    below = [level for level in levels if level <= publish]
    return publish, min(level for level in below if measure(ranks, got, publish, level)["clear reviewed"] <= REVIEWED)


def measure(ranks: np.ndarray, got: np.ndarray, publish: float, review: float) -> dict[str, float]:
    """Return the figures that matter; a "yes" on a borderline article is no error."""
    wanted, doubtful, clear = ranks == RANK["yes"], ranks == RANK["borderline"], ranks != RANK["borderline"]
    yes = got >= publish
    desk = (got >= review) & ~yes
    right, wrong = (yes & wanted).sum(), (yes & (ranks == RANK["no"])).sum()
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / wanted.sum(),
        "F1": 2 * right / (right + wrong + wanted.sum()),
        "found": (yes | desk)[wanted].mean(),
        "clear reviewed": desk[clear].mean(),
        "borderline reviewed": desk[doubtful].mean(),
    }


def told(names: Sequence[str], weights: np.ndarray, smallest: float = SMALLEST) -> str:
    """Return the lines of a table of weights."""
    pairs = sorted(zip(names, weights[:-1], strict=True))
    return "".join(f'"{name}" = {weight:.3f}\n' for name, weight in pairs if abs(weight) >= smallest)


if __name__ == "__main__":
    main()
