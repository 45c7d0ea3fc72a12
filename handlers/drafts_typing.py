"""What an editor is asked to type for a draft (a title, a text, a picture, topics, a time), and the taking of it.

Who is asked stands in a document of its own: kind `typed:CHAT`, id the editor's number. It survives a restart; only
that editor's reply to the question is taken, in a private chat also their next plain message: in a group that may be
meant for a colleague.
"""

import re
from dataclasses import replace

from bot.changes import DropDocument, PutDocument
from bot.intake.cleaning import line, paragraphs
from bot.messages import Button, Message
from bot.models import Document, Entry
from bot.newsroom.bulletins import only_link, take_link
from bot.newsroom.drafts import LIVES, LONGEST_TEXT, LONGEST_TITLE, Draft, DraftState
from bot.newsroom.plans import clock_time, next_time
from bot.newsroom.releases import topics_of
from bot.newsroom.routing import BREAKING
from bot.replies import Reply
from bot.texts.dates import listing
from bot.texts.places import place_of
from handlers.draft_room import DraftRoom, typed_kind
from handlers.drafts_going import go
from handlers.incoming import Incoming, Voice
from handlers.room import Room

_BETWEEN = re.compile(r"[,،;؛\n]+")
_NONE = frozenset({"-", "—"})
SHOWN = 60


class Wrong(Exception):
    """What was typed is not what was asked for: the sentence that says so."""

    def __init__(self, key: str, **values: str | int) -> None:
        super().__init__(key)
        self.key, self.values = key, values


# asking ─────────────────────────────────────────────────────────────────────


async def ask(desk: DraftRoom, draft: Draft, what: str) -> Reply:
    """Ask the editor who pressed to type something."""
    kind, who = typed_kind(draft.chat), str(desk.user)
    before = await desk.room.storage.document(kind, who)
    pressed = desk.said.pressed
    body = {
        "draft": draft.id,
        "what": what,
        "prompt": pressed.message if pressed else None,
        "until": desk.now + LIVES,
    }
    asked = replace(desk.here(draft), typing=desk.user)
    note = PutDocument(Document(kind, who, body, before.version if before else 0))
    left = desk.unask(draft) if draft.typing not in (None, desk.user) else ()
    return Reply(
        (PutDocument(asked.document()), *left, note), (*desk.wait_over(), *desk.rewrite(_question(desk, asked, what)))
    )


def _question(desk: DraftRoom, draft: Draft, what: str) -> Message:
    reply = desk.said.in_group
    match what:
        case "topics":
            return topics_panel(desk, draft)
        case "image":
            row = (desk.panels.button(draft, "draft-button-noimage", "noimage"),)
            return desk.panels.asking(draft, "draft-ask-image", (row,), reply=reply)
        case "time":
            zone = place_of(desk.room.settings.timezone, draft.language)
            return desk.panels.asking(draft, "draft-ask-time", reply=reply, zone=zone)
    return desk.panels.asking(draft, f"draft-ask-{what}", reply=reply)


def topics_panel(desk: DraftRoom, draft: Draft) -> Message:
    """Return the panel with a button for each topic, ✅ on the chosen ones."""
    buttons = [
        Button(
            f"{'✅ ' if topic.slug in draft.topics else ''}{topic.titles[draft.language]}",
            data=f"d:{draft.id}:{draft.edition}:topic.{topic.slug}",
        )
        for topic in desk.room.catalogue.topics
        if topic.slug != BREAKING
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    chosen = listing(desk.titles(draft), draft.language)
    return desk.panels.asking(draft, "draft-ask-topics", rows, leave="done", reply=desk.said.in_group, topics=chosen)


# taking ─────────────────────────────────────────────────────────────────────


async def awaited(said: Incoming, room: Room) -> bool:
    """Tell whether this message is what an editor was asked to type."""
    if said.user is None or said.voice is not Voice.PERSON or said.pressed or said.command:
        return False
    if not (said.words or said.picture):
        return False
    note = await room.storage.document(typed_kind(said.chat), str(said.user))
    if note is None or float(note.body["until"]) <= room.clock.now():
        return False
    return said.is_private or (said.replied is not None and note.body["prompt"] in (said.replied, None))


async def typed(said: Incoming, room: Room) -> Reply:
    """Take what was typed: the draft is shown anew with it, or planned; or it is said what is wrong."""
    desk = DraftRoom(said, room)
    note = await room.storage.document(typed_kind(said.chat), str(said.user))
    draft = await desk.draft(str(note.body["draft"])) if note else None
    if note is None or draft is None:
        return Reply((DropDocument(typed_kind(said.chat), str(said.user)),))
    if draft.state is not DraftState.OPEN:
        return Reply((DropDocument(note.kind, note.id),), desk.told(draft))
    try:
        if note.body["what"] == "time":
            return await go(desk, draft, due=_time(desk))
        return await desk.show_anew(_changed(desk, draft, str(note.body["what"])))
    except Wrong as wrong:
        again = ("draft-wrong-reply",) if said.in_group else ()
        return Reply((), (desk.say(draft.language, wrong.key, *again, **wrong.values),))


def _time(desk: DraftRoom) -> float:
    clock = clock_time(desk.said.words)
    if clock is None:
        raise Wrong("draft-wrong-time", text=desk.said.words[:SHOWN])
    return next_time(clock, desk.room.settings.timezone, now=desk.now)


def _changed(desk: DraftRoom, draft: Draft, what: str) -> Draft:
    if what == "topics":
        return replace(draft, topics=_topics(desk), chosen=True)
    entry = {"title": _title, "text": _text, "image": _image}[what](desk.said, draft.entry)
    topics = draft.topics if draft.chosen else topics_of(entry, desk.room.catalogue)
    return replace(draft, entry=entry, topics=topics, own=draft.own or what in ("title", "text", "image"))


def _title(said: Incoming, entry: Entry) -> Entry:
    title = line(said.words, LONGEST_TEXT)
    if not title:
        raise Wrong("draft-wrong-title")
    if len(title) > LONGEST_TITLE:
        raise Wrong("draft-wrong-title-long", most=LONGEST_TITLE)
    return replace(entry, title=title)


def _text(said: Incoming, entry: Entry) -> Entry:
    """Take a text; an address in it becomes the link where there is none yet."""
    link, rest = (entry.link, said.words) if entry.link else take_link(said.words)
    text = paragraphs(rest, LONGEST_TEXT)
    if not text:
        raise Wrong("draft-wrong-text")
    return replace(entry, summary=text, body="", link=link)


def _image(said: Incoming, entry: Entry) -> Entry:
    image = said.picture or only_link(said.words)
    if image is None and said.words not in _NONE:
        raise Wrong("draft-wrong-image")
    return replace(entry, image=image)


def _topics(desk: DraftRoom) -> tuple[str, ...]:
    names = [name.strip() for name in _BETWEEN.split(desk.said.words) if name.strip()]
    slugs = {name: desk.room.catalogue.find(name) for name in names}
    unknown = next((name for name, slug in slugs.items() if slug is None), None)
    if unknown is not None or not names:
        raise Wrong("draft-wrong-topics", text=(unknown or desk.said.words)[:SHOWN])
    chosen = dict.fromkeys(slug for slug in slugs.values() if slug is not None and slug != BREAKING)
    return (*chosen, BREAKING)
