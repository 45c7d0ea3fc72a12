"""How the page sees the stand-in: every message in the few words that a client needs to draw it."""

from typing import Any

from bot.sandbox.cast import CHANNEL, DESK, ROLES
from bot.sandbox.site import Site
from bot.sandbox.site_feed import link_of, picture_of
from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_chats import menu_for
from bot.sandbox.telegram_world import Chat, Message


def state(standin: StandIn, site: Site, user: int, since: int) -> dict[str, Any]:
    """Return what changed after version `since`, seen by a user: his private chat, the channel, the desk."""
    world = standin.world
    private, person = standin.chat(user), world.users[user]
    chats = {"channel": standin.chat(CHANNEL), "private": private}
    if user in standin.chat(DESK).members:
        chats["desk"] = standin.chat(DESK)
    return {
        "version": world.version,
        "bot": {"name": world.bot.first_name, "username": world.bot.username},
        "roles": [{"id": r.id, "name": r.name, "role": r.role, "language": r.language} for r in ROLES],
        "user": {"id": user, "started": person.started, "blocked": person.blocked, "language": person.language},
        "menu": menu_for(standin.parts, private, user, person.language),
        "menuDesk": menu_for(standin.parts, standin.chat(DESK), user, person.language),
        "chats": {name: _chat(standin, site, chat, since) for name, chat in chats.items()},
        "site": {"published": len(site.published), "newest": site.published[-1].title if site.published else ""},
    }


def _chat(standin: StandIn, site: Site, chat: Chat, since: int) -> dict[str, Any]:
    changed = [message for message in chat.log.values() if message.touched > since]
    return {
        "id": chat.id,
        "title": chat.title,
        "username": chat.username,
        "bot": chat.bot,
        "pinned": chat.pinned[-1:],
        "messages": [_message(standin, site, chat, message) for message in changed],
    }


def _message(standin: StandIn, site: Site, chat: Chat, message: Message) -> dict[str, Any]:
    if message.deleted:
        return {"number": message.number, "deleted": True}
    body: dict[str, Any] = {
        "number": message.number,
        "at": message.at,
        "own": message.own,
        "sender": message.sender,
        "who": standin.world.users[message.sender].first_name if message.sender and chat.type != "channel" else "",
        "text": message.text,
        "entities": message.entities,
        "buttons": message.buttons,
        "edited": message.edited,
        "silent": message.silent,
        "via": message.via_bot,
        "service": next(iter(message.service), None) if message.service else None,
    }
    if message.photo:
        body["photo"] = {
            "url": f"/sandbox/file/{message.photo.id}",
            "w": message.photo.width,
            "h": message.photo.height,
        }
    if message.document:
        size = len(message.document.content)
        body["document"] = {"url": f"/sandbox/file/{message.document.id}", "name": message.document.name, "size": size}
    if message.forwarded:
        origin = standin.world.chats[message.forwarded.chat]
        body["forwarded"] = origin.title
    replied = chat.message(message.reply_to) if message.reply_to else None
    if replied:
        body["reply"] = {"number": replied.number, "text": replied.text[:120]}
    if not message.photo and not message.document:
        body["preview"] = _preview(site, message)
    return body


def _preview(site: Site, message: Message) -> dict[str, Any] | None:
    """Return the card under a text whose link leads to an article of the demo site."""
    if message.preview.get("is_disabled"):
        return None
    texts = [message.preview["url"]] if message.preview.get("url") else message.links
    for link in texts:
        for story in site.published:
            if link in {link_of(story, site.base), f"{site.base}/?p={story.number}"}:
                picture = picture_of(story, site.base)
                text = story.excerpt.replace("[&hellip;]", "…")
                above = bool(message.preview.get("show_above_text"))
                return {"url": link, "title": story.title, "text": text, "image": picture, "above": above}
    return None
