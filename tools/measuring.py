"""The figures that matter, and the thresholds that reach them."""

import numpy as np
from labelled import RANK

PRECISION, REVIEWED = 0.905, 0.095  # what the thresholds aim at: precision of "yes"; share of clear articles reviewed


def publish_from(ranks: np.ndarray, score: np.ndarray) -> float:
    """Return the threshold with the best F1 among those of the precision aimed at."""
    tried = [(level, measure(ranks, score >= level, score < -np.inf)) for level in np.unique(score)]
    return max(tried, key=lambda pair: (pair[1]["precision"] >= PRECISION, pair[1]["F1"]))[0]


def review_from(ranks: np.ndarray, yes: np.ndarray, doubt: np.ndarray) -> float:
    """Return the lowest threshold for which the desk has time."""
    levels = np.unique(doubt[~yes])
    return min(at for at in levels if measure(ranks, yes, doubt >= at)["clear reviewed"] <= REVIEWED)


def measure(ranks: np.ndarray, yes: np.ndarray, doubtful: np.ndarray) -> dict[str, float]:
    """Return the figures; a "yes" on a borderline article is no error."""
    wanted, borderline, clear = ranks == RANK["yes"], ranks == RANK["borderline"], ranks != RANK["borderline"]
    desk = doubtful & ~yes
    right, wrong = (yes & wanted).sum(), (yes & (ranks == RANK["no"])).sum()
    return {
        "precision": right / max(1, right + wrong),
        "recall": right / wanted.sum(),
        "F1": 2 * right / (right + wrong + wanted.sum()),
        "found": (yes | desk)[wanted].mean(),
        "clear reviewed": desk[clear].mean(),
        "borderline reviewed": desk[borderline].mean(),
    }
