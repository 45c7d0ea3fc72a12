"""Environment → frozen `Settings`. Every refusal names the setting and says what would be right."""

from bot.settings.environment import environment
from bot.settings.model import EVERYTHING, Settings
from bot.settings.reading import SAME_PLACE, read_settings, topics_file

__all__ = ["EVERYTHING", "SAME_PLACE", "Settings", "environment", "read_settings", "topics_file"]
