"""/status, /stats, /pause_feed, /resume_feed: how things stand, and whether articles go out by themselves."""

import importlib.metadata
import re

from bot.delivery.reports import Clerk, stats, status, story
from bot.models import Article, Entry
from bot.newsroom import pauses, reports
from bot.newsroom.editors import editors
from bot.newsroom.precedents import link_keys
from bot.replies import Reply
from handlers import pointing
from handlers.editors import called
from handlers.incoming import Incoming
from handlers.pointing import Pointed
from handlers.room import Room
from handlers.visit import Visit, receive

_ID = re.compile(r"[a-z2-7]{10}")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_PLACE = re.compile(r"(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|telegram\.dog)/", re.IGNORECASE)


async def how_things_stand(said: Incoming, room: Room) -> Reply:
    """Tell the feeds, the queues, what needs a person, how quick it was, who reads."""
    visit = await receive(said, room)
    view = await reports.overview(room.storage, room.settings.feed_urls, channel=room.channel, now=visit.now)
    version = importlib.metadata.version("mirsal")
    return Reply((), (visit.say(status(view, _clerk(visit), version=version, started=room.started)),))


async def figures(said: Incoming, room: Room) -> Reply:
    """Tell the figures of all; or what became of one article, by its link, its id, or the post that is answered."""
    visit = await receive(said, room)
    if not said.words and said.replied is None and said.replied_post is None:
        whole = await reports.figures(room.storage, channel=room.channel, now=visit.now)
        return Reply((), (visit.say(stats(whole, _clerk(visit, await _names(visit)))),))
    found = await _article(said, room)
    if not isinstance(found, Article):
        return Reply((), (visit.say(visit.text(found)),))
    told = await reports.story_of(room.storage, found, channel=room.channel)
    clerk = _clerk(visit, await _names(visit))
    return Reply((), (visit.say(story(told, clerk, channel_name=room.channel_name)),))


async def pause(said: Incoming, room: Room) -> Reply:
    """Stop the automatic posts: what comes in from now on waits. What editors send, and breaking pushes, go out."""
    visit = await receive(said, room)
    if await pauses.paused(room.storage):
        return Reply((), (visit.say(visit.text("feed-paused-already")),))
    return Reply(pauses.pause(said.user or 0, now=visit.now), (visit.say(visit.text("feed-paused")),))


async def resume(said: Incoming, room: Room) -> Reply:
    """Let the automatic posts go on; what waited is let out in order."""
    visit = await receive(said, room)
    if not await pauses.paused(room.storage):
        return Reply((), (visit.say(visit.text("feed-not-paused")),))
    waiting = await pauses.count_paused(room.storage)
    answer = visit.say(visit.text("feed-resumed", count=waiting))
    return Reply(pauses.resume(said.user or 0, now=visit.now), (answer,))


async def _article(said: Incoming, room: Room) -> Article | str:
    """Return the article that is meant, or the key of the sentence that says why there is none."""
    words = said.words.strip()
    if not words or _PLACE.match(words):
        pointed = await pointing.point(said, room)
        return pointed.article if isinstance(pointed, Pointed) else pointed.value
    name: str | None = words if _ID.fullmatch(words) else None
    if _LINK.fullmatch(words):
        keys = link_keys(Entry(guid=None, link=words, title=""))
        known = await room.storage.known(keys)
        name = next((known[key] for key in keys if key in known), None)
    article = await room.storage.article(name) if name else None
    return article or "stats-unknown"


async def _names(visit: Visit) -> dict[int, str]:
    """Return what those who act are called. Owners stand in the settings by number: there is no name to remember."""
    room = visit.room
    named = {one.user: called(one) for one in await editors(room.storage)}
    owners = sorted(room.settings.owners)
    if len(owners) == 1:
        return {**named, owners[0]: visit.text("owner-called")}
    return {**named, **{one: visit.text("owner-called-number", number=str(one)) for one in owners}}


def _clerk(visit: Visit, names: dict[int, str] | None = None) -> Clerk:
    room, known = visit.room, names or {}
    return Clerk(
        room.texts,
        visit.language,
        visit.reader.timezone,
        room.catalogue,
        visit.now,
        who=lambda user: known.get(user, str(user)),
    )
