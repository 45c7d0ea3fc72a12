"""What journeys at the desk do: name editors, write a draft, press its buttons by what they do, wait for the store."""

from bot.changes import Change, PutDocument, PutReader
from bot.models import Filter, FilterKind, Reader, ReaderState
from bot.newsroom.editors import Editor, document_of
from bot.ports import Storage
from bot.sandbox.telegram_parts import Query
from bot.sandbox.telegram_world import Message
from tests.journeys.town import Town

TITLE = "المغرب وإسبانيا يفككان خلية إرهابية"
BELOW = "أوقفت الشرطة ثلاثة أشخاص في عملية مشتركة بالبلدين."
TEXT = f"{TITLE}\n{BELOW}"
EDITOR, SECOND = 1002, 1003


def store(town: Town) -> Storage:
    """Return the store of the running copy."""
    assert town._service is not None
    return town._service._base.storage


async def name_editors(town: Town, *users: int) -> None:
    """Let these be editors by the owner's word."""
    await store(town).commit(*(PutDocument(document_of(Editor(user))) for user in users))


async def let_follow(town: Town, *users: int) -> None:
    """Let these be readers who want all breaking news, and nothing else."""
    breaking = (Filter(1, FilterKind.TOPIC, "breaking"),)
    changes: list[Change] = [PutReader(Reader(user, filters=breaking, next_filter=2)) for user in users]
    for user in users:
        town.standin.add_user(user, f"قارئ {user}", started=True)
    await store(town).commit(*changes)


def callbacks(message: Message) -> list[str]:
    """Return the data of a message's callback buttons, in order."""
    return [button["callback_data"] for row in message.buttons for button in row if "callback_data" in button]


def acts(message: Message) -> list[str]:
    """Return what a draft's buttons do, in order."""
    return [data.split(":")[-1] for data in callbacks(message)]


def said(town: Town, chat: int) -> list[Message]:
    """Return what the bot wrote in a chat."""
    return [message for message in town.standin.chat(chat).messages if message.own]


async def draft_of(
    town: Town, user: int, words: str, *, chat: int | None = None, photo: bytes | None = None
) -> Message:
    """Write /breaking and return the draft's last message."""
    return await redrawn(town, user, words=f"/breaking {words}", photo=photo, chat=chat)


async def answer_of(
    town: Town, user: int, words: str, *, chat: int | None = None, reply_to: int | None = None
) -> Message:
    """Say something and return the one message that answers it."""
    place = user if chat is None else chat
    before = len(said(town, place))
    town.standin.say(user, words, chat=place, reply_to=reply_to)
    await town.until(lambda: len(said(town, place)) > before)
    return said(town, place)[-1]


async def redrawn(
    town: Town, user: int, *, words: str = "", photo: bytes | None = None, chat: int | None = None
) -> Message:
    """Type what was asked for, and return the last message of the draft that is shown anew, whatever else comes."""
    place = user if chat is None else chat
    typed = town.standin.say(user, words, chat=place, photo=photo)

    def shown() -> list[Message]:
        return [one for one in said(town, place) if one.number > typed.number and acts(one)[:1] == ["send"]]

    await town.until(shown)
    return shown()[-1]


async def press(town: Town, user: int, message: Message, act: str) -> Query:
    """Press the button that does this, and wait until its waiting ends and the message looks as it will."""
    data = next(one for one in callbacks(message) if one.split(":")[-1] == act)
    return await push(town, user, message, data)


async def push(town: Town, user: int, message: Message, data: str) -> Query:
    """Press a button with this data, whether it still stands there or not."""
    query = town.standin.press(user, message.number, data, chat=message.chat)
    await town.until(query.answer.done)
    return query


async def menu(town: Town, user: int, message: Message, act: str) -> Message:
    """Press a button that leads to other buttons, and wait for them."""
    before = len(message.versions)
    await press(town, user, message, act)
    await town.until(lambda: len(message.versions) > before)
    return message


def toast(query: Query) -> str:
    """Return the word that a press was answered with."""
    return str(query.answer.result().get("text", ""))


async def known(town: Town, *messages: Message) -> None:
    """Wait until the bot knows under which numbers these stand: Telegram shows a message before it has answered."""

    async def all_known(store: Storage) -> bool:
        return all([await store.by_message(message.chat, message.number) for message in messages])

    await town.until_stored(all_known)


async def known_to_be(town: Town, chat: int, state: ReaderState) -> None:
    """Wait until it is known that a reader has gone, or is back."""

    async def is_so(store: Storage) -> bool:
        reader = await store.reader(chat)
        return reader is not None and reader.state is state

    await town.until_stored(is_so)


async def held(town: Town, count: int) -> None:
    """Wait until so many copies are held for digests."""

    async def are_held(store: Storage) -> bool:
        return sum([len(rows) for _, rows in await store.due_digests(9e12, 99)]) >= count

    await town.until_stored(are_held)


async def forgotten(town: Town, kind: str) -> None:
    """Wait until no document of a kind is left."""

    async def gone(store: Storage) -> bool:
        return not await store.documents(kind)

    await town.until_stored(gone)
