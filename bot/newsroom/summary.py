"""The evening's summary: what a day brought, and when it is told. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.models import Act, Article
from bot.newsroom.reports import Posted, fate_of
from bot.newsroom.routing import DAY, UMBRELLA

AT = 20  # o'clock, in the house's time zone
LONGEST = 7 * DAY  # what is told at most, after a long silence
NAMED = ("unanswered", "skipped", "twin", "stranger", "burst", "unsure")  # why not: these are listed by title
COUNTED = ("old", "unfit")  # and these counted
BREAKING = "breaking"


@dataclass(frozen=True, slots=True)
class Day:
    """What happened between two evenings. `left_out` pairs a reason (of NAMED) with its articles, `counted` one of
    COUNTED with how many; `waiting` is what the desk still has to decide; `topics` those posted most, with counts.
    """

    posted: tuple[Article, ...] = ()
    left_out: tuple[tuple[str, tuple[Article, ...]], ...] = ()
    counted: tuple[tuple[str, int], ...] = ()
    waiting: tuple[Article, ...] = ()
    topics: tuple[tuple[str, int], ...] = ()
    new: int = 0
    lost: int = 0
    readers: int = 0


def due_day(now: float, timezone: str) -> str:
    """Return the day whose evening was last, as YYYY-MM-DD: today from eight in the evening on, before yesterday."""
    here = datetime.fromtimestamp(now, ZoneInfo(timezone))
    return (here if here.hour >= AT else here - timedelta(days=1)).date().isoformat()


def day_of(
    seen: Sequence[Article], posted: Sequence[Posted], *, new: int = 0, readers: int = 0, before: int | None = None
) -> Day:
    """Sum up a day: `seen` is what came in or was decided in it, `posted` what went into the channel; `before` how many
    readers there were at its beginning.
    """
    sent = {one.article.id for one in posted}
    fates: dict[str, list[Article]] = {}
    for article in sorted(seen, key=lambda one: (one.seen, one.published)):
        if article.id not in sent:
            fates.setdefault(fate_of(article), []).append(article)
    return Day(
        posted=tuple(one.article for one in posted),
        left_out=tuple((why, tuple(fates[why])) for why in NAMED if why in fates),
        counted=tuple((why, len(fates[why])) for why in COUNTED if why in fates),
        waiting=tuple(one for why in ("waiting", "confirming", "paused") for one in fates.get(why, ())),
        topics=top_topics(one.article for one in posted),
        new=new,
        lost=0 if before is None else max(0, before + new - readers),
        readers=readers,
    )


def top_topics(articles: Iterable[Article], most: int = 3) -> tuple[tuple[str, int], ...]:
    """Return the topics that most of the articles are about; what every post is about says nothing."""
    counts = Counter(topic for article in articles for topic in article.topics if topic not in (UMBRELLA, BREAKING))
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def decided_in(acts: Iterable[Act]) -> set[str]:
    """Return the articles about which something was decided."""
    return {act.subject for act in acts if act.what in ("skip", "publish", "publish: silent")}
