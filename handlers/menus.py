"""Telegram's command menu where the newsroom works: the desk, and each editor's and owner's private chat."""

from collections.abc import Iterable, Sequence

from bot.changes import Change, DropDocument, PutDocument
from bot.messages import Menu
from bot.models import Language
from bot.newsroom.editors import EDITOR, editors
from bot.texts import Texts
from handlers.gate import has_role
from handlers.room import Room
from handlers.route import On, Role, Route

READERS = frozenset({Role.READER})
EDITORS = frozenset({Role.READER, Role.EDITOR})
OWNERS = frozenset(Role)

Roles = frozenset[Role]


async def roles_of(user: int, room: Room) -> Roles:
    """Return every role a person has now."""
    return frozenset([role for role in Role if await has_role(user, role, room)])


def rows_for(routes: Iterable[Route], roles: Roles, *, desk: bool = False) -> list[Route]:
    """Return the commands to list for somebody with these roles, the newsroom's first. The desk follows nothing: of the
    readers' commands it has those that only read.
    """
    rows = [route for route in routes if route.on is On.COMMAND and route.listed and route.role in roles]
    fitting = [route for route in rows if route.at_desk or not desk]
    return sorted(fitting, key=lambda route: route.role is Role.READER)


def menus_for(
    routes: Sequence[Route], chat: int, roles: Roles, texts: Texts, language: Language, *, desk: bool = False
) -> list[Menu]:
    """Return the menus of a chat: one for each language, and one for all others. Those who are readers only have the
    readers' menu of all private chats.
    """
    rows = rows_for(routes, roles, desk=desk) if roles != READERS else []

    def lines(spoken: Language) -> tuple[tuple[str, str], ...]:
        return tuple((route.name, texts.say(spoken, f"command-{route.name}")) for route in rows)

    return [Menu(chat, lines(language)), *(Menu(chat, lines(spoken), spoken) for spoken in Language)]


def newly(changes: Iterable[Change]) -> dict[int, Roles]:
    """Return whom these changes make an editor, or a reader only."""
    roles: dict[int, Roles] = {}
    for change in changes:
        match change:
            case PutDocument(document) if document.kind == EDITOR:
                roles[int(document.id)] = EDITORS
            case DropDocument(kind, name) if kind == EDITOR:
                roles[int(name)] = READERS
    return roles


async def standing_menus(routes: Sequence[Route], room: Room) -> list[Menu]:
    """Return every menu of the newsroom's, as it should stand now. Whoever never wrote to us can have none yet: theirs
    is set at their /start.
    """
    settings = room.settings
    people = {**{one.user: EDITORS for one in await editors(room.storage)}, **dict.fromkeys(settings.owners, OWNERS)}
    menus: list[Menu] = []
    if room.desk is not None and room.desk < 0:
        menus += menus_for(routes, room.desk, EDITORS | OWNERS, room.texts, settings.language, desk=True)
    elif room.desk is not None and not settings.owners:
        people[room.desk] = EDITORS
    for user, roles in people.items():
        menus += menus_for(routes, user, roles, room.texts, settings.language)
    return menus
