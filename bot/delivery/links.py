"""Addresses: what Telegram takes as a link, other networks' share links, links to channel posts and into the bot."""

import re
from urllib.parse import quote

from yarl import URL

from bot.delivery.excerpt import cut_at_word

# Longer ones are refused by some of those who get them (WhatsApp, X): then the short form or less title goes.
LONGEST_LINK = 2048
LONGEST_SHARED_TITLE = 200
LONGEST_ADDRESS = 4000
_WIDEST = 12  # characters that one character may become when it is percent-encoded

_PLAIN = re.compile(r"https?://[A-Za-z0-9._~\-\[\]:]+(?:[/?#][A-Za-z0-9._~!$&'()*+,;=:@/?%#\[\]-]*)?")
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SUPERGROUP = "-100"


def usable(link: str | None) -> str | None:
    """Return an address Telegram takes in a button, percent-encoded, or None.

    http or https, with a host and without a user; at most 2,048 characters. One that is plain ASCII stays byte
    for byte as it is.
    """
    if not link:
        return None
    try:
        url = URL(link)
        encoded = link if _PLAIN.fullmatch(link) else str(url)
        fine = url.scheme in {"http", "https"} and url.host and not (url.user or url.password) and url.port is not None
    except ValueError:
        return None
    return encoded if fine and _PLAIN.fullmatch(encoded) and len(encoded) <= LONGEST_LINK else None


def whatsapp(title: str, link: str) -> str:
    """Return the address that opens WhatsApp with title and link ready to send."""
    end = _encoded(f"\n{link}")
    return f"https://wa.me/?text={_shared(title, beside=end)}{end}"


def facebook(link: str) -> str:
    """Return the address of Facebook's share dialogue; it takes the title from the page."""
    return f"https://www.facebook.com/sharer/sharer.php?u={_encoded(link)}"


def x(title: str, link: str) -> str:
    """Return the address of X's intent to post."""
    end = _encoded(link)
    return f"https://x.com/intent/post?text={_shared(title, beside=end)}&url={end}"


def telegram(title: str, link: str) -> str:
    """Return the address that opens Telegram's own sharing."""
    address = _encoded(link)
    return f"https://t.me/share/url?url={address}&text={_shared(title, beside=address)}"


def shareable(link: str, short: str | None) -> str:
    """Return the form of a link to hand to others: the full one, unless encoding it again makes it too long."""
    return short if short and len(_encoded(link)) > LONGEST_LINK // 2 else link


def follow(bot: str, slug: str) -> str | None:
    """Return the deep link that follows a topic; None where the slug is not what Telegram takes (A-Z a-z 0-9 _ -)."""
    return f"https://t.me/{bot}?start=t_{slug}" if _START.fullmatch(f"t_{slug}") else None


def channel_post(channel: int, name: str | None, number: int) -> str | None:
    """Return the address of a message in a channel: by name, or by number for members of a private one.

    None where there is none: a group of the old kind.
    """
    if name:
        return f"https://t.me/{name.removeprefix('@')}/{number}"
    bare = str(channel)
    return f"https://t.me/c/{bare.removeprefix(_SUPERGROUP)}/{number}" if bare.startswith(_SUPERGROUP) else None


def _shared(title: str, *, beside: str) -> str:
    """Return as much of a title, percent-encoded, as an address has room for."""
    room = LONGEST_ADDRESS - len(beside)
    encoded = _encoded(cut_at_word(title, LONGEST_SHARED_TITLE))
    return encoded if len(encoded) <= room else _encoded(cut_at_word(title, max(room, 0) // _WIDEST))


def _encoded(text: str) -> str:
    return quote(text, safe="")
