"""What features are called (see evidence.py): every name that an article's evidence can have. A weight for a name that
no article can have would be lost silently.
"""

from collections.abc import Set as AbstractSet
from itertools import product

KINDS = ("domain", "act", "strong", "away", "doubt")
SPEAKS = ("for", "hint", "against")
BODIES = frozenset(
    {"eu", "un", "nato", "gcc", "arab", "african", "asean", "balkans", "interpol", "europol", "courts"}
)  # parties that many states belong to
HOME = "ma"  # the party whose own affairs most articles tell
KIND_STEPS = (1, 2, 3)
PARTY_STEPS = (("title", (1, 2, 3)), ("opening", (1, 2, 3, 4)), ("sentence", (2, 3)), ("body", (2, 4, 6)))
FRAME_STEPS = (1, 2, 4)
SERVICE_STEPS = (1, 2, 3)
BRIEF = (1, 12, 30, 60)  # words of a body: little said is little found, and no sign that nothing is there
OF_TWO = " of two"
AND = " + "
_SIGN_PLACES = ("title", "lead", "body")
_FRAME_PLACES = ("title", "opening", "sentence")
_TOLD = 8
_PAIR = 2  # signs that are counted together


def signs_of(slug: str) -> tuple[str, ...]:
    """Return the signs that a feature's name tells, without its place: `training + weapons of two` are two."""
    return tuple(slug.removesuffix(OF_TWO).split(AND))


def counted() -> frozenset[str]:
    """Return the features that are counted or summed up, whatever the signs and frames are."""
    return frozenset(
        (
            "start",
            *(f"{kind}.{step}.{place}" for kind, step, place in product(KINDS, KIND_STEPS, _SIGN_PLACES[:2])),
            *(f"{kind}.body" for kind in KINDS),
            *(f"parties.{step}.{place}" for place, steps in PARTY_STEPS for step in steps),
            *(f"parties.many.{place}" for place in _SIGN_PLACES[:2]),
            "parties.alone.body",
            *(f"services.{step}.{place}" for step, place in product(SERVICE_STEPS, _FRAME_PLACES)),
            *(f"frames-{way}.{step}.{place}" for way, step, place in product(SPEAKS, FRAME_STEPS, _FRAME_PLACES)),
            *(f"brief.{words}.body" for words in BRIEF),
            "clean.title", "clean.opening", "frameless.opening", "frameless.sentence", "nothing.opening", "share.body",
        )
    )  # fmt: skip


_COUNTED = counted()


def why_none(name: str, signs: AbstractSet[str], frames: AbstractSet[str]) -> str | None:
    """Return why no article can have a feature of this name; None where one can."""
    slug, _, place = name.rpartition(".")
    if name in _COUNTED or (slug in frames and place in _FRAME_PLACES):
        return None
    told = signs_of(slug)
    if not signs >= set(told):
        return _near(name) or "no sign or frame has this name" if slug not in frames else _places(slug, _FRAME_PLACES)
    if slug == told[0]:
        return None if place in _SIGN_PLACES else _places(slug, _SIGN_PLACES)
    if len(told) == 1:
        return None if place in ("title", "opening") else _places(slug, ("title", "opening"))
    if list(told) != sorted(set(told)) or not slug.endswith(OF_TWO):
        return "two signs are named in the order of the alphabet, as in training + weapons of two.title"
    return None if place == "title" and len(told) == _PAIR else _places(slug, ("title",))


def _near(name: str) -> str | None:
    """Say what there is under the same beginning: domain.zzz.title is none, domain.1.title is one."""
    found = sorted(one for one in _COUNTED if one.partition(".")[0] == name.partition(".")[0])
    more = ", …" if len(found) > _TOLD else ""
    return f"there are {', '.join(found[:_TOLD])}{more}" if found else None


def _places(slug: str, places: tuple[str, ...]) -> str:
    return f"there are {', '.join(f'{slug}.{place}' for place in places)}"
