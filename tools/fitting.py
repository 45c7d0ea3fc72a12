"""Weights fitted to labelled articles: the channel's scale and the desk's.

Each scale is a sum of judges that were fitted each for themselves: judges who err differently are better than one who
weighs everything (cross-validated: one fit for all gains half). The channel's are signs and, with a small share, single
words, both fitted to yes against no. The desk's are signs and words fitted to what is worth a person's look, and, where
readers were asked, to how far an article does what the guideline asks for.
"""

from dataclasses import dataclass

import numpy as np
from labelled import RANK, Features, Labelled
from scipy.optimize import minimize

from bot.newsroom.catalogue.features import signs_of

WORDS_FREEDOM = 6.0
WORDS_SHARE = 0.5  # of the single words in the channel's score, beside the signs, which count one
DESK_WORDS = 0.5  # the same in the desk's


@dataclass
class Fitted:
    """The weights of one scale, the start as the last of the signs'."""

    signs: np.ndarray
    words: np.ndarray

    def odds(self, labelled: Labelled, judged: np.ndarray) -> np.ndarray:
        """Return the log-odds."""
        return labelled.signs.rows[judged] @ self.signs[:-1] + self.signs[-1] + labelled.words.rows[judged] @ self.words

    def scaled(self, factor: float, shift: float) -> "Fitted":
        """Return the scale with other units."""
        return Fitted(self.signs * factor + np.append(np.zeros(len(self.signs) - 1), shift), self.words * factor)


def fit_channel(labelled: Labelled, chosen: np.ndarray, freedom: float) -> Fitted:
    """Fit yes against no; a borderline article counts half for each."""
    truth = labelled.ranks[chosen] / RANK["yes"]
    count = labelled.counts[chosen]
    signs = fit(labelled.signs, chosen, truth, count, freedom)
    words = fit(labelled.words, chosen, truth, count, WORDS_FREEDOM)
    return Fitted(np.append(signs[:-1], signs[-1] + WORDS_SHARE * words[-1]), WORDS_SHARE * words[:-1])


def fit_desk(labelled: Labelled, chosen: np.ndarray, freedom: float) -> Fitted:
    """Fit what is worth a look."""
    signs, words = judges(labelled, chosen, labelled.worth, freedom)
    asked = chosen[np.isfinite(labelled.meets[chosen])]
    if len(asked):
        more = judges(labelled, asked, labelled.meets, freedom, expecting=False)
        signs, words = signs + more[0], words + more[1]
    return Fitted(np.append(signs[:-1], signs[-1] + DESK_WORDS * words[-1]), DESK_WORDS * words[:-1])


def judges(
    labelled: Labelled, chosen: np.ndarray, truth: np.ndarray, freedom: float, *, expecting: bool = True
) -> tuple[np.ndarray, np.ndarray]:
    """Fit signs and words, each for themselves."""
    signs, count = labelled.signs, labelled.counts[chosen]
    if not expecting:
        signs = Features(signs.rows, signs.names, np.zeros(len(signs.names)))
    return (
        fit(signs, chosen, truth[chosen], count, freedom),
        fit(labelled.words, chosen, truth[chosen], count, WORDS_FREEDOM),
    )


def fit(shown: Features, chosen: np.ndarray, truth: np.ndarray, count: np.ndarray, freedom: float) -> np.ndarray:
    """Fit one judge: weights begin where an editor expects them; articles move them as far as they have reason to.
    Returns the weights, and the start as the last.
    """
    rows = shown.rows[chosen]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        moved = weights[:-1] - shown.expected
        odds = rows @ weights[:-1] + weights[-1]
        off = count * (1 / (1 + np.exp(-odds)) - truth)
        value = (count * (np.logaddexp(0, odds) - truth * odds)).sum() + moved @ moved / (2 * freedom)
        return value, np.append(rows.T @ off + moved / freedom, off.sum())

    return minimize(loss, np.append(shown.expected, -2.0), jac=True, method="L-BFGS-B").x


def fit_new(
    labelled: Labelled, known: dict[str, float], words: dict[str, float], truth: np.ndarray, freedom: float
) -> dict[str, float]:
    """Fit only the features of signs and frames that have no weight yet, beside the weights there are: what has none
    although its sign has others weighed next to nothing. Returns their weights.
    """
    shown, count = labelled.signs, labelled.counts
    weighed = {slug for name in known for slug in signs_of(name.rpartition(".")[0])}
    new = np.array([not weighed.issuperset(signs_of(name.rpartition(".")[0])) for name in shown.names])
    held = np.array([known.get(name, 0.0) for name in shown.names])
    spoken = np.array([words.get(name, 0.0) for name in labelled.words.names])
    base = shown.rows @ held + labelled.words.rows @ spoken + known["start"]
    rows, expected = shown.rows[:, new], shown.expected[new]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        moved = weights - expected
        odds = base + rows @ weights
        off = count * (1 / (1 + np.exp(-odds)) - truth)
        value = (count * (np.logaddexp(0, odds) - truth * odds)).sum() + moved @ moved / (2 * freedom)
        return value, rows.T @ off + moved / freedom

    found = minimize(loss, expected, jac=True, method="L-BFGS-B").x
    return dict(zip(np.array(shown.names)[new].tolist(), found.tolist(), strict=True))


def calibrated(ranks: np.ndarray, odds: np.ndarray) -> tuple[float, float]:
    """Return factor and shift that make a chance of log-odds: that an article is worth a look."""

    def loss(pair: np.ndarray) -> float:
        told = pair[0] * odds + pair[1]
        return (np.logaddexp(0, told) - (ranks > 0) * told).sum()

    factor, shift = minimize(loss, np.array([1.0, 0.0])).x
    return float(factor), float(shift)
