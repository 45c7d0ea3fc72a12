"""How long the judgement of an article of 500 words takes: `python bench/classify.py [--rounds 200]`.

Cold: a catalogue that has never met the words. Warm: one that has read other articles before, as in service.
Prints medians in microseconds of processor time, and what share of the warm time each step takes.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

from bot.models import Language
from bot.newsroom.catalogue.cutting import cut
from bot.newsroom.catalogue.evidence import unmasked
from bot.newsroom.topics import Catalogue

WORDS = 500
SENTENCES = {
    Language.ARABIC: (
        "استقبل وزير الداخلية المغربي نظيره الإسباني بالرباط لبحث التعاون الأمني ومكافحة الإرهاب والهجرة غير النظامية.",
        "وقال اللاعب إن المباراة كانت صعبة على الفريق وإن الجمهور ساند المنتخب حتى النهاية.",
        "وأوضح التقرير أن أسعار المواد الغذائية ارتفعت في الأسواق الوطنية خلال الشهر الماضي.",
        "وأوقفت عناصر الشرطة القضائية بطنجة شخصين للاشتباه في تورطهما في تهريب المخدرات نحو أوروبا.",
    ),
    Language.FRENCH: (
        "Le ministre de l'Intérieur a reçu son homologue espagnol pour renforcer la lutte contre le terrorisme.",
        "Les prix de l'énergie ont encore augmenté le mois dernier, selon les chiffres publiés mardi.",
        "La police a arrêté deux suspects et saisi dix kilos de cannabis dans le port.",
    ),
}


def article(language: Language, seed: int) -> str:
    """Return an article of 500 words: sentences of a newsroom's kind, mixed, with words of their own."""
    dice = random.Random(seed)
    words: list[str] = []
    while len(words) < WORDS:
        words += dice.choice(SENTENCES[language]).split()
        words.append(f"{dice.choice(words)}{dice.randrange(1000)}")
    return " ".join(words[:WORDS])


def median(act: Callable[[int], object], rounds: int) -> float:
    """Return the median of single runs, in microseconds of processor time: a busy machine changes nothing."""
    taken = []
    for number in range(rounds):
        start = time.thread_time()
        act(number)
        taken.append((time.thread_time() - start) * 1e6)
    return statistics.median(taken)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=200)
    rounds = asked.parse_args().rounds
    catalogue = Catalogue.load(None)
    for language in SENTENCES:
        texts = [article(language, seed) for seed in range(rounds)]
        fresh = [Catalogue.load(None) for _ in range(3)]
        cold = median(lambda number, texts=texts, fresh=fresh: fresh[number].judge("", texts[number]), len(fresh))
        warm = median(lambda number, texts=texts: catalogue.judge("", texts[number]), rounds)
        cutting = median(lambda number, texts=texts: cut("", texts[number]), rounds)
        lexicon = catalogue.lexicon(language)
        scanning = median(lambda n, t=texts, lexicon=lexicon: unmasked(lexicon.scan(cut("", t[n]).words), {}), rounds)
        print(
            f"{language}: {warm:.0f} µs an article of {WORDS} words, {cold:.0f} µs cold; cutting {cutting / warm:.0%}, "
            f"finding {(scanning - cutting) / warm:.0%}, weighing {(warm - scanning) / warm:.0%}"
        )


if __name__ == "__main__":
    main()
