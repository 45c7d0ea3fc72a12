"""Many articles in one message: what a reader follows, collected, under the topics' headings. Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.delivery import lines, links
from bot.delivery.copies import filter_name
from bot.delivery.excerpt import headline
from bot.delivery.frame import BREAKING, Frame
from bot.delivery.posts import NOTHING
from bot.messages import BUTTON_DATA_LIMIT, TEXT_LIMIT, Button, Message, Rows, Text
from bot.models import Article, ArticleState, FilterKind, Reader

MOST_ARTICLES = 20  # CONTRACT
LONGEST_LINE = 120  # a title's in a list of many
_SHORTER = (LONGEST_LINE, 80, 50)

Fitting = Sequence[tuple[Article, tuple[int, ...]]]


def digest(articles: Fitting, reader: Reader, frame: Frame, *, drop: AbstractSet[str] = NOTHING) -> Message:
    """Return one message that lists articles, each with its link, under the topics the reader follows them by.

    `articles` are pairs of an article and the ids of the reader's filters that fitted, oldest first; the `foremost` are
    listed and the rest counted. Without room for all, titles are shortened, then the last left out.
    One that was taken back keeps its place, which says so, and counts no more.
    """
    bare = "entities" in drop
    newest = foremost(articles)
    for longest in _SHORTER:
        text = _text(newest, articles, reader, frame, longest=longest, bare=bare)
        if len(text.plain) <= TEXT_LIMIT:
            break
    while len(text.plain) > TEXT_LIMIT:
        newest = newest[:-1]
        text = _text(newest, articles, reader, frame, longest=_SHORTER[-1], bare=bare)
    return Message(Text(text.plain) if bare else text)


def foremost(articles: Fitting) -> Fitting:
    """Return the 20 that a digest lists, in its order: breaking items, then the others, each from the newest."""
    newest = list(reversed(articles))
    return sorted(newest, key=lambda one: not lines.is_breaking(one[0]))[:MOST_ARTICLES]


def way_out(name: str, frame: Frame) -> Rows:
    """Return the buttons under a digest: why each article came, and what the reader follows, to drop it. `name` is the
    delivery's id.
    """
    why, mine = Button(frame.say("copy-why"), data=f"whys:{name}"), Button(frame.say("button-mine"), data="mine:")
    return ((why, mine) if len((why.data or "").encode()) <= BUTTON_DATA_LIMIT else (mine,),)


def heading(article: Article, filters: tuple[int, ...], reader: Reader, frame: Frame) -> str:
    """Return what an article stands under: «عاجل», or the topic the reader follows it by, else its own, else the
    words.
    """
    if lines.is_breaking(article):
        return frame.title_of(BREAKING) or frame.say("post-breaking")
    followed = [one for one in reader.filters if one.id in filters]
    topics = [one for one in followed if one.kind is FilterKind.TOPIC and one.text != BREAKING]
    slug = frame.narrowest(tuple(one.text for one in topics)) or frame.narrowest(article.topics)
    words = [one for one in followed if one.kind is FilterKind.WORDS]
    title = frame.title_of(slug) if slug else None
    return title or (filter_name(words[0], frame) if words else frame.say("digest-others"))


def is_withdrawn(article: Article) -> bool:
    """Tell whether a line about an article says only that it was taken back."""
    return article.state is ArticleState.RETRACTED


def _text(newest: Fitting, articles: Fitting, reader: Reader, frame: Frame, *, longest: int, bare: bool) -> Text:
    groups: dict[str, list[Text]] = {}
    for article, filters in newest:
        line = _line(article, frame, longest=longest, bare=bare)
        groups.setdefault(heading(article, filters, reader, frame), []).append(line)
    blocks = [lines.sentence(frame.say("digest-title", count=_standing(articles)), frame.language, "bold")]
    others = frame.say("digest-others")
    for title, listed in sorted(groups.items(), key=lambda group: group[0] == others):
        blocks.append(lines.stack([lines.paragraph(title, frame.language, "bold"), *listed], gap="\n"))
    if more := _standing(articles) - _standing(newest):
        blocks.append(lines.sentence(frame.say("digest-more", count=more), frame.language))
    return lines.stack(blocks)


def _standing(articles: Fitting) -> int:
    return sum(not is_withdrawn(article) for article, _ in articles)


def _line(article: Article, frame: Frame, *, longest: int, bare: bool) -> Text:
    if is_withdrawn(article):
        return lines.listed(frame.say("post-retraction"), None, frame.language)
    link = links.usable(article.short_link) or links.usable(article.link)
    title = headline(lines.shown_title(article), longest)
    mark = "" if article.correction is None else f"{lines.corrected_at(article, frame)} – "
    return lines.listed(title, link, frame.language, bare=bare, mark=mark)
