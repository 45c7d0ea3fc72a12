"""An article as the channel sees it. Pure: the same article and frame give the same message."""

import re
from collections.abc import Set as AbstractSet

from yarl import URL

from bot.delivery import lines, links
from bot.delivery.excerpt import headline
from bot.delivery.frame import Frame
from bot.messages import CAPTION_LIMIT, COPY_LIMIT, TEXT_LIMIT, Button, Message, Rows, Text
from bot.models import Article

NOTHING: AbstractSet[str] = frozenset()

_NOT_A_PHOTO = frozenset({".svg", ".svgz", ".gif", ".ico", ".avif"})
_FILE_ID = re.compile(r"[A-Za-z0-9_-]{20,255}")  # a picture that an editor gave to Telegram already


def channel_post(article: Article, frame: Frame, *, drop: AbstractSet[str] = NOTHING) -> Message:
    """Return the channel's post: a photo with its caption where there is a usable one, else text with a preview.

    `drop` names what Telegram refused before: photo, entities, buttons. Of a text too long for its kind the excerpt
    gives way, never link or hashtags; a caption too short even so becomes a text post.
    """
    photo = None if "photo" in drop else photo_of(article, frame)
    bare = "entities" in drop
    text = _text(article, frame, CAPTION_LIMIT, bare=bare) if photo else None
    if text is None:
        photo, text = None, _text(article, frame, TEXT_LIMIT, bare=bare) or Text().add(lines.title_of(article))
    return Message(
        Text(text.plain) if bare else text,
        rows=() if "buttons" in drop else buttons(article, frame),
        photo=photo,
        preview=None if photo else links.usable(article.link) or links.usable(article.short_link),
    )


def retraction(article: Article, frame: Frame, *, drop: AbstractSet[str] = NOTHING) -> Message:
    """Return what stands where a post cannot be deleted: that it was withdrawn, and why. Nothing of it is repeated."""
    said = [lines.sentence(frame.say("post-retraction"), frame.language, "bold")]
    reason = headline(article.reason or "", lines.LONGEST_TITLE)
    if reason:
        said.append(lines.sentence(frame.say("post-retraction-reason", reason=reason), frame.language))
    text = lines.stack(said)
    photo = None if "photo" in drop else photo_of(article, frame)
    return Message(Text(text.plain) if "entities" in drop else text, photo=photo)


def photo_of(article: Article, frame: Frame) -> str | None:
    """Return the article's picture where Telegram can show it as a photo: its address, or its number at Telegram."""
    image = article.image or ""
    if _FILE_ID.fullmatch(image):
        return image
    address = links.usable(image)
    if address is None or not (frame.plain_http or address.startswith("https:")):
        return None
    return None if URL(address).suffix.lower() in _NOT_A_PHOTO else address


def buttons(article: Article, frame: Frame) -> Rows:
    """Return the rows under a post: read · share · copy · comment · follow. Without a link only what needs none."""
    link = links.usable(article.link) or links.usable(article.short_link)
    rows = _link_rows(article, frame, link) if link else []
    return tuple(row for row in (*rows, _voices(article, frame)) if row)


def _text(article: Article, frame: Frame, limit: int, *, bare: bool) -> Text | None:
    tail = [lines.hashtags(article, frame), lines.origin(article, frame, bare=bare)]
    earlier = lines.see_also(frame, bare=bare)

    def build(size: int) -> Text:
        return lines.stack([*lines.story(article, frame, size), *tail, earlier])

    def build_without(size: int) -> Text:
        return lines.stack([*lines.story(article, frame, size), *tail])

    size = lines.room_for(article)
    return lines.fitted(build, size, limit) or lines.fitted(build_without, size, limit)


def _link_rows(article: Article, frame: Frame, link: str) -> list[tuple[Button, ...]]:
    short = links.usable(article.short_link)
    title, shared = lines.shown_title(article), links.shareable(link, short)
    copied = short or link
    return [
        (Button(frame.say("post-read"), url=link),),
        (
            Button(frame.say("post-whatsapp"), url=links.whatsapp(title, shared)),
            Button(frame.say("post-facebook"), url=links.facebook(shared)),
            Button(frame.say("post-x"), url=links.x(title, shared)),
        ),
        (
            Button(frame.say("post-telegram"), url=links.telegram(title, shared)),
            *((Button(frame.say("post-copy"), copy=copied),) if len(copied) <= COPY_LIMIT else ()),
        ),
    ]


def _voices(article: Article, frame: Frame) -> tuple[Button, ...]:
    comments = links.usable(article.comments)
    topic = frame.narrowest(article.topics)
    follow = links.follow(frame.bot, topic) if frame.bot and topic else None
    return (
        *((Button(frame.say("post-comment"), url=comments),) if comments else ()),
        *((Button(frame.say("post-follow"), url=follow),) if follow else ()),
    )
