"""Whoever follows a topic that the newsroom took out of its catalogue is told so: page by page, rows and cursor in one
commit.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.changes import AddDeliveries, PutDocument
from bot.delivery import lines
from bot.delivery.stored import message_to
from bot.messages import Button, Message
from bot.models import Delivery, Kind, Lane, Language, Reader, delivery_id
from bot.newsroom.quiet import NIGHT, silence
from bot.newsroom.removed_topics import KIND, NAME, Memory, Titles, memory_of
from bot.ports import Storage
from bot.texts import Texts
from bot.texts.dates import listing

PAGE = 200


class Topic(Protocol):
    """What is needed of a topic."""

    @property
    def slug(self) -> str:
        """Its name in filters."""
        ...

    @property
    def titles(self) -> Mapping[Language, str]:
        """Its title in each language."""
        ...


@dataclass
class Removals:
    """Tells them. Safe to begin again after any crash, from any process. `topics` are the catalogue's that is run;
    `intended` is told when there is something to send.
    """

    storage: Storage
    topics: Sequence[Topic]
    texts: Texts
    intended: Callable[[], None]
    _begun: bool = field(default=False)
    _over: bool = field(default=False)

    async def step(self, now: float) -> None:
        """Take the next page of readers; nothing once all that run this catalogue first were told."""
        if self._over:
            return
        memory = memory_of(await self.storage.document(KIND, NAME))
        if not self._begun:
            await self._begin(memory)
        elif memory.walking:
            await self._page(memory, now)
        else:
            self._over = True

    async def _begin(self, memory: Memory) -> None:
        started = memory.at_start(self._titles())
        self._begun = started == memory or await self.storage.commit(PutDocument(started.document()))

    async def _page(self, memory: Memory, now: float) -> None:
        page = await self.storage.readers(after=memory.cursor, limit=PAGE)
        words = tuple(self._word(reader, slugs, memory, now) for reader in page if (slugs := memory.missed_by(reader)))
        further = memory.after(page, last=len(page) < PAGE)
        # Refused where another copy of the service was quicker: then the page is its.
        done = await self.storage.commit(AddDeliveries(words, unless_forgotten=True), PutDocument(further.document()))
        if done and words:
            self.intended()

    def _word(self, reader: Reader, slugs: Sequence[str], memory: Memory, now: float) -> Delivery:
        until = silence(reader, now=now, breaking=False)
        return Delivery(
            id=delivery_id(Kind.NOTICE, f"removed:{memory.walk}", reader.chat),
            chat=reader.chat,
            lane=Lane.ROUTINE,
            kind=Kind.NOTICE,
            created=now,
            not_before=until or now,
            error=NIGHT if until else None,
            data=message_to(self._message(reader.language, slugs, memory.titles)),
        )

    def _message(self, language: Language, slugs: Sequence[str], titles: Titles) -> Message:
        names = listing([titles.get(slug, {}).get(language, slug) for slug in slugs], language)
        said = self.texts.say(language, "topics-removed", count=len(slugs), names=names)
        mine = Button(self.texts.say(language, "button-mine"), data="mine:")
        return Message(lines.stack((lines.sentence(one, language) for one in said.split("\n")), gap="\n"), ((mine,),))

    def _titles(self) -> dict[str, dict[str, str]]:
        return {one.slug: {language.value: title for language, title in one.titles.items()} for one in self.topics}
