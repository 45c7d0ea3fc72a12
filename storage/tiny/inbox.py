"""What the updates' table is asked: whose turn is it, what a chat has left here."""

from heapq import heappop, heappush

from storage.records import StoredUpdate
from storage.tiny.tables import Row, Table

Entry = tuple[int, int]  # age, update id
NOBODY = 0  # the chat of updates that have none


class Inbox:
    """The updates' index. Updates of one chat are taken one after another; chat 0 is nobody's and orders nothing."""

    def __init__(self, table: Table[StoredUpdate]) -> None:
        self._rows = table.rows
        self.by_chat: dict[int, dict[int, None]] = {}
        self.taken: dict[int, None] = {}
        self.waiting = 0
        self._chats_taken: set[int] = set()
        self._queue: list[Entry] = []
        self._parked: dict[int, list[Entry]] = {}  # met while another update of their chat was taken

    def change(self, key: int, old: Row[StoredUpdate] | None, new: Row[StoredUpdate] | None) -> None:
        """Follow one row."""
        if old is not None:
            self._leave(key, old.value)
        if new is not None:
            self._enter(key, new)

    def _leave(self, key: int, value: StoredUpdate) -> None:
        ids = self.by_chat[value.chat]
        del ids[key]
        if not ids:
            del self.by_chat[value.chat]
        if value.waiting:
            self.waiting -= 1
            self.taken.pop(key, None)
            if value.owner is not None:
                self._chats_taken.discard(value.chat)
                for entry in self._parked.pop(value.chat, ()):
                    heappush(self._queue, entry)

    def _enter(self, key: int, row: Row[StoredUpdate]) -> None:
        value = row.value
        self.by_chat.setdefault(value.chat, {})[key] = None
        if value.waiting:
            self.waiting += 1
            if value.owner is None:
                heappush(self._queue, (row.n, key))
            else:
                self.taken[key] = None
                self._chats_taken.add(value.chat)

    def overdue(self, now: float) -> list[int]:
        """Return taken updates whose lease ran out."""
        return [key for key in self.taken if (self._rows[key].value.lease_until or 0.0) <= now]

    def turn(self) -> int | None:
        """Return the oldest update that may be taken now. It must be taken before the next is asked for."""
        while self._queue:
            entry = heappop(self._queue)
            row = self._rows.get(entry[1])
            if row is None or row.n != entry[0] or not row.value.waiting or row.value.owner is not None:
                continue
            if row.value.chat in self._chats_taken and row.value.chat != NOBODY:
                self._parked.setdefault(row.value.chat, []).append(entry)
                continue
            return entry[1]
        return None
