"""What could not be taken in, for a reason that nobody foresaw: left aside, so that what comes after it is taken."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StorageError
from bot.models import Article, Entry

log = logging.getLogger(__name__)

MOST_KNOWN = 1000


class Stumbles:
    """Remembers over what one feed's news stumbles, so that each is logged once, with its traceback."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._now: list[str] = []

    @contextmanager
    def over(self, news: Entry | Article) -> Iterator[None]:
        """Go on behind the block where it fails over this; a store that fails is none of the news' doing."""
        try:
            yield
        except StorageError:
            raise
        except Exception as error:
            name = news.link or news.title
            self._now.append(f"{name}: {type(error).__name__}: {error}")
            if name not in self._known:
                log.exception("%s could not be taken in and is left aside", name)
                self._known = {*(self._known if len(self._known) < MOST_KNOWN else ()), name}

    def since_asked(self) -> list[str]:
        """Return what was stumbled over since this was asked last: what it is, and why."""
        found, self._now = self._now, []
        return found
