"""What an editor typed behind /breaking, read: one address, or a title with text under it. Pure."""

import re

from bot.models import Entry

_LINK = re.compile(r"https?://[^\s<>\"«»“”]+", re.IGNORECASE)
_ONLY_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_AFTER = ".,;:!?…،؛؟)]}'’"  # what stands behind an address in a sentence


def only_link(words: str) -> str | None:
    """Return the address, where the whole text is one."""
    return words.strip() if _ONLY_LINK.fullmatch(words.strip()) else None


def bulletin(words: str) -> Entry:
    """Return what a text says: its first line with words is the title, the rest the summary, the first address in it
    the link. The address itself stands in neither: a post has a line of its own for it.
    """
    link, rest = take_link(words)
    lines = [" ".join(line.split()) for line in rest.strip().split("\n")]
    title = next((line for line in lines if line), "")
    below = lines[lines.index(title) + 1 :] if title else []
    return Entry(guid=None, link=link, title=title, summary="\n".join(below).strip())


def take_link(words: str) -> tuple[str | None, str]:
    """Return the first address in a text, and the text without it."""
    found = _LINK.search(words)
    if found is None:
        return None, words
    link = found[0].rstrip(_AFTER)
    if link.count("(") > link.count(")") and words[found.start() + len(link) :].startswith(")"):
        link += ")"
    return link, words[: found.start()].rstrip(" \t") + words[found.start() + len(link) :]
