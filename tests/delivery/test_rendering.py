"""Stored intents become messages: over a real store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.changes import AddDeliveries, DropDocument, Publish, PutArticle, PutDocument, PutReader, Record
from bot.delivery.copies import copy_for
from bot.delivery.masthead import Masthead
from bot.delivery.posts import channel_post, retraction
from bot.delivery.rendering import Rendering
from bot.delivery.standing import LOOK_AGAIN
from bot.delivery.stored import message_to
from bot.messages import Button, Message, Text
from bot.models import (
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Document,
    Kind,
    Lane,
    Language,
    ReaderState,
    delivery_id,
)
from bot.newsroom.questions import review_question
from bot.newsroom.quiet import NIGHT, PAUSE
from bot.newsroom.routing import DAY
from bot.ports import DeleteIt, DropIt, EditIt, HoldIt, SendIt, Step, Storage, WaitIt
from storage import open_storage
from tests.delivery.samples import FRENCH, NOON, READER, VISIT, Topics, frame, labels, seen, texts

CHANNEL, DESK = -1001234567890, -1009876543210
HEAD = Masthead(CHANNEL, "kawalisse", bot="mirsal_bot", source="كواليس اليوم")
PARIS = frame(FRENCH, timezone="Europe/Paris")


class Shop:
    """A store, and a short hand for what stands in it."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        self.render = Rendering(storage, texts(), Topics(), HEAD)

    async def intends(self, kind: Kind, article: Article | None, chat: int = CHANNEL, **given: Any) -> Delivery:
        """Store an intent and return it."""
        subject = given.pop("subject", article.id if article else "none")
        name = delivery_id(kind, subject, chat)
        lane = {Kind.POST: Lane.CHANNEL, Kind.NOTICE: Lane.DESK}.get(kind, Lane.ROUTINE)
        delivery = Delivery(name, chat, given.pop("lane", lane), kind, article.id if article else None, **given)
        await self.storage.commit(AddDeliveries((delivery,)))
        return delivery

    async def knows(self, *articles: Article) -> None:
        for article in articles:
            assert await self.storage.commit(Publish(article))

    async def becomes(self, delivery: Delivery, state: DeliveryState, message: int | None = None) -> Delivery:
        await self.storage.commit(Record(delivery.id, state, NOON, message=message))
        return delivery

    async def sent(
        self, kind: Kind, article: Article, chat: int = CHANNEL, *, message: int = 40, **given: Any
    ) -> Delivery:
        return await self.becomes(await self.intends(kind, article, chat, **given), DeliveryState.SENT, message)

    async def becomes_article(self, article: Article) -> None:
        stored = await self.storage.article(article.id)
        assert stored is not None
        assert await self.storage.commit(PutArticle(replace(article, revision=stored.revision + 1), stored.revision))


@pytest_asyncio.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    storage = await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")
    await storage.commit(PutReader(READER))
    yield Shop(storage)
    await storage.close()


# ── the channel ──────────────────────────────────────────────────────────────


async def test_a_post_is_the_article_as_the_channel_sees_it(shop: Shop) -> None:
    await shop.knows(VISIT)
    post = await shop.intends(Kind.POST, VISIT)
    assert await shop.render(post) == SendIt(channel_post(VISIT, frame()))


async def test_a_post_can_be_silent_and_leaves_out_what_was_refused(shop: Shop) -> None:
    article = replace(VISIT, image="https://site.ma/a.jpg")
    await shop.knows(article)
    post = await shop.intends(Kind.POST, article, silent=True, data={"drop": ["photo", "entities"]})
    step = await shop.render(post)
    assert isinstance(step, SendIt)
    assert (step.message.silent, step.message.photo, step.message.text.entities) == (True, None, ())


async def test_a_post_points_to_two_earlier_posts_where_they_stand(shop: Shop) -> None:
    old = [replace(VISIT, id=f"earlier{n:03}", keys=(f"k{n}",), title=f"خبر سابق {n}") for n in range(5)]
    old[1] = replace(old[1], state=ArticleState.RETRACTED)
    article = replace(VISIT, see_also=tuple(one.id for one in old))
    await shop.knows(*old, article)
    await shop.intends(Kind.POST, old[0])
    for number, one in enumerate(old[1:], start=11):
        await shop.sent(Kind.POST, one, message=number)
    step = await shop.render(await shop.intends(Kind.POST, article))
    assert isinstance(step, SendIt)
    links = [(entity.url) for entity in step.message.text.entities if entity.kind == "text_link"]
    assert links == ["https://t.me/kawalisse/12", "https://t.me/kawalisse/13"]
    assert step.message.text.plain.endswith("شاهد أيضا\n• خبر سابق 2\n• خبر سابق 3")


