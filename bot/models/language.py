"""The languages Mirsal speaks."""

from enum import StrEnum


class Language(StrEnum):
    """The languages Mirsal speaks, and those an article can be in."""

    ARABIC = "ar"
    FRENCH = "fr"
    ENGLISH = "en"
