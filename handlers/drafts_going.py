"""A draft goes out: at once, at its time, or after another editor agreed; never a second time."""

from dataclasses import replace

from bot.changes import Change, Log
from bot.models import Act
from bot.newsroom.drafts import Draft, DraftState, Way
from bot.newsroom.releases import decided
from bot.replies import Reply
from handlers.draft_room import DraftRoom
from handlers.drafts_confirming import ask, refuse
from handlers.gate import has_role
from handlers.route import Role


async def go(desk: DraftRoom, draft: Draft, *, way: Way = Way.SEND, due: float | None = None) -> Reply:
    """Send or plan a draft, or ask another editor whether that is right."""
    if not draft.entry.title.strip():
        return Reply((), desk.warn(draft.language, "draft-no-title"))
    wished = replace(draft, way=way, due=due)
    if desk.room.settings.four_eyes and not (await desk.before(draft)).stands:
        return await ask(desk, wished)
    return await leave(desk, wished)


async def leave(desk: DraftRoom, draft: Draft, *changes: Change) -> Reply:
    """Let a draft go out now, or at its time where that lies ahead. What is in the channel already goes no more."""
    before = await desk.before(draft)

    def by(state: DraftState) -> Draft:
        return decided(desk.here(draft), state, by=desk.user, name=desk.name, now=desk.now)

    if before.stands:
        return desk.close(by(DraftState.OVERTAKEN), *changes)
    if draft.due is not None and draft.due > desk.now:
        act = Log(Act(desk.now, draft.asker or desk.user, "breaking: schedule", draft.id, draft.entry.title))
        return desk.close(by(DraftState.PLANNED), *changes, act)
    decision = replace(by(DraftState.SENT), panel=desk.kept(draft).panel)
    sent, departure = desk.departures.leave(decision, before, now=desk.now)
    told = replace(sent, panel=draft.panel, typing=draft.typing)
    return Reply((*changes, *departure, *desk.untold(told)), desk.closing(told))


async def answer(desk: DraftRoom, draft: Draft, *, agrees: bool) -> Reply:
    """Carry out what another editor says of a request. Who made it may not answer it."""
    if draft.state is not DraftState.CONFIRMING:
        return Reply((), desk.told(draft))
    if desk.user == draft.asker:
        return Reply((), desk.warn(draft.language, "draft-own"))
    if agrees and draft.asker and not await has_role(draft.asker, Role.EDITOR, desk.room):
        return Reply((), desk.warn(draft.language, "draft-asker-gone"))
    act = Log(Act(desk.now, desk.user, f"breaking: {'confirm' if agrees else 'refuse'}", draft.id, draft.entry.title))
    return await leave(desk, draft, act) if agrees else await refuse(desk, draft, act)
