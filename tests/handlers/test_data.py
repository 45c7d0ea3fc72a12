"""A reader's own data, handed out and erased."""

import base64
import json

from bot.changes import AddDeliveries
from bot.models import Delivery, Kind, Lane, delivery_id
from tests.clock import NOW
from tests.handlers.stage import READER, Stage, article, data_of, texts_of

LONG = "كلمة طويلة جدا لا تتسع لها الأزرار الصغيرة كلها"


async def given_a_reader(stage: Stage) -> Delivery:
    await stage.publish(article(1, "خبر"))
    await stage.say("/subscribe حموشي")
    await stage.say(LONG)
    copy = Delivery(
        delivery_id(Kind.COPY, "article001", READER), READER, Lane.ROUTINE, Kind.COPY, article="article001", created=NOW
    )
    await stage.storage.commit(AddDeliveries((copy,)))
    return copy


async def test_mydata_is_a_file_with_everything_stored(stage: Stage) -> None:
    await given_a_reader(stage)
    said = await stage.say("/mydata")
    assert said[0]["method"] == "sendDocument"
    whole = json.loads(base64.b64decode(said[0]["document"]["base64"]))
    assert whole["reader"]["chat"] == READER
    assert whole["reader"]["filters"][1] == {"id": 2, "kind": "words", "text": "حموشي"}
    assert whole["deliveries"][0]["article"] == "article001"
    assert whole["texts"][0]["text"] == LONG


async def test_mydata_of_a_stranger_says_that_there_is_nothing_and_stores_nothing(stage: Stage) -> None:
    assert "لا شيء" in texts_of(await stage.say("/mydata"))
    assert await stage.reader() is None


async def test_forget_asks_once_and_then_erases_everything(stage: Stage) -> None:
    copy = await given_a_reader(stage)
    assert data_of(await stage.say("/forget")) == ["forget:yes", "forget:no"]
    assert await stage.reader() is not None
    said = await stage.press("forget:yes")
    assert "تم المحو" in texts_of(said)
    assert await stage.reader() is None
    assert await stage.storage.delivery(copy.id) is None
    assert await stage.storage.documents(f"text:{READER}") == []
    exported = [json.dumps(record, ensure_ascii=False, default=str) async for record in stage.storage.export()]
    assert not [record for record in exported if "حموشي" in record or f'"chat": {READER}' in record]


async def test_forget_can_be_called_off(stage: Stage) -> None:
    await given_a_reader(stage)
    await stage.say("/forget")
    assert "بقي" in texts_of(await stage.press("forget:no"))
    assert await stage.follows() == ["breaking", "حموشي"]
    assert "قديم" in (await stage.press("forget:maybe"))[0]["text"]
    assert await stage.reader() is not None


async def test_asking_to_be_forgotten_makes_nobody_a_reader(stage: Stage) -> None:
    for text in ("/forget", "/privacy"):
        await stage.say(text)
    await stage.press("forget:yes")
    assert await stage.reader() is None


async def test_who_comes_back_after_being_forgotten_is_new(stage: Stage) -> None:
    await given_a_reader(stage)
    await stage.press("forget:yes")
    await stage.say("/start")
    assert await stage.follows() == ["breaking"]


async def test_privacy_says_what_is_stored(stage: Stage) -> None:
    said = texts_of(await stage.say("/privacy"))
    assert "/forget" in said
    assert "/mydata" in said
