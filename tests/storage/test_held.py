"""Which chats have held rows that are due: found without walking through all that a chat has for each of its rows."""

from typing import Any

from bot.models import Delivery
from storage.tiny.outgoing import Outgoing
from storage.tiny.state import SHAPES
from storage.tiny.tables import Row, Table
from tests.storage.made import held

CHATS, EACH = 5, 200
[SHAPE] = [shape for shape in SHAPES if shape.name == "deliveries"]


class Rows(dict[Any, Row[Delivery]]):
    """Counts how often a row is looked at."""

    asked = 0

    def __getitem__(self, key: Any) -> Row[Delivery]:
        self.asked += 1
        return super().__getitem__(key)


def furnished(rows: Rows) -> tuple[Table[Delivery], Outgoing]:
    table: Table[Delivery] = Table(SHAPE, rows=rows)
    outgoing = Outgoing(table)
    table.indexes = (outgoing,)
    return table, outgoing


def hold(table: Table[Delivery], prefix: str, due: float) -> None:
    for number in range(EACH):
        for chat in range(CHATS):
            row = held(f"{prefix}{number}", chat, due + chat)
            table.set(row.id, Row(number, row))


def test_each_held_row_is_looked_at_once() -> None:
    rows = Rows()
    table, outgoing = furnished(rows)
    hold(table, "a", 1.0)
    assert outgoing.held_due(99.0, 50) == [0, 1, 2, 3, 4]
    assert rows.asked <= CHATS * EACH


def test_those_that_took_the_place_of_others_are_looked_at_once_too() -> None:
    rows = Rows()
    table, outgoing = furnished(rows)
    hold(table, "a", 1.0)
    hold(table, "b", 50.0)
    for key in [key for key, row in rows.items() if row.value.not_before < 50.0]:
        table.set(key, None)
    rows.asked = 0
    assert outgoing.held_due(10.0, 50) == []
    assert rows.asked <= CHATS * EACH
    assert outgoing.held_due(52.0, 50) == [0, 1, 2]
    assert outgoing.held_due(99.0, 50) == [0, 1, 2, 3, 4]
