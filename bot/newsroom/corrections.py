"""An editor's correction: other words for what went out, at once and everywhere. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.changes import AddDeliveries, Change, Log, PutArticle, PutDocument
from bot.models import TAKEN_BACK, Act, Article, Delivery, DeliveryState, Kind
from bot.newsroom.amendments import MAY_STAND, Amendment, What, change


def may_be_corrected(article: Article) -> bool:
    """Tell whether there is still something to correct."""
    return article.state not in TAKEN_BACK


def says_so(article: Article, text: str) -> bool:
    """Tell whether the article is corrected to this text already: the same word said twice is one."""
    return article.correction is not None and article.correction.split() == text.split()


def correct(
    article: Article, text: str, *, post: Delivery | None, chat: int, by: int, now: float
) -> tuple[Change, ...]:
    """Correct an article: from this commit on everything that leaves says `text`, and what stands somewhere is intended
    to be edited, the channel's post first.

    `post` is the channel's post, None where there is none; `chat` is told when all is done. What has not left needs no
    edit: it is rendered from the corrected article. *Conditional*: somebody else's change in between refuses it.
    """
    revision = article.revision + 1
    # Two corrections are told apart by their moments.
    moment = now if article.corrected is None else max(now, article.corrected + 0.001)
    corrected = replace(article, correction=text, corrected=moment, revision=revision)
    amendment = Amendment(article.id, revision, What.CORRECTION, chat, by, now, moment)
    return (
        PutArticle(corrected, expected=article.revision),
        *edited_post(amendment, article, post, now=now),
        PutDocument(amendment.document()),
        Log(Act(now, by, "correct", article.id, text)),
    )


def edited_post(
    amendment: Amendment, before: Article, post: Delivery | None, *, now: float
) -> tuple[AddDeliveries, ...]:
    """Return the intent to edit the channel's post; none where it has not left.

    Where its outcome is not known yet, what it said is kept with the intent, so that it can still be recognised.
    """
    if post is None or post.state not in MAY_STAND:
        return ()
    edit = change(amendment, post, now=now)
    if post.state is not DeliveryState.SENT:
        edit = replace(edit, data={**edit.data, "was": face(before)})
    return (AddDeliveries((edit,)),)


def face(article: Article) -> Mapping[str, Any]:
    """Return what a post shows of an article, as JSON values."""
    return {name: list(value) if isinstance(value := getattr(article, name), tuple) else value for name in FACE}


def with_face(article: Article, shown: Mapping[str, Any]) -> Article:
    """Return an article as it was when it showed this (of `face`)."""
    as_it_was: dict[str, Any] = {name: tuple(one) if isinstance(one, list) else one for name, one in shown.items()}
    return replace(article, **as_it_was)


FACE = (
    "title",
    "summary",
    "body",
    "link",
    "short_link",
    "comments",
    "image",
    "topics",
    "see_also",
    "source",
    "origin",
    "breaking",
    "correction",
    "corrected",
)


def in_flight(tally: Mapping[str, int]) -> int:
    """Count the personal messages that stand somewhere, or may: copies, and digests that hold it."""
    return sum(tally.get(f"{kind}/{state}", 0) for kind in (Kind.COPY, Kind.DIGEST) for state in MAY_STAND)
