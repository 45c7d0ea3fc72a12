"""A reader's own data: /mydata hands it out, /forget erases it (FAULTS T16)."""

import json
from dataclasses import asdict
from typing import Any

from bot.changes import Forget
from bot.messages import Button, File, Give
from bot.models import Delivery
from bot.newsroom.editors import EDITOR
from bot.replies import Reply
from handlers import buttons, kept
from handlers.incoming import Incoming
from handlers.room import Room
from handlers.subscriptions import stale
from handlers.visit import receive

MOST_DELIVERIES = 10_000


async def mydata(said: Incoming, room: Room) -> Reply:
    """Give everything stored of this chat as a JSON file. Asking makes nobody a reader."""
    visit = await receive(said, room)
    deliveries = await room.storage.deliveries_in(said.chat, limit=MOST_DELIVERIES)
    texts = await room.storage.documents(kept.kind(said.chat))
    office = await room.storage.document(EDITOR, str(said.chat))
    if visit.stored is None and not deliveries and not texts and office is None:
        return Reply(answers=(visit.say(visit.text("mydata-nothing")),))
    whole = {
        "reader": asdict(visit.stored) if visit.stored else None,
        "deliveries": [_told(one) for one in deliveries],
        "texts": [dict(one.body) for one in texts],
        "editor": dict(office.body) if office else None,
    }
    content = json.dumps(whole, ensure_ascii=False, indent=2, default=str).encode()
    file = File("mirsal.json", content, visit.text("mydata-caption"))
    return Reply(answers=(Give(said.chat, file),))


async def forget(said: Incoming, room: Room) -> Reply:
    """Ask once whether everything is to be erased."""
    visit = await receive(said, room)
    yes = Button(visit.text("forget-yes"), data=buttons.data("forget", "yes"))
    no = Button(visit.text("forget-no"), data=buttons.data("forget", "no"))
    return Reply(answers=(visit.say(visit.text("forget-ask"), ((yes,), (no,))),))


async def decide_forget(said: Incoming, room: Room, value: str) -> Reply:
    """Erase everything of this chat, or nothing; what is said about it is not kept either."""
    visit = await receive(said, room)
    if value == "no":
        return Reply((), (*visit.toast(), visit.show(visit.text("forget-kept"))))
    if value != "yes":
        return stale(visit)
    room.floods.forget(said.chat)
    return Reply((Forget(said.chat),), (*visit.toast(), visit.show(visit.text("forget-done"))))


def _told(delivery: Delivery) -> dict[str, Any]:
    told = {
        "article": delivery.article,
        "kind": delivery.kind,
        "state": delivery.state,
        "created": delivery.created,
        "ended": delivery.ended,
        "message": delivery.message,
        "data": dict(delivery.data),
    }
    return {name: value for name, value in told.items() if value not in (None, {})}
