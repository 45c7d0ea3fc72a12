"""Articles of a burst between their storing and the desk's question about them. Each is stored with a note of its own,
and the question takes its articles' notes away in its own commit: whatever ends in between, the note says who waits.
"""

from collections.abc import Sequence

from bot.changes import Change, DropDocument, PutDocument
from bot.models import Article, ArticleState, Document
from bot.newsroom.decisions import decide_burst
from bot.newsroom.intents import ask
from bot.newsroom.questions import burst_question
from bot.newsroom.routing import HOUR, Doubt
from bot.ports import Storage

UNASKED = "burst-unasked"  # a document for each article of a burst that the desk was not asked about yet
OVERDUE = HOUR / 30  # longer than any look may take to store what it brought


def unasked(article: Article, *, now: float) -> Change:
    """Note, in the commit that holds an article back, that the desk is still to be asked about it."""
    return PutDocument(Document(UNASKED, article.id, {"at": now}))


def ask_about(articles: Sequence[Article], desk: int, *, now: float) -> tuple[Change, ...]:
    """Ask about the articles of one look, and take their notes away. *Conditional*: refused where that was asked."""
    return (*ask(burst_question(articles, now=now), desk, now=now), *_without_notes(articles))


def let_through(articles: Sequence[Article], channel: int, *, now: float) -> tuple[Change, ...]:
    """Post all, where there is no desk any more that could be asked, and take their notes away."""
    return (*decide_burst(articles, "all", channel=channel, by=0, now=now), *_without_notes(articles))


async def overdue(storage: Storage, *, now: float) -> list[list[Article]]:
    """Return what should have been asked about long ago, by look, in the order of its coming. Notes of what was decided
    otherwise meanwhile are dropped.
    """
    looks: dict[float, list[Article]] = {}
    for note in await storage.documents(UNASKED):
        at = float(note.body["at"])
        if 0 <= now - at < OVERDUE:  # a time ahead comes from a clock that was wrong
            continue
        article = await storage.article(note.id)
        if article is not None and is_held(article):
            looks.setdefault(at, []).append(article)
        else:
            await storage.commit(DropDocument(note.kind, note.id))
    return [sorted(looks[at], key=lambda article: (article.published, article.id)) for at in sorted(looks)]


def is_held(article: Article) -> bool:
    """Tell whether an article waits for being one of a burst."""
    return article.state is ArticleState.HELD and article.reason == Doubt.BURST


def _without_notes(articles: Sequence[Article]) -> tuple[Change, ...]:
    return tuple(DropDocument(UNASKED, article.id) for article in articles)
