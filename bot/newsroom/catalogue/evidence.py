"""What an article shows: which signs stand where, which parties, which frames hold. Pure; no weights here.

Features are named as an editor reads them in weights.toml: `talks.title` (a sign in the title), `talks.lead` (in the
first words of the body), `talks.body` (how often, damped, up to 1), `security-talks.opening` (a frame in title and
first words together), `.title`, `.sentence` (in one sentence), `.sentences` (in more than one), `parties.2.title`
(at least two parties), `away.2.lead` (at least two signs of a kind), `frames.2.opening` (at least two frames).
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.newsroom.arabic import Token, tokens
from bot.newsroom.catalogue.nouns import Frame, Sign
from bot.newsroom.lexicon import Hit, Lexicon

LEAD = 45  # words of the body that open the story: the main subject stands there (guideline, rule 3)
READ = 260  # words of the body that are read for the verdict; what comes later is background
_HEADLESS = 30  # words of a first sentence that stand for a missing title
_MANY = "many"  # "the two countries", "multinational": a second party, unnamed
_ENOUGH = 6
_SENTENCE_END = re.compile(r"[.!?؟…\n]+")


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words. `head` is how many of them are the title; `sentences` numbers each word's sentence."""

    words: Sequence[Token]
    head: int
    sentences: Sequence[int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """`features` by name; `found` are the hits that count, signs and parties (`@slug`), in order."""

    features: Mapping[str, float]
    found: Sequence[Hit]
    text: Text


def cut(title: str, body: str) -> Text:
    """Cut title and body into words. Where there is no title, the first sentence speaks for it."""
    heads, words = tokens(title), tokens(body)
    ends = [match.start() for match in _SENTENCE_END.finditer(body)]
    numbers, passed = [], 0
    for word in words:
        while passed < len(ends) and ends[passed] < word.start:
            passed += 1
        numbers.append(passed)
    if heads:
        return Text([*heads, *words], len(heads), [-1] * len(heads) + numbers)
    head = min(sum(1 for number in numbers if number == numbers[0]), _HEADLESS)
    return Text(words, head, [-1] * head + numbers[head:])


def unmasked(hits: Iterable[Hit]) -> list[Hit]:
    """Drop what stands inside a mask (`#`), the masks, and a sign's second reading of the same end."""
    hits = list(hits)
    masks = [hit for hit in hits if hit.sign.startswith("#")]
    seen: set[tuple[str, int]] = set()
    kept = []
    for hit in hits:
        hidden = any(mask.start <= hit.start and hit.end <= mask.end for mask in masks)
        if not hidden and (hit.sign, hit.end) not in seen:
            seen.add((hit.sign, hit.end))
            kept.append(hit)
    return kept


class Reading:
    """How articles are read: the frames and kinds of one catalogue. Keeps nothing of what it reads."""

    def __init__(self, signs: Iterable[Sign], frames: Iterable[Frame]) -> None:
        self._kinds: dict[str, list[str]] = {}
        for sign in signs:
            self._kinds.setdefault(sign.kind, []).append(sign.slug)
        self._frames = tuple(frames)

    def read(self, text: Text, lexicon: Lexicon) -> Evidence:
        """Return everything an article shows in its title and the first words of its body."""
        end = text.head + READ
        found = unmasked(lexicon.scan(text.words[:end]))
        shown = _Shown(text, found)
        features: dict[str, float] = {}
        self._signs(shown, features)
        self._parties(shown, features)
        self._sums(shown, features)
        self._frame_features(shown, features)
        return Evidence(features, found, text)

    def _signs(self, shown: "_Shown", features: dict[str, float]) -> None:
        for place, slugs in (("title", shown.title), ("lead", shown.lead)):
            features |= {f"{slug}.{place}": 1.0 for slug in slugs if slug[0] != "@"}
            if f"@{_MANY}" in slugs:
                features[f"parties.many.{place}"] = 1.0
        features |= {f"{slug}.body": _damped(count) for slug, count in shown.counts.items() if slug[0] != "@"}

    def _parties(self, shown: "_Shown", features: dict[str, float]) -> None:
        everywhere = frozenset().union(*shown.sentences.values())
        most = max((len(_parties(slugs)) for slugs in shown.sentences.values()), default=0)
        for place, count, steps in (
            ("title", len(_parties(shown.title)), (1, 2, 3)),
            ("opening", len(_parties(shown.opening)), (1, 2, 3, 4)),
            ("sentence", most, (2, 3)),
            ("body", len(_parties(everywhere)), (2, 4, 6)),
        ):
            features |= {f"parties.{step}.{place}": 1.0 for step in steps if count >= step}

    def _sums(self, shown: "_Shown", features: dict[str, float]) -> None:
        weight = dict.fromkeys(self._kinds, 0.0)
        for kind, slugs in self._kinds.items():
            for place, there in (("title", shown.title), ("lead", shown.lead)):
                count = sum(slug in there for slug in slugs)
                features |= {f"{kind}.{step}.{place}": 1.0 for step in (1, 2, 3) if count >= step}
            weight[kind] = sum(_damped(shown.counts[slug]) for slug in slugs)
            features[f"{kind}.body"] = weight[kind] / 2
        towards = sum(value for kind, value in weight.items() if kind != "away")
        features["share.body"] = towards / (towards + weight.get("away", 0.0) + 0.5)
        if not (features.get("domain.1.title") or features.get("domain.1.lead") or features.get("strong.1.title")):
            features["nothing.opening"] = 1.0

    def _frame_features(self, shown: "_Shown", features: dict[str, float]) -> None:
        held: Counter[str] = Counter()
        for frame in self._frames:
            for place, slugs in (("title", shown.title), ("opening", shown.opening)):
                if _holds(frame, slugs):
                    features[f"{frame.slug}.{place}"] = 1.0
                    held[place] += frame.favours
            sentences = sum(_holds(frame, slugs) for slugs in shown.sentences.values())
            if sentences:
                features[f"{frame.slug}.sentence"] = 1.0
                held["sentence"] += frame.favours
            if sentences > 1:
                features[f"{frame.slug}.sentences"] = 1.0
        for place, count in held.items():
            features |= {f"frames.{step}.{place}": 1.0 for step in (1, 2, 4) if count >= step}


class _Shown:
    """The signs of one article by place."""

    def __init__(self, text: Text, found: Iterable[Hit]) -> None:
        self.title: set[str] = set()
        self.lead: set[str] = set()
        self.sentences: dict[int, set[str]] = {}
        self.counts: Counter[str] = Counter()
        for hit in found:
            self.sentences.setdefault(text.sentences[hit.start], set()).add(hit.sign)
            self.counts[hit.sign] += 1
            if hit.start < text.head:
                self.title.add(hit.sign)
            elif hit.start < text.head + LEAD:
                self.lead.add(hit.sign)
        self.opening = self.title | self.lead


def _damped(count: int) -> float:
    """Return 0 for none up to 1 for six and more: the fifth mention says less than the second."""
    return math.log1p(min(count, _ENOUGH)) / math.log1p(_ENOUGH)


def _parties(slugs: Iterable[str]) -> set[str]:
    return {slug for slug in slugs if slug[0] == "@" and slug != f"@{_MANY}"}


def _holds(frame: Frame, slugs: set[str]) -> bool:
    if not all(group & slugs for group in frame.groups):
        return False
    named = len(_parties(slugs))
    return named + (named > 0 and f"@{_MANY}" in slugs) >= frame.parties
