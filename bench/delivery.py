"""How fast the outbox is: messages a second, the worst second, processor time, and how long a breaking post takes.

    python -m bench.delivery --per-second 1000 --seconds 10
    python -m bench.delivery --per-second 28 --pending 100000

The server runs in a process of its own and answers after `--latency` seconds; the store is the real one.
"""

import argparse
import asyncio
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from bot.changes import AddDeliveries
from bot.clock import SystemClock
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.telegram import TelegramSender
from bot.delivery.transport import Transport
from bot.messages import Button, Message, Text
from bot.models import Delivery, Kind, Lane, delivery_id
from bot.ports import SendIt, Step, Storage
from bot.secret import Secret
from storage import open_storage

CHANNEL = -1001
PAGE = 5000
FREE = 30
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
FLASHES = 20


class Server(asyncio.Protocol):
    """Answers every request with success after a while; knows no HTTP but what it needs."""

    arrivals: list[tuple[float, bool]] = []  # noqa: RUF012 - one list for all connections of the process
    latency = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport: Any = transport
        self._waiting = b""

    def data_received(self, data: bytes) -> None:
        """Take requests out of the stream."""
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head = self._waiting[:end].lower()
            length = int(head.partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
            if len(self._waiting) < end + 4 + length:
                return
            body, self._waiting = self._waiting[end + 4 : end + 4 + length], self._waiting[end + 4 + length :]
            self.arrivals.append((time.time(), b'"chat_id":-' in body))
            asyncio.get_running_loop().call_later(self.latency, self._answer, len(self.arrivals))

    def _answer(self, number: int) -> None:
        body = b'{"ok":true,"result":{"message_id":%d}}' % number
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)
        )


def serve(pipe: Connection, latency: float) -> None:
    """Run the server until asked for its arrivals."""

    async def run() -> None:
        Server.latency = latency
        loop = asyncio.get_running_loop()
        server = await loop.create_server(Server, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        await loop.run_in_executor(None, pipe.recv)
        pipe.send(Server.arrivals)
        server.close()

    asyncio.run(run())


class Quiet:
    """Nobody to alarm."""

    async def breaks(self, name: str, detail: str) -> None:
        """Say it here."""
        print(f"broken: {name}: {detail}")

    async def heals(self, name: str) -> None:
        """Nothing to say."""


TEXT = Text().add("عاجل: لقاء أمني مغربي إسباني في الرباط", "bold").add("\n" + "نص الخبر كما يقرؤه المشتركون. " * 12)
ROWS = (
    (Button("اقرأ", url="https://example.com/?p=1"), Button("انسخ", copy="https://example.com/?p=1")),
    (Button("لماذا؟", data="why"),),
)
COPY = Message(TEXT, ROWS, preview="https://example.com/?p=1")


async def render(delivery: Delivery) -> Step:  # noqa: ARG001 - the port's
    """Render all copies of an article as one message."""
    return SendIt(COPY)


def row(kind: Kind, subject: str, chat: int, lane: Lane) -> Delivery:
    """Return an intent that is due."""
    now = time.time()
    return Delivery(delivery_id(kind, subject, chat), chat, lane, kind, subject, created=now, not_before=now)


def slowed(storage: Storage, seconds: float) -> Storage:
    """Make every write take longer, as on a slow disk."""
    for name in ("commit", "claim", "begin"):
        setattr(storage, name, _after(seconds, getattr(storage, name)))
    return storage


def _after(seconds: float, call: Any) -> Any:
    async def wait(*args: Any, **named: Any) -> Any:
        await asyncio.sleep(seconds)
        return await call(*args, **named)

    return wait


async def fill(storage: Storage, count: int) -> None:
    """Store the copies of one article."""
    for start in range(1, count + 1, PAGE):
        chats = range(start, min(start + PAGE, count + 1))
        await storage.commit(AddDeliveries(tuple(row(Kind.COPY, "a", chat, Lane.ROUTINE) for chat in chats)))


async def flashes(storage: Storage, outbox: Outbox, seconds: float) -> list[float]:
    """Store a breaking post now and then; return when each was stored."""
    told = []
    for number in range(FLASHES):
        await asyncio.sleep(seconds / (FLASHES + 1))
        told.append(time.time())
        await storage.commit(AddDeliveries((row(Kind.POST, "f", CHANNEL - number, Lane.FLASH),)))
        outbox.wake()
    await asyncio.sleep(seconds / (FLASHES + 1))
    return told


async def measure(port: int, args: argparse.Namespace, folder: Path) -> tuple[float, list[float]]:
    """Run the outbox; return the processor time it took and when breaking posts were stored."""
    storage = await open_storage(f"tinydb:{folder}/bench.json")
    started = time.perf_counter()
    await fill(storage, args.pending or int(args.per_second * args.seconds * 1.1))
    print(f"stored in {time.perf_counter() - started:.1f} s")
    storage = slowed(storage, args.disk) if args.disk else storage
    transport = Transport(Secret("7:AAbench"), f"http://127.0.0.1:{port}")
    sender = TelegramSender(transport, bot=7, paid=args.per_second > FREE)
    pacing = Pacing(args.per_second)
    outbox = Outbox(storage, sender, render, pacing, SystemClock(), owner="bench", alarms=Quiet(), channel=CHANNEL)
    before = time.process_time()
    running = asyncio.create_task(outbox.run())
    told = await flashes(storage, outbox, args.seconds)
    used = time.process_time() - before
    await outbox.stop()
    await running
    await transport.shutdown()
    await storage.close()
    return used, told


def worst(times: Sequence[float]) -> int:
    """Count the most within any second."""
    most = first = 0
    for last, when in enumerate(times):
        while times[first] <= when - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--per-second", type=float, default=28, help="the pace (MESSAGES_PER_SECOND)")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--pending", type=int, default=0, help="how many copies wait (default: enough)")
    parser.add_argument("--latency", type=float, default=0.05, help="how long an answer takes")
    parser.add_argument("--disk", type=float, default=0, help="how much longer every write takes")
    args = parser.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(theirs, args.latency))
    server.start()
    with tempfile.TemporaryDirectory() as folder:
        used, told = asyncio.run(measure(ours.recv(), args, Path(folder)))
    ours.send(None)
    arrivals = ours.recv()
    server.join()
    times = [when for when, _ in arrivals]
    took = sorted(when - asked for asked, when in zip(told, [w for w, flash in arrivals if flash], strict=True))
    print(f"{len(times)} messages, {len(times) / args.seconds:.1f}/s of {args.per_second:g} allowed")
    print(f"worst second {worst(times)}")
    print(f"{100 * used / args.seconds:.0f} % of a core, {1e3 * used / len(times):.2f} ms a message")
    print(f"a breaking post: median {1e3 * statistics.median(took):.1f} ms, worst {1e3 * took[-1]:.1f} ms")


if __name__ == "__main__":
    main()
