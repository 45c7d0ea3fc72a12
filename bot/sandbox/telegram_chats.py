"""The methods that ask about chats, and those in which the bot tells about itself."""

import re
from typing import Any

from bot.sandbox.telegram_errors import bad_request
from bot.sandbox.telegram_fields import Params
from bot.sandbox.telegram_json import bot_member_json, chat_json, member_json, message_json
from bot.sandbox.telegram_parts import Parts, inside, known_chat
from bot.sandbox.telegram_world import Chat

SCOPES = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
]
MOST_COMMANDS = 100
MOST_DESCRIPTION = 256
WORDS = {"name": 64, "description": 512, "short_description": 120}


async def get_me(parts: Parts, _params: Params) -> dict[str, Any]:
    """Return the bot."""
    said = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
    more = dict.fromkeys(("can_connect_to_business", "has_main_web_app", "has_topics_enabled"), False)
    return parts.world.bot.as_json() | said | more | {"allows_users_to_create_topics": False, "can_manage_bots": False}


async def get_chat(parts: Parts, params: Params) -> dict[str, Any]:
    """Return everything about a chat."""
    chat = known_chat(parts, params["chat_id"])
    if chat.type == "private" and not parts.world.users[chat.id].started:
        raise bad_request("chat not found")
    if chat.type != "private":
        inside(parts, chat.id)
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
    )
    body = chat_json(chat, parts.world) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.username:
        body["active_usernames"] = [chat.username]
    if chat.protected:
        body["has_protected_content"] = True
    if chat.pinned and (pinned := chat.message(chat.pinned[-1])) is not None:
        body["pinned_message"] = message_json(pinned, parts.world, nested=True)
    return body


async def get_chat_member(parts: Parts, params: Params) -> dict[str, Any]:
    """Return what a user is in a chat."""
    chat = inside(parts, params["chat_id"])
    if params["user_id"] == parts.world.bot.id:
        return bot_member_json(chat, parts.world)
    user = parts.world.users.get(params["user_id"])
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID" if chat.type != "private" else "user not found")
    _check_may_see_members(chat)
    return member_json(user, chat.members.get(user.id, "left"))


async def get_chat_administrators(parts: Parts, params: Params) -> list[dict[str, Any]]:
    """Return the people who run a chat, and the bot when it does."""
    chat = inside(parts, params["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    _check_may_see_members(chat)
    people = [member_json(user, status) for user, status in parts.world.administrators(chat)]
    mine = [bot_member_json(chat, parts.world)] if chat.bot == "administrator" and params.get("return_bots") else []
    return people + mine


async def get_chat_member_count(parts: Parts, params: Params) -> int:
    """Return how many are in a chat."""
    chat = inside(parts, params["chat_id"])
    return len(chat.members) + (chat.bot in {"member", "administrator"})


def _check_may_see_members(chat: Chat) -> None:
    if chat.type == "channel" and chat.bot != "administrator":
        raise bad_request("member list is inaccessible")


async def leave_chat(parts: Parts, params: Params) -> bool:
    """Go away."""
    chat = inside(parts, params["chat_id"])
    chat.bot = "left"
    parts.world.touch()
    return True


# the bot about itself ────────────────────────────────────────────────────────


async def set_my_commands(parts: Parts, params: Params) -> bool:
    """Set the menu of a scope and language."""
    if len(params["commands"]) > MOST_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in params["commands"]:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= MOST_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    parts.profile.commands[_scope(parts, params), _language(params)] = params["commands"]
    parts.world.touch()
    return True


async def get_my_commands(parts: Parts, params: Params) -> list[dict[str, str]]:
    """Return the menu of a scope and language."""
    return parts.profile.commands.get((_scope(parts, params), _language(params)), [])


async def delete_my_commands(parts: Parts, params: Params) -> bool:
    """Drop the menu of a scope and language."""
    parts.profile.commands.pop((_scope(parts, params), _language(params)), None)
    parts.world.touch()
    return True


def _scope(parts: Parts, params: Params) -> str:
    scope = params.get("scope", {"type": "default"})
    if scope["type"] not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    words = [scope["type"]]
    if scope["type"].startswith("chat"):
        if "chat_id" not in scope:
            raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
        words.append(str(known_chat(parts, scope["chat_id"]).id))
    if scope["type"] == "chat_member":
        words.append(str(scope.get("user_id")))
    return " ".join(words)


def _language(params: Params) -> str:
    code: str = params.get("language_code", "")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("language code is invalid")
    return code


def menu_for(parts: Parts, chat: Chat, user: int, language: str | None) -> list[dict[str, str]]:
    """Return the commands a client shows to a user in a chat: the narrowest scope that has some, his language first."""
    if chat.type == "private":
        scopes = [f"chat {chat.id}", "all_private_chats", "default"]
    else:
        runs = chat.members.get(user) in {"creator", "administrator"}
        narrow = [f"chat_member {chat.id} {user}", *([f"chat_administrators {chat.id}"] if runs else [])]
        wide = [*(["all_chat_administrators"] if runs else []), "all_group_chats", "default"]
        scopes = [*narrow, f"chat {chat.id}", *wide]
    for scope in scopes:
        for code in ((language or "")[:2], ""):
            if found := parts.profile.commands.get((scope, code)):
                return found
    return []


async def set_word(parts: Parts, params: Params, word: str) -> bool:
    """Set the bot's name or a description in a language."""
    text: str = params.get(word, "")
    if len(text) > WORDS[word]:
        raise bad_request(f"{word.upper()}_TOO_LONG")
    parts.profile.words[word, _language(params)] = text
    parts.world.touch()
    return True


async def get_word(parts: Parts, params: Params, word: str) -> dict[str, str]:
    """Return the bot's name or a description in a language."""
    words = parts.profile.words
    return {word: words.get((word, _language(params))) or words.get((word, ""), "")}


async def set_chat_menu_button(parts: Parts, params: Params) -> bool:
    """Choose what the button beside the text field does."""
    button = params.get("menu_button", {"type": "default"})
    if button["type"] not in {"default", "commands", "web_app"}:
        raise bad_request("can't parse menu button: Unsupported type specified")
    parts.profile.menu[params.get("chat_id", 0)] = button
    return True


async def get_chat_menu_button(parts: Parts, params: Params) -> dict[str, Any]:
    """Return what the button beside the text field does."""
    return parts.profile.menu.get(params.get("chat_id", 0), {"type": "default"})


async def get_file(parts: Parts, params: Params) -> dict[str, Any]:
    """Return where a file can be fetched."""
    blob = parts.world.files.get(params["file_id"])
    if blob is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    body = {"file_id": blob.id, "file_unique_id": blob.unique, "file_size": len(blob.content)}
    return body | {"file_path": f"files/{blob.id}"}
