"""`classify` and `evaluate`: the catalogue's judgement on lines of JSON. No settings, no network, no store."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from bot.errors import SettingsError
from bot.models import Explanation, Judgement, Language
from bot.newsroom.evaluation import evaluate as judge_all
from bot.newsroom.topics import Catalogue


def run(lines: Iterable[bytes], out: TextIO, *, topics_file: Path | None, explain: bool) -> int:
    """Write each line back with `publish`, `score`, `topics` and `because`; with `explain` also `doubt`
    and the weights of both scales.
    """
    catalogue = Catalogue.load(topics_file)
    for item in read_items(lines):
        read: dict[str, Any] = {"language": _language(item), "categories": tuple(item.get("categories") or ())}
        told = _told(catalogue.judge(item["title"], item["body"], **read))
        if explain:
            told |= _explained(catalogue.explain(item["title"], item["body"], **read))
        print(json.dumps({**item, **told}, ensure_ascii=False), file=out, flush=True)  # at once, into a pipe too
    return 0


def evaluate(file: Path, out: TextIO, *, topics_file: Path | None) -> int:
    """Write the figures and the misses."""
    catalogue = Catalogue.load(topics_file)
    try:
        with file.open("rb") as lines:
            read = list(numbered(lines))
    except OSError as error:
        raise SettingsError("FILE", f"{file} cannot be read ({error.strerror}); give a file of JSON Lines") from None
    numbers = [number for number, _ in read]
    for line in judge_all([item for _, item in read], catalogue, numbers=numbers).lines():
        print(line, file=out)
    return 0


def read_items(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the objects; a line that is none, or has no texts, ends it with SettingsError that names the line."""
    for _, item in numbered(lines):
        yield item


def numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects likewise, each with the number of its line; empty lines count."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line, parse_constant=_refuse)
        except (ValueError, RecursionError):
            item = None
        if not isinstance(item, dict):
            raise SettingsError(f"line {number}", "is not a JSON object; give one with title and body a line")
        texts = {name: item.get(name, "") for name in ("title", "body")}
        if "title" not in item or not all(isinstance(text, str) for text in texts.values()):
            raise SettingsError(f"line {number}", "needs a title and a body, both strings")
        _check_extras(item, number)
        try:
            json.dumps(item, ensure_ascii=False, allow_nan=False).encode()
        except ValueError as error:
            if not isinstance(error, UnicodeEncodeError):
                raise SettingsError(f"line {number}", "holds a number that is too large to write back") from None
            raise SettingsError(
                f"line {number}", "holds half of a character (a lone surrogate); give it whole"
            ) from None
        yield number, {**item, **texts}


def _refuse(constant: str) -> None:
    """Refuse NaN and Infinity, which Python reads and JSON does not have."""
    raise ValueError(constant)


def _check_extras(item: dict[str, Any], number: int) -> None:
    categories = item.get("categories") or []
    if not isinstance(categories, list) or not all(isinstance(one, str) for one in categories):
        raise SettingsError(f"line {number}", "categories is not a list of strings")


def _language(item: dict[str, Any]) -> Language | None:
    given = item.get("lang")
    return Language(given) if given in tuple(Language) else None


def _told(judged: Judgement) -> dict[str, Any]:
    return {
        "publish": judged.publish.value,
        "score": round(judged.score, 4),
        "topics": list(judged.topics),
        "because": list(judged.because),
    }


def _explained(explanation: Explanation) -> dict[str, Any]:
    return {
        "weights": _rounded(explanation.weights),
        "doubt": round(explanation.doubt, 4),
        "desk_weights": _rounded(explanation.desk_weights),
    }


def _rounded(weights: tuple[tuple[str, float], ...]) -> list[list[str | float]]:
    return [[name, round(weight, 3)] for name, weight in weights]
