"""A row of the routing table: what people do, who may, and which function answers."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.replies import Reply
from handlers.incoming import Incoming
from handlers.room import Room

Handler = Callable[[Incoming, Room], Awaitable[Reply]]


class On(StrEnum):
    """What sets a route off. TYPED: the answer to a question of ours · ELSE_COMMAND: a command that is none of
    ours · TEXT: words, a picture's too · WORDLESS: a picture, a voice, whatever else has none · REST: whatever nothing
    else took.
    """

    COMMAND = "command"
    BUTTON = "button"
    ELSE_COMMAND = "else_command"
    ELSE_BUTTON = "else_button"
    TEXT = "text"
    WORDLESS = "wordless"
    TYPED = "typed"
    INLINE = "inline"
    MEMBER = "member"
    CHANNEL_POST = "channel_post"
    MIGRATION = "migration"
    REST = "rest"


class Role(StrEnum):
    """Who may. READER: anybody in a private chat, in a group its administrators · EDITOR, OWNER: of the newsroom."""

    READER = "reader"
    EDITOR = "editor"
    OWNER = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """`name` is the command without slash, or the action before a button's colon; `also` are commands that do the same
    and stand in no list. `aliases` are said without a slash.

    `reads`: it changes nothing, so that in a flood it is not carried out at all. `listed`: it stands in /help and in
    Telegram's menu; `in_groups`: in that of groups too. `personal`: it is about what this chat follows, which is
    nothing at the desk.
    """

    on: On
    handler: Handler
    name: str = ""
    role: Role = Role.READER
    also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    reads: bool = False
    listed: bool = True
    in_groups: bool = True
    personal: bool = False

    @property
    def at_desk(self) -> bool:
        """Tell whether it means anything at the desk, which follows nothing."""
        return self.role is not Role.READER or (self.reads and not self.personal)
