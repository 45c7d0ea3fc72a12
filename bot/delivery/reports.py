"""How things stand, in sentences: `/status`, `/stats` and `/stats ARTICLE`. Pure; figures become lines."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.delivery.excerpt import headline
from bot.delivery.lines import paragraph, sentence, shown_title, stack
from bot.delivery.links import channel_post, usable
from bot.delivery.notices import alarm_message
from bot.delivery.troubles import trouble
from bot.messages import Text
from bot.models import Act, Article, ArticleState, DeliveryState, FeedState, FilterKind, Kind, Language, ReaderState
from bot.newsroom.reports import Delays, Figures, Overview, Story, delay_of, fate_of
from bot.newsroom.routing import UMBRELLA
from bot.ports import Backlog
from bot.texts import Texts, Value, dates

MOST_TOPICS = 8
MOST_ACTS = 12
MOST_REASONS = 6
LONGEST_DETAIL = 120
LONGEST_ABOUT = 60
LATE = 60.0  # seconds: younger than this, nobody needs to know how long something waits
_WAITING = (DeliveryState.PENDING, DeliveryState.SENDING)


class Topic(Protocol):
    """What is needed of a topic."""

    @property
    def titles(self) -> Mapping[Language, str]:
        """Its title in each language."""
        ...


class Catalogue(Protocol):
    """What is needed of the topic catalogue."""

    def topic(self, slug: str) -> Topic | None:
        """Return the topic with this slug."""
        ...


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who writes reports: in which language, by which clock; `who` names people by number."""

    texts: Texts
    language: Language
    timezone: str
    catalogue: Catalogue
    now: float
    who: Callable[[int], str] = str

    def say(self, key: str, **values: Value) -> str:
        """Return a sentence."""
        return self.texts.say(self.language, key, **values)

    def ago(self, at: float) -> str:
        """Return how long ago something was."""
        return dates.ago(at, self.now, self.language)

    def span(self, seconds: float) -> str:
        """Return a length of time."""
        return dates.span(seconds, self.language)

    def moment(self, at: float) -> str:
        """Return day and time."""
        return dates.moment(at, self.language, self.timezone)

    def topics(self, counts: Iterable[tuple[str, int]]) -> str:
        """Return topics with how often each, as a list."""
        return dates.listing([f"{self.title(slug)} ({count})" for slug, count in counts], self.language)

    def title(self, slug: str) -> str:
        """Return a topic's title; its slug where the catalogue does not hold it any more."""
        topic = self.catalogue.topic(slug)
        return topic.titles[self.language] if topic else slug

    def page(self, title: str, *blocks: Iterable[str]) -> Text:
        """Put lines under a title, an empty line between blocks."""
        parts = [stack((sentence(line, self.language) for line in block), gap="\n") for block in blocks]
        return stack([sentence(title, self.language, "bold"), *parts])


# /status ────────────────────────────────────────────────────────────────────


def status(view: Overview, clerk: Clerk, *, version: str, started: float) -> Text:
    """Say how things stand: the feed, what waits, what needs a person, how quick it was, who reads."""
    head = clerk.say("status-version", version=version, span=clerk.span(clerk.now - started))
    feeds = [_feed(feed, clerk) for feed in view.feeds]
    if view.paused:
        feeds.append(clerk.say("status-paused", count=view.kept_back))
    queues = [_queue(line, clerk) for line in view.queues] or [clerk.say("status-queues-empty")]
    tail = [*_posts(view, clerk), _readers(view.readers, clerk)]
    return clerk.page(clerk.say("status-title"), [head], feeds, queues, _needs(view, clerk), tail)


def _feed(feed: FeedState, clerk: Clerk) -> str:
    seen = clerk.say("status-feed-never") if feed.last_success is None else clerk.ago(feed.last_success)
    if feed.failing_since is None:
        return clerk.say("status-feed", feed=feed.url, ago=seen)
    since = clerk.ago(feed.failing_since)
    problem = trouble(clerk.texts, clerk.language, (feed.problem or "")[:LONGEST_DETAIL])
    return clerk.say("status-feed-failing", feed=feed.url, since=since, problem=problem, ago=seen)


def _queue(line: Backlog, clerk: Clerk) -> str:
    name = clerk.say(f"lane-{line.lane.name.lower()}")
    told = clerk.say("status-queue", lane=name, count=line.pending)
    if line.oldest_due is not None and clerk.now - line.oldest_due > LATE:
        told += clerk.say("status-queue-oldest", ago=clerk.ago(line.oldest_due))
    return told + (clerk.say("status-queue-unknown", count=line.unknown) if line.unknown else "")


def _needs(view: Overview, clerk: Clerk) -> list[str]:
    needs = [f"⚠️ {_alarm(one.name, one.detail, clerk)} ({clerk.ago(one.at)})" for one in view.alarms]
    if questions := sum(view.questions.values()):
        needs.append(clerk.say("status-questions", count=questions))
    if view.unknown:
        needs.append(clerk.say("status-unknown", count=view.unknown))
    return needs or [clerk.say("status-nothing")]


def _alarm(name: str, detail: str, clerk: Clerk) -> str:
    plain = alarm_message(clerk.texts, clerk.language, name, detail[:LONGEST_DETAIL], well=False).text.plain
    return plain.removeprefix("⚠️ ").partition("\n")[0]


def _posts(view: Overview, clerk: Clerk) -> list[str]:
    """Say how many posts went out, where that is more than were measured, and how quick those were."""
    if not view.posts:
        return [clerk.say("status-no-posts")]
    measured = view.delays.count if view.delays else 0
    every = [clerk.say("stats-day", count=view.posts)] if view.posts > measured else []
    return [*every, *([_delays(view.delays, clerk)] if view.delays else [])]


