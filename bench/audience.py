"""How long it takes to find who wants an article, and what the index weighs: `python bench/audience.py [FILTERS …]`.

Ten filters a reader; a fifth as many distinct words and phrases as filters, followed unevenly (Zipf), as words are
used unevenly in the articles of 500 words. Figures are of the machine; the growth from line to line is what counts.
"""

import gc
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate, pairwise

from bot.models import Article, Filter, FilterKind, Reader, Verdict
from bot.newsroom.audience import Audience
from bot.newsroom.fanout import PAGE

LETTERS = "ابتجحخدذرزسشصضطظعغفقكلمنهوي"
A_READERS = 10
ARTICLES = 40


class NoNames:
    """A catalogue without names."""

    def spellings(self, word: str) -> tuple[str, ...]:
        """Return nothing."""
        del word
        return ()


class Zipf:
    """Draws things of which the first are far more frequent than the last."""

    def __init__(self, things: Sequence[str], chance: random.Random) -> None:
        self._things = things
        self._weights = list(accumulate(1 / (place + 10) for place in range(len(things))))
        self._chance = chance

    def draw(self, count: int) -> list[str]:
        """Return `count` things."""
        return self._chance.choices(self._things, cum_weights=self._weights, k=count)


def words(count: int, chance: random.Random) -> list[str]:
    """Return distinct words of three to seven letters, some with the article."""
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(chance.choices(LETTERS, k=chance.randint(3, 7)))
        found["ال" + word if chance.random() < 1 / 3 else word] = None
    return list(found)


def wishes(count: int, vocabulary: Zipf, all_words: Sequence[str], chance: random.Random) -> list[str]:
    """Return distinct filters: half one word, the others two words, a phrase, or a word without another."""
    found = dict.fromkeys(all_words[: count // 2])
    while len(found) < count:
        one, two = vocabulary.draw(2)
        found[chance.choice((f"{one} {two}", f'"{one} {two}"', f"{one} -{two}"))] = None
    mixed = list(found)
    chance.shuffle(mixed)
    return mixed


def readers(count: int, texts: Zipf, rare: Iterator[str]) -> Iterator[Reader]:
    """Yield readers with ten filters: a topic, seven drawn, two so that every text is somebody's."""
    for chat in range(1, count + 1):
        own = [*dict.fromkeys([*texts.draw(7), next(rare), next(rare)])]
        filters = [Filter(1, FilterKind.TOPIC, f"topic-{chat % 50}")]
        filters += [Filter(number, FilterKind.WORDS, text) for number, text in enumerate(own, start=2)]
        yield Reader(chat, filters=tuple(filters))


def endless(texts: Sequence[str]) -> Iterator[str]:
    """Yield the texts again and again."""
    while True:
        yield from texts


def measure(filters: int) -> float:
    """Print one line; return the median in milliseconds."""
    chance = random.Random(7)
    vocabulary = words(max(filters // 8, 2000), chance)
    spoken = Zipf(vocabulary, chance)
    texts = wishes(filters // 5, spoken, vocabulary, chance)
    everybody = list(readers(filters // A_READERS, Zipf(texts, chance), endless(texts)))
    gc.collect()
    before, audience, start = memory(), Audience(NoNames()), time.perf_counter()
    for reader in everybody:
        audience.put(reader.chat, reader)
    audience.settle()
    loading = time.perf_counter() - start
    gc.collect()
    weight = memory() - before
    gc.freeze()
    times, found, put, pages = [], [], [], []
    for number in range(ARTICLES):
        article = Article(str(number), (), "", " ".join(spoken.draw(12)), None, body=" ".join(spoken.draw(490)),
                          topics=(f"topic-{number}",), publish=Verdict.YES)  # fmt: skip
        times.append(timed(partial(audience.match, article)))
        found.append(audience.count(article))
        pages.append(timed(partial(audience.match(article).page, 0, PAGE)))
        put.append(timed(partial(audience.put, number + 1, everybody[number])))
    gc.unfreeze()
    median = statistics.median(times)
    print(
        f"{filters:>9,} filters  {filters // A_READERS:>7,} readers  {len(texts):>7,} distinct"
        f"  loaded in {loading:5.1f} s"
        f"  {weight:6.0f} MB  article median {median:6.1f} ms, worst {max(times):6.1f} ms"
        f"  audience median {statistics.median(found):,.0f}"
        f"  a page of {PAGE:,} unpacked in {statistics.median(pages):.1f} ms"
        f"  a change {statistics.median(put):.3f} ms"
    )
    return median


def timed(work: Callable[[], object]) -> float:
    """Return how long a call takes, in milliseconds."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def memory() -> float:
    """Return the memory in use, in MB."""
    with open("/proc/self/statm") as pages:  # noqa: PTH123 - one number, no file of ours
        return int(pages.read().split()[1]) * resource.getpagesize() / 1e6


def main() -> None:
    """Measure each size that is asked for, and print how the time grew."""
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    medians = [measure(size) for size in sizes]
    for (small, less), (large, more) in pairwise(zip(sizes, medians, strict=True)):
        print(f"{large / small:.0f} times the filters take {more / less:.1f} times as long")


if __name__ == "__main__":
    main()
