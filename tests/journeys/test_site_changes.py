"""What the site does with its articles by itself: changes them, moves them, takes them away."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.ports import Storage
from bot.sandbox.articles import Story
from bot.sandbox.cast import CHANNEL, OWNER
from bot.sandbox.site_feed import rss
from tests.journeys.desk_posts import (
    RIGHT,
    a_post_with_copies,
    changed_on_the_site,
    copy_of,
    link,
    looks,
    told,
)
from tests.journeys.desk_town import callbacks, known, push, store
from tests.journeys.test_articles import seen_first
from tests.journeys.test_desk import DOUBTFUL
from tests.journeys.town import READER, Town, story

NEW_TITLE = "المغرب وألمانيا: عنوان مصحح (1)"


def edits(town: Town) -> int:
    return sum(len(town.standin.called(f"editMessage{what}", CHANNEL)) for what in ("Text", "Caption", "Media"))


async def test_a_changed_title_edits_the_post_once_and_leaves_the_copies(town: Town) -> None:
    post = await a_post_with_copies(town, READER)
    copy = copy_of(town, READER)
    before = copy.text
    await changed_on_the_site(town, 1, title=NEW_TITLE)
    await town.until(lambda: NEW_TITLE in post.text)
    await looks(town, 5)
    assert edits(town) == 1
    assert copy.text == before
    assert "تصحيح ·" not in post.text
    assert len(town.posts) == 1


async def test_white_space_and_entities_alone_change_nothing(town: Town) -> None:
    await a_post_with_copies(town)
    title = story(1).title
    await changed_on_the_site(town, 1, title=title.replace(" ", "  ").replace("(", "&#40;"))
    await looks(town, 4)
    assert edits(town) == 0


async def test_a_moved_address_is_followed_by_the_buttons(town: Town) -> None:
    post = await a_post_with_copies(town)
    moved = await changed_on_the_site(town, 1, slug="a-better-slug")
    await town.until(lambda: any(moved.slug in button.get("url", "") for row in post.buttons for button in row))
    await looks(town)
    assert len(town.posts) == 1


async def test_a_link_to_another_host_is_not_followed_by_the_buttons(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    post = await a_post_with_copies(town)
    town.site.add(story(2), story(5))
    before = [button["url"] for row in post.buttons for button in row if "url" in button]

    def hijacked(stories: Sequence[Story], base: str, built: float) -> bytes:
        own, away = f"<link>{town.site.link(story(1))}</link>", "<link>https://casino.example/win/</link>"
        return rss(stories, base, built).replace(own.encode(), away.encode())

    monkeypatch.setattr("bot.sandbox.site.rss", hijacked)
    await changed_on_the_site(town, 1, title=NEW_TITLE)
    await town.until(lambda: NEW_TITLE in post.text)
    links = [button["url"] for row in post.buttons for button in row if "url" in button]
    assert links[0] == before[0]
    assert not any("casino" in link for link in links)


async def test_a_new_picture_takes_the_place_of_the_old_one(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(replace(story(1), scene="harbour"))
    await town.until(lambda: town.posts)
    post = town.posts[0]
    assert post.photo is not None
    before = post.photo.id
    await changed_on_the_site(town, 1, slug="story-one", title=NEW_TITLE)
    await town.until(lambda: NEW_TITLE in post.text and post.photo is not None and post.photo.id != before)


async def test_an_editors_correction_stands_whatever_the_site_changes(town: Town) -> None:
    post = await a_post_with_copies(town)
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: RIGHT in post.text)
    await changed_on_the_site(town, 1, title=NEW_TITLE)
    await looks(town, 4)
    assert NEW_TITLE not in post.text
    assert RIGHT in post.text


async def test_a_question_at_the_desk_follows_the_sites_title_until_it_is_answered(town: Town) -> None:
    await town.start()
    await seen_first(town)
    town.site.add(story(1, *DOUBTFUL))
    question = await told(town, DOUBTFUL[0])
    await known(town, question)
    buttons = callbacks(question)
    await changed_on_the_site(town, 1, title=f"{DOUBTFUL[0]} وكالة")
    await town.until(lambda: f"{DOUBTFUL[0]} وكالة" in question.text)
    assert callbacks(question) == buttons

    await push(town, OWNER, question, next(data for data in buttons if data.endswith(":skip")))
    await town.until(lambda: not callbacks(question))
    decided = question.text
    await changed_on_the_site(town, 1, title=NEW_TITLE)
    await looks(town, 4)
    assert question.text == decided


async def test_an_article_that_vanished_with_its_page_is_brought_to_the_desk_once(town: Town) -> None:
    long_ago(town)
    post = await a_post_with_copies(town, READER)
    copy = copy_of(town, READER)
    town.site.withdraw("story-1")
    question = await told(town, "اختفى هذا المقال")
    assert "(1)" in question.text
    await looks(town, 6)
    assert len([said for said in town.desk if "اختفى" in said.text]) == 1
    assert not post.deleted

    await push(town, OWNER, question, callbacks(question)[0])
    await town.until(lambda: post.deleted and copy.deleted)


async def test_what_the_desk_leaves_is_not_asked_about_again(town: Town) -> None:
    long_ago(town)
    post = await a_post_with_copies(town)
    town.site.withdraw("story-1")
    question = await told(town, "اختفى هذا المقال")
    await push(town, OWNER, question, callbacks(question)[1])
    await changed_on_the_site(town, 0, title=NEW_TITLE)
    await town.restart()
    await looks(town, 6)
    assert len([said for said in town.desk if "اختفى" in said.text]) == 1
    assert not post.deleted


async def test_an_article_whose_page_still_stands_or_that_slid_out_of_the_feed_is_nobodys_business(town: Town) -> None:
    await a_post_with_copies(town)
    body = "مباراة في كرة القدم انتهت بالتعادل أمام جمهور غفير."
    town.site.add(*(story(number, f"مباراة الجولة {number}", f"{body} {number}") for number in range(2, 13)))
    await looks(town, 6)
    assert len(await store(town).latest(50)) == 13
    assert await store(town).documents("absence") == []
    assert town.desk == []


async def test_a_page_that_stands_although_the_feed_hides_it_is_asked_for_once(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden: set[str] = set()

    def partly(stories: Sequence[Story], base: str, built: float) -> bytes:
        return rss([one for one in stories if one.slug not in hidden], base, built)

    monkeypatch.setattr("bot.sandbox.site.rss", partly)
    long_ago(town)
    await a_post_with_copies(town)
    hidden.add("story-1")
    await noted(town, lambda absences: [one["done"] for one in absences] == [True])
    (absence,) = await store(town).documents("absence")
    assert absence.body["misses"] == 0
    assert town.desk == []

    hidden.clear()
    await noted(town, lambda absences: not absences)


async def noted(town: Town, fact: Callable[[list[Mapping[str, Any]]], bool]) -> None:
    """Wait until what is noted of vanished articles is so."""

    async def is_so(store: Storage) -> bool:
        return fact([one.body for one in await store.documents("absence")])

    await town.until_stored(is_so)


def long_ago(town: Town) -> None:
    """Let what the feed shows first be from the hour before."""
    first = town.site.published[0]
    town.site.published[0] = replace(first, published=first.published - 3600)
