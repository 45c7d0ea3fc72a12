"""Which digests hold an article. They belong to none, so that the deliveries' index by article does not know them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from bot.models import Delivery, Kind
from storage.tiny.tables import Row, Table

Rows = Row[Delivery]


class Digests:
    """The digests' index: by the articles they hold."""

    def __init__(self, table: Table[Delivery]) -> None:
        self._rows = table.rows
        self._holding: dict[str, dict[str, int]] = {}  # article → delivery id → chat
        self._sorted: dict[str, list[tuple[int, str]]] = {}
        self._tallies: dict[str, Counter[str]] = {}

    def change(self, key: str, old: Rows | None, new: Rows | None) -> None:
        """Follow one row. Nearly all are no digests; a row's kind never changes."""
        row = new or old
        if row is None or row.value.kind is not Kind.DIGEST:
            return
        for article, value in _held(old):
            self._tallies[article][_name(value)] -= 1
        for article, value in _held(new):
            self._tallies.setdefault(article, Counter())[_name(value)] += 1
        before, after = dict(_held(old)), dict(_held(new))
        for article in before.keys() | after.keys():
            self._place(article, key, after[article].chat if article in after else None)

    def _place(self, article: str, key: str, chat: int | None) -> None:
        """Note the chat in which a digest holds an article; None: it does no more."""
        holding = self._holding.setdefault(article, {})
        if holding.get(key) != chat:
            self._sorted.pop(article, None)
        if chat is not None:
            holding[key] = chat
            return
        holding.pop(key, None)
        if not holding:
            del self._holding[article], self._tallies[article]

    def after(self, article: str, after: int | None, limit: int) -> list[Delivery]:
        """Return the digests that hold an article in chats above `after`, by chat number."""
        if article not in self._sorted:
            self._sorted[article] = sorted((chat, key) for key, chat in self._holding.get(article, {}).items())
        order = self._sorted[article]
        start = 0 if after is None else bisect_right(order, after, key=lambda item: item[0])
        return [self._rows[key].value for _, key in order[start : start + limit]]

    def tally(self, article: str) -> Counter[str]:
        """Return "kind/state" → count of the digests that hold an article."""
        return +self._tallies.get(article, Counter())


def _held(row: Rows | None) -> Iterator[tuple[str, Delivery]]:
    if row is not None:
        for article in dict.fromkeys(row.value.data.get("articles", ())):
            yield article, row.value


def _name(value: Delivery) -> str:
    return f"{value.kind}/{value.state}"
