"""Fit the weights of the catalogue to labelled articles, offline.

`python tools/fit.py FILE.jsonl… [--rated FILE.jsonl] [--beside FILE.jsonl…] [--write [--keep]]`

Needs numpy, scipy and scikit-learn, which the project itself does not: run it from an environment of its own, with the
project on PYTHONPATH. It prints what repeated cross-validation promises for unseen articles; with --write it puts
weights and thresholds into weights.toml, wording.toml and desk.toml. The texts stay where they are: only numbers go
into it.

Beside the articles it learns, with less weight, from `cases.jsonl`: sentences of our own for what is rare; and with
still less from the files after --beside: articles of another kind or another labeller, which are never judged. What an
editor expects of a sign is where its weight starts; the articles move it as far as they have reason to.

--rated: what careful readers who know only the guideline said of the articles, one object a line: `id`, `worth` (0..1,
the chance that they post it or ask an editor), `meets` (0..1, how far it does what the guideline asks for). A label is
one of three words; this tells how near to another it is. The desk's scale is fitted to it.
--keep: the weights and thresholds of both scales stay as they are; what has no weight yet is fitted beside them.
"""

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from fitting import Fitted, calibrated, fit_channel, fit_desk, fit_new
from labelled import RANK, Labelled, read
from measuring import measure, publish_from, review_from
from sklearn.model_selection import StratifiedGroupKFold

CATALOGUE = Path(__file__).parent.parent / "bot" / "newsroom" / "catalogue"
SMALLEST = 0.0005  # a weight that rounds to nothing
SMALLEST_FOR_DESK = 0.02  # below this nothing is lost (cross-validated), and the file stays readable
WEIGHTS_HEADER = """\
# What each feature of an article adds to its score (log-odds). Fitted by tools/fit.py; change it freely.
# How features are named: see evidence.py. `start` is where every article begins.

[thresholds]
publish = {publish:.3f}
review = {review:.3f}

[weights]
start = {start:.3f}
"""
WORDING_HEADER = """# What single words add to an article's score (log-odds), before it is divided by the root of how
# many of them are known: see wording.py. Fitted by tools/fit.py; change it freely, or add to it under
# [wording] in a file of your own.

[wording]
"""
DESK_HEADER = """\
# Whether a person should see an article that the channel does not take: what each feature and each single word
# adds to the doubt (log-odds), as weights.toml and wording.toml do to the score. Fitted by tools/fit.py; change it
# freely.
#
# What a file of your own says under [weights] and [wording] holds for the desk too, unless it says something else
# under [desk] and [desk-wording].

[desk]
start = {start:.3f}
"""


