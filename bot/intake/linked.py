"""What a page says of its article as linked data (JSON-LD, schema.org): most news systems and SEO plugins write it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

SCRIPTS = 10
LONGEST = 300_000
DEEPEST = 6
NODES = 500

Node = Mapping[str, Any]


def article_node(scripts: Iterable[str]) -> dict[str, Any]:
    """Return the first article among the scripts, its references within the page resolved; empty for none.

    What is no JSON is passed over.
    """
    nodes = [node for script in list(scripts)[:SCRIPTS] for node in _nodes(_parsed(script))][:NODES]
    named = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    found = next((node for node in nodes if _is_article(node)), {})
    return {name: _resolved(value, named) for name, value in found.items()}


def words(value: Any) -> str:
    """Return what a value says: itself, the name of a thing, the first of a list that says anything."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return next((said for one in value if (said := words(one))), "")
    return words(value.get("name")) if isinstance(value, Mapping) else ""


def addresses(value: Any) -> list[str]:
    """Return the addresses of a picture or of several."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [link for one in value for link in addresses(one)]
    if isinstance(value, Mapping):
        return [link for name in ("url", "contentUrl") if isinstance(link := value.get(name), str)]
    return []


def _parsed(script: str) -> Any:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    try:
        return json.loads(text, strict=False) if len(text) <= LONGEST else None
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    return any(str(kind).endswith(("Article", "Posting")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _resolved(value: Any, named: Mapping[str, Node]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, named) for one in value]
    if isinstance(value, Mapping) and isinstance(value.get("@id"), str):
        return {**named.get(value["@id"], {}), **value}
    return value
