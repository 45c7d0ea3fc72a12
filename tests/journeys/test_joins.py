"""A breaking item sent as text alone, then the site's article of it: one post, not two."""

from bot.sandbox.cast import CHANNEL, OWNER
from bot.sandbox.telegram_faults import Kind
from tests.journeys.desk_posts import BULLETIN, RIGHT, a_bulletin, copy_of, link, looks, standing, told
from tests.journeys.desk_town import callbacks, draft_of, let_follow, press, push, store
from tests.journeys.test_articles import seen_first
from tests.journeys.town import FRENCH, READER, Town, story

LIKE_IT = "المغرب وإسبانيا: تفكيك خلية إرهابية في عملية أمنية مشتركة"
BODY = ("أعلنت السلطات تفكيك خلية إرهابية بتعاون أمني بين المغرب وإسبانيا.", "وأشاد حموشي بالتعاون بين البلدين.")


async def a_bulletin_and_copies(town: Town) -> None:
    await town.start()
    await seen_first(town)
    await let_follow(town, READER)
    post = await a_bulletin(town, OWNER)
    await town.until(lambda: standing(town, READER, BULLETIN))
    assert "?p=" not in str(post.markup)


async def test_the_same_title_joins_the_article_to_the_bulletin_in_the_channel_and_in_the_copies(town: Town) -> None:
    await a_bulletin_and_copies(town)
    (post,) = town.posts
    copy = copy_of(town, READER, BULLETIN)
    town.site.add(story(1, BULLETIN, *BODY))
    short = f"?p={town.site.find('story-1').number}"
    await town.until(lambda: short in str((post.text, post.links)) and short in str((copy.text, copy.links)))
    await told(town, "صار للعاجل رابط")
    await looks(town, 4)
    assert len(town.posts) == 1
    assert any("wa.me" in button.get("url", "") for row in post.buttons for button in row)
    assert len([said for said in town.private(READER) if BULLETIN in said.text]) == 1


async def test_a_bulletin_of_unknown_outcome_is_still_known_by_what_it_said_when_its_article_came(town: Town) -> None:
    await town.start(settle_seconds=1.5)
    await seen_first(town)
    lost = town.standin.fail("sendMessage", Kind.DROP, chat=CHANNEL, done=True)
    panel = await draft_of(town, OWNER, BULLETIN)
    await press(town, OWNER, panel, "send")
    await town.until(lambda: lost.hits and town.posts)
    town.site.add(story(1, BULLETIN, *BODY))
    short = f"?p={town.site.find('story-1').number}"
    await town.until(lambda: short in str((town.posts[0].text, town.posts[0].links)))
    await looks(town, 4)
    assert len(town.posts) == 1


async def test_readers_whom_the_whole_text_fits_get_the_joined_item(town: Town) -> None:
    await a_bulletin_and_copies(town)
    await town.meets(FRENCH)
    await town.asks(FRENCH, "/unsubscribe all")
    await town.asks(FRENCH, "/subscribe حموشي")
    town.site.add(story(1, BULLETIN, *BODY))
    await town.until(lambda: standing(town, FRENCH, BULLETIN))
    assert len(town.posts) == 1


async def test_what_is_only_likely_is_asked_and_joined_by_a_button(town: Town) -> None:
    await a_bulletin_and_copies(town)
    (post,) = town.posts
    town.site.add(story(1, LIKE_IT, *BODY))
    question = await told(town, "هو الخبر العاجل نفسه")
    assert BULLETIN in question.text
    assert len(town.posts) == 1

    await push(town, OWNER, question, callbacks(question)[0])
    short = f"?p={town.site.find('story-1').number}"
    await town.until(lambda: short in str((post.text, post.links)))
    assert BULLETIN in post.text
    await looks(town, 4)
    assert len(town.posts) == 1


async def test_what_is_another_story_is_posted_by_itself(town: Town) -> None:
    await a_bulletin_and_copies(town)
    town.site.add(story(1, LIKE_IT, *BODY))
    question = await told(town, "هو الخبر العاجل نفسه")
    await push(town, OWNER, question, callbacks(question)[1])
    await town.until(lambda: len(town.posts) == 2)
    assert LIKE_IT in town.posts[1].text


async def test_another_story_is_not_joined_nor_asked_about(town: Town) -> None:
    await a_bulletin_and_copies(town)
    town.site.add(story(2))
    await town.until(lambda: len(town.posts) == 2)
    assert "?p=" not in str(town.posts[0].markup)
    assert not any("العاجل نفسه" in said.text for said in town.desk)


async def test_a_corrected_bulletin_keeps_its_correction_and_gets_the_link(town: Town) -> None:
    await a_bulletin_and_copies(town)
    (post,) = town.posts
    await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    await town.until(lambda: RIGHT in post.text)
    town.site.add(story(1, BULLETIN, *BODY))
    short = f"?p={town.site.find('story-1').number}"
    await town.until(lambda: short in str((post.text, post.links)))
    assert RIGHT in post.text
    assert len(town.posts) == 1


async def test_what_was_taken_back_is_not_joined(town: Town) -> None:
    await a_bulletin_and_copies(town)
    (post,) = town.posts
    question = await town.asks(OWNER, f"/retract {link(post)}")
    await push(town, OWNER, question, callbacks(question)[0])
    await town.until(lambda: post.deleted)
    town.site.add(story(1, BULLETIN, *BODY))
    await looks(town, 4)
    assert [act.what for act in await store(town).acts()].count("join") == 0
