"""How good the catalogue's judgement is against labels: figures, confusion, misses. Pure.

A "yes" on a borderline item is no error, and no success either: precision and recall count clear items only.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.errors import SettingsError
from bot.models import Judgement, Language, Verdict
from bot.newsroom.arabic import fold
from bot.newsroom.topics import Catalogue

LABELS = ("yes", "borderline", "no")
UMBRELLA = "security-cooperation"
_MOROCCAN = (
    "المغرب",
    "مغربي",
    "المغاربه",
    "الرباط",
    "maroc",
    "morocc",
    "rabat",
    "دار البيضاء",
    "طنجه",
    "البسيج",
    "الديستي",
)
_TITLE_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled item with its judgement. `number` is its line's."""

    number: int
    id: str
    language: str
    title: str
    label: str
    topics: frozenset[str]
    moroccan: bool
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1, each 0..1; 0 where there is nothing to count."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Of what was given, the share that is right."""
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what should be given, the share that was."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def __str__(self) -> str:
        return f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"


@dataclass(frozen=True, slots=True)
class Report:
    """What came out for a labelled set."""

    judged: tuple[Judged, ...]
    topics: tuple[str, ...] = field(default=())

    def published(self, judged: Iterable[Judged] | None = None) -> Figures:
        """Return the figures of publish = "yes" against the label yes, borderline items left out."""
        pairs = [(one.judgement.publish is Verdict.YES, one.label) for one in judged or self.judged]
        return Figures(
            right=pairs.count((True, "yes")), wrong=pairs.count((True, "no")), missed=pairs.count((False, "yes"))
        )

    def found(self) -> float:
        """Return the share of the label yes that is published or comes to the desk."""
        return self._part(("yes",), (Verdict.YES, Verdict.REVIEW))

    def reviewed(self, *labels: str) -> float:
        """Return the share of the items with these labels that comes to the desk."""
        return self._part(labels, (Verdict.REVIEW,))

    def topic_figures(self, *slugs: str) -> Figures:
        """Return the figures of topics given against topics labelled, over all items, the umbrella left out."""
        wanted = frozenset(slugs or self.topics) - {UMBRELLA}
        right = wrong = missed = 0
        for one in self.judged:
            given = wanted & frozenset(one.judgement.topics)
            right += len(given & one.topics)
            wrong += len(given - one.topics)
            missed += len((wanted & one.topics) - given)
        return Figures(right, wrong, missed)

    def lines(self) -> list[str]:
        """Return the report as an editor reads it."""
        return [*self._verdict_lines(), "", *self._topic_lines(), "", *self._misses()]

    def _part(self, labels: Sequence[str], verdicts: Sequence[Verdict]) -> float:
        mine = [one.judgement.publish for one in self.judged if one.label in labels]
        return _share(sum(verdict in verdicts for verdict in mine), len(mine))

    def _verdict_lines(self) -> Iterator[str]:
        yield f'publish "yes" against label yes ({len(self.judged)} items; a "yes" on borderline is no error)'
        groups = {"all": self.judged}
        groups |= {code: tuple(one for one in self.judged if one.language == code) for code in tuple(Language)}
        groups["Moroccan"] = tuple(one for one in self.judged if one.moroccan)
        for name, judged in groups.items():
            if judged:
                yield f"  {name:<9}{self.published(judged)}  ({len(judged)})"
                yield from _confusion(judged)
        yield f"yes + review find {self.found():.1%} of label yes"
        clear, doubtful = self.reviewed("yes", "no"), self.reviewed("borderline")
        yield f"sent to review: {clear:.1%} of clear items, {doubtful:.1%} of borderline"

    def _topic_lines(self) -> Iterator[str]:
        labelled = tuple(one for one in self.judged if one.topics)
        yield f"topics, micro, all items          {self.topic_figures()}"
        yield f"topics, micro, items with topics  {Report(labelled, self.topics).topic_figures()}"
        for slug in self.topics:
            if slug != UMBRELLA:
                yield f"  {slug:<22}{self.topic_figures(slug)}"

    def _misses(self) -> Iterator[str]:
        wrong = {("yes", Verdict.NO), ("yes", Verdict.REVIEW), ("no", Verdict.YES)}
        missed = [one for one in self.judged if (one.label, one.judgement.publish) in wrong]
        yield f"misses: {len(missed)}"
        for one in sorted(missed, key=lambda miss: (miss.label, miss.judgement.publish, miss.number)):
            said = f"label {one.label}, said {one.judgement.publish} ({one.judgement.score:.2f})"
            yield f"  {one.id} [{one.language}] {said}: {one.title[:_TITLE_SHOWN]}"


def evaluate(
    items: Sequence[Mapping[str, Any]], catalogue: Catalogue, *, numbers: Sequence[int] | None = None
) -> Report:
    """Judge every item (`title`, `body`, `label`, `topics`, optional `lang`, `id`) and compare. `numbers` are those of
    their lines; without them each item is a line.

    Raises SettingsError that names the line for an item without a good label or topics.
    """
    slugs = tuple(topic.slug for topic in catalogue.topics if not topic.special)
    lines = range(1, len(items) + 1) if numbers is None else numbers
    judged = tuple(_judge(number, item, catalogue) for number, item in zip(lines, items, strict=True))
    if not judged:
        raise SettingsError("FILE", "holds no items; give one JSON object with title, body and label a line")
    return Report(judged, slugs)


def _judge(number: int, item: Mapping[str, Any], catalogue: Catalogue) -> Judged:
    label, topics = item.get("label"), item.get("topics") or []
    if label not in LABELS:
        raise SettingsError(f"line {number}", f"label {label!r} is none of {', '.join(LABELS)}")
    if not isinstance(topics, list) or not all(isinstance(slug, str) for slug in topics):
        raise SettingsError(f"line {number}", "topics is not a list of slugs")
    if unknown := [slug for slug in topics if catalogue.topic(slug) is None]:
        raise SettingsError(f"line {number}", f"the catalogue has no topic {unknown[0]!r}")
    title, body, given = str(item["title"]), str(item.get("body") or ""), item.get("lang")
    language = Language(given) if given in tuple(Language) else None
    judgement = catalogue.judge(title, body, language=language, categories=tuple(item.get("categories") or ()))
    return Judged(
        number=number,
        id=str(item.get("id", f"line {number}")),
        language=str(given or "?"),
        title=title or body,
        label=label,
        topics=frozenset(topics),
        moroccan=_is_moroccan(item, f"{title} {body}"),
        judgement=judgement,
    )


def _is_moroccan(item: Mapping[str, Any], text: str) -> bool:
    """Tell whether an item is marked as Moroccan, or names the country where nothing is marked."""
    marked = item.get("moroccan")
    return marked if isinstance(marked, bool) else any(word in fold(text) for word in _MOROCCAN)


def _confusion(judged: Sequence[Judged]) -> Iterator[str]:
    for label in LABELS:
        counts = [sum(one.label == label and one.judgement.publish is verdict for one in judged) for verdict in Verdict]
        told = "  ".join(f"{verdict} {count:>4}" for verdict, count in zip(Verdict, counts, strict=True))
        yield f"      label {label:<11}→ {told}"


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
