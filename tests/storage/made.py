"""Nouns for tests of stores."""

from dataclasses import replace
from typing import Any

from bot.models import Article, Delivery, DeliveryState, Kind, Lane, Update, delivery_id

CHANNEL = -1001


def article(name: str, **fields: Any) -> Article:
    held = {
        "keys": (f"guid:{name}",),
        "source": "site",
        "title": f"عنوان {name}",
        "link": f"https://example.com/{name}",
    }
    return Article(**{"id": name, **held, **fields})


def post(name: str, **fields: Any) -> Delivery:
    return delivery(Kind.POST, name, CHANNEL, Lane.CHANNEL, **fields)


def copy(name: str, chat: int, **fields: Any) -> Delivery:
    return delivery(Kind.COPY, name, chat, fields.pop("lane", Lane.ROUTINE), **fields)


def held(name: str, chat: int, not_before: float = 0.0) -> Delivery:
    return copy(name, chat, state=DeliveryState.HELD, not_before=not_before)


def digest(chat: int, *articles: str, **fields: Any) -> Delivery:
    row = delivery(Kind.DIGEST, "n", chat, Lane.DIGEST, data={"articles": list(articles)}, **fields)
    return replace(row, article=None)


def delivery(kind: Kind, name: str, chat: int, lane: Lane, **fields: Any) -> Delivery:
    return Delivery(**{"id": delivery_id(kind, name, chat), "article": name, **fields}, chat=chat, lane=lane, kind=kind)


def update(number: int, chat: int = 7, at: float = 0.0) -> Update:
    return Update(number, {"update_id": number, "message": {"text": "/start"}}, chat, at)
