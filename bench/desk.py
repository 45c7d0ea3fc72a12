"""How fast the desk is: from the press on «send» to the channel and to the first copies, and how soon a reader's /start
is answered while a hundred thousand copies go out.

    python -m bench.desk --readers 100000 --per-second 1000 --seconds 30
    python -m bench.desk --readers 100000 --per-second 28 --seconds 30

The service is the real one (`mirsal run`, TinyDB) in a process of its own; the Bot API here says yes to everything
after `--latency` seconds. Times run from when an update is handed over to when the answer to it is asked for here.
"""

import argparse
import asyncio
import itertools
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from aiohttp import web

from bot.changes import PutReader
from bot.models import Language
from bot.newsroom.readership import newcomer
from storage import open_storage

OWNER, CHANNEL = 7, -1001
PAGE = 500
STRANGERS = 10_000_000  # numbers of those who say /start
EVERY = 0.1  # seconds between two of them
FEED = b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title><link>http://x/</link></channel></rss>'


class Telegram:
    """A Bot API that takes everything. `sent` tells when the first message of each chat came."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.sent: dict[int, float] = {}
        self.copies: list[float] = []
        self.buttons: list[str] = []
        self._updates: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._handed: dict[int, asyncio.Future[float]] = {}
        self._numbers = itertools.count(1)

    async def say(self, **update: Any) -> float:
        """Give the service an update; return when it was handed over."""
        number = next(self._numbers)
        self._handed[number] = asyncio.get_running_loop().create_future()
        await self._updates.put({"update_id": number, **update})
        return await self._handed[number]

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """Answer one call."""
        method = request.match_info["method"]
        body = await request.json() if request.can_read_body else {}
        if method == "getUpdates":
            return web.json_response({"ok": True, "result": await self._waiting(float(body.get("timeout", 0)))})
        chat = int(body.get("chat_id", 0))
        if method.startswith("send"):
            now = time.perf_counter()
            self.sent.setdefault(chat, now)
            if 0 < chat < STRANGERS and chat != OWNER:
                self.copies.append(now)
            keys = body.get("reply_markup") or {}
            keys = json.loads(keys) if isinstance(keys, str) else keys
            if chat == OWNER and keys:
                self.buttons = [key.get("callback_data", "") for row in keys["inline_keyboard"] for key in row]
        await asyncio.sleep(self.latency)
        return web.json_response({"ok": True, "result": self._result(method, chat)})

    async def _waiting(self, timeout: float) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        try:
            async with asyncio.timeout(timeout):
                found.append(await self._updates.get())
        except TimeoutError:
            return []
        while not self._updates.empty():
            found.append(self._updates.get_nowait())
        for update in found:
            self._handed.pop(update["update_id"]).set_result(time.perf_counter())
        return found

    def _result(self, method: str, chat: int) -> Any:
        match method:
            case "getMe":
                return {"id": 9, "is_bot": True, "first_name": "b", "username": "bench_bot", "can_join_groups": True}
            case "getChat":
                return {"id": chat, "type": "channel", "title": "bench", "username": "bench"}
            case "getChatMember":
                return {"status": "creator", "user": {"id": 9, "is_bot": True, "first_name": "b"}}
            case _ if method.startswith(("send", "edit")):
                where = {"id": chat, "type": "private"}
                return {"message_id": next(self._numbers), "date": int(time.time()), "chat": where, "text": "x"}
            case _:
                return True


def message(user: int, text: str) -> dict[str, Any]:
    """Return what somebody said in private."""
    who = {"id": user, "is_bot": False, "first_name": "n", "language_code": "ar"}
    chat = {"id": user, "type": "private", "first_name": "n"}
    end = len(text.split(maxsplit=1)[0])
    entities = [{"type": "bot_command", "offset": 0, "length": end}]
    return {"message_id": 1, "date": int(time.time()), "from": who, "chat": chat, "text": text, "entities": entities}


async def people(folder: Path, count: int) -> str:
    """Store readers who follow breaking items; return the store's address."""
    address = f"tinydb:{folder}/bench.json"
    storage = await open_storage(address)
    now = time.time()
    for start in range(100, 100 + count, PAGE):
        chats = range(start, min(start + PAGE, 100 + count))
        new = (newcomer(chat, "private", language=Language.ARABIC, timezone="UTC", now=now) for chat in chats)
        await storage.commit(*(PutReader(replace(reader, version=0)) for reader in new))
    await storage.close()
    return address


