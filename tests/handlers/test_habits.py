"""How and when a reader is written to."""

from dataclasses import replace

import pytest

import handlers
from bot.changes import AddDeliveries, PutReader, Unreach
from bot.models import Delivery, DeliveryState, Kind, Lane, Language, Reader, ReaderState, delivery_id
from bot.newsroom.quiet import NEVER, NIGHT
from bot.texts.direction import FSI, PDI
from bot.upkeep import bundle_digests
from tests.clock import NOW
from tests.handlers.stage import READER, TEXTS, Stage, data_of, labels_of, texts_of

MORNING = 1_795_672_800.0  # 26 November 2026, 07:00 in Casablanca


async def stored(stage: Stage) -> Reader:
    reader = await stage.reader()
    assert reader is not None
    return reader


async def hold(stage: Stage, not_before: float, *, lane: Lane = Lane.ROUTINE) -> str:
    article = f"article{lane:03}"
    copy = Delivery(
        delivery_id(Kind.COPY, article, READER),
        READER,
        lane,
        Kind.COPY,
        article=article,
        state=DeliveryState.HELD,
        created=NOW,
        not_before=not_before,
    )
    await stage.storage.commit(AddDeliveries((copy,)))
    return copy.id


async def due_of(stage: Stage, delivery: str) -> float:
    held = await stage.storage.delivery(delivery)
    assert held is not None
    assert held.state is DeliveryState.HELD
    return held.not_before


@pytest.mark.parametrize(
    ("said", "digest", "answer"),
    [
        ("/digest 08:00", "08:00", "08:00"),
        ("/digest weekly mon 8:00", "weekly mon 08:00", "الاثنين"),
        ("/digest off", "off", "فور نشره"),
    ],
)
async def test_digest_sets_when_articles_are_collected(stage: Stage, said: str, digest: str, answer: str) -> None:
    assert answer in texts_of(await stage.say(said))
    assert (await stored(stage)).digest == digest


async def test_digest_without_a_time_says_how_it_is_and_offers_buttons(stage: Stage) -> None:
    said = await stage.say("/digest")
    assert "digest:weekly mon 08:00" in data_of(said)
    pressed = await stage.press("digest:20:00")
    assert [call["method"] for call in pressed] == ["answerCallbackQuery", "editMessageText"]
    assert f"✅ يوميًا {FSI}20:00{PDI}" in labels_of(pressed)
    assert (await stored(stage)).digest == "20:00"


@pytest.mark.parametrize(
    ("said", "digest", "quiet"),
    [
        ("/quiet من 22:00 إلى 07:00", "off", "22:00-07:00"),
        ("/quiet de 22h à 7h", "off", "22:00-07:00"),
        ("/quiet 22:00\u200f-\u200f07:00", "off", "22:00-07:00"),
        ("/digest 8am", "08:00", "off"),
        ("/digest كل جمعة على الساعة 18:00", "weekly fri 18:00", "off"),
    ],
)
async def test_hours_can_be_said_as_people_say_them(stage: Stage, said: str, digest: str, quiet: str) -> None:
    await stage.say(said)
    reader = await stored(stage)
    assert (reader.digest, reader.quiet) == (digest, quiet)


@pytest.mark.parametrize("wrong", ["/digest 25:00", "/quiet 22", "/timezone أطلنتس", "/language de"])
async def test_what_is_not_understood_is_repeated_and_changes_nothing(stage: Stage, wrong: str) -> None:
    await stage.say("/start")
    before = await stored(stage)
    assert wrong.split()[1] in texts_of(await stage.say(wrong))
    assert await stored(stage) == before


@pytest.mark.parametrize(
    ("said", "quiet", "strict"),
    [
        ("/quiet 22:00-07:00", "22:00-07:00", False),
        ("/quiet 22:00-07:00 strict", "22:00-07:00", True),
        ("/quiet off", "off", False),
    ],
)
async def test_quiet_sets_the_quiet_hours(stage: Stage, said: str, quiet: str, *, strict: bool) -> None:
    await stage.say(said)
    reader = await stored(stage)
    assert (reader.quiet, reader.strict) == (quiet, strict)


@pytest.mark.parametrize("last", ["/digest 23:00", "/quiet 22:00-07:00"])
@pytest.mark.parametrize(("code", "sentence"), [("ar", "فتصل عند نهايتها"), ("fr", "à sa fin"), ("en", "these end")])
async def test_a_digest_whose_time_is_quiet_is_said_to_come_when_the_quiet_hours_end(
    stage: Stage, last: str, code: str, sentence: str
) -> None:
    await stage.say(f"/language {code}")
    await stage.say("/digest 23:00")
    await stage.say("/quiet 22:00-07:00")
    said = texts_of(await stage.say(last))
    assert sentence in said
    assert "23:00" in said
    assert "07:00" in said
    assert sentence not in texts_of(await stage.say("/digest 07:00"))
    await stage.say("/digest weekly fri 22:00")
    assert sentence not in texts_of(await stage.say("/quiet off"))


