"""An update's way through a handler: let in, decided, carried out; decided again when somebody wrote in between."""

from dataclasses import replace

from bot.changes import Change
from bot.errors import MirsalError
from bot.messages import Answer, Offer, Toast
from bot.replies import Reply
from handlers.gate import Admission, admit
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.route import On, Role, Route
from handlers.visit import receive

TRIES = 3


class Contested(MirsalError):
    """Others kept writing to the same reader: this update is tried again later."""


async def serve(route: Route, said: Incoming, room: Room) -> None:
    """Answer one update. Ends with exactly one `tell` that was taken, or raises."""
    if said.command is None and route.on is On.COMMAND:
        said = replace(said, command=route.name, words="")
    admission = await admit(route, said, room)
    for _ in range(TRIES):
        if await room.tell(said.update, await _reply(admission, route, said, room)):
            return
    raise Contested(f"update {said.update} was decided {TRIES} times and others wrote in between each time")


async def _reply(admission: Admission, route: Route, said: Incoming, room: Room) -> Reply:
    match admission:
        case Admission.WELCOME:
            return await route.handler(said, room)
        case Admission.MUTED:
            return Reply(await _in_silence(route, said, room), _release(said))
        case Admission.NOTICE:
            visit = await receive(said, room)
            return Reply(await _in_silence(route, said, room), (visit.say(visit.text("slow-down")),))
        case Admission.REFUSED:
            return await _refuse(route, said, room)
        case Admission.IGNORED:
            return Reply((), _release(said))


async def _in_silence(route: Route, said: Incoming, room: Room) -> tuple[Change, ...]:
    """Carry a wish out without a word; what only reads is not carried out at all."""
    return () if route.reads else (await route.handler(said, room)).changes


async def _refuse(route: Route, said: Incoming, room: Room) -> Reply:
    """Say that it is not theirs to decide: under a button always, in a group once in a while, so that nobody can make
    us chatter there. A command of the newsroom's does not exist for readers.
    """
    visit = await receive(said, room)
    if said.pressed is not None:
        return Reply((), visit.toast(visit.text("only-administrators-toast")))
    if route.role is not Role.READER:
        return Reply((), (visit.say(visit.text("unknown-command")),) if said.is_private else ())
    if not said.in_group or not room.floods.may_refuse(said.chat, now=room.clock.monotonic()):
        return Reply()
    return Reply((), (visit.say(visit.text("only-administrators")),))


def _release(said: Incoming) -> tuple[Answer, ...]:
    """End the waiting of a button or an inline query; nothing else waits."""
    if said.pressed is not None:
        return (Toast(said.pressed.query),)
    if said.asked is not None:
        return (Offer(said.asked.query, cache_seconds=1),)
    return ()
