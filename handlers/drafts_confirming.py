"""Four eyes: what an editor decided waits for another one, owners not excepted; nobody agrees to their own request."""

from dataclasses import replace

from bot.changes import AddDeliveries, Log, PutDocument
from bot.delivery.confirmations import answered, questions
from bot.messages import Answer, Rewrite
from bot.models import Act
from bot.newsroom.drafts import LIVES, Draft, DraftState
from bot.newsroom.editors import editors
from bot.newsroom.releases import article_of
from bot.replies import Reply
from handlers.draft_room import DraftRoom


async def ask(desk: DraftRoom, draft: Draft) -> Reply:
    """Ask the desk; where there is none, each of the others who may decide."""
    chats = await _askable(desk)
    if not chats:
        return Reply((), desk.warn(draft.language, "draft-nobody"))
    asked = replace(
        desk.here(draft),
        state=DraftState.CONFIRMING,
        asker=desk.user,
        asker_name=desk.name,
        done_by=None,
        done_name="",
        until=desk.now + LIVES,
    )
    article = article_of(asked, desk.room.catalogue, now=desk.now, before=await desk.before(asked))
    post, question = await desk.room.proofs.post(article), desk.panels.confirming(asked)
    ids, notices = questions(asked, chats, post, question, now=desk.now)
    waiting = replace(asked, notices=ids)
    act = Log(Act(desk.now, desk.user, f"breaking: ask {draft.way}", draft.id, draft.entry.title))
    return Reply(
        (PutDocument(desk.kept(waiting).document()), AddDeliveries(notices), act, *desk.unask(draft)),
        desk.closing(waiting),
    )


async def refuse(desk: DraftRoom, draft: Draft, act: Log) -> Reply:
    """Give the draft back to its editor, who may change it and ask again."""
    back = replace(
        draft,
        state=DraftState.OPEN,
        edition=draft.edition + 1,
        done_by=desk.user,
        done_name=desk.name,
        asker=None,
        due=None,
        notices=(),
        until=desk.now + LIVES,
    )
    words = desk.panels.refused(back)
    edits = answered(draft, words, now=desk.now, but=desk.said.chat)
    answers: tuple[Answer, ...] = (*desk.wait_over(), *desk.rewrite(words))
    if draft.panel is not None:
        answers = (*answers, Rewrite(draft.chat, draft.panel, await desk.open_panel(back)))
    return Reply((PutDocument(back.document()), act, *((AddDeliveries(edits),) if edits else ())), answers)


async def _askable(desk: DraftRoom) -> tuple[int, ...]:
    """Return where another editor can be asked. Who could be asked are the owners and the editors they named."""
    named = {one.user for one in await editors(desk.room.storage)}
    others = tuple(sorted({*desk.room.settings.owners, *named} - {desk.user}))
    if not others:
        return ()
    return others if desk.room.desk is None else (desk.room.desk,)
