"""Whatever a feed says of its charset, its Arabic is read right (FAULTS P01-P22)."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake.decoding import decode
from bot.intake.reading import read

TITLE = "المغرب وفرنسا يوقّعان اتفاقًا أمنيًّا جديدًا"
LATIN = "Le ministre reçu à Rabat – « sécurité »"


def feed(title: str = TITLE, *, encoding: str | None = "UTF-8", more: str = "") -> str:
    declared = "" if encoding is None else f'<?xml version="1.0" encoding="{encoding}"?>\n'
    return (
        f'{declared}<rss version="2.0"><channel><title>كواليس</title><link>https://k.example</link>'
        f"<item><title>{title}</title><link>https://k.example/1</link><description>نص الخبر الأول</description></item>"
        f"{more}</channel></rss>"
    )


UTF8 = feed().encode()
PLAIN = TITLE.replace("ّ", "").replace("ً", "")  # windows-1256 has the marks too; kept apart for the odd row
CASES: dict[str, tuple[bytes, str | None]] = {
    "all agree": (UTF8, "utf-8"),
    "HTTP names no charset": (UTF8, None),
    "windows-1256 declared by both": (feed(encoding="windows-1256").encode("cp1256"), "windows-1256"),
    "windows-1256 declared in XML": (feed(encoding="windows-1256").encode("cp1256"), None),
    "windows-1256 that HTTP calls UTF-8": (feed(encoding="windows-1256").encode("cp1256"), "utf-8"),
    "windows-1256 that XML calls UTF-8": (feed().encode("cp1256"), None),
    "windows-1256 that both call UTF-8": (feed().encode("cp1256"), "utf-8"),
    "windows-1256 that HTTP calls latin-1": (feed(encoding=None).encode("cp1256"), "iso-8859-1"),
    "windows-1256 that nobody names": (feed(encoding=None).encode("cp1256"), None),
    "UTF-8 that XML calls windows-1256": (feed(encoding="windows-1256").encode(), None),
    "UTF-8 that HTTP calls windows-1256": (UTF8, "windows-1256"),
    "UTF-8 called windows-1252": (feed(encoding="windows-1252").encode(), "windows-1252"),
    "UTF-8 called latin-1": (feed(encoding="iso-8859-1").encode(), "iso-8859-1"),
    "UTF-8 called us-ascii (text/xml without charset)": (UTF8, "us-ascii"),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + UTF8, None),
    "UTF-8 with two marks": (codecs.BOM_UTF8 * 2 + UTF8, "utf-8"),
    "blank lines before the declaration": (b"\r\n\n  " + UTF8, "utf-8"),
    "a PHP warning before it": (b"<br />\n<b>Warning</b>: x in <b>/a.php</b> on line <b>2</b><br />\n" + UTF8, "utf-8"),
    "UTF-16 with a mark": (feed(encoding="UTF-16").encode("utf-16"), None),
    "UTF-16 that HTTP calls UTF-8": (codecs.BOM_UTF16_BE + feed(encoding="UTF-16").encode("utf-16-be"), "utf-8"),
    "UTF-16 without a mark, little end first": (feed(encoding="UTF-16").encode("utf-16-le"), None),
    "UTF-16 without a mark, big end first": (feed(encoding="UTF-16").encode("utf-16-be"), None),
    "UTF-32 with a mark": (feed(encoding="UTF-32").encode("utf-32"), None),
    "a charset nobody knows": (feed(encoding="x-klingon").encode(), "x-klingon"),
    "a charset that is none": (feed(encoding="rot13").encode("cp1256"), "idna"),
    "no declaration at all": (feed(encoding=None).encode(), None),
    "a quoted charset": (feed(encoding="windows-1256").encode("cp1256"), '"windows-1256"'),
}


@pytest.mark.parametrize(("content", "charset"), CASES.values(), ids=CASES.keys())
def test_the_arabic_title_is_read_right(content: bytes, charset: str | None) -> None:
    (entry,) = read(content, url="https://k.example/feed/", http_charset=charset).entries
    assert entry.title == TITLE


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", "windows-1252"),
        ("cp1252", "utf-8"),
        ("cp1252", None),
        ("cp1252", "iso-8859-1"),
        ("iso8859-15", "iso-8859-15"),
    ],
)
def test_french_in_a_latin_charset_is_read_right(encoding: str, declared: str | None) -> None:
    title = LATIN if encoding == "cp1252" else LATIN.replace("–", "-")
    content = feed(title, encoding=None).replace("كواليس", "K").replace("نص الخبر الأول", "Été").encode(encoding)
    (entry,) = read(content, url="https://k.example/feed/", http_charset=declared).entries
    assert entry.title == title


def test_other_declared_charsets_are_believed_when_they_fit() -> None:
    russian = feed("Новости дня", encoding="windows-1251").replace("كواليس", "K").replace("نص الخبر الأول", "да")
    assert "Новости дня" in decode(russian.encode("cp1251"), http_charset=None)
    iso = feed(PLAIN, encoding="ISO-8859-6")
    assert PLAIN in decode(iso.encode("iso8859-6"), http_charset=None)
    chinese = feed("新闻", encoding="gb2312").replace("كواليس", "K").replace("نص الخبر الأول", "一")
    assert "新闻" in decode(chinese.encode("gb18030"), http_charset="gb2312")


def test_one_wrong_byte_spoils_one_character_only() -> None:
    second = "<item><title>عنوان ثانٍ</title><link>https://k.example/2</link></item>"
    content = feed(more=second).encode().replace("فرنسا".encode(), "فر".encode() + b"\xff" + "سا".encode())
    first, other = read(content, url="https://k.example/feed/", http_charset="utf-8").entries
    assert first.title == TITLE.replace("فرنسا", "فر\ufffdسا")
    assert other.title == "عنوان ثانٍ"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("a\x00b\x08c\x1fd", "abcd"),
        ("a\ufffeb\uffffc", "abc"),
        ("a&#xD800;b&#55296;c", "abc"),
        ("a&#xD800 b", "a b"),
        ("a&#0;b&#x0;c&#x1F;d", "abcd"),
        ("a&#xFFFE;b&#x110000;c&#99999999999;d", "abcd"),
        ("a&#" + "9" * 5000 + ";b", "ab"),
        ("a&#x" + "0" * 5000 + "41;b", "a&#x" + "0" * 5000 + "41;b"),
        ("&#8220;a&#x201D;", "&#8220;a&#x201D;"),
        ("&#146;s", "’s"),
        ("it\x92s", "it’s"),
        ("&#8220 a", "&#8220; a"),
        ("&#129;a", "a"),
    ],
)
def test_what_is_no_character_is_removed(written: str, read_as: str) -> None:
    assert decode(written.encode("utf-8", "surrogatepass"), http_charset="utf-8") == read_as


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "windows-1256", "utf-16", "zlib", "\x00", "x" * 100]))
def test_any_bytes_are_decoded_to_clean_text(content: bytes, charset: str | None) -> None:
    text = decode(content, http_charset=charset)
    text.encode("utf-8")
    assert not any(letter < " " and letter not in "\t\n\r" for letter in text)
    assert not any("\x7f" <= letter < "\xa0" for letter in text)


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=200).filter(lambda text: "&#" not in text)
)
def test_text_in_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(("<a/>" + text).encode(), http_charset="windows-1256") == "<a/>" + text
