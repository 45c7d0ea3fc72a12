"""A stored intent becomes the next thing to do: reads the store, changes nothing (ports.Render)."""

from dataclasses import dataclass, replace

from bot.delivery import lines
from bot.delivery.amended_digests import amended, listed
from bot.delivery.copies import copy_sheet, correction_reply, way_out
from bot.delivery.digests import digest
from bot.delivery.digests import way_out as digest_way_out
from bot.delivery.frame import Catalogue, Frame
from bot.delivery.links import channel_post as post_address
from bot.delivery.notices import question_message
from bot.delivery.postponements import postponed
from bot.delivery.posts import channel_post, retraction
from bot.delivery.stored import message_from
from bot.messages import Message
from bot.models import (
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Kind,
    Language,
    Reader,
    ReaderState,
    delivery_id,
)
from bot.newsroom.changes_of_site import BY_THE_SITE
from bot.newsroom.corrections import with_face
from bot.newsroom.routing import urgent
from bot.ports import DeleteIt, DropIt, EditIt, SendIt, Step, Storage, WaitIt
from bot.texts import Texts

LOOK_AGAIN = 2.0  # seconds until what an edit is for is looked at again
MOST_EARLIER = 2
MOST_SHEETS = 64  # a fan-out needs one for each language and time zone

_TAKEN_BACK = (ArticleState.RETRACTED, ArticleState.SKIPPED)
_LATER = "a later correction has taken its place"
_LEFT = "it stands in the chat that the group has left"
_NEVER_WENT = (DeliveryState.DEAD, DeliveryState.CANCELLED, DeliveryState.HELD)


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


