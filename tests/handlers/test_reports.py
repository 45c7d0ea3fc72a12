"""/status, /stats, /pause_feed, /resume_feed, in every language; the evening's summary as it is written."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.changes import AddDeliveries, Log, PutDocument, PutFeed, PutReader
from bot.delivery.notices import ANSWERS
from bot.delivery.reports import Clerk
from bot.delivery.summaries import evening
from bot.messages import TEXT_LIMIT
from bot.models import (
    Act,
    Article,
    ArticleState,
    Delivery,
    DeliveryState,
    Document,
    FeedState,
    Filter,
    FilterKind,
    Kind,
    Lane,
    Language,
    Reader,
    delivery_id,
)
from bot.newsroom.drafts import Way
from bot.newsroom.editors import Editor, document_of
from bot.newsroom.joins import JOIN, SEPARATE
from bot.newsroom.pauses import PAUSED, PAUSED_FEED, keep_back
from bot.newsroom.reports import ALARM
from bot.newsroom.summary import NAMED, Day
from bot.texts.direction import runs_right
from storage import open_storage
from tests.clock import NOW
from tests.handlers.stage import CATALOGUE, CHANNEL, DESK, OTHER, OWNER, TEXTS, Stage, article, texts_of

ISOLATES = str.maketrans("", "", "\u2068\u2069\u200e\u200f")
FEED = "https://site.test/feed/"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage(await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}"), desk=DESK).open()
    await opened.storage.commit(PutDocument(document_of(Editor(OTHER, "كريم"))))
    yield opened
    await opened.close()


async def told(stage: Stage, text: str, *, code: str = "ar", chat: int | None = None) -> str:
    """Ask as an editor; return the answer without the marks that only steer its direction."""
    said = await stage.say(text, user=OTHER, chat=chat, code=code)
    assert len(said) == 1
    assert len(said[0]["text"]) <= TEXT_LIMIT
    return texts_of(said).translate(ISOLATES)


def post(number: int, **more: object) -> Delivery:
    name = f"article{number:03}"
    made = Delivery(delivery_id(Kind.POST, name, CHANNEL), CHANNEL, Lane.CHANNEL, Kind.POST, name)
    return replace(made, **more)  # type: ignore[arg-type]


def known(number: int, title: str, **more: object) -> Article:
    """Return an article that is known by its link."""
    return replace(article(number, title, **more), keys=(f"url:https://site.test/{number}",))


async def given_trouble(stage: Stage) -> None:
    """Let a feed fail, a queue wait, a question be open, an alarm ring."""
    await stage.publish(article(1, "خبر"))
    late = [Delivery(f"copy/x/{chat}", chat, Lane.ROUTINE, Kind.COPY, "x", not_before=NOW - 900) for chat in (5, 6)]
    lost = post(1, state=DeliveryState.UNKNOWN)
    failing = FeedState(FEED, last_success=NOW - 3600, failing_since=NOW - 1800, problem="HTTP 500", failures=4)
    await stage.storage.commit(
        AddDeliveries((*late, lost)),
        PutFeed(failing),
        PutDocument(Document("question", "q1", {"what": "review"})),
        PutDocument(Document(ALARM, "disk", {"at": NOW - 60, "detail": "12 MB"})),
        PutReader(Reader(5)),
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ar", ("تتعذّر قراءتها", "HTTP 500", "نسخ القراء: رسالتان تنتظران", "سؤال واحد", "القرص", "يتابعون 1")),
        (
            "fr",
            ("illisible", "HTTP 500", "Copies des lecteurs : 2 messages", "1 question attend", "disque", "actifs 1"),
        ),
        ("en", ("cannot be read", "HTTP 500", "Readers’ copies: 2 messages", "1 question waits", "disk", "active 1")),
    ],
)
async def test_status_tells_what_is_wrong_in_every_language(stage: Stage, code: str, words: tuple[str, ...]) -> None:
    await given_trouble(stage)
    said = (await told(stage, "/status", code=code)).replace("\u00a0", " ")
    for word in words:
        assert word in said
    assert "0.1.0" in said


async def test_status_of_a_quiet_house_says_that_nothing_needs_anybody(stage: Stage) -> None:
    await stage.storage.commit(PutFeed(FeedState(FEED, last_success=NOW - 5)))
    said = await told(stage, "/status")
    assert "لا شيء ينتظر تدخّل أحد" in said
    assert "لا رسالة تنتظر" in said
    assert "⚠️" not in said


async def test_status_before_the_first_look_and_of_a_measured_day(stage: Stage) -> None:
    assert "لم تكن بعد" in await told(stage, "/status")
    await stage.publish(article(1, "خبر"))
    await stage.storage.commit(
        AddDeliveries((post(1, state=DeliveryState.SENT, message=3, ended=NOW + 6, data={"published": NOW + 1}),))
    )
    assert "في 5 ثوانٍ (منشور واحد)" in await told(stage, "/status")


@pytest.mark.parametrize(
    ("code", "words", "silence"),
    [
        ("ar", "نُشر في القناة في آخر 24 ساعة: 2", "لم يُنشر شيء"),
        ("fr", "Parus dans le canal ces dernières 24 heures : 2", "Rien n’est paru"),
        ("en", "Posted in the channel in the last 24 hours: 2", "Nothing went"),
    ],
)
async def test_status_counts_what_editors_sent_which_no_delay_measures(
    stage: Stage, code: str, words: str, silence: str
) -> None:
    assert silence in (await told(stage, "/status", code=code))
    await stage.publish(article(1, "خبر"), article(2, "عاجل"), article(3, "خبر"))
    out = [post(number, state=DeliveryState.SENT, message=3 + number, ended=NOW + 6) for number in (1, 2)]
    await stage.storage.commit(AddDeliveries(tuple(out)))
    said = (await told(stage, "/status", code=code)).replace("\u00a0", " ")
    assert words in said
    assert silence not in said


async def test_status_counts_all_posts_beside_those_that_were_measured(stage: Stage) -> None:
    await stage.publish(article(1, "خبر"), article(2, "عاجل"))
    by_site = post(1, state=DeliveryState.SENT, message=3, ended=NOW + 6, data={"published": NOW + 1})
    by_editor = post(2, state=DeliveryState.SENT, message=4, ended=NOW + 6)
    await stage.storage.commit(AddDeliveries((by_site, by_editor)))
    said = await told(stage, "/status")
    assert "في آخر 24 ساعة: 2" in said
    assert "في 5 ثوانٍ (منشور واحد)" in said


@pytest.mark.parametrize("code", ["ar", "fr", "en"])
async def test_every_line_of_every_report_runs_the_languages_way(stage: Stage, code: str) -> None:
    await given_trouble(stage)
    for command in ("/status", "/stats", "/stats https://site.test/1"):
        for line in texts_of(await stage.say(command, user=OTHER, code=code)).splitlines():
            if line and "خبر" not in line:
                assert runs_right(line) in ({True} if code == "ar" else {False, None}), line


async def test_stats_end_with_what_editors_did_last_and_who(stage: Stage) -> None:
    acts = [
        Act(NOW - 60, OTHER, "publish: silent", "article001", "زيارة أمنية"),
        Act(NOW - 50, 0, "skip", "article002", "خبر لم يُجب عنه أحد"),
        Act(NOW - 40, OWNER, "feed: pause"),
    ]
    await stage.storage.commit(*(Log(act) for act in acts))
    said = await told(stage, "/stats")
    assert "نشر دون تنبيه – زيارة أمنية" in said
    assert "إيقاف النشر التلقائي" in said
    assert "لم يُجب عنه" not in said


@pytest.mark.parametrize("language", Language)
def test_every_act_that_is_logged_has_words_in_every_language(language: Language) -> None:
    sources = [path.read_text() for room in ("bot", "handlers") for path in Path(room).rglob("*.py")]
    written = {found for text in sources for found in re.findall(r"\bAct\([^\n]*?, f?\"([a-z: {}.]+)\"", text)}
    plain = {what for what in written if "{" not in what}
    made = {f"breaking: {way}" for way in Way} | {f"breaking: ask {way}" for way in Way}
    made |= {f"breaking: {end}" for end in ("expired", "overtaken", "confirm", "refuse")} | {JOIN, SEPARATE}
    made |= {"publish: silent", "publish", "pin", "unpin", *(f"unknown: {one}" for one in ANSWERS["unknown"])}
    assert {"skip", "push", "feed: pause", "editors: add"} <= plain
    for what in plain | made:
        key = "act-" + what.replace(": ", "-").replace(" ", "-")
        assert TEXTS.say(language, key), key


async def test_stats_count_readers_filters_and_topics(stage: Stage) -> None:
    follows = (Filter(1, FilterKind.TOPIC, "drugs"), Filter(2, FilterKind.WORDS, "حموشي"))
    await stage.storage.commit(PutReader(Reader(5, filters=follows, since=NOW)))
    said = await told(stage, "/stats")
    drugs = CATALOGUE.topic("drugs")
    assert drugs is not None
    assert f"{drugs.titles[Language.ARABIC]} (1)" in said
    assert "مواضيع 1 · كلمات 1" in said


@pytest.mark.parametrize(
    "words",
    [
        "https://site.test/2",
        "https://www.site.test/2/?utm_source=x",
        "https://t.me/c/1/7",
        pytest.param("", id="by answering its post"),
    ],
)
async def test_an_article_is_found_by_link_by_its_post_and_by_answering_it(stage: Stage, words: str) -> None:
    await stage.publish(known(2, "خبر المخدرات", topics=("drugs",)))
    await stage.storage.commit(AddDeliveries((post(2, state=DeliveryState.SENT, message=7, ended=NOW),)))
    if not words:
        origin = {"type": "channel", "date": int(NOW), "chat": {"id": CHANNEL, "type": "channel"}, "message_id": 7}
        carried = {"message_id": 3, "date": 0, "chat": {"id": OTHER, "type": "private"}, "text": "…"}
        said = texts_of(await stage.say("/stats", user=OTHER, reply_to_message={**carried, "forward_origin": origin}))
    else:
        said = await told(stage, f"/stats {words}")
    assert "خبر المخدرات" in said


async def test_what_became_of_an_article_names_reasons_and_who_did_what(stage: Stage) -> None:
    one = replace(article(1, "خبر", state=ArticleState.SKIPPED, reason="unanswered"), id="abcdefghij")
    await stage.publish(one)
    names = {state: delivery_id(Kind.COPY, one.id, 40 + place) for place, state in enumerate(DeliveryState)}
    rows = [
        Delivery(name, 40 + place, Lane.ROUTINE, Kind.COPY, one.id, state=state, error="strange reason")
        for place, (state, name) in enumerate(names.items())
    ]
    digest = Delivery("copy/abcdefghij/60", 60, Lane.ROUTINE, Kind.COPY, one.id, state=DeliveryState.CANCELLED)
    acts = [Act(NOW, OTHER, "skip", one.id), Act(NOW, 0, "skip", one.id), Act(NOW, OWNER, "juggle", one.id)]
    await stage.storage.commit(AddDeliveries((*rows, replace(digest, data={"digest": "d"}))), *map(Log, acts))
    said = await told(stage, "/stats abcdefghij")
    assert "لم يجب أحد" in said
    assert "وصل إلى قارئ واحد" in said
    assert "وصل ضمن ملخّص: 1" in said
    assert "strange reason: 1" in said
    assert "كريم (502): عدم نشر" in said
    assert "مرسال: عدم نشر" in said
    assert "المالك: juggle" in said


@pytest.mark.parametrize("state", [state for state in DeliveryState if state is not DeliveryState.SENT])
async def test_a_post_that_is_not_there_is_said_to_be_where_it_is(stage: Stage, state: DeliveryState) -> None:
    await stage.publish(known(1, "خبر"))
    await stage.storage.commit(AddDeliveries((post(1, state=state),)))
    assert TEXTS.say(Language.ARABIC, f"story-post-{state}") in await told(stage, "/stats https://site.test/1")


@pytest.mark.parametrize("words", ["zzzzzzzzzz", "https://elsewhere.example/1", "كلام", "https://t.me/other/3"])
async def test_an_article_nobody_knows_is_said_to_be_unknown(stage: Stage, words: str) -> None:
    assert await told(stage, f"/stats {words}")
    assert await stage.storage.acts() == []


async def test_pause_and_resume_are_remembered_logged_and_said_once(stage: Stage) -> None:
    assert "يعمل" in await told(stage, "/resume_feed")
    assert "توقّف" in await told(stage, "/pause_feed")
    assert await stage.storage.value(PAUSED_FEED)
    assert "من قبل" in await told(stage, "/pause_feed")
    waiting = article(1, "خبر", state=ArticleState.HELD, reason=PAUSED)
    assert await stage.storage.commit(*keep_back(waiting, frozenset(), place=0, now=NOW))
    assert "ومقال واحد ينتظر" in await told(stage, "/status")
    assert "ومقال واحد" in await told(stage, "/resume_feed")
    assert await stage.storage.value(PAUSED_FEED) is None
    assert [act.what for act in await stage.storage.acts()] == ["feed: pause", "feed: resume"]


async def test_a_command_with_an_underscore_stays_whole_in_arabic(stage: Stage) -> None:
    said = texts_of(await stage.say("/pause_feed", user=OTHER))
    assert "\u2068/resume_feed\u2069" in said


# the evening's summary, as it is written ────────────────────────────────────


def clerk(language: Language) -> Clerk:
    return Clerk(TEXTS, language, "Africa/Casablanca", CATALOGUE, NOW)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("many", [1, 2, 5, 40, 400])
def test_a_full_day_fits_one_message_in_every_language(language: Language, many: int) -> None:
    ones = tuple(article(number, "عنوان طويل جدا " * 30) for number in range(many))
    day = Day(
        posted=ones,
        left_out=tuple((why, ones) for why in NAMED),
        counted=(("old", 3), ("unfit", many)),
        waiting=ones,
        topics=(("drugs", many),),
        new=3,
        lost=1,
        readers=99,
    )
    message = evening(day, clerk(language))
    assert len(message.text.plain) <= TEXT_LIMIT
    assert message.silent
    assert str(many) in message.text.plain or many < 3


@pytest.mark.parametrize("language", Language)
def test_a_quiet_day_and_a_day_without_posts_have_their_line(language: Language) -> None:
    assert TEXTS.say(language, "evening-quiet") in evening(Day(), clerk(language)).text.plain
    unfit = evening(Day(counted=(("unfit", 2),)), clerk(language)).text.plain
    assert TEXTS.say(language, "evening-none-posted") in unfit
    assert TEXTS.say(language, "evening-quiet") not in unfit