async def test_a_word_for_strict_alone_is_said_of_the_hours_that_stand(stage: Stage) -> None:
    assert "لم أفهم" in texts_of(await stage.say("/quiet strict"))
    await stage.say("/quiet 23:00-06:00")
    assert "وحتى العاجل ينتظر" in texts_of(await stage.say("/quiet strict"))
    reader = await stored(stage)
    assert (reader.quiet, reader.strict) == ("23:00-06:00", True)


async def test_quiet_hours_can_be_chosen_by_button(stage: Stage) -> None:
    assert "quiet:22:00-07:00 strict" in data_of(await stage.say("/quiet"))
    said = await stage.press("quiet:22:00-07:00 strict")
    assert "حتى العاجل" in texts_of(said)
    assert (await stored(stage)).strict
    assert any(label.startswith("✅") and "22:00-07:00" in label for label in labels_of(said))


async def test_what_is_held_becomes_due_when_the_reader_changes_their_mind(stage: Stage) -> None:
    await stage.say("/digest 08:00")
    copy = await hold(stage, NOW + 50_000)
    await stage.say("/digest off")
    assert await due_of(stage, copy) == stage.clock.now()


async def test_what_waits_for_the_digest_waits_for_it_still_when_only_the_quiet_hours_change(stage: Stage) -> None:
    stage.clock.wall = MORNING + 3600
    await stage.say("/digest 20:00")
    copy = await hold(stage, MORNING + 13 * 3600)
    await stage.say("/quiet 23:00-06:00")
    assert await due_of(stage, copy) == MORNING + 13 * 3600


async def evening(stage: Stage) -> None:
    """Let it be 23:00 in Casablanca, for a reader who wants nothing at all until seven."""
    stage.clock.wall = MORNING - 8 * 3600
    await stage.say("/quiet 22:00-07:00 strict")


@pytest.mark.parametrize("digest", ["20:00", "weekly fri 18:00"])
async def test_a_held_breaking_item_does_not_wait_for_a_digest_that_is_asked_for_meanwhile(
    stage: Stage, digest: str
) -> None:
    await evening(stage)
    routine, urgent = await hold(stage, MORNING), await hold(stage, MORNING, lane=Lane.BREAKING)
    assert "العاجل لا ينتظر الملخّص" in texts_of(await stage.say(f"/digest {digest}"))
    assert await due_of(stage, routine) > MORNING
    assert await due_of(stage, urgent) == MORNING


async def test_a_held_breaking_item_comes_at_once_when_the_quiet_hours_are_strict_no_longer(stage: Stage) -> None:
    await evening(stage)
    routine, urgent = await hold(stage, MORNING), await hold(stage, MORNING, lane=Lane.BREAKING)
    assert "العاجل يصل في الحين" in texts_of(await stage.say("/quiet 22:00-07:00"))
    assert await due_of(stage, routine) == MORNING
    assert await due_of(stage, urgent) == stage.clock.now()


async def test_a_held_breaking_item_waits_while_paused_like_any_other(stage: Stage) -> None:
    await evening(stage)
    urgent = await hold(stage, MORNING, lane=Lane.BREAKING)
    await stage.say("/pause")
    assert await due_of(stage, urgent) > NOW + 1e9
    await stage.say("/resume")
    assert await due_of(stage, urgent) == MORNING


async def test_what_is_held_waits_while_paused_and_comes_when_the_reader_goes_on(stage: Stage) -> None:
    await stage.say("/start")
    copy = await hold(stage, NOW + 100)
    assert "/resume" in texts_of(await stage.say("/pause"))
    assert (await stored(stage)).state is ReaderState.PAUSED
    assert await due_of(stage, copy) > NOW + 1e9
    await stage.say("/digest 08:00")
    assert await due_of(stage, copy) > NOW + 1e9
    await stage.say("/digest off")
    await stage.say("/resume")
    assert (await stored(stage)).state is ReaderState.ACTIVE
    assert await due_of(stage, copy) == stage.clock.now()


async def test_the_language_can_be_chosen_by_word_or_button(stage: Stage) -> None:
    assert "français" in texts_of(await stage.say("/language fr"))
    assert data_of(await stage.say("/language")) == ["lang:ar", "lang:fr", "lang:en"]
    assert "English" in texts_of(await stage.press("lang:en"))
    assert (await stored(stage)).language is Language.ENGLISH
    assert "العربية" in texts_of(await stage.say("/language العربية"))


async def test_the_language_in_use_is_marked_on_its_button(stage: Stage) -> None:
    for said in (await stage.say("/language"), await stage.say("/language de")):
        assert labels_of(said) == ["✅ العربية", "Français", "English"]
    assert labels_of(await stage.press("lang:fr")) == ["العربية", "✅ Français", "English"]


