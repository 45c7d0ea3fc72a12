"""Environment → frozen `Settings`. Every refusal names the setting and says what would be right."""

from bot.settings.environment import environment, mistyped
from bot.settings.model import EVERYTHING, Settings
from bot.settings.names import NAMES, Slip, hinted
from bot.settings.reading import SAME_PLACE, read_settings, topics_file

__all__ = [
    "EVERYTHING",
    "NAMES",
    "SAME_PLACE",
    "Settings",
    "Slip",
    "environment",
    "hinted",
    "mistyped",
    "read_settings",
    "topics_file",
]