async def test_in_a_private_channel_earlier_posts_are_linked_by_number(shop: Shop) -> None:
    old = replace(VISIT, id="earlier000", keys=("k0",))
    article = replace(VISIT, see_also=(old.id,))
    await shop.knows(old, article)
    await shop.sent(Kind.POST, old, message=12)
    private = Rendering(shop.storage, texts(), Topics(), replace(HEAD, channel_name=None))
    step = await private(await shop.intends(Kind.POST, article))
    assert isinstance(step, SendIt)
    assert step.message.text.entities[-1].url == "https://t.me/c/1234567890/12"


async def test_a_follow_up_answers_the_post_it_follows(shop: Shop) -> None:
    old = replace(VISIT, id="earlier000", keys=("k0",))
    article = replace(VISIT, reply_to=old.id)
    await shop.knows(old, article)
    waiting = await shop.intends(Kind.POST, old)
    post = await shop.intends(Kind.POST, article)
    before = await shop.render(post)
    await shop.becomes(waiting, DeliveryState.SENT, 12)
    after = await shop.render(post)
    refused = await shop.render(replace(post, data={"drop": ["reply"]}))
    assert [step.message.reply_to for step in (before, after, refused) if isinstance(step, SendIt)] == [None, 12, None]


@pytest.mark.parametrize("state", [ArticleState.RETRACTED, ArticleState.SKIPPED])
@pytest.mark.parametrize("kind", [Kind.POST, Kind.COPY, Kind.EDIT, Kind.REPLY])
async def test_what_was_taken_back_does_not_go_out_any_more(shop: Shop, kind: Kind, state: ArticleState) -> None:
    article = replace(VISIT, state=state, correction="تصحيح")
    await shop.knows(article)
    step = await shop.render(await shop.intends(kind, article, chat=READER.chat))
    assert isinstance(step, DropIt)


async def test_an_unknown_article_is_dropped(shop: Shop) -> None:
    assert await shop.render(await shop.intends(Kind.POST, VISIT)) == DropIt("its article is not known any more")
    assert await shop.render(await shop.intends(Kind.COPY, None)) == DropIt("its article is not known any more")


# ── readers ──────────────────────────────────────────────────────────────────


async def test_a_copy_is_in_the_readers_language(shop: Shop) -> None:
    await shop.knows(VISIT)
    copy = await shop.intends(Kind.COPY, VISIT, READER.chat, data={"filters": [2]})
    assert await shop.render(copy) == SendIt(copy_for(VISIT, READER, PARIS, filters=(2,)))


async def test_copies_of_one_article_share_their_text_but_not_their_buttons(shop: Shop) -> None:
    other = replace(READER, chat=78, filters=(replace(READER.filters[0], id=9),))
    await shop.storage.commit(PutReader(other))
    await shop.knows(VISIT)
    mine = await shop.render(await shop.intends(Kind.COPY, VISIT, 77, data={"filters": [1]}))
    theirs = await shop.render(await shop.intends(Kind.COPY, VISIT, 78, data={"filters": [9]}))
    assert isinstance(mine, SendIt)
    assert isinstance(theirs, SendIt)
    assert mine.message.text is theirs.message.text
    assert [row[0].data for row in mine.message.rows[1:]] == ["why:abcdefghij:1", "drop:1:abcdefghij"]
    assert [row[0].data for row in theirs.message.rows[1:]] == ["why:abcdefghij:9", "drop:9:abcdefghij"]


async def test_a_copy_shows_the_article_as_it_is_now(shop: Shop) -> None:
    await shop.knows(VISIT)
    copy = await shop.intends(Kind.COPY, VISIT, READER.chat, data={"filters": [2]})
    await shop.render(copy)
    await shop.becomes_article(replace(VISIT, title="عنوان جديد"))
    step = await shop.render(copy)
    assert isinstance(step, SendIt)
    assert step.message.text.plain.startswith("عنوان جديد\n")


