"""An update's way through a handler: let in, decided, carried out; decided again when somebody wrote in between."""

from dataclasses import replace

from bot.changes import Change
from bot.errors import MirsalError
from bot.messages import Answer, Offer, Toast
from bot.replies import Reply
from handlers.gate import Admission, admit, has_role
from handlers.incoming import Incoming, Voice
from handlers.room import Room
from handlers.route import On, Role, Route
from handlers.visit import at_desk, receive

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
        case Admission.ELSEWHERE | Admission.NO_READER:
            return await _not_here(admission, said, room)
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
        toast = "only-administrators-toast" if route.role is Role.READER else "not-an-editor"
        return Reply((), visit.toast(visit.text(toast)))
    key = await _refusal(route, said, room)
    whom = said.user or said.chat if at_desk(said, room) else said.chat  # at the desk everybody is told for themselves
    often = said.in_group and not room.floods.may_refuse(whom, now=room.clock.monotonic())
    return Reply() if key is None or often else Reply((), (visit.say(visit.text(key)),))


async def _refusal(route: Route, said: Incoming, room: Room) -> str | None:
    """Return what is said to somebody who may not; None: nothing."""
    if route.role is Role.READER:
        return "only-administrators" if said.in_group else None
    desk = at_desk(said, room)
    if desk and said.voice is Voice.ANONYMOUS:
        return "desk-anonymous"
    if not (desk or said.is_private):
        return None
    if await has_role(said.user or 0, Role.EDITOR, room):
        return "owners-only"
    return "desk-refused" if desk else "unknown-command"


async def _not_here(admission: Admission, said: Incoming, room: Room) -> Reply:
    """Say that this is not the place for it."""
    visit = await receive(said, room)
    key = "newsroom-elsewhere" if admission is Admission.ELSEWHERE else "desk-no-reader"
    if said.pressed is not None:
        return Reply((), visit.toast(visit.text(key)))
    return Reply((), (visit.say(visit.text(key)),))


def _release(said: Incoming) -> tuple[Answer, ...]:
    """End the waiting of a button or an inline query; nothing else waits."""
    if said.pressed is not None:
        return (Toast(said.pressed.query),)
    if said.asked is not None:
        return (Offer(said.asked.query, cache_seconds=1),)
    return ()
