"""Who acts for the newsroom: owners by the settings, editors by an owner's word. Numbers, never names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.changes import Change, DropDocument, Log, PutDocument
from bot.models import Act, Document
from bot.ports import Storage

EDITOR = "editor"
LONGEST_NAME = 64

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_NUMBER = re.compile(r"[1-9][0-9]{0,15}")
_ADD = frozenset({"add", "أضف", "إضافة", "ajouter"})
_REMOVE = frozenset({"remove", "احذف", "حذف", "retirer"})


@dataclass(frozen=True, slots=True)
class Editor:
    """`user` is who may, `by` the owner who said so; `name` is for showing only, and may be empty."""

    user: int
    name: str = ""
    by: int = 0
    at: float = 0.0


class Verb(StrEnum):
    """What is asked of `/editors`."""

    LIST = "list"
    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Wish:
    """What stands behind `/editors`; `user` None: whoever is answered with the message."""

    verb: Verb
    user: int | None = None


class Ruling(StrEnum):
    """What became of a wish. OWNER: owners stand in the settings · ALREADY: it is so · the others say it themselves."""

    ADDED = "added"
    REMOVED = "removed"
    ALREADY = "already"
    STRANGER = "stranger"
    OWNER = "owner"


def wish_of(words: str) -> Wish | None:
    """Read what stands behind `/editors`: nothing, or `add` and `remove` with a number or none; None where it is
    neither.
    """
    verb, _, rest = words.strip().lower().partition(" ")
    number = rest.translate(_DIGITS).strip()
    if not verb:
        return Wish(Verb.LIST)
    if verb not in _ADD | _REMOVE or (number and not _NUMBER.fullmatch(number)):
        return None
    return Wish(Verb.ADD if verb in _ADD else Verb.REMOVE, int(number) if number else None)


def appoint(editor: Editor, *, known: bool, owners: Iterable[int]) -> tuple[Ruling, tuple[Change, ...]]:
    """Let somebody act for the newsroom. *Conditional*: of two owners who say so at once, one does it."""
    if editor.user in owners:
        return Ruling.OWNER, ()
    if known:
        return Ruling.ALREADY, ()
    act = Act(editor.at, editor.by, "editors: add", str(editor.user), editor.name)
    return Ruling.ADDED, (PutDocument(document_of(editor)), Log(act))


def dismiss(
    editor: Editor | None, user: int, *, owners: Iterable[int], by: int, now: float
) -> tuple[Ruling, tuple[Change, ...]]:
    """Let somebody act no more: from this commit on, whatever button they press."""
    if user in owners:
        return Ruling.OWNER, ()
    if editor is None:
        return Ruling.STRANGER, ()
    act = Act(now, by, "editors: remove", str(user), editor.name)
    return Ruling.REMOVED, (DropDocument(EDITOR, str(user)), Log(act))


def document_of(editor: Editor) -> Document:
    """Return an editor as stored. Whoever has the bot forget them (`Forget`) is no editor any more."""
    return Document(EDITOR, str(editor.user), {"by": editor.by, "at": editor.at, "name": editor.name[:LONGEST_NAME]})


def editor_of(document: Document) -> Editor:
    """Return the editor that a document holds."""
    body = document.body
    return Editor(int(document.id), str(body.get("name", "")), int(body.get("by", 0)), float(body.get("at", 0.0)))


async def is_editor(storage: Storage, user: int) -> bool:
    """Tell whether an owner appointed this person; asked anew at every press."""
    return await storage.document(EDITOR, str(user)) is not None


async def editor(storage: Storage, user: int) -> Editor | None:
    """Return the editor with this number."""
    found = await storage.document(EDITOR, str(user))
    return None if found is None else editor_of(found)


async def editors(storage: Storage) -> list[Editor]:
    """Return all editors, the first appointed first."""
    return sorted(map(editor_of, await storage.documents(EDITOR)), key=lambda one: (one.at, one.user))
