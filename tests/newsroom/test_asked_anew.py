"""What the desk is being asked follows what the site makes of the article."""

from dataclasses import replace

import pytest

from bot.changes import Change, DropDocument, PutArticle, Record
from bot.models import Delivery, DeliveryState, Kind, Lane
from bot.newsroom.publisher import Publisher
from bot.newsroom.questions import QUESTION
from bot.ports import Storage
from tests.clock import NOW
from tests.newsroom.publishing import DESK, POLICY, Oracle, entry, incoming

DOUBTFUL = entry(1, "unsure")
RETITLED = replace(DOUBTFUL, title="unsure still, but told in other words")


async def asked(storage: Storage, publisher: Publisher, state: DeliveryState = DeliveryState.SENT) -> None:
    """Let the desk be asked about a doubtful entry."""
    await publisher.take(incoming(DOUBTFUL), now=NOW)
    (notice,) = await storage.claim(Lane.DESK, 5, owner="test", now=NOW, lease=60)
    await storage.commit(Record(notice.id, state, NOW, message=7))


async def edits(storage: Storage) -> list[Delivery]:
    return [one for one in await storage.deliveries_in(DESK, limit=9) if one.kind is Kind.EDIT]


@pytest.mark.parametrize("state", [DeliveryState.SENT, DeliveryState.UNKNOWN])
async def test_a_question_that_stands_is_edited_when_the_site_retitles_its_article(
    storage: Storage, publisher: Publisher, state: DeliveryState
) -> None:
    await asked(storage, publisher, state)
    await publisher.take(incoming(RETITLED), now=NOW + 60)

    (question,) = await storage.documents(QUESTION)
    (edit,) = await edits(storage)
    assert (edit.lane, edit.data["question"]) == (Lane.DESK, question.id)
    of = await storage.delivery(edit.data["of"])
    assert of is not None
    assert of.kind is Kind.NOTICE


async def test_the_same_again_edits_nothing_and_each_change_once(storage: Storage, publisher: Publisher) -> None:
    await asked(storage, publisher)
    for form in (DOUBTFUL, RETITLED, RETITLED, replace(RETITLED, summary="another excerpt"), RETITLED):
        await publisher.take(incoming(form), now=NOW + 60)
    assert len({one.id for one in await edits(storage)}) == 3


async def test_a_question_that_has_not_left_says_the_new_title_by_itself(
    storage: Storage, publisher: Publisher
) -> None:
    await publisher.take(incoming(DOUBTFUL), now=NOW)
    await publisher.take(incoming(RETITLED), now=NOW + 60)
    assert await edits(storage) == []


async def test_a_question_that_leaves_while_its_article_is_retitled_is_edited_afterwards(
    storage: Storage, publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is claimed, and says the old title, between the look at it and the commit of the new one."""
    await publisher.take(incoming(DOUBTFUL), now=NOW)
    commit, claimed = storage.commit, list[Delivery]()

    async def meanwhile(*changes: Change) -> bool:
        if any(isinstance(change, PutArticle) for change in changes) and not claimed:
            claimed.extend(await storage.claim(Lane.DESK, 5, owner="test", now=NOW, lease=60))
        return await commit(*changes)

    monkeypatch.setattr(storage, "commit", meanwhile)
    await publisher.take(incoming(RETITLED), now=NOW + 60)

    (edit,) = await edits(storage)
    assert edit.data["of"] == claimed[0].id
    assert edit.state is DeliveryState.PENDING


async def test_a_question_that_was_answered_is_left_as_it_was_decided(storage: Storage, publisher: Publisher) -> None:
    await asked(storage, publisher)
    (question,) = await storage.documents(QUESTION)
    await storage.commit(DropDocument(question.kind, question.id))
    await publisher.take(incoming(RETITLED), now=NOW + 60)
    assert await edits(storage) == []


async def test_the_question_about_a_burst_follows_each_of_its_articles(storage: Storage, publisher: Publisher) -> None:
    many = [entry(number, "yes") for number in range(1, 6)]
    await publisher.take(incoming(*many), now=NOW)
    (notice,) = await storage.claim(Lane.DESK, 5, owner="test", now=NOW, lease=60)
    await storage.commit(Record(notice.id, DeliveryState.SENT, NOW, message=7))
    changed = [replace(one, title=f"{one.title} at last") for one in many[:2]]
    await publisher.take(incoming(*changed, *many[2:]), now=NOW + 60)
    assert len(await edits(storage)) == 2


async def test_without_a_desk_a_change_is_followed_and_nobody_told(storage: Storage) -> None:
    alone = Publisher(storage, Oracle(), replace(POLICY, desk=None))
    (article,) = await alone.take(incoming(DOUBTFUL), now=NOW)
    await alone.take(incoming(RETITLED), now=NOW + 60)
    stored = await storage.article(article.id)
    assert stored is not None
    assert stored.title == RETITLED.title
