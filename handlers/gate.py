"""Who is let in: whose voice it is, which role it takes, and how much one person may ask. Authority is looked up now,
by the number of who acts, never read from what was said (FAULTS T05, T06).

Owners stand in the settings, editors are appointed by them. Where nobody is named in OWNERS and DESK is one person's
private chat, that person is an editor: whoever sends the desk's questions there meant them to be answered.
"""

from enum import Enum

from handlers.flood import Room as Allowance
from handlers.incoming import Incoming, Voice
from handlers.room import Room
from handlers.route import On, Role, Route
from handlers.visit import at_desk


class Admission(Enum):
    """WELCOME · MUTED: do it, say nothing · NOTICE: do it, say only that it is a lot · REFUSED: not theirs to decide ·
    ELSEWHERE: theirs, but not in a chat where others read along · NO_READER: a reader's wish at the desk, which follows
    nothing · IGNORED: nothing at all.
    """

    WELCOME = "welcome"
    MUTED = "muted"
    NOTICE = "notice"
    REFUSED = "refused"
    ELSEWHERE = "elsewhere"
    NO_READER = "no_reader"
    IGNORED = "ignored"


BUSY = 10  # updates that wait
UNASKED = frozenset({On.TEXT, On.WORDLESS, On.ELSE_COMMAND})  # in a group, where others talk too
EVENTS = frozenset({On.MEMBER, On.CHANNEL_POST, On.MIGRATION, On.REST})
_HEARD = {
    Allowance.ANSWER: Admission.WELCOME,
    Allowance.NOTICE: Admission.NOTICE,
    Allowance.SILENCE: Admission.MUTED,
}


async def admit(route: Route, said: Incoming, room: Room) -> Admission:
    """Decide whether this is answered, done in silence, refused or passed over."""
    if route.on in EVENTS:
        return Admission.WELCOME
    if said.voice in (Voice.ECHO, Voice.OTHER) or said.user is None:
        return Admission.IGNORED
    if (said.in_group and route.on in UNASKED) or _follows_in_album(route, said, room):
        return Admission.IGNORED
    heard = _HEARD[await _allowance(route, said, room)]
    if said.asked is not None:
        return heard
    if said.in_group and heard is not Admission.WELCOME:
        return Admission.IGNORED  # asking Telegram for every word of a flood would be one of our own
    return await _place(route, said, room) or heard


def _follows_in_album(route: Route, said: Incoming, room: Room) -> bool:
    """Tell whether this is one more picture of an album that was answered: it is many messages, and said once."""
    first = said.album is None or room.floods.opens(said.chat, said.album)
    return route.on is On.WORDLESS and not first


async def _place(route: Route, said: Incoming, room: Room) -> Admission | None:
    """Say what stands in the way of the person or the place; None: nothing."""
    if at_desk(said, room) and not route.at_desk:
        return Admission.NO_READER
    if not await _may(route, said, room):
        return Admission.REFUSED
    newsrooms = route.role is not Role.READER and route.on is On.COMMAND
    return Admission.ELSEWHERE if newsrooms and not (said.is_private or at_desk(said, room)) else None


async def _allowance(route: Route, said: Incoming, room: Room) -> Allowance:
    who = said.chat if said.voice is Voice.ANONYMOUS else said.user or said.chat
    now = room.clock.monotonic()
    if route.on in (On.BUTTON, On.ELSE_BUTTON, On.INLINE):
        return room.floods.button(who, now=now)
    busy = await room.storage.waiting_updates() >= BUSY
    return room.floods.command(who, now=now, busy=busy)


async def has_role(user: int, role: Role, room: Room) -> bool:
    """Tell whether a person has a role in the newsroom now."""
    if role is Role.READER or user in room.settings.owners:
        return True
    return role is Role.EDITOR and (_keeps_the_desk(user, room) or await room.is_editor(user))


def _keeps_the_desk(user: int, room: Room) -> bool:
    return not room.settings.owners and room.desk == user


async def _may(route: Route, said: Incoming, room: Room) -> bool:
    user = said.user or 0
    if route.role is Role.READER:
        at_work = at_desk(said, room) and said.voice is Voice.PERSON and await has_role(user, Role.EDITOR, room)
        return at_work or await _decides_here(said, user, room)
    return said.voice is Voice.PERSON and await has_role(user, route.role, room)


async def _decides_here(said: Incoming, user: int, room: Room) -> bool:
    """In a private chat its one person; in a group an administrator, also one who speaks in the group's name."""
    if said.is_private:
        return said.chat == user
    if said.voice is Voice.ANONYMOUS:
        return True
    return said.in_group and await room.is_administrator(said.chat, user)
