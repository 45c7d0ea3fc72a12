"""A draft leaves: all changes of the commit that sends it out, with the message that counts along. Pure."""

from dataclasses import dataclass, replace

from bot.changes import Change, PutDocument
from bot.delivery.progress import Words, begin
from bot.models import Language
from bot.newsroom.drafts import Draft, DraftState
from bot.newsroom.precedents import Before
from bot.newsroom.releases import article_of, release
from bot.newsroom.writing import Judge
from bot.texts import Texts


@dataclass(frozen=True, slots=True)
class Departures:
    """Where drafts leave for, and in which words that is told. Without a desk it is told where the draft stands."""

    judge: Judge
    texts: Texts
    language: Language
    channel: int
    desk: int | None

    def leave(self, draft: Draft, before: Before, *, now: float) -> tuple[Draft, tuple[Change, ...]]:
        """Return the draft as it is once it has left, and the changes that send it out."""
        article = article_of(draft, self.judge, now=now, before=before)
        sent = replace(draft, state=DraftState.SENT, article=article.id, typing=None, settled=before.raises is not None)
        words = Words(self.texts, self.language if self.desk is not None else draft.language)
        progress = begin(article, sent, self.desk if self.desk is not None else draft.chat, words, now=now)
        out = release(sent, article, before=before, channel=self.channel, now=now)
        return sent, (*out, PutDocument(sent.document()), *progress)
