"""What went out is corrected and taken back everywhere: in the channel and in every copy."""

from bot.sandbox.cast import CHANNEL_NAME, OWNER
from bot.sandbox.telegram_world import Message
from tests.journeys.test_articles import seen_first
from tests.journeys.town import READER, Town, story

RIGHT = "النص الصحيح: سبعة موقوفين لا تسعة"
FORBIDDEN = b'{"ok":false,"error_code":400,"description":"Bad Request: message can\'t be deleted"}'


async def a_post_and_copies(town: Town, *readers: int) -> Message:
    """Let one article stand in the channel and in the readers' chats."""
    await town.start()
    await seen_first(town)
    for reader in readers:
        await town.meets(reader)
        await town.asks(reader, "/subscribe التعاون الأمني")
    town.site.add(story(1))
    await town.until(lambda: town.posts)
    for reader in readers:
        await town.until(lambda: copy_of(town, reader))  # noqa: B023 - waited for in this turn
    return town.posts[0]


def copy_of(town: Town, reader: int, sign: str = "(1)") -> Message | None:
    return next((said for said in town.private(reader) if sign in said.text and not said.deleted), None)


def link(post: Message) -> str:
    return f"https://t.me/{CHANNEL_NAME}/{post.number}"


async def told(town: Town, sign: str) -> Message:
    """Wait for a word at the desk."""
    await town.until(lambda: any(sign in said.text for said in town.desk))
    return next(said for said in town.desk if sign in said.text)


async def test_a_correction_by_link_stands_in_the_channel_and_in_every_copy(town: Town) -> None:
    post = await a_post_and_copies(town, READER)
    buttons, copy = post.markup, copy_of(town, READER)
    assert copy is not None

    answer = await town.asks(OWNER, f"/correct {link(post)} {RIGHT}")
    assert "نسخة شخصية واحدة" in answer.text
    await town.until(lambda: RIGHT in post.text and RIGHT in copy.text)
    assert "تصحيح" in post.text
    assert "(1)" not in post.text
    assert post.buttons[0] == (buttons or {})["inline_keyboard"][0]
    assert any("callback_data" in button for row in copy.buttons for button in row)
    word = await told(town, "اكتمل التصحيح")
    assert "في القناة: تمّ" in word.text
    assert len([said for said in town.private(READER) if RIGHT in said.text]) == 1
