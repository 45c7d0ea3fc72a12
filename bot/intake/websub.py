"""WebSub (W3C Recommendation, 2018): where a feed names a hub, its word that there is something new means «look now».

Nothing that a hub delivers is believed: it is a reason to look at the feed a little earlier, so a forged delivery can
do nothing else. Polling goes on as if there were no hub.
"""

import asyncio
import hashlib
import hmac
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from bot.changes import PutDocument
from bot.errors import FeedError, StorageError
from bot.models import Document, FeedState
from bot.ports import Clock, Storage

log = logging.getLogger(__name__)

WEBSUB = "websub"
LEASE = 10 * 86_400  # seconds asked for
SHORTEST, LONGEST = 60.0, 90 * 86_400.0  # what is believed of a hub's lease
RENEW_AFTER = 0.75  # of a lease
PATIENCE = 600.0  # how long a hub may take to verify; then it is asked again, each time after twice as long
SELDOM = 6 * 3600.0
NAP = 1.0
MOST_CHALLENGE = 2000
_METHODS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512}
_SELF = re.compile(r"<([^<>]{1,2000})>\s*;[^,<]*\brel=\"?self\b")

Post = Callable[[str, Mapping[str, str]], Awaitable[int]]
"""Post a form to an address; return the status. Raises FeedError."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """One feed's subscription. `pending`: the hub was asked and has not verified yet; `next`: when to ask again."""

    feed: str
    hub: str
    topic: str
    secret: str
    pending: bool = False
    tries: int = 0
    next: float = 0.0
    until: float | None = None
    version: int = 0

    def document(self) -> Document:
        """Return it as it is stored."""
        body = {name: value for name, value in asdict(self).items() if name not in ("feed", "version")}
        return Document(WEBSUB, self.feed, body, self.version)

    def asked(self, now: float) -> "Subscription":
        """Return it with the request on its way: until the hub verifies, it is asked again ever more seldom."""
        wait = min(PATIENCE * 2**self.tries, SELDOM)
        return replace(self, pending=True, tries=min(self.tries + 1, 20), next=now + wait)

    def verified(self, lease: float, now: float) -> "Subscription":
        """Return it as the hub confirmed it for `lease` seconds; it is renewed before they are over."""
        seconds = min(max(lease, SHORTEST), LONGEST)
        return replace(self, pending=False, tries=0, until=now + seconds, next=now + seconds * RENEW_AFTER)

    def signed(self, signature: str, body: bytes) -> bool:
        """Tell whether `X-Hub-Signature` is right for a body."""
        method, _, digest = signature.strip().partition("=")
        hashing = _METHODS.get(method.lower())
        if hashing is None:
            return False
        right = hmac.new(self.secret.encode(), body, hashing).hexdigest()
        return hmac.compare_digest(right.encode(), digest.lower().encode("utf-8", "surrogateescape"))


def subscription_of(document: Document) -> Subscription:
    """Return the subscription that a document holds."""
    return Subscription(feed=document.id, version=document.version, **document.body)


def wanted(state: FeedState, stored: Document | None) -> Subscription | None:
    """Return the subscription that a feed asks for by what it says of itself; None where it names no hub."""
    hub, topic = state.extra.get("hub"), state.extra.get("self") or state.url
    if not hub:
        return None
    known = subscription_of(stored) if stored else None
    if known is not None and (known.hub, known.topic) == (hub, topic):
        return known
    fresh = Subscription(state.url, hub, topic, secrets.token_hex(20))
    return replace(fresh, version=known.version) if known else fresh


