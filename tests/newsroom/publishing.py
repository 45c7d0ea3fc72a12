"""A house that publishes, who judges for it, and what comes to it."""

from collections.abc import Iterable

from bot.models import Entry, Judgement, Language, Verdict
from bot.newsroom.identity import keys_of
from bot.newsroom.policy import Policy
from bot.newsroom.publisher import Incoming
from bot.newsroom.routing import DAY
from tests.clock import NOW

CHANNEL, DESK = -1001, -1002
POLICY = Policy(channel=CHANNEL, desk=DESK, publish_topics=("security-cooperation",), burst=3, backfill=0)
SITE = "site.example"


class Oracle:
    """Judges by a word in the title."""

    def judge(
        self,
        title: str,
        body: str,
        *,
        language: Language | None = None,
        categories: tuple[str, ...] = (),
        taken: bool = False,
    ) -> Judgement:
        verdict = Verdict.YES if "yes" in title else Verdict.REVIEW if "unsure" in title else Verdict.NO
        return Judgement(verdict, 0.5, ("security-cooperation",) if verdict is not Verdict.NO else ())

    def named(self, title: str, body: str) -> tuple[str, ...]:
        return ()

    def people(self, slugs: Iterable[str]) -> tuple[str, ...]:
        return ()


def entry(number: int, title: str, *, published: float | None = NOW, host: str = SITE) -> Entry:
    return Entry(
        guid=f"https://{host}/?p={number}",
        link=f"https://{host}/{number}/",
        title=f"{title} about thing {chr(96 + number) * 5}",
        summary=f"{chr(96 + number) * 7} did {chr(97 + number) * 6} and said {chr(98 + number) * 5} to all",
        published=published,
        post_id=number,
    )


def incoming(*entries: Entry, first: bool = False, first_sight: float = NOW - DAY) -> Incoming:
    keys = tuple(keys_of(one, site=SITE) for one in entries)
    return Incoming(entries, keys, "Site", frozenset({SITE}), first_sight, first)
