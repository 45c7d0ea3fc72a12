"""What every handler of drafts does: look one up, show it, close it, rewrite the message that was pressed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.changes import AddDeliveries, Change, DropDocument, PutDocument
from bot.delivery.confirmations import answered
from bot.delivery.departures import Departures
from bot.delivery.panels import Panels
from bot.messages import Answer, Message, Rewrite, Say, Text, Toast
from bot.models import Language
from bot.newsroom.corrections import in_flight
from bot.newsroom.drafts import DRAFT, LIVES, Draft, DraftState, draft_of, panel_name
from bot.newsroom.precedents import Before, before
from bot.newsroom.releases import article_of
from bot.replies import Reply
from bot.texts import Value
from bot.texts.direction import lead
from handlers.incoming import Incoming
from handlers.room import Room

TOAST_LIMIT = 200
ABOUT = ("yes", "no", "show", "drop")  # buttons of questions and lists, not of the draft's own message


@dataclass(frozen=True, slots=True)
class DraftRoom:
    """One update about a draft."""

    said: Incoming
    room: Room

    @property
    def now(self) -> float:
        """Seconds since 1970."""
        return self.room.clock.now()

    @property
    def user(self) -> int:
        """Who acts."""
        return self.said.user or 0

    @property
    def name(self) -> str:
        """How who acts is called."""
        return self.said.name or str(self.user)

    @property
    def panels(self) -> Panels:
        """What draws the messages with the buttons."""
        settings = self.room.settings
        return Panels(self.room.texts, settings.timezone, settings.messages_per_second)

    @property
    def departures(self) -> Departures:
        """What sends drafts out."""
        room = self.room
        return Departures(room.catalogue, room.texts, room.settings.language, room.channel, room.desk)

    async def language(self) -> Language:
        """Return the language to speak here: the editor's own in private, the house's at the desk."""
        reader = await self.room.storage.reader(self.said.chat) if self.said.is_private else None
        return reader.language if reader else self.room.settings.language

    async def draft(self, name: str) -> Draft | None:
        """Return a draft as it is now."""
        document = await self.room.storage.document(DRAFT, name)
        return draft_of(document).at_moment(self.now) if document else None

    # showing ────────────────────────────────────────────────────────────────

    async def show(self, draft: Draft, *first: Change) -> Reply:
        """Show a draft as the last thing in its chat: the post exactly as it will look, then the buttons."""
        before = await self.before(draft)
        article = article_of(draft, self.room.catalogue, now=self.now, before=before)
        reach, had = await self.room.proofs.reach(article), 0
        if before.raises is not None:  # who has it already gets nothing more
            had = in_flight(await self.room.storage.tally(article.id))
        shown = replace(
            draft, reach=max(0, reach - had), had=had, until=self.now + LIVES, panel=None, stale=False, typing=None
        )
        post = await self.room.proofs.post(article)
        answers = (
            Say(draft.chat, replace(post, silent=False)),
            Say(draft.chat, await self.open_panel(shown), panel_name(shown)),
        )
        return Reply((*first, PutDocument(shown.document())), answers)

    async def show_anew(self, draft: Draft, chat: int | None = None) -> Reply:
        """Show a changed draft, here or in another chat; its buttons of before are old from now on, and say so."""
        newer = replace(draft, chat=draft.chat if chat is None else chat, edition=draft.edition + 1)
        shown = await self.show(newer)
        gone = Rewrite(draft.chat, draft.panel, self.panels.newer(draft)) if draft.panel is not None else None
        return Reply((*shown.changes, *self.unask(draft)), (*((gone,) if gone else ()), *shown.answers))

    async def open_panel(self, draft: Draft) -> Message:
        """Return the panel of a draft that waits."""
        before = await self.before(draft)
        article = article_of(draft, self.room.catalogue, now=self.now, before=before)
        raises = "raises" if draft.reach else "raises-only"
        lacks = (*((raises,) if before.raises else ()), *await self.room.proofs.lacks(article))
        return self.panels.open(draft, reach=draft.reach, lacks=lacks, topics=self.titles(draft))

    async def before(self, draft: Draft) -> Before:
        """Look up what there was of the draft's link before."""
        return await before(self.room.storage, draft.entry, self.room.channel, now=self.now)

    def titles(self, draft: Draft) -> list[str]:
        """Return the titles of a draft's topics."""
        known = [(slug, self.room.catalogue.topic(slug)) for slug in draft.topics]
        return [topic.titles[draft.language] if topic else slug for slug, topic in known]

    # answering ──────────────────────────────────────────────────────────────

    def close(self, draft: Draft, *changes: Change) -> Reply:
        """Store a decided draft and say so: on the screen, and in every message about it."""
        return Reply((*changes, PutDocument(self.kept(draft).document()), *self.untold(draft)), self.closing(draft))

    def untold(self, draft: Draft) -> tuple[Change, ...]:
        """Let every question about a draft say what was decided, and wait for nothing typed."""
        words = self.panels.closed(draft)
        edits = answered(draft, words, now=self.now, but=self.said.chat if self.said.pressed else None)
        own = self.unask(draft) if draft.typing == self.user else ()  # somebody else who types is told that it is late
        return (*((AddDeliveries(edits),) if edits else ()), *own)

    def kept(self, draft: Draft) -> Draft:
        """Return a decided draft as it is stored: where its message stands, if that is known."""
        return replace(self.here(draft), typing=None)

    def closing(self, draft: Draft) -> tuple[Answer, ...]:
        """Answer who decided, and rewrite the draft's own message where it was decided elsewhere."""
        panel, pressed, closed = draft.panel, self.said.pressed, self.panels.closed(draft)
        if panel is None or (pressed is not None and self.said.chat == draft.chat and pressed.message == panel):
            return self.told(draft)
        # What was typed is answered without buttons: they stand in the draft's own message, and nowhere twice.
        answers = self.told(draft) if pressed is not None else (Say(self.said.chat, Message(closed.text)),)
        return (*answers, Rewrite(draft.chat, panel, closed))

    def told(self, draft: Draft) -> tuple[Answer, ...]:
        """Answer a press on a decided draft: how it stands, and its message rewritten to that."""
        key, values = self.panels.state_of(draft)
        word = self.toast(draft.language, key, values)
        return word if draft.state is DraftState.OPEN else (*word, *self.rewrite(self.panels.closed(draft)))

    def rewrite(self, words: Message) -> tuple[Answer, ...]:
        """Make the pressed message look like this; where none was pressed, say it."""
        pressed = self.said.pressed
        if pressed is None or pressed.message is None:
            return (Say(self.said.chat, words),)
        return (Rewrite(self.said.chat, pressed.message, words),)

    def toast(
        self, language: Language, key: str, values: Mapping[str, Value] | None = None, *, alert: bool = False
    ) -> tuple[Answer, ...]:
        """End a button's waiting with a word."""
        if self.said.pressed is None:
            return ()
        text = self.room.texts.say(language, key, **(values or {})).split("\n")[0]
        return (Toast(self.said.pressed.query, lead(text, language)[:TOAST_LIMIT], alert),)

    def warn(self, language: Language, key: str) -> tuple[Answer, ...]:
        """Say why nothing was done: on the screen, or in the chat where no button was pressed."""
        return self.toast(language, key, alert=True) or (self.say(language, key),)

    def wait_over(self) -> tuple[Answer, ...]:
        """End a button's waiting without a word."""
        return (Toast(self.said.pressed.query),) if self.said.pressed else ()

    def say(self, language: Language, key: str, *more: str, **values: Value) -> Say:
        """Say a sentence in the chat, and others below it that need no values."""
        said = (self.room.texts.say(language, key, **values), *(self.room.texts.say(language, one) for one in more))
        text = "\n".join(said)
        led = "\n".join(lead(line, language) for line in text.split("\n"))
        reply_to = self.said.number if self.said.in_group and self.said.pressed is None else None
        return Say(self.said.chat, Message(Text(led), reply_to=reply_to))

    # what is remembered ─────────────────────────────────────────────────────

    def here(self, draft: Draft) -> Draft:
        """Note where the draft's own message stands: the one that was pressed, unless that is known already."""
        pressed = self.said.pressed
        if pressed is None or draft.panel is not None or self.said.chat != draft.chat:
            return draft
        about = pressed.data.rpartition(":")[2] in ABOUT
        return draft if about else replace(draft, panel=pressed.message)

    def unask(self, draft: Draft) -> tuple[Change, ...]:
        """Wait no longer for what somebody was asked to type."""
        return () if draft.typing is None else (DropDocument(typed_kind(draft.chat), str(draft.typing)),)


def typed_kind(chat: int) -> str:
    """Return the kind of document that says what somebody (its id) is asked to type in a chat."""
    return f"typed:{chat}"
