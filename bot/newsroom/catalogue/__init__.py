"""The topic catalogue: topics, names, signs and frames in TOML, read and checked, and the judgement they give."""

from bot.newsroom.catalogue.nouns import Name, Topic
from bot.newsroom.catalogue.shelf import Catalogue

__all__ = ["Catalogue", "Name", "Topic"]
