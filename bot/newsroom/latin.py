"""French and English words: the forms under which one is found, and those that are looked for."""

import re
from collections.abc import Iterator

from bot.newsroom import lookalikes
from bot.newsroom.everyday import everyday

LONGEST_ACRONYM = 4  # a longer word in capitals is a word as any: TAXIS
ITSELF = "="  # behind a short word that is no plural
# Spelt in two ways by newsrooms, or on the two shores of an ocean.
_VARIANTS = (("djihad", "jihad"), ("moudjahid", "moujahid"), ("mujahid", "moujahid"), ("hashish", "hachich"),
             ("haschisch", "hachich"), ("haschich", "hachich"), ("kalashnikov", "kalachnikov"), ("sheikh", "cheikh"),
             ("mohammed", "mohamed"), ("muhammad", "mohamed"), ("organiz", "organis"),
             ("defence", "defense"))  # fmt: skip
_SHORTEST = 3  # no shorter word is a plural


def stands_for(word: str, folded: str) -> Iterator[str]:
    """Yield the word; in capitals, where it would be an everyday word otherwise, as the acronym that it may be. A short
    one also as a word that is no plural of another: `cri`, and the `CRI` of `CRIs`.
    """
    folded = _spelt(folded)
    acronym = _acronym(word, folded)
    if acronym:
        yield acronym
    if not acronym or len(folded) > 2:  # noqa: PLR2004 - a longer one may stand in a headline of capitals
        yield folded
    if _is_short(folded):
        yield folded + ITSELF
    if word[-1] == "s" and word[:-1].isupper():
        yield from _in_capitals(word[:-1], folded[:-1])
    yield from _singular(folded)


def asks_for(word: str, folded: str) -> Iterator[str]:
    """Yield the word and its singular; of a short one in capitals the word itself alone (CRI is no «cris»), and where
    it would be an everyday word otherwise (WHO, FAR) its capitals alone.
    """
    folded = _spelt(folded)
    capitals = tuple(_in_capitals(word, folded))
    yield from capitals or (folded, *_singular(folded))


def _spelt(folded: str) -> str:
    for variant, common in _VARIANTS:
        folded = folded.replace(variant, common)
    return folded


def _in_capitals(word: str, folded: str) -> Iterator[str]:
    acronym = _acronym(word, folded)
    if acronym or (word.isupper() and _is_short(folded)):
        yield acronym or folded + ITSELF


def _is_short(folded: str) -> bool:
    return 1 < len(folded) <= LONGEST_ACRONYM and folded.isalnum() and not folded.isdigit() and folded not in everyday()


def _acronym(word: str, folded: str) -> str:
    return ".".join(folded) + "." if word.isupper() and folded in lookalikes.acronyms() else ""


# Participles by which people are called: réfugiée, députées. Not every one: the feminine of « armé » is an army.
_OF_PEOPLE = """accus|alli|arret|bless|condamn|delegu|deplac|deput|employ|enlev|envoy|evad|exil|expuls|extrad
incarcer|inculp|infiltr|interpell|kidnapp|liber|naturalis|radicalis|rapatri|refugi|sequestr""".replace("\n", "|")
_ENDINGS = (
    (re.compile(r"(..+)ies"), r"\1y"),
    (re.compile(r"(..+(?:ch|sh|ss|x|z)|.+us)es"), r"\1"),
    (re.compile(r"(..+)aux"), r"\1al"),
    (re.compile(r"(.*(?:e[ua]?|o)u)x"), r"\1"),
    (re.compile(r"(..+[^s])s"), r"\1"),
    (re.compile(r"(..+o)es"), r"\1"),
    (re.compile(r"(.{3,}ai)nes?"), r"\1n"),
    (re.compile(r"(.{3,}[ie]en)nes?"), r"\1"),
    (re.compile(r"(.{3,}[ao]is)es?"), r"\1"),
    (re.compile(r"(.{3,}al|.{4,}a[nt]|(?:allem|flam|norm|march)and|espagnol|mongol|suspect)es?"), r"\1"),
    (re.compile(r"((?!descen|presen)(?:.{3,}(?:[^m]e|a)|age|clie)nt)es?"), r"\1"),
    (re.compile(rf"((?:{_OF_PEOPLE})e|detenu|prevenu|disparu)es?"), r"\1"),
    (re.compile(r"(.{3,}[inu]el)les?"), r"\1"),
    (re.compile(r"(.{3,}(?:[ig]|ll)er)es?"), r"\1"),
    (re.compile(r"(.{3,})euses?"), r"\1eur"),
    (re.compile(r"(.{3,})euses?"), r"\1eux"),
    (re.compile(r"(.{3,}[dt])rices?"), r"\1eur"),
    (re.compile(r"(..+i)ves?"), r"\1f"),
    (re.compile(r"(publi|tur)ques?"), r"\1c"),
    (re.compile(r"(grec)ques?"), r"\1"),
    (re.compile(r"((?:wo|.{3,})m)en"), r"\1an"),
    (re.compile(r"(child)ren"), r"\1"),
    (re.compile(r"(.*(?:kni|wi|li))ves"), r"\1fe"),
    (re.compile(r"(.*(?:thie|wol|hal|shel))ves"), r"\1f"),
    (re.compile(r"(.+(?:is|ys|hes))es"), r"\1is"),
)


def _singular(folded: str) -> Iterator[str]:
    """Yield the singular of a French or English plural, the masculine of a French feminine."""
    if len(folded) > _SHORTEST and folded[-1] in "sxen" and folded not in lookalikes.singular():
        for ending, plain in _ENDINGS:
            found = ending.fullmatch(folded)
            if found:
                yield found.expand(plain)
