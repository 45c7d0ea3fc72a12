"""Any article makes a message that Telegram takes, and shows exactly what the article says."""

import unicodedata
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from yarl import URL

from bot.delivery import lines
from bot.delivery.copies import copy_for, correction_reply
from bot.delivery.digests import digest
from bot.delivery.payloads import sending
from bot.delivery.posts import channel_post, retraction
from bot.messages import Button, Message, utf16_length
from bot.models import Article, Filter, FilterKind, Language, Reader
from bot.sandbox.telegram_keyboards import check_markup
from bot.sandbox.telegram_text import take_text
from bot.texts.direction import FSI, LRI, LRM, PDI, RLI, RLM
from tests.delivery.samples import TITLES, frame, marked, seen

WORDS = st.text(
    st.one_of(
        st.sampled_from('ابتث abc12 .،؟!…«»"()[]<>&_*`#@/\n👩🏽‍💻\u0651\u202e\u2066\u2067\u2068\u2069\u200f\x00'),
        st.characters(),
    ),
    max_size=80,
)
LONG = st.builds(lambda text, times: text * times, WORDS, st.sampled_from([1, 1, 2, 30, 120]))
LINKS = st.one_of(
    st.none(),
    st.builds(lambda path: f"https://site.ma/{path}", LONG),
    st.sampled_from(
        ["http://127.0.0.1:8/x", "javascript:alert(1)", "https://u:p@h/", "https://site.ma/?p=5", "tg://x"]
    ),
)
ARTICLES = st.builds(
    Article,
    id=st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=10, max_size=10),
    keys=st.just(("k",)),
    source=st.just("s"),
    title=LONG,
    summary=LONG,
    body=LONG,
    link=LINKS,
    short_link=LINKS,
    image=st.one_of(LINKS, st.just("https://site.ma/a.jpg")),
    comments=LINKS,
    language=st.sampled_from(Language),
    published=st.floats(allow_nan=False),
    seen=st.floats(0, 2e9),
    topics=st.lists(st.sampled_from([*TITLES, "breaking", "unknown"]), max_size=8).map(tuple),
    breaking=st.booleans(),
    correction=st.one_of(st.none(), LONG),
    corrected=st.one_of(st.none(), st.floats(0, 2e9)),
    reason=st.one_of(st.none(), LONG),
)
DROPS = st.frozensets(st.sampled_from(["photo", "entities", "buttons", "reply"]))
EARLIER = st.lists(st.tuples(WORDS.map(lambda text: text or "خبر"), st.just("https://t.me/c/1/2")), max_size=2).map(
    tuple
)
FILTERS = st.lists(st.builds(Filter, st.integers(1, 10**9), st.sampled_from(FilterKind), LONG), max_size=4).map(tuple)
MANY = settings(max_examples=150, deadline=None)


def assert_telegram_takes(message: Message) -> None:
    plain = message.text.plain
    assert plain.strip()
    assert len(plain) <= (1024 if message.photo else 4096)
    assert plain.encode("utf-8")
    assert len(message.text.entities) <= 100
    end = utf16_length(plain)
    for entity in message.text.entities:
        assert 0 <= entity.offset < entity.offset + entity.length <= end
        assert (entity.kind == "text_link") == (entity.url is not None)
    for kind, words, _ in marked(message):  # decoding would fail if an entity began in the middle of a character
        assert words, kind
    for row in message.rows:
        assert 1 <= len(row) <= 8
        for button in row:
            assert_button(button)
    for line in plain.split("\n"):
        assert_balanced(line)
    assert not set(plain) & set("\u202a\u202b\u202c\u202d\u202e\x00")
    assert_the_stand_in_takes(message)


def assert_the_stand_in_takes(message: Message) -> None:
    """Ask the stand-in, which refuses what Telegram refuses and cleans text as TDLib does."""
    _, fields = sending(message)
    text, entities = (
        fields.get("text") or fields.get("caption"),
        fields.get("entities") or fields.get("caption_entities"),
    )
    taken, _ = take_text(str(text), entities, 1024 if message.photo else 4096, too_long="too long")
    assert taken.count("\n") == message.text.plain.count("\n")
    check_markup(fields.get("reply_markup"), "private")


def assert_button(button: Button) -> None:
    assert button.label.strip()
    acts = [act for act in (button.url, button.data, button.copy, button.query) if act is not None]
    assert len(acts) == 1
    if button.url is not None:
        url = URL(button.url)
        assert url.scheme in ("http", "https")
        assert url.host
        assert button.url.isascii()
        assert len(button.url) <= 4096
    assert len((button.data or "x").encode()) <= 64
    assert 1 <= len(button.copy or "x") <= 256


