"""What stands in digests that went out follows the desk's word, as copies do."""

from bot.changes import Hold
from bot.sandbox.cast import OWNER
from bot.sandbox.telegram_faults import Kind
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_posts import RIGHT, copy_of, link, standing, told
from tests.journeys.desk_town import callbacks, held, known, push, store
from tests.journeys.test_articles import seen_first
from tests.journeys.town import FRENCH, READER, Town, story

WITHDRAWN = "سُحب هذا الخبر"
CANNOT = b'{"ok":false,"error_code":400,"description":"Bad Request: message can\'t be edited"}'


async def digests(town: Town, *readers: int, numbers: tuple[int, ...] = (1, 2)) -> list[Message]:
    """Let a digest of these articles stand with each of the readers; return the digests."""
    await town.start()
    await seen_first(town)
    for reader in readers:
        await town.meets(reader)
        await town.asks(reader, "/subscribe التعاون الأمني")
        await town.asks(reader, "/digest 03:33")
    town.site.add(*(story(number) for number in numbers))
    await town.until(lambda: len(town.posts) == len(numbers))
    await held(town, len(readers) * len(numbers))
    await known(town, *town.posts)
    await store(town).commit(*(Hold(reader, 1.0) for reader in readers))
    await town.until(lambda: all(standing(town, reader, "(1)") for reader in readers))
    sent = [copy_of(town, reader) for reader in readers]
    await known(town, *sent)
    return sent


def post(town: Town, number: int) -> Message:
    """Return an article's post in the channel."""
    return next(one for one in town.posts if f"({number})" in one.text)


async def retract(town: Town, number: int) -> None:
    """Take an article back, and confirm it."""
    question = await town.asks(OWNER, f"/retract {link(post(town, number))}")
    await push(town, OWNER, question, callbacks(question)[0])


def addresses(message: Message) -> list[str]:
    """Return what a message's words link to."""
    return [one["url"] for one in message.entities if one["type"] == "text_link"]


async def test_a_retraction_takes_title_and_link_out_of_the_digests_that_went_out(town: Town) -> None:
    sent = await digests(town, READER, FRENCH)
    question = await town.asks(OWNER, f"/retract {link(post(town, 1))}")
    assert "نسختان" in question.text
    await push(town, OWNER, question, callbacks(question)[0])
    await town.until(lambda: all("(1)" not in digest.text for digest in sent))
    assert WITHDRAWN in sent[0].text
    assert "Cet article a été retiré" in sent[1].text
    for digest in sent:
        assert "(2)" in digest.text
        assert len(addresses(digest)) == 1
        assert not digest.deleted
    assert "تمّ في نسختين" in (await told(town, "اكتمل السحب")).text


async def test_a_correction_is_in_the_digests_that_went_out(town: Town) -> None:
    (sent,) = await digests(town, READER)
    await town.asks(OWNER, f"/correct {link(post(town, 1))} {RIGHT}")
    await town.until(lambda: RIGHT in sent.text)
    assert "تصحيح · " in sent.text
    assert "(1)" not in sent.text
    assert len(addresses(sent)) == 2
    assert "تمّ في نسخة واحدة" in (await told(town, "اكتمل التصحيح")).text


async def test_a_digest_of_which_nothing_is_left_is_deleted(town: Town) -> None:
    (sent,) = await digests(town, READER)
    await retract(town, 1)
    await town.until(lambda: "(1)" not in sent.text)
    await retract(town, 2)
    await town.until(lambda: sent.deleted)


async def test_a_digest_that_telegram_does_not_let_us_change_is_told_of(town: Town) -> None:
    sent = await digests(town, READER, FRENCH)
    town.standin.fail("editMessageText", Kind.RAW, status=400, body=CANNOT, chat=FRENCH, times=9)
    await retract(town, 1)
    account = (await told(town, "اكتمل السحب")).text
    assert "تمّ في نسخة واحدة" in account
    assert "نسخة واحدة تعذّر ذلك فيها" in account
    assert WITHDRAWN in sent[0].text
    assert "(1)" in sent[1].text


async def test_killed_among_the_digests_the_next_copy_changes_the_rest_once(town: Town) -> None:
    readers = (READER, FRENCH, 1006, 1007)
    for reader in readers[2:]:
        town.standin.add_user(reader, f"قارئ {reader}", started=True)
    sent = await digests(town, *readers)
    question = await town.asks(OWNER, f"/retract {link(post(town, 1))}")
    await town.stop()

    first = await town.spawn()
    fault = town.standin.fail("editMessageText", Kind.HOLD, chat=FRENCH)
    town.standin.press(OWNER, question, callbacks(question)[0])
    await town.until(fault.arrived.is_set)
    await town.kill(first)
    fault.release()

    await town.spawn()
    await town.until(lambda: all("(1)" not in digest.text for digest in sent))
    assert "تمّ في 4 نسخ" in (await told(town, "اكتمل السحب")).text
    assert [len(digest.versions) for digest in sent] == [1, 1, 1, 1]
