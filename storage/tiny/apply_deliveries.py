"""Changes of deliveries, as puts."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from bot.changes import AddDeliveries, Bundle, CancelDeliveries, Hasten, Hold, RaiseFloor, Record, Renew, Unbundle
from bot.models import Delivery, DeliveryState, Lane
from storage.records import Floor
from storage.tiny.earlier import find, numbers
from storage.tiny.ledger import prefix_of
from storage.tiny.refusal import require
from storage.tiny.state import State
from storage.tiny.tables import Breath

FINAL = frozenset({DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.CANCELLED})
MANY = 100  # rows between two breaths


def known(state: State, delivery: Delivery) -> bool:
    """Tell whether an intent was ever stored; finished ones may be packed, and a group may have moved since."""
    return find(state, delivery.id) is not None


def add(state: State, change: AddDeliveries) -> Breath:
    """Store intents that are not known, in their order."""
    for count, delivery in enumerate(change.deliveries, 1):
        if change.unless_forgotten:
            _add_unless_forgotten(state, delivery)
        elif not known(state, delivery):
            state.put(state.deliveries, delivery.id, delivery)
        if not count % MANY:
            yield


def _add_unless_forgotten(state: State, delivery: Delivery) -> None:
    """Store an intent whose chat was looked up a while ago. Of a group that moved meanwhile it is stored as if that had
    come after: the id stays, the chat is the new one.
    """
    chat = _number_now(state, delivery.chat)
    forgotten = state.readers.get(chat) is None and chat not in state.outgoing.by_chat
    name = delivery.id if chat == delivery.chat else f"{prefix_of(delivery.id)}/{chat}"  # also finds earlier numbers'
    if not forgotten and find(state, name) is None:
        state.put(state.deliveries, delivery.id, replace(delivery, chat=chat))


def _number_now(state: State, chat: int) -> int:
    """Return the number that a chat has; its own where somebody is a reader under it."""
    return chat if chat in state.readers.rows else state.readership.now.get(chat, chat)


def record(state: State, change: Record) -> None:
    """Store what became of an attempt; once an outcome is final, it stays."""
    stored = state.deliveries.get(change.delivery)
    if stored is None or stored.state in FINAL:
        return
    if (stored.state, stored.ended) == (change.state, change.at):
        return  # this very record was applied before
    state.replace(state.deliveries, stored.id, _recorded(stored, change))
    if change.state is DeliveryState.SENT and change.message is not None:
        raise_floor(state, RaiseFloor(stored.chat, change.message))


def _recorded(stored: Delivery, change: Record) -> Delivery:
    return replace(
        stored,
        state=change.state,
        ended=change.at,
        owner=None,
        lease_until=None,
        message=stored.message if change.message is None else change.message,
        not_before=stored.not_before if change.not_before is None else change.not_before,
        error=stored.error if change.error is None else change.error,
        attempts=stored.attempts + change.attempted,
        doubts=stored.doubts + change.doubted,
        lane=stored.lane if change.lane is None else change.lane,
        data=_listing(_dropping(stored.data, change.drop), change.listed),
    )


def _dropping(data: Any, part: str | None) -> Any:
    dropped = data.get("drop", [])
    return data if part is None or part in dropped else {**data, "drop": [*dropped, part]}


def _listing(data: Any, listed: tuple[str, ...] | None) -> Any:
    return data if listed is None else {**data, "listed": list(listed)}


def cancel(state: State, change: CancelDeliveries) -> Breath:
    """Call off what has not left."""
    if change.article is not None:
        ids = state.outgoing.waiting_of_article(change.article)
        if change.chat is not None:
            ids = [key for key in ids if state.deliveries.rows[key].value.chat == change.chat]
    else:
        ids = [] if change.chat is None else state.outgoing.waiting_of_chat(change.chat)
    return call_off(state, ids)


def call_off(state: State, ids: Iterable[str], **fields: Any) -> Breath:
    """Make rows CANCELLED."""
    for count, key in enumerate(ids, 1):
        stored = state.deliveries.rows[key].value
        state.replace(state.deliveries, key, replace(stored, state=DeliveryState.CANCELLED, **fields))
        if not count % MANY:
            yield


def bundle(state: State, change: Bundle) -> None:
    """Held copies become one digest."""
    rows = [state.deliveries.get(key) for key in change.taken]
    require(all(row is not None and row.state is DeliveryState.HELD for row in rows))
    for row in rows:
        assert row is not None
        data = {**row.data, "digest": change.digest.id}
        state.replace(state.deliveries, row.id, replace(row, state=DeliveryState.CANCELLED, data=data))
    if not known(state, change.digest):
        state.put(state.deliveries, change.digest.id, change.digest)


def unbundle(state: State, change: Unbundle) -> None:
    """Make a digest that has not left held copies again."""
    digest = state.deliveries.get(change.digest)
    if digest is None or digest.state not in (DeliveryState.PENDING, DeliveryState.SENDING) or digest.doubts:
        return
    copies = list(_bundled(state, digest))
    for copy in copies:
        data = {name: value for name, value in copy.data.items() if name != "digest"}
        again = replace(copy, chat=digest.chat, state=DeliveryState.HELD, not_before=change.not_before, data=data)
        state.replace(state.deliveries, copy.id, again)
    if copies:
        state.put(state.deliveries, digest.id, None)
    else:
        ended = replace(digest, state=DeliveryState.CANCELLED, owner=None, lease_until=None, ended=change.not_before)
        state.replace(state.deliveries, digest.id, ended)


def _bundled(state: State, digest: Delivery) -> Iterator[Delivery]:
    """Yield the copies that became a digest; a group may have moved since."""
    for chat in numbers(state, digest.chat):
        for key in state.outgoing.by_chat.get(chat, ()):
            copy = state.deliveries.rows[key].value
            if copy.state is DeliveryState.CANCELLED and copy.data.get("digest") == digest.id:
                yield copy


def renew(state: State, change: Renew) -> None:
    """Intend again what ended without having left."""
    stored = state.deliveries.get(change.delivery.id)
    if stored is None or stored.state not in (DeliveryState.DEAD, DeliveryState.CANCELLED):
        return
    if stored.doubts or stored.ended != change.ended or "digest" in stored.data:
        return
    state.replace(state.deliveries, stored.id, replace(change.delivery, chat=stored.chat))


def hasten(state: State, change: Hasten) -> None:
    """Let what waits for something that is over be due sooner."""
    for key in state.outgoing.waiting_of_chat(change.chat):
        row = state.deliveries.rows[key].value
        waits = row.state is DeliveryState.PENDING and row.error in change.reasons
        if waits and row.not_before > change.not_before:
            state.replace(state.deliveries, key, replace(row, not_before=change.not_before))


def hold(state: State, change: Hold) -> None:
    """Held copies of a chat get another time."""
    for row in state.outgoing.held_of(change.chat):
        breaking = change.breaking if row.value.lane is Lane.BREAKING else None
        due = change.not_before if breaking is None else breaking
        meant = change.only is None or row.value.id in change.only
        if meant and row.value.not_before != due:
            state.replace(state.deliveries, row.value.id, replace(row.value, not_before=due))


def raise_floor(state: State, change: RaiseFloor) -> None:
    """Note that a chat's message numbers have come at least this far."""
    floor = state.floors.get(change.chat)
    if floor is None:
        state.put(state.floors, change.chat, Floor(change.chat, change.message))
    elif floor.message < change.message:
        state.replace(state.floors, change.chat, Floor(change.chat, change.message))
