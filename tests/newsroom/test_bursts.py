"""A burst waits for the desk's word, and is asked about whatever ends in between; so is what was kept back."""

from dataclasses import replace

import pytest

from bot.errors import StorageReadOnly
from bot.models import Article, ArticleState
from bot.newsroom.bursts import OVERDUE, UNASKED
from bot.newsroom.decisions import skip_held
from bot.newsroom.pauses import KEPT_BACK, pause, resume
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.newsroom.routing import DAY
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, POLICY, Oracle, entry, incoming

FIVE = tuple(entry(number, "yes") for number in range(1, 6))


def ends_before(commit: int, storage: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the store refuse to write at its nth commit from now and at every later one, as a kill there would."""
    real, made = storage.commit, 0

    async def commits(*changes: object) -> bool:
        nonlocal made
        made += 1
        if made > commit:
            raise StorageReadOnly("the disk is full")
        return await real(*changes)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "commit", commits)


async def asked(storage: Storage) -> list[str]:
    """Return the articles that the desk was asked about, each as often as it was."""
    questions = await storage.documents(QUESTION)
    return [article for question in questions for article in question.body.get("articles", ())]


async def posted(storage: Storage, articles: list[Article]) -> list[str]:
    posts = [(one.id, await storage.delivery(f"post/{one.id}/{CHANNEL}")) for one in articles]
    return [name for name, post in posts if post is not None]


@pytest.mark.parametrize("done", range(6))
async def test_whatever_ends_while_a_burst_is_stored_each_article_is_asked_about_or_posted_once(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    with monkeypatch.context() as patched:
        ends_before(done, storage, patched)
        with pytest.raises(StorageReadOnly):
            await publisher.take(incoming(*FIVE), now=NOW)

    again = Publisher(storage, Oracle(), POLICY)
    await again.take(incoming(*FIVE), now=NOW + 60)
    for later in (61, 60 + OVERDUE, 60 + OVERDUE + 1):
        await again.go_on(now=NOW + later)

    articles = await storage.latest(9, live=False)
    assert len(articles) == 5
    assert sorted(await asked(storage) + await posted(storage, articles)) == sorted(one.id for one in articles)
    assert await storage.documents(UNASKED) == []


@pytest.mark.parametrize("done", range(6))
async def test_whatever_ends_while_a_pause_s_burst_is_let_out_each_article_is_asked_about_or_posted_once(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    await storage.commit(*pause(9, now=NOW))
    await publisher.take(incoming(*FIVE), now=NOW)
    await storage.commit(*resume(9, now=NOW + 5))
    with monkeypatch.context() as patched:
        ends_before(done, storage, patched)
        with pytest.raises(StorageReadOnly):
            await publisher.go_on(now=NOW + 5)

    for later in (6, 6 + OVERDUE, 7 + OVERDUE):
        await publisher.go_on(now=NOW + later)

    articles = await storage.latest(9, live=False)
    assert sorted(await asked(storage) + await posted(storage, articles)) == sorted(one.id for one in articles)
    assert await storage.documents(UNASKED) == await storage.documents(KEPT_BACK) == []


async def test_a_look_that_is_still_storing_its_burst_is_not_forestalled(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        ends_before(3, storage, patched)
        with pytest.raises(StorageReadOnly):
            await publisher.take(incoming(*FIVE), now=NOW)

    await publisher.go_on(now=NOW + OVERDUE - 1)
    assert await asked(storage) == []
    await publisher.go_on(now=NOW - DAY)  # the clock was wrong when they came
    assert len(await asked(storage)) == 3


async def test_what_was_decided_otherwise_meanwhile_is_not_asked_about(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        ends_before(5, storage, patched)
        with pytest.raises(StorageReadOnly):
            await publisher.take(incoming(*FIVE), now=NOW)
    for article in (await storage.latest(9, live=False))[1:]:
        await storage.commit(*skip_held(article, by=9, now=NOW, why="skipped"))

    await publisher.go_on(now=NOW + OVERDUE)

    assert len(await asked(storage)) == 1
    assert await storage.documents(UNASKED) == []


async def test_a_burst_that_nobody_can_be_asked_about_any_more_is_posted(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        ends_before(5, storage, patched)
        with pytest.raises(StorageReadOnly):
            await publisher.take(incoming(*FIVE), now=NOW)

    await Publisher(storage, Oracle(), replace(POLICY, desk=None)).go_on(now=NOW + OVERDUE)

    articles = await storage.latest(9)
    assert len(await posted(storage, articles)) == 5
    assert await storage.documents(UNASKED) == []


async def test_as_many_as_a_burst_takes_are_none_yet(storage: Storage, publisher: Publisher) -> None:
    taken = await publisher.take(incoming(*FIVE[: POLICY.burst]), now=NOW)

    assert [article.state for article in taken] == [ArticleState.LIVE] * POLICY.burst


async def test_where_no_number_is_allowed_a_single_article_is_asked_about_too(storage: Storage) -> None:
    """After a backup was restored nobody but the desk knows what went out since it was made."""
    careful = Publisher(storage, Oracle(), replace(POLICY, burst=0))
    await careful.take(incoming(FIVE[0]), now=NOW)

    [one] = await storage.latest(9, live=False)
    assert await asked(storage) == [one.id]
    assert await posted(storage, [one]) == []


async def test_as_many_as_a_burst_takes_are_none_yet_after_a_pause_either(
    storage: Storage, publisher: Publisher
) -> None:
    await storage.commit(*pause(9, now=NOW))
    await publisher.take(incoming(*FIVE[: POLICY.burst]), now=NOW)
    await storage.commit(*resume(9, now=NOW + 5))

    released = await publisher.go_on(now=NOW + 5)

    assert [article.state for article in released] == [ArticleState.LIVE] * POLICY.burst


async def test_what_is_too_old_for_the_channel_makes_no_burst(storage: Storage, publisher: Publisher) -> None:
    slid_in = (replace(one, published=NOW - 1000 * DAY) for one in FIVE[:3])

    taken = await publisher.take(incoming(*slid_in, *FIVE[3:]), now=NOW)

    assert [article.state for article in taken] == [ArticleState.ARCHIVED] * 3 + [ArticleState.LIVE] * 2


async def test_two_that_are_the_same_and_were_kept_back_together_do_not_hold_each_other(
    storage: Storage, publisher: Publisher
) -> None:
    first = entry(1, "yes")
    again = replace(first, guid="https://site.example/?p=9", link="https://site.example/9/", post_id=9)
    await storage.commit(*pause(9, now=NOW))
    await publisher.take(incoming(first, again), now=NOW)
    await storage.commit(*resume(9, now=NOW + 5))

    released = await publisher.go_on(now=NOW + 5)

    assert [(article.state, article.reason) for article in released] == [
        (ArticleState.LIVE, None),
        (ArticleState.HELD, "twin"),
    ]
