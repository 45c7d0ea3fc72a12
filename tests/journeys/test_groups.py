"""A group becomes a supergroup: its filters, its habits and what it has had go along, whatever is heard of first."""

import pytest

from bot.sandbox.cast import DESK, OWNER
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_town import held
from tests.journeys.test_articles import seen_first
from tests.journeys.town import EDITOR, READER, Town, story

GROUP, SUPERGROUP = -5001, -1_001_000_005_001
CUP = story(
    1,
    "اتفاق حول كأس العالم وتأمين الملاعب",
    "تحدث مسؤولون عن تنظيم كأس العالم وأمن الملاعب في المغرب بحضور خبراء أجانب.",
)

pytestmark = pytest.mark.usefixtures("brisk")


async def ask(town: Town, text: str, chat: int = GROUP, user: int = READER) -> str:
    """Say something in a group and return what was answered."""
    before = len(said_in(town, chat))
    town.standin.say(user, text, chat=chat)
    await town.until(lambda: len(said_in(town, chat)) > before)
    return said_in(town, chat)[-1]


def said_in(town: Town, chat: int) -> list[str]:
    return [message.text for message in town.standin.chat(chat).messages if message.own]


async def settle_in(town: Town, *wishes: str) -> None:
    """Found a group that follows the channel and a word, and has these habits."""
    await town.start()
    await seen_first(town)
    town.standin.add_group(
        GROUP, "مجموعة", kind="group", members={READER: "creator", EDITOR: "administrator"}, bot="left"
    )
    town.standin.set_bot(GROUP, "member", by=READER)
    await town.until(lambda: said_in(town, GROUP))
    for wish in ("/subscribe all, كأس العالم", *wishes):
        await ask(town, wish)


def move_unheard(town: Town) -> None:
    """Let the group be a supergroup, of which no service message tells."""
    old = town.standin.chat(GROUP)
    town.standin.add_group(SUPERGROUP, "مجموعة", members=old.members, bot="member")
    old.moved_to = SUPERGROUP


def tell_of_move(town: Town) -> None:
    """Say in the new chat, and in the old one, that the group has moved."""
    for chat, told in ((SUPERGROUP, {"migrate_from_chat_id": GROUP}), (GROUP, {"migrate_to_chat_id": SUPERGROUP})):
        service = Message(0, chat, 0.0, sender=town.standin.world.bot.id, service=told)
        town.standin._place(town.standin.chat(chat), service, "message")


async def publish(town: Town) -> None:
    """Let the desk decide that the article goes out."""
    await town.until(lambda: any(message.buttons for message in town.desk))
    question = next(message for message in town.desk if message.buttons)
    town.standin.press(OWNER, question, 0, chat=DESK)
    await town.until(lambda: town.posts)


async def test_an_article_that_a_group_has_had_does_not_come_again_after_the_group_moved(town: Town) -> None:
    await settle_in(town)
    town.site.add(CUP)
    await town.until(lambda: any(CUP.title in text for text in said_in(town, GROUP)))
    town.standin.migrate(GROUP, SUPERGROUP)
    await publish(town)
    town.site.add(story(3))
    await town.until(lambda: any(story(3).title in text for text in said_in(town, SUPERGROUP)))
    assert not any(CUP.title in text for text in said_in(town, SUPERGROUP))


async def test_what_is_held_for_a_groups_digest_is_held_once_after_the_group_moved(town: Town) -> None:
    await settle_in(town, "/digest 20:00")
    town.site.add(CUP)
    await town.until(lambda: any(message.buttons for message in town.desk))
    town.standin.migrate(GROUP, SUPERGROUP)
    await publish(town)
    town.site.add(story(3))
    await held(town, 2)
    assert "20:00" in await ask(town, "/mine", SUPERGROUP)
    # Articles at once: what was held comes as one digest now.
    await ask(town, "/digest off", SUPERGROUP)
    await town.until(lambda: any(story(3).title in text for text in said_in(town, SUPERGROUP)))
    [digest] = [text for text in said_in(town, SUPERGROUP) if story(3).title in text]
    assert digest.count(CUP.title) == 1


async def test_a_group_whose_new_chat_is_heard_of_first_keeps_what_it_had(town: Town) -> None:
    await settle_in(town, "/digest 20:00", "/quiet 22:00-07:00")
    move_unheard(town)
    assert "20:00" not in await ask(town, "/mine", SUPERGROUP)
    await ask(town, "/subscribe بوغبا", SUPERGROUP)
    tell_of_move(town)
    mine = await ask(town, "/mine", SUPERGROUP, user=EDITOR)
    assert all(word in mine for word in ("كأس العالم", "بوغبا", "20:00", "22:00-07:00"))


async def test_a_send_that_is_refused_since_the_group_moved_ends_the_same_way(town: Town) -> None:
    await settle_in(town, "/quiet 22:00-07:00")
    move_unheard(town)
    await ask(town, "/subscribe بوغبا", SUPERGROUP)
    town.site.add(story(3))
    await town.until(lambda: any(story(3).title in text for text in said_in(town, SUPERGROUP)))
    mine = await ask(town, "/mine", SUPERGROUP)
    assert all(word in mine for word in ("كأس العالم", "بوغبا", "22:00-07:00"))
    assert sum(story(3).title in text for text in said_in(town, SUPERGROUP)) == 1
