"""What is changed of an article that went out, carried to every place where it stands. Pure.

An amendment is a Document: it names the article's revision it belongs to and how far its pages of copies have come, so
that any crash leaves it to be gone on with. The channel's post is not in its pages' care alone: it is intended in the
very commit that changes the article.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from bot.models import Article, ArticleState, Delivery, DeliveryState, Document, Kind, Lane, delivery_id
from bot.newsroom.quiet import NIGHT

AMENDMENT = "amendment"
MAY_STAND = frozenset({DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.UNKNOWN})
OVERTAKES = 300.0  # seconds; half of what the desk is told of as late
REWORDED = "deletion"  # what Telegram did not let go (data["drop"]): the words were replaced instead
NEVER_WENT = frozenset({DeliveryState.DEAD, DeliveryState.CANCELLED})
GIVEN_UP = frozenset({"unknown", "left by the desk"})  # errors of deliveries that died of a doubt


class What(StrEnum):
    """CORRECTION: other words, and a short reply where the item is breaking · RETRACTION: deleted · JOIN: a bulletin
    gets the link of the article that the site made of it.
    """

    CORRECTION = "correction"
    RETRACTION = "retraction"
    JOIN = "join"


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change on its way. `chat` is where its end is told; `corrected` the article's at that moment: it tells this
    correction from the next. First the copies, then (`copied`) the digests that hold the article: `cursor` is the last
    chat whose message is intended; `paged`: all are. `copies` counts them.
    """

    article: str
    revision: int
    what: What
    chat: int
    by: int
    at: float
    corrected: float | None = None
    cursor: int | None = None
    copied: bool = False
    paged: bool = False
    copies: int = 0
    version: int = 0

    @property
    def subject(self) -> str:
        """What its deliveries' ids are made of."""
        return f"{self.article}.{self.revision}"

    def document(self) -> Document:
        """Return the form it is stored in."""
        body = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "version"}
        return Document(AMENDMENT, self.subject, {**body, "what": self.what.value}, self.version)

    def after(self, page: Sequence[Delivery], intended: int, *, last: bool) -> "Amendment":
        """Return how far it has come with another page of copies, or of digests once those are all intended."""
        return replace(
            self,
            cursor=None if last else page[-1].chat,
            copied=self.copied or last,
            paged=self.copied and last,
            copies=self.copies + intended,
        )

    def overtaken(self, article: Article | None) -> bool:
        """Tell whether a later act has taken its place: then that one goes everywhere, and this one ends in silence."""
        if article is None:
            return True
        if self.what is What.RETRACTION:
            return False
        return article.state is ArticleState.RETRACTED or article.corrected != self.corrected


def amendment_of(document: Document) -> Amendment:
    """Return the amendment that a document holds."""
    body: Mapping[str, Any] = document.body
    return Amendment(**{**body, "what": What(body["what"]), "version": document.version})


def stepped_back(document: Document, chat: int) -> Document:
    """Return a stored amendment without the number of a chat that is forgotten: it goes on from just before it. Whoever
    holds a page that was read before is refused by the version. Any other document comes back as it is.
    """
    if document.kind != AMENDMENT or document.body.get("cursor") != chat:
        return document
    return replace(document, body={**document.body, "cursor": chat - 1}, version=document.version + 1)


def change(
    amendment: Amendment, copy: Delivery, *, now: float, filters: Sequence[int] = (), silent: bool = False
) -> Delivery:
    """Return the intent to change one standing message. While that is still on its way, this waits for it.

    `filters` are the reader's that the article fits, where the copy itself does not tell any more.
    """
    kind = kind_of(amendment)
    data: dict[str, Any] = {"of": copy.id}
    if kind is Kind.EDIT:
        data |= {"corrected": amendment.corrected} | ({"filters": list(filters)} if filters else {})
    return Delivery(
        id=change_id(amendment, copy),
        chat=copy.chat,
        lane=Lane.FLASH if copy.kind is Kind.POST else Lane.BREAKING,
        kind=kind,
        article=amendment.article,
        created=now,
        not_before=ahead(copy, now),
        silent=silent,
        data=data,
    )


