"""The contract of articles, their keys and the telling of readers."""

from dataclasses import replace

from bot.changes import (
    AdvanceFanOut,
    FanOut,
    LearnKeys,
    Publish,
    PutArticle,
    PutFeed,
    SetValue,
)
from bot.models import Article, ArticleState, FeedState, Language, Verdict
from bot.ports import Storage
from tests.storage.made import article, copy, post
from tests.storage.opened import Opened, Opener, again

LOWEST = -(2**63)


class ArticlesContract(Opened):
    async def test_an_article_comes_back_as_it_was_also_after_opening_again(
        self, store: Storage, opener: Opener
    ) -> None:
        full = Article(
            "abcdefghij",
            ("wp:site:7", "url:site/7"),
            "site",
            'الأمن "الوطني" \u2067\n',
            None,
            summary="ملخص",
            body="نص " * 900,
            short_link="https://example.com/?p=7",
            image="https://example.com/a.jpg",
            categories=("أمن", "تعاون"),
            language=Language.FRENCH,
            published=1.5,
            seen=2.5,
            topics=("drugs", "breaking"),
            names=("dgsn",),
            publish=Verdict.REVIEW,
            score=0.25,
            because=("تفكيك",),
            state=ArticleState.HELD,
            breaking=True,
            origin="push",
            by=12,
            see_also=("a", "b"),
            fingerprint=(1, 2**62, 0),
        )
        assert await store.commit(Publish(full))
        assert await store.article(full.id) == full
        assert await (await again(store, opener)).article(full.id) == full

    async def test_publishing_stores_article_deliveries_and_intent_in_one_step(self, store: Storage) -> None:
        assert await store.commit(Publish(article("a"), (post("a"), copy("a", 5)), fan_out=True))
        assert await store.known(["guid:a", "guid:b"]) == {"guid:a": "a"}
        assert await store.delivery("post/a/-1001") == post("a")
        assert await store.fan_outs() == [("a", LOWEST)]

    async def test_an_article_with_one_known_key_is_refused_with_the_whole_commit(self, store: Storage) -> None:
        await store.commit(Publish(article("a", keys=("wp:1", "guid:1"))))
        twin = article("b", keys=("url:1", "guid:1"))
        assert not await store.commit(SetValue("name", 1), Publish(twin, (post("b"),), fan_out=True))
        assert await store.article("b") is None
        assert await store.delivery("post/b/-1001") is None
        assert await store.value("name") is None
        assert await store.fan_outs() == []

    async def test_an_article_whose_id_is_known_is_refused(self, store: Storage) -> None:
        await store.commit(Publish(article("a")))
        assert not await store.commit(Publish(article("a", keys=("other",))))

    async def test_keys_learned_later_are_known_and_stay_with_their_first_article(
        self, store: Storage, opener: Opener
    ) -> None:
        await store.commit(Publish(article("a", keys=("k1",))), Publish(article("b", keys=("k2",))))
        assert await store.commit(LearnKeys("a", ("k2", "k3", "k3")))
        assert await store.commit(LearnKeys("nobody", ("k4",)))
        expected = {"k1": "a", "k2": "b", "k3": "a"}
        assert await store.known(["k1", "k2", "k3", "k4"]) == expected
        assert await (await again(store, opener)).known(["k1", "k2", "k3", "k4"]) == expected

    async def test_a_newer_form_is_stored_only_over_the_revision_it_was_made_from(self, store: Storage) -> None:
        await store.commit(Publish(article("a", keys=("k1",))))
        await store.commit(LearnKeys("a", ("k2",)))
        newer = article("a", keys=("k1",), title="تصحيح", revision=1)
        assert await store.commit(PutArticle(newer, expected=0))
        assert not await store.commit(PutArticle(replace(newer, title="آخر"), expected=0))
        assert not await store.commit(PutArticle(article("unknown"), expected=0))
        stored = await store.article("a")
        assert stored == replace(newer, keys=("k1", "k2"))
        assert await store.known(["k2"]) == {"k2": "a"}

    async def test_a_newer_form_takes_no_key_of_another_article(self, store: Storage) -> None:
        await store.commit(Publish(article("a", keys=("k1",))), Publish(article("b", keys=("k2",))))
        await store.commit(PutArticle(article("a", keys=("k1", "k2", "k3"), revision=1), expected=0))
        assert await store.known(["k1", "k2", "k3"]) == {"k1": "a", "k2": "b", "k3": "a"}

    async def test_articles_come_in_the_order_asked_for(self, store: Storage) -> None:
        await store.commit(*(Publish(article(name)) for name in "abc"))
        assert [one.id for one in await store.articles(["c", "x", "a"])] == ["c", "a"]

    async def test_the_latest_are_the_newest_by_publication_on_any_of_the_topics(self, store: Storage) -> None:
        rows = [("a", 3.0, ("drugs",)), ("b", 1.0, ("drugs", "borders")), ("c", 2.0, ("borders",)), ("d", 4.0, ())]
        await store.commit(*(Publish(article(name, published=at, topics=topics)) for name, at, topics in rows))
        assert [one.id for one in await store.latest(3)] == ["d", "a", "c"]
        assert [one.id for one in await store.latest(9, topics=["drugs", "borders"])] == ["a", "c", "b"]
        assert [one.id for one in await store.latest(9, topics=["nothing"])] == []
        assert [one.id for one in await store.latest(9, before=3.0)] == ["c", "b"]

    async def test_the_latest_live_leave_out_what_was_held_skipped_or_retracted(self, store: Storage) -> None:
        await store.commit(*(Publish(article(str(state), state=state)) for state in ArticleState))
        assert {one.id for one in await store.latest(9)} == {"live", "archived"}
        assert len(await store.latest(9, live=False)) == len(ArticleState)

    async def test_an_article_moves_on_its_shelves_when_it_changes(self, store: Storage) -> None:
        await store.commit(
            Publish(article("a", published=1.0, topics=("drugs",))), Publish(article("b", published=2.0))
        )
        await store.commit(PutArticle(article("a", published=3.0, topics=("borders",), revision=1), expected=0))
        assert [one.id for one in await store.latest(9)] == ["a", "b"]
        assert await store.latest(9, topics=["drugs"]) == []

    async def test_article_changes_come_once_in_the_order_of_writing(self, store: Storage) -> None:
        await store.commit(*(Publish(article(name)) for name in "abc"))
        first, number = await store.article_changes(0, 2)
        assert [one.id for one in first] == ["a", "b"]
        await store.commit(PutArticle(article("a", revision=1), expected=0))
        following, number = await store.article_changes(number, 10)
        assert [(one.id, one.revision) for one in following] == [("c", 0), ("a", 1)]
        assert await store.article_changes(number, 10) == ([], number)

    async def test_a_fan_out_advances_never_goes_back_and_ends(self, store: Storage, opener: Opener) -> None:
        await store.commit(Publish(article("a"), fan_out=True), FanOut("b:words"))
        await store.commit(AdvanceFanOut("a", 500), AdvanceFanOut("a", 20), AdvanceFanOut("unknown", 3))
        assert await store.fan_outs() == [("a", 500), ("b:words", LOWEST)]
        await store.commit(AdvanceFanOut("a", 900, done=True), FanOut("a"))
        store = await again(store, opener)
        assert await store.fan_outs() == [("b:words", LOWEST)]
        await store.commit(FanOut("a"))
        assert await store.fan_outs() == [("b:words", LOWEST)]
        await store.close()

    async def test_a_feed_is_remembered_byte_for_byte(self, store: Storage, opener: Opener) -> None:
        state = FeedState("https://example.com/feed", etag='W/"a\\"b"', first_sight=1.0, extra={"hub": {"lease": 3}})
        assert await store.feed(state.url) is None
        await store.commit(PutFeed(FeedState(state.url)), PutFeed(state))
        assert await (await again(store, opener)).feed(state.url) == state
