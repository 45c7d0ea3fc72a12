"""Texts too long for a button's 64 bytes, kept for as long as somebody may press it: a chat's newest twenty."""

from bot.changes import Change, DropDocument, PutDocument
from bot.models import Document
from handlers import buttons
from handlers.visit import Visit

MOST_KEPT = 20
TEXT_LIMIT = 256


def kind(chat: int) -> str:
    """Return the kind of document that holds a chat's texts: each chat's apart, so that `Forget` finds them."""
    return f"text:{chat}"


async def keep(text: str, visit: Visit) -> tuple[str, tuple[Change, ...]]:
    """Return what stands for a text in a button, and the changes that keep it where it does not fit itself."""
    if buttons.fits("f", text):
        return text, ()
    key, chat = buttons.key_of(text), visit.said.chat
    held = await visit.room.storage.documents(kind(chat))
    if any(one.id == key for one in held):
        return key, ()
    oldest = sorted(held, key=lambda one: float(one.body.get("at", 0.0)))[: max(0, len(held) - MOST_KEPT + 1)]
    new = Document(kind(chat), key, {"text": text, "at": visit.now})
    return key, (PutDocument(new), *(DropDocument(one.kind, one.id) for one in oldest))


async def text_of(value: str, visit: Visit) -> str | None:
    """Return the text that a button's value stands for; None when it is no longer kept, or never was."""
    if not buttons.is_key(value):
        return value.strip() or None
    held = await visit.room.storage.document(kind(visit.said.chat), value)
    return None if held is None else str(held.body.get("text", "")) or None
