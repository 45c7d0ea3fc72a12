"""What could not be taken in, for a reason that nobody foresaw: left aside, so that what comes after it is taken."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.errors import StorageError
from bot.models import Article, Entry
from bot.ports import Alarms

log = logging.getLogger(__name__)

MOST_KNOWN = 1000


class Stumbles:
    """Remembers over what the news of one way in stumbles, so that each is logged once, with its traceback."""

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

    async def tell(self, alarms: Alarms, name: str, *, whole: bool = True) -> None:
        """Tell the desk, under this name, what was stumbled over since it was told last; that there is none such any
        more, where all was gone through (`whole`).
        """
        if left := self.since_asked():
            await alarms.breaks(name, left[0])
        elif whole:
            await alarms.heals(name)
