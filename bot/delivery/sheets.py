"""Copies of an article for readers, made so that a fan-out costs little: what all of a language share is made once."""

from dataclasses import replace

from bot.delivery.copies import copy_sheet, way_out
from bot.delivery.frame import Frame
from bot.delivery.masthead import Frames
from bot.messages import Message
from bot.models import Article, Delivery, Reader

MOST_SHEETS = 64  # a fan-out needs one for each language and time zone


class Sheets:
    """Makes readers' copies, and keeps the newest sheets."""

    def __init__(self, frames: Frames) -> None:
        self._frames = frames
        self._sheets: dict[tuple[object, ...], Message] = {}

    def __len__(self) -> int:
        return len(self._sheets)

    async def copy(self, article: Article, reader: Reader, filters: tuple[int, ...], drop: frozenset[str]) -> Message:
        """Return an article as one reader gets it, without the parts in `drop`; `filters` are the ids of those that
        fitted.
        """
        frame = self._frames.of_copy(article, reader)
        sheet = await self._sheet(article, frame, drop)
        if "buttons" in drop:
            return sheet
        return replace(sheet, rows=sheet.rows + way_out(article, reader, frame, filters))

    async def _sheet(self, article: Article, frame: Frame, drop: frozenset[str]) -> Message:
        """Make what all readers of one language and zone share once: a fan-out is one article to very many."""
        address = None if article.link or article.short_link else await self._frames.address(article.id)
        key = (article.id, article.revision, article.corrected, frame.language, frame.timezone, drop, address)
        if key not in self._sheets:
            if len(self._sheets) >= MOST_SHEETS:
                del self._sheets[next(iter(self._sheets))]
            self._sheets[key] = copy_sheet(article, frame, drop=drop, channel_url=address)
        return self._sheets[key]


def fitted(delivery: Delivery) -> tuple[int, ...]:
    """Return the ids of the reader's filters that a delivery's article fitted."""
    return tuple(delivery.data.get("filters", ()))
