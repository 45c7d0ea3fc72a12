"""What waits before it goes its way: everything automatic while that is paused, and what an editor is being asked
about as a breaking item (two pairs of eyes). Looking goes on, what comes in is known; when the reason is gone it is
let out in order, through the same doubts as ever. An editor's own acts and breaking pushes are not held up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.changes import Change, DropDocument, Log, Publish, PutArticle, PutDocument, SetValue
from bot.models import Act, Article, ArticleState, Document
from bot.newsroom.drafts import DRAFT, DraftState, draft_of
from bot.newsroom.precedents import link_keys
from bot.newsroom.routing import CHANGED
from bot.ports import Storage

PAUSED_FEED = "paused:feed"  # the value's name: since when, or nothing
KEPT_BACK = "kept-back"  # a document for each article that waits
PAUSED = "paused"  # why an article is HELD
CONFIRMING = "confirming"  # likewise: an editor is asked whether to send it as breaking


async def paused(storage: Storage) -> bool:
    """Tell whether what comes by itself is to wait."""
    return bool(await storage.value(PAUSED_FEED))


@dataclass(frozen=True, slots=True)
class Barrier:
    """What is not let through now: everything (`closed`), or what has one of these keys."""

    closed: bool
    asked: frozenset[str]

    def reason(self, article: Article) -> str | None:
        """Return why an article must wait; None: it need not."""
        if not self.asked.isdisjoint(article.keys):
            return CONFIRMING
        return PAUSED if self.closed else None


async def barrier(storage: Storage, *, now: float) -> Barrier:
    """Look up what must wait at this moment."""
    drafts = [draft_of(one).at_moment(now) for one in await storage.documents(DRAFT)]
    asked = [key for draft in drafts if draft.state is DraftState.CONFIRMING for key in link_keys(draft.entry)]
    return Barrier(await paused(storage), frozenset(asked))


def pause(by: int, *, now: float) -> tuple[Change, ...]:
    """Stop the automatic posts."""
    return SetValue(PAUSED_FEED, now), Log(Act(now, by, "feed: pause"))


def resume(by: int, *, now: float) -> tuple[Change, ...]:
    """Let them go on."""
    return SetValue(PAUSED_FEED, None), Log(Act(now, by, "feed: resume"))


def keep_back(article: Article, hosts: frozenset[str], *, place: int, now: float) -> Sequence[Change]:
    """Return what stores an article that waits (HELD, with its reason), with what is needed to decide its way later:
    `place` is where it stood among those of its look. *Conditional*: refused where it is known already.
    """
    return Publish(article), _note(article, hosts, place, now)


def keep_back_again(
    stored: Article, newer: Article, hosts: frozenset[str], *, place: int, now: float
) -> Sequence[Change]:
    """Likewise for a newer form of an article that went its way before. *Conditional*: refused where somebody changed
    it in between.
    """
    return PutArticle(newer, expected=stored.revision), _note(newer, hosts, place, now, before=CHANGED)


def _note(article: Article, hosts: frozenset[str], place: int, now: float, *, before: str | None = None) -> Change:
    body = {"at": now, "place": place, "hosts": sorted(hosts), "why": article.reason, "before": before}
    return PutDocument(Document(KEPT_BACK, article.id, body))


async def kept_back(storage: Storage) -> list[tuple[Article, Document]]:
    """Return what waits, oldest first. Notes of what was decided otherwise meanwhile are dropped."""
    found = []
    for note in await storage.documents(KEPT_BACK):
        article = await storage.article(note.id)
        if article is not None and article.state is ArticleState.HELD and article.reason in (PAUSED, CONFIRMING):
            found.append((article, note))
        else:
            await storage.commit(DropDocument(note.kind, note.id))
    return sorted(found, key=lambda pair: (pair[1].body["at"], pair[1].body["place"]))


async def count_paused(storage: Storage) -> int:
    """Count what waits for the automatic posts to go on."""
    return sum(note.body.get("why", PAUSED) == PAUSED for note in await storage.documents(KEPT_BACK))


def reason_before(note: Document) -> str | None:
    """Return the reason that an article's way had before it was kept back, if it had one."""
    before = note.body.get("before")
    return None if before is None else str(before)


def hosts_of(note: Document) -> frozenset[str]:
    """Return the hosts whose articles were the site's own when it came in."""
    return frozenset(map(str, note.body.get("hosts", ())))
