"""Whose messages these are, and how each is framed: language, time zone, names, and the posts it points to."""

from dataclasses import dataclass, replace

from bot.delivery import lines
from bot.delivery.frame import Catalogue, Frame
from bot.delivery.links import channel_post
from bot.models import TAKEN_BACK, Article, DeliveryState, Kind, Language, Reader, delivery_id
from bot.newsroom.changes_of_site import BY_THE_SITE
from bot.ports import Storage
from bot.texts import Texts

MOST_EARLIER = 2


@dataclass(frozen=True, slots=True)
class Masthead:
    """Whose messages these are: the channel (number and, where public, name), the bot's name, the site's, and how the
    channel speaks.
    """

    channel: int
    channel_name: str | None = None
    bot: str | None = None
    source: str = ""
    language: Language = Language.ARABIC
    timezone: str = "Africa/Casablanca"
    plain_http: bool = False


class Frames:
    """Makes the frames of messages. Reads the store, changes nothing."""

    def __init__(self, storage: Storage, texts: Texts, catalogue: Catalogue, masthead: Masthead) -> None:
        self._storage = storage
        self._texts = texts
        self._catalogue = catalogue
        self.masthead = masthead

    def plain(self, language: Language | None = None, timezone: str | None = None) -> Frame:
        """Return the frame of the channel's messages, or of a reader's in this language and time zone."""
        head = self.masthead
        return Frame(
            texts=self._texts,
            catalogue=self._catalogue,
            language=language or head.language,
            timezone=timezone or head.timezone,
            source=head.source,
            bot=head.bot,
            channel=head.channel_name,
            plain_http=head.plain_http,
        )

    async def of_post(self, article: Article, channel: int) -> Frame:
        """Return the frame of an article's post in this channel, with the earlier posts it points to."""
        frame = replace(self.plain(), see_also=await self._earlier(article, channel))
        return replace(frame, source=_source(article) or frame.source)

    def of_copy(self, article: Article, reader: Reader) -> Frame:
        """Return the frame of a reader's copy of an article."""
        frame = self.plain(reader.language, reader.timezone)
        return replace(frame, source=_source(article) or frame.source)

    async def address(self, article: str, channel: int | None = None) -> str | None:
        """Return where an article's post stands in the channel; None: nowhere."""
        chat = self.masthead.channel if channel is None else channel
        post = await self._storage.delivery(delivery_id(Kind.POST, article, chat))
        if post is None or post.state is not DeliveryState.SENT or post.message is None:
            return None
        return channel_post(chat, self.masthead.channel_name, post.message)

    async def _earlier(self, article: Article, channel: int) -> tuple[tuple[str, str], ...]:
        earlier: list[tuple[str, str]] = []
        for other in await self._storage.articles(article.see_also):
            address = None if other.state in TAKEN_BACK else await self.address(other.id, channel)
            if address is not None and len(earlier) < MOST_EARLIER:
                earlier.append((lines.shown_title(other), address))
        return tuple(earlier)


def _source(article: Article) -> str:
    """Return the site's name as its feed tells it; what came from the desk or by a push bears the channel's."""
    return article.source if article.origin in BY_THE_SITE else ""
