"""Which topics an article has, and whether the channel takes it: the catalogue, by the name the rooms know it by."""

from bot.newsroom.catalogue import Catalogue, Name, Topic

__all__ = ["Catalogue", "Name", "Topic"]
