"""/correct, /retract, /pin, /unpin: an editor's word about what went out, and the answers to whether it is to go."""

from collections.abc import Sequence

from bot.changes import Change, DropDocument, Log, PutDocument
from bot.delivery.excerpt import headline
from bot.delivery.lines import shown_title
from bot.delivery.notices import question_message
from bot.messages import Answer, Message, Pin, Rewrite, Toast
from bot.models import TAKEN_BACK, Act, Article, ArticleState, Document
from bot.newsroom.corrections import correct as correction
from bot.newsroom.corrections import in_flight, may_be_corrected, says_so
from bot.newsroom.decisions import publish_held, skip_held
from bot.newsroom.joins import SEPARATE, join_held
from bot.newsroom.pins import PIN, UNPIN, pinned_last
from bot.newsroom.reports import MOST_ACTS
from bot.newsroom.retractions import KEEP, RETRACT, retract, retraction_question
from bot.newsroom.routing import DAY
from bot.replies import Reply
from bot.texts import dates
from handlers import pointing
from handlers.incoming import Incoming
from handlers.pointing import Lost, Pointed
from handlers.room import Room
from handlers.visit import Visit, receive

MOST_TEXT, MOST_CAPTION = 3000, 700  # of a correction: what a post, or the words under a picture, have room for
LONGEST_REASON = 400
SHOWN = 80
PINS_KNOWN = 90 * DAY


async def correct(said: Incoming, room: Room) -> Reply:
    """Let TEXT take the place of title and excerpt, at once and everywhere."""
    visit = await receive(said, room)
    pointed = await pointing.point(said, room)
    if isinstance(pointed, Lost):
        return _lost(visit, pointed)
    article, text = pointed.article, pointed.words
    if not may_be_corrected(article):
        return _only(visit, "correct-retracted")
    if not text:
        return _only(visit, "correct-how")
    if says_so(article, text):
        return _only(visit, "correct-same")
    told = await _told(visit, pointed)
    chat = room.desk if room.desk is not None else said.chat
    changes = correction(article, text, post=pointed.post, chat=chat, by=said.user or 0, now=visit.now)
    return Reply(changes, (visit.say("\n".join(told)),))


async def _told(visit: Visit, pointed: Pointed) -> list[str]:
    """Say where it is corrected, what it replaces, and whether it is too long to be shown whole."""
    article = pointed.article
    count = in_flight(await visit.room.storage.tally(article.id))
    stands = pointing.stands_in_channel(pointed.post)
    told = [visit.text("correct-begun" if stands else "correct-begun-copies", count=count)]
    if article.correction is not None and article.corrected is not None:
        moment = dates.moment(article.corrected, visit.language, visit.reader.timezone)
        told.append(visit.text("correct-again", moment=moment))
    dropped = pointed.post.data.get("drop", ()) if pointed.post is not None else ("photo",)
    most = MOST_CAPTION if article.image is not None and "photo" not in dropped else MOST_TEXT
    if len(pointed.words) > most:
        told.append(visit.text("correct-too-long", most=most))
    return told


async def take_back(said: Incoming, room: Room) -> Reply:
    """Ask once whether it is to be taken back."""
    visit = await receive(said, room)
    pointed = await pointing.point(said, room)
    if isinstance(pointed, Lost):
        return _lost(visit, pointed)
    article = pointed.article
    if not may_be_corrected(article):
        return _only(visit, "retract-already")
    question = retraction_question(article, pointed.words[:LONGEST_REASON], update=said.update, now=visit.now)
    asked = question_message(room.texts, visit.language, question, [article])
    count = in_flight(await room.storage.tally(article.id))
    text = asked.text.add("\n\n").add(visit.text("retract-reach", count=count))
    return Reply((PutDocument(question),), (visit.say(text, asked.rows),))


async def answer_retraction(
    said: Incoming, room: Room, question: Document, articles: Sequence[Article], chosen: str
) -> Reply:
    """Take it back, or let it be. Of two who answer at once one is first; the other is told that it is answered."""
    visit = await receive(said, room)
    now, by = visit.now, said.user or 0
    taken: list[Change] = []
    for article in articles:
        if chosen == RETRACT:
            reason = str(question.body.get("reason") or "")
            post = await pointing.post_of(article, room)
            chat = room.desk if room.desk is not None else said.chat
            taken += retract(article, reason, post=post, chat=chat, by=by, now=now)
        else:
            taken.append(Log(Act(now, by, f"retract: {KEEP}", article.id, article.title)))
    ended = (PutDocument(question), DropDocument(question.kind, question.id))
    key = f"decided-{chosen}" if taken else "retract-already"
    return Reply((*ended, *taken), _decided(said, visit, question, articles, key))


