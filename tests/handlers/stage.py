"""A stage for journeys: raw updates go in as Telegram sends them, through the real Application, inbox and store; out
come the Bot API calls that answer.
"""

import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot
from telegram.request import BaseRequest, RequestData

import handlers
from bot.changes import Publish
from bot.delivery.answers import calls
from bot.inbox.updates import update_of
from bot.inbox.worker import Worker
from bot.models import Article, Language, Reader, Verdict
from bot.models import Update as Stored
from bot.newsroom.editors import is_editor
from bot.newsroom.search import SearchIndex
from bot.newsroom.topics import Catalogue
from bot.ports import Storage
from bot.secret import Secret
from bot.settings import Settings
from bot.shelf import Shelf
from bot.texts import Texts
from handlers.room import Room
from tests.clock import NOW, Hands

CHANNEL = -1001
READER, OTHER, OWNER = 501, 502, 901
GROUP = -77
DESK = -1003
USERNAME = "mirsal_bot"
CATALOGUE = Catalogue.load(None)
TEXTS = Texts()
SETTINGS = Settings(
    telegram_token=Secret("1:abc"),
    channel=CHANNEL,
    feed_urls=("https://site.test/feed/",),
    owners=frozenset({OWNER}),
)

Raw = dict[str, Any]
Call = Mapping[str, Any]


class Loopback(BaseRequest):
    """Telegram as far as handlers ask it: who we are, and who administers a group."""

    def __init__(self) -> None:
        self.administrators: set[tuple[int, int]] = set()
        self.is_down = False

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        if url.endswith("/getMe"):
            return _good({"id": 1, "is_bot": True, "first_name": "Mirsal", "username": USERNAME})
        if url.endswith("/getChatMember") and not self.is_down and request_data is not None:
            asked: Any = request_data.parameters
            chat, user = int(asked["chat_id"]), int(asked["user_id"])
            status = "administrator" if (chat, user) in self.administrators else "member"
            return _good({"status": status, "user": person(user), **_rights(status)})
        return 500, json.dumps({"ok": False, "error_code": 500, "description": "Internal Server Error"}).encode()


