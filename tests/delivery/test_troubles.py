"""What went wrong is told in the desk's language, not in the words of libraries."""

import re

import pytest

from bot.delivery.troubles import trouble
from bot.models import Language
from tests.delivery.samples import ARABIC, ENGLISH, FRENCH, seen, texts

REASONS = [
    "the site answered 503",
    "the site answered 403: it wants a browser's challenge solved",
    "no whole answer within 20 s",
    "no answer within 1 s",
    "the feed is cut: its end is missing",
    "the packed answer is cut",
    "the answer broke off",
    "the answer is empty",
    "the answer is an HTML page, not a feed",
    "the answer is a page that checks for browsers, not a feed",
    "the feed cannot be parsed (SAXParseException)",
    "what was fetched takes too long to parse",
    "the answer is larger than 10485760 bytes",
    "more than 5 redirects",
    "a redirect from https down to http is not followed",
    "127.0.0.1 is not a public address",
    "port 8080 is not fetched, only 80 and 443",
    "nobody looks",
    "no answer: ClientConnectorError",
    "Bad Request: need administrator rights in the channel chat",
    "Bad Request: not enough rights to send text messages to the chat",
    "Forbidden: bot was kicked from the channel chat",
    "Forbidden: bot is not a member of the channel chat",
    "Bad Request: chat not found",
    "Unauthorized",
    "400: Bad Request: message to edit not found",
    "400: Bad Request: wrong type of the web page content",
    "400: Bad Request: group chat was upgraded to a supergroup chat",
    "/data/mirsal.json cannot be written: No space left on device",
    "123 MB",
    "unknown",
    "channel 2",
    "channel 2, breaking 1, routine 4000",
]


@pytest.mark.parametrize("reason", REASONS)
def test_every_usual_reason_has_arabic_words(reason: str) -> None:
    told = trouble(texts(), ARABIC, reason)
    assert not re.search("[A-Za-z]", told)
    assert re.search("[ء-ي]", told)


@pytest.mark.parametrize(
    ("reason", "language", "told"),
    [
        ("the site answered 503", ARABIC, "أجاب الموقع برمز الخطأ 503"),
        ("no answer within 2 s", ARABIC, "لم يصل جواب في ثانيتين"),
        ("no whole answer within 20 s", ARABIC, "لم يصل جواب في 20 ثانية"),
        ("channel 2, routine 40", ARABIC, "القناة (2)؛ نسخ القراء (40)"),
        ("the site answered 503", FRENCH, "le site a répondu par l’erreur 503"),
        ("123 MB", ENGLISH, "only 123 MB are left"),
        ("something new 5", ENGLISH, "something new 5"),
        ("teapot 5", ARABIC, "teapot 5"),
        ("", FRENCH, ""),
    ],
)
def test_it_says_what_is_known_and_hides_nothing_else(reason: str, language: Language, told: str) -> None:
    assert seen(trouble(texts(), language, reason)) == told
