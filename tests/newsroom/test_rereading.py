"""What the site fills or rewrites after it came in is judged again, until the channel has it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.changes import AdvanceFanOut, PutArticle
from bot.models import Article, ArticleState, DeliveryState, Entry, Judgement, Verdict
from bot.newsroom.pauses import pause, resume
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.newsroom.rereading import WITHIN, is_rewritten
from bot.newsroom.routing import HOUR, WORDS
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import CHANNEL, POLICY, Oracle, entry, incoming

STUB = entry(1, "sport")
LATER = NOW + HOUR


def now_called(title: str, stub: Entry = STUB) -> Entry:
    return replace(stub, title=stub.title.replace("sport", title))


def filled(stub: Entry = STUB) -> Entry:
    return replace(stub, summary="meanwhile ministers signed what nobody had awaited, under lamps, late, in the rain")


async def take(publisher: Publisher, *entries: Entry, at: float = NOW) -> list[Article]:
    return await publisher.take(incoming(*entries), now=at)


async def told(storage: Storage) -> list[str]:
    """Return which fan-outs begin, and end them."""
    names = [name for name, _ in await storage.fan_outs()]
    await storage.commit(*(AdvanceFanOut(name, 0, done=True) for name in names))
    return names


async def stored(storage: Storage, article: Article) -> Article:
    found = await storage.article(article.id)
    assert found is not None
    return found


async def posted(storage: Storage, articles: Sequence[Article]) -> list[bool]:
    posts = [await storage.delivery(f"post/{article.id}/{CHANNEL}") for article in articles]
    return [post is not None for post in posts]


async def test_what_fits_once_the_site_has_changed_it_is_posted_once_and_told_to_those_who_have_it_not(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, STUB)
    assert await told(storage) == [article.id]

    (again,) = await take(publisher, now_called("yes"), at=LATER)

    assert (again.id, again.state, again.publish, again.revision) == (article.id, ArticleState.LIVE, Verdict.YES, 1)
    assert again.topics == ("security-cooperation",)
    post = await storage.delivery(f"post/{article.id}/{CHANNEL}")
    assert post is not None
    assert (post.state, post.not_before, post.data) == (DeliveryState.PENDING, LATER, {})
    assert await told(storage) == [f"{article.id}:1"]
    assert await take(publisher, now_called("yes"), at=LATER + 1) == []
    assert await told(storage) == []


async def test_what_is_doubtful_now_is_asked_about_and_once_the_desk_says_yes_everybody_is_told(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)

    (again,) = await take(publisher, now_called("unsure"), at=LATER)

    assert (again.state, again.reason) == (ArticleState.HELD, "unsure")
    (question,) = await storage.documents(QUESTION)
    assert question.body["article"] == article.id
    assert await told(storage) == [f"{article.id}:1{WORDS}"]


async def test_without_a_desk_what_is_doubtful_now_is_told_and_not_posted(storage: Storage) -> None:
    publisher = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    (article,) = await take(publisher, STUB)
    await told(storage)

    (again,) = await take(publisher, now_called("unsure"), at=LATER)

    assert (again.state, again.publish) == (ArticleState.LIVE, Verdict.REVIEW)
    assert await posted(storage, [article]) == [False]
    assert await told(storage) == [f"{article.id}:1"]


async def test_a_stub_that_is_filled_is_told_to_readers_whose_words_it_says_only_now(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)

    (again,) = await take(publisher, filled(), at=LATER)

    assert (again.publish, again.summary) == (Verdict.NO, filled().summary)
    assert await posted(storage, [article]) == [False]
    assert await told(storage) == [f"{article.id}:1"]


async def test_a_mended_slip_of_the_pen_is_told_to_nobody(storage: Storage, publisher: Publisher) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)

    assert await take(publisher, replace(STUB, summary=f"{STUB.summary} again"), at=LATER) == []

    assert (await stored(storage, article)).summary.endswith("again")
    assert await told(storage) == []


async def test_a_posted_article_that_becomes_another_text_is_edited_and_told_to_those_whom_it_concerns_now(
    storage: Storage, publisher: Publisher
) -> None:
    post = entry(1, "yes")
    (article,) = await take(publisher, post)
    assert await told(storage) == [article.id]
    sent = await storage.delivery(f"post/{article.id}/{CHANNEL}")
    assert sent is not None

    assert await take(publisher, filled(post), at=LATER) == []

    assert await told(storage) == [f"{article.id}:1"]
    assert await take(publisher, replace(filled(post), title=f"{post.title}!"), at=LATER + 1) == []
    assert await told(storage) == []


async def test_what_is_in_the_channel_stays_there_whatever_the_catalogue_says_of_its_newer_form(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, entry(1, "yes"))

    await take(publisher, replace(entry(1, "yes"), title=STUB.title), at=LATER)

    assert (await stored(storage, article)).publish is Verdict.YES
    assert await posted(storage, [article]) == [True]


@pytest.mark.parametrize(
    "other", [{"origin": "adopted"}, {"state": ArticleState.SKIPPED}, {"correction": "an editor's words"}]
)
async def test_where_a_person_had_a_word_the_catalogue_is_not_asked_again(
    storage: Storage, publisher: Publisher, other: dict[str, object]
) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)
    await storage.commit(PutArticle(replace(article, revision=1, **other), expected=0))  # type: ignore[arg-type]

    assert await take(publisher, now_called("yes"), at=LATER) == []

    assert await posted(storage, [article]) == [False]
    assert await told(storage) == []


async def test_readers_hear_nothing_of_what_waits_for_the_desk_however_it_is_rewritten(
    storage: Storage, publisher: Publisher
) -> None:
    doubtful = entry(1, "unsure")
    (article,) = await take(publisher, doubtful)
    await told(storage)

    await take(publisher, filled(doubtful), at=LATER)

    assert (await stored(storage, article)).summary == filled(doubtful).summary
    assert await told(storage) == []


class Sorter(Oracle):
    """Puts what speaks of the sea into a topic of its own; the channel takes none of it."""

    def judge(self, title: str, body: str, **more: object) -> Judgement:
        return Judgement(Verdict.NO, 0.1, ("borders",) if "sea" in title else ())


async def test_a_topic_that_is_found_only_now_is_told_to_its_readers_and_one_that_is_lost_to_nobody(
    storage: Storage,
) -> None:
    publisher = Publisher(storage, Sorter(), POLICY)
    (article,) = await take(publisher, STUB)
    await told(storage)

    await take(publisher, now_called("sea"), at=LATER)
    assert await told(storage) == [f"{article.id}:1"]

    await take(publisher, STUB, at=LATER + 1)
    assert (await stored(storage, article)).topics == ()
    assert await told(storage) == []


async def test_what_the_site_changes_a_day_later_is_no_news(storage: Storage, publisher: Publisher) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)

    assert await take(publisher, now_called("yes"), at=NOW + WITHIN) == []

    assert (await stored(storage, article)).title == now_called("yes").title
    assert await posted(storage, [article]) == [False]
    assert await told(storage) == []


async def test_when_many_fit_at_once_by_a_change_the_desk_is_asked_about_them(
    storage: Storage, publisher: Publisher
) -> None:
    stubs = [entry(number, "sport") for number in range(1, POLICY.burst + 2)]
    articles = await take(publisher, *stubs)

    await take(publisher, *(now_called("yes", stub) for stub in stubs), at=LATER)

    (question,) = await storage.documents(QUESTION)
    assert (question.body["what"], question.body["articles"]) == ("burst", [article.id for article in articles])
    assert not any(await posted(storage, articles))


async def test_while_posting_is_paused_what_fits_now_waits_and_goes_its_way_afterwards(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, STUB)
    await told(storage)
    await storage.commit(*pause(7, now=NOW))

    (again,) = await take(publisher, now_called("yes"), at=LATER)

    assert (again.state, again.reason) == (ArticleState.HELD, "paused")
    assert await posted(storage, [article]) == [False]
    await storage.commit(*resume(7, now=LATER))
    (done,) = await publisher.go_on(now=LATER + 1)
    assert done.state is ArticleState.LIVE
    assert await posted(storage, [article]) == [True]
    assert await told(storage) == [f"{article.id}:2"]


@pytest.mark.parametrize(("rewritten", "counted"), [(True, {}), (False, {"published": NOW})])
async def test_a_pause_makes_no_delay_of_the_site_out_of_what_the_site_rewrote(
    storage: Storage, publisher: Publisher, *, rewritten: bool, counted: dict[str, float]
) -> None:
    if rewritten:
        await take(publisher, STUB)
    await storage.commit(*pause(7, now=NOW))
    await take(publisher, now_called("yes"), at=LATER)
    await storage.commit(*resume(7, now=LATER))

    (done,) = await publisher.go_on(now=LATER + 1)

    post = await storage.delivery(f"post/{done.id}/{CHANNEL}")
    assert post is not None
    assert post.data == counted


async def test_what_is_kept_back_is_judged_by_the_form_in_which_it_goes_out(
    storage: Storage, publisher: Publisher
) -> None:
    await storage.commit(*pause(7, now=NOW))
    (article,) = await take(publisher, STUB)
    await take(publisher, now_called("yes"), at=LATER)

    await storage.commit(*resume(7, now=LATER))
    await publisher.go_on(now=LATER + 1)

    assert await posted(storage, [article]) == [True]


async def test_a_story_that_was_posted_under_another_address_meanwhile_is_asked_about(
    storage: Storage, publisher: Publisher
) -> None:
    (article,) = await take(publisher, STUB)
    other = entry(2, "yes")
    await take(publisher, other, at=NOW + 1)

    await take(publisher, replace(STUB, title=other.title, summary=other.summary), at=LATER)

    again = await stored(storage, article)
    assert (again.state, again.reason) == (ArticleState.HELD, "twin")
    assert await posted(storage, [article]) == [False]


async def test_whoever_is_quicker_with_the_same_change_posts_it_alone(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two copies look at once: the second finds the article changed between its reading and its commit."""
    (article,) = await take(publisher, STUB)
    await told(storage)
    latest = storage.latest
    raced: list[bool] = []

    async def meanwhile(*asked: object, **more: object) -> list[Article]:
        if not raced:
            raced.append(True)
            await take(Publisher(storage, Oracle(), POLICY), now_called("yes"), at=LATER)
        return await latest(*asked, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(storage, "latest", meanwhile)

    assert await take(publisher, now_called("yes"), at=LATER) == []

    assert await posted(storage, [article]) == [True]
    assert await told(storage) == [f"{article.id}:1"]


@pytest.mark.parametrize(
    ("before", "after", "rewritten"),
    [
        ("وفاة شخص", "وفاة شخصين", False),
        ("توقيف شخص بطنجة، التفاصيل بعد قليل", "توقيف شخص بطنجة، التفاصيل بعد لحظات", False),
        ("التفاصيل بعد قليل", "أوقفت الشرطة القضائية بطنجة بتعاون مع نظيرتها الإسبانية سبعة أشخاص", True),
        ("one two three four five six", "one two three four five six and seven, eight, nine", False),
        ("", "one two three four", True),
        ("one two three four", "one two three four five six seven eight nine ten", False),
        ("one two three four", "", False),
    ],
)
def test_a_text_is_another_when_most_of_its_words_are_new(before: str, after: str, *, rewritten: bool) -> None:
    article = Article("aaaaaaaaaa", ("wp:site.test:1",), "Site", "عنوان الخبر", None, summary=before)
    assert is_rewritten(article, replace(article, summary=after)) is rewritten
