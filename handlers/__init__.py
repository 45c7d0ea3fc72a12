"""What people can say to the bot: one table of routes, and how python-telegram-bot is told of it.

The table is read by the routing (`install`), by /help, and by Telegram's command menu (`menu`); the README lists the
same. An editors' command is a row more, with its role.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    BaseHandler,
    CallbackContext,
    CallbackQueryHandler,
    ChatMemberHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.messages import Menu
from bot.models import Language
from bot.replies import Reply
from bot.texts import Texts
from handlers import (
    articles,
    breaking,
    buttons,
    corrections,
    data,
    drafts_buttons,
    drafts_lists,
    drafts_typing,
    editors,
    events,
    habits,
    inline,
    questions,
    reasons,
    reports,
    subscriptions,
    welcome,
)
from handlers.adapter import Says, SaysCommand, Wordless, asks_telegram, unpack
from handlers.incoming import Incoming
from handlers.menus import menus_for, newly, roles_of, rows_for, standing_menus
from handlers.room import Room
from handlers.route import On, Role, Route
from handlers.serve import serve
from handlers.visit import at_desk

__all__ = [
    "ALLOWED_UPDATES",
    "ROUTES",
    "Role",
    "Room",
    "Route",
    "asks_telegram",
    "install",
    "listed",
    "menu",
    "newsroom_menus",
]

ALLOWED_UPDATES = ("message", "callback_query", "inline_query", "my_chat_member", "channel_post")
"""What we ask Telegram for (getUpdates, setWebhook). Edited messages change nothing, so they are not asked for."""

ByValue = Callable[[Incoming, Room, str], Awaitable[Reply]]


def _value(handler: ByValue) -> Callable[[Incoming, Room], Awaitable[Reply]]:
    """Give a button's handler what stands behind the colon."""

    async def pressed(said: Incoming, room: Room) -> Reply:
        return await handler(said, room, buttons.parse(said.pressed.data if said.pressed else "")[1])

    return pressed


async def _help(said: Incoming, room: Room) -> Reply:
    rows: Sequence[Route] = listed(group=said.in_group)
    if said.is_private or at_desk(said, room):
        rows = rows_for(ROUTES, await roles_of(said.user or 0, room), desk=said.in_group)
    return await welcome.help_page(said, room, [route.name for route in rows])


async def _start(said: Incoming, room: Room) -> Reply:
    """Greet. Whoever acts for the newsroom finds its commands in the menu from now on."""
    reply = await welcome.start(said, room)
    roles = await roles_of(said.user or 0, room)
    if not said.is_private or Role.EDITOR not in roles:
        return reply
    menus = menus_for(ROUTES, said.chat, roles, room.texts, room.settings.language)
    return replace(reply, answers=(*reply.answers, *menus))


async def _editors(said: Incoming, room: Room) -> Reply:
    """Carry out `/editors`; the menu of whom it is about follows."""
    reply = await editors.manage(said, room)
    people, language = newly(reply.changes), room.settings.language
    menus = [one for user, roles in people.items() for one in menus_for(ROUTES, user, roles, room.texts, language)]
    return replace(reply, answers=(*reply.answers, *menus))


