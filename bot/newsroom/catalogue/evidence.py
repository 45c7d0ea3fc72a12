"""What an article shows: which signs stand where, which parties, which frames hold. Pure; no weights here.

Features are named as an editor reads them in weights.toml: `talks.title` (a sign in the title), `talks.lead` (in the
first words of the body), `talks.body` (how often, damped, up to 1), `security-talks.title` (a frame), `.opening` (in
one sentence of the opening), `.sentence` (in any one sentence), `parties.2.title` (at least two parties),
`parties.alone.body` (thirty words of body and more name one state alone: see _is_alone),
`services.2.opening` (services of at least two parties: services.py),
`away.2.lead` (at least two signs of a kind), `frames-for.2.opening` (at least two frames that speak for the channel),
`clean.title` (a frame for it, nothing against it), `frameless.opening`, `nothing.opening` (no word of security at all),
`weapons of two.title` (a sign in one sentence with two parties, `.opening` too), `training + weapons of two.title`
(two signs in a title with two parties), `brief.30.body` (a body of fewer than thirty words).
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from bot.newsroom.catalogue.cutting import Text
from bot.newsroom.catalogue.features import (
    AND,
    BODIES,
    BRIEF,
    FRAME_STEPS,
    HOME,
    KIND_STEPS,
    OF_TWO,
    PARTY_STEPS,
    SERVICE_STEPS,
)
from bot.newsroom.catalogue.nouns import Frame, Sign
from bot.newsroom.catalogue.services import services
from bot.newsroom.catalogue.wording import spoken
from bot.newsroom.lexicon import Hit

LEAD = 45  # words of the body that open the story: the main subject stands there (guideline, rule 3)
WHOLE = 30  # words of a body that would name the other party, if there was one
READ = 260  # words of the body that are read for the verdict; what comes later is background
_MANY = "many"  # "the two countries", "multinational": a second party, unnamed
_OTHERS = frozenset({"counterpart", f"@{_MANY}"})  # who is there without a name
_OF_MANY_STATES = frozenset(f"@{slug}" for slug in BODIES)
_ENOUGH = 6
_DAMPED = tuple(math.log1p(count) / math.log1p(_ENOUGH) for count in range(_ENOUGH + 1))
_TWO = 2
PAIR = "pair"  # the sign that two parties stand side by side


@dataclass(frozen=True, slots=True)
class Evidence:
    """`features` by name; `found` are the hits that count, signs and parties (`@slug`), in order; `spoken` are the
    single words that count, and where each stands first.
    """

    features: Mapping[str, float]
    found: Sequence[Hit]
    text: Text
    spoken: Mapping[str, int]


def unmasked(hits: Iterable[Hit], unless: Mapping[str, AbstractSet[str]]) -> list[Hit]:
    """Drop what stands inside a mask (`#`), the masks, a party named inside another's name (`South Africa` is not
    Africa), and a sign's second reading of the same end. `unless`: the signs, by masks, of which one keeps a mask from
    hiding anything.
    """
    hits = list(hits)
    masks = [hit for hit in hits if hit.sign[0] == "#"]
    if any(mask.sign[1:] in unless for mask in masks):
        there = {hit.sign for hit in hits}
        lifted = {mask.sign for mask in masks if not there.isdisjoint(unless.get(mask.sign[1:], ()))}
        hits = [hit for hit in hits if hit.sign not in lifted]
        masks = [mask for mask in masks if mask.sign not in lifted]
    names = [hit for hit in hits if hit.sign[0] == "@" and hit.end - hit.start > 1]
    seen: set[tuple[str, int]] = set()
    kept = []
    for hit in hits:
        read = (hit.sign, hit.end)
        if read in seen or (masks and any(mask.start <= hit.start and hit.end <= mask.end for mask in masks)):
            continue
        if names and hit.sign[0] == "@" and any(_inside(hit, name) for name in names):
            continue
        seen.add(read)
        kept.append(hit)
    return kept


def _inside(hit: Hit, name: Hit) -> bool:
    return name.start <= hit.start and hit.end <= name.end and hit.end - hit.start < name.end - name.start


def pairs(hits: Iterable[Hit]) -> list[Hit]:
    """Return a `pair` for each two different parties side by side, or with one small word between them, as they are
    read: the last of the title and the first of the body too.
    """
    parties = [hit for hit in hits if hit.sign[0] == "@" and hit.sign != f"@{_MANY}"]
    beside = (
        Hit(PAIR, one.start, other.end)
        for at, one in enumerate(parties)
        for other in parties[at + 1 : at + 4]
        if one.sign != other.sign and one.end <= other.start <= one.end + 1
    )
    return list(beside)


class Reading:
    """How articles are read: the frames and kinds of one catalogue. Keeps nothing of what it reads."""

    def __init__(self, signs: Sequence[Sign], frames: Iterable[Frame]) -> None:
        self._kinds = {sign.slug: sign.kind for sign in signs}
        self._serving = frozenset(sign.slug for sign in signs if sign.service)
        self._frames = tuple(frames)

    def read(self, text: Text, hits: Iterable[Hit]) -> Evidence:
        """Return what an article shows in its title and the first words of its body, of all its unmasked hits."""
        end = text.head + READ
        found = self._in_their_sense([hit for hit in hits if hit.end <= end])
        found += pairs(found)
        shown = _Shown(text, found)
        features: dict[str, float] = {}
        self._signs(shown, features)
        self._parties(shown, features)
        self._services(text, found, features)
        self._sums(shown, features)
        self._frame_features(shown, features)
        self._of_two(shown, features)
        written = len(text.words) - text.head
        features |= {f"brief.{words}.body": 1.0 for words in BRIEF if written < words}
        return Evidence(features, found, text, spoken(text))

    def _in_their_sense(self, found: list[Hit]) -> list[Hit]:
        """Drop what speaks against the channel only by a word of a party's name: «المالي» of «الجيش المالي»."""
        names = [hit for hit in found if hit.sign[0] == "@" and hit.end - hit.start > 1]
        if not names:
            return found
        kinds = self._kinds
        return [hit for hit in found if kinds.get(hit.sign) != "away" or not any(_inside(hit, name) for name in names)]

    def _signs(self, shown: "_Shown", features: dict[str, float]) -> None:
        for place, slugs in (("title", shown.title), ("lead", shown.lead)):
            features |= {f"{slug}.{place}": 1.0 for slug in slugs if slug[0] != "@"}
            if f"@{_MANY}" in slugs:
                features[f"parties.many.{place}"] = 1.0
        features |= {f"{slug}.body": _damped(count) for slug, count in shown.counts.items() if slug[0] != "@"}

    def _parties(self, shown: "_Shown", features: dict[str, float]) -> None:
        everywhere = frozenset(shown.counts)
        most = max((len(_parties(slugs)) for slugs in shown.sentences.values()), default=0)
        counts = {
            "title": len(_parties(shown.title)),
            "opening": len(_parties(shown.opening)),
            "sentence": most,
            "body": len(_parties(everywhere)),
        }
        if shown.is_whole and counts["body"] == 1 and _is_alone(everywhere, shown.opening):
            features["parties.alone.body"] = 1.0
        for place, steps in PARTY_STEPS:
            features |= {f"parties.{step}.{place}": 1.0 for step in steps if counts[place] >= step}

    def _services(self, text: Text, found: Sequence[Hit], features: dict[str, float]) -> None:
        """Count whose services are there."""
        title, opening = set(), set()
        sentences: dict[int, set[str]] = {}
        for at, party in services(found, text.words, self._serving):
            sentences.setdefault(text.sentences[at], set()).add(party)
            if at < text.head:
                title.add(party)
            if at < text.head + LEAD:
                opening.add(party)
        most = max(map(len, sentences.values()), default=0)
        for place, count in (("title", len(title)), ("opening", len(opening)), ("sentence", most)):
            features |= {f"services.{step}.{place}": 1.0 for step in SERVICE_STEPS if count >= step}

    def _sums(self, shown: "_Shown", features: dict[str, float]) -> None:
        kinds = self._kinds
        for place, there in (("title", shown.title), ("lead", shown.lead)):
            for kind, count in Counter(kinds[slug] for slug in there if slug in kinds).items():
                features |= {f"{kind}.{step}.{place}": 1.0 for step in KIND_STEPS if count >= step}
        weight = dict.fromkeys(kinds.values(), 0.0)
        for slug, count in shown.counts.items():
            if slug in kinds:
                weight[kinds[slug]] += _damped(count)
        features |= {f"{kind}.body": sum_ / 2 for kind, sum_ in weight.items()}
        towards = sum(value for kind, value in weight.items() if kind != "away")
        features["share.body"] = towards / (towards + weight.get("away", 0.0) + 0.5)
        if not (features.get("domain.1.title") or features.get("domain.1.lead") or features.get("strong.1.title")):
            features["nothing.opening"] = 1.0

    def _of_two(self, shown: "_Shown", features: dict[str, float]) -> None:
        """Add what stands in one sentence with two parties: what the frames do not say is learnt from here."""
        for at, slugs in shown.sentences.items():
            if at > shown.last or _named(slugs) < _TWO:
                continue
            signs = sorted(slug for slug in slugs if slug[0] != "@" and slug != PAIR)
            features |= {f"{slug}{OF_TWO}.opening": 1.0 for slug in signs}
            if at < 0:
                features |= {f"{slug}{OF_TWO}.title": 1.0 for slug in signs}
                features |= {f"{one}{AND}{other}{OF_TWO}.title": 1.0 for one, other in combinations(signs, 2)}

    def _frame_features(self, shown: "_Shown", features: dict[str, float]) -> None:
        held: Counter[tuple[str, str]] = Counter()
        for frame, holding in self._holding(shown):
            for place, true in (
                ("title", -1 in holding),
                ("opening", any(at <= shown.last for at in holding)),
                ("sentence", True),
            ):
                if true:
                    features[f"{frame.slug}.{place}"] = 1.0
                    held[frame.speaks, place] += 1
        for (speaks, place), count in held.items():
            features |= {f"frames-{speaks}.{step}.{place}": 1.0 for step in FRAME_STEPS if count >= step}
        for place in ("title", "opening"):
            clean = not any(features.get(name) for name in ("away.1.title", f"frames-against.1.{place}"))
            if held["for", place] and clean:
                features[f"clean.{place}"] = 1.0
        if not held["for", "sentence"]:
            features["frameless.sentence"] = 1.0
        if not held["for", "opening"] and not held["hint", "opening"]:
            features["frameless.opening"] = 1.0

    def _holding(self, shown: "_Shown") -> Iterator[tuple[Frame, list[int]]]:
        """Yield the frames that hold, each with the numbers of the sentences it holds in; the opening's is its last."""
        sentences = [(at, slugs, _named(slugs)) for at, slugs in shown.sentences.items()]
        opening = (shown.last, shown.opening, _named(shown.opening))
        everywhere = set(shown.counts)
        naming: dict[tuple[int, bool], list[tuple[int, set[str]]]] = {}  # what names so many parties, and is read
        for frame in self._frames:
            if not _meets(frame, everywhere):
                continue
            asked = (frame.parties, frame.near)
            if (read := naming.get(asked)) is None:
                among = sentences if frame.near else (*sentences, opening)
                read = naming[asked] = [(at, slugs) for at, slugs, named in among if named >= frame.parties]
            if holding := [at for at, slugs in read if _meets(frame, slugs) and frame.unless.isdisjoint(slugs)]:
                yield frame, holding


