"""How fast the store is: commits, claims among many, publishing among many, and how long a checkpoint holds the loop.

    python -m bench.storage [readers]

Prints medians and ratios. Absolute figures are this machine's; the ratios hold.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Self

from bot.changes import AddDeliveries, Publish, PutReader, Record, SetValue
from bot.models import Article, Delivery, DeliveryState, Kind, Lane, Reader, delivery_id
from storage.tiny.opening import open_tiny
from storage.tiny.store import TinyStorage

AT_ONCE = 14  # half a second's pace
BODY = "أعلن المكتب المركزي للأبحاث القضائية عن تفكيك خلية إرهابية. " * 20


def article(number: int) -> Article:
    """Return an article of some two kilobytes."""
    return Article(
        f"a{number:09d}",
        (f"wp:{number}", f"guid:{number}", f"url:{number}"),
        "site",
        f"عنوان {number}",
        f"https://example.com/{number}",
        body=BODY,
        published=float(number),
    )


def copies(name: str, chats: range, lane: Lane = Lane.ROUTINE) -> tuple[Delivery, ...]:
    """Return a copy for each chat."""
    return tuple(Delivery(delivery_id(Kind.COPY, name, chat), chat, lane, Kind.COPY, name) for chat in chats)


async def timed(times: int, call: Callable[[int], Awaitable[object]]) -> list[float]:
    """Return how long each call took, in milliseconds."""
    took = []
    for number in range(times):
        begun = time.perf_counter()
        await call(number)
        took.append((time.perf_counter() - begun) * 1000)
    return took


def say(what: str, took: list[float]) -> None:
    """Print the median and the 99th percentile."""
    ordered = sorted(took)
    median, worst = statistics.median(ordered), ordered[int(len(ordered) * 0.99)]
    print(f"{what:<66} median {median:8.3f} ms   p99 {worst:8.3f} ms")


class Stalls:
    """The longest time the loop did not turn."""

    async def __aenter__(self) -> Self:
        self.found: list[float] = []
        self._task = asyncio.create_task(self._watch())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _watch(self) -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(0.001)
            self.found.append((time.perf_counter() - begun) * 1000 - 1)


async def commits(store: TinyStorage) -> None:
    """Time commits, alone and together."""
    say("one commit, alone", await timed(300, lambda number: store.commit(SetValue("v", number))))

    async def many(number: int) -> None:
        await asyncio.gather(*(store.commit(SetValue(f"v{one}", number)) for one in range(100)))

    say("a hundred commits at once", await timed(50, many))


async def outgoing(store: TinyStorage, readers: int) -> None:
    """Time publishing, adding copies, claims."""
    for known in range(10_000):
        if not known % 500:
            await asyncio.gather(*(store.commit(Publish(article(one))) for one in range(known, known + 500)))
    say("publish among 10,000 articles", await timed(200, lambda one: store.commit(Publish(article(20_000 + one)))))
    async with Stalls() as stalls:
        begun = time.perf_counter()
        for chat in range(1, readers, 2000):
            await store.commit(AddDeliveries(copies("a000000001", range(chat, chat + 2000))))
        print(f"{readers} copies added in {time.perf_counter() - begun:.2f} s")
    say("  the loop meanwhile", stalls.found)
    records: list[Record] = []

    async def claim(number: int) -> None:
        taken = await store.claim(Lane.ROUTINE, AT_ONCE, owner="me", now=float(number), lease=60.0, records=records)
        assert len(taken) == AT_ONCE
        records[:] = [Record(one.id, DeliveryState.SENT, 1.0, message=number + 1) for one in taken]

    say(f"record and claim {AT_ONCE} among {readers}", await timed(300, claim))


async def checkpoints(store: TinyStorage, path: Path) -> None:
    """Time a checkpoint, and the loop beside it."""
    async with Stalls() as idle:
        await asyncio.sleep(1.0)
    async with Stalls() as stalls:
        begun = time.perf_counter()
        task = asyncio.create_task(store.fold())
        took: list[float] = []
        while not task.done():
            took += await timed(1, lambda number: store.commit(SetValue("v", number)))
        await task
        seconds = time.perf_counter() - begun
    size = (await asyncio.to_thread(path.stat)).st_size
    print(f"a checkpoint of {size / 1e6:.1f} MB took {seconds:.2f} s")
    say("  the loop, idle", idle.found)
    say("  the loop, during the checkpoint", stalls.found)
    print(f"  the longest stall: {max(stalls.found):.1f} ms (idle: {max(idle.found):.1f} ms)")
    say("  a commit meanwhile", took)


async def main(readers: int) -> None:
    """Run all of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mirsal.json"
        store = await open_tiny(path)
        await commits(store)
        await outgoing(store, readers)
        for chat in range(1, readers, 500):
            await asyncio.gather(*(store.commit(PutReader(Reader(one))) for one in range(chat, chat + 500)))
        await checkpoints(store, path)
        await store.close()
        begun = time.perf_counter()
        store = await open_tiny(path)
        print(f"opened again in {time.perf_counter() - begun:.2f} s")
        await store.close()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