async def test_many_articles_do_not_fill_the_memory(shop: Shop) -> None:
    copies = []
    for number in range(70):
        article = replace(VISIT, id=f"article{number:03}", keys=(f"k{number}",), title=f"خبر {number}")
        await shop.knows(article)
        copies.append(await shop.intends(Kind.COPY, article, READER.chat))
    for copy in [*copies, copies[0]]:
        step = await shop.render(copy)
        assert isinstance(step, SendIt)
        assert step.message.text.plain.startswith(f"خبر {int((copy.article or '')[-3:])}\n")
    assert len(shop.render._sheets) == 64


AWAY = {state: DropIt(f"the reader is {state}") for state in (ReaderState.PAUSED, ReaderState.UNREACHABLE)}
KEPT = HoldIt(NOON)


@pytest.mark.parametrize(
    ("kind", "state", "doubts", "step"),
    [
        (Kind.COPY, ReaderState.PAUSED, 0, KEPT),
        (Kind.COPY, ReaderState.PAUSED, 1, WaitIt(DAY, PAUSE)),
        (Kind.DIGEST, ReaderState.PAUSED, 0, KEPT),
        (Kind.DIGEST, ReaderState.PAUSED, 1, WaitIt(DAY, PAUSE)),
        (Kind.REPLY, ReaderState.PAUSED, 0, AWAY[ReaderState.PAUSED]),
        (Kind.COPY, ReaderState.UNREACHABLE, 0, AWAY[ReaderState.UNREACHABLE]),
        (Kind.DIGEST, ReaderState.UNREACHABLE, 0, KEPT),
        (Kind.DIGEST, ReaderState.UNREACHABLE, 1, AWAY[ReaderState.UNREACHABLE]),
        (Kind.REPLY, ReaderState.UNREACHABLE, 0, AWAY[ReaderState.UNREACHABLE]),
    ],
)
async def test_a_reader_who_is_away_gets_nothing_now(
    shop: Shop, kind: Kind, state: ReaderState, doubts: int, step: Step
) -> None:
    article = replace(VISIT, correction="تصحيح")
    await shop.knows(article)
    away = replace(READER, chat=99, state=state)
    await shop.storage.commit(PutReader(away))
    copy = await shop.sent(Kind.COPY, article, 99, subject="before")
    data = {"of": copy.id, "articles": [article.id]}
    delivery = await shop.intends(kind, article, 99, data=data, doubts=doubts, started=NOON)
    assert await shop.render(delivery) == step


@pytest.mark.parametrize("kind", [Kind.COPY, Kind.DIGEST])
async def test_somebody_who_was_forgotten_gets_nothing(shop: Shop, kind: Kind) -> None:
    await shop.knows(VISIT)
    assert await shop.render(await shop.intends(kind, VISIT, 12345)) == DropIt("the reader is gone")


async def test_a_filter_dropped_meanwhile_stops_what_it_asked_for(shop: Shop) -> None:
    await shop.knows(VISIT)
    copy = await shop.intends(Kind.COPY, VISIT, READER.chat, data={"filters": [50]})
    assert await shop.render(copy) == DropIt("the reader does not follow it any more")


async def test_what_leaves_in_the_quiet_hours_of_its_reader_waits_for_their_end(shop: Shop) -> None:
    article = replace(VISIT, correction="تصحيح")
    await shop.knows(article)
    await shop.storage.commit(PutReader(replace(READER, chat=78, quiet="13:00-15:00", strict=True)))  # 14:05 in Paris
    copy = await shop.intends(Kind.COPY, article, 78)
    sent = await shop.sent(Kind.COPY, article, 78, subject="before")
    word = await shop.intends(Kind.REPLY, article, 78, data={"of": sent.id})
    digest = await shop.intends(Kind.DIGEST, None, 78, data={"articles": [article.id]})
    begun = [replace(one, started=NOON) for one in (copy, word, digest)]
    wait = WaitIt(3300.0, NIGHT)
    assert [await shop.render(one) for one in begun] == [HoldIt(NOON + 3300), wait, wait]


async def test_breaking_news_leaves_in_quiet_hours_that_are_not_strict_in_a_digest_too(shop: Shop) -> None:
    alert = replace(VISIT, id="breaking00", keys=("k2",), breaking=True, topics=("breaking",))
    await shop.knows(VISIT, alert)
    await shop.storage.commit(PutReader(replace(READER, chat=78, quiet="13:00-15:00")))
    copy = await shop.intends(Kind.COPY, alert, 78, started=NOON)
    alone = await shop.intends(Kind.DIGEST, None, 78, data={"articles": [alert.id]}, started=NOON)
    both = replace(alone, data={"articles": [VISIT.id, alert.id]})
    assert isinstance(await shop.render(copy), SendIt)
    assert isinstance(await shop.render(alone), SendIt)
    assert await shop.render(both) == WaitIt(3300.0, NIGHT)


