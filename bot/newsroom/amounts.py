"""Numbers as they are written: 12 000, 12.000, 12,000 and ١٢٠٠٠ are one number, and `1,5` is one, not a 1 and a 5."""

import re

from bot.newsroom.arabic import Token, fold

_MARKS = ".,٫٬،"
# Groups of three digits are thousands, whatever stands between them; else one mark before the last digits is decimal.
_AMOUNT = re.compile(
    rf"(?<![\dA-Za-z])(?<!\d[{_MARKS}])"
    rf"(?:[1-9]\d{{0,2}}(?:(?P<mark>[{_MARKS}])\d{{3}}(?:(?P=mark)\d{{3}})*|(?:\s+\d{{3}})+)(?:[{_MARKS}]\d{{1,2}})?"
    rf"|\d+[{_MARKS}]\d{{1,3}})(?!\d)(?![{_MARKS}]\d)"
)
_HINT = re.compile(rf"\d(?:[{_MARKS}]|\s+)\d")
_THOUSANDS = re.compile(rf"[1-9]\d{{0,2}}(?:[{_MARKS}]|\s+)\d{{3}}(?!\d)")
_BETWEEN = re.compile(rf"[{_MARKS}\s]+")
_SHORT_END = re.compile(r"\d{1,3}\Z")
_GROUP = re.compile(r"\d{3}(?!\d)")


def is_amount(text: str) -> bool:
    """Tell whether a text is one number of several pieces: `12 000`, `1,5`; not `12` and not `12, 13`."""
    return _AMOUNT.fullmatch(text) is not None


def hide_amounts(text: str) -> str:
    """Return a text as long as before in which no comma of a number is seen."""
    return _AMOUNT.sub(lambda found: "\0" * len(found[0]), text) if _HINT.search(text) else text


def goes_on(before: str, after: str) -> bool:
    """Tell whether two words with nothing but space between them may be one number: 12 and 000."""
    return _GROUP.match(after) is not None and _SHORT_END.search(before) is not None


def with_amounts(text: str, found: list[Token]) -> list[Token]:
    """Return the words of a text, those that make one number as one word: «1,5» is compared as 1.5, «12 000» as
    12000.
    """
    if not _HINT.search(text):
        return found
    numbers = {one.start(): one for one in _AMOUNT.finditer(text)}
    ends = {token.end for token in found}
    joined: list[Token] = []
    for token in found:
        if joined and token.end <= joined[-1].end:
            continue  # a part of the number before it
        number = numbers.get(token.start)
        whole = number is not None and number.end() in ends
        joined.append(Token(number[0], *number.span(), _compared(number[0])) if number and whole else token)
    return joined


def _compared(amount: str) -> str:
    plain = fold(amount)
    thousands = _THOUSANDS.match(plain)
    if thousands is None:
        return ".".join(_BETWEEN.split(plain))
    whole, _, rest = plain, "", ""
    decimal = re.search(rf"[{_MARKS}]\d{{1,2}}\Z", whole)
    if decimal:
        whole, rest = whole[: decimal.start()], f".{decimal[0][1:]}"
    return _BETWEEN.sub("", whole) + rest
