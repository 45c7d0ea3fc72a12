"""What went wrong, in the desk's language: the English of a look at a feed, of Telegram, of our own duties. Pure."""

import re

from bot.models import Language
from bot.texts import Texts

_KNOWN = tuple(
    (re.compile(pattern, re.IGNORECASE), key)
    for pattern, key in (
        (r"wants a browser's challenge solved|checks for browsers", "trouble-challenge"),
        (r"^the site answered (?P<status>\d+)", "trouble-status"),
        (r"^no (whole )?answer within (?P<seconds>\d+)", "trouble-late"),
        (r"is cut|broke off", "trouble-cut"),
        (r"^the answer is empty", "trouble-empty"),
        (r"not a feed|no feed of a known kind|cannot be parsed|too (long|much) to parse|is packed", "trouble-no-feed"),
        (r"is larger than \d+ bytes", "trouble-large"),
        (r"redirect", "trouble-redirect"),
        (r"not a public address|is not fetched|are fetched", "trouble-forbidden"),
        (r"^nobody looks", "trouble-nobody"),
        (r"^no answer|no connection|timed out|time-?out|connect", "trouble-no-answer"),
        (r"message to (edit|delete|be replied) not found|message_id_invalid", "trouble-gone"),
        (r"web page content|file identifier|failed to get http url|photo_|image_|media_|wrong type", "trouble-picture"),
        (r"upgraded to a supergroup|moved to", "trouble-moved"),
        (r"rights|chat_write_forbidden|chat_admin_required|_forbidden|restricted", "trouble-rights"),
        (r"kicked|not a member|banned", "trouble-thrown-out"),
        (r"chat not found|peer_id_invalid", "trouble-no-chat"),
        (r"unauthorized", "trouble-token"),
        (r"no space left", "trouble-full"),
        (r"^(?P<left>\d+) MB$", "trouble-disk"),
        (r"^unknown$", "trouble-unknown"),
    )
)
_QUEUES = re.compile(r"[a-z]+ \d+(?:, [a-z]+ \d+)*")


def trouble(texts: Texts, language: Language, detail: str) -> str:
    """Return a reason in words; as it came where it is none that is known, so that nothing is kept from the desk."""
    if _QUEUES.fullmatch(detail) and (told := _queues(texts, language, detail)):
        return told
    for pattern, key in _KNOWN:
        if found := pattern.search(detail):
            values = {name: value if name == "status" else int(value) for name, value in found.groupdict().items()}
            return texts.say(language, key, **values)
    return detail


def _queues(texts: Texts, language: Language, detail: str) -> str | None:
    """Return how many messages wait in each queue: `channel 2, routine 40`."""
    pairs = [(f"lane-{name}", int(count)) for name, count in re.findall(r"([a-z]+) (\d+)", detail)]
    if not all(texts.has(key) for key, _ in pairs):
        return None
    lines = [texts.say(language, "trouble-queue", lane=texts.say(language, key), count=count) for key, count in pairs]
    return ("؛ " if language is Language.ARABIC else "; ").join(lines)