async def test_a_copy_without_a_link_shares_the_channels_post(shop: Shop) -> None:
    bulletin = replace(VISIT, link=None, short_link=None)
    await shop.knows(bulletin)
    await shop.sent(Kind.POST, bulletin, message=12)
    step = await shop.render(await shop.intends(Kind.COPY, bulletin, READER.chat))
    assert isinstance(step, SendIt)
    assert "t.me%2Fkawalisse%2F12" in (step.message.rows[0][0].url or "")


async def test_a_digest_lists_what_is_left_of_it(shop: Shop) -> None:
    gone = replace(VISIT, id="takenback0", keys=("k2",), title="خبر مسحوب", state=ArticleState.RETRACTED)
    await shop.knows(VISIT, gone)
    data = {"articles": [VISIT.id, gone.id, "unheard000"], "filters": {VISIT.id: [2], gone.id: [2]}}
    step = await shop.render(await shop.intends(Kind.DIGEST, None, READER.chat, data=data, silent=True))
    assert isinstance(step, SendIt)
    assert seen(step.message.text.plain) == (f"Vos sujets : 1 article\n\nLutte antiterroriste\nv• <{VISIT.title}>")
    assert step.message.silent
    assert labels(step.message) == [["Pourquoi ce message ?", "Mes abonnements"]]
    bare = await shop.render(await shop.intends(Kind.DIGEST, None, 77, subject="b", data={**data, "drop": ["buttons"]}))
    assert isinstance(bare, SendIt)
    assert bare.message.rows == ()


async def test_a_digest_leaves_out_what_its_reader_stopped_following_meanwhile(shop: Shop) -> None:
    other = replace(VISIT, id="otherother", keys=("k2",), title="خبر لم يعد يُتابَع")
    await shop.knows(VISIT, other)
    data = {"articles": [VISIT.id, other.id], "filters": {VISIT.id: [50, 2], other.id: [50]}}
    digest = await shop.intends(Kind.DIGEST, None, READER.chat, data=data)
    step = await shop.render(digest)
    assert isinstance(step, SendIt)
    assert seen(step.message.text.plain) == (f"Vos sujets : 1 article\n\nLutte antiterroriste\nv• <{VISIT.title}>")
    await shop.storage.commit(PutReader(replace(READER, filters=(), version=1)))
    assert await shop.render(digest) == DropIt("nothing of it is left")


async def test_a_digest_of_nothing_is_dropped(shop: Shop) -> None:
    digest = await shop.intends(Kind.DIGEST, None, READER.chat, data={"articles": ["unheard000"]})
    assert await shop.render(digest) == DropIt("nothing of it is left")


# ── corrections and retractions ──────────────────────────────────────────────

CORRECTED = replace(VISIT, correction="الاتفاق وقع أمس.", corrected=NOON)


async def test_a_post_is_edited_under_its_number_in_the_form_it_went_out(shop: Shop) -> None:
    article = replace(CORRECTED, image="https://site.ma/a.jpg")
    await shop.knows(article)
    post = await shop.sent(Kind.POST, article, message=12, data={"drop": ["photo"]})
    edit = await shop.intends(Kind.EDIT, article, data={"of": post.id})
    assert await shop.render(edit) == EditIt(12, channel_post(CORRECTED, frame()))


