"""What an item lacks is said before it goes out."""

from dataclasses import replace

import pytest

from bot.changes import Publish, Record
from bot.delivery.frame import Frame
from bot.delivery.posts import channel_post
from bot.delivery.progress import Count, Progress, Words, begin, counted, finished
from bot.delivery.proofs import Proofs, lacks
from bot.messages import Message
from bot.models import (
    Article,
    Deferred,
    Delivery,
    DeliveryState,
    Entry,
    Lane,
    Language,
    Outcome,
    Refused,
    Sent,
    Verdict,
)
from bot.models import Kind as DeliveryKind
from bot.newsroom.drafts import Draft, Way
from bot.newsroom.twins import fingerprint
from bot.texts import Texts
from storage import open_storage
from tests.delivery.samples import Topics

FRAME = Frame(Texts(), Topics(), source="كواليس", bot="mirsal_bot", channel="channel")
HOSTS = frozenset({"site.test"})
PICTURE = "https://site.test/a.jpg"
FULL = Article(
    "aaaaaaaaaa",
    (),
    "site.test",
    "عنوان الخبر",
    "https://site.test/a",
    "نص الخبر كاملا.",
    image=PICTURE,
    topics=("drugs", "breaking"),
    breaking=True,
)


def found(**changes: object) -> tuple[str, ...]:
    article = replace(FULL, **changes)  # type: ignore[arg-type]  # fields by name
    return lacks(article, channel_post(article, FRAME), FRAME, HOSTS)


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({}, ()),
        ({"title": " "}, ("no-title",)),
        ({"title": "كلمة " * 150}, ("long-title",)),
        ({"summary": ""}, ("no-text",)),
        ({"summary": "جملة طويلة من كلام كثير. " * 40}, ("long-text",)),
        ({"link": None}, ("no-link",)),
        ({"link": "https://other.test/a"}, ("stranger",)),
        ({"image": None}, ("no-picture",)),
        ({"image": "https://site.test/a.svg"}, ("bad-picture",)),
        ({"link": None, "summary": "جملة طويلة من كلام كثير. " * 60}, ("long-text", "no-link")),
        ({"topics": ("breaking",)}, ("no-topic",)),
        ({"title": "", "summary": "", "link": None, "image": None}, ("no-title", "no-text", "no-link", "no-picture")),
        ({"summary": "وقال Sgt. John Smith (FBI) إن العملية تمت في 12/11/2026 بنجاح."}, ()),
    ],
)
def test_each_shortcoming_is_named_and_nothing_else(changes: dict[str, object], missing: tuple[str, ...]) -> None:
    assert found(**changes) == missing


async def test_a_proof_is_the_post_itself() -> None:
    class Framing:
        async def of_post(self, article: Article, channel: int) -> object:
            return FRAME

    async def reach(article: Article) -> int:
        return 7

    told: list[Article] = []

    async def recent() -> list[Article]:
        return told

    proofs = Proofs(Framing(), reach, recent, channel=-1001, hosts=HOSTS)  # type: ignore[arg-type]  # a frame is a frame
    assert await proofs.post(FULL) == channel_post(FULL, FRAME)
    assert (await proofs.reach(FULL), await proofs.lacks(FULL)) == (7, ())
    same = replace(FULL, fingerprint=fingerprint(FULL.title, FULL.summary))
    told.append(replace(same, id="zzzzzzzzzz", publish=Verdict.YES))
    assert await proofs.lacks(same) == ("twin",)


async def nowhere(_: str) -> None:
    """Say that no post stands anywhere."""


# how far it has come ────────────────────────────────────────────────────────


def test_a_tally_is_counted_by_what_became_of_each() -> None:
    tally = {"post/sent": 1, "copy/sent": 5, "copy/dead": 3, "copy/unknown": 1, "copy/pending": 2, "copy/held": 1}
    assert counted(tally, expected=20, all_intended=False, lost={DeliveryState.DEAD: 1}) == Count(
        channel="sent", sent=5, unreachable=2, unknown=2, waiting=10, held=1, total=20
    )
    assert counted(tally, expected=20, all_intended=True).total == 12


