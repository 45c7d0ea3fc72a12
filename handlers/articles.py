"""Articles that readers ask for: /latest, /search, a text without a slash."""

from collections.abc import Sequence
from functools import cache

from bot.delivery.lines import listed, shown_title
from bot.delivery.links import usable
from bot.messages import Button, Rows, Say, Text, texts
from bot.models import Article, Filter, FilterKind, ReaderState, Verdict
from bot.newsroom import readership
from bot.newsroom.arabic import folded_words
from bot.newsroom.filters import Understood, same, understand
from bot.newsroom.grammar import Fault
from bot.newsroom.routing import EVERYTHING
from bot.replies import Reply
from bot.texts.dates import day
from bot.texts.direction import lead
from handlers import buttons, kept, naming
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.subscriptions import problems, stale
from handlers.visit import Visit, receive

FEW = 5
BARREN = frozenset({Fault.EMPTY, Fault.COMMON})  # of which a search finds nothing either: «?», «في»
PAGE = 50
FURTHEST = 500
# What people write who have had enough. No word alone that is news, too: «إيقاف» is an arrest, «وقف» a ceasefire's.
STOP = """stop, stop it, stop all, unsubscribe, unsubscribe me, arrête, arrêtez, arrêter, stoppe, désabonner,
désabonnement, se désabonner, désinscription, أوقف, أوقفوا, أوقف الإرسال, أوقف المتابعة, توقف, توقفوا, ستوب,
إلغاء الاشتراك, ألغ الاشتراك, ألغي الاشتراك, إلغاء المتابعة, إلغاء الإشعارات, إيقاف الإشعارات, إيقاف الإرسال"""


async def latest(said: Incoming, room: Room) -> Reply:
    """Show the last five articles of a topic, or of what the channel takes."""
    visit = await receive(said, room)
    if not said.words:
        return _list(visit, visit.text("latest"), await _channels_latest(room))
    wanted = understand(said.words, room.catalogue).filters
    if len(wanted) != 1 or wanted[0].kind is FilterKind.WORDS:
        rows = ((Button(visit.text("button-topics"), data=buttons.data("topics", "")),),)
        return Reply(
            visit.keep(),
            (visit.say(visit.text("latest-unknown", text=naming.short(said.words, naming.SHOWN_LIMIT)), rows),),
        )
    heading = visit.text("latest-topic", name=naming.name(wanted[0], visit))
    return _list(visit, heading, await _latest_of(wanted[0], room))


async def search(said: Incoming, room: Room) -> Reply:
    """Show the five articles that fit the words best."""
    visit = await receive(said, room)
    if not said.words:
        return Reply(visit.keep(), (visit.say(visit.text("search-how")),))
    return await _search(said.words, visit)


async def search_text(said: Incoming, room: Room, value: str) -> Reply:
    """Search the text that a button stands for."""
    visit = await receive(said, room)
    text = await kept.text_of(value, visit)
    if text is None:
        return stale(visit)
    reply = await _search(text, visit)
    return Reply(reply.changes, (*visit.toast(), *reply.answers))


async def plain_text(said: Incoming, room: Room) -> Reply:
    """Offer to follow a text without a slash, or to search for it; tell who writes «stop» how to."""
    visit = await receive(said, room)
    if not said.words:
        return Reply()
    if len(said.words) > kept.TEXT_LIMIT:
        return Reply(visit.keep(), (visit.say(visit.text("plain-long")),))
    if " ".join(folded_words(said.words)) in _stops():
        return Reply(visit.keep(), (_how_to_stop(visit),))
    understood = understand(said.words, room.catalogue)
    wanted = understood.filters
    if not wanted and BARREN.issuperset(problem.kind for problem in understood.problems):
        return Reply(visit.keep(), (visit.say(_unfollowable(understood, visit)),))
    stands, changes = await kept.keep(said.words, visit)
    known = bool(wanted) and all(readership.follows(visit.reader, one, same=same) for one in wanted)
    quoted = naming.quoted(said.words, visit)
    heading = visit.text("plain-known" if known else "plain", text=quoted)
    heading = heading if wanted else _unfollowable(understood, visit)
    rows = _plain_rows(stands, () if known else wanted, visit)
    return Reply((*visit.keep(), *changes), (visit.say(heading, rows),))