@dataclass
class Stage:
    """One bot with its store. Every `say`, `press`, … returns the calls that answered it."""

    storage: Storage
    clock: Hands = field(default_factory=Hands)
    telegram: Loopback = field(default_factory=Loopback)
    index: SearchIndex = field(default_factory=lambda: SearchIndex(CATALOGUE))
    settings: Settings = SETTINGS
    desk: int | None = None

    def __post_init__(self) -> None:
        self.said: list[Call] = []
        self.errors: list[Exception] = []
        self._numbers = itertools.count(100)
        bot: ExtBot[None] = ExtBot("1:abc", request=self.telegram, get_updates_request=self.telegram)
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
        )
        self.application.add_error_handler(self._note)
        self.worker = Worker(
            self.storage,
            self.clock,
            handle=self._handle,
            calls=calls,
            say=self._say,
            owner="stage",
            turned=lambda: None,
        )
        self.room = Room(
            storage=self.storage,
            catalogue=CATALOGUE,
            search=Shelf(self.storage, self.index),
            texts=TEXTS,
            settings=self.settings,
            clock=self.clock,
            bot_username=USERNAME,
            channel=CHANNEL,
            tell=self.worker.tell,
            is_administrator=handlers.asks_telegram(bot),
            is_editor=lambda user: is_editor(self.storage, user),
            desk=self.desk,
            started=NOW,
        )
        handlers.install(self.application, self.room)

    async def open(self) -> "Stage":
        await self.application.initialize()
        return self

    async def close(self) -> None:
        await self.application.shutdown()
        self.index.close()
        await self.storage.close()

    # what happens ───────────────────────────────────────────────────────────

    async def take(self, **body: Any) -> list[Call]:
        """Let one update happen, and return what was answered. A second is between any two."""
        self.clock.move(1.0)
        stored = update_of({"update_id": next(self._numbers), **body}, now=self.clock.now())
        assert stored is not None
        await self.storage.put_updates([stored])
        self.said.clear()
        for update in await self.storage.take_updates("stage", limit=5, now=self.clock.now(), lease=60.0):
            await self.worker.one(update)
        if self.errors:
            raise self.errors.pop()
        assert await self.storage.waiting_updates() == 0, "an update is not done"
        return list(self.said)

    async def say(self, text: str, *, user: int = READER, chat: int | None = None, **more: Any) -> list[Call]:
        """Write in a private chat, or in a group."""
        return await self.take(message=self.message(text, user=user, chat=chat, **more))

    async def press(
        self,
        data: str,
        *,
        user: int = READER,
        chat: int | None = None,
        message: int = 40,
        label: str = "…",
        beside: Sequence[str] = (),
        **more: Any,
    ) -> list[Call]:
        """Press a button under one of our messages, which shows `label`; `beside` is the data of those that stand there
        too.
        """
        below: Raw = {"message_id": message, "date": int(NOW), "chat": place(chat or user), "text": "…"}
        if beside or label != "…":
            row = [{"text": label, "callback_data": data}, *({"text": "…", "callback_data": one} for one in beside)]
            below["reply_markup"] = {"inline_keyboard": [row]}
        query = {"id": "q1", "from": person(user), "chat_instance": "1", "message": below, "data": data, **more}
        return await self.take(callback_query={name: value for name, value in query.items() if value is not None})

    async def ask(self, words: str, *, user: int = READER, offset: str = "") -> list[Call]:
        """Write @bot words in some chat."""
        return await self.take(inline_query={"id": "i1", "from": person(user), "query": words, "offset": offset})

    async def become(self, status: str, *, user: int = READER, chat: int | None = None) -> list[Call]:
        """Let our own standing in a chat change."""
        member = {"user": {"id": 1, "is_bot": True, "first_name": "Mirsal", "username": USERNAME}}
        new = {**member, "status": status, **_rights(status)}
        event = {"chat": place(chat or user), "from": person(user), "date": int(NOW)}
        return await self.take(
            my_chat_member={**event, "old_chat_member": {**member, "status": "left"}, "new_chat_member": new}
        )

    def message(
        self, text: str, *, user: int = READER, chat: int | None = None, by: Raw | None = None, **more: Any
    ) -> Raw:
        """Return a raw message; `by` is who wrote it where that is no person, `code` the person's language."""
        return {
            "message_id": next(self._numbers),
            "date": int(self.clock.now()),
            "chat": place(chat or user),
            "from": by or person(user, more.pop("code", "ar")),
            "text": text,
            **more,
        }

    # what there is ──────────────────────────────────────────────────────────

    async def reader(self, chat: int = READER) -> Reader | None:
        return await self.storage.reader(chat)

    async def follows(self, chat: int = READER) -> list[str]:
        """Return what is followed, as texts (the kind, where there is no text)."""
        reader = await self.storage.reader(chat)
        assert reader is not None
        return [one.text or one.kind.value for one in reader.filters]

    async def publish(self, *articles: Article) -> None:
        for one in articles:
            assert await self.storage.commit(Publish(one))
            self.index.put(one)

    async def _handle(self, stored: Stored) -> None:
        update = Update.de_json(dict(stored.body), self.application.bot)
        await self.application.process_update(update)

    async def _say(self, said: Sequence[Call]) -> bool:
        self.said += said
        return True

    async def _note(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        assert isinstance(context.error, Exception)
        self.errors.append(context.error)


def person(user: int, code: str | None = "ar") -> Raw:
    raw: Raw = {"id": user, "is_bot": False, "first_name": "قارئ"}
    return {**raw, "language_code": code} if code else raw


def place(chat: int) -> Raw:
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "قارئ"}
    kind = "channel" if chat == CHANNEL else "supergroup" if str(chat).startswith("-100") else "group"
    return {"id": chat, "type": kind, "title": "مكان"}


def article(number: int, title: str, **more: Any) -> Article:
    link = f"https://site.test/{number}"
    given: Raw = {"publish": Verdict.YES, "published": NOW + number, "seen": NOW + number, "link": link, **more}
    return Article(
        f"article{number:03}", (f"site.test/{number}",), "site.test", title, language=Language.ARABIC, **given
    )


def texts_of(said: Sequence[Call]) -> str:
    """Return everything that can be read in some calls."""
    return "\n".join(str(call.get("text") or call.get("caption") or "") for call in said)


def data_of(said: Sequence[Call]) -> list[str]:
    """Return the data of all buttons in some calls, in order."""
    rows = [row for call in said for row in call.get("reply_markup", {}).get("inline_keyboard", [])]
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def labels_of(said: Sequence[Call]) -> list[str]:
    """Return the labels of all buttons in some calls, in order."""
    rows = [row for call in said for row in call.get("reply_markup", {}).get("inline_keyboard", [])]
    return [button["text"] for row in rows for button in row]


def _good(result: Raw) -> tuple[int, bytes]:
    return 200, json.dumps({"ok": True, "result": result}).encode()


RIGHTS = {
    "administrator": """can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
        can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories
        can_delete_stories""",
    "restricted": """is_member can_change_info can_invite_users can_pin_messages can_send_messages can_send_polls
        can_manage_topics can_send_other_messages can_add_web_page_previews can_send_audios can_send_documents
        can_send_photos can_send_videos can_send_video_notes can_send_voice_notes can_react_to_messages can_edit_tag""",
}


def _rights(status: str) -> Raw:
    rights = dict.fromkeys(RIGHTS.get(status, "").split(), True)
    return {**rights, "until_date": 0} if status in ("restricted", "kicked") else rights