def assert_balanced(line: str) -> None:
    depth = 0
    for char in line:
        depth += (char in "\u2066\u2067\u2068") - (char == PDI)
        assert depth >= 0
    assert depth == 0


@MANY
@given(ARTICLES, st.sampled_from(Language), DROPS, EARLIER)
def test_any_article_makes_a_post_that_telegram_takes(
    article: Article, language: Language, drop: frozenset[str], earlier: tuple[tuple[str, str], ...]
) -> None:
    whole = frame(language, source="Kawalisse كواليس", see_also=earlier)
    message = channel_post(article, whole, drop=drop)
    assert_telegram_takes(message)
    assert message == channel_post(article, whole, drop=drop)
    assert not (message.photo and "photo" in drop)
    assert not (message.text.entities and "entities" in drop)
    assert_telegram_takes(retraction(article, whole, drop=drop))


@MANY
@given(ARTICLES, st.sampled_from(Language), DROPS, FILTERS)
def test_any_article_makes_a_copy_that_telegram_takes(
    article: Article, language: Language, drop: frozenset[str], filters: tuple[Filter, ...]
) -> None:
    reader = Reader(1, language=language, filters=filters)
    fitting = tuple(one.id for one in filters)
    assert_telegram_takes(copy_for(article, reader, frame(language), filters=fitting, drop=drop))
    assert_telegram_takes(correction_reply(article, reader, frame(language)))


@MANY
@given(st.lists(ARTICLES, min_size=1, max_size=25), st.sampled_from(Language), DROPS, FILTERS)
def test_any_articles_make_a_digest_that_telegram_takes(
    articles: list[Article], language: Language, drop: frozenset[str], filters: tuple[Filter, ...]
) -> None:
    reader = Reader(1, language=language, filters=filters)
    fitting = tuple(one.id for one in filters)
    assert_telegram_takes(digest([(one, fitting) for one in articles], reader, frame(language), drop=drop))


@MANY
@given(ARTICLES, EARLIER)
def test_an_arabic_post_runs_from_the_right_in_every_line(
    article: Article, earlier: tuple[tuple[str, str], ...]
) -> None:
    arabic = replace(article, language=Language.ARABIC, summary="نص", body="", short_link=None)
    for line in channel_post(arabic, frame(see_also=earlier)).text.plain.split("\n"):
        first = next((char for char in line if is_strong(char)), RLM)
        assert first == RLM or is_strong(first) == "right"


def is_strong(char: str) -> str | None:
    kind = unicodedata.bidirectional(char)
    return "left" if kind == "L" else "right" if kind in ("R", "AL") else None


HOSTILE = [
    "<b>غليظ</b> & <script>alert(1)</script>",
    "*bold* _italic_ `code` [text](http://x.y)",
    "@admin /start #tag $USD",
    "{ $filter } %s %(x)s {0} \\n",
    "' OR 1=1 --",
    "1;DROP TABLE users",
    "👩‍👩‍👧‍👦 العائلة 🇲🇦",
    "Ω≈ç√∫˜µ≤≥÷",
    "田中さんにあげて下さい",
    "ﷺ ﷽",
    "null",
    "undefined",
    "NaN",
    "0",
    "t.me/evil https://evil.example/",
]


def test_hostile_titles_are_shown_as_they_are() -> None:
    for title in HOSTILE:
        for language in Language:
            article = Article("abcdefghij", ("k",), "s", title, "https://site.ma/?p=5", language=language)
            post = channel_post(article, frame(language))
            shown = post.text.plain.split("\n")[0]
            assert without_marks(shown) == title
            (bold,) = post.text.entities
            units = post.text.plain.encode("utf-16-le")[bold.offset * 2 : (bold.offset + bold.length) * 2]
            assert without_marks(units.decode("utf-16-le")) == title


def without_marks(text: str) -> str:
    return "".join(char for char in text if char not in {FSI, LRI, RLI, PDI, RLM, LRM})


@MANY
@given(ARTICLES)
def test_bold_stands_on_the_title_and_on_nothing_else(article: Article) -> None:
    plain = replace(article, correction=None, breaking=False, topics=())
    post = channel_post(plain, frame())
    title = lines.heading(lines.title_of(plain), plain.language, Language.ARABIC).plain.strip(f"{RLM}{LRM}")
    bold = [words for kind, words, _ in marked(post) if kind == "bold"]
    assert bold == ([seen(title)] if title else [])
