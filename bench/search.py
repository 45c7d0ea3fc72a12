"""How long a search of the archive takes: `python bench/search.py [ARTICLES …]`. Articles of 500 words."""

import random
import statistics
import sys
import time

from bench.audience import Zipf, memory, words
from bot.models import Article
from bot.newsroom.search import SearchIndex

ASKED = 60


def measure(articles: int) -> float:
    """Print one line; return the median in milliseconds."""
    chance = random.Random(7)
    spoken = Zipf(words(60_000, chance), chance)
    before, index = memory(), SearchIndex()
    loading = 0.0
    for number in range(articles):
        body = " ".join(spoken.draw(490))
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
    index.close()
    print(
        f"{articles:>7,} articles  taken in {loading / articles * 1000:.2f} ms each  {weight:5.0f} MB"
        f"  search median {statistics.median(times):6.2f} ms, worst {max(times):6.2f} ms"
    )
    return statistics.median(times)


def main() -> None:
    """Measure each size that is asked for."""
    for size in [int(size) for size in sys.argv[1:]] or [1_000, 10_000]:
        measure(size)


if __name__ == "__main__":
    main()
