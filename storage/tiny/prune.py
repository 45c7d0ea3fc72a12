"""What has had its time goes; finished articles' ledgers are packed. Each is a small step of the writer."""

from collections import defaultdict
from collections.abc import Generator, Iterable

from bot.models import Delivery, DeliveryState
from bot.newsroom.quiet import NEVER
from storage.records import StoredUpdate
from storage.tiny.apply_deliveries import FINAL, MANY
from storage.tiny.ledger import Ledger, Packed, columns_of, pack, packable, prefix_of
from storage.tiny.state import State
from storage.tiny.tables import Breath
from storage.tiny.works import REMEMBERED

Found = Generator[None, None, list[str]]
DAY = 86_400.0
ARTICLES_KEPT = 400 * DAY
SET_ASIDE_KEPT = 30 * DAY
LOOSE_KEPT = 30 * DAY  # finished deliveries of no article: digests, notices
PACKED_AFTER = 6 * 3600.0
_OPEN = tuple(f"/{state}" for state in DeliveryState if state not in FINAL)
_ON_ITS_WAY = tuple(f"/{state}" for state in DeliveryState if state not in FINAL | {DeliveryState.HELD})


def forget_updates(state: State, now: float) -> Breath:
    """Remove updates that were done two days ago, or set aside a month ago."""
    for count, (key, row) in enumerate(list(state.updates.rows.items()), 1):
        if _over(row.value, now):
            state.put(state.updates, key, None)
        if not count % MANY:
            yield


def _over(update: StoredUpdate, now: float) -> bool:
    kept = REMEMBERED if update.reason is None else SET_ASIDE_KEPT
    return update.done is not None and update.done < now - kept


def drop_loose(state: State, now: float) -> Breath:
    """Remove finished deliveries that belong to no article."""
    for count, (key, row) in enumerate(list(state.deliveries.rows.items()), 1):
        value = row.value
        if value.article is None and value.state in FINAL and _last(value) < now - LOOSE_KEPT:
            state.put(state.deliveries, key, None)
        if not count % MANY:
            yield


def _last(delivery: Delivery) -> float:
    planned = delivery.not_before if delivery.not_before < NEVER else 0.0  # called off while nobody was written to
    return max(delivery.created, planned, delivery.ended or 0.0)


def outdated(state: State, now: float, asked: Iterable[str]) -> Found:
    """Return articles that are old, have nothing open, and that no feed shows any more."""
    wanted, found = set(asked), []
    for count, (name, row) in enumerate(state.articles.rows.items(), 1):
        old = max(row.value.seen, row.value.corrected or 0.0) < now - ARTICLES_KEPT
        if old and name not in wanted and _finished(state, name):
            found.append(name)
        if not count % MANY:
            yield
    return found


def drop_article(state: State, article: str) -> Breath:
    """Remove an article with all that hangs on it."""
    for count, key in enumerate(list(state.outgoing.by_article.get(article, ())), 1):
        state.put(state.deliveries, key, None)
        if not count % MANY:
            yield
    state.put(state.ledgers, article, None)
    for name in [name for name in state.fanouts.rows if str(name).partition(":")[0] == article]:
        state.put(state.fanouts, name, None)
    state.put(state.articles, article, None)


def ripe(state: State, now: float) -> Found:
    """Return articles of which nothing has been on its way for some hours, and something can be packed. What is held
    for somebody, for weeks perhaps, stays as it is beside the ledger, and is packed when its time has come.
    """
    found = []
    for count, (article, keys) in enumerate(state.outgoing.by_article.items(), 1):
        if _finished(state, article, _ON_ITS_WAY) and (yield from _ripe(state, keys, now)):
            found.append(article)
        if not count % MANY:
            yield
    return found


def _finished(state: State, article: str, unfinished: tuple[str, ...] = _OPEN) -> bool:
    fan_out = state.fanouts.get(article)
    counts = state.outgoing.tallies.get(article, ())
    return (fan_out is None or fan_out.done) and not any(name.endswith(unfinished) for name in counts)


def _ripe(state: State, keys: Iterable[str], now: float) -> Generator[None, None, bool]:
    worth = False
    for count, key in enumerate(keys, 1):
        value = state.deliveries.rows[key].value
        if value.state in FINAL and _last(value) >= now - PACKED_AFTER:
            return False
        worth = worth or _may_go(state, value)
        if not count % MANY:
            yield
    return worth


def _may_go(state: State, value: Delivery) -> bool:
    """Tell whether a row may go into a ledger, which keeps no data: not while its digest may come apart."""
    digest = state.deliveries.get(str(value.data.get("digest")))
    return packable(value) and (digest is None or digest.state in FINAL)


def pack_article(state: State, article: str) -> Breath:
    """Move an article's finished copies from rows into its ledger."""
    if not _finished(state, article, _ON_ITS_WAY):
        return
    groups: dict[str, list[Delivery]] = defaultdict(list)
    for count, key in enumerate(state.outgoing.by_article.get(article, ()), 1):
        value = state.deliveries.rows[key].value
        if _may_go(state, value):
            groups[prefix_of(value.id)].append(value)
        if not count % MANY:
            yield
    ledger = state.ledgers.get(article) or Ledger(article)
    packed = {group.prefix: group for group in ledger.groups}
    for prefix, deliveries in groups.items():
        packed[prefix] = _pack(state, packed.get(prefix), prefix, deliveries)
        yield
    state.put(state.ledgers, article, Ledger(article, tuple(packed.values())))
    for count, key in enumerate([value.id for deliveries in groups.values() for value in deliveries], 1):
        state.put(state.deliveries, key, None)
        if not count % MANY:
            yield


def _pack(state: State, old: Packed | None, prefix: str, deliveries: list[Delivery]) -> Packed:
    first = deliveries[0]
    columns = columns_of(deliveries, None if old is None else state.shelf.columns(old))
    return pack(prefix, first.kind, first.lane, columns)
