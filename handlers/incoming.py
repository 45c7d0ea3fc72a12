"""What somebody said, pressed or did, as one value: all that a handler knows of Telegram."""

from dataclasses import dataclass
from enum import StrEnum


class Voice(StrEnum):
    """Who speaks. PERSON · ANONYMOUS: an administrator in the group's own name · OTHER: a channel's identity, a
    channel's post carried into a group, a bot · ECHO: an edited, forwarded or inline-made message, nobody's word now.
    """

    PERSON = "person"
    ANONYMOUS = "anonymous"
    OTHER = "other"
    ECHO = "echo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """A button: the callback query's id and data; `message` is the number of the message it stands under (None: one
    that was sent inline or is gone), `label` what stands on the button (empty: not known), `beside` the data of all
    buttons there.
    """

    query: str
    data: str = ""
    message: int | None = None
    label: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An inline query: its id, the words, and the offset we gave for more."""

    query: str
    words: str = ""
    offset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One update. `chat` is where it happened, `user` who did it (a Telegram number), `name` as
    they call themselves (for showing, never for deciding), `kind` private, group, supergroup
    or channel.

    `command` is its name without slash and bot; None where the text is none of ours. `words` is what stands behind the
    command, or the whole text. `replied` is the number of the message this one answers,
    `replied_user` and `replied_name` the person who wrote that one themselves. `picture` is Telegram's number
    of a photo that came with it, `album` that of what was sent together. `replied_post` is the chat and number of the
    channel's post where the message this one answers is a post carried here (forwarded, or answered from the channel).
    `member` tells of our own standing in the chat: True in, False out. `moved_to` and `moved_from` are a group's
    numbers when it became a supergroup.
    """

    update: int
    chat: int = 0
    kind: str = "private"
    user: int | None = None
    name: str = ""
    language_code: str | None = None
    voice: Voice = Voice.PERSON
    number: int | None = None
    command: str | None = None
    words: str = ""
    replied: int | None = None
    replied_user: int | None = None
    replied_name: str = ""
    replied_post: tuple[int, int] | None = None
    picture: str | None = None
    album: str | None = None
    pressed: Pressed | None = None
    asked: Asked | None = None
    member: bool | None = None
    moved_to: int | None = None
    moved_from: int | None = None

    @property
    def is_private(self) -> bool:
        """Tell whether this is a talk between one person and the bot."""
        return self.kind == "private"

    @property
    def in_group(self) -> bool:
        """Tell whether others read along."""
        return self.kind in ("group", "supergroup")
