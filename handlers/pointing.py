"""Which post an editor means: the one answered, the one carried here from the channel, the one whose link is given."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Article, Delivery, DeliveryState, Kind, Lane, delivery_id
from handlers.incoming import Incoming
from handlers.room import Room

_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/(?:s/)?"
    r"(?:c/(?P<number>\d{1,18})|(?P<name>[A-Za-z]\w{2,40}))/(?P<post>\d{1,12})/?(?:[?#]\S*)?(?=\s|\Z)",
    re.IGNORECASE | re.ASCII,
)
_PROGRESS = "progress:"  # the notice that counts along belongs to the item it counts for


class Lost(StrEnum):
    """Why no post was found; the sentence's key."""

    WHICH = "amend-which"
    ELSEWHERE = "amend-elsewhere"
    NOT_OURS = "amend-not-ours"
    IN_DOUBT = "amend-in-doubt"
    DIGEST = "amend-digest"
    NO_ARTICLE = "amend-no-article"
    NOWHERE = "amend-nowhere"


@dataclass(frozen=True, slots=True)
class Place:
    """A message, by chat and number, and the words that stood behind its pointing out."""

    chat: int
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """The article that is meant, its post in the channel (None: it has none), and the words that go with the wish."""

    article: Article
    post: Delivery | None
    words: str


def place_of(said: Incoming, room: Room) -> Place | Lost:
    """Return which message is meant. A link in front says it most clearly; then a post carried here; then the message
    that is answered.
    """
    linked = _LINK.match(said.words)
    if linked is not None:
        chat = _chat_of(linked, room)
        rest = said.words[linked.end() :].strip()
        return Lost.ELSEWHERE if chat is None else Place(chat, int(linked["post"]), rest)
    if said.replied_post is not None:
        chat, number = said.replied_post
        return Place(chat, number, said.words) if chat == room.channel else Lost.ELSEWHERE
    return Lost.WHICH if said.replied is None else Place(said.chat, said.replied, said.words)


async def point(said: Incoming, room: Room) -> Pointed | Lost:
    """Return the article that is meant, or why it cannot be found."""
    place = place_of(said, room)
    if isinstance(place, Lost):
        return place
    delivery = await room.storage.by_message(place.chat, place.number)
    if delivery is None:
        return await _not_known(place, room)
    if delivery.kind is Kind.DIGEST:
        return Lost.DIGEST
    name = delivery.article or _counted(delivery)
    if name is None:
        return Lost.NOT_OURS
    article = await room.storage.article(name)
    if article is None:
        return Lost.NO_ARTICLE
    return Pointed(article, await post_of(article, room), place.words)


async def post_of(article: Article, room: Room) -> Delivery | None:
    """Return an article's post in the channel, wherever it is on its way."""
    return await room.storage.delivery(delivery_id(Kind.POST, article.id, room.channel))


async def _not_known(place: Place, room: Room) -> Lost:
    """Say that it is not ours; or that this is not known yet, while a post of ours has no number."""
    if place.chat != room.channel:
        return Lost.NOT_OURS
    doubtful = [row for row in await room.storage.unsettled() if row.kind is Kind.POST and row.chat == room.channel]
    if any(place.number > (row.floor or 0) for row in doubtful):
        return Lost.IN_DOUBT
    lines = await room.storage.backlog(room.clock.now())
    leaving = any(line.sending for line in lines if line.lane in (Lane.FLASH, Lane.CHANNEL))
    above = place.number > (await room.storage.floor(room.channel) or 0)
    return Lost.IN_DOUBT if leaving and above else Lost.NOT_OURS


def _counted(delivery: Delivery) -> str | None:
    subject = delivery.id.split("/")[1] if delivery.id.count("/") > 1 else ""
    return subject.removeprefix(_PROGRESS) if subject.startswith(_PROGRESS) else None


def _chat_of(linked: re.Match[str], room: Room) -> int | None:
    """Return our channel's number where the link leads there."""
    if linked["number"] is not None:
        return room.channel if int(f"-100{linked['number']}") == room.channel else None
    name = (room.channel_name or "").lower()
    return room.channel if name and linked["name"].lower() == name else None


def stands_in_channel(post: Delivery | None) -> bool:
    """Tell whether the channel has it, or is about to."""
    gone = (DeliveryState.DEAD, DeliveryState.CANCELLED)
    return post is not None and post.state not in gone
