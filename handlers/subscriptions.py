"""What a reader follows: /topics, /subscribe, /unsubscribe, /mine, and the buttons that switch and drop."""

from bot.messages import Button, Rows
from bot.models import Filter, FilterKind, ReaderState
from bot.newsroom import readership
from bot.newsroom.filters import Understood, same, understand
from bot.newsroom.grammar import behind_dash
from bot.newsroom.readership import Dropped, Followed
from bot.replies import Reply
from handlers import buttons, kept, naming
from handlers.incoming import Incoming
from handlers.mine import page
from handlers.room import Room
from handlers.visit import Visit, receive

MOST_PROBLEMS = 5
ALL_WORDS = frozenset({"all", "tout", "tous", "toutes", "الكل", "كل", "الجميع"})


async def topics(said: Incoming, room: Room) -> Reply:
    """Show all topics, each a button to switch it."""
    visit = await receive(said, room)
    return Reply(visit.keep(), (visit.say(visit.text("topics"), naming.topic_rows(visit)),))


async def switch_topic(said: Incoming, room: Room, slug: str) -> Reply:
    """Follow a topic or stop, whichever it was not; the message with the buttons is changed in place."""
    visit = await receive(said, room)
    if not naming.is_topic(slug, visit):
        return stale(visit)
    one = naming.topic_filter(slug)
    outcome = readership.toggle(visit.reader, one, same=same)
    after = visit.after(outcome.reader)
    name = naming.name(one, visit)
    if isinstance(outcome, Followed) and outcome.refused:
        return Reply((), visit.toast(visit.text("no-room", most=readership.MOST_FILTERS, names=name), alert=True))
    word = visit.text("topic-on" if isinstance(outcome, Followed) else "topic-off", name=name)
    return Reply(after.keep(), (*visit.toast(word), visit.show(visit.text("topics"), naming.topic_rows(after))))


async def subscribe(said: Incoming, room: Room) -> Reply:
    """Follow what the words say, and say what was understood and what was not."""
    if not said.words:
        return await topics(said, room)
    visit = await receive(said, room)
    return _follow(visit, understand(said.words, room.catalogue))


async def follow_text(said: Incoming, room: Room, value: str) -> Reply:
    """Follow the text that a button stands for."""
    visit = await receive(said, room)
    text = await kept.text_of(value, visit)
    if text is None:
        return stale(visit)
    reply = _follow(visit, understand(text, room.catalogue))
    return Reply(reply.changes, (*visit.toast(), *reply.answers))


async def unsubscribe(said: Incoming, room: Room) -> Reply:
    """Stop following what the words say; without words, offer a button for each filter."""
    visit = await receive(said, room)
    if not said.words:
        return Reply(visit.keep(), (visit.say(*page(visit, "unsubscribe-which")),))
    if said.words.lower() in ALL_WORDS:
        return _unfollow_all(visit)
    understood = understand(said.words, room.catalogue)
    meant = tuple(_as_listed(one, visit) for one in understood.filters)
    outcome = readership.unfollow(visit.reader, meant, same=same)
    lines = [*_dropped(outcome, visit), *problems(understood, visit)] or [visit.text("understood-nothing")]
    return Reply(visit.after(outcome.reader).keep(), (visit.say("\n".join(lines)),))


def _as_listed(one: Filter, visit: Visit) -> Filter:
    """Return the topic that a word names by its slug where it is followed still and the newsroom took it away: /mine
    has no other name for it.
    """
    topic = naming.topic_filter(one.text)
    lost = one.kind is FilterKind.WORDS and not naming.is_topic(one.text, visit)
    return topic if lost and readership.follows(visit.reader, topic, same=same) else one


async def mine(said: Incoming, room: Room) -> Reply:
    """Say what the reader follows, with a button to drop each."""
    visit = await receive(said, room)
    return Reply(visit.keep(), (visit.say(*page(visit)),))


