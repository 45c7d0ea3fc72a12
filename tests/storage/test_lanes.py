"""A lane's queue: turns without walking through everything that waits."""

from hypothesis import given
from hypothesis import strategies as st

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


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "drop", "claim", "free", "oldest"]), st.integers(0, 4), st.integers(0, 9)),
    max_size=60,
)


@given(ACTS)
def test_turns_are_those_of_a_plain_list(acts: list[tuple[str, int, int]]) -> None:
    board = Board()
    for age, (act, chat, number) in enumerate(acts):
        if act == "add":
            board.add(chat, float(number), age)
        elif act == "drop" and board.waiting:
            board.waiting.pop(sorted(board.waiting)[number % len(board.waiting)])
        elif act == "claim":
            wanted = board.expected(chat, float(number))
            assert board.claim(chat, float(number)) == wanted
        elif act == "free" and chat in board.busy:
            board.busy.remove(chat)
            board.queue.free(chat)
        else:
            assert board.queue.oldest() == min((entry[0] for entry, _ in board.waiting.values()), default=None)
