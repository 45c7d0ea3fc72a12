"""A scale: what each feature and each single word adds, in log-odds. The channel's says whether an article is
published (weights.toml, wording.toml); the desk's whether a person should see one that is not (desk.toml).

One scale cannot do both: what makes an editor hesitate (much for it and much against it, a list of matters, a mission
of peace) is not what makes him say yes.
"""

import math
from collections.abc import Mapping

from bot.newsroom.catalogue.evidence import Evidence
from bot.newsroom.catalogue.wording import said

WORD = "word."  # before the name of a single word's weight
_LEAST = 0.0005  # log-odds that are worth telling


class Scale:
    """Weighs evidence. `own` are the weights of an editor's own signs, which both scales know."""

    def __init__(self, weights: Mapping[str, float], wording: Mapping[str, float], own: Mapping[str, float]) -> None:
        self._weights = dict(weights)
        self._wording = dict(wording)
        self._own = dict(own)

    def weigh(self, evidence: Evidence) -> dict[str, float]:
        """Return what each feature adds, in log-odds; `start` is where every article begins."""
        weights = self._weights
        added = {name: value * weights[name] for name, value in evidence.features.items() if name in weights}
        for slug, weight in self._own.items():
            if f"{slug}.title" in evidence.features or f"{slug}.lead" in evidence.features:
                added[f"{slug}.own"] = weight
        added |= {WORD + name: value for name, value in said(evidence.spoken, self._wording).items()}
        added["start"] = weights.get("start", 0.0)
        return added


def probability(added: Mapping[str, float]) -> float:
    """Return what the log-odds make together, 0..1."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(added.values())))))


def strongest_first(added: Mapping[str, float]) -> dict[str, float]:
    """Return what was added, without what is next to nothing, strongest first."""
    kept = [(-abs(value), name) for name, value in added.items() if abs(value) >= _LEAST]
    return {name: added[name] for _, name in sorted(kept)}
