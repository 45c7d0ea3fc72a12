"""Changes of readers, as puts: stored, unreachable, moved, erased."""

from collections.abc import Iterable
from dataclasses import replace

from bot.changes import Forget, Move, PutReader, Unbundle, Unreach
from bot.models import Delivery, DeliveryState, Document, Kind, Reader, ReaderState
from bot.newsroom.amendments import stepped_back
from bot.newsroom.moves import moved
from storage.records import StoredUpdate, Value
from storage.tiny.apply_deliveries import MANY, call_off, unbundle
from storage.tiny.earlier import find, numbers
from storage.tiny.ledger import Ledger, prefix_of
from storage.tiny.refusal import require
from storage.tiny.state import State
from storage.tiny.tables import Breath

SCRUB = "scrub"  # the chore: how many generations must pass until no old bytes are left
GENERATIONS = 2
FEW = 10  # ledgers between two breaths: one that was packed a moment ago is unpacked here
AHEAD = 3600.0  # seconds; an answer is stored sooner than that


def put_reader(state: State, change: PutReader) -> None:
    """Store a reader unless somebody else wrote since it was read."""
    reader = change.reader
    stored = state.readers.get(reader.chat)
    require((0 if stored is None else stored.version) == reader.version)
    state.put(state.readers, reader.chat, replace(reader, version=reader.version + 1))


def unreach(state: State, change: Unreach) -> Breath:
    """Note that a chat does not want us, unless it has let us in again since that was asked."""
    stored = state.readers.get(change.chat)
    if stored is not None and _came_back(stored, change):
        return
    if stored is not None and (stored.state, stored.reason) != (ReaderState.UNREACHABLE, change.reason):
        gone = replace(
            stored,
            state=ReaderState.UNREACHABLE,
            reason=change.reason,
            lost=change.at if stored.lost is None else stored.lost,
            paused=stored.paused or stored.state is ReaderState.PAUSED,
            version=stored.version + 1,
        )
        state.put(state.readers, change.chat, gone)
    rows = [state.deliveries.rows[key].value for key in state.outgoing.waiting_of_chat(change.chat)]
    for row in rows:
        if row.kind is Kind.DIGEST:
            unbundle(state, Unbundle(row.id, change.at))
    waiting = [key for key in state.outgoing.waiting_of_chat(change.chat) if not _is_held(state, key)]
    yield from call_off(state, waiting, ended=change.at, error=change.reason)


def _is_held(state: State, key: str) -> bool:
    return state.deliveries.rows[key].value.state is DeliveryState.HELD


def _came_back(reader: Reader, change: Unreach) -> bool:
    """Tell whether a reader came back after a request left. A time far ahead of its answer is a wrong clock's."""
    if change.asked is None or reader.back is None:
        return False
    return change.asked < reader.back < change.at + AHEAD


def move(state: State, change: Move) -> Breath:
    """Follow a group to its new number; who is known there already and the old one become one."""
    if change.old == change.new:
        return
    stored = state.readers.get(change.old)
    if stored is not None:
        state.put(state.readers, change.old, None)
        state.put(state.readers, change.new, moved(stored, change.new, state.readers.get(change.new)))
    yield from call_off(state, _doubles(state, change))
    for key in state.outgoing.open_of_chat(change.old):
        delivery = state.deliveries.rows[key].value
        state.replace(state.deliveries, key, replace(delivery, chat=change.new))


def _doubles(state: State, change: Move) -> list[str]:
    """Return what waits for the old number and is intended, or was sent, under the new one as well."""
    waiting = state.outgoing.waiting_of_chat(change.old)
    return [key for key in waiting if _stands(find(state, f"{prefix_of(key)}/{change.new}"), key)]


def _stands(found: Delivery | None, key: str) -> bool:
    return found is not None and found.id != key and found.state not in (DeliveryState.CANCELLED, DeliveryState.DEAD)


def forget(state: State, *changes: Forget) -> Breath:
    """Erase all that is known of some chats; the chore sees to it that the old bytes go too. Together, since every
    ledger must be unpacked (`state.shelf.look_ahead` does that before).
    """
    chats = numbers_of(state, changes)
    for change in changes:
        stored = state.readers.get(change.chat)
        require(change.version is None or stored is None or stored.version == change.version)
    for chat in chats:
        yield from _forget(state, chat)
    yield from _forget_ledgers(state, chats)
    owe_scrub(state)


def numbers_of(state: State, changes: Iterable[Forget]) -> tuple[int, ...]:
    """Return the numbers of all who are to be forgotten, those of before they moved among them."""
    return tuple(dict.fromkeys(number for change in changes for number in numbers(state, change.chat)))


def _forget(state: State, chat: int) -> Breath:
    state.put(state.readers, chat, None)
    state.put(state.floors, chat, None)
    for fan_out in [row.value for row in state.fanouts.rows.values() if row.value.cursor == chat]:
        state.replace(state.fanouts, fan_out.article, replace(fan_out, cursor=chat - 1))
    _forget_documents(state, chat)
    for count, key in enumerate(list(state.outgoing.by_chat.get(chat, ())), 1):
        state.put(state.deliveries, key, None)
        if not count % MANY:
            yield
    for update in list(state.inbox.by_chat.get(chat, ())):
        _forget_update(state, state.updates.rows[update].value)


def _forget_documents(state: State, chat: int) -> None:
    for key, row in list(state.documents.rows.items()):
        if _is_of(row.value, str(chat)):
            state.put(state.documents, key, None)
        elif (newer := stepped_back(row.value, chat)) is not row.value:
            state.replace(state.documents, key, newer)


def _is_of(document: Document, chat: str) -> bool:
    """Tell whether a document is a chat's: named after it, or of a kind that each chat has for itself."""
    _, colon, owner = document.kind.rpartition(":")
    return document.id == chat or (bool(colon) and owner == chat)


def _forget_ledgers(state: State, chats: tuple[int, ...]) -> Breath:
    for count, row in enumerate(list(state.ledgers.rows.values()), 1):
        groups = tuple(state.shelf.without(group, chats) for group in row.value.groups)
        if groups != row.value.groups:
            state.replace(state.ledgers, row.value.article, Ledger(row.value.article, groups))
        if not count % FEW:
            yield


def _forget_update(state: State, update: StoredUpdate) -> None:
    """Mark what waits: it is still handled (the reader may have said more since) and erased when it is done."""
    if update.waiting:
        newer = replace(update, forgotten=True)
    else:
        newer = StoredUpdate(update.id, at=update.at, done=update.done, reason=update.reason)
    state.replace(state.updates, update.id, newer)


def owe_scrub(state: State) -> None:
    """Two more generations, and nothing of what was erased is left in any file."""
    state.put(state.chores, SCRUB, Value(SCRUB, GENERATIONS))
