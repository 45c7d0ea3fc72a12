"""«Why this?»: the filter that brought an article, and the words that matched; under a copy and under a digest."""

from collections.abc import Iterator, Sequence

from bot.delivery.digests import MOST_ARTICLES, foremost
from bot.delivery.excerpt import headline
from bot.delivery.frame import BREAKING
from bot.delivery.lines import listed, shown_title, stack
from bot.delivery.links import usable
from bot.messages import TEXT_LIMIT, Button, Rows, Text
from bot.models import TAKEN_BACK, Article, Delivery, Filter, FilterKind, Kind, delivery_id
from bot.newsroom import readership
from bot.newsroom.filters import matches
from bot.replies import Reply
from bot.texts.dates import listing
from bot.texts.direction import lead
from handlers import buttons, naming
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.subscriptions import stale
from handlers.visit import TOAST_LIMIT, Visit, receive

MOST_WORDS_SHOWN = 6
LONGEST_TITLE = 80
_FEWER_WORDS = (MOST_WORDS_SHOWN, 3, 1, 0)

Reason = tuple[Article, Filter]


async def why(said: Incoming, room: Room, value: str) -> Reply:
    """Name the filter that brought an article, and the words of the article that matched it. Where it was dropped
    since, another that brought it and is followed still: of those that the buttons beside name, or that were written
    down with the copy. Under a message that is no copy known here (of somebody who was forgotten and came back) its
    number is another filter's by now: then nothing is claimed.
    """
    visit = await receive(said, room)
    name, _, number = value.partition(":")
    article = await room.storage.article(name)
    copy = await room.storage.delivery(delivery_id(Kind.COPY, name, said.chat))
    if article is None or copy is None or not _stands_there(copy, said) or visit.stored is None:
        return stale(visit)
    brought = [buttons.numbers(number)[0], *_beside(said, name), *copy.data.get("filters", ())]
    one = next(_followed(visit, brought), None)
    if one is None:
        return Reply(answers=visit.toast(visit.text("why-dropped"), alert=True))
    return Reply(answers=visit.toast(_because(one, article, visit), alert=True))


def _followed(visit: Visit, numbers: Sequence[int | None]) -> Iterator[Filter]:
    found = (readership.filter_numbered(visit.reader, number or 0) for number in numbers)
    return (one for one in found if one is not None)


def _beside(said: Incoming, article: str) -> Iterator[int | None]:
    """Yield the filters that the message offers to drop."""
    for data in said.pressed.beside if said.pressed else ():
        action, value = buttons.parse(data)
        number, rest = buttons.numbers(value)
        if action == "drop" and rest == article:
            yield number


def _stands_there(sent: Delivery, said: Incoming) -> bool:
    """Tell whether what was pressed stands under this message, as far as its number is known. One that was repeated
    after a doubt may stand twice.
    """
    number = said.pressed.message if said.pressed else None
    return sent.doubts > 0 or None in (sent.message, number) or sent.message == number


async def why_digest(said: Incoming, room: Room, value: str) -> Reply:
    """Name the filter that brought each article of a digest, with the words that matched, and offer to drop it."""
    visit = await receive(said, room)
    digest = await room.storage.delivery(value)
    if digest is None or digest.kind is not Kind.DIGEST or digest.chat != said.chat or visit.stored is None:
        return stale(visit)
    if not _stands_there(digest, said):
        return stale(visit)
    told = await _listed(digest, room)
    reasons = list(_reasons(told, visit))
    if not reasons:
        return Reply(answers=visit.toast(visit.text("why-digest-dropped"), alert=True)) if told else stale(visit)
    text = _account(reasons, visit, more=len(reasons) < min(len(told), MOST_ARTICLES))
    return Reply(answers=(*visit.toast(), visit.say(text, _drop_rows(reasons, visit))))


async def _listed(digest: Delivery, room: Room) -> list[tuple[Article, tuple[int, ...]]]:
    """Return a digest's articles that still stand, oldest first, with the filters that brought them."""
    stored = await room.storage.articles([str(one) for one in digest.data.get("articles", ())])
    filters = dict(digest.data.get("filters", {}))
    return [(one, tuple(filters.get(one.id, ()))) for one in stored if one.state not in TAKEN_BACK]