ROUTES: tuple[Route, ...] = (
    Route(on=On.COMMAND, name="start", handler=_start, aliases=("ابدأ", "بداية", "السلام عليكم", "مرحبا")),
    Route(on=On.COMMAND, name="topics", handler=subscriptions.topics, aliases=("المواضيع", "مواضيع", "sujets")),
    Route(on=On.COMMAND, name="subscribe", handler=subscriptions.subscribe),
    Route(on=On.COMMAND, name="unsubscribe", handler=subscriptions.unsubscribe),
    Route(on=On.COMMAND, name="mine", handler=subscriptions.mine, aliases=("متابعاتي", "اشتراكاتي")),
    Route(on=On.COMMAND, name="latest", handler=articles.latest, reads=True, aliases=("آخر الأخبار", "الجديد")),
    Route(on=On.COMMAND, name="search", handler=articles.search, reads=True),
    Route(on=On.COMMAND, name="digest", handler=habits.digest),
    Route(on=On.COMMAND, name="quiet", handler=habits.quiet),
    Route(on=On.COMMAND, name="language", handler=habits.language, aliases=("اللغة", "langue")),
    Route(on=On.COMMAND, name="timezone", handler=habits.timezone),
    Route(on=On.COMMAND, name="pause", handler=habits.pause, also=("stop",)),
    Route(on=On.COMMAND, name="resume", handler=habits.resume),
    Route(on=On.COMMAND, name="mydata", handler=data.mydata, reads=True, personal=True, aliases=("بياناتي",)),
    Route(on=On.COMMAND, name="forget", handler=data.forget, reads=True, personal=True),
    Route(on=On.COMMAND, name="privacy", handler=welcome.privacy, reads=True, aliases=("الخصوصية",)),
    Route(on=On.COMMAND, name="help", handler=_help, reads=True, aliases=("مساعدة", "المساعدة", "aide", "help")),
    Route(on=On.BUTTON, name="t", handler=_value(subscriptions.switch_topic)),
    Route(on=On.BUTTON, name="f", handler=_value(subscriptions.follow_text)),
    Route(on=On.BUTTON, name="s", handler=_value(articles.search_text), reads=True),
    Route(on=On.BUTTON, name="drop", handler=_value(subscriptions.drop)),
    Route(on=On.BUTTON, name="why", handler=_value(reasons.why), reads=True),
    Route(on=On.BUTTON, name="whys", handler=_value(reasons.why_digest), reads=True),
    Route(on=On.BUTTON, name="lang", handler=_value(habits.choose)),
    Route(on=On.BUTTON, name="tz", handler=_value(habits.choose)),
    Route(on=On.BUTTON, name="digest", handler=_value(habits.choose)),
    Route(on=On.BUTTON, name="quiet", handler=_value(habits.choose)),
    Route(on=On.BUTTON, name="forget", handler=_value(data.decide_forget)),
    Route(on=On.BUTTON, name="mine", handler=_value(subscriptions.show_mine), reads=True),
    Route(on=On.BUTTON, name="topics", handler=_value(subscriptions.show_topics), reads=True),
    Route(on=On.BUTTON, name="q", handler=_value(questions.answer), role=Role.EDITOR),
    Route(on=On.COMMAND, name="correct", handler=corrections.correct, role=Role.EDITOR),
    Route(on=On.COMMAND, name="retract", handler=corrections.take_back, role=Role.EDITOR),
    Route(on=On.COMMAND, name="pin", handler=corrections.pin, role=Role.EDITOR),
    Route(on=On.COMMAND, name="unpin", handler=corrections.unpin, role=Role.EDITOR),
    Route(on=On.COMMAND, name="breaking", handler=breaking.breaking, role=Role.EDITOR),
    Route(on=On.COMMAND, name="drafts", handler=drafts_lists.drafts, role=Role.EDITOR, reads=True),
    Route(on=On.COMMAND, name="schedule", handler=drafts_lists.schedule, role=Role.EDITOR, reads=True),
    Route(on=On.BUTTON, name="d", handler=_value(drafts_buttons.press), role=Role.EDITOR),
    Route(on=On.COMMAND, name="status", handler=reports.how_things_stand, role=Role.EDITOR, reads=True),
    Route(on=On.COMMAND, name="stats", handler=reports.figures, role=Role.EDITOR, reads=True),
    Route(on=On.COMMAND, name="pause_feed", handler=reports.pause, role=Role.EDITOR),
    Route(on=On.COMMAND, name="resume_feed", handler=reports.resume, role=Role.EDITOR),
    Route(on=On.COMMAND, name="editors", handler=_editors, role=Role.OWNER),
    Route(on=On.ELSE_BUTTON, handler=subscriptions.stale_button, reads=True),
    Route(on=On.INLINE, handler=inline.offer, reads=True),
    Route(on=On.MEMBER, handler=events.membership),
    Route(on=On.CHANNEL_POST, handler=events.channel_post),
    Route(on=On.MIGRATION, handler=events.migration),
    Route(on=On.ELSE_COMMAND, handler=welcome.stranger_command, reads=True),
    Route(on=On.TEXT, handler=articles.plain_text),
    Route(on=On.WORDLESS, handler=welcome.wordless, reads=True),
    Route(on=On.REST, handler=events.nothing),
)


TYPED = Route(on=On.TYPED, handler=drafts_typing.typed, role=Role.EDITOR)
"""What an editor was asked to type for a draft; it goes before whatever else a plain message would be."""


def listed(*, group: bool = False, role: Role = Role.READER) -> tuple[Route, ...]:
    """Return the commands that /help and the menu list for a role."""
    return tuple(
        route
        for route in ROUTES
        if route.on is On.COMMAND and route.listed and route.role is role and (route.in_groups or not group)
    )


def menu(
    language: Language, texts: Texts, *, group: bool = False, role: Role = Role.READER
) -> tuple[tuple[str, str], ...]:
    """Return (command, description) pairs for setMyCommands, in the order of the table."""
    return tuple((route.name, texts.say(language, f"command-{route.name}")) for route in listed(group=group, role=role))


async def newsroom_menus(room: Room) -> list[Menu]:
    """Return the newsroom's command menus as they should stand: at the desk, and with each editor and owner."""
    return await standing_menus(ROUTES, room)


def install(application: Application[Any, Any, Any, Any, Any, Any], room: Room) -> None:
    """Tell python-telegram-bot of every route, in the table's order. The last one takes whatever is left, so that each
    update ends in one `room.tell`.
    """
    for route in ROUTES:
        application.add_handler(_handler(route, room))


def _handler(route: Route, room: Room) -> BaseHandler[Any, Any, Any]:
    async def callback(update: Update, context: CallbackContext[Any, Any, Any, Any]) -> None:  # noqa: ARG001 - PTB's
        said = unpack(update, room.bot_username)
        typed = route.on in (On.TEXT, On.WORDLESS) and await drafts_typing.awaited(said, room)
        await serve(TYPED if typed else route, said, room)

    match route.on:
        case On.BUTTON:
            return CallbackQueryHandler(callback, pattern=rf"\A{route.name}:")
        case On.ELSE_BUTTON:
            return CallbackQueryHandler(callback)
        case On.INLINE:
            return InlineQueryHandler(callback)
        case On.MEMBER:
            return ChatMemberHandler(callback, ChatMemberHandler.MY_CHAT_MEMBER)
        case On.REST:
            return TypeHandler(Update, callback)
        case _:
            return MessageHandler(_messages(route, room.bot_username), callback)


def _messages(route: Route, bot_username: str) -> filters.BaseFilter:
    fresh = filters.UpdateType.MESSAGE
    match route.on:
        case On.COMMAND:
            return fresh & Says((route.name, *route.also), route.aliases, bot_username)
        case On.ELSE_COMMAND:
            return fresh & SaysCommand(bot_username)
        case On.WORDLESS:
            return fresh & Wordless()
        case On.MIGRATION:
            return fresh & filters.StatusUpdate.MIGRATE
        case On.CHANNEL_POST:
            return filters.UpdateType.CHANNEL_POST
        case _:
            return fresh & (filters.TEXT | filters.CAPTION)
