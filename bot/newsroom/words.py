"""What a word may stand for: the forms under which a text's word can be found, and those a filter's word looks for.

A filter's word finds a text's word when the two sets meet. What is cut off is cut at the beginning of the word only
(clitics and ال) or is a regular ending; a word that only looks so (`lookalikes`) stays whole.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from bot.newsroom import latin, lookalikes
from bot.newsroom.arabic import fold
from bot.newsroom.construct import before_owner
from bot.newsroom.endings import LONG_STEM, SHORTEST_STEM, owning, plain
from bot.newsroom.owned import may_be_owned, without_owner
from bot.newsroom.rooted import not_rooted, rooted, rooted_before_hamza

SHORTEST_HALF = 3  # letters of a word that is being typed
_WITH_ARTICLE = re.compile(r"(?P<clitic>وب|وك|فب|فك|[وفبك])?ال(?P<stem>..+)")
_FOR_THE = re.compile(r"[وف]?ل(?P<with_l>ل(?P<stem>..+))")
_ONE_LETTER = re.compile(r"[بكل](?P<stem>.{3,})|س(?P<verb>[ايتن].{3,})")
_NO_VERB = ("ة", "ات")  # سيجارة
_HAMZA = frozenset("أإآ")
_SIGNS = re.compile(r"[\u064b-\u0652\u0670ـ]")
_HANGING = frozenset("وفبكلس")
_PRONOUNS = re.compile(r"(?:ه|ها|هم|هما|نا|كم|ي|ا|ات|ين|ون|ان|تي|تا|تين|تان|ته|تها|تهم|تنا|تهما|اته|اتها|اتهم|اتنا)$")
_VARIANTS = (("اميرك", "امريك"), ("مسيول", "مسوول"), ("شيون", "شوون"), ("هياه", "هييه"), ("اوربا", "اوروبا"),
             ("اوربي", "اوروبي"), ("شيوون", "شوون"), ("فدرال", "فيدرال"), ("كوكاين", "كوكايين"), ("هيرويين", "هيروين"),
             ("كلاشنيكوف", "كلاشينكوف"), ("كلاشنكوف", "كلاشينكوف"), ("اكستاسي", "اكستازي"), ("طاليبان", "طالبان"),
             ("بروكسيل", "بروكسل"), ("جينيف", "جنيف"), ("هولاندا", "هولندا"), ("انترنيت", "انترنت"),
             ("فايسبوك", "فيسبوك"), ("جيهاد", "جهاد"))  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stands_for(word: str, folded: str) -> tuple[str, ...]:
    """Return the forms under which a text's word is found, the word as it stands (folded) first."""
    if folded.isascii():
        return _unique(latin.stands_for(word, folded))
    if _is_upon(word):
        return ("على",) if word.startswith("ع") else (word, "على")
    readings = _unique(_readings(_spelt(folded), word))
    forms = [*readings, *(form for one in _bare(readings, word) for form in plain(one))]
    forms += [form for noun in _without_owner(readings, word) for form in (noun, *plain(noun))]
    if folded[-1] in "ياو" and not _WITH_ARTICLE.fullmatch(folded):
        forms += [noun for one in readings for noun in before_owner(one)]
    if word.endswith(("اً", "ًا")):
        forms += [form[:-1] for form in forms if form.endswith("ا")]
    return _unique(forms)


@lru_cache(maxsize=1 << 16)
def asks_for(word: str, folded: str) -> tuple[str, ...]:
    """Return the forms that a filter's word looks for; it finds every text word that stands for one of them."""
    if folded.isascii():
        return _unique(latin.asks_for(word, folded))
    if _is_upon(word):
        return ("على",)
    readings = _unique(_asked(_spelt(folded), word))
    return _unique([*readings, *(form for one in _bare(readings, word) for form in (*plain(one), *owning(one)))])


@lru_cache(maxsize=1 << 10)
def begins(word: str, folded: str) -> tuple[str, ...]:
    """Return how the forms begin that a word which is being typed may become, with and without its ال; nothing for one
    that is too short.
    """
    ways = [folded] if folded.isascii() else _unique(_asked(_spelt(folded), word))
    return tuple(one for one in ways if len(one) >= SHORTEST_HALF)


def holds_on(form: str, stands: str) -> bool:
    """Tell whether a form keeps what the word that stands there begins with, but for ال: «وطني» of «الوطني», not of
    «والوطني». Within a phrase only such forms count: «and the national» is another thing.
    """
    return stands[0] not in _HANGING or form[:2] == stands[:2]


