"""What an entry means for articles that are here: one that it tells anew, a breaking item that it belongs to."""

import logging
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.changes import Change, FanOut, PutArticle
from bot.models import Article, ArticleState, Delivery, Entry, Kind, delivery_id
from bot.newsroom.amendments import MAY_STAND
from bot.newsroom.changes_of_site import adopted, at_home, follow, follows, newer_form
from bot.newsroom.identity import again_key
from bot.newsroom.intents import ask_anew
from bot.newsroom.joins import join, join_held, joined
from bot.newsroom.policy import Policy
from bot.newsroom.questions import QUESTION, is_about, notice_of
from bot.newsroom.rereading import Rewritten, concerns_others, goes_again, is_open
from bot.newsroom.routing import fan_out_of
from bot.newsroom.stumbles import Stumbles
from bot.newsroom.writing import Judge, judged
from bot.ports import Storage

log = logging.getLogger(__name__)

TRIES = 3  # where others write to the same article


@dataclass(frozen=True, slots=True)
class _Followed:
    """The newer form of an article, and what stores it and carries it to where the article stands."""

    newer: Article
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Lets known articles follow what arrives."""

    storage: Storage
    judge: Judge
    policy: Policy

    async def follow(
        self,
        met: Iterable[tuple[str, Entry]],
        source: str,
        *,
        hosts: AbstractSet[str],
        now: float,
        stumbles: Stumbles,
    ) -> list[Rewritten]:
        """Let articles, by id, follow what the site made of them, but to no link beyond its `hosts`; where an editor
        corrected one, the editor's word stands. Their posts in the channel are edited, and the desk's open questions.
        Return, not stored yet, those that are such other articles now that they are to go their way again.
        """
        entries, again = dict(met), []
        for known in await self.storage.articles(tuple(entries)):
            with stumbles.over(entries[known.id]):
                rewritten = await self._follow(known, entries[known.id], source, hosts, now=now)
                again += [rewritten] if rewritten else []
        return again

    async def follow_anew(self, rewritten: Rewritten, hosts: AbstractSet[str], *, now: float) -> Rewritten | None:
        """Likewise for one that was to go its way again, as it is in the store now."""
        stored = rewritten.stored
        known = await self.storage.article(stored.id)
        return await self._follow(known, rewritten.entry, stored.source, hosts, now=now)

    async def _follow(
        self, known: Article | None, entry: Entry, source: str, hosts: AbstractSet[str], *, now: float
    ) -> Rewritten | None:
        """Let one article follow; where somebody else was quicker, what they left of it."""
        for _ in range(TRIES):
            if known is None:
                return None
            article = await self._newest(known)
            own = adopted(article, entry, source=source)
            if own is None or await self.storage.commit(PutArticle(own, expected=article.revision)):
                meant = await self._meant(own or article, entry, source, hosts, now=now)
                if meant is None or isinstance(meant, Rewritten):
                    return meant
                if await self._commit(meant, now=now):
                    return None
            known = await self.storage.article(known.id)
        log.warning("article of %s does not follow the site at this look: others keep writing to it", entry.link)
        return None

    async def _meant(
        self, article: Article, entry: Entry, source: str, hosts: AbstractSet[str], *, now: float
    ) -> Rewritten | _Followed | None:
        """Return the newer form that an entry gives an article, if any; or the other article that it is now."""
        if not follows(article, source=source, now=now):
            return None
        post = await self._post(article.id)
        home = at_home(article, entry, hosts)
        newer = newer_form(article, home, stands=post is not None and post.state in MAY_STAND)
        if newer is None:
            return None
        if article.correction is not None:
            log.info("the site changed article %s, which an editor corrected: it stays as it is", article.id)
            return None
        tell: tuple[Change, ...] = ()
        if is_open(article, post, now=now):
            newer = judged(replace(newer, categories=entry.categories), self.judge, self.policy.publish_topics)
            if goes_again(article, newer):
                return Rewritten(article, newer, entry)
        elif concerns_others(article, newer, now=now):
            tell = (FanOut(fan_out_of(newer)),)
        return _Followed(newer, (*follow(article, newer, post, now=now), *tell))

    async def _commit(self, followed: _Followed, *, now: float) -> bool:
        """Store a newer form, and let the desk's questions say it. False: somebody else was quicker."""
        anew = await self._asked_anew(followed.newer, now=now)
        if not await self.storage.commit(*followed.changes, *anew):
            return False
        # A question that was still to leave when it was looked at may have left meanwhile, and with the old title.
        if late := [change for change in await self._asked_anew(followed.newer, now=now) if change not in anew]:
            await self.storage.commit(*late)
        return True

    async def _asked_anew(self, newer: Article, *, now: float) -> list[Change]:
        """Let what the desk is being asked about an article say what the site says now."""
        desk = self.policy.desk
        if desk is None:
            return []
        open_ones = [one for one in await self.storage.documents(QUESTION) if is_about(one, newer.id)]
        notices = [(one, await self.storage.delivery(notice_of(one, desk))) for one in open_ones]
        return [change for one, notice in notices for change in ask_anew(one, notice, newer, now=now)]

    async def join(
        self,
        bulletin: str,
        article: Article,
        *,
        now: float,
        held: bool = False,
        also: Callable[[Article], Sequence[Change]] = lambda _: (),
    ) -> Article | None:
        """Join an article to the breaking item that it is, with what `also` adds; return the item as it is then. None:
        it is gone, or others kept writing to it. `held`: the article is in the store itself, and waits.
        """
        for _ in range(TRIES):
            stored = await self.storage.article(bulletin)
            if stored is None or stored.state is not ArticleState.LIVE:
                return None
            how = join_held if held else join
            chat = self.policy.desk if self.policy.desk is not None else stored.by or 0
            changes = how(stored, article, post=await self._post(bulletin), chat=chat, by=0, now=now)
            if await self.storage.commit(*changes, *also(joined(stored, article))):
                return await self.storage.article(bulletin)
        return None

    async def _newest(self, article: Article) -> Article:
        """Return what went out again after an article that was taken back, where something did."""
        while article.state is ArticleState.RETRACTED:
            key = again_key(article.id)
            name = (await self.storage.known([key])).get(key)
            after = await self.storage.article(name) if name is not None else None
            if after is None:
                break
            article = after
        return article

    async def _post(self, article: str) -> Delivery | None:
        return await self.storage.delivery(delivery_id(Kind.POST, article, self.policy.channel))
