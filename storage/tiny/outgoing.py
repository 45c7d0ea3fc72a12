"""What the deliveries' table is asked: by chat, article, message number, state, lane."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from heapq import heappop, heappush, nlargest

from bot.models import Delivery, DeliveryState, Kind, Lane
from bot.ports import Backlog
from storage.tiny.lanes import LaneQueue, Waiting
from storage.tiny.tables import Row, Table

Ids = dict[str, None]  # a set that keeps its order
Rows = Row[Delivery]
CHANGES_ANOTHER = frozenset({Kind.EDIT, Kind.DELETE})  # kinds whose message number is another delivery's
MESSAGES = frozenset({Kind.POST, Kind.COPY})  # an article's own, not what is done to them
WAITING = frozenset({DeliveryState.PENDING, DeliveryState.HELD})
OPEN = WAITING | {DeliveryState.SENDING, DeliveryState.UNKNOWN}


class Outgoing:
    """The deliveries' index."""

    def __init__(self, table: Table[Delivery]) -> None:
        self._rows = table.rows
        self.by_chat: dict[int, Ids] = {}
        self.by_article: dict[str, Ids] = {}
        self.by_state: dict[DeliveryState, Ids] = {DeliveryState.SENDING: {}, DeliveryState.UNKNOWN: {}}
        self.held: dict[int, Ids] = {}
        self.tallies: dict[str, Counter[str]] = {}
        self._by_message: dict[tuple[int, int], str] = {}
        self._counts: Counter[tuple[Lane, DeliveryState]] = Counter()
        self.lanes = {lane: LaneQueue(self._still_waiting) for lane in Lane}
        self._held_due: list[tuple[float, int]] = []
        self._sorted: dict[str, list[tuple[int, str]]] = {}

    # ── following the table ──────────────────────────────────────────────────

    def change(self, key: str, old: Rows | None, new: Rows | None) -> None:
        """Follow one row."""
        if old is None or new is None or old.value.chat != new.value.chat:
            if old is not None:
                self._leave(key, old.value)
            if new is not None:
                self._enter(key, new.value)
        if old is not None:
            self._leave_state(key, old.value)
        if new is not None:
            self._enter_state(key, new)

    def _enter(self, key: str, value: Delivery) -> None:
        self.by_chat.setdefault(value.chat, {})[key] = None
        if value.article is not None:
            self.by_article.setdefault(value.article, {})[key] = None
            self._unsort(value)

    def _leave(self, key: str, value: Delivery) -> None:
        _discard(self.by_chat, value.chat, key)
        if value.article is not None:
            _discard(self.by_article, value.article, key)
            self._unsort(value)

    def _unsort(self, value: Delivery) -> None:
        """Forget the order of an article's messages where there is one more or less; not for the edits of them."""
        if value.kind in MESSAGES and value.article is not None:
            self._sorted.pop(value.article, None)

    def _enter_state(self, key: str, row: Rows) -> None:
        value = row.value
        self._count(value, 1)
        if value.message is not None and value.kind not in CHANGES_ANOTHER:
            self._by_message[value.chat, value.message] = key
        if value.state is DeliveryState.PENDING:
            self.lanes[value.lane].add(value.chat, (value.not_before, row.n, key))
        elif value.state is DeliveryState.HELD:
            self.held.setdefault(value.chat, {})[key] = None
            heappush(self._held_due, (value.not_before, value.chat))
        elif value.state in self.by_state:
            self.by_state[value.state][key] = None
            if _keeps_busy(value):
                self.lanes[value.lane].hold(value.chat)

    def _leave_state(self, key: str, value: Delivery) -> None:
        self._count(value, -1)
        if value.message is not None and self._by_message.get((value.chat, value.message)) == key:
            del self._by_message[value.chat, value.message]
        if value.state is DeliveryState.HELD:
            _discard(self.held, value.chat, key)
        elif value.state in self.by_state:
            del self.by_state[value.state][key]
            if _keeps_busy(value):
                self.lanes[value.lane].free(value.chat)

    def _count(self, value: Delivery, step: int) -> None:
        self._counts[value.lane, value.state] += step
        if value.article is not None:
            tally = self.tallies.setdefault(value.article, Counter())
            name = f"{value.kind}/{value.state}"
            tally[name] += step
            if not tally[name]:
                del tally[name]
            if not tally:
                del self.tallies[value.article]

    def _still_waiting(self, entry: Waiting, chat: int) -> bool:
        row = self._rows.get(entry[2])
        if row is None or row.n != entry[1]:
            return False
        value = row.value
        return value.state is DeliveryState.PENDING and value.not_before == entry[0] and value.chat == chat

    # ── questions ────────────────────────────────────────────────────────────

    def of_chat(self, chat: int, limit: int) -> list[Delivery]:
        """Return a chat's newest deliveries, newest first."""
        rows = nlargest(limit, (self._rows[key] for key in self.by_chat.get(chat, ())), key=lambda row: row.n)
        return [row.value for row in rows]

    def of_message(self, chat: int, message: int) -> Delivery | None:
        """Return the delivery that stands under a message number."""
        key = self._by_message.get((chat, message))
        return None if key is None else self._rows[key].value

    def sent_after(self, chat: int, message: int) -> dict[int, str]:
        """Return message number → delivery id above `message`."""
        values = (self._rows[key].value for key in self.by_chat.get(chat, ()))
        found = {
            value.message: value.id
            for value in values
            if value.message is not None and value.message > message and value.kind not in CHANGES_ANOTHER
        }
        return dict(sorted(found.items()))

    def copies_after(self, article: str, after: int | None, limit: int) -> list[Delivery]:
        """Return an article's POST and COPY rows in chats above `after`, by chat number."""
        if article not in self._sorted:
            values = (self._rows[key].value for key in self.by_article.get(article, ()))
            wanted = ((value.chat, value.id) for value in values if value.kind in MESSAGES)
            self._sorted[article] = sorted(wanted)
        order = self._sorted[article]
        start = 0 if after is None else bisect_right(order, after, key=lambda item: item[0])
        return [self._rows[key].value for _, key in order[start : start + limit]]

    def waiting_of_article(self, article: str) -> list[str]:
        """Return the ids of an article's PENDING and HELD rows."""
        return [key for key in self.by_article.get(article, ()) if self._rows[key].value.state in WAITING]

    def waiting_of_chat(self, chat: int) -> list[str]:
        """Return the ids of a chat's PENDING and HELD rows."""
        return [key for key in self.by_chat.get(chat, ()) if self._rows[key].value.state in WAITING]

    def open_of_chat(self, chat: int) -> list[str]:
        """Return the ids of a chat's unfinished rows."""
        return [key for key in self.by_chat.get(chat, ()) if self._rows[key].value.state in OPEN]

    def held_of(self, chat: int) -> list[Rows]:
        """Return a chat's HELD rows, oldest first."""
        return sorted((self._rows[key] for key in self.held.get(chat, ())), key=lambda row: row.n)

    def held_due(self, now: float, limit: int) -> list[int]:
        """Return chats with a HELD row that is due, the longest due first."""
        due: dict[int, float] = {}
        looked: dict[int, float | None] = {}  # every held row has an entry here, and a chat has many
        while self._held_due and self._held_due[0][0] <= now and len(due) < limit:
            not_before, chat = heappop(self._held_due)
            known = chat in looked
            earliest = looked[chat] if known else looked.setdefault(chat, self._earliest_held(chat))
            if chat in due or earliest is None:
                continue
            if earliest <= not_before:
                due[chat] = earliest
            elif not known:  # the one that was first is gone: the chat's turn comes later
                heappush(self._held_due, (earliest, chat))
        for chat, not_before in due.items():
            heappush(self._held_due, (not_before, chat))
        return list(due)

    def _earliest_held(self, chat: int) -> float | None:
        return min((self._rows[key].value.not_before for key in self.held.get(chat, ())), default=None)

    def backlog(self, now: float) -> Iterator[Backlog]:
        """Yield one line per lane."""
        for lane, queue in self.lanes.items():
            oldest = queue.oldest()
            yield Backlog(
                lane=lane,
                pending=self._counts[lane, DeliveryState.PENDING],
                oldest_due=oldest if oldest is not None and oldest <= now else None,
                unknown=self._counts[lane, DeliveryState.UNKNOWN],
                sending=self._counts[lane, DeliveryState.SENDING],
            )


def _keeps_busy(value: Delivery) -> bool:
    return value.state is DeliveryState.SENDING or value.lane is Lane.CHANNEL


def _discard(index: dict[int, Ids] | dict[str, Ids], owner: int | str, key: str) -> None:
    ids: Ids = index[owner]  # type: ignore[index]  # owner is of the index' own kind
    del ids[key]
    if not ids:
        del index[owner]  # type: ignore[arg-type]  # likewise
