"""What people do in the stand-in: talk, press buttons, ask inline, block, remove the bot. Each becomes an update."""

import asyncio
import secrets
from typing import Any

from bot.sandbox.telegram_json import bot_member_json, chat_json, message_json
from bot.sandbox.telegram_parts import Parts, Query, place
from bot.sandbox.telegram_pictures import take_picture
from bot.sandbox.telegram_text import take_text
from bot.sandbox.telegram_world import ALL_RIGHTS, Chat, Message, User

LONG = 1_000_000


class People:
    """The other side of the bot. Users and chats are named by their numbers, channels and groups also by @name."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.world = parts.world

    # who there is ───────────────────────────────────────────────────────────

    def add_user(
        self,
        number: int,
        first_name: str = "Reader",
        *,
        language: str | None = "ar",
        username: str | None = None,
        started: bool = False,
    ) -> User:
        """Let a person appear. `started`: the bot may write to him already."""
        user = User(number, first_name, language, username, started=started)
        self.world.users[number] = user
        self.world.chats[number] = Chat(number, "private", first_name, username)
        self.world.touch()
        return user

    def add_channel(
        self,
        number: int,
        title: str = "Channel",
        *,
        username: str | None = None,
        rights: frozenset[str] | None = frozenset({"post", "delete"}),
        owner: int | None = None,
    ) -> Chat:
        """Let a channel appear. `rights` are the bot's (of post, edit, delete, pin, invite); None: a mere member."""
        members = {} if owner is None else {owner: "creator"}
        chat = Chat(number, "channel", title, username, members)
        chat.bot, chat.rights = ("left", frozenset()) if rights is None else ("administrator", rights)
        self.world.chats[number] = chat
        self.world.touch()
        return chat

    def add_group(
        self,
        number: int,
        title: str = "Group",
        *,
        kind: str = "supergroup",
        members: dict[int, str] | None = None,
        bot: str = "member",
        rights: frozenset[str] = frozenset(),
    ) -> Chat:
        """Let a group appear. `members` pairs users with creator, administrator, member, left or kicked."""
        chat = Chat(number, kind, title, members=dict(members or {}), bot=bot, rights=rights)
        self.world.chats[number] = chat
        self.world.touch()
        return chat

    def chat(self, chat: int | str) -> Chat:
        """Return a chat as it stands. KeyError where there is none."""
        found = self.world.find(chat)
        if found is None:
            raise KeyError(chat)
        return found

    # what they say ──────────────────────────────────────────────────────────

    def say(
        self,
        user: int,
        text: str,
        *,
        chat: int | str | None = None,
        reply_to: int | None = None,
        photo: bytes | None = None,
        forwarded: Message | None = None,
        sender_chat: int | None = None,
    ) -> Message:
        """Write to the bot in private, or in a group the bot is in; unblocks it, as pressing START does.

        `photo` makes the text its caption; `sender_chat` is the group itself (an anonymous administrator) or a channel.
        """
        place_ = self.chat(user if chat is None else chat)
        person = self.world.users[user]
        if place_.type == "private":
            self._open(person)
        plain, entities = take_text(text, None, LONG, too_long="")
        message = Message(0, place_.id, self.parts.clock.now(), sender=user, text=plain, entities=entities)
        message.reply_to, message.forwarded, message.sender_chat = reply_to, forwarded, sender_chat
        message.photo = self.world.keep(take_picture(photo, "photo.png")) if photo else None
        self._place(place_, message, "message")
        return message

    def edit(self, message: Message, text: str) -> None:
        """Change one's own message, or a channel post of somebody else's."""
        message.versions.append((message.text, message.entities, message.markup))
        message.text, message.entities = take_text(text, None, LONG, too_long="")
        message.edited = self.parts.clock.now()
        self.world.touch(message)
        kind = "edited_channel_post" if self.chat(message.chat).type == "channel" else "edited_message"
        self._update(kind, message_json(message, self.world), message.chat)

    def channel_post(self, text: str, *, channel: int | str | None = None, unseen: bool = False) -> Message:
        """Let somebody else post in the channel (the first, where none is named). `unseen`: the bot hears nothing."""
        place_ = self.chat(channel) if channel is not None else self._channel()
        plain, entities = take_text(text, None, LONG, too_long="")
        message = Message(0, place_.id, self.parts.clock.now(), text=plain, entities=entities)
        if unseen:
            return place(self.parts, place_, message)
        self._place(place_, message, "channel_post")
        return message

    def delete(self, message: Message) -> None:
        """Take a message away, as a person would: the bot hears nothing, the number stays used."""
        message.deleted = True
        self.world.touch(message)

    def _channel(self) -> Chat:
        return next(chat for chat in self.world.chats.values() if chat.type == "channel")

    def _place(self, chat: Chat, message: Message, kind: str) -> None:
        place(self.parts, chat, message)
        if chat.type == "private" or chat.bot in {"member", "administrator"}:
            self._update(kind, message_json(message, self.world), chat.id)

    def _update(self, kind: str, body: dict[str, Any], chat: int) -> int | None:
        self.world.touch()
        return self.parts.updates.put(kind, body, chat)

    # what they press ────────────────────────────────────────────────────────

    def press(
        self, user: int, message: Message | int, button: int | str = 0, *, chat: int | str | None = None
    ) -> Query:
        """Press a callback button: by its place among the message's callback buttons, its data, or its label.

        Any text that is none of them is sent as made-up data. The answer comes into `Query.answer` (text, show_alert).
        """
        if isinstance(message, int):
            place_ = self.chat(user if chat is None else chat)
            message = place_.log[message]
        data = _data(message, button)
        query = self._query(self.parts.callbacks, user, message.chat)
        body = {"id": query.id, "from": self.world.users[user].as_json(), "chat_instance": str(message.chat)}
        body |= {"message": message_json(message, self.world), "data": data}
        self._update("callback_query", body, message.chat)
        return query

    def inline(self, user: int, text: str, *, offset: str = "", chat_type: str = "sender") -> Query:
        """Type `@bot text`. The results come into `Query.answer` (results, next_offset)."""
        query = self._query(self.parts.inlines, user, user)
        body = {"id": query.id, "from": self.world.users[user].as_json(), "query": text, "offset": offset}
        self._update("inline_query", body | {"chat_type": chat_type}, user)
        return query

    def choose(self, user: int, result: dict[str, Any], *, chat: int | str) -> Message:
        """Send one of the results of an inline query into a chat."""
        place_ = self.chat(chat)
        content = result.get("input_message_content", {})
        message = Message(0, place_.id, self.parts.clock.now(), sender=user, via_bot=True)
        text, entities = content.get("message_text", result.get("caption", "")), content.get("entities")
        marks = entities if content else result.get("caption_entities")
        message.text, message.entities = take_text(text, marks, LONG, too_long="")
        message.markup = result.get("reply_markup")
        message.preview = content.get("link_preview_options", {})
        message.photo = self.world.files.get(result.get("photo_file_id", ""))
        self._place(place_, message, "message")
        return message

    def _query(self, queries: dict[str, Query], user: int, chat: int) -> Query:
        query = Query(
            str(secrets.randbits(62)), user, self.parts.clock.now(), asyncio.get_running_loop().create_future(), chat
        )
        queries[query.id] = query
        return query

    # coming and going ───────────────────────────────────────────────────────

    def begin(self, user: int, payload: str = "") -> Message:
        """Press START, or open a deep link with its payload."""
        return self.say(user, f"/start {payload}".strip())

    def block(self, user: int) -> None:
        """Block the bot."""
        self.world.users[user].blocked = True
        self._changed(self.chat(user), user, "member", "kicked")

    def unblock(self, user: int) -> None:
        """Let the bot write again."""
        self._open(self.world.users[user])

    def deactivate(self, user: int) -> None:
        """Delete one's account."""
        self.world.users[user].deactivated = True

    def set_bot(self, chat: int | str, status: str, rights: frozenset[str] = ALL_RIGHTS, *, by: int = 0) -> None:
        """Make the bot administrator (with rights), member, left or kicked in a channel or group."""
        place_ = self.chat(chat)
        before = bot_member_json(place_, self.world)
        place_.bot, place_.rights = status, rights if status == "administrator" else frozenset()
        who = by or next(iter(place_.members), self.world.bot.id)
        self._member_update(place_, who, before, bot_member_json(place_, self.world))

    def migrate(self, chat: int, to: int) -> Chat:
        """Turn a group into a supergroup with a new number."""
        old = self.chat(chat)
        old.moved_to = to
        new = self.add_group(to, old.title, members=old.members, bot=old.bot, rights=old.rights)
        leaving = Message(
            0, old.id, self.parts.clock.now(), sender=self.world.bot.id, service={"migrate_to_chat_id": to}
        )
        self._place(old, leaving, "message")
        return new

    def _open(self, person: User) -> None:
        was_blocked, person.started, person.blocked = person.blocked, True, False
        if was_blocked:
            self._changed(self.chat(person.id), person.id, "kicked", "member")

    def _changed(self, chat: Chat, user: int, before: str, after: str) -> None:
        self._member_update(chat, user, self._bot_as(before), self._bot_as(after))

    def _bot_as(self, status: str) -> dict[str, Any]:
        body: dict[str, Any] = {"status": status, "user": self.world.bot.as_json()}
        return body | {"until_date": 0} if status == "kicked" else body

    def _member_update(self, chat: Chat, user: int, old: dict[str, Any], new: dict[str, Any]) -> None:
        body: dict[str, Any] = {"chat": chat_json(chat, self.world), "from": self.world.users[user].as_json()}
        body |= {"date": int(self.parts.clock.now()), "old_chat_member": old, "new_chat_member": new}
        self._update("my_chat_member", body, chat.id)


def _data(message: Message, button: int | str) -> str:
    buttons = [button for row in message.buttons for button in row if "callback_data" in button]
    if isinstance(button, int):
        return str(buttons[button]["callback_data"])
    labelled = [each["callback_data"] for each in buttons if each["text"] == button]
    return str(labelled[0]) if labelled else button
