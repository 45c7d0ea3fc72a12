"""What the newsroom wants of a new article: where things go, which way it takes, and the intents that leaves.

Nothing here reads or writes the store.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.changes import AddDeliveries, Change, FanOut
from bot.models import Article, ArticleState, Verdict
from bot.newsroom.bursts import ask_about, is_held, let_through, unasked
from bot.newsroom.identity import site_of
from bot.newsroom.intents import ask, post_of
from bot.newsroom.joins import Kin, join_question
from bot.newsroom.likenesses import most_telling
from bot.newsroom.questions import review_question
from bot.newsroom.routing import WORDS, Doubt, Route, fan_out_of, route
from bot.newsroom.twins import near_identical, same_story

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Policy:
    """Where things go (the channel's and the desk's numbers), what the settings say of publishing, and what follows."""

    channel: int
    desk: int | None
    publish_topics: tuple[str, ...]
    burst: int
    backfill: int

    def is_burst(self, articles: Iterable[Article]) -> bool:
        """Tell whether so many fit at one look that the desk is asked about them; never where there is none."""
        fitting = sum(article.publish is Verdict.YES for article in articles)
        return fitting > self.burst and self.desk is not None

    def way(
        self, article: Article, kin: Kin | None, earlier: Sequence[Article], hosts: frozenset[str], *, held_burst: bool
    ) -> Route:
        """Decide the way of an article that is not joined, whether it just came or was kept back: whether it may be a
        breaking item's is asked first, where there is somebody to ask.
        """
        if kin is not None and not kin.sure and self.desk is not None and article.publish is Verdict.YES:
            return Route(ArticleState.HELD, reason=Doubt.BULLETIN)
        twin = self._twin(article, earlier)
        doubt = Doubt.TWIN if twin is not None else self._doubt(article, hosts, held_burst=held_burst)
        way = route(article.publish, desk=self.desk is not None, doubt=doubt)
        return way if twin is None else replace(way, like=twin.id)

    def intents(self, article: Article, way: Route, kin: Kin | None, *, now: float, due: float) -> list[Change]:
        """Return what an article's way leaves besides its readers: the post, the question, the word to some."""
        changes: list[Change] = []
        if way.post:
            changes.append(AddDeliveries((post_of(article, self.channel, now=now, due=due),)))
        if way.ask and self.desk is not None:
            changes += ask(review_question(article, now=now, like=way.like), self.desk, now=now)
        if way.reason == Doubt.BULLETIN and kin is not None and self.desk is not None:
            changes += ask(join_question(article, kin.bulletin, now=now), self.desk, now=now)
        if way.tell_words:
            changes.append(FanOut(fan_out_of(article, WORDS)))
        if way.reason == Doubt.BURST:
            changes.append(unasked(article, now=now))
        return changes

    def about_burst(self, articles: Sequence[Article], *, now: float) -> list[Change]:
        """Return what asks about those of one look that are held as a burst; without a desk, what posts them."""
        held = [article for article in articles if is_held(article)]
        if not held:
            return []
        if self.desk is not None:
            return [*ask_about(held, self.desk, now=now)]
        return [*let_through(held, self.channel, now=now)]

    def _doubt(self, article: Article, hosts: frozenset[str], *, held_burst: bool) -> Doubt | None:
        if article.link is None or site_of(article.link) not in hosts:
            return Doubt.STRANGER
        return Doubt.BURST if held_burst and article.publish is Verdict.YES else None

    def _twin(self, article: Article, earlier: Sequence[Article]) -> Article | None:
        """Return the article for being which again this one waits. Where nobody is asked, of what the channel does not
        take or without a desk, only what is beyond doubt the same as one that went out is left out: a story twice is
        better than none.
        """
        asks = self.desk is not None and article.publish is not Verdict.NO
        if asks:
            return most_telling(one for one in earlier if same_story(article, one))
        out = (one for one in earlier if one.state is ArticleState.LIVE)
        other = next((one for one in out if near_identical(article, one)), None)
        if other is not None:
            log.info("article %s (%s) is article %s again and is left out", article.id, article.link, other.id)
        return other
