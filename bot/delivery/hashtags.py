"""A topic's title as a hashtag: letters, digits and underscores, as Telegram recognises them."""

import re
import unicodedata

# TDLib takes up to 256 characters; what is longer than this is a sentence, not a topic.
LONGEST = 60

_NOT_IN_A_TAG = re.compile(r"[^\w]+")


def hashtag(title: str) -> str | None:
    """Return `#مكافحة_الإرهاب` for «مكافحة الإرهاب»; None where no letter is left.

    Marks on letters (harakat) go: a hashtag ends at them. An accented letter stays one letter.
    """
    composed = unicodedata.normalize("NFC", title)
    bare = "".join(char for char in composed if not unicodedata.category(char).startswith("M") and char != "ـ")
    words = _NOT_IN_A_TAG.sub("_", bare).strip("_")[:LONGEST].rstrip("_")
    return f"#{words}" if any(char.isalpha() for char in words) else None
