"""One update's talk: whose word it is, in which language we answer, and what is to be kept of the reader."""

from dataclasses import dataclass, replace

from bot.changes import Change, Hasten, Hold, PutReader
from bot.messages import Answer, Message, Rewrite, Rows, Say, Text, Toast
from bot.models import Language, Reader, ReaderState
from bot.newsroom import readership
from bot.newsroom.quiet import NEVER, NIGHT, PAUSE, due
from bot.texts import Value
from bot.texts.direction import lead
from handlers.incoming import Incoming
from handlers.room import Room

TOAST_LIMIT = 200
NEWCOMERS_NEXT = 2  # the number of the first filter that a reader chooses


@dataclass(frozen=True, slots=True)
class Visit:
    """`reader` as we know them from this update on; `stored` as they stand in the store (None: a newcomer)."""

    said: Incoming
    room: Room
    stored: Reader | None
    reader: Reader

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.reader.language

    @property
    def is_new(self) -> bool:
        """Tell whether this is somebody who has chosen nothing yet."""
        return self.stored is None or self.stored.next_filter == NEWCOMERS_NEXT

    @property
    def now(self) -> float:
        """Seconds since 1970."""
        return self.room.clock.now()

    def text(self, key: str, **values: Value) -> str:
        """Return a sentence in the reader's language."""
        return self.room.texts.say(self.language, key, **values)

    def after(self, reader: Reader) -> "Visit":
        """Return the same talk with the reader as decided."""
        return replace(self, reader=reader)

    def keep(self) -> tuple[Change, ...]:
        """Return the changes that store the reader; none where nothing changed, and none at the desk. What is held for
        one who could not be reached, and is back, becomes due when they want it.
        """
        came_back = self.stored is not None and self.stored.state is ReaderState.UNREACHABLE
        return (*self._put(), *(self._plan() if came_back else ()))

    def keep_and_plan(self) -> tuple[Change, ...]:
        """Likewise, and let what is held for the reader become due when the reader now wants it."""
        return (*self._put(), *(self._plan() if self.stored else ()))

    def _put(self) -> tuple[Change, ...]:
        nothing_new = self.reader == self.stored or at_desk(self.said, self.room)
        return () if nothing_new else (PutReader(self.reader),)

    def _plan(self) -> tuple[Change, ...]:
        """Give what is held its time: breaking items wait for no digest, only for quiet hours that are strict. What
        waited for the night or a pause to end, and cannot be put into a digest, is asked about at once.
        """
        chat, now = self.reader.chat, self.now
        if self.reader.state is not ReaderState.ACTIVE:
            return (Hold(chat, NEVER),)
        routine, breaking = (due(self.reader, now=now, breaking=one) or now for one in (False, True))
        return Hold(chat, routine, breaking=breaking), Hasten(chat, (NIGHT, PAUSE), now)

    def say(self, text: Text | str, rows: Rows = ()) -> Say:
        """Answer with a message; in a group as a reply, so that it is clear to whom."""
        reply_to = self.said.number if self.said.in_group and self.said.pressed is None else None
        return Say(self.said.chat, Message(self._led(text), rows, reply_to=reply_to))

    def show(self, text: Text | str, rows: Rows = ()) -> Answer:
        """Answer a button by making its message look like this, anything else with a new message."""
        pressed = self.said.pressed
        if pressed is None or pressed.message is None:
            return self.say(text, rows)
        return Rewrite(self.said.chat, pressed.message, Message(self._led(text), rows))

    def toast(self, text: str = "", *, alert: bool = False) -> tuple[Answer, ...]:
        """End a button's waiting with a short word; nothing where no button was pressed."""
        pressed = self.said.pressed
        return (Toast(pressed.query, _cut(lead(text, self.language)), alert),) if pressed else ()

    def _led(self, text: Text | str) -> Text:
        """Let every paragraph run the reader's way, whatever it begins with; a finished `Text` stays as it is."""
        if isinstance(text, Text):
            return text
        return Text("\n".join(lead(line, self.language) for line in text.split("\n")))


def at_desk(said: Incoming, room: Room) -> bool:
    """Tell whether this is said in the editors' group. A desk that is one person's private chat is theirs as well."""
    return said.in_group and said.chat == room.desk


async def receive(said: Incoming, room: Room) -> Visit:
    """Look up who speaks. A newcomer is made up, and stored only when the handler keeps them."""
    stored = await room.storage.reader(said.chat)
    if stored is not None:
        return Visit(said, room, stored, readership.returned(stored, said.kind, room.clock.now()))
    spoken = None if at_desk(said, room) else said.language_code
    language = readership.language_of(spoken, room.settings.language)
    reader = readership.newcomer(
        said.chat, said.kind, language=language, timezone=room.settings.timezone, now=room.clock.now()
    )
    return Visit(said, room, None, reader)


def _cut(text: str) -> str:
    return text if len(text) <= TOAST_LIMIT else f"{text[: TOAST_LIMIT - 1].rstrip()}…"
