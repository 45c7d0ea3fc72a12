"""Drafts as values: what an editor typed, when it goes out, what becomes of it."""

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.changes import AddDeliveries, FanOut, Log, Publish, PutArticle
from bot.models import Article, ArticleState, Delivery, DeliveryState, Entry, Kind, Lane, Verdict
from bot.newsroom.bulletins import bulletin, only_link
from bot.newsroom.drafts import LIVES, Draft, DraftState, Way, draft_of
from bot.newsroom.plans import clock_time, next_time
from bot.newsroom.precedents import Before, before, entry_of, link_keys
from bot.newsroom.releases import article_of, decided, release, topics_of
from bot.newsroom.routing import ANEW, fan_out_of
from bot.newsroom.topics import Catalogue
from bot.newsroom.twins import TWICE
from storage import open_storage
from tests.clock import NOW

CATALOGUE = Catalogue.load(None)
CHANNEL = -1001
ENTRY = Entry(None, "https://site.test/a", "تفكيك خلية إرهابية", "أوقفت الشرطة ثلاثة أشخاص.")
DRAFT = Draft("aaaaaaaaaa", 5, 5, "كريم", NOW, NOW + LIVES, ENTRY, topics=("counter-terrorism", "breaking"))
KNOWN = Article("bbbbbbbbbb", ("url:https://site.test/a",), "site.test", "عنوان", "https://site.test/a", revision=3)
POST = Delivery("post/bbbbbbbbbb/-1001", CHANNEL, Lane.CHANNEL, Kind.POST, KNOWN.id)


# what was typed ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "title", "below", "link"),
    [
        ("عنوان", "عنوان", "", None),
        ("عنوان\nنص أول\n\nنص ثان", "عنوان", "نص أول\n\nنص ثان", None),
        ("عنوان https://a.test/1.\nنص", "عنوان.", "نص", "https://a.test/1"),
        ("https://a.test/1\nعنوان\nنص", "عنوان", "نص", "https://a.test/1"),
        ("عنوان\nنص (https://a.test/x_(y)) هنا", "عنوان", "نص () هنا", "https://a.test/x_(y)"),
        ("\n\n  عنوان   طويل \nنص", "عنوان طويل", "نص", None),
        ("https://a.test/1 https://a.test/2", "https://a.test/2", "", "https://a.test/1"),
    ],
)
def test_the_first_line_is_the_title_and_the_first_address_the_link(
    words: str, title: str, below: str, link: str | None
) -> None:
    entry = bulletin(words)
    assert (entry.title, entry.summary, entry.link) == (title, below, link)


@given(st.text())
def test_any_text_makes_an_entry_and_loses_no_word_of_its_title_line(words: str) -> None:
    entry = bulletin(words)
    assert bool(entry.title) or not words.split() or entry.link is not None
    assert "\n" not in entry.title


@pytest.mark.parametrize(
    ("words", "link"),
    [
        (" https://a.test/1 ", "https://a.test/1"),
        ("HTTP://a.test", "HTTP://a.test"),
        ("a.test/1", None),
        ("https://a.test/1 نص", None),
        ("ftp://a.test", None),
    ],
)
def test_only_a_whole_address_is_a_link_alone(words: str, link: str | None) -> None:
    assert only_link(words) == link


# when ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:30", time(14, 30)),
        (" 9:05 ", time(9, 5)),
        ("١٤:٣٠", time(14, 30)),
        ("14h30", time(14, 30)),
        ("24:00", None),
        ("12:60", None),
        ("14", None),
        ("غدا", None),
    ],
)
def test_a_time_of_day_is_read_in_any_digits(text: str, clock: time | None) -> None:
    assert clock_time(text) == clock


@given(st.times(), st.sampled_from(["Africa/Casablanca", "Europe/Paris", "America/New_York"]), st.floats(0, 4e9))
def test_the_next_time_lies_ahead_by_little_more_than_a_day(clock: time, zone: str, now: float) -> None:
    clock = clock.replace(second=0, microsecond=0, fold=0)
    ahead = next_time(clock, zone, now=now) - now
    assert 0 < ahead <= 27 * 3600


