"""What is done to a message that stands in a chat: it is edited, deleted, answered."""

from dataclasses import replace

from bot.delivery.amended_digests import amended, listed
from bot.delivery.copies import correction_reply
from bot.delivery.masthead import Frames
from bot.delivery.postponements import postponed
from bot.delivery.posts import channel_post, retraction
from bot.delivery.retries import dropped
from bot.delivery.sheets import Sheets, fitted
from bot.messages import Message
from bot.models import TAKEN_BACK, Article, Delivery, DeliveryState, Kind, Reader, ReaderState, delivery_id
from bot.newsroom.corrections import with_face
from bot.ports import DeleteIt, DropIt, EditIt, SendIt, Step, Storage, WaitIt

LOOK_AGAIN = 2.0  # seconds until what an edit is for is looked at again

_LATER = "a later correction has taken its place"
_LEFT = "it stands in the chat that the group has left"
_NEVER_WENT = (DeliveryState.DEAD, DeliveryState.CANCELLED, DeliveryState.HELD)


class Standing:
    """Renders what is done to messages that stand. Each delivery names the one of its message (`of`)."""

    def __init__(self, storage: Storage, frames: Frames, sheets: Sheets) -> None:
        self._storage = storage
        self._frames = frames
        self._sheets = sheets

    async def edit(self, delivery: Delivery, article: Article) -> Step:
        """Let what stands say what the article says now."""
        if article.state in TAKEN_BACK:
            return DropIt(f"the article is {article.state}")
        if _overtaken(delivery, article):
            return DropIt(_LATER)
        original = await self._original(delivery)
        return await self._edited(original, delivery, article) if isinstance(original, Delivery) else original

    async def delete(self, delivery: Delivery, article: Article) -> Step:
        """Take away what stands; where that is refused, let it say that the story was withdrawn."""
        original = await self._original(delivery)
        if not isinstance(original, Delivery):
            return original
        drop = frozenset(dropped(delivery) + dropped(original))
        if original.kind is Kind.DIGEST:
            return await self._amended_digest(original, drop)
        reader = await self._storage.reader(original.chat) if original.kind is not Kind.POST else None
        frame = self._frames.plain(reader.language if reader else None, reader.timezone if reader else None)
        if article.state not in TAKEN_BACK and original.kind is Kind.REPLY and reader is not None:
            return DeleteIt(original.message or 0, correction_reply(article, reader, frame))
        return DeleteIt(original.message or 0, retraction(article, frame, drop=drop))

    async def reply(self, delivery: Delivery, article: Article) -> Step:
        """Answer a corrected copy: an edit notifies nobody."""
        if article.correction is None or article.state in TAKEN_BACK:
            return DropIt("there is no correction any more")
        if _overtaken(delivery, article):
            return DropIt(_LATER)
        original = await self._original(delivery)
        if not isinstance(original, Delivery):
            return original
        reader = await self._reader_of(original)
        if reader is None or reader.state is not ReaderState.ACTIVE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        if (later := postponed(delivery, reader, breaking=True)) is not None:
            return later
        message = correction_reply(article, reader, self._frames.plain(reader.language, reader.timezone))
        return SendIt(replace(message, silent=delivery.silent, reply_to=original.message))

    async def in_place(self, delivery: Delivery, message: Message) -> Step:
        """Put a message in the place of what stands."""
        original = await self._original(delivery)
        return EditIt(original.message or 0, message) if isinstance(original, Delivery) else original

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
        drop, forms = frozenset(dropped(post)), []
        for face in ({}, *faces):
            shown = with_face(article, face)
            forms.append(channel_post(shown, await self._frames.of_post(shown, post.chat), drop=drop))
        return tuple(forms)

    async def _edited(self, original: Delivery, delivery: Delivery, article: Article) -> Step:
        drop = frozenset(dropped(delivery) + dropped(original))
        if original.kind is Kind.DIGEST:
            return await self._amended_digest(original, drop)
        if original.kind is Kind.POST:
            frame = await self._frames.of_post(article, original.chat)
            message = channel_post(article, frame, drop=drop)
            return EditIt(original.message or 0, replace(message, new_photo="picture" in delivery.data))
        reader = await self._storage.reader(original.chat)
        if reader is None or reader.state is ReaderState.UNREACHABLE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        filters = fitted(delivery) or fitted(original)
        return EditIt(original.message or 0, await self._sheets.copy(article, reader, filters, drop))

    async def _amended_digest(self, sent: Delivery, drop: frozenset[str]) -> Step:
        reader = await self._storage.reader(sent.chat)
        if reader is None or reader.state is ReaderState.UNREACHABLE:
            return DropIt(f"the reader is {reader.state if reader else 'gone'}")
        articles = await self._storage.articles(listed(sent))
        if not articles:
            return DropIt("its articles are not known any more")
        return amended(sent, articles, reader, self._frames.plain(reader.language, reader.timezone), drop=drop)

    async def _original(self, delivery: Delivery) -> Delivery | WaitIt | DropIt:
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

    async def _reader_of(self, original: Delivery) -> Reader | None:
        if original.kind is Kind.POST:
            return Reader(
                original.chat, language=self._frames.masthead.language, timezone=self._frames.masthead.timezone
            )
        return await self._storage.reader(original.chat)


def _overtaken(delivery: Delivery, article: Article) -> bool:
    """Tell whether a later correction goes everywhere this one was to go."""
    return "corrected" in delivery.data and delivery.data["corrected"] != article.corrected


def _left_behind(original: Delivery, delivery: Delivery) -> bool:
    """Tell whether a group moved between a message and what is to be done to it: its number is another's by now."""
    return original.chat != delivery.chat and not delivery.id.endswith(f"/{delivery.chat}")
