"""A word without its regular ending: plurals, the dual, feminine forms, the ا of an object."""

import re
from collections.abc import Iterator
from functools import cache

from bot.newsroom import lookalikes

SHORTEST_STEM = 3  # what may be left when one letter is cut off: «بمصر», but not «بك»
LONG_STEM = 5  # what must be left of a filter's word: «بفرنسا» asks for «فرنسا», «وزارة» is no «and …»
_VERBAL_NOUN = re.compile(r"ا.{2,3}ا.|ت..ي.")  # اتفاق, انفجار, تقرير


def plain(word: str) -> Iterator[str]:
    """Yield what a word is without its regular ending: عمليات → عملية, مهاجرين → مهاجر, مغربية → مغربي."""
    listed = _listed().get(word)
    if listed is not None:
        yield listed
    if word not in lookalikes.no_plural() and len(word) > SHORTEST_STEM:
        yield from _singular(word)


def owning(word: str) -> Iterator[str]:
    """Yield what a plural that is asked for becomes before its owner: مهربين → مهربي المخدرات, مسؤولو الأمن."""
    if len(word) > LONG_STEM and word[-2:] in ("ين", "ون") and word not in lookalikes.no_plural():
        yield word[:-2] + "ي"
        yield word[:-2] + "و"


def _singular(word: str) -> Iterator[str]:
    match word[-2:]:
        case "ات":
            yield from _of_many(word[:-2])
        case "ين" | "ون" if len(word) > LONG_STEM:
            yield word[:-2]
            yield from _of_two(word[:-2])  # عمليتين
        case "ين" if len(word) == LONG_STEM:
            yield from _of_two(word[:-2])  # جثتين
        case "ان" if word[-3] == "ت":
            yield from _of_two(word[:-2])  # سيارتان
        case "ان" if _is_one_of_two(word[:-2]):
            yield word[:-2]  # معتقلان, مغربيان
        case _ if word[-1] == "ه":
            yield from _masculine(word[:-1])
        case _ if word[-1] == "ا" and word[-2] != "ه" and len(word) >= LONG_STEM and not _ends_in_a(word):
            yield word[:-1]  # اتفاقا, إرهابيا: an object; but not روسيا, nor كتابها


@cache
def _listed() -> dict[str, str]:
    """Return the listed nouns under the forms they are found in: طنا, شخصين, زورقان; قاض and محامون without their ي;
    أبي and أبا of a name; «بحي», which is too short to be cut unseen; years, whose ة has become و.
    """
    counted = {noun + ending: noun for noun in lookalikes.counted() for ending in ("ا", "ان", "ين")}
    without_ya = {stem + ending: stem + "ي" for stem in lookalikes.without_ya() for ending in ("", "ون", "ين")}
    short = {word: word[1:] for word in lookalikes.short_behind_letter()}
    years = {"سنوات": "سنه", "قنوات": "قناه"}
    return counted | without_ya | short | years | {"ابي": "ابو", "ابا": "ابو"}


def _of_two(stem: str) -> Iterator[str]:
    """Yield عملية of عمليتـ, and مغربية with its مغربي of مغربيتـ."""
    if stem[-1] == "ت":
        yield stem[:-1] + "ه"
        yield from _masculine(stem[:-1])


def _is_one_of_two(stem: str) -> bool:
    """Is it a noun that «ان» makes two of? People, what begins with م, ends in ي or ء, and verbal nouns."""
    return (
        stem in lookalikes.same_with_taa()
        or (len(stem) > SHORTEST_STEM and (stem[0] == "م" or stem[-1] in "يء"))
        or _VERBAL_NOUN.fullmatch(stem) is not None
    )


def _ends_in_a(word: str) -> bool:
    """Is the last ا the word's own? «روسيا», «قضايا»; not «مغربيا»."""
    return word[-2] == "ي" and (word[-3] == "ا" or word in lookalikes.ends_in_a())


def _of_many(stem: str) -> Iterator[str]:
    if len(stem) >= SHORTEST_STEM:
        yield stem + "ه"
        yield from _masculine(stem) if stem not in lookalikes.other_many() else ()
    verbal_noun = stem[:1] in ("ا", "ت") or (len(stem) == 4 and stem[2] == "ا")  # noqa: PLR2004 - اجتماع, تدريب, قرار
    if (len(stem) > SHORTEST_STEM and verbal_noun and stem[-1] != "ي") or stem in lookalikes.same_with_many():
        yield stem


def _masculine(stem: str) -> Iterator[str]:
    """Yield مغربي of مغربية, وزير of وزيرة, موقوف of موقوفة; nothing where the masculine is another word."""
    short_agent = len(stem) == 4 and stem[1] == "ا"  # noqa: PLR2004 - نادي and نادية, مالي and مالية
    of_place = stem[-1] == "ي" and len(stem) > SHORTEST_STEM and stem not in lookalikes.other_feminine()
    participle = len(stem) == 5 and stem[0] == "م" and stem[3] == "و"  # noqa: PLR2004 - مفعول
    regular = (of_place and not short_agent) or (participle and stem + "ه" not in lookalikes.no_plural())
    if regular or stem in lookalikes.same_with_taa():
        yield stem