# a draft's life ─────────────────────────────────────────────────────────────


def test_a_draft_is_stored_and_read_back_the_same() -> None:
    whole = replace(
        DRAFT,
        entry=replace(ENTRY, categories=("أمن",), post_id=4, published=NOW),
        way=Way.SILENT,
        due=NOW + 60,
        panel=4,
        notices=("notice/draft/1",),
        asker=7,
        asker_name="سناء",
        version=3,
    )
    assert draft_of(whole.document()) == whole
    assert draft_of(DRAFT.document()) == DRAFT
    empty = replace(DRAFT, entry=Entry(None, None, ""))
    assert draft_of(empty.document()) == empty


@pytest.mark.parametrize("state", list(DraftState))
def test_only_what_nobody_decided_expires(state: DraftState) -> None:
    stored = replace(DRAFT, state=state)
    late = stored.at_moment(NOW + LIVES).state
    assert late is (DraftState.EXPIRED if state in (DraftState.OPEN, DraftState.CONFIRMING) else state)
    assert stored.at_moment(NOW + LIVES - 1) == stored


# going out ──────────────────────────────────────────────────────────────────


def test_it_becomes_an_article_that_the_site_s_own_will_be_known_by() -> None:
    article = article_of(replace(DRAFT, way=Way.SILENT), CATALOGUE, now=NOW, before=Before())
    assert set(article.keys) == {*link_keys(ENTRY), "desk:aaaaaaaaaa"}
    assert (article.breaking, article.silent, article.by, article.origin) == (True, True, 5, "desk")
    assert (article.state, article.publish, article.topics) == (ArticleState.LIVE, Verdict.YES, DRAFT.topics)


def test_a_text_alone_is_known_by_its_words_for_two_days() -> None:
    bare = replace(DRAFT, entry=Entry(None, None, "خَبَر عاجل", "تفاصيل"))
    keys = article_of(bare, CATALOGUE, now=NOW, before=Before()).keys
    assert keys == (*link_keys(Entry(None, None, "خبر  عاجل", "تفاصيل.")), "desk:aaaaaaaaaa")
    assert link_keys(Entry(None, None, "خبر عاجل")) != link_keys(bare.entry)
    assert link_keys(Entry(None, None, " . ")) == ()


@pytest.mark.parametrize("age", [TWICE, TWICE + 1])
async def test_the_same_words_are_news_again_after_two_days(
    tmp_path_factory: pytest.TempPathFactory, age: float
) -> None:
    store = await open_storage(f"tinydb:{tmp_path_factory.mktemp('store') / 'mirsal.json'}")
    bare = replace(DRAFT, entry=Entry(None, None, "خبر عاجل"))
    first = article_of(bare, CATALOGUE, now=NOW, before=Before())
    await store.commit(*release(bare, first, before=Before(), channel=CHANNEL, now=NOW))
    earlier = await before(store, bare.entry, CHANNEL, now=NOW + age)
    assert (earlier.stands, earlier.raises, earlier.brings) == (age <= TWICE, None, None)
    again = article_of(replace(bare, id="bbbbbbbbbb"), CATALOGUE, now=NOW + age, before=earlier)
    taken = await store.commit(*release(bare, again, before=earlier, channel=CHANNEL, now=NOW + age))
    assert taken is True
    await store.close()


def test_what_the_site_gave_and_the_channel_never_had_is_brought_out_under_its_own_name() -> None:
    earlier = Before(KNOWN)
    article = article_of(DRAFT, CATALOGUE, now=NOW, before=earlier)
    assert (article.id, article.keys, article.revision) == (KNOWN.id, (*KNOWN.keys, "desk:aaaaaaaaaa"), 4)
    changes = release(DRAFT, article, before=earlier, channel=CHANNEL, now=NOW)
    assert PutArticle(article, expected=3) in changes
    assert FanOut(fan_out_of(article, ANEW)) in changes
    assert not any(isinstance(one, Publish) for one in changes)