async def drop(said: Incoming, room: Room, value: str) -> Reply:
    """Drop a filter by its number: under /mine the list is changed in place, under an article a word is enough."""
    visit = await receive(said, room)
    number, article = buttons.numbers(value)
    outcome = readership.drop(visit.reader, number or 0)
    label = said.pressed.label if said.pressed else ""
    if not all(naming.is_on(label, one, visit) for one in outcome.gone) or not outcome.gone:
        return stale(visit)
    after = visit.after(outcome.reader)
    word = visit.text("dropped", names=naming.names(outcome.gone, visit))
    if article:
        return Reply(after.keep(), visit.toast(word, alert=True))
    return Reply(after.keep(), (*visit.toast(word), visit.show(*page(after))))


async def show_mine(said: Incoming, room: Room, _value: str) -> Reply:
    """Show what the reader follows, at a button's word."""
    visit = await receive(said, room)
    return Reply((), (*visit.toast(), visit.say(*page(visit))))


async def show_topics(said: Incoming, room: Room, _value: str) -> Reply:
    """Show the topics, at a button's word."""
    visit = await receive(said, room)
    return Reply((), (*visit.toast(), visit.say(visit.text("topics"), naming.topic_rows(visit))))


async def stale_button(said: Incoming, room: Room) -> Reply:
    """Answer a button that nobody knows."""
    return stale(await receive(said, room))


def stale(visit: Visit) -> Reply:
    """Answer a button that means nothing (any more); nothing changes."""
    return Reply((), visit.toast(visit.text("stale-button")))


def _follow(visit: Visit, understood: Understood) -> Reply:
    outcome = readership.follow(visit.reader, understood.filters, same=same)
    after = visit.after(outcome.reader)
    lines = [*_followed(outcome, visit), *problems(understood, visit)] or [visit.text("understood-nothing")]
    lines += _apart(outcome, visit)
    near = naming.near_topic((*outcome.added, *outcome.known), after)
    near_row: Rows = ()
    if near is not None:
        lines.append(visit.text("topic-near", name=naming.name(near, visit)))
        near_row = (naming.follow_row(near, visit),)
    if visit.reader.state is ReaderState.PAUSED:
        lines.append(visit.text("paused-hint"))
    rows: Rows = ((Button(visit.text("button-mine"), data=buttons.data("mine", "")),),)
    return Reply(after.keep(), (visit.say("\n".join(lines), near_row + rows),))


def _followed(outcome: Followed, visit: Visit) -> list[str]:
    said: list[str] = []
    if outcome.added:
        said.append(visit.text("following", names=naming.names(outcome.added, visit)))
    if outcome.known:
        said.append(visit.text("already-following", names=naming.names(outcome.known, visit)))
    if outcome.refused:
        names = naming.names(outcome.refused, visit)
        said.append(visit.text("no-room", most=readership.MOST_FILTERS, names=names))
    return said


def _apart(outcome: Followed, visit: Visit) -> list[str]:
    """Say once what a dash by itself does not do: some write it for a comma, some mean that the word must not occur."""
    every = (*outcome.added, *outcome.known)
    behind = [word for one in every if one.kind is FilterKind.WORDS and (word := behind_dash(one.text))]
    return [visit.text("dash-apart", word=word, excluded=f"-{word}") for word in behind[:1]]


def _dropped(outcome: Dropped, visit: Visit) -> list[str]:
    said: list[str] = []
    if outcome.gone:
        said.append(visit.text("dropped", names=naming.names(outcome.gone, visit)))
    if outcome.strange:
        said.append(visit.text("not-followed", names=naming.names(outcome.strange, visit)))
    return said


def _unfollow_all(visit: Visit) -> Reply:
    outcome = readership.unfollow_all(visit.reader)
    word = visit.text("dropped-all", count=len(outcome.gone))
    return Reply(visit.after(outcome.reader).keep(), (visit.say(word),))


def problems(understood: Understood, visit: Visit) -> list[str]:
    """Return a sentence for each thing that was not understood, a few of them."""
    every = dict.fromkeys(understood.problems)
    return [visit.text(f"problem-{problem.kind}", text=problem.text) for problem in [*every][:MOST_PROBLEMS]]
