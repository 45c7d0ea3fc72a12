"""A digest that stands in a chat, after something happened to an article in it. Pure."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from bot.delivery.digests import digest, is_withdrawn, way_out
from bot.delivery.frame import Frame
from bot.delivery.posts import retraction
from bot.models import Article, Delivery, Reader
from bot.ports import DeleteIt, EditIt


def listed(sent: Delivery) -> tuple[str, ...]:
    """Return the articles that a digest listed when it left; all that it held, where nobody wrote that down."""
    return tuple(str(one) for one in sent.data.get("listed", sent.data.get("articles", ())))


def amended(
    sent: Delivery, articles: Sequence[Article], reader: Reader, frame: Frame, *, drop: AbstractSet[str]
) -> EditIt | DeleteIt:
    """Return what makes a digest say what its articles say now. `articles` are those that it listed, in their order.

    Where every line of it was taken back it goes as a single copy does; its reason is told where it has but one line.
    """
    number = sent.message or 0
    if all(map(is_withdrawn, articles)):
        last = articles[-1] if len(articles) == 1 else replace(articles[-1], reason=None)
        return DeleteIt(number, retraction(last, frame, drop=drop | {"photo"}))
    filters = sent.data.get("filters", {})
    fitting = [(one, tuple(filters.get(one.id, ()))) for one in articles]
    rows = () if "buttons" in drop else way_out(sent.id, frame)
    return EditIt(number, replace(digest(fitting, reader, frame, drop=drop), rows=rows))
