"""Bytes → text. Feeds lie about their charset; strict UTF-8 is tried before anything they declare (FAULTS P01-P22)."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']")
_TEXT_CODECS = re.compile(r"iso8859|cp\d|koi8|mac|gb|hz$|big5|shift_jis|euc|tis|utf-16|utf-32|ascii")
_LATIN = frozenset({"iso8859-1", "cp1252", "iso8859-15", "ascii"})
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_C1 = re.compile("[\x80-\x9f]")
_ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_ARABIC_WORD = re.compile("(?<![A-Za-z])[\u0621-\u0652\u067e\u0686\u0698\u06a9\u06af\u06cc]{2,}(?![A-Za-z])")
_HIGHEST = 0x10FFFF
_LONGEST = 7  # digits of the highest code point
_PLAUSIBLE = 0.7


def decode(content: bytes, *, http_charset: str | None) -> str:
    """Return the text of a document: never raises, and never holds control characters, lone surrogates or
    numeric references to either. A byte that fits nowhere becomes U+FFFD, alone.
    """
    return _clean(_text(content, http_charset))


def _text(content: bytes, http_charset: str | None) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content.decode(name, "replace").lstrip("\ufeff")
    wide = _wide(content)
    if wide:
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _not_quite_utf8(content, http_charset)


def _wide(content: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zero bytes beside its first ASCII characters."""
    head = content[:64].lstrip(b"\x00 \r\n\t")[:4]
    if head[:1] != b"<" or b"\x00" not in head:
        return None
    return "utf-16-be" if content[:1] == b"\x00" else "utf-16-le"


def _not_quite_utf8(content: bytes, http_charset: str | None) -> str:
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd") - content.count(b"\xef\xbf\xbd")
    right = sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text)))
    if right > 3 * wrong:
        return text
    declared = [name for name in (_codec(http_charset), _codec(_declaration(content))) if name]
    for name in declared:
        if name not in _LATIN and (other := _strict(content, name)) is not None:
            return other
    arabic = content.decode("cp1256", "replace")
    if _reads_as_arabic(arabic):
        return arabic
    return content.decode("iso8859-15" if "iso8859-15" in declared else "cp1252", "replace")


def _declaration(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    return found[1].decode("ascii") if found else None


def _codec(name: str | None) -> str | None:
    """Return Python's name of a charset if it is one of text: not rot13, not idna, not zlib."""
    try:
        found = codecs.lookup((name or "").strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if found == "gb2312":  # what calls itself so is its superset
        return "gb18030"
    return found if _TEXT_CODECS.match(found) else None


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _reads_as_arabic(text: str) -> bool:
    """Tell whether what windows-1256 makes of the bytes is Arabic: its letters stand together in words of their own."""
    foreign = sum(map(len, re.findall("[^\x00-\x7f]+", text)))
    letters = len(_ARABIC.findall(text))
    words = sum(map(len, _ARABIC_WORD.findall(text)))
    return letters > 0 and words >= _PLAUSIBLE * foreign


def _clean(text: str) -> str:
    if "&#" in text:
        text = _REFERENCE.sub(_reference, text)
    return _C1.sub(lambda found: _windows(ord(found[0])), _CONTROLS.sub("", text))


def _windows(number: int) -> str:
    """Read what stands where C1 controls are as windows-1252 does, as HTML prescribes."""
    return bytes([number]).decode("cp1252", "ignore")


def _reference(found: re.Match[str]) -> str:
    """Keep a numeric reference that names a character."""
    digits = (found[1] or found[2]).lstrip("0")
    if len(digits) > _LONGEST:
        return ""
    number = int(digits or "0", 16 if found[1] else 10)
    if number <= _HIGHEST and _C1.match(chr(number)):
        return _windows(number)
    if number > _HIGHEST or _CONTROLS.match(chr(number)):
        return ""
    return found[0] if found[0].endswith(";") else f"{found[0]};"