def _unfollowable(understood: Understood, visit: Visit) -> str:
    """Say why a text cannot be followed; of one without a word, what is understood."""
    wordless = all(problem.kind is Fault.EMPTY for problem in understood.problems)
    return visit.text("wordless") if wordless else "\n".join(problems(understood, visit))


@cache
def _stops() -> frozenset[str]:
    return frozenset(" ".join(folded_words(words)) for words in STOP.split(","))


def _how_to_stop(visit: Visit) -> Say:
    paused = visit.reader.state is ReaderState.PAUSED
    rows = ((Button(visit.text("button-mine"), data=buttons.data("mine", "")),),)
    return visit.say(visit.text("paused-hint" if paused else "plain-stop"), rows)


def _plain_rows(stands: str, wanted: Sequence[Filter], visit: Visit) -> Rows:
    search = Button(visit.text("button-search"), data=buttons.data("s", stands))
    if not wanted:
        return ((search,),)
    label = visit.text("button-follow", name=naming.short(naming.names(wanted, visit)))
    near = naming.near_topic(wanted, visit)
    topic = () if near is None else (naming.follow_row(near, visit),)
    return ((Button(label, data=buttons.data("f", stands)),), *topic, (search,))


async def _search(words: str, visit: Visit) -> Reply:
    quoted = naming.quoted(words, visit)
    found = await found_articles(visit.room, words, FEW)
    if not found:
        return Reply(visit.keep(), (visit.say(visit.text("search-none", text=quoted)),))
    return _list(visit, visit.text("search-found", text=quoted), found)


async def found_articles(room: Room, words: str, limit: int, offset: int = 0, *, typing: bool = False) -> list[Article]:
    """Return articles that fit the words, best first; while somebody is `typing` the last word may go on."""
    return await room.storage.articles(await room.search.search(words, limit=limit, offset=offset, typing=typing))


async def _channels_latest(room: Room) -> list[Article]:
    """Return the newest that the channel took; of anything where it took none."""
    if EVERYTHING in room.settings.publish_topics:
        return await room.storage.latest(FEW)
    taken: list[Article] = []
    before, seen = None, 0
    while len(taken) < FEW and seen < FURTHEST:
        page = await room.storage.latest(PAGE, before=before)
        taken += [one for one in page if one.publish is Verdict.YES or one.breaking]
        if len(page) < PAGE:
            break
        before, seen = page[-1].published, seen + PAGE
    return taken[:FEW] or await room.storage.latest(FEW)


async def _latest_of(one: Filter, room: Room) -> list[Article]:
    match one.kind:
        case FilterKind.TOPIC:
            return await room.storage.latest(FEW, topics=(one.text,))
        case FilterKind.EVERYTHING:
            return await room.storage.latest(FEW)
        case _:
            return await _channels_latest(room)


def _list(visit: Visit, heading: str, articles: Sequence[Article]) -> Reply:
    if not articles:
        return Reply(visit.keep(), (visit.say(visit.text("latest-none")),))
    page = texts([Text(heading), *(_item(one, visit) for one in articles)])
    return Reply(visit.keep(), (visit.say(page),))


def _item(article: Article, visit: Visit) -> Text:
    """Return one article: its title as a link, and its day below."""
    link = usable(article.short_link) or usable(article.link)
    title = Text("\n\n").join(listed(shown_title(article), link, visit.language))
    return title.add(f"\n{lead(day(article.published, visit.language, visit.reader.timezone), visit.language)}")
