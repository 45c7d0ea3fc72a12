"""The whole state as JSON objects that any store understands, and back."""

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.errors import StorageNoRecord
from bot.models import Act, Article, Delivery, DeliveryState
from storage.codec import Codec, CodecError
from storage.records import StoredUpdate
from storage.tiny.apply_deliveries import MANY, known
from storage.tiny.generations import document_key
from storage.tiny.state import State
from storage.tiny.tables import Row, Table
from storage.tiny.works import given_up

KINDS: Mapping[str, str] = {
    "article": "articles",
    "fanout": "fanouts",
    "delivery": "deliveries",
    "floor": "floors",
    "reader": "readers",
    "update": "updates",
    "feed": "feeds",
    "document": "documents",
    "value": "values",
    "act": "acts",
}


def picture(state: State) -> list[tuple[str, Table[Any], list[Row[Any]]]]:
    """Return every row there is now; rows never change, so this is a copy."""
    tables = {table.shape.name: table for table in state.tables()}
    found = [(kind, tables[name], list(tables[name].rows.values())) for kind, name in KINDS.items()]
    ledgers = list(state.ledgers.rows.values())
    return [*found, ("delivery", state.ledgers, ledgers)]


def records(state: State, rows: list[tuple[str, Table[Any], list[Row[Any]]]]) -> Iterator[Mapping[str, Any]]:
    """Yield records; packed ledgers come as the deliveries they stand for."""
    for kind, table, held in rows:
        for row in sorted(held, key=lambda row: row.n):
            if table is state.ledgers:
                codec = state.deliveries.shape.codec
                yield from ({"record": kind, **codec.encode(one)} for one in state.shelf.all(row.value))
            else:
                yield {"record": kind, **table.shape.codec.encode(row.value)}


def restore(state: State, wanted: Sequence[Mapping[str, Any]]) -> Generator[None, None, int]:
    """Take in what is not there; returns how many were."""
    tables = {kind: table for kind, name in KINDS.items() for table in state.tables() if table.shape.name == name}
    acts = {row.value for row in state.acts.rows.values()}
    new = 0
    for number, record in enumerate(wanted, 1):
        value = _decode(tables, number, record)
        if isinstance(value, Act):
            new += _restore_act(state, acts, value)
        else:
            new += _restore(state, tables[record["record"]], record, value)
        if not number % MANY:
            yield
    return new


def _decode(tables: Mapping[str, Table[Any]], number: int, record: Mapping[str, Any]) -> Any:
    fields = dict(record)
    kind = fields.pop("record", None)
    if not isinstance(kind, str) or kind not in tables:
        raise StorageNoRecord(number, f"{str(kind)[:40]!r} is not a kind of record")
    codec: Codec[Any] = tables[kind].shape.codec
    try:
        return codec.decode(fields)
    except CodecError as error:
        raise StorageNoRecord(number, str(error)) from error


def _restore_act(state: State, acts: set[Act], act: Act) -> bool:
    if act in acts:
        return False
    acts.add(act)
    number = state.transaction.next()
    state.transaction.put(state.acts, number, act, number)
    return True


def _restore(state: State, table: Table[Any], record: Mapping[str, Any], value: Any) -> bool:
    key = document_key(table.shape.key_fields, record, "")
    if key in table.rows or _elsewhere(state, value):
        return False
    state.put(table, key, _rested(value))
    return True


def _elsewhere(state: State, value: Any) -> bool:
    """Tell whether it is there under another key: an article by its keys, a delivery in a packed ledger."""
    if isinstance(value, Article):
        return any(key in state.library.owner for key in value.keys)
    return isinstance(value, Delivery) and known(state, value)


def _rested(value: Any) -> Any:
    """Return it at rest: what another process was in the middle of is unknown here, what it had taken is free."""
    if isinstance(value, Delivery) and value.state is DeliveryState.SENDING:
        return given_up(value, value.started or value.created)
    if isinstance(value, StoredUpdate) and value.waiting:
        return replace(value, owner=None, lease_until=None)
    return value
