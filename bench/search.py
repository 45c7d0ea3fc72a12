"""How long a search of the archive takes: `python bench/search.py [ARTICLES …]`. Articles of 500 words.

The worst queries are made of words that stand in most articles; of each the whole time is told, and the longest slice
of it: for so long nobody else has a turn.
"""

import random
import statistics
import sys
import time
from itertools import pairwise

from bench.audience import Zipf, memory, words
from bot.models import Article
from bot.newsroom.search import SearchIndex

ASKED = 60
COMMON = ["في", "من", "على", "إلى", "المغرب", "الأمن", "الشرطة", "التعاون", "الوطني", "اليوم"]  # a tenth of all words
TELLING = COMMON[4:]
WORST = {
    "30 × the same everyday words": ",".join(["في من"] * 30),
    "30 × the same everyday phrase": ",".join(['"في من"'] * 24),
    "56 common words": ",".join((COMMON * 6)[:56])[:256],
    "pairs of common words": ",".join(f"{one} {two}" for one in TELLING for two in COMMON)[:256],
    "16 phrases that do not occur": ",".join(f'"{one} {two} {one}"' for one in TELLING for two in TELLING)[:256],
    "a phrase and one not wanted": '"المغرب في" -"من المغرب"',
    "40 words in a row": " ".join(COMMON * 4),
    "a phrase of 40 words": f'"{" ".join(COMMON * 4)}"',
}


def measure(articles: int) -> float:
    """Print one line; return the median in milliseconds."""
    chance = random.Random(7)
    spoken = Zipf(words(60_000, chance), chance)
    before, index = memory(), SearchIndex()
    loading = 0.0
    for number in range(articles):
        text = spoken.draw(440) + chance.choices(COMMON, k=50)
        chance.shuffle(text)
        body = " ".join(text)
        article = Article(f"a{number}", (), "", " ".join(spoken.draw(12)), None, body=body, published=float(number))
        start = time.perf_counter()
        index.put(article)
        loading += time.perf_counter() - start
    weight = memory() - before
    asked = [f"{one} {two}" for one, two in zip(spoken.draw(ASKED), spoken.draw(ASKED), strict=True)]
    asked += spoken.draw(ASKED)
    asked += [f'"{one} {two}"' for one, two in zip(spoken.draw(ASKED), spoken.draw(ASKED), strict=True)]
    times = []
    for text in asked:
        start = time.perf_counter()
        index.search(text, 10)
        times.append((time.perf_counter() - start) * 1000)
    print(
        f"{articles:>7,} articles  taken in {loading / articles * 1000:.2f} ms each  {weight:5.0f} MB"
        f"  search median {statistics.median(times):6.2f} ms, worst {max(times):6.2f} ms"
    )
    halves = [one[:3] for one in spoken.draw(ASKED)] + [f"{one} {two[:3]}" for one, two in pairwise(spoken.draw(ASKED))]
    found = [slices_of(index, text, typing=True) for text in halves]
    print(
        f"        half a word while it is typed: median {statistics.median(map(sum, found)):6.2f} ms,"
        f" worst {max(map(sum, found)):6.2f} ms, longest slice {max(map(max, found)):5.1f} ms"
    )
    for name, text in WORST.items():
        slices = slices_of(index, text)
        print(f"        {name:30} {sum(slices):7.1f} ms, longest slice {max(slices):5.1f} ms")
    index.close()
    return statistics.median(times)


def slices_of(index: SearchIndex, text: str, *, typing: bool = False) -> list[float]:
    """Return how long each slice of a search takes, in milliseconds; of three times the quickest."""

    def once() -> list[float]:
        marks = [time.perf_counter(), *(time.perf_counter() for _ in index.looks(text, 10, typing=typing))]
        return [(after - before) * 1000 for before, after in pairwise(marks)]

    return min((once() for _ in range(3)), key=sum)


def main() -> None:
    """Measure each size that is asked for."""
    for size in [int(size) for size in sys.argv[1:]] or [1_000, 10_000]:
        measure(size)


if __name__ == "__main__":
    main()
