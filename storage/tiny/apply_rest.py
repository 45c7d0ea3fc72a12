"""Changes of everything else, as puts: updates, feeds, documents, values, the audit trail."""

from dataclasses import replace

from bot.changes import AnswerUpdate, DropDocument, FinishUpdate, Log, PutDocument, PutFeed, SetAsideUpdate, SetValue
from storage.records import StoredUpdate, Value
from storage.tiny.apply_readers import owe_scrub
from storage.tiny.refusal import require
from storage.tiny.state import State


def answer_update(state: State, change: AnswerUpdate) -> None:
    """Note that the effect is stored with this; only the telling is left."""
    stored = state.updates.get(change.update)
    require(stored is not None and stored.waiting and stored.answers is None)
    assert stored is not None
    state.replace(state.updates, stored.id, replace(stored, answers=change.answers))


def finish_update(state: State, change: FinishUpdate) -> None:
    """Keep the id, drop the rest."""
    _end(state, change.update, change.at, None)


def set_aside_update(state: State, change: SetAsideUpdate) -> None:
    """Keep it with the reason; a reader who was erased meanwhile leaves nothing but the id."""
    _end(state, change.update, change.at, change.reason)


def _end(state: State, update: int, at: float, reason: str | None) -> None:
    stored = state.updates.get(update)
    if stored is None or not stored.waiting:
        return
    if reason is None or stored.forgotten:
        ended = StoredUpdate(stored.id, at=stored.at, attempts=stored.attempts, done=at, reason=reason)
    else:
        ended = replace(stored, owner=None, lease_until=None, done=at, reason=reason)
    state.replace(state.updates, update, ended)
    if stored.forgotten:
        owe_scrub(state)


def put_feed(state: State, change: PutFeed) -> None:
    """Store what is remembered of a feed."""
    state.put(state.feeds, change.state.url, change.state)


def put_document(state: State, change: PutDocument) -> None:
    """Store a document unless somebody else wrote since it was read."""
    document = change.document
    key = document_key(document.kind, document.id)
    stored = state.documents.get(key)
    require((0 if stored is None else stored.version) == document.version)
    state.put(state.documents, key, replace(document, version=document.version + 1))


def drop_document(state: State, change: DropDocument) -> None:
    """Remove a document."""
    state.put(state.documents, document_key(change.kind, change.id), None)


def document_key(kind: str, name: str) -> str:
    """Return where a document stands."""
    return f"{kind}/{name}"


def set_value(state: State, change: SetValue) -> None:
    """Remember a value, or forget it."""
    value = None if change.value is None else Value(change.name, change.value)
    state.put(state.values, change.name, value)


def log(state: State, change: Log) -> None:
    """Add to the audit trail."""
    number = state.transaction.next()
    state.transaction.put(state.acts, number, change.act, number)
