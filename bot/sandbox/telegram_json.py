"""How the stand-in's nouns look in the Bot API's JSON."""

from typing import Any

from bot.sandbox.telegram_world import Blob, Chat, Message, User, World

GROUP_ANONYMOUS_BOT = 1087968824


def chat_json(chat: Chat, world: World) -> dict[str, Any]:
    """Return a Chat."""
    body: dict[str, Any] = {"id": chat.id, "type": chat.type}
    if chat.type == "private":
        body |= {"first_name": world.users[chat.id].first_name}
    else:
        body["title"] = chat.title
    if chat.username:
        body["username"] = chat.username
    return body


def message_json(message: Message, world: World, *, nested: bool = False) -> dict[str, Any]:
    """Return a Message; a reply's own reply is left out, as Telegram does."""
    chat = world.chats[message.chat]
    body: dict[str, Any] = {"message_id": message.number, "date": int(message.at), "chat": chat_json(chat, world)}
    body |= _sender(message, chat, world)
    if message.edited is not None:
        body["edit_date"] = int(message.edited)
    if message.service is not None:
        return body | message.service
    body |= _content(message)
    if message.markup:
        body["reply_markup"] = message.markup
    if message.protected or chat.protected:
        body["has_protected_content"] = True
    if message.via_bot:
        body["via_bot"] = world.bot.as_json()
    if message.forwarded is not None:
        body["forward_origin"] = _origin(message.forwarded, world)
    replied = chat.message(message.reply_to) if message.reply_to is not None else None
    if replied is not None and not nested:
        body["reply_to_message"] = message_json(replied, world, nested=True)
    return body


def _sender(message: Message, chat: Chat, world: World) -> dict[str, Any]:
    if message.sender_chat is not None:
        anonymous = User(GROUP_ANONYMOUS_BOT, "Group", username="GroupAnonymousBot", is_bot=True)
        who = (
            anonymous.as_json() if message.sender_chat == chat.id else User(136817688, "Channel", is_bot=True).as_json()
        )
        return {"from": who, "sender_chat": chat_json(world.chats[message.sender_chat], world)}
    if chat.type == "channel":
        return {"sender_chat": chat_json(chat, world)}
    return {"from": world.users[message.sender or world.bot.id].as_json()}


def _content(message: Message) -> dict[str, Any]:
    media: dict[str, Any] = {}
    if message.photo is not None:
        media["photo"] = [photo_json(message.photo)]
    if message.document is not None:
        media["document"] = document_json(message.document)
    text = "caption" if media else "text"
    if message.text:
        media[text] = message.text
    if message.entities:
        media["caption_entities" if text == "caption" else "entities"] = message.entities
    if message.preview:
        media["link_preview_options"] = message.preview
    return media


def photo_json(blob: Blob) -> dict[str, Any]:
    """Return a PhotoSize."""
    return {
        "file_id": blob.id,
        "file_unique_id": blob.unique,
        "width": blob.width,
        "height": blob.height,
        "file_size": len(blob.content),
    }


def document_json(blob: Blob) -> dict[str, Any]:
    """Return a Document."""
    return {
        "file_id": blob.id,
        "file_unique_id": blob.unique,
        "file_name": blob.name,
        "mime_type": blob.type,
        "file_size": len(blob.content),
    }


def _origin(source: Message, world: World) -> dict[str, Any]:
    chat = world.chats[source.chat]
    if chat.type == "channel":
        about = {"type": "channel", "chat": chat_json(chat, world), "message_id": source.number}
    else:
        about = {"type": "user", "sender_user": world.users[source.sender or world.bot.id].as_json()}
    return about | {"date": int(source.at)}


def member_json(user: User, status: str) -> dict[str, Any]:
    """Return a ChatMember of a person."""
    body: dict[str, Any] = {"status": status, "user": user.as_json()}
    if status == "creator":
        body["is_anonymous"] = False
    elif status == "administrator":
        body |= _rights(frozenset({"post", "edit", "delete", "pin", "invite"}))
    elif status == "kicked":
        body["until_date"] = 0
    return body


def bot_member_json(chat: Chat, world: World) -> dict[str, Any]:
    """Return the ChatMember that the bot itself is."""
    body: dict[str, Any] = {"status": chat.bot, "user": world.bot.as_json()}
    if chat.bot == "administrator":
        body |= _rights(chat.rights, channel=chat.type == "channel")
    elif chat.bot == "kicked":
        body["until_date"] = 0
    return body


def _rights(rights: frozenset[str], *, channel: bool = False) -> dict[str, Any]:
    body: dict[str, Any] = {"can_be_edited": False, "is_anonymous": False, "can_manage_chat": True}
    body |= {
        f"can_{name}": "invite" in rights
        for name in ("manage_video_chats", "restrict_members", "promote_members", "change_info", "invite_users")
    }
    body |= dict.fromkeys(("can_post_stories", "can_edit_stories", "can_delete_stories"), False)
    body["can_delete_messages"] = "delete" in rights
    if channel:
        return body | {"can_post_messages": "post" in rights, "can_edit_messages": "edit" in rights}
    return body | {"can_pin_messages": "pin" in rights, "can_manage_topics": False}
