"""An entry becomes an article: judged, named, fingerprinted. Pure."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from bot.models import Article, Cast, Entry, Judgement, Language
from bot.newsroom.catalogue.language import detect_language
from bot.newsroom.identity import article_id, site_of
from bot.newsroom.routing import channel_verdict
from bot.newsroom.twins import fingerprint

STORED_BODY = 8000  # as much as an entry holds: a name in the last paragraph counts too


class Judge(Protocol):
    """What is needed of the catalogue."""

    def judge(
        self,
        title: str,
        body: str,
        *,
        language: Language | None = None,
        categories: tuple[str, ...] = (),
        taken: bool = False,
    ) -> Judgement:
        """Judge a text; `taken`: a person takes it, and it has topics whatever the verdict."""
        ...

    def named(self, title: str, body: str) -> tuple[str, ...]:
        """Return the slugs of people and bodies named in a text."""
        ...

    def people(self, slugs: Iterable[str]) -> tuple[str, ...]:
        """Return those of them that tell one story from another: people and exercises, not bodies."""
        ...


def write_article(
    entry: Entry,
    *,
    keys: tuple[str, ...],
    source: str,
    now: float,
    judge: Judge,
    publish_topics: tuple[str, ...],
    origin: str = "feed",
) -> Article:
    """Make the article an entry tells of; `keys` are its identity, strongest first."""
    article = Article(
        id=article_id(keys),
        keys=keys,
        source=source,
        title=entry.title,
        link=entry.link,
        summary=entry.summary or entry.body[:STORED_BODY],
        body=entry.body[:STORED_BODY],
        short_link=short_link(entry),
        image=entry.image,
        comments=entry.comments,
        categories=entry.categories,
        author=entry.author,
        published=min(entry.published or now, now),
        seen=now,
        origin=origin,
    )
    return judged(article, judge, publish_topics)


def judged(article: Article, judge: Judge, publish_topics: tuple[str, ...]) -> Article:
    """Return an article with what its words say: language, verdict, topics, names, and what tells it from others."""
    body = text_of(article)
    language = detect_language(f"{article.title}\n{body}")
    judgement = judge.judge(article.title, body, language=language, categories=article.categories)
    names = judge.named(article.title, body)
    return replace(
        article,
        language=language,
        topics=judgement.topics,
        names=names,
        publish=channel_verdict(judgement, publish_topics),
        score=judgement.score,
        because=judgement.because,
        fingerprint=fingerprint(article.title, body),
        cast=Cast(judgement.leading, judgement.states, judge.people(names)),
    )


def text_of(told: Entry | Article) -> str:
    """Return what there is to judge by: the whole text where the feed brings it, else the summary."""
    return told.body if len(told.body) > len(told.summary) else told.summary


def short_link(entry: Entry) -> str | None:
    """Return the site's `?p=` address, where the guid is one (WordPress' own) and leads where the link does: a site
    that moved, or was made on another host, keeps that host in its guids for ever.
    """
    guid = entry.guid or ""
    if entry.post_id is None or entry.link is None or "?p=" not in guid:
        return None
    return guid if guid.startswith(("http://", "https://")) and site_of(guid) == site_of(entry.link) else None