@pytest.mark.parametrize("state", list(DeliveryState))
def test_what_stands_in_the_channel_or_is_on_its_way_is_not_sent_again(state: DeliveryState) -> None:
    earlier = Before(replace(KNOWN, breaking=True), replace(POST, state=state))
    assert earlier.stands is (state not in (DeliveryState.DEAD, DeliveryState.CANCELLED))
    assert earlier.raises is None
    assert earlier.brings is None


def test_what_was_taken_back_keeps_its_keys_and_the_draft_is_news_of_its_own() -> None:
    taken = Before(replace(KNOWN, state=ArticleState.RETRACTED), replace(POST, state=DeliveryState.CANCELLED))
    article = article_of(DRAFT, CATALOGUE, now=NOW, before=taken)
    assert article.keys == (f"again:{KNOWN.id}", "desk:aaaaaaaaaa")
    assert article.id != KNOWN.id


@pytest.mark.parametrize(
    ("way", "tells", "silent"), [(Way.SEND, True, False), (Way.CHANNEL, False, False), (Way.SILENT, True, True)]
)
def test_each_way_tells_whom_it_should(way: Way, tells: bool, silent: bool) -> None:  # noqa: FBT001 - a table
    draft = decided(replace(DRAFT, way=way), DraftState.SENT, by=7, name="سناء", now=NOW)
    article = article_of(draft, CATALOGUE, now=NOW, before=Before())
    published = release(draft, article, before=Before(), channel=CHANNEL, now=NOW)[0]
    assert isinstance(published, Publish)
    assert published.fan_out is tells
    (post,) = published.deliveries
    assert (post.lane, post.silent, post.chat, article.by) == (Lane.FLASH, silent, CHANNEL, 7)


def test_the_topics_of_a_draft_always_hold_breaking_once() -> None:
    assert topics_of(ENTRY, CATALOGUE).count("breaking") == 1
    assert topics_of(Entry(None, None, "طقس"), CATALOGUE)[-1] == "breaking"


@pytest.mark.parametrize(
    ("title", "topic"),
    [("تفكيك خلية إرهابية موالية لداعش بطنجة", "counter-terrorism"), ("حجز طن من الكوكايين بميناء طنجة", "drugs")],
)
def test_what_an_editor_takes_has_its_subjects_topic_whatever_the_catalogue_says_and_not_the_umbrella(
    title: str, topic: str
) -> None:
    topics = topics_of(Entry(None, None, title), CATALOGUE)
    assert topic in topics
    assert topics[-1] == "breaking"
    assert "security-cooperation" not in topics


# in the channel before, taken back ─────────────────────────────────────────


def test_what_was_posted_as_any_other_is_raised_its_post_marked_its_readers_told_and_nothing_posted_twice() -> None:
    standing = replace(POST, state=DeliveryState.SENT, message=9)
    earlier = Before(KNOWN, standing)
    article = article_of(DRAFT, CATALOGUE, now=NOW, before=earlier)
    assert (article.id, article.breaking, article.see_also) == (KNOWN.id, True, KNOWN.see_also)
    put, edit, tell, act = release(DRAFT, article, before=earlier, channel=CHANNEL, now=NOW)
    assert put == PutArticle(article, expected=KNOWN.revision)
    assert isinstance(edit, AddDeliveries)
    assert [(one.kind, one.lane, one.data["of"]) for one in edit.deliveries] == [(Kind.EDIT, Lane.FLASH, POST.id)]
    assert tell == FanOut(fan_out_of(article, ANEW))
    assert isinstance(act, Log)