async def until(fact: Any, patience: float = 120.0) -> None:
    """Wait for something to be so."""
    async with asyncio.timeout(patience):
        while not fact():  # noqa: ASYNC110 - a benchmark
            await asyncio.sleep(0.002)


async def press(telegram: Telegram) -> None:
    """Let an editor send a breaking item, and print how long it took."""
    await telegram.say(message=message(OWNER, "/breaking عاجل: لقاء أمني مغربي إسباني رفيع في الرباط"))
    await until(lambda: any(telegram.buttons))
    who = message(OWNER, "/x")["from"]
    standing = {"message_id": 5, "date": int(time.time()), "chat": {"id": OWNER, "type": "private"}, "text": "x"}
    data = next(data for data in telegram.buttons if data)
    query = {"id": "1", "from": who, "chat_instance": "1", "message": standing, "data": data}
    pressed = await telegram.say(callback_query=query)
    await until(lambda: CHANNEL in telegram.sent and telegram.copies)
    print(f"from the press to the channel {1e3 * (telegram.sent[CHANNEL] - pressed):.0f} ms", end=", ")
    print(f"to the first copy {1e3 * (telegram.copies[0] - pressed):.0f} ms")


async def starts(telegram: Telegram, seconds: float) -> list[float]:
    """Let strangers say /start; return how long each waited for the answer, in milliseconds."""
    asked: dict[int, float] = {}
    for number in range(int(seconds / EVERY)):
        user = STRANGERS + number
        asked[user] = await telegram.say(message=message(user, "/start"))
        await asyncio.sleep(EVERY)
    await until(lambda: all(user in telegram.sent for user in asked), 30)
    return sorted(1e3 * (telegram.sent[user] - when) for user, when in asked.items())


async def measure(args: argparse.Namespace, folder: Path) -> None:
    """Start everything and print the figures."""
    telegram = Telegram(args.latency)
    app = web.Application(client_max_size=1 << 20)
    app.router.add_post("/bot{token}/{method}", telegram.answer)
    app.router.add_get("/feed/", lambda _: _feed())
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    settings = {
        "TELEGRAM_TOKEN": "9:AA" + "b" * 33,
        "CHANNEL": str(CHANNEL),
        "FEED_URL": f"{base}/feed/",
        "OWNERS": str(OWNER),
        "DATABASE_URL": await people(folder, args.readers),
        "TELEGRAM_API": base,
        "ALLOW_PRIVATE_HOSTS": "1",
        "MESSAGES_PER_SECOND": str(args.per_second),
        "PAID_BROADCAST": "1" if args.per_second > 30 else "0",  # noqa: PLR2004 - Telegram's free pace
        "HOST": "127.0.0.1",
        "PORT": "0",
        "LOG_LEVEL": "WARNING",
    }
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env={**os.environ, "PYTHONPATH": str(Path.cwd()), **settings}, cwd=folder
    )
    try:
        await telegram.say(message=message(2 * STRANGERS, "/start"))
        await press(telegram)
        waited = await starts(telegram, args.seconds)
    finally:
        service.terminate()
        await service.wait()
        await runner.cleanup()
    first, last = telegram.copies[0], telegram.copies[-1]
    print(f"{len(telegram.copies)} copies, {len(telegram.copies) / (last - first):.0f}/s", end="; ")
    print(f"{len(waited)} /start meanwhile: median {statistics.median(waited):.0f} ms", end=", ")
    print(f"p99 {waited[int(len(waited) * 0.99)]:.0f} ms, worst {waited[-1]:.0f} ms")


async def _feed() -> web.Response:
    return web.Response(body=FEED, content_type="application/rss+xml")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--readers", type=int, default=100_000)
    parser.add_argument("--per-second", type=int, default=28, help="the pace (MESSAGES_PER_SECOND)")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--latency", type=float, default=0.02, help="how long an answer takes")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(args, Path(folder)))


if __name__ == "__main__":
    main()
