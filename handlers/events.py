"""What happens without anybody speaking to us: in and out of chats, posts in our channel, groups that move."""

from bot.changes import Change, Move, RaiseFloor, SetValue, Unreach
from bot.newsroom.moves import place_name
from bot.replies import Reply
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.visit import at_desk, receive


async def membership(said: Incoming, room: Room) -> Reply:
    """Blocked or put out: nothing more is sent there. Let in (again): it is a reader, and a group is greeted once.
    The desk is none.
    """
    if not (said.is_private or said.in_group) or at_desk(said, room):
        return Reply()
    visit = await receive(said, room)
    if not said.member:
        gone = Unreach(said.chat, "blocked" if said.is_private else "put out of the group", room.clock.now())
        return Reply((gone,) if visit.stored else ())
    greeting = (visit.say(visit.text("welcome-group")),) if said.in_group and visit.stored is None else ()
    return Reply(visit.keep(), greeting)


async def channel_post(said: Incoming, room: Room) -> Reply:
    """Learn the newest message number of our channel, whoever posted it."""
    if said.chat != room.channel or not said.number:
        return Reply()
    return Reply((RaiseFloor(said.chat, said.number),))


async def migration(said: Incoming, room: Room) -> Reply:
    """Follow a group to its new number; Telegram says it in the old chat and in the new one."""
    if said.moved_to is not None:
        return Reply(_move(said.chat, said.moved_to, room))
    if said.moved_from is not None:
        return Reply(_move(said.moved_from, said.chat, room))
    return Reply()


def _move(old: int, new: int, room: Room) -> tuple[Change, ...]:
    move = Move(old, new)
    return (move, SetValue(place_name(old), new)) if old == room.desk else (move,)


async def nothing(said: Incoming, room: Room) -> Reply:  # noqa: ARG001 - a handler's signature
    """Take note of what concerns nobody: an edited message, a service message, a kind of update yet unknown."""
    return Reply()
