"""Digests that stand in a chat follow what happens to the articles in them: over a real store."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.changes import PutReader
from bot.delivery.posts import retraction
from bot.models import Article, ArticleState, Delivery, DeliveryState, Kind, ReaderState
from bot.ports import DeleteIt, DropIt, EditIt, SendIt, WaitIt
from storage import open_storage
from tests.delivery.samples import FRENCH, NOON, READER, VISIT, frame, seen
from tests.delivery.test_rendering import Shop

OTHER = replace(VISIT, id="otherother", keys=("k2",), title="Saisie record à Tanger", language=FRENCH)
CORRECTED = replace(VISIT, correction="الاتفاق وقع أمس.", corrected=NOON)
GONE = replace(VISIT, state=ArticleState.RETRACTED, reason="faux")
PARIS = frame(FRENCH, timezone="Europe/Paris")


@pytest_asyncio.fixture
async def shop(tmp_path: Path) -> AsyncIterator[Shop]:
    storage = await open_storage(f"tinydb:{tmp_path / 'mirsal.json'}")
    await storage.commit(PutReader(READER))
    yield Shop(storage)
    await storage.close()


async def stands(shop: Shop, *articles: Article, state: DeliveryState = DeliveryState.SENT, **noted: Any) -> Delivery:
    """Let a digest of these stand in the reader's chat."""
    await shop.knows(*articles)
    data = {"articles": [one.id for one in articles], "filters": {one.id: [2] for one in articles}, **noted}
    digest = await shop.intends(Kind.DIGEST, None, READER.chat, data=data)
    return await shop.becomes(digest, state, 40)


async def change(shop: Shop, kind: Kind, digest: Delivery, **more: Any) -> Delivery:
    return await shop.intends(kind, VISIT, READER.chat, subject=f"{VISIT.id}.1", data={"of": digest.id, **more})


async def test_a_digest_tells_which_articles_it_lists_when_it_leaves(shop: Shop) -> None:
    await shop.knows(OTHER, GONE)
    data = {"articles": [GONE.id, OTHER.id, "unheard000"]}
    step = await shop.render(await shop.intends(Kind.DIGEST, None, READER.chat, data=data))
    assert isinstance(step, SendIt)
    assert step.listed == (OTHER.id,)


async def test_a_correction_is_shown_in_the_line_of_the_digest(shop: Shop) -> None:
    digest = await stands(shop, OTHER, CORRECTED)
    step = await shop.render(await change(shop, Kind.EDIT, digest, corrected=NOON))
    assert isinstance(step, EditIt)
    assert step.number == 40
    text = seen(step.message.text.plain)
    assert text.startswith("Vos sujets : 2 articles")
    assert "Rectificatif · 23 novembre 2026, 14:05 – <الاتفاق وقع أمس.>" in text
    assert OTHER.title in text
    assert VISIT.title not in text


async def test_a_retraction_leaves_the_houses_sentence_in_the_line_of_the_digest(shop: Shop) -> None:
    digest = await stands(shop, OTHER, GONE)
    step = await shop.render(await change(shop, Kind.DELETE, digest))
    assert isinstance(step, EditIt)
    text = seen(step.message.text.plain)
    assert text.startswith("Vos sujets : 1 article\n")
    assert "\n• Cet article a été retiré\n" in text
    assert VISIT.title not in text


async def test_a_digest_of_which_every_line_was_taken_back_goes_as_a_single_copy_does(shop: Shop) -> None:
    digest = await stands(shop, GONE)
    step = await shop.render(await change(shop, Kind.DELETE, digest))
    assert step == DeleteIt(40, retraction(GONE, PARIS))


async def test_of_several_lines_taken_back_no_single_reason_is_told(shop: Shop) -> None:
    picture = replace(OTHER, state=ArticleState.RETRACTED, reason="autre", image="https://site.ma/a.jpg")
    digest = await stands(shop, picture, GONE)
    step = await shop.render(await change(shop, Kind.DELETE, digest))
    assert step == DeleteIt(40, retraction(replace(GONE, reason=None), PARIS))


async def test_a_digest_has_no_picture_whatever_was_taken_back(shop: Shop) -> None:
    digest = await stands(shop, replace(GONE, image="https://site.ma/a.jpg"))
    step = await shop.render(await change(shop, Kind.DELETE, digest))
    assert step == DeleteIt(40, retraction(GONE, PARIS))


async def test_what_telegram_refused_once_is_left_out_of_the_changed_digest_too(shop: Shop) -> None:
    digest = await stands(shop, OTHER, CORRECTED)
    whole = await shop.render(await change(shop, Kind.EDIT, digest, corrected=NOON))
    refused = ["buttons", "entities"]
    step = await shop.render(await change(shop, Kind.EDIT, digest, corrected=NOON, drop=refused))
    assert isinstance(whole, EditIt)
    assert isinstance(step, EditIt)
    assert whole.message.rows
    assert whole.message.text.entities
    assert (step.message.rows, step.message.text.entities) == ((), ())


async def test_what_the_digest_did_not_list_is_not_brought_up(shop: Shop) -> None:
    digest = await stands(shop, OTHER, CORRECTED, replace(VISIT, id="third00000", keys=("k3",)), listed=[CORRECTED.id])
    step = await shop.render(await change(shop, Kind.EDIT, digest, corrected=NOON))
    assert isinstance(step, EditIt)
    assert step.message.text.plain.count("• ") == 1


@pytest.mark.parametrize("state", [ReaderState.UNREACHABLE, None])
@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.DELETE])
async def test_nothing_is_tried_where_the_reader_is_gone(shop: Shop, kind: Kind, state: ReaderState | None) -> None:
    digest = await stands(shop, OTHER, CORRECTED)
    reader = replace(READER, chat=78) if state is None else replace(READER, state=state, version=1)
    await shop.storage.commit(PutReader(reader))
    chat = digest.chat if state else 79
    moved = await shop.intends(
        Kind.DIGEST, None, chat, subject="m", data=digest.data, state=DeliveryState.SENT, message=7
    )
    assert isinstance(await shop.render(await change(shop, kind, moved)), DropIt)


async def test_of_articles_that_nobody_knows_any_more_nothing_is_changed(shop: Shop) -> None:
    digest = await stands(shop, OTHER, GONE, listed=["unheard000"])
    assert isinstance(await shop.render(await change(shop, Kind.DELETE, digest)), DropIt)


@pytest.mark.parametrize(
    ("state", "step"),
    [(DeliveryState.UNKNOWN, WaitIt), (DeliveryState.DEAD, DropIt), (DeliveryState.CANCELLED, DropIt)],
)
async def test_a_change_waits_for_a_digest_in_doubt_and_is_dropped_where_it_never_went_out(
    shop: Shop, state: DeliveryState, step: type
) -> None:
    digest = await stands(shop, OTHER, CORRECTED, state=state)
    assert isinstance(await shop.render(await change(shop, Kind.EDIT, digest, corrected=NOON)), step)
