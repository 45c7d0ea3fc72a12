"""Proofs: what an item will look like, how many will get it, and what it lacks, before it goes out."""

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from bot.delivery import links
from bot.delivery.excerpt import tidy
from bot.delivery.frame import BREAKING, Frame
from bot.delivery.lines import LONGEST_BULLETIN, LONGEST_TITLE
from bot.delivery.posts import channel_post, photo_of
from bot.messages import Message
from bot.models import Article
from bot.newsroom.filters import published
from bot.newsroom.identity import site_of
from bot.newsroom.twins import same_story

_MARKS = re.compile("[\u200e\u200f\u061c\u2066-\u2069]")


class Framing(Protocol):
    """What is needed of the frames."""

    async def of_post(self, article: Article, channel: int) -> Frame:
        """Return the frame of an article's post in this channel."""
        ...


class Proofs:
    """Prints them. `reach` counts the readers who would get an article, `recent` are the newest of the channel; `hosts`
    are the newsroom's own sites.
    """

    def __init__(
        self,
        frames: Framing,
        reach: Callable[[Article], Awaitable[int]],
        recent: Callable[[], Awaitable[Sequence[Article]]],
        *,
        channel: int,
        hosts: frozenset[str] = frozenset(),
    ) -> None:
        self._frames = frames
        self._channel = channel
        self._hosts = hosts
        self._reach = reach
        self._recent = recent

    async def reach(self, article: Article) -> int:
        """Count the readers who would get an article now."""
        return await self._reach(article)

    async def post(self, article: Article) -> Message:
        """Return the channel's post exactly as it would go out now."""
        return channel_post(article, await self._frames.of_post(article, self._channel))

    async def lacks(self, article: Article) -> tuple[str, ...]:
        """Name what is missing or too long, most important first."""
        frame = await self._frames.of_post(article, self._channel)
        told = any(same_story(article, other) and published(other) for other in await self._recent())
        return (*(("twin",) if told else ()), *lacks(article, channel_post(article, frame), frame, self._hosts))


def lacks(article: Article, post: Message, frame: Frame, hosts: frozenset[str]) -> tuple[str, ...]:
    """Name what an article's post lacks, or what of it was left out."""
    link = links.usable(article.link)
    usable = photo_of(article, frame)
    found = {
        "no-title": not article.title.strip(),
        "long-title": len(" ".join(article.title.split())) > (LONGEST_TITLE if link else LONGEST_BULLETIN),
        "no-text": not (article.summary or article.body).strip(),
        "long-text": not _whole(article.summary, post),
        "no-link": link is None,
        "stranger": link is not None and bool(hosts) and site_of(link) not in hosts,
        "no-picture": not article.image,
        "bad-picture": bool(article.image) and usable is None,
        "no-room": usable is not None and post.photo is None,
        "no-topic": not any(topic != BREAKING for topic in article.topics),
    }
    return tuple(name for name, so in found.items() if so)


def _whole(text: str, post: Message) -> bool:
    """Tell whether a post shows a text to its end, whatever marks were put into it."""
    shown, wanted = (" ".join(_MARKS.sub("", one).split()) for one in (post.text.plain, tidy(text)))
    return wanted.strip(" .…") in shown