class WebSub:
    """Subscribes, renews, verifies, and hands the hub's word on. `look` asks the poller of a feed to look now, at most
    once in `seldom` seconds.
    """

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        *,
        callback: str,
        post: Post,
        look: Mapping[str, Callable[[], None]],
        seldom: float,
        owner: str,
        turned: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._callback = callback
        self._post = post
        self._look = look
        self._seldom = seldom
        self._owner = owner
        self._turned = turned
        self._looked: dict[str, float] = {}
        self._waiting: set[str] = set()

    async def run(self) -> None:
        """Turn until cancelled."""
        while True:
            try:
                await self.step()
            except StorageError as error:
                log.error("the store failed while hubs were looked after: %s", error)
            self._turned()
            await asyncio.sleep(NAP)

    async def step(self) -> None:
        """Ask what hubs have to be asked, and pass on words that came too soon after others."""
        now = self._clock.now()
        for feed in tuple(self._waiting):
            self._pass_on(feed)
        if await self._storage.lease(WEBSUB, self._owner, now=now, seconds=60.0):
            for feed in self._look:
                await self._tend(feed, now)

    async def _tend(self, feed: str, now: float) -> None:
        state, stored = await self._storage.feed(feed), await self._storage.document(WEBSUB, feed)
        subscription = wanted(state, stored) if state else None
        if subscription is not None and subscription.next <= now:
            await self._ask(subscription, now)

    async def _ask(self, subscription: Subscription, now: float) -> None:
        """Ask a hub. What is asked is stored first: its verification may come before its answer."""
        if not await self._storage.commit(PutDocument(subscription.asked(now).document())):
            return
        form = {
            "hub.mode": "subscribe",
            "hub.topic": subscription.topic,
            "hub.callback": self._callback,
            "hub.secret": subscription.secret,
            "hub.lease_seconds": str(LEASE),
        }
        try:
            status = await self._post(subscription.hub, form)
        except FeedError as error:
            log.warning("the hub of %s cannot be asked: %s", subscription.feed, error)
            return
        if not 200 <= status < 300:  # noqa: PLR2004 - HTTP's
            log.warning("the hub of %s answered %d", subscription.feed, status)

    # what hubs say ──────────────────────────────────────────────────────────

    async def verify(self, query: Mapping[str, str]) -> str | None:
        """Return the challenge of a verification that belongs to a request of ours which waits for it; else None."""
        challenge = query.get("hub.challenge", "")
        if query.get("hub.mode") != "subscribe" or not 0 < len(challenge) <= MOST_CHALLENGE:
            return None
        for subscription in await self._all():
            if subscription.pending and query.get("hub.topic") == subscription.topic:
                verified = subscription.verified(_seconds(query.get("hub.lease_seconds")), self._clock.now())
                if await self._storage.commit(PutDocument(verified.document())):
                    log.info("the hub of %s delivers for %s seconds", verified.feed, query.get("hub.lease_seconds"))
                    return challenge
        return None

    async def deliver(self, links: Iterable[str], signature: str | None, body: bytes) -> None:
        """Look at the feed that a delivery is about; one with a signature that is wrong is about none."""
        meant = await self._all()
        if signature is not None:
            meant = [one for one in meant if one.signed(signature, body)]
        topics = {found for link in links for found in _SELF.findall(link)}
        named = [one for one in meant if one.topic in topics] or meant
        for subscription in named:
            if await self._may_be_asked(subscription.feed):
                self._pass_on(subscription.feed)

    async def _may_be_asked(self, feed: str) -> bool:
        """Tell whether a feed is well: one that asked for rest, or that fails, is left alone whatever a hub says."""
        state = await self._storage.feed(feed)
        return state is not None and state.failures == 0

    def _pass_on(self, feed: str) -> None:
        """Ask for a look, now or as soon as the last one asked for is old enough."""
        now = self._clock.monotonic()
        if now - self._looked.get(feed, -self._seldom) < self._seldom:
            self._waiting.add(feed)
            return
        self._looked[feed] = now
        self._waiting.discard(feed)
        self._look[feed]()

    async def _all(self) -> list[Subscription]:
        found = map(subscription_of, await self._storage.documents(WEBSUB))
        return [subscription for subscription in found if subscription.feed in self._look]


def _seconds(text: str | None) -> float:
    """Return a lease; one that is none is as short as any."""
    return float(text) if text and re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) else SHORTEST
