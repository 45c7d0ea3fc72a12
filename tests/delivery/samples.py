"""Articles, a small catalogue and frames that the tests of posts share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bot.delivery.frame import Frame
from bot.messages import Message
from bot.models import Article, Filter, FilterKind, Language, Reader
from bot.texts import Texts
from bot.texts.direction import FSI, LRI, LRM, PDI, RLI, RLM

ARABIC, FRENCH, ENGLISH = Language
NOON = 1_795_439_100.0  # 23 November 2026, 13:05 UTC

TITLES = {
    "security-cooperation": ("التعاون الأمني", "Coopération sécuritaire", "Security cooperation"),
    "counter-terrorism": ("مكافحة الإرهاب", "Lutte antiterroriste", "Counter-terrorism"),
    "drugs": ("مكافحة المخدرات", "Lutte antidrogue", "Drugs"),
}


@dataclass(frozen=True)
class Titled:
    titles: Mapping[Language, str]
    umbrella: bool

    @property
    def hashtags(self) -> Mapping[Language, str]:
        return self.titles


class Topics:
    """A catalogue of three topics."""

    def topic(self, slug: str) -> Titled | None:
        if slug not in TITLES:
            return None
        return Titled(dict(zip(Language, TITLES[slug], strict=True)), umbrella=slug == "security-cooperation")


@cache
def texts() -> Texts:
    return Texts()


def frame(
    language: Language = ARABIC,
    *,
    bot: str | None = "mirsal_bot",
    source: str = "كواليس اليوم",
    timezone: str = "Africa/Casablanca",
    see_also: tuple[tuple[str, str], ...] = (),
    plain_http: bool = False,
) -> Frame:
    return Frame(
        texts=texts(),
        catalogue=Topics(),
        language=language,
        timezone=timezone,
        source=source,
        bot=bot,
        see_also=see_also,
        plain_http=plain_http,
    )


VISIT = Article(
    id="abcdefghij",
    keys=("k",),
    source="كواليس اليوم",
    title="الرباط وباريس توقعان اتفاقا لتبادل المعلومات الأمنية",
    link="https://site.ma/2026/11/%D8%A7%D9%84%D8%B1%D8%A8%D8%A7%D8%B7/",
    short_link="https://site.ma/?p=4711",
    summary="وقع المدير العام للأمن الوطني ونظيره الفرنسي اتفاقا جديدا. ويشمل الاتفاق تبادل المعلومات حول الشبكات الإرهابية.",
    comments="https://site.ma/2026/11/x/#comments",
    topics=("security-cooperation", "counter-terrorism"),
    published=NOON,
    seen=NOON + 5,
)

READER = Reader(
    chat=77,
    language=FRENCH,
    timezone="Europe/Paris",
    filters=(
        Filter(1, FilterKind.WORDS, "الحموشي"),
        Filter(2, FilterKind.TOPIC, "counter-terrorism"),
        Filter(3, FilterKind.ALL),
        Filter(4, FilterKind.EVERYTHING),
        Filter(5, FilterKind.TOPIC, "breaking"),
        Filter(6, FilterKind.TOPIC, "gone-from-the-catalogue"),
    ),
    next_filter=7,
)


def seen(text: str) -> str:
    """Show direction marks: < > around what is isolated, ^ for a paragraph led from the right, v from the left."""
    return text.translate(
        {ord(FSI): "<", ord(LRI): "<", ord(RLI): "<", ord(PDI): ">", ord(RLM): "^", ord(LRM): "v", 0xA0: " "}
    )


def marked(message: Message) -> list[tuple[str, str, str | None]]:
    """Return what each entity marks: kind, words, address."""
    units = message.text.plain.encode("utf-16-le")
    return [
        (one.kind, seen(units[one.offset * 2 : (one.offset + one.length) * 2].decode("utf-16-le")), one.url)
        for one in message.text.entities
    ]


def labels(message: Message) -> list[list[str]]:
    return [[seen(button.label) for button in row] for row in message.rows]
