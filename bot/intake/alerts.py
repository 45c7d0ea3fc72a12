"""A breaking item that the newsroom's system pushes: sent at once, or put before an editor where four eyes are asked
for. Pure: what is decided becomes changes.
"""

import hashlib
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.changes import AddDeliveries, Change, Log, PutDocument
from bot.delivery.confirmations import questions
from bot.delivery.panels import Panels
from bot.delivery.progress import Words, begin
from bot.delivery.stored import message_to
from bot.messages import Message
from bot.models import Act, Article, Delivery, Document, Entry, Kind, Lane, Language
from bot.newsroom.drafts import LIVES, WAITS, Draft, DraftState, draft_of, sent_notice
from bot.newsroom.precedents import Before
from bot.newsroom.releases import article_of, decided, release, topics_of
from bot.newsroom.routing import BREAKING
from bot.newsroom.writing import Judge
from bot.texts import Texts

PUSH = "push"
NOBODY = 0  # the newsroom's system is no editor: any editor may confirm what it brings


def draft_name(keys: Sequence[str]) -> str:
    """Name the draft of a pushed item by what it is about: the same item pushed again is the same draft."""
    return b32encode(hashlib.sha256(f"push/{keys[0]}".encode()).digest())[:10].decode("ascii").lower()


@dataclass(frozen=True, slots=True)
class Alerts:
    """Where breaking pushes go, and in which words the desk is told."""

    judge: Judge
    texts: Texts
    panels: Panels
    language: Language
    channel: int
    desk: int | None

    def draft(
        self, entry: Entry, keys: Sequence[str], topics: Sequence[str], stored: Document | None, *, now: float
    ) -> Draft | None:
        """Return the draft that a push is; None while one of the same item waits for its decision.

        `topics` are those the newsroom named; none: those the catalogue sees.
        """
        before = draft_of(stored).at_moment(now) if stored else None
        if before is not None and before.state in (*WAITS, DraftState.PLANNED):
            return None
        return Draft(
            id=draft_name(keys),
            chat=self.desk or 0,
            by=NOBODY,
            name=self._newsroom,
            at=now,
            until=now + LIVES,
            entry=entry,
            topics=(*topics, BREAKING) if topics else topics_of(entry, self.judge),
            chosen=bool(topics),
            own=False,
            language=self.language,
            edition=before.edition + 1 if before else 1,
            version=before.version if before else 0,
        )

    def article(self, draft: Draft, keys: Sequence[str], before: Before, *, now: float) -> Article:
        """Return the article that the draft is."""
        article = article_of(draft, self.judge, now=now, before=before)
        if before.brings:
            return article
        return replace(article, origin=PUSH, by=None, keys=tuple(dict.fromkeys((*article.keys, *keys))))

    def leave(self, draft: Draft, article: Article, before: Before, *, now: float) -> tuple[Change, ...]:
        """Return everything of the commit that sends it out at once; the desk sees it go, and may undo it."""
        sent = replace(decided(draft, DraftState.SENT, by=NOBODY, name=self._newsroom, now=now), article=article.id)
        out = (*release(sent, article, before=before, channel=self.channel, now=now), PutDocument(sent.document()))
        if self.desk is None:
            return out
        told = AddDeliveries((self._notice(sent, self.panels.closed(sent), now),))
        return (*out, told, *begin(article, sent, self.desk, Words(self.texts, self.language), now=now))

    def ask(
        self, draft: Draft, article: Article, chats: Sequence[int], post: Message, *, now: float
    ) -> tuple[Change, ...]:
        """Return everything of the commit that puts it before an editor, in these chats, as it would look."""
        asked = replace(draft, state=DraftState.CONFIRMING, asker=NOBODY, asker_name=self._newsroom)
        nowhere = replace(asked, chat=0)  # it stands in no chat yet: the post goes before the question in each
        ids, notices = questions(nowhere, chats, post, self.panels.confirming(asked), now=now)
        act = Log(Act(now, NOBODY, f"breaking: ask {draft.way}", article.id, article.title))
        return (PutDocument(replace(asked, notices=ids).document()), AddDeliveries(notices), act)

    def _notice(self, draft: Draft, words: Message, now: float) -> Delivery:
        assert self.desk is not None
        return Delivery(
            id=sent_notice(draft),
            chat=self.desk,
            lane=Lane.DESK,
            kind=Kind.NOTICE,
            created=now,
            not_before=now,
            data=message_to(words),
        )

    @property
    def _newsroom(self) -> str:
        return self.texts.say(self.language, "push-newsroom")