class Rendering:
    """Renders deliveries. The same delivery, article and reader give the same message."""

    def __init__(self, storage: Storage, texts: Texts, catalogue: Catalogue, masthead: Masthead) -> None:
        self._storage = storage
        self._texts = texts
        self._catalogue = catalogue
        self._masthead = masthead
        self._sheets: dict[tuple[object, ...], Message] = {}

    async def __call__(self, delivery: Delivery) -> Step:
        """Return what to do for this delivery now."""
        if "text" in delivery.data:
            return await self._own_words(delivery)
        if delivery.kind is Kind.NOTICE:
            return await self._question(delivery)
        if delivery.kind is Kind.DIGEST:
            return await self._digest(delivery)
        article = await self._storage.article(delivery.article) if delivery.article else None
        if article is None:
            return DropIt("its article is not known any more")
        render = {
            Kind.POST: self._post,
            Kind.COPY: self._copy,
            Kind.EDIT: self._edit,
            Kind.DELETE: self._delete,
            Kind.REPLY: self._reply,
        }[delivery.kind]
        return await render(delivery, article)

    def frame(self, language: Language | None = None, timezone: str | None = None) -> Frame:
        """Return the frame of the channel's messages, or of a reader's in this language and time zone."""
        head = self._masthead
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

    async def channel_frame(self, article: Article, channel: int) -> Frame:
        """Return the frame of an article's post in this channel, with the earlier posts it points to."""
        frame = replace(self.frame(), see_also=await self._earlier(article, channel))
        return replace(frame, source=_source(article) or frame.source)

    async def forms(self, post: Delivery) -> tuple[Message, ...]:
        """Return how a post that was sent some time ago may look: as its article would be posted now, whatever became
        of it, and as before each change since.
        """
        article = await self._storage.article(post.article) if post.article else None
        if article is None:
            return ()
        subjects = (f"{article.id}.{revision}" for revision in range(1, article.revision + 1))
        edits = [await self._storage.delivery(delivery_id(Kind.EDIT, subject, post.chat)) for subject in subjects]
        faces = [dict(edit.data["was"]) for edit in edits if edit is not None and "was" in edit.data]
        drop, forms = _dropped(post), []
        for face in ({}, *faces):
            shown = with_face(article, face)
            forms.append(channel_post(shown, await self.channel_frame(shown, post.chat), drop=drop))
        return tuple(forms)

    async def address(self, article: str, channel: int | None = None) -> str | None:
        """Return where an article's post stands in the channel; None: nowhere."""
        chat = self._masthead.channel if channel is None else channel
        post = await self._storage.delivery(delivery_id(Kind.POST, article, chat))
        if post is None or post.state is not DeliveryState.SENT or post.message is None:
            return None
        return post_address(chat, self._masthead.channel_name, post.message)

    async def _post(self, delivery: Delivery, article: Article) -> Step:
        if article.state in _TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        frame = await self.channel_frame(article, delivery.chat)
        message = channel_post(article, frame, drop=_dropped(delivery))
        return SendIt(await self._dressed(message, delivery, article))

    async def _copy(self, delivery: Delivery, article: Article) -> Step:
        if article.state in _TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        reader = await self._storage.reader(delivery.chat)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        filters = _filters(delivery)
        if not _still_wanted(reader, filters):
            return DropIt("the reader does not follow it any more")
        if (later := postponed(delivery, reader, breaking=urgent(article))) is not None:
            return later
        message = await self._copy_message(article, reader, filters, _dropped(delivery))
        return SendIt(await self._dressed(message, delivery, article))

    async def _edit(self, delivery: Delivery, article: Article) -> Step:
        if article.state in _TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        if _overtaken(delivery, article):
            return DropIt(_LATER)
        original = await self._standing(delivery)
        return await self._edited(original, delivery, article) if isinstance(original, Delivery) else original

    async def _edited(self, original: Delivery, delivery: Delivery, article: Article) -> Step:
        drop = _dropped(delivery) | _dropped(original)
        if original.kind is Kind.DIGEST:
            return await self._amended_digest(original, drop)
        if original.kind is Kind.POST:
            frame = await self.channel_frame(article, original.chat)
            message = channel_post(article, frame, drop=drop)
            return EditIt(original.message or 0, replace(message, new_photo="picture" in delivery.data))
        reader = await self._storage.reader(original.chat)
        if reader is None or reader.state is ReaderState.UNREACHABLE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        filters = _filters(delivery) or _filters(original)
        return EditIt(original.message or 0, await self._copy_message(article, reader, filters, drop))

    async def _delete(self, delivery: Delivery, article: Article) -> Step:
        original = await self._standing(delivery)
        if not isinstance(original, Delivery):
            return original
        drop = _dropped(delivery) | _dropped(original)
        if original.kind is Kind.DIGEST:
            return await self._amended_digest(original, drop)
        reader = await self._storage.reader(original.chat) if original.kind is not Kind.POST else None
        frame = self.frame(reader.language if reader else None, reader.timezone if reader else None)
        if article.state not in _TAKEN_BACK and original.kind is Kind.REPLY and reader is not None:
            return DeleteIt(original.message or 0, correction_reply(article, reader, frame))
        return DeleteIt(original.message or 0, retraction(article, frame, drop=drop))

    async def _reply(self, delivery: Delivery, article: Article) -> Step:
        if article.correction is None or article.state in _TAKEN_BACK:
            return DropIt("there is no correction any more")
        if _overtaken(delivery, article):
            return DropIt(_LATER)
        original = await self._standing(delivery)
        if not isinstance(original, Delivery):
            return original
        reader = await self._reader_of(original)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        if (later := postponed(delivery, reader, breaking=True)) is not None:
            return later
        message = correction_reply(article, reader, self.frame(reader.language, reader.timezone))
        return SendIt(replace(message, silent=delivery.silent, reply_to=original.message))

    async def _digest(self, delivery: Delivery) -> Step:
        reader = await self._storage.reader(delivery.chat)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        stored = await self._storage.articles([str(one) for one in delivery.data.get("articles", ())])
        by = dict(delivery.data.get("filters", {}))
        left = [(one, tuple(by.get(one.id, ()))) for one in stored if one.state not in _TAKEN_BACK]
        fitting = [(one, filters) for one, filters in left if _still_wanted(reader, filters)]
        if not fitting:
            return DropIt("nothing of it is left")
        if (later := postponed(delivery, reader, breaking=all(urgent(one) for one, _ in fitting))) is not None:
            return later
        frame = self.frame(reader.language, reader.timezone)
        drop = _dropped(delivery)
        rows = () if "buttons" in drop else digest_way_out(delivery.id, frame)
        message = replace(digest(fitting, reader, frame, drop=drop), rows=rows, silent=delivery.silent)
        return SendIt(message, listed=tuple(one.id for one, _ in fitting))

    async def _amended_digest(self, sent: Delivery, drop: frozenset[str]) -> Step:
        reader = await self._storage.reader(sent.chat)
        if reader is None or reader.state is ReaderState.UNREACHABLE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        articles = await self._storage.articles(listed(sent))
        if not articles:
            return DropIt("its articles are not known any more")
        return amended(sent, articles, reader, self.frame(reader.language, reader.timezone), drop=drop)

    async def _question(self, delivery: Delivery) -> Step:
        question = await self._storage.document("question", str(delivery.data.get("question", "")))
        if question is None:
            return DropIt("the question is answered")
        about = question.body.get("articles") or [question.body.get("article")]
        articles = await self._storage.articles([one for one in about if one])
        message = question_message(self._texts, self._masthead.language, question, articles)
        return SendIt(replace(message, silent=delivery.silent))

    async def _own_words(self, delivery: Delivery) -> Step:
        message = message_from(delivery.data)
        if delivery.kind is not Kind.EDIT:
            return SendIt(replace(message, silent=message.silent or delivery.silent))
        original = await self._standing(delivery)
        return EditIt(original.message or 0, message) if isinstance(original, Delivery) else original

    async def _standing(self, delivery: Delivery) -> Delivery | WaitIt | DropIt:
        """Return the message's delivery that this one is for, once it stands in the chat."""
        original = await self._storage.delivery(str(delivery.data.get("of", "")))
        if original is None:
            return DropIt("what it is for is not known any more")
        if original.state in _NEVER_WENT:
            return DropIt("what it is for never went out")
        if _left_behind(original, delivery):
            return DropIt(_LEFT)
        if original.state is not DeliveryState.SENT:
            return WaitIt(LOOK_AGAIN)
        return original if original.message is not None else DropIt("what it is for has no number")

    async def _copy_message(
        self, article: Article, reader: Reader, filters: tuple[int, ...], drop: frozenset[str]
    ) -> Message:
        frame = self.frame(reader.language, reader.timezone)
        frame = replace(frame, source=_source(article) or frame.source)
        sheet = await self._sheet(article, frame, drop)
        if "buttons" in drop:
            return sheet
        return replace(sheet, rows=sheet.rows + way_out(article, reader, frame, filters))

    async def _sheet(self, article: Article, frame: Frame, drop: frozenset[str]) -> Message:
        """Make what all readers of one language and zone share once: a fan-out is one article to very many."""
        address = None if article.link or article.short_link else await self.address(article.id)
        key = (article.id, article.revision, article.corrected, frame.language, frame.timezone, drop, address)
        if key not in self._sheets:
            if len(self._sheets) >= MOST_SHEETS:
                del self._sheets[next(iter(self._sheets))]
            self._sheets[key] = copy_sheet(article, frame, drop=drop, channel_url=address)
        return self._sheets[key]

    async def _dressed(self, message: Message, delivery: Delivery, article: Article) -> Message:
        """Add what belongs to this sending: quiet or not, and the earlier message it follows up in the same chat."""
        reply_to = None
        if article.reply_to is not None and "reply" not in _dropped(delivery):
            before = await self._storage.delivery(delivery_id(delivery.kind, article.reply_to, delivery.chat))
            here = before is not None and before.state is DeliveryState.SENT and before.chat == delivery.chat
            reply_to = before.message if before is not None and here else None
        return replace(message, silent=delivery.silent, reply_to=reply_to)

    async def _earlier(self, article: Article, channel: int) -> tuple[tuple[str, str], ...]:
        earlier: list[tuple[str, str]] = []
        for other in await self._storage.articles(article.see_also):
            address = None if other.state in _TAKEN_BACK else await self.address(other.id, channel)
            if address is not None and len(earlier) < MOST_EARLIER:
                earlier.append((lines.shown_title(other), address))
        return tuple(earlier)

    async def _reader_of(self, original: Delivery) -> Reader | None:
        if original.kind is Kind.POST:
            return Reader(original.chat, language=self._masthead.language, timezone=self._masthead.timezone)
        return await self._storage.reader(original.chat)


def _dropped(delivery: Delivery) -> frozenset[str]:
    return frozenset(str(part) for part in delivery.data.get("drop", ()))


def _overtaken(delivery: Delivery, article: Article) -> bool:
    """Tell whether a later correction goes everywhere this one was to go."""
    return "corrected" in delivery.data and delivery.data["corrected"] != article.corrected


def _left_behind(original: Delivery, delivery: Delivery) -> bool:
    """Tell whether a group moved between a message and what is to be done to it: its number is another's by now."""
    return original.chat != delivery.chat and not delivery.id.endswith(f"/{delivery.chat}")


def _still_wanted(reader: Reader, filters: tuple[int, ...]) -> bool:
    """Tell whether any of the filters that an article fitted is followed still. None named: nobody asked for one."""
    return not filters or any(one.id in filters for one in reader.filters)


def _filters(delivery: Delivery) -> tuple[int, ...]:
    return tuple(delivery.data.get("filters", ()))


def _source(article: Article) -> str:
    """Return the site's name as its feed tells it; what came from the desk or by a push bears the channel's."""
    return article.source if article.origin in BY_THE_SITE else ""
