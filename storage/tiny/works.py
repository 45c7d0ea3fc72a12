"""What is done to the state besides changes: claims, expiry, taking updates. Each is one step of the writer."""

from collections.abc import Generator, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.changes import Change
from bot.models import Delivery, DeliveryState, Lane, Update
from storage.records import StoredUpdate
from storage.tiny.apply import apply
from storage.tiny.apply_deliveries import MANY
from storage.tiny.state import State

REMEMBERED = 2 * 86_400.0  # how long an update's id is kept


def commit(state: State, changes: Iterable[Change]) -> Generator[None, None, bool]:
    """Apply changes; the writer answers False for a Refusal."""
    yield from apply(state, changes)
    return True


def claim(
    state: State, lane: Lane, count: int, *, owner: str, now: float, lease: float, records: Sequence[Change]
) -> Generator[None, None, list[Delivery]]:
    """Apply records, then take what is due."""
    yield from apply(state, records)
    taken: list[Delivery] = []
    for met, key in enumerate(state.outgoing.lanes[lane].due(now) if count > 0 else (), 1):
        if key is not None:
            taken.append(_take(state, key, owner=owner, now=now, lease=lease))
        if len(taken) >= count:
            break
        if not met % MANY:
            yield
    return taken


def _take(state: State, key: str, *, owner: str, now: float, lease: float) -> Delivery:
    stored = state.deliveries.rows[key].value
    floor = state.floors.get(stored.chat)
    taken = replace(
        stored,
        state=DeliveryState.SENDING,
        owner=owner,
        lease_until=now + lease,
        started=None,
        floor=None if floor is None else floor.message,
    )
    state.replace(state.deliveries, key, taken)
    return taken


def begin(state: State, delivery: str, *, owner: str, now: float) -> bool:
    """Note that the request for a claimed delivery leaves. Once for each claim: a clock that is put right ends all
    leases at a stroke, and what waits in memory then is claimed there a second time.
    """
    stored = state.deliveries.get(delivery)
    if stored is None or (stored.state, stored.owner, stored.started) != (DeliveryState.SENDING, owner, None):
        return False
    floor = state.floors.get(stored.chat)
    begun = replace(stored, started=now, floor=None if floor is None else floor.message)
    state.replace(state.deliveries, delivery, begun)
    return True


def expire(state: State, now: float, owner: str | None, spare: AbstractSet[str] = frozenset()) -> list[Delivery]:
    """Give up what is SENDING on a lease that ran out (or all of an owner's); return what is UNKNOWN now."""
    keys = state.outgoing.by_state[DeliveryState.SENDING]
    sending = [state.deliveries.rows[key].value for key in keys if key not in spare]
    lost = [
        value for value in sending if ((value.lease_until or 0.0) <= now if owner is None else value.owner == owner)
    ]
    left = [_lose(state, value, now) for value in lost]
    return [value for value in left if value.state is DeliveryState.UNKNOWN]


def _lose(state: State, stored: Delivery, now: float) -> Delivery:
    lost = given_up(stored, now)
    state.replace(state.deliveries, stored.id, lost)
    return lost


def given_up(stored: Delivery, now: float) -> Delivery:
    """Return what becomes of a SENDING delivery that nobody sends any more: in doubt where its request had begun."""
    if stored.started is None:
        return replace(stored, state=DeliveryState.PENDING, owner=None, lease_until=None)
    return replace(stored, state=DeliveryState.UNKNOWN, ended=now, owner=None, lease_until=None)


def recover(state: State, now: float) -> None:
    """Begin a process: what was in the middle of a send is unknown; what was only claimed, or being handled, may be
    taken again.
    """
    for key in list(state.outgoing.by_state[DeliveryState.SENDING]):
        _lose(state, state.deliveries.rows[key].value, now)
    for update in list(state.inbox.taken):
        _give_back(state, update)


def put_updates(state: State, updates: Sequence[Update]) -> int:
    """Store those whose id was not seen in two days."""
    fresh = 0
    for update in updates:
        stored = state.updates.get(update.id)
        if stored is None or (stored.done is not None and stored.done < update.at - REMEMBERED):
            new = StoredUpdate(update.id, update.body, update.chat, update.at, update.attempts, update.answers)
            state.put(state.updates, update.id, new)
            fresh += 1
    return fresh


def take_updates(state: State, owner: str, *, limit: int, now: float, lease: float) -> list[Update]:
    """Take the oldest of each chat that has none taken."""
    for update in state.inbox.overdue(now):
        _give_back(state, update)
    taken: list[Update] = []
    while len(taken) < limit and (key := state.inbox.turn()) is not None:
        stored = state.updates.rows[key].value
        newer = replace(stored, owner=owner, lease_until=now + lease, attempts=stored.attempts + 1)
        state.replace(state.updates, key, newer)
        taken.append(newer.update())
    return taken


def _give_back(state: State, update: int) -> None:
    stored = state.updates.rows[update].value
    state.replace(state.updates, update, replace(stored, owner=None, lease_until=None))
