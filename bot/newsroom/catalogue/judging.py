"""From evidence to a judgement: weights added up, a score, a verdict, the topics, and the words that decided."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.models import Judgement, Verdict
from bot.newsroom.catalogue.evidence import LEAD, Evidence
from bot.newsroom.catalogue.nouns import Frame, Holdings, Thresholds, Topic
from bot.newsroom.lexicon import Hit

_WORDS_SHOWN = 8
_POINTS_TITLE, _POINTS_LEAD, _POINTS_LATER = 3, 2, 1
_COUNTED_LATER = 3
_SHARE = 0.4  # of the strongest topic's points, to stand beside it


class Judge:
    """Weighs evidence. The same evidence always gives the same judgement."""

    def __init__(self, holdings: Holdings) -> None:
        self._weights = dict(holdings.weights)
        self._own = {sign.slug: sign.weight for sign in holdings.signs if sign.weight}
        self._frames = {frame.slug: frame for frame in holdings.frames}
        self._thresholds = holdings.thresholds
        self._topics = tuple(topic for topic in holdings.topics if not topic.special)

    def contributions(self, evidence: Evidence) -> dict[str, float]:
        """Return what each feature adds, in log-odds, strongest first; `start` is where every article begins."""
        added = {name: value * self._weights.get(name, 0.0) for name, value in evidence.features.items()}
        for slug, weight in self._own.items():
            if f"{slug}.title" in evidence.features or f"{slug}.lead" in evidence.features:
                added[f"{slug}.own"] = weight
        added["start"] = self._weights.get("start", 0.0)
        kept = ((name, value) for name, value in added.items() if round(value, 3))
        return dict(sorted(kept, key=lambda pair: (-abs(pair[1]), pair[0])))

    def judge(self, evidence: Evidence, everywhere: Sequence[Hit]) -> Judgement:
        """Return the judgement. `everywhere` are the hits of the whole article: a topic may come up late in it."""
        added = self.contributions(evidence)
        score = _probability(sum(added.values()))
        verdict = verdict_of(score, self._thresholds)
        return Judgement(
            publish=verdict,
            score=score,
            topics=self._topics_of(evidence, everywhere, verdict),
            because=self._because(evidence, added, verdict),
            weights=tuple(added.items()),
        )

    def _because(self, evidence: Evidence, added: Mapping[str, float], verdict: Verdict) -> tuple[str, ...]:
        towards = -1 if verdict is Verdict.NO else 1
        per_sign: Counter[str] = Counter()
        for name, value in added.items():
            slug = name.rsplit(".", 1)[0]
            signs = _taking_part(self._frames.get(slug), evidence.found) if slug in self._frames else (slug,)
            for sign in signs:
                per_sign[sign] += value * towards / len(signs)
        ranked = sorted((sign for sign, value in per_sign.items() if value > 0), key=lambda one: (-per_sign[one], one))
        words = (_words_of(sign, evidence) for sign in ranked)
        return tuple(dict.fromkeys(word for word in words if word))[:_WORDS_SHOWN]

    def _topics_of(self, evidence: Evidence, everywhere: Sequence[Hit], verdict: Verdict) -> tuple[str, ...]:
        points = {topic.slug: topic_points(topic, evidence, everywhere) for topic in self._topics}
        most = max(points.values(), default=0)
        given = [
            topic.slug
            for topic in self._topics
            if not topic.umbrella and points[topic.slug] >= max(topic.needs, most * _SHARE)
        ]
        given.sort(key=lambda slug: -points[slug])
        umbrella = [topic.slug for topic in self._topics if topic.umbrella and verdict is not Verdict.NO]
        return (*umbrella, *given)


def verdict_of(score: float, thresholds: Thresholds) -> Verdict:
    """Return yes from the upper threshold on, review from the lower one on, no below."""
    if score >= thresholds.publish:
        return Verdict.YES
    return Verdict.REVIEW if score >= thresholds.review else Verdict.NO


def topic_points(topic: Topic, evidence: Evidence, everywhere: Sequence[Hit]) -> float:
    """Return how strongly an article speaks for a topic: 3 in the title, 2 in the opening, 1 later (three at most)."""
    points = 0.0
    for sign in topic.signs:
        points += _POINTS_TITLE * (f"{sign}.title" in evidence.features)
        points += _POINTS_LEAD * (f"{sign}.lead" in evidence.features)
        later = sum(hit.sign == sign and hit.start >= evidence.text.head + LEAD for hit in everywhere)
        points += _POINTS_LATER * min(later, _COUNTED_LATER)
    return points


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, log_odds))))


def _taking_part(frame: Frame | None, found: Iterable[Hit]) -> tuple[str, ...]:
    """Return the signs that made a frame hold, and the parties where it asks for some."""
    assert frame, "only frames of the catalogue have features"
    met = {hit.sign for hit in found}
    signs = sorted(sign for group in frame.groups for sign in group & met)
    return tuple(dict.fromkeys((*signs, *sorted(sign for sign in met if sign[0] == "@" and frame.parties > 1)))) or (
        "",
    )


def _words_of(sign: str, evidence: Evidence) -> str:
    """Return the longest words of the first place where a sign stands, as they stand there."""
    hits = [hit for hit in evidence.found if hit.sign == sign]
    if not hits:
        return ""
    hit = max((one for one in hits if one.start == hits[0].start), key=lambda one: one.end)
    return " ".join(word.text for word in evidence.text.words[hit.start : hit.end])
