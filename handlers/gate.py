"""Who is let in: whose voice it is, which role it takes, and how much one person may ask. Authority is looked up now,
by the number of who acts, never read from what was said (FAULTS T05, T06).
"""

from enum import Enum

from handlers.flood import Room as Allowance
from handlers.incoming import Incoming, Voice
from handlers.room import Room
from handlers.route import On, Role, Route


class Admission(Enum):
    """WELCOME · MUTED: do it, say nothing · NOTICE: do it, say only that it is a lot · REFUSED: not theirs to decide ·
    IGNORED: nothing at all.
    """

    WELCOME = "welcome"
    MUTED = "muted"
    NOTICE = "notice"
    REFUSED = "refused"
    IGNORED = "ignored"


BUSY = 10  # updates that wait
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
    if said.in_group and route.on in (On.TEXT, On.ELSE_COMMAND):
        return Admission.IGNORED
    heard = _HEARD[await _allowance(route, said, room)]
    if said.asked is not None:
        return heard
    if said.in_group and heard is not Admission.WELCOME:
        return Admission.IGNORED  # asking Telegram for every word of a flood would be one of our own
    return heard if await _may(route.role, said, room) else Admission.REFUSED


async def _allowance(route: Route, said: Incoming, room: Room) -> Allowance:
    who = said.chat if said.voice is Voice.ANONYMOUS else said.user or said.chat
    now = room.clock.monotonic()
    if route.on in (On.BUTTON, On.ELSE_BUTTON, On.INLINE):
        return room.floods.button(who, now=now)
    busy = await room.storage.waiting_updates() >= BUSY
    return room.floods.command(who, now=now, busy=busy)


async def _may(role: Role, said: Incoming, room: Room) -> bool:
    user = said.user or 0
    if role is Role.READER:
        return await _decides_here(said, user, room)
    if said.voice is not Voice.PERSON:
        return False
    is_owner = user in room.settings.owners
    return is_owner or (role is Role.EDITOR and await room.is_editor(user))


async def _decides_here(said: Incoming, user: int, room: Room) -> bool:
    """In a private chat its one person; in a group an administrator, also one who speaks in the group's name."""
    if said.is_private:
        return said.chat == user
    if said.voice is Voice.ANONYMOUS:
        return True
    return said.in_group and await room.is_administrator(said.chat, user)
