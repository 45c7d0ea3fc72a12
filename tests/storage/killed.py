"""Run by test_crashes: a child commits and reports, is killed by SIGKILL after a random number of reports, the store is
opened again and compared with the reports; many times over. Prints one JSON object.

    python -m tests.storage.killed PATH KILLS SEED
"""

import asyncio
import itertools
import json
import logging
import os
import random
import signal
import sys
from pathlib import Path

from bot.changes import AddDeliveries, FinishUpdate, Publish, SetValue
from storage.tiny import checkpoint
from storage.tiny.names import Names
from storage.tiny.opening import open_tiny
from tests.storage.made import article, copy, post, update

checkpoint.FOLD_AT = 3000  # a new generation every few commits


async def _commit_for_ever(path: Path, first: int, reports: int) -> None:
    store = await open_tiny(path)
    numbers = itertools.count(first)

    async def work() -> None:
        while True:
            number = next(numbers)
            name = f"n{number}"
            await store.put_updates([update(number)])
            done = await store.commit(
                Publish(article(name), (post(name),)),
                AddDeliveries((copy(name, number),)),
                SetValue(name, number),
                FinishUpdate(number, 1.0),
            )
            assert done
            os.write(reports, b"%d\n" % number)

    await asyncio.gather(*(work() for _ in range(5)))


def _one_life(path: Path, first: int, wanted: int) -> list[int]:
    """Return the reports of a child that was killed after `wanted` of them, the last complete ones included."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        asyncio.run(_commit_for_ever(path, first, writing))
    os.close(writing)
    with os.fdopen(reading) as reports:
        lines = [next(reports) for _ in range(wanted)]
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += list(reports)
    return [int(line) for line in lines if line.endswith("\n")]


async def _found(path: Path, upto: int) -> tuple[set[int], list[int]]:
    """Return the numbers that are there, and those of which only a part is."""
    store = await open_tiny(path)
    there, halves = set(), []
    for number in range(upto):
        name = f"n{number}"
        parts = [
            await store.article(name) is not None,
            bool(await store.known([f"guid:{name}"])),
            await store.delivery(f"post/{name}/-1001") is not None,
            await store.delivery(f"copy/{name}/{number}") is not None,
            await store.value(name) == number,
        ]
        if all(parts):
            there.add(number)
        elif any(parts):
            halves.append(number)
    store.let_go()
    return there, halves


def main(path: Path, kills: int, seed: int) -> None:
    """Kill, look, and tell."""
    logging.disable(logging.ERROR)
    chance = random.Random(seed)
    reported: set[int] = set()
    halves: list[int] = []
    lost: list[int] = []
    for life in range(kills):
        first = life * 200
        reported |= set(_one_life(path, first, chance.randint(0, 60)))
        there, broken = asyncio.run(_found(path, first + 200))
        halves += broken
        lost += sorted(reported - there)
    generations = max(Names(path).journals())
    told = {"kills": kills, "reported": len(reported), "lost": lost, "halves": halves, "generations": generations}
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
