"""What Prometheus is told. One registry a service, so that tests can run many."""

from collections.abc import Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.ports import Backlog

SECONDS = (0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900, 3600)


class Metrics:
    """Counters and gauges, named as Prometheus asks: unit and `_total` at the end."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        of = self.registry
        self.articles = Counter("mirsal_articles", "Articles taken in", ["verdict", "origin"], registry=of)
        self.outcomes = Counter("mirsal_deliveries", "Attempts by outcome", ["lane", "outcome"], registry=of)
        self.updates = Counter("mirsal_updates", "Updates handled", ["result"], registry=of)
        self.looks = Counter("mirsal_feed_looks", "Looks at the feed", ["result"], registry=of)
        self.to_channel = Histogram(
            "mirsal_publication_to_channel_seconds",
            "From the site's publishing to the channel",
            buckets=SECONDS,
            registry=of,
        )
        self._pending = Gauge("mirsal_backlog", "Deliveries waiting", ["lane"], registry=of)
        self._unknown = Gauge("mirsal_unknown", "Deliveries of unknown outcome", ["lane"], registry=of)
        self._oldest = Gauge("mirsal_backlog_age_seconds", "Age of the oldest due delivery", ["lane"], registry=of)
        self._readers = Gauge("mirsal_readers", "Readers by state", ["state"], registry=of)
        self._last_look = Gauge("mirsal_feed_last_success_seconds", "When a look last went well", ["feed"], registry=of)

    def backlog(self, lines: Iterable[Backlog], *, now: float) -> None:
        """Take in the store's backlog."""
        for line in lines:
            lane = line.lane.name.lower()
            self._pending.labels(lane).set(line.pending)
            self._unknown.labels(lane).set(line.unknown)
            self._oldest.labels(lane).set(0 if line.oldest_due is None else max(0.0, now - line.oldest_due))

    def readers(self, state: str, count: int) -> None:
        """Take in how many readers are in a state."""
        self._readers.labels(state).set(count)

    def looked(self, feed: str, last_success: float | None) -> None:
        """Take in when a feed was last looked at with success."""
        self._last_look.labels(feed).set(last_success or 0)

    def handled(self, result: str) -> None:
        """Count an update: done · failed (it is tried again) · aside (given up)."""
        self.updates.labels(result).inc()

    def look(self, result: str) -> None:
        """Count a look at a feed: well · unchanged · failed."""
        self.looks.labels(result).inc()

    def text(self) -> bytes:
        """Return the Prometheus text."""
        return generate_latest(self.registry)
