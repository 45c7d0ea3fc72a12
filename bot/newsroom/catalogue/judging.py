"""From evidence to a judgement: two scales, a verdict, the topics, and the words that decided."""

from collections.abc import Iterable, Mapping, Sequence

from bot.models import Explanation, Judgement, Verdict
from bot.newsroom.catalogue.evidence import LEAD, Evidence
from bot.newsroom.catalogue.features import BODIES, HOME, signs_of
from bot.newsroom.catalogue.nouns import Frame, Holdings, Topic
from bot.newsroom.catalogue.scales import WORD, Scale, probability, strongest_first
from bot.newsroom.lexicon import Hit

_WORDS_SHOWN = 8
_TITLE, _LEAD, _LATER = range(3)
_POINTS = ((_TITLE, 3, 2), (_LEAD, 2, 2), (_LATER, 1, 3))  # place, points, how many are counted
_SHARE = 0.35  # of the strongest topic's points, to stand beside it
_RETURNS = 4  # a word that comes back so often late in an article
_TELL_NOTHING = BODIES | {HOME, "many"}
_NEAR = 2  # points that name a topic where no topic has what it needs


class Judge:
    """Weighs evidence. The same evidence always gives the same judgement."""

    def __init__(self, holdings: Holdings) -> None:
        own = {sign.slug: sign.weight for sign in holdings.signs if sign.weight}
        self._channel = Scale(holdings.weights, holdings.wording, own)
        self._desk = Scale(holdings.desk, holdings.desk_wording, own)
        self._frames = {frame.slug: frame for frame in holdings.frames}
        self._named: dict[str, tuple[str, ...] | None] = {}
        self._thresholds = holdings.thresholds
        self._topics = tuple(topic for topic in holdings.topics if not topic.special)

    def judge(self, evidence: Evidence, everywhere: Sequence[Hit], *, taken: bool = False) -> Judgement:
        """Return the judgement. `everywhere` are the hits in all that is read of the article (1,500 characters of its
        body, and the site's categories): a topic may come up late in it.

        `taken`: a person takes it, so that it has its subject's topics also where the catalogue says no; not the
        umbrella.
        """
        added = self._channel.weigh(evidence)
        score = probability(added)
        verdict = Verdict.YES if score >= self._thresholds.publish else Verdict.NO
        if verdict is Verdict.NO and probability(desk := self._desk.weigh(evidence)) >= self._thresholds.review:
            verdict, added = Verdict.REVIEW, desk
        return Judgement(
            publish=verdict,
            score=score,
            topics=self._topics_of(evidence, everywhere, verdict, taken=taken),
            because=self._because(evidence, added, verdict),
            leading=states_of(evidence, evidence.text.head),
            states=states_of(evidence, len(evidence.text.words)),
        )

    def explain(self, evidence: Evidence) -> Explanation:
        """Return what each scale makes of an article, and why."""
        channel, desk = self._channel.weigh(evidence), self._desk.weigh(evidence)
        return Explanation(
            score=probability(channel),
            doubt=probability(desk),
            weights=tuple(strongest_first(channel).items()),
            desk_weights=tuple(strongest_first(desk).items()),
        )

    def _because(self, evidence: Evidence, added: Mapping[str, float], verdict: Verdict) -> tuple[str, ...]:
        towards = -1 if verdict is Verdict.NO else 1
        firsts = _firsts(evidence)
        parties = tuple(sorted(sign for sign in firsts if sign[0] == "@"))
        held: dict[str, tuple[str, ...]] = {}  # the signs that made a frame hold in this article
        per_sign: dict[str, float] = {}
        for name, value in added.items():
            if name.startswith(WORD):
                continue
            if (signs := self._named.get(name) or self._signs_of(name)) is None:
                slug = name.rsplit(".", 1)[0]
                if (signs := held.get(slug)) is None:
                    signs = held[slug] = _taking_part(self._frames[slug], firsts, parties)
            if signs:
                share = value * towards / len(signs)
                for sign in signs:
                    per_sign[sign] = per_sign.get(sign, 0.0) + share
        ranked = sorted((sign for sign, value in per_sign.items() if value > 0), key=lambda one: (-per_sign[one], one))
        words = [_as_it_stands(firsts[sign], evidence) for sign in ranked if sign in firsts]
        return tuple(dict.fromkeys(words or _telling(added, evidence, towards)))[:_WORDS_SHOWN]

    def _signs_of(self, name: str) -> tuple[str, ...] | None:
        """Return the signs that a feature's name tells, remembered, for names are few; None for a frame's."""
        if name not in self._named:
            slug = name.rsplit(".", 1)[0]
            self._named[name] = None if slug in self._frames else signs_of(slug)
        return self._named[name]

    def _topics_of(
        self, evidence: Evidence, everywhere: Sequence[Hit], verdict: Verdict, *, taken: bool
    ) -> tuple[str, ...]:
        """Return the umbrella for what the channel takes or the desk decides, then the others, strongest first.

        What is not for the channel has a topic only where the catalogue says how full of it it must be (`beyond`).
        """
        counted = _counted(evidence, everywhere)
        points = {topic.slug: topic_points(topic, counted) for topic in self._topics if not topic.umbrella}
        most = max(points.values(), default=0.0)
        if verdict is Verdict.NO and not taken:
            return _strongest(
                points, [topic.slug for topic in self._topics if points.get(topic.slug, 0.0) >= topic.beyond]
            )
        given = [
            topic.slug
            for topic in self._topics
            if topic.slug in points
            and (_stands(topic, points[topic.slug], most, counted) or _insistent(topic, counted))
        ]
        if verdict is Verdict.NO:
            return _strongest(points, given)
        umbrella = tuple(topic.slug for topic in self._topics if topic.umbrella)
        return (*umbrella, *(_strongest(points, given) or self._last_resort(points)))

    def _last_resort(self, points: Mapping[str, float]) -> tuple[str, ...]:
        """Return the topic nearest to what it needs, or the one for all that has no other."""
        near = [topic for topic in self._topics if points.get(topic.slug, 0.0) >= _NEAR]
        if near:
            return (max(near, key=lambda topic: points[topic.slug] / topic.needs).slug,)
        return tuple(topic.slug for topic in self._topics if topic.otherwise)


