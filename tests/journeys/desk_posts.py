"""What journeys with posts that stand do: let one stand with its copies, carry it somewhere, wait for the desk's word."""

from dataclasses import replace

from bot.sandbox.articles import Story
from bot.sandbox.cast import CHANNEL_NAME
from bot.sandbox.telegram_world import Message
from tests.journeys.desk_town import draft_of, known, press
from tests.journeys.test_articles import seen_first
from tests.journeys.town import Town, story

RIGHT = "النص الصحيح: سبعة موقوفين لا تسعة"
BULLETIN = "تفكيك خلية إرهابية في عملية مشتركة بين المغرب وإسبانيا"


async def a_post_with_copies(town: Town, *readers: int, number: int = 1) -> Message:
    """Let one article stand in the channel and in the readers' chats."""
    await town.start()
    await seen_first(town)
    for reader in readers:
        await town.meets(reader)
        await town.asks(reader, "/subscribe التعاون الأمني")
    town.site.add(story(number))
    await town.until(lambda: town.posts)
    for reader in readers:
        await town.until(lambda: standing(town, reader, f"({number})"))  # noqa: B023 - waited for in this turn
    await known(town, town.posts[0], *(copy_of(town, reader, f"({number})") for reader in readers))
    return town.posts[0]


async def a_bulletin(town: Town, editor: int, text: str = BULLETIN) -> Message:
    """Let a breaking item stand in the channel that is text alone."""
    before = len(town.posts)
    await press(town, editor, await draft_of(town, editor, text), "send")
    await town.until(lambda: len(town.posts) > before)
    await known(town, town.posts[-1])
    return town.posts[-1]


def standing(town: Town, reader: int, sign: str) -> Message | None:
    """Return a reader's message that shows this, None where there is none."""
    return next((said for said in town.private(reader) if sign in said.text and not said.deleted), None)


def copy_of(town: Town, reader: int, sign: str = "(1)") -> Message:
    """Return a reader's message that shows this."""
    found = standing(town, reader, sign)
    assert found is not None
    return found


def link(post: Message) -> str:
    """Return a post's address."""
    return f"https://t.me/{CHANNEL_NAME}/{post.number}"


def carried(town: Town, user: int, post: Message, *, chat: int | None = None) -> Message:
    """Carry a message of the channel into a chat."""
    return town.standin.say(user, "", chat=chat, forwarded=post)


async def told(town: Town, sign: str) -> Message:
    """Wait for a word at the desk, and return it."""
    await town.until(lambda: any(sign in said.text for said in town.desk))
    return next(said for said in town.desk if sign in said.text)


async def changed_on_the_site(town: Town, number: int, **changes: object) -> Story:
    """Let the newsroom change an article, and two more looks go by."""
    old = town.site.find(f"story-{number}")
    new = replace(old, modified=old.modified + 1, **changes)  # type: ignore[arg-type]  # tests change fields by name
    town.site.published[town.site.published.index(old)] = new
    await looks(town)
    return new


async def looks(town: Town, more: int = 2) -> None:
    """Wait until the feed was looked at again and what it brought is stored."""
    seen = town.site.looks
    await town.until(lambda: town.site.looks > seen + more and (town.site.fault or town.site.taken_in))
