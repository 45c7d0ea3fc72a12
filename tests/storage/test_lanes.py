"""A lane's queue: turns without walking through everything that waits."""

import random

import pytest

from storage.tiny.lanes import LaneQueue, Waiting


class Board:
    """What waits, beside the queue that is tested."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[Waiting, int]] = {}
        self.busy: set[int] = set()
        self.asked = 0
        self.queue = LaneQueue(self.still)

    def still(self, entry: Waiting, chat: int) -> bool:
        self.asked += 1
        return self.waiting.get(entry[2]) == (entry, chat)

    def add(self, chat: int, not_before: float, age: int) -> None:
        entry = (not_before, age, f"d{age}")
        self.waiting[entry[2]] = (entry, chat)
        self.queue.add(chat, entry)

    def claim(self, count: int, now: float) -> list[str]:
        taken: list[str] = []
        for key in self.queue.due(now) if count else ():
            if key is not None:
                _, chat = self.waiting.pop(key)
                self.busy.add(chat)
                self.queue.hold(chat)
                taken.append(key)
            if len(taken) == count:
                break
        return taken

    def expected(self, count: int, now: float) -> list[str]:
        free = sorted(one for one in self.waiting.values() if one[1] not in self.busy)
        firsts: dict[int, Waiting] = {}
        for entry, chat in free:
            firsts.setdefault(chat, entry)
        return [entry[2] for entry in sorted(firsts.values()) if entry[0] <= now][:count]


def test_a_claim_among_many_asks_about_few() -> None:
    board = Board()
    for age in range(20_000):
        board.add(age, float(age % 97), age)
    board.asked = 0
    assert len(board.claim(20, 50.0)) == 20
    assert board.asked < 100
    board.asked = 0
    assert board.queue.oldest() == 0.0
    assert board.asked < 100


def test_a_chat_stands_in_the_row_of_heads_once_however_much_waits_for_it() -> None:
    board = Board()
    for age in range(100):
        board.add(1, float(age), age)
    assert len(board.queue._heads) == 1
    assert board.claim(1, 50.0) == ["d0"]
    board.add(1, -1.0, 100)
    assert board.queue._heads == [], "whoever is busy has no turn"
    board.queue.free(1)
    assert board.queue._heads == [(-1.0, 100, 1)]


def act(board: Board, chance: random.Random, age: int) -> None:
    """Do one thing to the queue; most of all what leaves stale heads behind."""
    what = chance.random()
    if what < 0.4:
        board.add(chance.randrange(5), float(chance.randrange(5)), age)
    elif what < 0.6 and board.waiting:
        board.waiting.pop(chance.choice(sorted(board.waiting)))
    elif what < 0.8:
        count, now = chance.randint(1, 3), float(chance.randrange(5))
        wanted = board.expected(count, now)
        assert board.claim(count, now) == wanted
    elif what < 0.97 and board.busy:
        chat = chance.choice(sorted(board.busy))
        board.busy.remove(chat)
        board.queue.free(chat)
    elif what >= 0.97:
        # rarely: being asked, the queue cleans up
        assert board.queue.oldest() == min((entry[0] for entry, _ in board.waiting.values()), default=None)


@pytest.mark.parametrize("seed", range(20))
def test_turns_are_those_of_a_plain_list(seed: int) -> None:
    board, chance = Board(), random.Random(seed)
    for age in range(400):
        act(board, chance, age)