async def test_a_copy_is_edited_in_its_readers_language(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    copy = await shop.sent(Kind.COPY, CORRECTED, READER.chat, message=5, data={"filters": [2]})
    edit = await shop.intends(Kind.EDIT, CORRECTED, READER.chat, data={"of": copy.id})
    assert await shop.render(edit) == EditIt(5, copy_for(CORRECTED, READER, PARIS, filters=(2,)))
    bare = replace(edit, data={"of": copy.id, "drop": ["buttons"]})
    assert await shop.render(bare) == EditIt(5, copy_for(CORRECTED, READER, PARIS, drop={"buttons"}))


async def test_a_paused_readers_copy_is_still_corrected_a_lost_ones_is_not(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    for chat, state in ((91, ReaderState.PAUSED), (92, ReaderState.UNREACHABLE)):
        await shop.storage.commit(PutReader(replace(READER, chat=chat, state=state)))
    steps = []
    for chat in (91, 92, 93):
        copy = await shop.sent(Kind.COPY, CORRECTED, chat)
        steps.append(await shop.render(await shop.intends(Kind.EDIT, CORRECTED, chat, data={"of": copy.id})))
    assert isinstance(steps[0], EditIt)
    assert steps[1:] == [DropIt("the reader is unreachable"), DropIt("the reader is gone")]


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.DELETE, Kind.REPLY])
@pytest.mark.parametrize(
    ("state", "step"),
    [
        (DeliveryState.PENDING, WaitIt(LOOK_AGAIN)),
        (DeliveryState.UNKNOWN, WaitIt(LOOK_AGAIN)),
        (DeliveryState.DEAD, DropIt("what it is for never went out")),
        (DeliveryState.CANCELLED, DropIt("what it is for never went out")),
        (DeliveryState.SENT, DropIt("what it is for has no number")),
    ],
)
async def test_what_follows_a_post_waits_for_it_or_goes_with_it(
    shop: Shop, kind: Kind, state: DeliveryState, step: WaitIt | DropIt
) -> None:
    await shop.knows(CORRECTED)
    post = await shop.intends(Kind.POST, CORRECTED)
    if state is not DeliveryState.PENDING:
        await shop.becomes(post, state)
    assert await shop.render(await shop.intends(kind, CORRECTED, data={"of": post.id})) == step


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.DELETE, Kind.REPLY])
async def test_what_follows_nothing_is_dropped(shop: Shop, kind: Kind) -> None:
    await shop.knows(CORRECTED)
    step = await shop.render(await shop.intends(kind, CORRECTED))
    assert step == DropIt("what it is for is not known any more")


async def test_a_retraction_deletes_or_else_says_so_in_the_chats_language(shop: Shop) -> None:
    taken_back = replace(VISIT, state=ArticleState.RETRACTED, reason="خطأ")
    await shop.knows(taken_back)
    post = await shop.sent(Kind.POST, taken_back, message=12)
    copy = await shop.sent(Kind.COPY, taken_back, READER.chat, message=5)
    gone = await shop.sent(Kind.COPY, taken_back, 93, message=6)
    steps = [
        await shop.render(await shop.intends(Kind.DELETE, taken_back, one.chat, data={"of": one.id}))
        for one in (post, copy, gone)
    ]
    assert steps == [
        DeleteIt(12, retraction(taken_back, frame())),
        DeleteIt(5, retraction(taken_back, PARIS)),
        DeleteIt(6, retraction(taken_back, frame())),
    ]


async def test_a_correction_is_told_under_the_copy(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    copy = await shop.sent(Kind.COPY, CORRECTED, READER.chat, message=5)
    step = await shop.render(await shop.intends(Kind.REPLY, CORRECTED, READER.chat, data={"of": copy.id}))
    assert isinstance(step, SendIt)
    assert step.message.reply_to == 5
    assert step.message.text.plain == "Rectificatif de l’article ci-dessus\n\nالاتفاق وقع أمس."


async def test_a_correction_under_the_channels_post_speaks_the_channels_language(shop: Shop) -> None:
    await shop.knows(CORRECTED)
    post = await shop.sent(Kind.POST, CORRECTED, message=12)
    step = await shop.render(await shop.intends(Kind.REPLY, CORRECTED, data={"of": post.id}))
    assert isinstance(step, SendIt)
    assert step.message.text.plain == "تصحيح للخبر أعلاه\n\nالاتفاق وقع أمس."


async def test_without_a_correction_there_is_nothing_to_tell(shop: Shop) -> None:
    await shop.knows(VISIT)
    copy = await shop.sent(Kind.COPY, VISIT, READER.chat)
    step = await shop.render(await shop.intends(Kind.REPLY, VISIT, READER.chat, data={"of": copy.id}))
    assert step == DropIt("there is no correction any more")


# ── the desk ─────────────────────────────────────────────────────────────────


async def test_a_notice_brings_its_own_words(shop: Shop) -> None:
    words = Message(Text().add("تنبيه", "bold"), rows=((Button("نعم", data="q:1:yes"),),))
    notice = await shop.intends(Kind.NOTICE, None, DESK, data=message_to(words), silent=True)
    assert await shop.render(notice) == SendIt(replace(words, silent=True))


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (ReaderState.ACTIVE, WaitIt(3300.0, NIGHT)),
        (ReaderState.PAUSED, WaitIt(DAY, PAUSE)),
        (ReaderState.UNREACHABLE, DropIt("the reader is unreachable")),
    ],
)
async def test_a_word_to_a_reader_leaves_when_they_want_to_be_written_to(
    shop: Shop, state: ReaderState, step: Step
) -> None:
    words = Message(Text("كلمة"))
    word = await shop.intends(Kind.NOTICE, None, 78, lane=Lane.ROUTINE, data=message_to(words), started=NOON)
    assert await shop.render(word) == DropIt("the reader is gone")
    await shop.storage.commit(PutReader(replace(READER, chat=78, quiet="13:00-15:00", state=state)))
    assert await shop.render(word) == step
    awake = await shop.intends(Kind.NOTICE, None, READER.chat, lane=Lane.ROUTINE, data=message_to(words), started=NOON)
    assert await shop.render(awake) == SendIt(words)


