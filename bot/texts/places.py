"""Time zones by their city, as each language says them (CLDR, by Babel)."""

import re
import unicodedata

from babel.dates import get_timezone_location

from bot.models import Language
from bot.texts.dates import LOCALES

# «de» with the article that begins a city's name: Le Caire, Les Abymes. La Havane keeps its own.
_CONTRACTED = {"le": "du", "les": "des"}
_ARTICLE = re.compile(r"(les?)\s+(.+)", re.IGNORECASE)
# French elides before a vowel, and before the h of these; not before a w sound («de Ouagadougou») or a y.
_PLURAL = frozenset({"Açores", "Bermudes", "Comores", "Maldives"})
_MUTE_H = frozenset({"helsinki", "honolulu", "hobart", "hermosillo"})


def place(timezone: str, language: Language) -> str:
    """Return a time zone's city: «باريس», "Le Caire"."""
    return str(get_timezone_location(timezone, locale=LOCALES[language], return_city=True))


def place_of(timezone: str, language: Language) -> str:
    """Return the city as it stands in a sentence that says whose time it is: in French with its «de» («d’Alger», «du
    Caire»), otherwise as it is.
    """
    name = place(timezone, language)
    return _of(name) if language is Language.FRENCH and name != "UTC" else name


def _of(name: str) -> str:
    found = _ARTICLE.fullmatch(name)
    if found is not None:
        return f"{_CONTRACTED[found[1].lower()]} {found[2]}"
    if name in _PLURAL or name.startswith("Îles "):
        return f"des {name}"
    if name.startswith("Île "):
        return f"de l’{name}"
    return f"d’{name}" if _elides(name) else f"de {name}"


def _elides(name: str) -> bool:
    bare = "".join(char for char in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(char))
    return bare in _MUTE_H or (bare[:1] in set("aeiouœæ") and not bare.startswith("oua"))
