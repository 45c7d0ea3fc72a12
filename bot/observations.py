"""What is seen of the work as it goes: for /metrics and /healthz. Part of the composition root."""

from collections.abc import Sequence

from bot.foundations import Foundations
from bot.models import Article, Delivery, Kind, Outcome, Sent
from bot.newsroom.reports import delay_of


class Observations:
    """Counts what happened. Decides nothing."""

    def __init__(self, base: Foundations) -> None:
        self._base = base

    def published(self, articles: Sequence[Article]) -> None:
        """Count articles taken in, by verdict and by where they came from."""
        for article in articles:
            self._base.metrics.articles.labels(article.publish.value, article.origin).inc()

    def attempted(self, delivery: Delivery, outcome: Outcome) -> None:
        """Count an attempt; of a post that is out, measure the time since the site published."""
        metrics = self._base.metrics
        metrics.outcomes.labels(delivery.lane.name.lower(), type(outcome).__name__.lower()).inc()
        took = delay_of(delivery, self._base.clock.now())
        if delivery.kind is Kind.POST and isinstance(outcome, Sent) and took is not None:
            metrics.to_channel.observe(took)

    def outbox_turned(self, problem: str | None) -> None:
        """Note a turn of the outbox, and what keeps it from sending."""
        self._base.health.turned("outbox", success=problem is None)
        if problem is not None:
            self._base.health.broken("outbox", problem)
