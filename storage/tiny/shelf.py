"""The packed ledgers together: is this delivery known, what stands under this number, who got a copy; and all of them
without somebody, worked out ahead of the step that forgets: some hundred long ones take a second, for which nobody
else's commit should wait.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Iterator

import numpy as np

from bot.models import Delivery, Kind
from storage.tiny.ledger import Columns, Ledger, Packed, chat_of, prefix_of, tally, unpack, unpacked, without
from storage.tiny.tables import Row, Table

UNPACKED_AT_ONCE = 8


class Shelf:
    """The ledgers' index. The columns used last are kept unpacked."""

    def __init__(self, table: Table[Ledger]) -> None:
        self._rows = table.rows
        self._article: dict[str, str] = {}  # prefix → article
        self._columns: OrderedDict[str, Columns] = OrderedDict()  # by what they are packed as
        self._ahead: dict[tuple[Packed, tuple[int, ...]], Packed] = {}

    def change(self, key: str, old: Row[Ledger] | None, new: Row[Ledger] | None) -> None:
        """Follow one row."""
        for group in () if old is None else old.value.groups:
            self._article.pop(group.prefix, None)
        for group in () if new is None else new.value.groups:
            self._article[group.prefix] = key

    def columns(self, group: Packed) -> Columns:
        """Return a group's columns."""
        found = self._columns.get(group.columns)
        if found is None:
            found = self._columns[group.columns] = unpack(group)
            while len(self._columns) > UNPACKED_AT_ONCE:
                self._columns.popitem(last=False)
        self._columns.move_to_end(group.columns)
        return found

    async def look_ahead(self, chats: tuple[int, ...]) -> None:
        """Work out, beside everything else, what every ledger is without some chats: for `without`, in any later step.
        `look_back` forgets it.
        """
        for row in list(self._rows.values()):
            for group in row.value.groups:
                self._ahead[group, chats] = await asyncio.to_thread(without, group, chats)

    def look_back(self) -> None:
        """Forget what was worked out ahead."""
        self._ahead.clear()

    def without(self, group: Packed, chats: tuple[int, ...]) -> Packed:
        """Return a group without some chats: at once where it was worked out ahead and nothing was packed since."""
        ahead = self._ahead.get((group, chats))
        return without(group, chats) if ahead is None else ahead

    def delivery(self, delivery: str) -> Delivery | None:
        """Return a packed delivery by id."""
        prefix, chat = prefix_of(delivery), chat_of(delivery)
        article = self._article.get(prefix)
        if article is None or chat is None:
            return None
        ledger = self._rows[article].value
        group = next(group for group in ledger.groups if group.prefix == prefix)
        columns = self.columns(group)
        place = columns.place(chat)
        return None if place is None else next(unpacked(ledger, group, columns, range(place, place + 1)))

    def of_chat(self, chat: int) -> Iterator[Delivery | None]:
        """Yield a chat's packed deliveries, newest ledger first; None between ledgers, so that others get a turn."""
        for row in sorted(self._rows.values(), key=lambda row: -row.n):
            for group in row.value.groups:
                columns = unpack(group)
                place = columns.place(chat)
                if place is not None:
                    yield from unpacked(row.value, group, columns, range(place, place + 1))
            yield None

    def copies(self, article: str, after: int | None, limit: int) -> list[Delivery]:
        """Return packed copies in chats above `after`, by chat number."""
        row = self._rows.get(article)
        found: list[Delivery] = []
        for group in () if row is None else row.value.groups:
            if row is not None and group.kind is Kind.COPY:
                columns = self.columns(group)
                start = 0 if after is None else int(np.searchsorted(columns.chats, after, "right"))
                found += unpacked(row.value, group, columns, range(start, min(start + limit, len(columns.chats))))
        return sorted(found, key=lambda delivery: delivery.chat)[:limit]

    def all(self, ledger: Ledger) -> Iterator[Delivery]:
        """Yield every delivery of a ledger."""
        for group in ledger.groups:
            columns = unpack(group)
            yield from unpacked(ledger, group, columns, range(len(columns.chats)))

    def tally(self, article: str) -> Counter[str]:
        """Return "kind/state" → count of what is packed."""
        row = self._rows.get(article)
        return Counter() if row is None else tally(row.value)
