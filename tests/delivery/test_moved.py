"""A group that moved left its messages behind: their numbers are other messages' where it is now."""

from dataclasses import replace

import pytest

from bot.changes import Move, PutReader
from bot.delivery.stored import message_to
from bot.messages import Message, Text
from bot.models import ArticleState, DeliveryState, Kind
from bot.ports import DeleteIt, DropIt, EditIt, SendIt, WaitIt
from tests.delivery.samples import READER, VISIT
from tests.delivery.test_amended import CORRECTED, shop
from tests.delivery.test_rendering import Shop

__all__ = ["shop"]  # a fixture

OLD, NEW = -5, -1005
GROUP = replace(READER, chat=OLD, kind="group")


@pytest.mark.parametrize("kind", [Kind.EDIT, Kind.DELETE, Kind.REPLY])
async def test_nothing_is_done_to_a_message_of_before_in_the_new_chat(shop: Shop, kind: Kind) -> None:
    state = ArticleState.RETRACTED if kind is Kind.DELETE else ArticleState.LIVE
    article = replace(CORRECTED, state=state)
    await shop.knows(article)
    await shop.storage.commit(PutReader(GROUP))
    copy = await shop.sent(Kind.COPY, article, OLD, message=7)
    change = await shop.intends(kind, article, OLD, data={"of": copy.id, "corrected": article.corrected})
    await shop.storage.commit(Move(OLD, NEW))
    moved = await shop.storage.delivery(change.id)
    assert moved is not None
    assert moved.chat == NEW
    assert await shop.render(moved) == DropIt("it stands in the chat that the group has left")


@pytest.mark.parametrize("kind", [Kind.COPY, Kind.DIGEST])
async def test_what_was_claimed_before_the_group_moved_is_claimed_again_where_it_is(shop: Shop, kind: Kind) -> None:
    await shop.knows(VISIT)
    await shop.storage.commit(PutReader(GROUP))
    claimed = await shop.intends(kind, VISIT, OLD, data={"articles": [VISIT.id]})
    await shop.storage.commit(Move(OLD, NEW))
    assert await shop.render(claimed) == WaitIt(0.0, "the group moved")
    moved = await shop.storage.delivery(claimed.id)
    assert moved is not None
    assert isinstance(await shop.render(moved), SendIt)


async def test_a_copy_that_moved_before_it_left_is_changed_where_it_stands(shop: Shop) -> None:
    await shop.knows(replace(VISIT, state=ArticleState.RETRACTED))
    await shop.storage.commit(PutReader(GROUP))
    copy = await shop.intends(Kind.COPY, VISIT, OLD)
    change = await shop.intends(Kind.DELETE, VISIT, OLD, data={"of": copy.id})
    await shop.storage.commit(Move(OLD, NEW))
    await shop.becomes(copy, DeliveryState.SENT, 3)
    moved = await shop.storage.delivery(change.id)
    assert moved is not None
    step = await shop.render(moved)
    assert isinstance(step, DeleteIt)
    assert step.number == 3


async def test_a_notice_that_moved_is_still_changed_from_the_number_in_the_settings(shop: Shop) -> None:
    words = Message(Text("تم"))
    notice = await shop.intends(Kind.NOTICE, None, OLD, data=message_to(words))
    await shop.storage.commit(Move(OLD, NEW))
    await shop.becomes(notice, DeliveryState.SENT, 3)
    edit = await shop.intends(Kind.EDIT, None, OLD, data={**message_to(words), "of": notice.id})
    assert await shop.render(edit) == EditIt(3, words)


async def test_a_follow_up_answers_nothing_that_the_group_left_behind(shop: Shop) -> None:
    old = replace(VISIT, id="earlier000", keys=("k0",))
    await shop.knows(old, replace(VISIT, reply_to=old.id))
    await shop.storage.commit(PutReader(GROUP))
    await shop.sent(Kind.COPY, old, OLD, message=7)
    await shop.storage.commit(Move(OLD, NEW))
    step = await shop.render(await shop.intends(Kind.COPY, VISIT, NEW))
    assert isinstance(step, SendIt)
    assert step.message.reply_to is None
