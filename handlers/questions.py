"""The desk answers: publish or skip what is doubtful, let a burst through, say whether a lost message is there."""

from collections.abc import Sequence
from dataclasses import replace

from bot.changes import Change, DropDocument, Log
from bot.delivery.doubts import settle_by_hand
from bot.delivery.notices import ANSWERS, question_message
from bot.messages import Answer, Message, Rewrite, Toast
from bot.models import Act, Article, ArticleState, Document
from bot.newsroom.decisions import decide_burst, publish_held, skip_held
from bot.newsroom.likenesses import likeness
from bot.newsroom.questions import QUESTION, articles_about, notice_of
from bot.replies import Reply
from handlers.corrections import answer_join, answer_retraction
from handlers.incoming import Incoming
from handlers.room import Room

_OWN = {"retract": answer_retraction, "vanished": answer_retraction, "join": answer_join}


async def answer(said: Incoming, room: Room, value: str) -> Reply:
    """Carry out `ID:ANSWER`. A question that was answered before says so, and changes nothing."""
    name, _, chosen = value.partition(":")
    question = await room.storage.document(QUESTION, name)
    if question is None or chosen not in ANSWERS.get(str(question.body["what"]), ()):
        return Reply((), _toast(said, room, "question-gone"))
    reply = await _answered(said, room, question, chosen)
    return replace(reply, answers=(*reply.answers, *await _elsewhere(said, room, question, reply.answers)))


async def _answered(said: Incoming, room: Room, question: Document, chosen: str) -> Reply:
    articles = await articles_about(room.storage, question)
    own = _OWN.get(str(question.body["what"]))
    if own is not None:
        return await own(said, room, question, articles, chosen)
    if question.body["what"] == "review" and not any(one.state is ArticleState.HELD for one in articles):
        gone = (DropDocument(question.kind, question.id),)  # it went out, or was taken back, by another way
        return Reply(gone, await _told(said, room, question, articles, "otherwise"))
    changes = await _changes(said, room, question, articles, chosen)
    told = await _told(said, room, question, articles, chosen)
    return Reply((DropDocument(question.kind, question.id), *changes), told)


async def _changes(
    said: Incoming, room: Room, question: Document, articles: Sequence[Article], chosen: str
) -> Sequence[Change]:
    now, by = room.clock.now(), said.user or 0
    match question.body["what"]:
        case "burst":
            return decide_burst(articles, chosen, channel=room.channel, by=by, now=now)
        case "unknown":
            delivery = await room.storage.delivery(str(question.body["delivery"]))
            act = Log(Act(now, by, f"unknown: {chosen}", str(question.body["delivery"])))
            return (act, *(settle_by_hand(delivery, chosen, now) if delivery else ()))
    if chosen == "skip":
        return [change for one in articles for change in skip_held(one, by=by, now=now, why="skipped")]
    silent = chosen == "silent"
    return [
        change for one in articles for change in publish_held(one, channel=room.channel, by=by, now=now, silent=silent)
    ]


async def _told(
    said: Incoming, room: Room, question: Document, articles: Sequence[Article], chosen: str
) -> tuple[Answer, ...]:
    """End the waiting, and write under the question what was decided and by whom; its buttons go."""
    language = room.settings.language
    decided = room.texts.say(language, f"decided-{chosen}", who=said.name or str(said.user))
    told = _toast(said, room, f"decided-{chosen}")
    if said.pressed is None or said.pressed.message is None:
        return told
    like = await likeness(room.storage, question, channel=room.channel)
    zone = room.settings.timezone
    asked = question_message(room.texts, language, question, articles, like=like, timezone=zone)
    text = asked.text.add("\n\n").add(decided, "italic")
    return (*told, Rewrite(said.chat, said.pressed.message, Message(text)))


async def _elsewhere(said: Incoming, room: Room, question: Document, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Say what was decided under the question's other copy too: the first of two, whose arrival nobody knew of, was
    answered.
    """
    notice = await room.storage.delivery(notice_of(question, said.chat))
    number = notice.message if notice is not None else None
    if number is None or said.pressed is None or number == said.pressed.message:
        return ()
    return tuple(replace(one, number=number) for one in answers if isinstance(one, Rewrite) and one.chat == said.chat)


def _toast(said: Incoming, room: Room, key: str) -> tuple[Answer, ...]:
    if said.pressed is None:
        return ()
    who = {"who": said.name or str(said.user)} if key.startswith("decided-") else {}
    return (Toast(said.pressed.query, room.texts.say(room.settings.language, key, **who)),)