class _Shown:
    """The signs of one article by place."""

    def __init__(self, text: Text, found: Iterable[Hit]) -> None:
        self.title: set[str] = set()
        self.lead: set[str] = set()
        self.sentences: dict[int, set[str]] = {}
        self.counts: Counter[str] = Counter()
        self.is_whole = len(text.words) - text.head >= WHOLE
        self.last = -1  # the last sentence that begins in the opening
        for hit in found:
            self.sentences.setdefault(text.sentences[hit.start], set()).add(hit.sign)
            self.counts[hit.sign] += 1
            if hit.start < text.head:
                self.title.add(hit.sign)
            elif hit.start < text.head + LEAD:
                self.lead.add(hit.sign)
                self.last = max(self.last, text.sentences[hit.start])
        self.opening = self.title | self.lead


def _damped(count: int) -> float:
    """Return 0 for none up to 1 for six and more: the fifth mention says less than the second."""
    return _DAMPED[min(count, _ENOUGH)]


def _parties(slugs: Iterable[str]) -> set[str]:
    return {slug for slug in slugs if slug[0] == "@" and slug != f"@{_MANY}"}


def _is_alone(everywhere: AbstractSet[str], opening: AbstractSet[str]) -> bool:
    """Tell of an article that names one party whether that is a state on its own: home, where «international» is an
    adjective of crimes; any other if no «counterpart» or «both countries» in the opening stands for whose news it is.
    """
    if f"@{HOME}" in everywhere:
        return True
    return everywhere.isdisjoint(_OF_MANY_STATES) and opening.isdisjoint(_OTHERS)


def _meets(frame: Frame, slugs: set[str]) -> bool:
    """Tell whether every group of a frame has a sign among these."""
    for group in frame.groups:  # noqa: SIM110 - a third of an article's time goes here; `all` doubles it
        if group.isdisjoint(slugs):
            return False
    return True


def _named(slugs: set[str]) -> int:
    """Return how many parties are named; "the two countries" is a second one beside one that is named."""
    parties = len(_parties(slugs))
    return parties + (parties > 0 and f"@{_MANY}" in slugs)