def test_what_an_editor_corrected_stays_so_when_it_is_raised_and_what_was_taken_back_stands_nowhere() -> None:
    standing = replace(POST, state=DeliveryState.SENT)
    corrected = Before(replace(KNOWN, correction="كذا", corrected=NOW), standing)
    assert article_of(DRAFT, CATALOGUE, now=NOW, before=corrected).correction == "كذا"
    gone = Before(replace(KNOWN, state=ArticleState.RETRACTED), standing)
    assert (gone.stands, gone.raises, gone.brings) == (False, None, None)
    assert article_of(DRAFT, CATALOGUE, now=NOW, before=gone).id != KNOWN.id


@pytest.mark.parametrize(
    ("changes", "own", "origin"),
    [
        ({}, True, KNOWN.origin),
        ({"title": "عنوان آخر"}, True, "desk"),
        ({"title": "عنوان آخر"}, False, "desk"),
        ({"summary": "كلمة المحرر"}, True, "desk"),
        ({"image": "https://site.test/own.jpg"}, True, "desk"),
        ({"summary": "ما في الصفحة"}, False, KNOWN.origin),
    ],
)
def test_an_editors_own_words_are_not_the_sites_to_change(
    changes: dict[str, str],
    own: bool,  # noqa: FBT001 - a table
    origin: str,
) -> None:
    draft = replace(DRAFT, own=own, entry=replace(entry_of(KNOWN), **changes))  # type: ignore[arg-type]
    earlier = Before(KNOWN, replace(POST, state=DeliveryState.SENT))
    assert article_of(draft, CATALOGUE, now=NOW, before=earlier).origin == origin


def test_a_text_alone_that_is_an_articles_keeps_its_words_and_gets_the_articles_link() -> None:
    site = replace(KNOWN, body="نص المقال كله", image="https://site.test/a.jpg")
    draft = replace(DRAFT, entry=Entry(None, None, site.title, "كلمة المحرر"))
    earlier = Before(site, replace(POST, state=DeliveryState.SENT), kin=True)
    article = article_of(draft, CATALOGUE, now=NOW, before=earlier)
    assert (article.id, article.link, article.image, article.body) == (site.id, site.link, site.image, site.body)
    assert (article.summary, article.breaking) == ("كلمة المحرر", True)


def test_what_goes_to_the_channel_only_is_no_news_for_those_who_follow_breaking_news() -> None:
    article = article_of(replace(DRAFT, way=Way.CHANNEL), CATALOGUE, now=NOW, before=Before())
    assert article.breaking
    assert "breaking" not in article.topics


async def test_a_link_is_looked_up_by_any_of_its_forms(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = await open_storage(f"tinydb:{tmp_path_factory.mktemp('store') / 'mirsal.json'}")
    await store.commit(Publish(KNOWN, (POST,)))
    found = await before(store, Entry(None, "http://www.site.test/a/?utm_source=x", ""), CHANNEL, now=NOW)
    assert (found.known, found.post, found.stands, found.raises) == (KNOWN, POST, False, KNOWN)
    assert await before(store, Entry(None, None, "خبر"), CHANNEL, now=NOW) == Before()
    assert entry_of(KNOWN).title == KNOWN.title
    await store.close()


@pytest.mark.parametrize(
    ("state", "is_known"),
    [
        (ArticleState.LIVE, True),
        (ArticleState.HELD, True),
        (ArticleState.SKIPPED, False),
        (ArticleState.ARCHIVED, False),
        (ArticleState.RETRACTED, False),
    ],
)
async def test_a_text_alone_is_the_site_s_article_of_that_title_unless_that_is_no_news(
    tmp_path_factory: pytest.TempPathFactory, state: ArticleState, *, is_known: bool
) -> None:
    store = await open_storage(f"tinydb:{tmp_path_factory.mktemp('store') / 'mirsal.json'}")
    site = replace(KNOWN, title=ENTRY.title, published=NOW, state=state)
    await store.commit(Publish(site))
    found = await before(store, Entry(None, None, ENTRY.title), CHANNEL, now=NOW + 60)
    assert found == (Before(site, kin=True) if is_known else Before())
    await store.close()