def kind_of(amendment: Amendment) -> Kind:
    """Return the kind of an amendment's changes."""
    return Kind.DELETE if amendment.what is What.RETRACTION else Kind.EDIT


def change_id(amendment: Amendment, copy: Delivery) -> str:
    """Return the id of the intent to change a message: a digest's beside that of a copy in the same chat."""
    subject = f"{amendment.subject}.{Kind.DIGEST}" if copy.kind is Kind.DIGEST else amendment.subject
    return delivery_id(kind_of(amendment), subject, copy.chat)


def stands(copy: Delivery, article: str) -> bool:
    """Tell whether an article stands in a chat by this message, or may. A digest lists only what was left of it when
    it went out, and notes that.
    """
    left_out = copy.state is DeliveryState.SENT and article not in copy.data.get("listed", (article,))
    return copy.state in MAY_STAND and not (copy.kind is Kind.DIGEST and left_out)


def ahead(copy: Delivery, now: float) -> float:
    """Return when a change is due: before the copies of the same article that have not left yet, since those leave
    changed, and whoever has the old words should not wait for them.
    """
    return min(now, max(now - OVERTAKES, copy.created - 1.0))


def word(amendment: Amendment, copy: Delivery, *, now: float, due: float, silent: bool) -> Delivery:
    """Return the intent to say a correction under a copy: an edit notifies nobody."""
    return Delivery(
        id=word_id(amendment.article, amendment.revision, copy.chat),
        chat=copy.chat,
        lane=Lane.BREAKING,
        kind=Kind.REPLY,
        article=amendment.article,
        created=now,
        not_before=due if due > now else ahead(copy, now),
        silent=silent,
        error=NIGHT if due > now else None,
        data={"of": copy.id, "corrected": amendment.corrected},
    )


def word_id(article: str, revision: int, chat: int) -> str:
    """Return the id of the word that was said under a copy for a revision."""
    return delivery_id(Kind.REPLY, f"{article}.{revision}", chat)


def removal(amendment: Amendment, said: Delivery, *, now: float) -> Delivery:
    """Return the intent to take an earlier word away: it says what is not so any more."""
    revision = said.id.split("/")[1].rpartition(".")[2]
    return Delivery(
        id=delivery_id(Kind.DELETE, f"{amendment.subject}.{revision}", said.chat),
        chat=said.chat,
        lane=Lane.BREAKING,
        kind=Kind.DELETE,
        article=amendment.article,
        created=now,
        not_before=now,
        data={"of": said.id},
    )


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of an amendment's changes. `unknown`: nobody knows what stands there; `reworded`: Telegram did not
    delete it, and its words were replaced.
    """

    done: int = 0
    refused: int = 0
    unknown: int = 0
    reworded: int = 0

    def with_one(self, changed: Delivery, copy: Delivery) -> "Outcomes":
        """Count one more."""
        part = _part(changed, copy)
        return self if part is None else replace(self, **{part: getattr(self, part) + 1})


def _part(changed: Delivery, copy: Delivery) -> str | None:
    """Return where a change is counted; None: the copy never went out, and there was nothing to change."""
    part: str | None = "unknown"
    match changed.state:
        case DeliveryState.SENT:
            part = "reworded" if is_reworded(changed) else "done"
        case DeliveryState.DEAD if (changed.error or "").startswith("4"):
            part = "refused"
        case DeliveryState.CANCELLED if copy.state is DeliveryState.SENT:
            part = "refused"
        case DeliveryState.CANCELLED if copy.state in NEVER_WENT and not in_doubt(copy):
            part = None
    return part


def in_doubt(copy: Delivery) -> bool:
    """Tell whether a copy was given up while nobody knew whether it had arrived."""
    given_up = copy.state is DeliveryState.DEAD and copy.error in GIVEN_UP
    return given_up or (copy.state is DeliveryState.CANCELLED and copy.doubts > 0)


def is_reworded(deletion: Delivery) -> bool:
    """Tell whether a deletion that was carried out only replaced the words."""
    return REWORDED in (deletion.data.get("drop") or ())
