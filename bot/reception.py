"""Where stored updates meet the handlers: python-telegram-bot's Application, without an updater of its own."""

import logging
from collections.abc import Mapping
from typing import Any

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.error import TelegramError
from telegram.ext import Application, ApplicationBuilder, CallbackContext, ExtBot

import handlers
from bot.changes import SetAsideUpdate
from bot.foundations import Foundations
from bot.models import Language
from bot.models import Update as Stored
from handlers.room import Room

log = logging.getLogger(__name__)

HOOKS_AT_ONCE = 40


class Reception:
    """Hands stored updates to the routing table. `open` before the first, `close` after the last."""

    def __init__(self, base: Foundations) -> None:
        self._base = base
        bot: ExtBot[None] = ExtBot(
            base.settings.telegram_token.reveal(),
            base_url=f"{base.settings.telegram_api}/bot",
            base_file_url=f"{base.settings.telegram_api}/file/bot",
            request=base.transport,
            get_updates_request=base.transport,
        )
        self._bot = bot
        self._application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
        )
        self._application.add_error_handler(self._note)
        self._errors: dict[int, Exception] = {}
        self._presented = False

    @property
    def bot(self) -> "ExtBot[None]":
        """The bot, for the few questions that handlers put to Telegram."""
        return self._bot

    async def open(self) -> None:
        """Begin, and settle how updates come in. Raises TelegramError while Telegram cannot be reached."""
        await self._application.initialize()
        await self._choose_way_in()

    def install(self, room: Room) -> None:
        """Set up the routing table."""
        handlers.install(self._application, room)

    async def close(self) -> None:
        """Let go."""
        await self._application.shutdown()

    async def handle(self, stored: Stored) -> None:
        """Handle one update. Raises what its handler raised; one that python-telegram-bot cannot read is set aside."""
        try:
            update = Update.de_json(lenient(stored.body), self._bot)
        except Exception as error:  # noqa: BLE001 - KeyError, TypeError, … whatever a malformed one makes de_json raise
            log.warning("update %d cannot be read and is set aside: %s", stored.id, type(error).__name__)
            aside = SetAsideUpdate(stored.id, self._base.clock.now(), f"unreadable: {type(error).__name__}")
            await self._base.storage.commit(aside)
            self._base.metrics.handled("aside")
            return
        await self._application.process_update(update)
        raised = self._errors.pop(stored.id, None)
        if raised is not None:
            raise raised

    async def _note(self, update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
        """Remember what a handler raised: `process_update` itself returns as if nothing had happened."""
        if isinstance(update, Update) and isinstance(context.error, Exception):
            self._errors[update.update_id] = context.error

    # what Telegram is told ──────────────────────────────────────────────────

    async def present(self) -> None:
        """Tell Telegram the command menus; what fails is logged and tried again at the next call."""
        if self._presented:
            return
        try:
            await self._present_menus()
        except TelegramError as error:
            log.warning("the command menus could not be set: %s", error)
        else:
            self._presented = True

    async def _present_menus(self) -> None:
        for scope, group in ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)):
            await self._present_menu(self._base.settings.language, scope, None, group=group)
            for language in Language:
                await self._present_menu(language, scope, language.value, group=group)

    async def _present_menu(self, language: Language, scope: BotCommandScope, code: str | None, *, group: bool) -> None:
        rows = handlers.menu(language, self._base.texts, group=group)
        await self._bot.set_my_commands([BotCommand(*row) for row in rows], scope=scope, language_code=code)

    async def _choose_way_in(self) -> None:
        """By our webhook where we are reached from outside, else by asking: then no webhook may be left."""
        url = self._base.settings.public_url
        if url is None:
            await self._bot.delete_webhook(drop_pending_updates=False)
            return
        await self._bot.set_webhook(
            f"{url}/telegram",
            secret_token=self._base.webhook.secret,
            allowed_updates=handlers.ALLOWED_UPDATES,
            max_connections=HOOKS_AT_ONCE,
        )


def lenient(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return an update that python-telegram-bot can read where only the end of a ban is missing: for ever, then."""
    update = dict(raw)
    event = update.get("my_chat_member")
    member = event.get("new_chat_member") if isinstance(event, Mapping) else None
    if isinstance(event, Mapping) and isinstance(member, Mapping) and member.get("status") == "kicked":
        update["my_chat_member"] = {**event, "new_chat_member": {"until_date": 0, **member}}
    return update
