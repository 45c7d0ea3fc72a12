"""Whose services an article names: «الشرطة القضائية الإسبانية», « police espagnole », “Spanish police”, the DGST. Pure.

Services of two parties tell what is done together from what happens at home better than the names of two states do:
«الشرطة الفرنسية توقف مغربيا» names two states and one service.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from bot.newsroom.arabic import fold_word, is_arabic
from bot.newsroom.lexicon import Hit

MANY = "@many"  # "the two countries": nobody's services
_BETWEEN = 2  # words that may stand between a service and whose it is: الشرطة القضائية الفيدرالية البلجيكية
_SMALL = frozenset({"de", "du", "des", "d", "la"})
_THE = "ال"
_WITH_THE = (_THE, "وال", "بال", "فال", "كال", "لل", "ولل")


def services(hits: Iterable[Hit], words: Sequence[str], signs: AbstractSet[str]) -> Iterator[tuple[int, str]]:
    """Yield where a service stands and the party (`@slug`) whose it is. `signs` are the signs of services."""
    named: list[Hit] = []
    parties: dict[int, list[Hit]] = {}  # by the words they stand at
    for hit in hits:
        if hit.sign in signs:
            named.append(hit)
        elif hit.sign[0] == "@" and hit.sign != MANY:
            for at in range(hit.start, hit.end):
                parties.setdefault(at, []).append(hit)
    for service in named:
        around = range(service.start - 1, service.end + _BETWEEN + 1)
        near = dict.fromkeys(party for at in around if at in parties for party in parties[at])
        own = [party for party in near if _names(service, party)]
        for party in own or (party for party in near if _beside(service, party, words)):
            yield min(service.start, party.start), party.sign


def _names(service: Hit, party: Hit) -> bool:
    """Tell whether a service's own name says whose it is: the DGST, Interpol, wherever that sits."""
    inside = service.start <= party.start and party.end <= service.end
    return inside or (party.start <= service.start and service.end <= party.end)


def _beside(service: Hit, party: Hit, words: Sequence[str]) -> bool:
    """Tell whether a party right before or after a service says whose it is."""
    if is_arabic(words[service.start]):
        return service.end <= party.start and _follows(service, party, words)
    between = words[service.end : party.start]
    after = service.end <= party.start and (not between or (len(between) == 1 and between[0].lower() in _SMALL))
    return after or party.end == service.start


def _follows(service: Hit, party: Hit, words: Sequence[str]) -> bool:
    """Tell it of an Arabic service before its party: an adjective has the article where the noun has it."""
    between = words[service.end : party.start]
    whose = fold_word(words[party.start])
    if not (_has_article(words[service.start]) or _has_article(words[service.end - 1])):
        return not between and not whose.startswith(("ل", "و"))  # شرطة دبي
    if not between and whose.startswith("ب"):
        return True  # الشرطة ببلجيكا
    adjectives = [*map(fold_word, between), whose]
    return len(between) <= _BETWEEN and all(word.startswith(_THE) for word in adjectives)


def _has_article(word: str) -> bool:
    return fold_word(word).startswith(_WITH_THE)
