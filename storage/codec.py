"""Between frozen dataclasses and JSON values: enums by value, tuples as lists, what equals its default left out."""

import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from typing import Any, Generic, TypeVar

import orjson

T = TypeVar("T")
Step = Callable[[Any], Any]


class CodecError(ValueError):
    """A JSON value is not what the dataclass holds; the sentence names the field."""


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    default: Any  # MISSING where there is none
    encode: Step | None  # None: as it is


class Codec(Generic[T]):
    """One dataclass' way to JSON and back. `decode(encode(value)) == value`."""

    def __init__(self, cls: type[T]) -> None:
        hints = typing.get_type_hints(cls)
        items = fields(typing.cast("Any", cls))
        self.cls = cls
        self._fields = tuple(_Field(item.name, _default(item), _encoder(hints[item.name])) for item in items)
        self._decode = {item.name: _decoder(hints[item.name]) for item in items}
        self._needed = frozenset(item.name for item in self._fields if item.default is MISSING)

    def encode(self, value: T) -> dict[str, Any]:
        """Return a JSON object of the fields that differ from their defaults."""
        doc = {}
        for item in self._fields:
            held = getattr(value, item.name)
            if item.default is MISSING or held != item.default:
                doc[item.name] = held if item.encode is None else item.encode(held)
        return doc

    def decode(self, doc: Mapping[str, Any]) -> T:
        """Return the value; raises CodecError for a field that is missing, unknown or of another type."""
        if not isinstance(doc, Mapping):
            raise CodecError(f"{self.cls.__name__} is not an object")
        if unknown := doc.keys() - self._decode.keys():
            raise CodecError(f"{self.cls.__name__} has no field {min(map(str, unknown))!r}")
        if missing := self._needed - doc.keys():
            raise CodecError(f"{self.cls.__name__} needs the field {min(missing)!r}")
        values, decode, name = {}, self._decode, ""
        try:
            for name, held in doc.items():
                values[name] = decode[name](held)
        except (ValueError, TypeError) as error:
            raise CodecError(f"{self.cls.__name__}.{name}: {error}") from error
        return self.cls(**values)


def _default(item: Any) -> Any:
    return item.default if item.default_factory is MISSING else item.default_factory()


def _inner(hint: Any) -> Any:
    """Return X of `X | None`; Any for other unions."""
    parts = [part for part in typing.get_args(hint) if part is not type(None)]
    return parts[0] if len(parts) == 1 else Any


def _is_union(hint: Any) -> bool:
    return typing.get_origin(hint) in (typing.Union, types.UnionType)


def _encoder(hint: Any) -> Step | None:
    if _is_union(hint):
        inner = _encoder(_inner(hint))
        return None if inner is None else lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        part = _encoder(typing.get_args(hint)[0])
        return _nested_list if part is None else lambda value: [part(one) for one in value]
    if hint is float:
        return _finite
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value: value.value
    return Codec(hint).encode if is_dataclass(hint) and isinstance(hint, type) else None


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise CodecError(f"{value} is not a number that JSON can hold")
    return value


def _nested_list(value: Any) -> Any:
    return [_nested_list(one) if isinstance(one, tuple) else one for one in value]


def _decoder(hint: Any) -> Step:
    if hint is Any:
        return lambda value: value
    if _is_union(hint):
        inner = _decoder(_inner(hint))
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        return _tuple_decoder(typing.get_args(hint))
    origin = typing.get_origin(hint) or hint
    if issubclass(origin, Enum):
        return _member(origin)
    if is_dataclass(origin):
        return Codec(typing.cast("type", origin)).decode
    return _plain(Mapping if issubclass(origin, Mapping) else origin)


def _member(cls: type[Enum]) -> Step:
    members = {member.value: member for member in cls}

    def decode(value: Any) -> Any:
        if value not in members:
            raise CodecError(f"{str(value)[:40]!r} is none of {', '.join(map(str, members))}")
        return members[value]

    return decode


def _tuple_decoder(parts: tuple[Any, ...]) -> Step:
    if len(parts) == 2 and parts[1] is ...:  # noqa: PLR2004 - tuple[X, ...] has two arguments
        each = _decoder(parts[0])
        return lambda value: tuple(each(one) for one in _plain(list)(value))
    steps = [_decoder(part) for part in parts]
    return lambda value: tuple(step(one) for step, one in zip(steps, _plain(list)(value), strict=True))


def _plain(kind: Any) -> Step:
    """Check a JSON value's type; an integer passes for a float, a boolean for neither."""

    def decode(value: Any) -> Any:
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        raise CodecError(f"{str(value)[:40]!r} is not {kind.__name__}")

    return decode


def to_json(document: Any) -> bytes:
    """Return JSON. What it cannot hold (half characters, integers beyond 64 bits) becomes the nearest thing it can;
    raises CodecError for what is no JSON value at all.
    """
    try:
        return orjson.dumps(document)
    except TypeError:
        return orjson.dumps(_nearest(document))


def _nearest(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {_nearest(str(key)): _nearest(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_nearest(one) for one in value]
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        return float(value) if abs(value) < 2**1000 else str(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    raise CodecError(f"{type(value).__name__} is not a JSON value")
