"""What of the site's own changes the channel follows."""

from dataclasses import replace

import pytest

from bot.changes import AddDeliveries, PutArticle
from bot.models import Article, ArticleState, Cast, Delivery, DeliveryState, Entry, Kind, Lane, delivery_id
from bot.newsroom.changes_of_site import FOLLOWED, MOST_CHANGES, at_home, follow, follows, newer_form
from tests.clock import NOW

ENTRY = Entry(
    guid="https://site.test/?p=7",
    link="https://site.test/old/",
    title="العنوان كما كان",
    summary="الملخص كما كان",
    body="النص كله كما كان",
    image="https://site.test/a.jpg",
    post_id=7,
)
ARTICLE = Article(
    "aaaaaaaaaa",
    ("wp:site.test:7",),
    "الموقع",
    ENTRY.title,
    ENTRY.link,
    summary=ENTRY.summary,
    body=ENTRY.body,
    image=ENTRY.image,
    short_link="https://site.test/?p=7",
    seen=NOW,
)
POST = Delivery(
    delivery_id(Kind.POST, ARTICLE.id, -1), -1, Lane.CHANNEL, Kind.POST, ARTICLE.id, DeliveryState.SENT, message=4
)


@pytest.mark.parametrize(
    "same",
    [
        {},
        {"title": "العنوان   كما\nكان "},
        {"title": "العنوان كما كان".replace("ك", "&#1603;")},
        {"summary": " الملخص كما&nbsp;كان".replace("&nbsp;", "&#32;")},
        {"link": "http://www.site.test/old?utm_source=x"},
        {"image": None},
        {"title": ""},
        {"summary": "", "body": ""},
        {"categories": ("جديد",), "author": "غيره"},
    ],
)
def test_what_nobody_sees_is_no_change(same: dict[str, object]) -> None:
    assert newer_form(ARTICLE, replace(ENTRY, **same), stands=True) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"title": "عنوان آخر"}, "title"),
        ({"summary": "ملخص آخر"}, "summary"),
        ({"image": "https://site.test/b.jpg"}, "image"),
        ({"link": "https://site.test/new/"}, "link"),
        ({"body": "نص آخر"}, "body"),
    ],
)
def test_what_readers_see_is_a_change(changed: dict[str, object], field: str) -> None:
    newer = newer_form(ARTICLE, replace(ENTRY, **changed), stands=True)  # type: ignore[arg-type]
    assert newer is not None
    assert getattr(newer, field) == changed[field]
    assert newer.revision == 1
    assert newer.short_link == ARTICLE.short_link


def test_a_post_without_a_picture_gets_none_but_one_that_has_not_left_does() -> None:
    bare = replace(ARTICLE, image=None)
    assert newer_form(bare, ENTRY, stands=True) is None
    newer = newer_form(bare, ENTRY, stands=False)
    assert newer is not None
    assert newer.image == ENTRY.image


def test_of_what_came_by_another_way_only_title_and_link_are_compared() -> None:
    gap = replace(ARTICLE, origin="gap")
    assert newer_form(gap, replace(ENTRY, summary="ملخص آخر", image=None, body="غيره"), stands=True) is None
    assert newer_form(gap, replace(ENTRY, title="عنوان آخر"), stands=True) is not None


@pytest.mark.parametrize(
    "other",
    [
        {"origin": "desk"},
        {"origin": "push"},
        {"source": "موقع آخر"},
        {"state": ArticleState.RETRACTED},
        {"state": ArticleState.ARCHIVED},
        {"seen": NOW - FOLLOWED},
        {"revision": MOST_CHANGES},
    ],
)
def test_some_articles_are_not_followed(other: dict[str, object]) -> None:
    assert follows(ARTICLE, source="الموقع", now=NOW)
    assert not follows(replace(ARTICLE, **other), source="الموقع", now=NOW)  # type: ignore[arg-type]


def test_the_channel_follows_in_its_routine_lane_and_only_there() -> None:
    newer = replace(ARTICLE, title="آخر", image="https://site.test/b.jpg", revision=1)
    put, added = follow(ARTICLE, newer, POST, now=NOW)
    assert put == PutArticle(newer, expected=0)
    assert isinstance(added, AddDeliveries)
    (edit,) = added.deliveries
    assert (edit.id, edit.lane, edit.kind) == (f"edit/{ARTICLE.id}.1/-1", Lane.CHANNEL, Kind.EDIT)
    assert edit.data == {"of": POST.id, "picture": True}


@pytest.mark.parametrize("state", [None, DeliveryState.PENDING, DeliveryState.DEAD])
def test_without_a_post_only_the_article_is_newer(state: DeliveryState | None) -> None:
    newer = replace(ARTICLE, title="آخر", revision=1)
    post = None if state is None else replace(POST, state=state)
    assert follow(ARTICLE, newer, post, now=NOW) == (PutArticle(newer, expected=0),)


def test_a_post_in_doubt_is_remembered_as_it_was() -> None:
    newer = replace(ARTICLE, title="آخر", revision=1)
    _, added = follow(ARTICLE, newer, replace(POST, state=DeliveryState.UNKNOWN), now=NOW)
    assert isinstance(added, AddDeliveries)
    assert added.deliveries[0].data["was"]["title"] == ENTRY.title


def test_under_another_title_the_states_of_the_old_one_say_nothing() -> None:
    article = replace(ARTICLE, cast=Cast(("fr",), ("fr", "es"), ("hammouchi",)))
    renamed = newer_form(article, replace(ENTRY, title="حموشي يستقبل سفير ألمانيا"), stands=True)
    shorter = newer_form(article, replace(ENTRY, summary="نص آخر"), stands=True)
    assert renamed is not None
    assert shorter is not None
    assert (renamed.cast, shorter.cast) == (Cast(people=("hammouchi",)), article.cast)


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ("https://www.site.test/new/", "https://www.site.test/new/"),
        ("https://other.test/new/", "https://other.test/new/"),  # as most of the feed links there: the site moved
        ("https://casino.test/win/", "https://site.test/old/"),
    ],
)
def test_a_link_that_leads_away_from_the_site_is_not_followed(link: str, followed: str) -> None:
    moved = replace(ENTRY, link=link, title="عنوان آخر")
    newer = newer_form(ARTICLE, at_home(ARTICLE, moved, {"other.test", "site.test"}), stands=True)
    assert newer is not None
    assert newer.link == followed
    assert newer.title == "عنوان آخر"


def test_an_article_that_the_desk_let_link_elsewhere_may_go_on_there() -> None:
    elsewhere = replace(ARTICLE, link="https://partner.test/1/")
    moved = replace(ENTRY, link="https://partner.test/2/")
    assert at_home(elsewhere, moved, {"site.test"}) == moved
