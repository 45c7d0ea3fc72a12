"""/editors: owners say who acts for the newsroom, by number or by answering the person's message."""

from collections.abc import Sequence
from dataclasses import replace

from bot.changes import Change
from bot.messages import Answer
from bot.newsroom import editors
from bot.newsroom.editors import Editor, Ruling, Verb, Wish
from bot.replies import Reply
from bot.texts.dates import day
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.visit import Visit, receive


async def manage(said: Incoming, room: Room) -> Reply:
    """List the editors, appoint one, dismiss one. Owners stand in the settings: no command makes or unmakes them."""
    visit = await receive(said, room)
    wish = editors.wish_of(said.words)
    if wish is None:
        return _say(visit, visit.text("editors-how"))
    if wish.verb is Verb.LIST:
        return _say(visit, _listing(await editors.editors(room.storage), visit))
    user = wish.user or said.replied_user
    if user is None:
        return _say(visit, visit.text("editors-whom"))
    return await _decide(wish, user, visit)


def called(editor: Editor) -> str:
    """Return how an editor is shown: the name, where one is known, and always the number."""
    return f"{editor.name} ({editor.user})" if editor.name else str(editor.user)


async def _decide(wish: Wish, user: int, visit: Visit) -> Reply:
    said, room = visit.said, visit.room
    known = await editors.editor(room.storage, user)
    owners, by = room.settings.owners, said.user or 0
    if wish.verb is Verb.ADD:
        name = said.replied_name if user == said.replied_user else ""
        new = Editor(user, name, by, visit.now)
        ruling, changes = editors.appoint(new, known=known is not None, owners=owners)
        return await _answer(ruling, changes, known or new, visit)
    ruling, changes = editors.dismiss(known, user, owners=owners, by=by, now=visit.now)
    return await _answer(ruling, changes, known or Editor(user), visit)


async def _answer(ruling: Ruling, changes: Sequence[Change], editor: Editor, visit: Visit) -> Reply:
    answer = visit.say(visit.text(f"editors-{ruling}", who=called(editor)))
    told = await _welcome(editor.user, visit) if ruling is Ruling.ADDED else ()
    return Reply(tuple(changes), (answer, *told))


async def _welcome(user: int, visit: Visit) -> tuple[Answer, ...]:
    """Tell somebody who is an editor from now on, where the bot may write to them."""
    reader = await visit.room.storage.reader(user)
    if reader is None or user == visit.said.chat:
        return ()
    private = replace(visit.said, chat=user, kind="private")
    theirs = Visit(private, visit.room, reader, reader)
    return (theirs.say(theirs.text("editors-welcome")),)


def _listing(appointed: Sequence[Editor], visit: Visit) -> str:
    lines = [visit.text("editors-list", count=len(appointed))]
    for one in appointed:
        since = day(one.at, visit.language, visit.reader.timezone)
        lines.append(visit.text("editors-line", who=called(one), since=since))
    owners = ", ".join(str(owner) for owner in sorted(visit.room.settings.owners))
    return "\n".join([*lines, "", visit.text("editors-owners", owners=owners), visit.text("editors-how")])


def _say(visit: Visit, text: str) -> Reply:
    return Reply((), (visit.say(text),))