def within(forms: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of a word's forms that hold on to its beginning, for its place within a phrase."""
    held = tuple(form for form in forms if holds_on(form, forms[0]))
    return forms if len(held) == len(forms) else held  # the same object: a million wishes share their words


def _is_upon(word: str) -> bool:
    """«على» is everywhere; the name «علي» is not, and in most newsrooms they are spelt apart."""
    return word.endswith("ى") and fold(word) in {"علي", "وعلي", "فعلي"}


def _spelt(folded: str) -> str:
    """Join what folding leaves apart: أميركي and أمريكي, مسئول and مسؤول."""
    for variant, common in _VARIANTS:
        folded = folded.replace(variant, common)
    return folded


def _readings(folded: str, word: str) -> Iterator[str]:
    """Yield a text word's readings without what may hang on its beginning."""
    yield folded
    if _is_rooted(folded, word):
        return
    yield from _without_article(folded, word)
    yield from _without_letter(folded, word)
    if folded[0] in "وف" and len(folded) > SHORTEST_STEM:
        rest = folded[1:]
        yield rest
        if not _is_rooted(rest, word, 1):
            yield from _without_letter(rest, word, 1)


def _asked(folded: str, word: str) -> Iterator[str]:
    """Yield a filter word's readings: fewer, for nobody writes a clitic there without reason."""
    yield folded
    if _is_rooted(folded, word):
        return
    articles = tuple(_without_article(folded, word))
    yield from articles
    rest = folded[1:]
    if not articles and folded[0] in "وفبكل" and (len(rest) >= LONG_STEM or _is_known(rest)):
        yield rest
    if folded[0] == "س":
        yield from _without_letter(folded, word)


def _bare(readings: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Return the readings whose ending may be cut: none that still has its ال, where one without it is read too. With
    ال on them, «الخميسات» would be Thursdays and «الجنسية» the sexual.
    """
    without = frozenset(_without_article(readings[0], word))
    return tuple(one for one in readings if one in without or not (without and _WITH_ARTICLE.fullmatch(one)))


def _is_known(word: str) -> bool:
    return word in lookalikes.places() or _is_rooted(word)


def _without_article(folded: str, word: str) -> Iterator[str]:
    found = _WITH_ARTICLE.fullmatch(folded)
    if found and folded not in lookalikes.without_article() and _is_article(word, found):
        stem = found["stem"]
        if stem not in lookalikes.never_with_article():
            yield stem
    for_the = _FOR_THE.fullmatch(folded)
    if for_the:
        yield for_the["with_l"]
        if for_the["stem"] in lookalikes.after_for_the() or not _is_rooted(
            for_the["with_l"], word, for_the.start("with_l")
        ):
            yield for_the["stem"]


def _is_article(word: str, found: re.Match[str]) -> bool:
    """Tell the article, written with a bare alef, from what only looks so: «ألمانيا», «آلاف», «إلى»."""
    if found["clitic"] is not None and found[0][found.end("clitic") :] in lookalikes.without_article():
        return False
    return re.match(r"[\u064b-\u065fـ]*".join((*(found["clitic"] or ""), "[أإآ]")), word) is None


def _without_letter(folded: str, word: str, start: int = 0) -> Iterator[str]:
    """Yield the word without ب, ك, ل, or the س of the future; «I will» has a hamza: «سامير» is no «will, prince»."""
    found = _ONE_LETTER.fullmatch(folded)
    if found and found["stem"]:
        yield found["stem"]
    elif found and (folded[:2] != "سا" or _has_hamza(word, start + 1)) and not word.endswith(_NO_VERB):
        yield found["verb"]


def _is_rooted(folded: str, word: str = "", start: int = 0) -> bool:
    """Is the first letter the word's own? Also with a pronoun or an ending («وزيرها», «كتابات»). It stands in the word
    from `start` on, and a hamza there that the known word has not tells them apart: «وأحد» is not «واحد».

    Of a stem of three letters endings are not believed: «وكرة» is «and a ball», not «his nest».
    """
    if folded in not_rooted():
        return False
    known = rooted_before_hamza() if _has_hamza(word, start + 1) else rooted()
    stems = (folded[:-cut] for cut in _endings(folded))
    return folded in known or any(
        len(stem) >= SHORTEST_STEM
        and ((len(stem) > SHORTEST_STEM and (stem in known or _with_hamza(stem) in known)) or stem + "ه" in known)
        for stem in stems
    )


def _with_hamza(stem: str) -> str:
    """Return وزراء of وزرائـ and وزراؤـ, any other stem as it is."""
    return stem[:-1] + "ء" if stem.endswith(("اي", "او")) else stem


def _has_hamza(word: str, place: int) -> bool:
    """Tell whether an alef with hamza or madda is the letter at a place of a word, its vowel signs not counted."""
    if _HAMZA.isdisjoint(word):
        return False
    return _SIGNS.sub("", word)[place : place + 1] in _HAMZA


def _endings(folded: str) -> Iterator[int]:
    return (size for size in (1, 2, 3, 4) if _PRONOUNS.fullmatch(folded[-size:]))


def _without_owner(readings: tuple[str, ...], written: str) -> Iterator[str]:
    """Yield the nouns behind which there is a pronoun: there is none behind a word with ال, nor behind one that may
    have an «and» and is read without it too.
    """
    if not may_be_owned(readings[0], written):
        return
    found = _WITH_ARTICLE.fullmatch(readings[0]) or _FOR_THE.fullmatch(readings[0])
    for one in readings:
        if (found and one == found["stem"]) or (one[0] in "وف" and not _is_rooted(one)):
            continue
        for noun in without_owner(one, written):
            if noun[:2] != "ال" or not lookalikes.without_article().isdisjoint((noun, *plain(noun))):
                yield noun


def _unique(forms: Iterator[str] | list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
