"""What is in the store already goes its way: let out when the reason to keep it back is gone, or rewritten since."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.changes import Change, FanOut, PutArticle
from bot.models import Article, ArticleState
from bot.newsroom.arrivals import TRIES, Arrivals
from bot.newsroom.joins import kin_of
from bot.newsroom.pauses import Barrier, barrier, keep_back_again
from bot.newsroom.policy import Policy
from bot.newsroom.rereading import Rewritten
from bot.newsroom.routing import CHANGED, fan_out_of
from bot.newsroom.sequels import see_also, story_before
from bot.newsroom.stumbles import Stumbles
from bot.newsroom.twins import TWINS_AMONG
from bot.ports import Storage

log = logging.getLogger(__name__)

CANDIDATES = 100  # how many earlier articles of its topics "see also" is looked for in


async def in_context(storage: Storage, article: Article) -> Article:
    """Point an article to the earlier posts it goes with, and to the one it goes on from."""
    if not article.topics:
        return article
    related = await storage.latest(CANDIDATES, topics=article.topics)
    before = story_before(article, related)
    return replace(article, see_also=see_also(article, related), reply_to=before.id if before else None)


@dataclass(frozen=True, slots=True)
class Departures:
    """Sends stored articles on their way."""

    storage: Storage
    policy: Policy
    arrivals: Arrivals

    async def again(
        self, rewritten: Sequence[Rewritten], hosts: frozenset[str], *, now: float, stumbles: Stumbles
    ) -> list[Article]:
        """Let what the site rewrote go its way as if it came now, through the same doubts and past the same barrier."""
        if not rewritten:
            return []
        holding = await barrier(self.storage, now=now)
        held_burst = self.policy.is_burst(one.newer for one in rewritten)
        taken = []
        for place, one in enumerate(rewritten):
            with stumbles.over(one.newer):
                done = await self._again(one, holding, hosts, place=place, held_burst=held_burst, now=now)
                if done:
                    before = one.stored.publish
                    log.info("the site rewrote article %s: %s before, %s now", done.id, before, done.publish)
                    taken.append(done)
        await self.ask_about_burst(taken, now=now)
        return taken

    async def _again(
        self,
        rewritten: Rewritten,
        holding: Barrier,
        hosts: frozenset[str],
        *,
        place: int,
        held_burst: bool,
        now: float,
    ) -> Article | None:
        """Let one go its way again; where somebody else was quicker, what they left of it."""
        one: Rewritten | None = rewritten
        for _ in range(TRIES):
            if one is None:
                break
            if why := holding.reason(one.newer):
                done = await self._keep_back(one, why, hosts, place=place, now=now)
            else:
                done = await self.send_on(one.stored, one.newer, hosts, held_burst=held_burst, now=now, why=CHANGED)
            if done:
                return done
            one = await self.arrivals.follow_anew(one, hosts, now=now)
        return None

    async def send_on(
        self,
        stored: Article,
        form: Article,
        hosts: frozenset[str],
        *,
        held_burst: bool,
        now: float,
        why: str | None = None,
        among: Callable[[Article], bool] = lambda _: True,
        also: Sequence[Change] = (),
    ) -> Article | None:
        """Send an article on in this form, in one step with `also`; `why` is noted where its way has no reason of its
        own. A twin is looked for `among` the newest. None: it is joined to another, or somebody else was quicker.
        """
        recent = await self.storage.latest(TWINS_AMONG, live=False)
        earlier = [one for one in recent if one.id != stored.id and among(one)]
        form = replace(form, revision=stored.revision)
        kin = kin_of(form, earlier)
        if kin is not None and kin.sure and await self.arrivals.join(kin.bulletin.id, form, now=now, held=True):
            return None
        way = self.policy.way(form, kin, earlier, hosts, held_burst=held_burst)
        form = await in_context(self.storage, form)
        done = replace(form, state=way.state, reason=way.reason or why, revision=stored.revision + 1)
        tell = (FanOut(fan_out_of(done)),) if way.tell_all else ()
        intents = self.policy.intents(done, way, kin, now=now, due=now)
        taken = await self.storage.commit(PutArticle(done, expected=stored.revision), *also, *intents, *tell)
        return done if taken else None

    async def ask_about_burst(self, articles: Sequence[Article], *, now: float) -> None:
        """Ask about those of one look that are held as a burst; without a desk they are posted."""
        if changes := self.policy.about_burst(articles, now=now):
            await self.storage.commit(*changes)

    async def _keep_back(
        self, rewritten: Rewritten, why: str, hosts: frozenset[str], *, place: int, now: float
    ) -> Article | None:
        stored, newer = rewritten.stored, rewritten.newer
        held = replace(newer, state=ArticleState.HELD, reason=why)
        taken = await self.storage.commit(*keep_back_again(stored, held, hosts, place=place, now=now))
        return held if taken else None