def _reasons(told: Sequence[tuple[Article, tuple[int, ...]]], visit: Visit) -> Iterator[Reason]:
    """Yield each article with the first filter that brought it and is followed still, in the digest's order."""
    followed = {one.id: one for one in visit.reader.filters}
    kept = [(article, tuple(one for one in filters if one in followed)) for article, filters in told]
    for article, filters in foremost([(article, filters) for article, filters in kept if filters]):
        yield article, followed[filters[0]]


def _account(reasons: Sequence[Reason], visit: Visit, *, more: bool) -> Text:
    """Return one message about all of them. Without room for all, fewer words are shown, then the last left out.

    `more`: there are others, whose filters were dropped since.
    """
    for words in _FEWER_WORDS:
        text = _page(reasons, visit, words=words, more=more)
        if len(text.plain) <= TEXT_LIMIT:
            return text
    return _account(reasons[:-1], visit, more=more)


def _page(reasons: Sequence[Reason], visit: Visit, *, words: int, more: bool) -> Text:
    blocks = [Text().add(visit.text("why-digest"), "bold"), *(_item(one, visit, words) for one in reasons)]
    if more:
        blocks.append(Text(lead(visit.text("why-others-dropped"), visit.language)))
    return stack(blocks)


def _item(reason: Reason, visit: Visit, words: int) -> Text:
    article, one = reason
    link = usable(article.short_link) or usable(article.link)
    title = listed(headline(shown_title(article), LONGEST_TITLE), link, visit.language)
    shown = _words(one, article, visit)[:words]
    name = naming.name(one, visit)
    said = visit.text("why-listed-breaking") if _is_breaking(one) else visit.text("why-listed-topic", name=name)
    if shown:
        quoted = listing([naming.quoted(word, visit) for word in shown], visit.language)
        said = visit.text("why-listed", name=name, words=quoted)
    return title.add("\n").add(lead(said, visit.language))


def _drop_rows(reasons: Sequence[Reason], visit: Visit) -> Rows:
    """Return a button to drop each filter that is named."""
    first = {one: article for article, one in reversed(reasons)}
    named = dict.fromkeys(one for _, one in reasons)
    return tuple(
        (
            Button(
                visit.text("copy-drop", filter=naming.short(naming.name(one, visit))),
                data=buttons.data("drop", f"{one.id}:{first[one].id}"),
            ),
        )
        for one in named
    )


def _because(one: Filter, article: Article, visit: Visit) -> str:
    if _is_breaking(one):
        return visit.text("why-breaking")
    name = naming.name(one, visit)
    words = _words(one, article, visit)
    while words:
        shown = listing([naming.quoted(word, visit) for word in words], visit.language)
        if len(said := visit.text("why", name=name, words=shown)) <= TOAST_LIMIT:
            return said
        words = words[:-1]
    return visit.text("why-topic", name=name)


def _is_breaking(one: Filter) -> bool:
    return one.kind is FilterKind.TOPIC and one.text == BREAKING


def _words(one: Filter, article: Article, visit: Visit) -> Sequence[str]:
    """Return the words that matched; of a whole none did, nor of what an editor called breaking."""
    if one.kind in (FilterKind.ALL, FilterKind.EVERYTHING) or _is_breaking(one):
        return ()
    found = matches(one, article, visit.room.catalogue)
    if found and one.kind is FilterKind.TOPIC:
        found = _spoken(one.text, article, visit)
    return found[:MOST_WORDS_SHOWN]


def _spoken(slug: str, article: Article, visit: Visit) -> tuple[str, ...]:
    """Return the words that speak for a topic; where the verdict gave it, those that decided."""
    found = visit.room.catalogue.speaking(
        slug,
        article.title,
        article.body or article.summary,
        language=article.language,
        categories=article.categories,
    )
    return article.because if found is None else found