async def test_a_notice_is_edited_with_new_words_once_it_stands(shop: Shop) -> None:
    words = Message(Text("أُرسل 5 من 10"))
    notice = await shop.intends(Kind.NOTICE, None, DESK, subject="progress", data={"text": "…"})
    edit = await shop.intends(Kind.EDIT, None, DESK, data={**message_to(words), "of": notice.id})
    assert await shop.render(edit) == WaitIt(LOOK_AGAIN)
    await shop.becomes(notice, DeliveryState.SENT, 3)
    assert await shop.render(edit) == EditIt(3, words)


async def test_a_question_is_put_with_its_answers_until_it_is_answered(shop: Shop) -> None:
    await shop.knows(VISIT)
    question = review_question(VISIT, now=NOON)
    notice = await shop.intends(Kind.NOTICE, VISIT, DESK, data={"question": question.id, "what": "review"})
    assert await shop.render(notice) == DropIt("the question is answered")
    await shop.storage.commit(PutDocument(question))
    step = await shop.render(notice)
    assert isinstance(step, SendIt)
    assert VISIT.title in step.message.text.plain
    assert [row[0].data for row in step.message.rows][:2] == [f"q:{question.id}:publish", f"q:{question.id}:skip"]


async def test_a_question_is_edited_to_what_its_article_says_now_with_its_answers_until_it_is_answered(
    shop: Shop,
) -> None:
    await shop.knows(VISIT)
    question = review_question(VISIT, now=NOON)
    await shop.storage.commit(PutDocument(question))
    notice = await shop.intends(Kind.NOTICE, VISIT, DESK, data={"question": question.id, "what": "review"})
    edit = await shop.intends(Kind.EDIT, None, DESK, data={"question": question.id, "of": notice.id})
    assert await shop.render(edit) == WaitIt(LOOK_AGAIN)
    await shop.becomes(notice, DeliveryState.SENT, 3)
    await shop.becomes_article(replace(VISIT, title="عنوان آخر"))
    step = await shop.render(edit)
    assert isinstance(step, EditIt)
    assert step.number == 3
    assert "عنوان آخر" in step.message.text.plain
    assert [row[0].data for row in step.message.rows][:2] == [f"q:{question.id}:publish", f"q:{question.id}:skip"]
    await shop.storage.commit(DropDocument(question.kind, question.id))
    assert await shop.render(edit) == DropIt("the question is answered")


async def test_a_question_about_several_articles_names_them(shop: Shop) -> None:
    other = replace(VISIT, id="otherother", keys=("k2",), title="خبر آخر")
    await shop.knows(VISIT, other)
    body = {"what": "burst", "articles": [VISIT.id, other.id], "at": NOON, "until": NOON + 60}
    await shop.storage.commit(PutDocument(Document("question", "abc", body)))
    step = await shop.render(await shop.intends(Kind.NOTICE, None, DESK, data={"question": "abc", "what": "burst"}))
    assert isinstance(step, SendIt)
    assert VISIT.title in step.message.text.plain
    assert "خبر آخر" in step.message.text.plain


async def test_the_frame_of_a_draft_is_the_channels(shop: Shop) -> None:
    whole = await shop.render.frames.of_post(VISIT, CHANNEL)
    assert (whole.language, whole.source, whole.channel, whole.see_also) == (
        Language.ARABIC,
        "كواليس اليوم",
        "kawalisse",
        (),
    )
    assert labels(channel_post(VISIT, whole))[0] == ["اقرأ على الموقع"]
