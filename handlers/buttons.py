"""What stands in our buttons' callback data, and how it is read back. Data is never trusted: it only names things.

t:SLUG  all  everything   switch a topic, or a whole     f:TEXT  f:#KEY   follow a text (#KEY: it is kept)
s:TEXT  s:#KEY            search a text                  drop:N  drop:N:ARTICLE   stop following filter N
why:ARTICLE:N  whys:DIGEST   why this?                   lang:fr  tz:Europe/Paris  digest:…  quiet:…  forget:yes
"""

import hashlib
import re

from bot.messages import BUTTON_DATA_LIMIT

KEPT = "#"
_KEY = re.compile(r"#[0-9a-f]{16}")


def data(action: str, value: str) -> str:
    """Join an action and its value; the caller knows that they fit."""
    return f"{action}:{value}"


def parse(said: str) -> tuple[str, str]:
    """Return action and value; an action of "" for what has none."""
    action, colon, value = said.partition(":")
    return (action, value) if colon else ("", said)


def fits(action: str, value: str) -> bool:
    """Tell whether the value can stand in a button itself (Bot API: 64 bytes)."""
    return len(data(action, value).encode()) <= BUTTON_DATA_LIMIT and not value.startswith(KEPT)


def key_of(text: str) -> str:
    """Return the key under which a text too long for a button is kept."""
    return KEPT + hashlib.sha256(text.encode()).hexdigest()[:16]


def is_key(value: str) -> bool:
    """Tell whether a button's value names a kept text."""
    return _KEY.fullmatch(value) is not None


def numbers(value: str) -> tuple[int | None, str]:
    """Read `N` or `N:REST`; None where N is no number."""
    first, _, rest = value.partition(":")
    return (int(first) if re.fullmatch(r"[0-9]{1,9}", first) else None), rest
