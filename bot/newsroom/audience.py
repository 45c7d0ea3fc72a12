"""Who wants this article: all readers' filters, asked at once."""

from bot.models import Article, Reader, ReaderState
from bot.newsroom.filters import Takes, published
from bot.newsroom.followers import Followers
from bot.newsroom.interests import Interests
from bot.newsroom.wanted import Wanted
from bot.newsroom.wishes import Spellings


class Audience:
    """The active readers and what they follow, in memory; agrees with `filters.matches`.

    A change holds from the next `match` on. Not for several threads at once.
    """

    def __init__(self, names: Spellings, takes: Takes = published) -> None:
        self._interests = Interests(names, takes)
        self._followers = Followers()

    def put(self, chat: int, reader: Reader | None) -> None:
        """Take in a reader's newest form; None, and one who is not active, gets nothing any more."""
        following = reader.filters if reader is not None and reader.state is ReaderState.ACTIVE else ()
        self._followers.put(chat, [(self._interests.number(one.kind, one.text), one.id) for one in following])
        if self._followers.is_due:
            self.settle()

    def settle(self) -> None:
        """Put the changes in with the rest. It happens by itself; after loading many readers it saves time."""
        for unused in self._followers.settle(len(self._interests)):
            self._interests.drop(unused)

    def match(self, article: Article) -> Wanted:
        """Return who wants an article, and for which of their filters."""
        return Wanted(*self._followers.of(self._interests.fitting(article)))

    def count(self, article: Article) -> int:
        """Return how many readers would get it."""
        return len(self.match(article))