async def answer_join(
    said: Incoming, room: Room, question: Document, articles: Sequence[Article], chosen: str
) -> Reply:
    """Join an article to the breaking item that it is, or let it go its own way."""
    visit = await receive(said, room)
    now, by = visit.now, said.user or 0
    bulletin = await room.storage.article(str(question.body["bulletin"]))
    changes: list[Change] = [PutDocument(question), DropDocument(question.kind, question.id)]
    for article in articles:
        if article.state is not ArticleState.HELD:
            continue
        if chosen == SEPARATE:
            changes += publish_held(article, channel=room.channel, by=by, now=now)
        elif bulletin is None or not may_be_corrected(bulletin):
            changes += skip_held(article, by=by, now=now, why="taken back")
        else:
            post = await pointing.post_of(bulletin, room)
            chat = room.desk if room.desk is not None else said.chat
            changes += join_held(bulletin, article, post=post, chat=chat, by=by, now=now)
    return Reply(tuple(changes), _decided(said, visit, question, articles, f"decided-{chosen}"))


def _decided(
    said: Incoming, visit: Visit, question: Document, articles: Sequence[Article], key: str
) -> tuple[Answer, ...]:
    """End the waiting, and write under the question what was decided and by whom; its buttons go."""
    who = {"who": said.name or str(said.user)} if key.startswith("decided-") else {}
    decided = visit.text(key, **who)
    if said.pressed is None:
        return ()
    toast = Toast(said.pressed.query, decided)
    if said.pressed.message is None:
        return (toast,)
    asked = question_message(visit.room.texts, visit.language, question, articles)
    return (toast, Rewrite(said.chat, said.pressed.message, Message(asked.text.add("\n\n").add(decided, "italic"))))


async def pin(said: Incoming, room: Room) -> Reply:
    """Pin a post of the channel."""
    return await _pinned(said, room, pinned=True)


async def unpin(said: Incoming, room: Room) -> Reply:
    """Let a post of the channel be pinned no more; where none is pointed out, the one that editors pinned last."""
    return await _pinned(said, room, pinned=False)


async def _pinned(said: Incoming, room: Room, *, pinned: bool) -> Reply:
    visit = await receive(said, room)
    number = await _number_in_channel(said, room)
    done = visit.text("pin-done" if pinned else "pin-undone")
    if number is Lost.WHICH and not pinned and not said.words and (last := await _pinned_last(visit)) is not None:
        number, title = last
        done = visit.text("pin-undone-last", title=headline(title, SHOWN)) if title else done
    if isinstance(number, Lost):
        return _lost(visit, number)
    refused, forbidden = (visit.say(visit.text(key)) for key in ("pin-refused", "pin-forbidden"))
    act = Log(Act(visit.now, said.user or 0, PIN if pinned else UNPIN, str(number)))
    return Reply((act,), (Pin(room.channel, number, pinned, visit.say(done), refused, forbidden),))


async def _pinned_last(visit: Visit) -> tuple[int, str] | None:
    """Return the number of the post that was pinned last and stands, and its article's title where it is ours."""
    storage, channel = visit.room.storage, visit.room.channel
    for number in pinned_last(await storage.acts(since=visit.now - PINS_KNOWN, limit=MOST_ACTS)):
        post = await storage.by_message(channel, number)
        article = await storage.article(post.article) if post is not None and post.article else None
        if article is None or article.state not in TAKEN_BACK:
            return number, shown_title(article) if article else ""
    return None


async def _number_in_channel(said: Incoming, room: Room) -> int | Lost:
    """Return a post's number: of any post of the channel, or of the one whose copy was answered."""
    place = pointing.place_of(said, room)
    if isinstance(place, Lost):
        return place
    if place.chat == room.channel:
        return place.number
    pointed = await pointing.point(said, room)
    if isinstance(pointed, Lost):
        return pointed
    post = pointed.post
    return post.message if post is not None and post.message is not None else Lost.NOWHERE


def _lost(visit: Visit, lost: Lost) -> Reply:
    return _only(visit, lost.value)


def _only(visit: Visit, key: str) -> Reply:
    return Reply((), (visit.say(visit.text(key)),))
