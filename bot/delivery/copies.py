"""An article as one reader gets it: in the reader's language and time, with the way out under it. Pure."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.delivery import lines, links
from bot.delivery.excerpt import cut_at_word, headline, tidy
from bot.delivery.frame import BREAKING, Frame
from bot.delivery.posts import NOTHING, photo_of
from bot.messages import BUTTON_DATA_LIMIT, CAPTION_LIMIT, TEXT_LIMIT, Button, Message, Rows, Text
from bot.models import Article, Filter, FilterKind, Reader

LONGEST_FILTER = 40  # on a button
MOST_FILTERS = 3  # buttons that drop one


def copy_for(
    article: Article,
    reader: Reader,
    frame: Frame,
    *,
    filters: tuple[int, ...] = (),
    drop: AbstractSet[str] = NOTHING,
    channel_url: str | None = None,
) -> Message:
    """Return a reader's own message. The frame speaks the reader's language; the article's text stays as it is.

    `filters` are the ids of those that fitted: «why this?» names the first, each of the first three can be dropped.
    `channel_url` is where the article stands in the channel: shared where it has no address of its own.
    """
    sheet = copy_sheet(article, frame, drop=drop, channel_url=channel_url)
    return sheet if "buttons" in drop else replace(sheet, rows=sheet.rows + way_out(article, reader, frame, filters))


def copy_sheet(
    article: Article, frame: Frame, *, drop: AbstractSet[str] = NOTHING, channel_url: str | None = None
) -> Message:
    """Return the part of a copy that is the same for all readers of one language and time zone.

    Text with the link's preview: quicker to send to many than a photo, and the same picture; a photo only where
    there is no link to preview.
    """
    bare = "entities" in drop
    link = links.usable(article.link) or links.usable(article.short_link)
    photo = None if link or "photo" in drop else photo_of(article, frame)

    def build(size: int) -> Text:
        return lines.stack([*lines.story(article, frame, size), lines.origin(article, frame, bare=bare)])

    size = lines.room_for(article)
    text = lines.fitted(build, size, CAPTION_LIMIT) if photo else None
    if text is None:
        photo, text = None, lines.fitted(build, size, TEXT_LIMIT) or Text().add(lines.title_of(article))
    rows = () if "buttons" in drop else _reading(article, frame, link, channel_url)
    return Message(Text(text.plain) if bare else text, rows=rows, photo=photo, preview=link)


def correction_reply(article: Article, reader: Reader, frame: Frame) -> Message:
    """Return the short word under a corrected copy: an edit notifies nobody. `reader` is whom the frame speaks to."""
    said = frame.texts.say(reader.language, "copy-correction")
    text = cut_at_word(tidy(article.correction or ""), lines.LONGEST_EXCERPT)
    return Message(
        lines.stack([lines.sentence(said, reader.language, "bold"), lines.paragraphs(text, article.language)])
    )


def way_out(article: Article, reader: Reader, frame: Frame, filters: tuple[int, ...]) -> Rows:
    """Return the buttons that say why this came and stop it: for those of `filters` that the reader still has."""
    fitting = [one for one in reader.filters if one.id in filters]
    if not fitting:
        return ()
    why = Button(frame.say("copy-why"), data=f"why:{article.id}:{fitting[0].id}")
    drops = [
        Button(frame.say("copy-drop", filter=filter_name(one, frame)), data=f"drop:{one.id}:{article.id}")
        for one in fitting[:MOST_FILTERS]
    ]
    return tuple((button,) for button in (why, *drops) if len((button.data or "").encode()) <= BUTTON_DATA_LIMIT)


def filter_name(one: Filter, frame: Frame) -> str:
    """Return what a filter is called in the frame's language, short enough for a button."""
    match one.kind:
        case FilterKind.TOPIC if one.text == BREAKING:
            name = frame.title_of(one.text) or frame.say("post-breaking")
        case FilterKind.TOPIC:
            name = frame.title_of(one.text) or one.text
        case FilterKind.WORDS:
            name = one.text
        case FilterKind.ALL:
            name = frame.say("copy-filter-all")
        case FilterKind.EVERYTHING:
            name = frame.say("copy-filter-everything")
    return headline(name, LONGEST_FILTER)


def _reading(article: Article, frame: Frame, link: str | None, channel_url: str | None) -> Rows:
    shared = links.shareable(link, links.usable(article.short_link)) if link else channel_url
    read = (Button(frame.say("post-read"), url=link),) if link else ()
    share = (Button(frame.say("copy-share"), url=links.telegram(lines.shown_title(article), shared)),) if shared else ()
    return (read + share,) if read or share else ()
