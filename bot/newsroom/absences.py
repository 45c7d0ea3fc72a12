"""Articles that the feed should still show and does not. Pure: who is missed, what is asked about them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from bot.models import Article, ArticleState, Document
from bot.newsroom.questions import QUESTION, question_id
from bot.newsroom.routing import DAY

ABSENCE = "absence"
VANISHED = "vanished"
MOST_TRIES = 10  # of a page that gives no clear answer
KEPT = 7 * DAY
ANSWER_WITHIN = 2 * DAY


@dataclass(frozen=True, slots=True)
class Absence:
    """One article that is missed: `due` is when its page is looked at next, `misses` how often it was not there.
    `done`: it was brought to the desk, or its page stands. It is kept so that nobody asks again.
    """

    article: str
    at: float
    due: float
    misses: int = 0
    tries: int = 0
    done: bool = False
    version: int = 0

    def document(self) -> Document:
        """Return the form it is stored in."""
        body = {"at": self.at, "due": self.due, "misses": self.misses, "tries": self.tries, "done": self.done}
        return Document(ABSENCE, self.article, body, self.version)

    def seen(self, *, gone: bool | None, again: float) -> "Absence":
        """Return it after a look at the page. `gone` None: the page gave no clear answer."""
        if gone is None:
            return replace(self, tries=self.tries + 1, due=again, done=self.tries + 1 >= MOST_TRIES)
        return replace(self, misses=self.misses + gone, due=again, done=not gone or self.misses >= 1)


def absence_of(document: Document) -> Absence:
    """Read a stored absence."""
    return Absence(article=document.id, version=document.version, **document.body)


def missing(
    articles: Iterable[Article], shown: Collection[str], *, source: str, oldest: float, now: float
) -> list[Article]:
    """Return the articles of this feed that are newer than the oldest entry it shows, and not shown (by id)."""
    return [
        article
        for article in articles
        if article.state is ArticleState.LIVE
        and article.source == source
        and article.link is not None
        and oldest < article.published <= now
        and article.id not in shown
    ]


def vanished_question(article: Article, reason: str, *, now: float) -> Document:
    """Ask whether an article that the site took away is to be taken back here too. Unanswered it stays."""
    body = {"what": VANISHED, "article": article.id, "at": now, "until": now + ANSWER_WITHIN, "reason": reason}
    return Document(QUESTION, question_id(VANISHED, article.id, f"{now:.3f}"), body)