def _delays(delays: Delays, clerk: Clerk) -> str:
    median, worst = clerk.span(delays.median), clerk.span(delays.worst)
    return clerk.say("status-delay", median=median, worst=worst, count=delays.count)


def _readers(states: Mapping[str, int], clerk: Clerk) -> str:
    active, paused, unreachable = (states.get(state, 0) for state in ReaderState)
    return clerk.say("status-readers", active=active, paused=paused, unreachable=unreachable)


# /stats ─────────────────────────────────────────────────────────────────────


def stats(figures: Figures, clerk: Clerk) -> Text:
    """Say how many read what, and how much went out."""
    count = figures.count
    kinds = {kind.value: count.filters.get(kind, 0) for kind in FilterKind}
    topics = sorted(count.topics.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_TOPICS]
    readers = [
        _readers(count.states, clerk),
        clerk.say("stats-new", count=count.new),
        clerk.say("stats-filters", **kinds),
        *([clerk.say("stats-topics", topics=clerk.topics(topics))] if topics else []),
    ]
    posts = [clerk.say("stats-day", count=figures.day), clerk.say("stats-week", count=figures.week)]
    acts = [clerk.say("stats-acts"), *(_last_act(act, clerk) for act in figures.acts)] if figures.acts else []
    return clerk.page(clerk.say("stats-title"), readers, posts, acts, [clerk.say("stats-how")])


def story(told: Story, clerk: Clerk, *, channel_name: str | None = None) -> Text:
    """Say what became of one article: why it is in the channel or not, who got it, who did what about it."""
    article = told.article
    link = usable(article.short_link) or usable(article.link)
    title = paragraph(shown_title(article), article.language, "text_link" if link else "bold", link)
    about = [
        clerk.say("story-id", id=article.id),
        clerk.say(f"fate-{fate_of(article)}"),
        *_judged(article, clerk),
        *_posted(told, clerk, channel_name),
    ]
    acts = [_act(act, clerk) for act in told.acts[-MOST_ACTS:]]
    heading = [clerk.say("story-acts")] if acts else []
    blocks = (about, _copies(told, clerk), [*heading, *acts])
    return stack([title, *(stack((sentence(line, clerk.language) for line in block), gap="\n") for block in blocks)])


def _judged(article: Article, clerk: Clerk) -> list[str]:
    topics = dates.listing([clerk.title(slug) for slug in article.topics if slug != UMBRELLA], clerk.language)
    score = clerk.say("story-score", score=f"{article.score:.2f}")
    return [score, *([clerk.say("story-topics", topics=topics)] if topics else [])]


def _posted(told: Story, clerk: Clerk, channel_name: str | None) -> list[str]:
    post = told.post
    if post is None:
        return []
    if post.state is not DeliveryState.SENT or post.ended is None:
        return [clerk.say(f"story-post-{post.state}")]
    if told.article.state is ArticleState.RETRACTED:
        return [clerk.say("story-was-posted", moment=clerk.moment(post.ended))]
    took = delay_of(post, post.ended)
    lines = [clerk.say("story-posted", moment=clerk.moment(post.ended))]
    if took is not None:
        lines.append(clerk.say("story-took", span=clerk.span(took)))
    where = channel_post(post.chat, channel_name, post.message) if post.message else None
    return [*lines, *([where] if where else [])]


def _copies(told: Story, clerk: Clerk) -> list[str]:
    tally = told.tally
    waiting = sum(tally.get(f"{Kind.COPY}/{state}", 0) for state in _WAITING)
    counts = {"sent": tally.get(f"{Kind.COPY}/{DeliveryState.SENT}", 0), "waiting": waiting}
    rest = (DeliveryState.HELD, DeliveryState.UNKNOWN, DeliveryState.DEAD, DeliveryState.CANCELLED)
    counts |= {state.value: tally.get(f"{Kind.COPY}/{state}", 0) for state in rest}
    lines = [clerk.say(f"story-copies-{name}", count=count) for name, count in counts.items() if count]
    if not any(name.startswith(f"{Kind.COPY}/") for name in tally):
        return [clerk.say("story-copies-none")]
    for reasons in (told.reasons.get(f"{Kind.COPY}/{state}", {}) for state in rest):
        most = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_REASONS]
        lines += [clerk.say("story-reason", reason=_reason(name, clerk), count=count) for name, count in most]
    return lines


def _reason(name: str, clerk: Clerk) -> str:
    key = f"reason-{name}"
    return clerk.say(key) if name.isalpha() and clerk.texts.has(key) else name[:LONGEST_DETAIL]


def _act(act: Act, clerk: Clerk) -> str:
    return clerk.say("story-act", moment=clerk.moment(act.at), who=_actor(act, clerk), what=_deed(act, clerk))


def _last_act(act: Act, clerk: Clerk) -> str:
    told = {"moment": clerk.moment(act.at), "who": _actor(act, clerk), "what": _deed(act, clerk)}
    about = headline(act.detail, LONGEST_ABOUT)
    return clerk.say("stats-act-about", about=about, **told) if about else clerk.say("stats-act", **told)


def _deed(act: Act, clerk: Clerk) -> str:
    key = "act-" + act.what.replace(": ", "-").replace(" ", "-")
    return clerk.say(key) if clerk.texts.has(key) else act.what


def _actor(act: Act, clerk: Clerk) -> str:
    return clerk.say("act-mirsal") if act.by == 0 else clerk.who(act.by)