def states_of(evidence: Evidence, before: int) -> tuple[str, ...]:
    """Return the slugs of the states named before a word. Home is in every article, and what belongs to no one state
    (the EU, a court) is none: they tell no story from another.
    """
    slugs = (hit.sign[1:] for hit in evidence.found if hit.sign[0] == "@" and hit.end <= before)
    return tuple(dict.fromkeys(slug for slug in slugs if slug not in _TELL_NOTHING))


Counted = Mapping[str, Sequence[int]]
"""How often each sign found stands in the title, in the opening, and later."""

_NONE = (0, 0, 0)


def _counted(evidence: Evidence, everywhere: Sequence[Hit]) -> Counted:
    head, lead = evidence.text.head, evidence.text.head + LEAD
    counted: dict[str, list[int]] = {}
    for sign, start, _ in everywhere:
        counts = counted.setdefault(sign, [0, 0, 0])
        counts[_TITLE if start < head else _LEAD if start < lead else _LATER] += 1
    return counted


def topic_points(topic: Topic, counted: Counted) -> float:
    """Return how strongly an article speaks for a topic: 3 for a word in the title and 2 in the opening (two of each
    at most, for each sign), 1 later (three at most).
    """
    met = [counted[sign] for sign in topic.signs if sign in counted]
    return float(sum(points * min(counts[place], most) for counts in met for place, points, most in _POINTS))


def _stands(topic: Topic, points: float, most: float, counted: Counted) -> bool:
    """Tell whether a topic has what it needs, and is named in the title or strong enough beside the strongest."""
    in_title = any(counted.get(sign, _NONE)[_TITLE] for sign in topic.signs)
    return points >= topic.needs and (in_title or points >= most * _SHARE)


def _insistent(topic: Topic, counted: Counted) -> bool:
    """Tell whether a topic's first sign returns so often that it counts beside a stronger topic, or is one of those
    of which one mention is `enough`.
    """
    said = any(sign in counted for sign in topic.enough)
    return said or any(counted.get(sign, _NONE)[_LATER] >= _RETURNS for sign in topic.signs[:1] if not topic.otherwise)


def _strongest(points: Mapping[str, float], slugs: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(slugs, key=lambda slug: -points[slug]))


def _taking_part(frame: Frame, met: Mapping[str, Hit], parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the signs that made a frame hold, and the parties where it asks for two."""
    signs = sorted(sign for group in frame.groups for sign in group if sign in met)
    return tuple(dict.fromkeys((*signs, *parties))) if frame.parties > 1 else tuple(dict.fromkeys(signs))


def _firsts(evidence: Evidence) -> dict[str, Hit]:
    """Return where each sign stands first; of several readings there, the longest."""
    firsts: dict[str, Hit] = {}
    for hit in evidence.found:
        first = firsts.setdefault(hit.sign, hit)
        if first.start == hit.start and first.end < hit.end:
            firsts[hit.sign] = hit
    return firsts


def _telling(added: Mapping[str, float], evidence: Evidence, towards: int) -> Iterable[str]:
    """Yield the single words that decided, strongest first, as they stand: where no sign did."""
    for name, value in strongest_first(added).items():
        if value * towards > 0 and name.startswith(WORD):
            yield evidence.text.words[evidence.spoken[name.removeprefix(WORD)]]


def _as_it_stands(hit: Hit, evidence: Evidence) -> str:
    return " ".join(evidence.text.words[hit.start : hit.end])