def main() -> None:
    """Read, cross-validate, and write where asked."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--rated", type=Path, help="what readers said of the articles")
    asked.add_argument("--beside", nargs="+", type=Path, default=[], help="learnt from with less weight, never judged")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--keep", action="store_true", help="leave weights and thresholds as they are, fit new features")
    asked.add_argument("--freedom", type=float, default=0.2, help="how far articles may move a weight (C)")
    asked.add_argument("--least", type=int, default=3, help="how many articles must show a feature")
    asked.add_argument("--repeats", type=int, default=5)
    given = asked.parse_args()
    labelled = read(given.files, given.beside, given.rated, given.least)
    publish, review, units = cross_validate(labelled, given.freedom, given.repeats)
    if given.write and given.keep:
        write_kept(labelled, given.freedom)
    elif given.write:
        everything = np.arange(len(labelled.ranks))
        write_desk(labelled, fit_desk(labelled, everything, given.freedom).scaled(*units))
        write_channel(labelled, fit_channel(labelled, everything, given.freedom), publish, review)


def cross_validate(labelled: Labelled, freedom: float, repeats: int) -> tuple[float, float, tuple[float, float]]:
    """Print the figures of repeated cross-validation. Return the thresholds, each the middle of the repeats', and the
    units that make the desk's sum a chance.
    """
    real, others = np.flatnonzero(labelled.judged), np.flatnonzero(~labelled.judged)
    ranks, found = labelled.ranks[real], []
    for seed in range(repeats):
        score, doubt = np.zeros(len(real)), np.zeros(len(real))
        folds = StratifiedGroupKFold(5, shuffle=True, random_state=seed)
        for learn, judge in folds.split(real, ranks, labelled.groups[real]):
            learnt = np.concatenate([real[learn], others])
            score[judge] = fit_channel(labelled, learnt, freedom).odds(labelled, real[judge])
            doubt[judge] = fit_desk(labelled, learnt, freedom).odds(labelled, real[judge])
        publish = publish_from(ranks, score)
        review, units = review_from(ranks, score >= publish, doubt), calibrated(ranks, doubt)
        found.append((chance(publish), chance(review * units[0] + units[1]), *units))
        figures = measure(ranks, score >= publish, doubt >= review)
        print(f"repeat {seed}: " + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    publish, review, factor, shift = np.median(found, axis=0)
    print(f"{len(labelled.signs.names)} features, {len(labelled.words.names)} words")
    print(f"publish from {publish:.3f}, review from {review:.3f}")
    return float(publish), float(review), (float(factor), float(shift))


def chance(odds: float) -> float:
    """Return the chance of log-odds."""
    return float(1 / (1 + np.exp(-odds)))


def write_channel(labelled: Labelled, fitted: Fitted, publish: float, review: float) -> None:
    """Write the channel's scale anew."""
    header = WEIGHTS_HEADER.format(publish=publish, review=review, start=fitted.signs[-1])
    (CATALOGUE / "weights.toml").write_text(header + told(labelled.signs.names, fitted.signs), "utf-8")
    (CATALOGUE / "wording.toml").write_text(WORDING_HEADER + told(labelled.words.names, fitted.words, 0), "utf-8")


def write_desk(labelled: Labelled, fitted: Fitted) -> None:
    """Write the desk's scale anew."""
    text = DESK_HEADER.format(start=fitted.signs[-1]) + told(labelled.signs.names, fitted.signs, SMALLEST_FOR_DESK)
    text += "\n[desk-wording]\n" + told(labelled.words.names, fitted.words, SMALLEST_FOR_DESK)
    (CATALOGUE / "desk.toml").write_text(text, "utf-8")


def write_kept(labelled: Labelled, freedom: float) -> None:
    """Write both scales with what has no weight yet; the rest of the files stays as it is."""
    channel, desk = (tomllib.loads((CATALOGUE / name).read_text("utf-8")) for name in ("weights.toml", "desk.toml"))
    wording = tomllib.loads((CATALOGUE / "wording.toml").read_text("utf-8"))["wording"]
    for name, table, known, words, truth in (
        ("weights.toml", "weights", channel["weights"], wording, labelled.ranks / RANK["yes"]),
        ("desk.toml", "desk", desk["desk"], desk["desk-wording"], labelled.worth),
    ):
        new = fit_new(labelled, known, words, truth, freedom)
        put_in(CATALOGUE / name, table, {one: weight for one, weight in new.items() if abs(weight) >= SMALLEST})


def put_in(file: Path, table: str, new: dict[str, float]) -> None:
    """Put lines into a table of a file whose lines are in the order of the alphabet."""
    before, header, rest = file.read_text("utf-8").partition(f"[{table}]\n")
    start, _, rest = rest.partition("\n")  # `start` stands first
    lines, gap, after = rest.partition("\n\n")
    every = sorted([*lines.splitlines(), *told(list(new), list(new.values())).splitlines()])
    file.write_text(before + header + start + "\n" + "\n".join(every) + (gap + after if gap else "\n"), "utf-8")


def told(names: Sequence[str], weights: Sequence[float], smallest: float = SMALLEST) -> str:
    """Return the lines of a table of weights."""
    pairs = sorted(zip(names, weights, strict=False))
    return "".join(f'"{name}" = {weight:.3f}\n' for name, weight in pairs if abs(weight) >= smallest)


if __name__ == "__main__":
    main()
