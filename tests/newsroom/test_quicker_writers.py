"""What the site changed while somebody else wrote to the same article: tried again on what they left, and once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.changes import Change, PutArticle
from bot.models import Article, ArticleState, Verdict
from bot.newsroom.arrivals import TRIES
from bot.newsroom.pauses import pause
from bot.newsroom.publisher import Publisher
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, entry, incoming

LATER = NOW + 60


def _puts(changes: tuple[Change, ...]) -> bool:
    return any(isinstance(change, PutArticle) for change in changes)


@pytest.fixture
def quicker(storage: Storage, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[int]]:
    """Let somebody write to an article just before what would change it is committed, so many times."""

    def write(article: Article, *, times: int = 1, **other: object) -> list[int]:
        commit = storage.commit
        raced: list[int] = []

        async def meanwhile(*changes: Change) -> bool:
            if _puts(changes) and len(raced) < times:
                raced.append(len(raced))
                stored = await storage.article(article.id)
                assert stored is not None
                other_form = replace(stored, revision=stored.revision + 1, **other)  # type: ignore[arg-type]
                assert await commit(PutArticle(other_form, expected=stored.revision))
            return await commit(*changes)

        monkeypatch.setattr(storage, "commit", meanwhile)
        return raced

    return write


async def _stored(storage: Storage, article: Article) -> Article:
    found = await storage.article(article.id)
    assert found is not None
    return found


async def test_a_retitled_article_follows_the_site_though_somebody_else_was_quicker(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "yes")
    (article,) = await publisher.take(incoming(old), now=NOW)
    quicker(article, keys=(*article.keys, "url:elsewhere.example/1"))
    new = replace(old, title=f"{old.title}, at last")

    await publisher.take(incoming(new), now=LATER)

    found = await _stored(storage, article)
    assert (found.title, found.revision) == (new.title, 2)
    assert "url:elsewhere.example/1" in found.keys


async def test_what_the_quicker_one_made_of_it_already_is_not_made_twice(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "yes")
    (article,) = await publisher.take(incoming(old), now=NOW)
    new = replace(old, title=f"{old.title}, at last")
    quicker(article, title=new.title)

    await publisher.take(incoming(new), now=LATER)

    assert (await _stored(storage, article)).revision == 1


async def test_where_the_quicker_one_was_an_editor_who_corrected_it_the_editors_word_stands(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "yes")
    (article,) = await publisher.take(incoming(old), now=NOW)
    quicker(article, correction="an editor's words")

    await publisher.take(incoming(replace(old, title=f"{old.title}, at last")), now=LATER)

    found = await _stored(storage, article)
    assert (found.title, found.correction) == (article.title, "an editor's words")


async def test_what_fits_now_is_posted_though_somebody_else_was_quicker(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "sport")
    (article,) = await publisher.take(incoming(old), now=NOW)
    quicker(article, keys=(*article.keys, "url:elsewhere.example/1"))

    (again,) = await publisher.take(incoming(replace(old, title=old.title.replace("sport", "yes"))), now=LATER)

    found = await _stored(storage, article)
    assert (found, found.publish, found.revision) == (again, Verdict.YES, 2)
    assert await storage.delivery(f"post/{article.id}/{CHANNEL}") is not None


async def test_what_fits_now_is_kept_back_in_a_pause_though_somebody_else_was_quicker(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "sport")
    (article,) = await publisher.take(incoming(old), now=NOW)
    await storage.commit(*pause(7, now=NOW))
    quicker(article, keys=(*article.keys, "url:elsewhere.example/1"))

    (again,) = await publisher.take(incoming(replace(old, title=old.title.replace("sport", "yes"))), now=LATER)

    assert (again.state, again.revision) == (ArticleState.HELD, 2)


async def test_the_desks_own_article_becomes_the_sites_though_somebody_else_was_quicker(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]]
) -> None:
    old = entry(1, "yes")
    (article,) = await publisher.take(incoming(old), now=NOW)
    pushed = replace(article, origin="push", source="desk", revision=1)
    await storage.commit(PutArticle(pushed, expected=0))
    quicker(pushed, keys=(*article.keys, "url:elsewhere.example/1"))

    await publisher.take(incoming(old), now=LATER)

    assert (await _stored(storage, article)).origin == "adopted"


@pytest.mark.parametrize("title", ["yes", "sport"])
async def test_where_others_keep_writing_it_is_given_up_for_this_look(
    storage: Storage, publisher: Publisher, quicker: Callable[..., list[int]], title: str
) -> None:
    old = entry(1, title)
    (article,) = await publisher.take(incoming(old), now=NOW)
    raced = quicker(article, times=99)

    assert await publisher.take(incoming(replace(old, title=f"{old.title}, yes")), now=LATER) == []

    assert len(raced) == TRIES
    assert (await _stored(storage, article)).title == old.title
