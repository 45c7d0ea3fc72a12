"""What the articles' and readers' tables are asked: whose key is this, the newest on a topic, who changed since."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import Any, Generic, TypeVar

from bot.models import Article, Reader, ReaderState
from storage.tiny.tables import Row, Table, Transaction

T = TypeVar("T")
Moment = tuple[float, float, str]  # published, seen, id
LOOSE = 64  # keys kept unsorted at most: a bulk load is sorted once, a single key is put in its place


class SortedKeys:
    """Keys in order."""

    def __init__(self) -> None:
        self._sorted: list[Any] = []
        self._loose: set[Any] = set()

    def add(self, key: Any) -> None:
        """Put in a key that is not there."""
        self._loose.add(key)

    def discard(self, key: Any) -> None:
        """Take out a key that is there."""
        if key in self._loose:
            self._loose.remove(key)
        else:
            place = bisect_left(self._sorted, key)
            assert self._sorted[place] == key
            del self._sorted[place]

    def keys(self) -> list[Any]:
        """Return all, in order. Not to be changed."""
        if len(self._loose) > LOOSE:
            self._sorted = sorted([*self._sorted, *self._loose])
        else:
            for key in self._loose:
                insort(self._sorted, key)
        self._loose.clear()
        return self._sorted


class ChangeLog(Generic[T]):
    """Who was written after which number. `keep_removed`: removals are changes too, remembered while the process lives
    (a stored tombstone would hold the number that was to be forgotten).
    """

    def __init__(self, table: Table[T], transaction: Transaction, *, keep_removed: bool) -> None:
        self._rows = table.rows
        self._transaction = transaction
        self._keep_removed = keep_removed
        self._removed: dict[Any, int] = {}
        self._order = SortedKeys()  # (number, key)

    def change(self, key: Any, old: Row[T] | None, new: Row[T] | None) -> None:
        """Follow one row."""
        if old is not None:
            self._order.discard((old.n, key))
        elif key in self._removed:
            self._order.discard((self._removed.pop(key), key))
        if new is not None:
            self._order.add((new.n, key))
        elif self._keep_removed:
            self._removed[key] = self._transaction.next()
            self._order.add((self._removed[key], key))

    def since(self, number: int, limit: int) -> tuple[list[tuple[Any, T | None]], int]:
        """Return (key, value or None when removed) in the order of writing, and the number to go on from."""
        order = self._order.keys()
        start = bisect_right(order, number, key=lambda item: item[0])
        page = order[start : start + limit]
        changed = [(key, self._rows[key].value if key in self._rows else None) for _, key in page]
        return changed, page[-1][0] if page else number


class Library:
    """The articles' index."""

    def __init__(self) -> None:
        self.owner: dict[str, str] = {}  # key → article id
        self._by_time: dict[str | None, SortedKeys] = {None: SortedKeys()}  # topic (None: all) → moments

    def change(self, key: str, old: Row[Article] | None, new: Row[Article] | None) -> None:
        """Follow one row."""
        if old is not None:
            self._unlearn(key, old.value)
        if new is not None:
            self._learn(key, new.value)

    def _learn(self, key: str, article: Article) -> None:
        for name in article.keys:
            self.owner.setdefault(name, key)
        for topic in _shelves(article):
            self._by_time.setdefault(topic, SortedKeys()).add((article.published, article.seen, key))

    def _unlearn(self, key: str, article: Article) -> None:
        for name in article.keys:
            if self.owner.get(name) == key:
                del self.owner[name]
        for topic in _shelves(article):
            self._by_time[topic].discard((article.published, article.seen, key))

    def newest(self, topics: Sequence[str], before: float | None) -> Iterator[str]:
        """Yield ids of articles on any of the topics (none named: all), newest first, each once."""
        wanted: Sequence[str | None] = topics or (None,)
        shelves = [self._by_time[topic] for topic in wanted if topic in self._by_time]
        last = None
        for moment in merge(*(_backwards(shelf.keys(), before) for shelf in shelves), reverse=True):
            if moment != last:
                yield moment[2]
            last = moment


def _shelves(article: Article) -> Iterable[str | None]:
    return {None, *article.topics}


def _backwards(moments: list[Moment], before: float | None) -> Iterator[Moment]:
    end = len(moments) if before is None else bisect_left(moments, before, key=lambda moment: moment[0])
    return (moments[place] for place in range(end - 1, -1, -1))


class Readership:
    """The readers' index: by chat number, how many are in which state, and where a group is now that moved."""

    def __init__(self) -> None:
        self.order = SortedKeys()
        self.now: dict[int, int] = {}  # an earlier number of a group → the one it has
        self.counts: dict[ReaderState, int] = {}

    def change(self, key: int, old: Row[Reader] | None, new: Row[Reader] | None) -> None:
        """Follow one row."""
        if old is None:
            self.order.add(key)
        if new is None:
            self.order.discard(key)
        for number in () if old is None else old.value.earlier:
            self.now.pop(number, None)
        for number in () if new is None else new.value.earlier:
            self.now[number] = key
        for row, step in ((old, -1), (new, 1)):
            if row is not None:
                self.counts[row.value.state] = self.counts.get(row.value.state, 0) + step

    def after(self, chat: int | None, limit: int) -> list[int]:
        """Return chat numbers above `chat`, in order."""
        order = self.order.keys()
        start = 0 if chat is None else bisect_right(order, chat)
        return list(order[start : start + limit])
