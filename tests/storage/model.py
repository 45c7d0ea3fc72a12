"""The plainest store there is: lists, walked from end to end. What a real one answers, this one answers too."""

from collections import Counter
from dataclasses import replace

from bot.changes import Record
from bot.models import Delivery, DeliveryState, Lane

FINAL = frozenset({DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.CANCELLED})
WAITING = frozenset({DeliveryState.PENDING, DeliveryState.HELD})


class Model:
    """Deliveries in the order of their coming, floors, known keys."""

    def __init__(self) -> None:
        self.keys: dict[str, str] = {}
        self.rows: dict[str, Delivery] = {}
        self.floors: dict[int, int] = {}

    def publish(self, name: str, keys: tuple[str, ...], rows: tuple[Delivery, ...]) -> bool:
        if name in self.keys.values() or any(key in self.keys for key in keys):
            return False
        self.keys |= dict.fromkeys(keys, name)
        self.add(rows)
        return True

    def add(self, rows: tuple[Delivery, ...]) -> None:
        for row in rows:
            self.rows.setdefault(row.id, row)

    def record(self, change: Record) -> None:
        row = self.rows.get(change.delivery)
        if row is None or row.state in FINAL or (row.state, row.ended) == (change.state, change.at):
            return
        self.rows[row.id] = replace(
            row,
            state=change.state,
            ended=change.at,
            owner=None,
            lease_until=None,
            message=change.message or row.message,
            not_before=row.not_before if change.not_before is None else change.not_before,
            attempts=row.attempts + change.attempted,
        )
        if change.state is DeliveryState.SENT and change.message is not None:
            self.floors[row.chat] = max(self.floors.get(row.chat, 0), change.message)

    def claim(self, lane: Lane, count: int, now: float) -> list[Delivery]:
        ages = {name: age for age, name in enumerate(self.rows)}
        taken: list[Delivery] = []
        for row in sorted(self.rows.values(), key=lambda row: (row.not_before, ages[row.id])):
            if len(taken) < count and self._due(row, lane, now):
                floor = self.floors.get(row.chat)
                taken.append(
                    replace(
                        row,
                        state=DeliveryState.SENDING,
                        owner="me",
                        lease_until=now + 60.0,
                        started=None,
                        floor=floor,
                    )
                )
                self.rows[row.id] = taken[-1]
        return taken

    def _due(self, row: Delivery, lane: Lane, now: float) -> bool:
        if row.lane is not lane or row.state is not DeliveryState.PENDING or row.not_before > now:
            return False
        busy = {DeliveryState.SENDING} | ({DeliveryState.UNKNOWN} if lane is Lane.CHANNEL else set())
        return not any(
            other.lane is lane and other.chat == row.chat and other.state in busy for other in self.rows.values()
        )

    def begin(self, name: str, now: float) -> bool:
        row = self.rows.get(name)
        if row is None or row.state is not DeliveryState.SENDING or row.started is not None:
            return False
        self.rows[name] = replace(row, started=now, floor=self.floors.get(row.chat))
        return True

    def lose(self, now: float, lost: list[Delivery]) -> None:
        for row in lost:
            free = replace(row, owner=None, lease_until=None)
            doubted = replace(free, state=DeliveryState.UNKNOWN, ended=now)
            self.rows[row.id] = doubted if row.started is not None else replace(free, state=DeliveryState.PENDING)

    def sending(self, until: float | None = None) -> list[Delivery]:
        rows = [row for row in self.rows.values() if row.state is DeliveryState.SENDING]
        return [row for row in rows if until is None or (row.lease_until or 0.0) <= until]

    def cancel(self, *, article: str | None = None, chat: int | None = None) -> None:
        for row in list(self.rows.values()):
            wanted = row.article == article if article is not None else row.chat == chat
            if wanted and row.state in WAITING:
                self.rows[row.id] = replace(row, state=DeliveryState.CANCELLED)

    def forget(self, chat: int) -> None:
        self.rows = {name: row for name, row in self.rows.items() if row.chat != chat}
        self.floors.pop(chat, None)

    def tally(self, article: str) -> dict[str, int]:
        return dict(Counter(f"{row.kind}/{row.state}" for row in self.rows.values() if row.article == article))

    def copies(self, article: str) -> list[tuple[int, str, DeliveryState, int | None]]:
        rows = [row for row in self.rows.values() if row.article == article]
        return sorted((row.chat, row.id, row.state, row.message) for row in rows)