async def test_the_time_zone_can_be_said_as_people_call_it(stage: Stage) -> None:
    assert "باريس" in texts_of(await stage.say("/timezone باريس"))
    assert (await stored(stage)).timezone == "Europe/Paris"
    assert "tz:Europe/Madrid" in data_of(await stage.say("/timezone"))
    await stage.press("tz:Asia/Dubai")
    assert (await stored(stage)).timezone == "Asia/Dubai"
    await stage.say("/timezone America/New_York")
    assert (await stored(stage)).timezone == "America/New_York"


async def test_the_clock_that_is_shown_is_that_of_the_place(stage: Stage) -> None:
    stage.clock.wall = 1_795_000_000.0 - 1  # 2026-11-18 11:06:39 UTC
    assert "12:06" in texts_of(await stage.say("/timezone Europe/Paris"))


@pytest.mark.parametrize(
    "forged", ["digest:never", "quiet:x", "tz:Mars/Base", "lang:de", "digest:", "tz:../../etc/passwd"]
)
async def test_a_forged_choice_changes_nothing(stage: Stage, forged: str) -> None:
    await stage.say("/start")
    before = await stored(stage)
    said = await stage.press(forged)
    assert [call["method"] for call in said] == ["answerCallbackQuery"]
    assert "قديم" in said[0]["text"]
    assert await stored(stage) == before


async def test_one_who_could_not_be_reached_is_active_again_after_start(stage: Stage) -> None:
    await stage.say("/start")
    await stage.storage.commit(Unreach(READER, "blocked", NOW))
    assert (await stored(stage)).state is ReaderState.UNREACHABLE
    await stage.say("/start")
    assert (await stored(stage)).state is ReaderState.ACTIVE


async def test_what_is_held_for_one_who_could_not_be_reached_has_its_time_again_when_they_are_back(
    stage: Stage,
) -> None:
    await stage.say("/digest 08:00")
    copy = await hold(stage, NOW - 5)
    await stage.storage.commit(Unreach(READER, "blocked", NOW))
    assert await bundle_digests(stage.storage, stage.clock.now()) == 0
    assert await due_of(stage, copy) == NEVER
    await stage.become("member")
    assert stage.clock.now() < await due_of(stage, copy) <= stage.clock.now() + 86_400


async def test_what_waits_for_the_night_to_end_may_leave_when_the_reader_ends_it(stage: Stage) -> None:
    await stage.say("/quiet 22:00-07:00 strict")
    word = Delivery("reply/a.1/501", READER, Lane.BREAKING, Kind.REPLY, "a", not_before=NOW + 9e4, error=NIGHT)
    flooded = replace(word, id="reply/b.1/501", error="429: Too Many Requests")
    await stage.storage.commit(AddDeliveries((word, flooded)))
    await stage.say("/quiet off")
    rows = [await stage.storage.delivery(one.id) for one in (word, flooded)]
    assert [row.not_before for row in rows if row] == [stage.clock.now(), flooded.not_before]


async def test_stop_is_another_word_for_pause_and_stands_in_no_list(stage: Stage) -> None:
    said = await stage.say("/stop")
    assert (await stored(stage)).state is ReaderState.PAUSED
    assert texts_of(said) == texts_of(await stage.say("/pause"))
    assert "/stop" not in texts_of(await stage.say("/help"))
    assert "stop" not in {name for name, _ in handlers.menu(Language.ARABIC, TEXTS)}


async def test_the_word_stop_without_a_slash_pauses_nothing(stage: Stage) -> None:
    await stage.say("stop")
    assert (await stored(stage)).state is ReaderState.ACTIVE


async def test_start_does_not_end_a_pause(stage: Stage) -> None:
    await stage.say("/pause")
    await stage.say("/start")
    assert (await stored(stage)).state is ReaderState.PAUSED


async def test_somebody_who_wrote_in_between_makes_it_decided_again(stage: Stage) -> None:
    """The reader changes between reading and committing, once: nothing of either is lost."""
    await stage.say("/start")
    original = stage.storage.reader
    meddled: list[bool] = []

    async def meddling(chat: int) -> Reader | None:
        found = await original(chat)
        if found is not None and not meddled:
            meddled.append(True)
            await stage.storage.commit(PutReader(replace(found, timezone="Asia/Dubai")))
        return found

    stage.storage.reader = meddling  # type: ignore[method-assign]
    await stage.say("/subscribe حموشي")
    stage.storage.reader = original  # type: ignore[method-assign]
    reader = await stored(stage)
    assert reader.timezone == "Asia/Dubai"
    assert reader.filters[-1].text == "حموشي"


async def test_saying_hello_does_not_move_what_is_held(stage: Stage) -> None:
    await stage.say("/digest 08:00")
    copy = await hold(stage, NOW - 5)  # due, and about to be bundled
    await stage.say("/start")
    await stage.become("member")
    assert await due_of(stage, copy) == NOW - 5
