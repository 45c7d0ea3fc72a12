"""What a draft's buttons do. `ID:EDITION:ACT`: a button of an older showing, or of a decided draft, says so and does
nothing; of two who press at once the store lets one through (the draft's version), the other finds it decided.
"""

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.changes import Log, PutDocument
from bot.models import Act, ArticleState
from bot.newsroom.drafts import UNDO_WITHIN, Draft, DraftState, Way
from bot.newsroom.releases import decided
from bot.newsroom.retractions import retract
from bot.newsroom.routing import BREAKING, HOUR
from bot.replies import Reply
from handlers import drafts_lists, drafts_typing, pointing
from handlers.draft_room import DraftRoom
from handlers.drafts_going import answer, go
from handlers.drafts_typing import topics_panel
from handlers.incoming import Incoming
from handlers.room import Room

_DATA = re.compile(r"([a-z2-7]{10}):([0-9]{1,6}):([a-z0-9]{1,12}(?:\.[a-z0-9-]{1,40})?)")
LISTED = ("show", "drop")
_STOPPABLE = (DraftState.OPEN, DraftState.CONFIRMING, DraftState.PLANNED)

Act_ = Callable[[DraftRoom, Draft], Awaitable[Reply]]


async def press(said: Incoming, room: Room, value: str) -> Reply:
    """Carry out a press."""
    desk, found = DraftRoom(said, room), _DATA.fullmatch(value)
    draft = await desk.draft(found[1]) if found else None
    if found is None or draft is None or int(found[2]) > draft.edition:
        return Reply((), desk.toast(await desk.language(), "draft-gone"))
    act, _, detail = found[3].partition(".")
    if int(found[2]) != draft.edition and draft.state is DraftState.OPEN and act not in LISTED:
        return _older(desk, draft)
    if (anytime := _ANYTIME.get(act)) is not None:
        return await anytime(desk, draft)
    if draft.state is not DraftState.OPEN:
        return Reply((), desk.told(draft))
    if act == "topic":
        return await _switch_topic(desk, draft, detail)
    handler = _WHILE_OPEN.get(act)
    return Reply((), desk.wait_over()) if handler is None else await handler(desk, draft)


def _older(desk: DraftRoom, draft: Draft) -> Reply:
    """Answer a button of an older showing; data made up for the newest message leaves that as it is."""
    pressed = desk.said.pressed
    if pressed is not None and pressed.message == draft.panel:
        return Reply((), desk.toast(draft.language, "draft-gone"))
    return Reply((), (*desk.toast(draft.language, "draft-newer"), *desk.rewrite(desk.panels.newer(draft))))


# taking back ────────────────────────────────────────────────────────────────


async def _undo(desk: DraftRoom, draft: Draft) -> Reply:
    """Stop what has not left and delete what has, within twenty seconds."""
    if draft.state is not DraftState.SENT:
        return Reply((), desk.told(draft))
    in_time = desk.now - (draft.done_at or 0.0) <= UNDO_WITHIN
    if draft.settled and in_time:
        return Reply((), desk.toast(draft.language, "draft-undo-raised", alert=True))
    if not in_time:
        return Reply((), desk.toast(draft.language, "draft-undo-late", alert=True))
    article = await desk.room.storage.article(draft.article or "")
    if article is None or article.state is ArticleState.RETRACTED:
        return Reply((), desk.toast(draft.language, "draft-undo-nothing", alert=True))
    undone = decided(draft, DraftState.UNDONE, by=desk.user, name=desk.name, now=desk.now)
    post = await pointing.post_of(article, desk.room)
    chat = desk.room.desk if desk.room.desk is not None else desk.said.chat
    taken = retract(article, "", post=post, chat=chat, by=desk.user, now=desk.now, act="breaking: undo")
    return desk.close(undone, *taken)


async def _cancel(desk: DraftRoom, draft: Draft) -> Reply:
    if draft.state not in _STOPPABLE:
        return Reply((), desk.told(draft))
    ended = decided(draft, DraftState.CANCELLED, by=desk.user, name=desk.name, now=desk.now)
    act = Log(Act(desk.now, desk.user, "breaking: cancel", draft.id, draft.entry.title))
    return desk.close(ended, act)


# changing ───────────────────────────────────────────────────────────────────


def _menu(key: str, *acts: str) -> Act_:
    async def show(desk: DraftRoom, draft: Draft) -> Reply:
        kept = PutDocument(desk.here(draft).document())
        return Reply((kept,), (*desk.wait_over(), *desk.rewrite(desk.panels.menu(draft, key, acts))))

    return show


async def _back(desk: DraftRoom, draft: Draft) -> Reply:
    """Show the six buttons again, and wait for nothing typed."""
    kept = replace(desk.here(draft), typing=None)
    panel = await desk.open_panel(kept)
    return Reply((PutDocument(kept.document()), *desk.unask(draft)), (*desk.wait_over(), *desk.rewrite(panel)))


async def _anew(desk: DraftRoom, draft: Draft) -> Reply:
    shown = await desk.show_anew(desk.here(draft))
    return Reply(shown.changes, (*desk.wait_over(), *shown.answers))


async def _no_image(desk: DraftRoom, draft: Draft) -> Reply:
    return await _anew(desk, replace(draft, entry=replace(draft.entry, image=None), own=True))


async def _switch_topic(desk: DraftRoom, draft: Draft, slug: str) -> Reply:
    """Put a topic on or take it off; `breaking` stays. The post is shown anew when the editor is done."""
    if slug == BREAKING or desk.room.catalogue.topic(slug) is None:
        return Reply((), desk.wait_over())
    rest = tuple(one for one in draft.topics if one not in (slug, BREAKING))
    topics = (*rest, BREAKING) if slug in draft.topics else (*rest, slug, BREAKING)
    changed = desk.here(replace(draft, topics=topics, chosen=True))
    return Reply((PutDocument(changed.document()),), (*desk.wait_over(), *desk.rewrite(topics_panel(desk, changed))))


def _way(way: Way) -> Act_:
    return lambda desk, draft: go(desk, draft, way=way)


def _in(seconds: float) -> Act_:
    return lambda desk, draft: go(desk, draft, due=desk.now + seconds)


def _type(what: str) -> Act_:
    return lambda desk, draft: drafts_typing.ask(desk, draft, what)


_WHILE_OPEN: Mapping[str, Act_] = {
    **{way.value: _way(way) for way in Way},
    "plan": _menu("draft-ask-plan", "in15", "in60", "at"),
    "in15": _in(HOUR / 4),
    "in60": _in(HOUR),
    "at": _type("time"),
    "edit": _menu("draft-ask-edit", "title", "text", "image", "topics"),
    **{what: _type(what) for what in ("title", "text", "image", "topics")},
    "noimage": _no_image,
    "back": _back,
    "done": _anew,
}
_ANYTIME: Mapping[str, Act_] = {
    "cancel": _cancel,
    "undo": _undo,
    "yes": lambda desk, draft: answer(desk, draft, agrees=True),
    "no": lambda desk, draft: answer(desk, draft, agrees=False),
    "show": drafts_lists.show,
    "drop": drafts_lists.drop,
}
