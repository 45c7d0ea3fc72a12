"""/drafts: what waits; /schedule: what is planned, with a button to call each off."""

from collections.abc import Awaitable, Callable, Sequence

from bot.changes import Log
from bot.delivery import lines
from bot.delivery.excerpt import headline
from bot.messages import Button, Message, Say, Text
from bot.models import Act, Language
from bot.newsroom.drafts import DRAFT, WAITS, Draft, DraftState, draft_of
from bot.newsroom.releases import decided
from bot.replies import Reply
from bot.texts import Value
from bot.texts.dates import moment
from bot.texts.direction import lead
from handlers.draft_room import DraftRoom
from handlers.incoming import Incoming
from handlers.room import Room

Page = Callable[[DraftRoom, Language], Awaitable[Message]]

MOST = 20  # that one list shows
LABEL, SHOWN = 40, 100


async def drafts(said: Incoming, room: Room) -> Reply:
    """List what waits for a decision; each can be shown again."""
    return await _answer(DraftRoom(said, room), _waiting)


async def schedule(said: Incoming, room: Room) -> Reply:
    """List what is planned, the next first."""
    return await _answer(DraftRoom(said, room), _planned)


async def show(desk: DraftRoom, draft: Draft) -> Reply:
    """Show a draft that waits here, as the last message."""
    if draft.state is not DraftState.OPEN:
        key, values = desk.panels.state_of(draft)
        return Reply((), desk.toast(draft.language, key, values))
    shown = await desk.show_anew(draft, desk.said.chat)
    return Reply(shown.changes, (*desk.wait_over(), *shown.answers))


async def drop(desk: DraftRoom, draft: Draft) -> Reply:
    """Call off what is planned; the list is written anew."""
    ended = decided(draft, DraftState.CANCELLED, by=desk.user, name=desk.name, now=desk.now)
    now_so = ended if draft.state is DraftState.PLANNED else draft
    key, values = desk.panels.state_of(now_so)
    rest = [one for one in await _of(desk, (DraftState.PLANNED,)) if one.id != draft.id]
    language = await desk.language()
    answers = (*desk.toast(draft.language, key, values), *desk.rewrite(_planned_page(desk, language, rest)))
    if now_so is draft:
        return Reply((), answers)
    act = Log(Act(desk.now, desk.user, "breaking: cancel", draft.id, draft.entry.title))
    closed = desk.close(ended, act)
    own = tuple(one for one in closed.answers[1:] if one not in desk.rewrite(desk.panels.closed(ended)))
    return Reply(closed.changes, (*answers, *own))


async def _answer(desk: DraftRoom, page: Page) -> Reply:
    language = await desk.language()
    if not desk.said.is_private and desk.said.chat != desk.room.desk:
        return Reply((), (desk.say(language, "draft-elsewhere"),))
    return Reply((), (Say(desk.said.chat, await page(desk, language)),))


async def _waiting(desk: DraftRoom, language: Language) -> Message:
    found = await _of(desk, tuple(WAITS))
    if not found:
        return Message(_line(desk, language, "drafts-none"))
    said = [_line(desk, language, "drafts-waiting", count=len(found))]
    for one in found:
        said.append(_line(desk, language, "drafts-line", title=headline(one.entry.title, SHOWN), who=one.name))
        key, values = desk.panels.state_of(one)
        said.append(_line(desk, language, key, **values))
    rows = tuple(
        (_button(desk, language, one, "draft-button-show", "show"),) for one in found if one.state is DraftState.OPEN
    )
    return Message(lines.stack(said, gap="\n"), rows)


async def _planned(desk: DraftRoom, language: Language) -> Message:
    return _planned_page(desk, language, await _of(desk, (DraftState.PLANNED,)))


def _planned_page(desk: DraftRoom, language: Language, found: Sequence[Draft]) -> Message:
    if not found:
        return Message(_line(desk, language, "schedule-none"))
    zone = desk.room.settings.timezone
    said = [_line(desk, language, "schedule-planned", count=len(found))]
    for one in found:
        time = moment(one.due or one.at, language, zone)
        title = headline(one.entry.title, SHOWN)
        said.append(_line(desk, language, "schedule-line", time=time, title=title, who=one.done_name))
    rows = tuple((_button(desk, language, one, "draft-button-drop-one", "drop"),) for one in found)
    return Message(lines.stack(said, gap="\n"), rows)


async def _of(desk: DraftRoom, states: Sequence[DraftState]) -> list[Draft]:
    stored = [draft_of(one).at_moment(desk.now) for one in await desk.room.storage.documents(DRAFT)]
    return sorted((one for one in stored if one.state in states), key=lambda one: one.due or one.at)[:MOST]


def _line(desk: DraftRoom, language: Language, key: str, **values: Value) -> Text:
    return lines.sentence(desk.room.texts.say(language, key, **values), language)


def _button(desk: DraftRoom, language: Language, draft: Draft, key: str, act: str) -> Button:
    label = desk.room.texts.say(language, key, title=headline(draft.entry.title, LABEL))
    return Button(lead(label, language), data=f"d:{draft.id}:{draft.edition}:{act}")
