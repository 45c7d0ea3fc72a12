"""The tables in memory: rows by key, a hook for indexes, and the way back.

What is being committed stands in the tables before it is on the disk; until then `committed` answers with what was
there before, and `roll_back` brings it back. So nobody ever sees, or loses, more than the disk has.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from storage.codec import Codec

T = TypeVar("T")
Key = str | int


class Row(NamedTuple, Generic[T]):
    """A value and its number: age (deliveries, updates, acts) or newest change (articles, readers)."""

    n: int
    value: T


class Index(Protocol[T]):
    """Follows one table. `change` is called after each put, also when it is taken back."""

    def change(self, key: Any, old: Row[T] | None, new: Row[T] | None) -> None:
        """Follow one row's change."""
        ...


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """A table's name, its documents' form, and the fields its key is made of."""

    name: str
    codec: Codec[T]
    key_fields: tuple[str, ...]

    def document(self, row: Row[T]) -> dict[str, Any]:
        """Return a row as it is stored."""
        return {"n": row.n, **self.codec.encode(row.value)}

    def row(self, document: dict[str, Any]) -> Row[T]:
        """Return a stored row."""
        number = document.pop("n")
        return Row(number, self.codec.decode(document))


@dataclass(slots=True)
class Table(Generic[T]):
    """One table. Everybody writes through a `Transaction`; `set` alone knows no way back."""

    shape: Shape[T]
    indexes: tuple[Index[T], ...] = ()
    rows: dict[Any, Row[T]] = field(default_factory=dict)
    before: dict[Any, Row[T] | None] = field(default_factory=dict)

    def get(self, key: Key) -> T | None:
        """Return the value as the commit under way sees it."""
        row = self.rows.get(key)
        return None if row is None else row.value

    def committed(self, key: Key) -> T | None:
        """Return the value that the disk has."""
        row = self.before[key] if key in self.before else self.rows.get(key)
        return None if row is None else row.value

    def set(self, key: Key, row: Row[T] | None) -> None:
        """Put a row and tell the indexes."""
        old = self.rows.get(key)
        if row is None:
            self.rows.pop(key, None)
        else:
            self.rows[key] = row
        for index in self.indexes:
            index.change(key, old, row)


class Undo(NamedTuple):
    """What a put replaced."""

    table: Table[Any]
    key: Key
    row: Row[Any] | None


class Transaction:
    """Puts since the last `settle`, the newest last."""

    def __init__(self) -> None:
        self.n = 0
        self._undo: list[Undo] = []

    def next(self) -> int:
        """Return the next row number."""
        self.n += 1
        return self.n

    @property
    def mark(self) -> int:
        """A place to roll back to."""
        return len(self._undo)

    def put(self, table: Table[T], key: Key, value: T | None, n: int | None = None) -> None:
        """Store a value under a key (None: remove it) with number `n` (None: the next one)."""
        old = table.rows.get(key)
        if old is None and value is None:
            return
        self._undo.append(Undo(table, key, old))
        table.before.setdefault(key, old)
        table.set(key, None if value is None else Row(self.next() if n is None else n, value))

    def replace(self, table: Table[T], key: Key, value: T) -> None:
        """Store a newer form of a row under the number it has."""
        self.put(table, key, value, table.rows[key].n)

    def roll_back(self, mark: int = 0) -> None:
        """Take back every put since `mark`."""
        while len(self._undo) > mark:
            undo = self._undo.pop()
            undo.table.set(undo.key, undo.row)

    def touched(self, mark: int = 0) -> Iterator[tuple[Table[Any], Key, Row[Any] | None]]:
        """Yield each key touched since `mark` once, with what stands there now."""
        seen: set[tuple[str, Key]] = set()
        for table, key, _ in self._undo[mark:]:
            if (table.shape.name, key) not in seen:
                seen.add((table.shape.name, key))
                yield table, key, table.rows.get(key)

    def settle(self) -> None:
        """Forget the way back: the disk has it, or it was rolled back whole."""
        for undo in self._undo:
            undo.table.before.clear()
        self._undo.clear()


Breath = Generator[None, None, None]  # long work yields now and then, so that the loop can turn
