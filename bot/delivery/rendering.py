"""A stored intent becomes the next thing to do: reads the store, changes nothing (ports.Render)."""

from dataclasses import replace

from bot.delivery.digests import digest
from bot.delivery.digests import way_out as digest_way_out
from bot.delivery.frame import Catalogue
from bot.delivery.masthead import Frames, Masthead
from bot.delivery.notices import question_message
from bot.delivery.postponements import postponed
from bot.delivery.posts import channel_post
from bot.delivery.retries import dropped
from bot.delivery.sheets import Sheets, fitted
from bot.delivery.standing import Standing
from bot.delivery.stored import message_from
from bot.messages import Message
from bot.models import (
    TAKEN_BACK,
    Article,
    Delivery,
    DeliveryState,
    Kind,
    Lane,
    Reader,
    ReaderState,
    delivery_id,
)
from bot.newsroom.likenesses import likeness
from bot.newsroom.quiet import PAUSE
from bot.newsroom.routing import DAY, urgent
from bot.ports import DropIt, HoldIt, SendIt, Step, Storage, WaitIt
from bot.texts import Texts


class Rendering:
    """Renders deliveries. The same delivery, article and reader give the same message."""

    def __init__(self, storage: Storage, texts: Texts, catalogue: Catalogue, masthead: Masthead) -> None:
        self._storage = storage
        self._texts = texts
        self._language = masthead.language
        self.frames = Frames(storage, texts, catalogue, masthead)
        self._sheets = Sheets(self.frames)
        self.standing = Standing(storage, self.frames, self._sheets)

    async def __call__(self, delivery: Delivery) -> Step:
        """Return what to do for this delivery now."""
        if "text" in delivery.data:
            return await self._own_words(delivery)
        if delivery.kind is Kind.NOTICE or "question" in delivery.data:
            return await self._question(delivery)
        if delivery.kind is Kind.DIGEST:
            return await self._digest(delivery)
        article = await self._storage.article(delivery.article) if delivery.article else None
        if article is None:
            return DropIt("its article is not known any more")
        render = {
            Kind.POST: self._post,
            Kind.COPY: self._copy,
            Kind.EDIT: self.standing.edit,
            Kind.DELETE: self.standing.delete,
            Kind.REPLY: self.standing.reply,
        }[delivery.kind]
        return await render(delivery, article)

    async def _post(self, delivery: Delivery, article: Article) -> Step:
        if article.state in TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        frame = await self.frames.of_post(article, delivery.chat)
        message = channel_post(article, frame, drop=frozenset(dropped(delivery)))
        return SendIt(await self._dressed(message, delivery, article))

    async def _copy(self, delivery: Delivery, article: Article) -> Step:
        if article.state in TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        reader = await self._storage.reader(delivery.chat)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return await self._unread(delivery, reader)
        filters = fitted(delivery)
        if not _still_wanted(reader, filters):
            return DropIt("the reader does not follow it any more")
        if (later := postponed(delivery, reader, breaking=urgent(article))) is not None:
            return later
        message = await self._sheets.copy(article, reader, filters, frozenset(dropped(delivery)))
        return SendIt(await self._dressed(message, delivery, article))

    async def _digest(self, delivery: Delivery) -> Step:
        reader = await self._storage.reader(delivery.chat)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return await self._unread(delivery, reader)
        stored = await self._storage.articles([str(one) for one in delivery.data.get("articles", ())])
        by = dict(delivery.data.get("filters", {}))
        left = [(one, tuple(by.get(one.id, ()))) for one in stored if one.state not in TAKEN_BACK]
        fitting = [(one, filters) for one, filters in left if _still_wanted(reader, filters)]
        if not fitting:
            return DropIt("nothing of it is left")
        if (later := postponed(delivery, reader, breaking=all(urgent(one) for one, _ in fitting))) is not None:
            return later
        frame = self.frames.plain(reader.language, reader.timezone)
        drop = frozenset(dropped(delivery))
        rows = () if "buttons" in drop else digest_way_out(delivery.id, frame)
        message = replace(digest(fitting, reader, frame, drop=drop), rows=rows, silent=delivery.silent)
        return SendIt(message, listed=tuple(one.id for one, _ in fitting))

    async def _unread(self, delivery: Delivery, reader: Reader | None) -> Step:
        """Keep what whoever paused was to get until they go on, and a digest for whoever cannot be reached until they
        are back: held again, or, after a doubt, as it is. The rest is called off; what was claimed for a group that
        moved meanwhile is claimed again.
        """
        stored = await self._storage.delivery(delivery.id)
        if stored is not None and stored.chat != delivery.chat:
            return WaitIt(0.0, "the group moved")
        paused = reader is not None and reader.state is ReaderState.PAUSED
        if paused and delivery.doubts:
            return WaitIt(DAY, PAUSE)
        if paused or (reader is not None and delivery.kind is Kind.DIGEST and not delivery.doubts):
            return HoldIt(delivery.started or delivery.not_before)  # at once, and then as the reader's state says
        return DropIt(f"the reader is {reader.state if reader else 'gone'}")

    async def _question(self, delivery: Delivery) -> Step:
        question = await self._storage.document("question", str(delivery.data.get("question", "")))
        if question is None:
            return DropIt("the question is answered")
        about = question.body.get("articles") or [question.body.get("article")]
        articles = await self._storage.articles([one for one in about if one])
        head = self.frames.masthead
        like = await likeness(self._storage, question, channel=head.channel)
        message = question_message(self._texts, self._language, question, articles, like=like, timezone=head.timezone)
        if delivery.kind is Kind.EDIT:
            return await self.standing.in_place(delivery, message)
        return SendIt(replace(message, silent=delivery.silent))

    async def _own_words(self, delivery: Delivery) -> Step:
        if delivery.kind is Kind.EDIT:
            return await self.standing.in_place(delivery, message_from(delivery.data))
        if delivery.lane is Lane.ROUTINE and (later := await self._not_now(delivery)) is not None:
            return later
        message = message_from(delivery.data)
        return SendIt(replace(message, silent=message.silent or delivery.silent))

    async def _not_now(self, delivery: Delivery) -> Step | None:
        """Return what to do instead of saying something to a reader; None: it may be said."""
        reader = await self._storage.reader(delivery.chat)
        if reader is None or reader.state is ReaderState.UNREACHABLE:
            return await self._unread(delivery, reader)
        if reader.state is ReaderState.PAUSED:
            return WaitIt(DAY, PAUSE)
        return postponed(delivery, reader, breaking=False)

    async def _dressed(self, message: Message, delivery: Delivery, article: Article) -> Message:
        """Add what belongs to this sending: quiet or not, and the earlier message it follows up in the same chat."""
        reply_to = None
        if article.reply_to is not None and "reply" not in frozenset(dropped(delivery)):
            before = await self._storage.delivery(delivery_id(delivery.kind, article.reply_to, delivery.chat))
            here = before is not None and before.state is DeliveryState.SENT and before.chat == delivery.chat
            reply_to = before.message if before is not None and here else None
        return replace(message, silent=delivery.silent, reply_to=reply_to)


def _still_wanted(reader: Reader, filters: tuple[int, ...]) -> bool:
    """Tell whether any of the filters that an article fitted is followed still. None named: nobody asked for one."""
    return not filters or any(one.id in filters for one in reader.filters)