@pytest.mark.parametrize(
    ("tally", "intended", "over"),
    [
        ({"post/sent": 1, "copy/sent": 5, "copy/dead": 1, "copy/held": 2}, True, True),
        ({"post/sent": 1, "copy/sent": 5}, False, False),
        ({"post/unknown": 1}, True, False),
        ({"post/sent": 1, "copy/pending": 1}, True, False),
        ({"post/sent": 1, "copy/sending": 1}, True, False),
        ({"post/cancelled": 1, "delete/pending": 1}, True, False),
        ({}, True, True),
    ],
)
def test_it_is_over_when_nothing_moves_any_more(tally: dict[str, int], intended: bool, over: bool) -> None:  # noqa: FBT001 - a table
    assert finished(tally, all_intended=intended) is over


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("way", list(Way))
def test_the_end_names_sent_unreachable_unknown_and_the_time_taken(language: Language, way: Way) -> None:
    words = Words(Texts(), language)
    count = Count(channel="sent", sent=120, unreachable=3, unknown=2, total=125)
    going, done = words.message("عنوان", count, way, took=None), words.message("عنوان", Count(), way, took=61)
    assert len(done.text.plain.split("\n")) == (2 if way is Way.CHANNEL else 5)
    assert ("120" in going.text.plain) is (way is not Way.CHANNEL)
    assert words.message("عنوان", count, way, took=61, undone=True) != words.message("عنوان", count, way, took=61)


async def test_a_message_that_can_be_edited_no_more_is_given_up_and_a_flood_is_waited_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = await open_storage(f"tinydb:{tmp_path_factory.mktemp('store') / 'mirsal.json'}")
    words, edits = Words(Texts(), Language.ARABIC), list[int]()
    outcomes: list[Outcome] = [Deferred(30.0, "429", flood=True), Refused("message to edit not found")]

    async def rewrite(chat: int, number: int, message: Message) -> Outcome:
        edits.append(number)
        return outcomes.pop(0)

    draft = Draft("bbbbbbbbbb", 5, 5, "كريم", 0.0, 9.0, Entry(None, None, "عنوان"), reach=0)
    changes = begin(FULL, draft, -7, words, now=0.0)
    await store.commit(Publish(FULL), *changes)
    notice = f"notice/progress:{FULL.id}/-7"
    progress = Progress(store, words, rewrite, nowhere)
    await progress.tell(1.0)
    await store.commit(Record(notice, DeliveryState.SENT, 1.0, message=44))
    for now in (2.0, 6.0, 31.0, 36.0, 60.0):
        await progress.tell(now)

    assert edits == [44, 44]
    assert await store.documents("progress") == []
    await store.close()


async def test_what_does_not_move_for_two_minutes_is_told_as_waiting(tmp_path_factory: pytest.TempPathFactory) -> None:
    store = await open_storage(f"tinydb:{tmp_path_factory.mktemp('store') / 'mirsal.json'}")
    words, shown = Words(Texts(), Language.ARABIC), list[str]()

    async def rewrite(chat: int, number: int, message: Message) -> Outcome:
        shown.append(message.text.plain)
        return Sent()

    draft = Draft("bbbbbbbbbb", 5, 5, "كريم", 0.0, 9.0, Entry(None, None, "عنوان"), reach=2)
    rows = [
        Delivery(f"copy/{FULL.id}/{chat}", chat, Lane.BREAKING, DeliveryKind.COPY, FULL.id, state, error=error)
        for chat, state, error in ((1, DeliveryState.PENDING, None), (2, DeliveryState.DEAD, "unknown"))
    ]
    await store.commit(Publish(FULL, tuple(rows)), *begin(FULL, draft, -7, words, now=0.0))
    await store.commit(Record(f"notice/progress:{FULL.id}/-7", DeliveryState.SENT, 0.0, message=44))
    progress = Progress(store, words, rewrite, nowhere)
    for second in range(0, 200, 2):
        await progress.tell(float(second))

    assert "ينتظر: 1" in shown[-1]
    assert "لم يتأكد: 1" in shown[-1]
    assert await store.documents("progress") == []
    await store.close()
