"""The automatic posts, paused: looking goes on, what comes in is known and waits; when they go on, it is let out in
order, through the same doubts as ever. An editor's own acts and pushes are not held up.
"""

from dataclasses import replace

from bot.changes import Change, DropDocument, Log, Publish, PutDocument, SetValue
from bot.models import Act, Article, ArticleState, Document
from bot.ports import Storage

PAUSED_FEED = "paused:feed"  # the value's name: since when, or nothing
KEPT_BACK = "kept-back"  # a document for each article that waits
PAUSED = "paused"  # why an article is HELD
AUTOMATIC = frozenset({"feed", "gap"})


async def paused(storage: Storage, origin: str = "feed") -> bool:
    """Tell whether what comes this way is to wait."""
    return origin in AUTOMATIC and bool(await storage.value(PAUSED_FEED))


def pause(by: int, *, now: float) -> tuple[Change, ...]:
    """Stop the automatic posts."""
    return SetValue(PAUSED_FEED, now), Log(Act(now, by, "feed: pause"))


def resume(by: int, *, now: float) -> tuple[Change, ...]:
    """Let them go on."""
    return SetValue(PAUSED_FEED, None), Log(Act(now, by, "feed: resume"))


async def keep_back(
    storage: Storage, article: Article, hosts: frozenset[str], *, place: int, now: float
) -> Article | None:
    """Store an article that waits, with what is needed to decide its way later: `place` is where it stood among those
    of its look. None: it is known already.
    """
    held = replace(article, state=ArticleState.HELD, reason=PAUSED)
    note = Document(KEPT_BACK, article.id, {"at": now, "place": place, "hosts": sorted(hosts)})
    return held if await storage.commit(Publish(held), PutDocument(note)) else None


async def kept_back(storage: Storage) -> list[tuple[Article, Document]]:
    """Return what waits, oldest first. Notes of what was decided otherwise meanwhile are dropped."""
    found = []
    for note in await storage.documents(KEPT_BACK):
        article = await storage.article(note.id)
        if article is not None and article.state is ArticleState.HELD and article.reason == PAUSED:
            found.append((article, note))
        else:
            await storage.commit(DropDocument(note.kind, note.id))
    return sorted(found, key=lambda pair: (pair[1].body["at"], pair[1].body["place"]))


def hosts_of(note: Document) -> frozenset[str]:
    """Return the hosts whose articles were the site's own when it came in."""
    return frozenset(map(str, note.body.get("hosts", ())))
