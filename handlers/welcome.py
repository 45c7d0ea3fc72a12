"""/start, /help, /privacy, and commands nobody knows."""

import re
from collections.abc import Sequence

from bot.models import ReaderState
from bot.newsroom import readership
from bot.newsroom.filters import same
from bot.replies import Reply
from handlers import naming
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.visit import Visit, receive

_TOPIC_LINK = re.compile(r"t_([a-z0-9-]{1,62})")


async def start(said: Incoming, room: Room) -> Reply:
    """Greet and offer the topics; `/start t_SLUG` (a channel post's button) follows that topic at once. Whatever else
    stands in the link is passed over (FAULTS T11).
    """
    visit = await receive(said, room)
    link = _TOPIC_LINK.fullmatch(said.words)
    if link is not None and naming.is_topic(link[1], visit):
        return _start_with(link[1], visit)
    greeting = "welcome" if visit.is_new else "welcome-back"
    return Reply(visit.keep(), (visit.say(_greet(greeting, visit), naming.topic_rows(visit)),))


async def stranger_command(said: Incoming, room: Room) -> Reply:
    """Say kindly that there is no such command."""
    visit = await receive(said, room)
    return Reply(visit.keep(), (visit.say(visit.text("unknown-command")),))


async def wordless(said: Incoming, room: Room) -> Reply:
    """Say kindly that only words are understood, to whoever sent a picture or a voice alone."""
    visit = await receive(said, room)
    return Reply(visit.keep(), (visit.say(visit.text("wordless")),))


async def privacy(said: Incoming, room: Room) -> Reply:
    """Say what is stored and what is not; stores nothing itself."""
    visit = await receive(said, room)
    return Reply(answers=(visit.say(visit.text("privacy")),))


async def help_page(said: Incoming, room: Room, commands: Sequence[str]) -> Reply:
    """List these commands with a word about each."""
    visit = await receive(said, room)
    lines = [
        visit.text("help-line", command=f"/{command}", description=visit.text(f"command-{command}"))
        for command in commands
    ]
    below = [
        *([visit.text("help-words")] if "subscribe" in commands else []),
        *([visit.text("help-plain")] if said.is_private else []),
        visit.text("help-inline", bot=f"@{room.bot_username}"),
    ]
    page = [visit.text("help-title"), "", *lines, "", *below]
    return Reply(visit.keep(), (visit.say("\n".join(page)),))


def _start_with(slug: str, visit: Visit) -> Reply:
    followed = readership.follow(visit.reader, (naming.topic_filter(slug),), same=same)
    after = visit.after(followed.reader)
    name = naming.names((*followed.added, *followed.known, *followed.refused), visit)
    if followed.refused:
        word = visit.text("no-room", most=readership.MOST_FILTERS, names=name)
    else:
        word = visit.text("following" if followed.added else "already-following", names=name)
    greeting = [_greet("welcome", visit)] if visit.is_new else _pause_hint(visit)
    text = "\n\n".join([word, *greeting])
    return Reply(after.keep(), (visit.say(text, naming.topic_rows(after)),))


def _greet(key: str, visit: Visit) -> str:
    return "\n\n".join([visit.text(key), *_pause_hint(visit)])


def _pause_hint(visit: Visit) -> list[str]:
    return [visit.text("paused-hint")] if visit.reader.state is ReaderState.PAUSED else []
