"""/breaking: a text, a link or a photo's caption becomes a draft in the same chat."""

import hashlib
from base64 import b32encode
from dataclasses import replace

from bot.changes import Log
from bot.delivery.links import channel_post
from bot.errors import FeedError, FeedForbidden, FeedUnreadable
from bot.intake.cleaning import line, paragraphs
from bot.messages import Say
from bot.models import Act, DeliveryState, Entry, Language
from bot.newsroom.bulletins import bulletin, only_link
from bot.newsroom.drafts import LIVES, LONGEST_TEXT, LONGEST_TITLE, Draft
from bot.newsroom.precedents import Before, before, entry_of
from bot.newsroom.releases import topics_of
from bot.replies import Reply
from handlers.draft_room import DraftRoom
from handlers.incoming import Incoming
from handlers.room import Room

_MISSING = (404, 410)


async def breaking(said: Incoming, room: Room) -> Reply:
    """Lay out a draft, or say what is wrong: nothing to say, a page that cannot be read, news that went out already."""
    desk = DraftRoom(said, room)
    language = await desk.language()
    if not said.is_private and said.chat != room.desk:
        return Reply((), (desk.say(language, "draft-elsewhere"),))
    if not said.words:
        return Reply((), (desk.say(language, "draft-how"),))
    try:
        entry, earlier = await _read(said, room)
    except FeedError as error:
        return Reply((), (desk.say(language, _failure(error)),))
    if earlier.stands:
        return Reply((), (_known(desk, language, earlier),))
    draft = _draft(desk, entry, language)
    return await desk.show(draft, Log(Act(desk.now, desk.user, "breaking: draft", draft.id, entry.title)))


async def _read(said: Incoming, room: Room) -> tuple[Entry, Before]:
    """Return what was given, and what is known of it. A link that is known needs no look at its page."""
    link = only_link(said.words)
    entry = Entry(None, link, "") if link else _cleaned(bulletin(said.words))
    now = room.clock.now()
    earlier = await before(room.storage, entry, room.channel, now=now)
    if link and (known := earlier.brings or earlier.raises):
        entry = entry_of(known)
    elif link and not earlier.stands:
        entry = await room.pages.read(link)
        entry = replace(entry, link=entry.link or link)
        earlier = await before(room.storage, entry, room.channel, now=now)
    return (replace(entry, image=said.picture) if said.picture else entry), earlier


def _cleaned(entry: Entry) -> Entry:
    """Leave out what hides or reorders (FAULTS T04); what is too long is cut at the longest that is kept."""
    return replace(entry, title=line(entry.title, LONGEST_TEXT), summary=paragraphs(entry.summary, LONGEST_TEXT))


def _failure(error: FeedError) -> str:
    match error:
        case FeedForbidden():
            return "draft-page-forbidden"
        case FeedUnreadable():
            return "draft-page-unreadable"
    return "draft-page-missing" if error.status in _MISSING else "draft-page-unreachable"


def _known(desk: DraftRoom, language: Language, earlier: Before) -> Say:
    title = earlier.known.title if earlier.known else ""
    post, room = earlier.post, desk.room
    if post is not None and post.state is DeliveryState.SENT and post.message is not None:
        link = channel_post(room.channel, room.channel_name, post.message) or ""
        return desk.say(language, "draft-known", title=title[:LONGEST_TITLE], link=link)
    return desk.say(language, "draft-known-waiting", title=title[:LONGEST_TITLE])


def _draft(desk: DraftRoom, entry: Entry, language: Language) -> Draft:
    now, said = desk.now, desk.said
    digest = hashlib.sha256(f"{said.update}/{said.chat}/{now}".encode()).digest()
    return Draft(
        id=b32encode(digest)[:10].decode("ascii").lower(),
        chat=said.chat,
        by=desk.user,
        name=desk.name,
        at=now,
        until=now + LIVES,
        entry=entry,
        topics=topics_of(entry, desk.room.catalogue),
        own=only_link(said.words) is None,
        language=language,
    )
