"""Figures of a text: numbers written in digits or letters, people's ages, days of the week. Pure."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from bot.newsroom.arabic import folded_words, listed
from bot.newsroom.lexicon import bare_forms

_NUMBERS = {
    "3": "ثلاثة ثلاث trois three",
    "4": "أربعة أربع quatre four",
    "5": "خمسة خمس cinq five",
    "6": "ستة ست six",
    "7": "سبعة سبع sept seven",
    "8": "ثمانية ثماني ثمان huit eight",
    "9": "تسعة تسع neuf nine",
    "10": "عشرة عشر dix ten",
    "20": "عشرون عشرين vingt twenty",
    "30": "ثلاثون ثلاثين trente thirty",
    "40": "أربعون أربعين quarante forty",
    "50": "خمسون خمسين cinquante fifty",
    "100": "مئة مائة cent hundred",
    "1000": "ألف mille thousand",
}
_DAYS = {
    "1": "الاثنين الإثنين lundi monday",
    "2": "الثلاثاء mardi tuesday",
    "3": "الأربعاء mercredi wednesday",
    "4": "الخميس jeudi thursday",
    "5": "الجمعة vendredi friday",
    "6": "السبت samedi saturday",
    "7": "الأحد dimanche sunday",
}
_YEARS = "سنة عاما عام ans year years"
_PRISON = "سجنا السجن سجن حبسا الحبس حبس نافذا prison réclusion ferme jail behind"
_TIME = re.compile(r"\b\d{1,2}\s?[:h]\s?\d{2}\b")  # 14:32, 14h32
_AGES = frozenset(map(str, range(12, 100)))
_NEAR = 3  # words around an age in which a prison sentence is told as one


def numbers_in(text: str) -> set[str]:
    """Return the numbers of a text, as digits; also those written in letters, from three on. Not the time of day."""
    words = folded_words(_TIME.sub(" ", text))
    return {word for word in words if word.isdigit()} | _met(words, _meanings(tuple(_NUMBERS.items())))


def other_numbers(one: str, other: str) -> bool:
    """Tell whether each of two texts has a number that the other has not; what only one says may be an addition."""
    left, right = numbers_in(one), numbers_in(other)
    return bool(left - right) and bool(right - left)


def ages_in(text: str) -> set[str]:
    """Return the ages of people in a text: «35 سنة», "52 ans", "aged 41"; not the years of a sentence."""
    words = folded_words(text)
    return {word for place, word in enumerate(words) if word in _AGES and _is_age(words, place)}


def days_in(text: str) -> set[str]:
    """Return the days of the week that a text names, Monday as "1"."""
    return _met(folded_words(text), _meanings(tuple(_DAYS.items())))


def _is_age(words: list[str], place: int) -> bool:
    near = words[max(0, place - _NEAR) : place + 1 + _NEAR]
    if _met(near, _meanings((("prison", _PRISON),))):
        return False
    return not listed(_YEARS).isdisjoint(words[place + 1 : place + 2]) or words[place - 1 : place] == ["aged"]


def _met(words: Iterable[str], meanings: Mapping[str, str]) -> set[str]:
    """Return what words mean, also with a clitic before them."""
    return {meanings[form] for word in words for form in bare_forms(word) if form in meanings}


@cache
def _meanings(table: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {word: meaning for meaning, words in table for word in folded_words(words)}
