"""What filters and topics are called in front of people, and the buttons that stand for them."""

from collections.abc import Iterable

from bot.messages import Button, Rows
from bot.models import Filter, FilterKind, Language
from bot.newsroom import readership
from bot.newsroom.arabic import fold
from bot.newsroom.filters import same
from bot.newsroom.grammar import QUOTES, phrase_in, pieces
from bot.texts import places
from bot.texts.dates import listing
from bot.texts.direction import lead
from handlers import buttons
from handlers.visit import Visit

WHOLES = {FilterKind.ALL.value: FilterKind.ALL, FilterKind.EVERYTHING.value: FilterKind.EVERYTHING}
LABEL_LIMIT = 40
SHOWN_LIMIT = 56
CUT = "…"
TELLING = 8  # letters of a name that stand on a button however it was shortened


def topic_filter(slug: str) -> Filter:
    """Return the filter for a topic's slug, or for `all` and `everything`; without a number yet."""
    return Filter(0, WHOLES[slug]) if slug in WHOLES else Filter(0, FilterKind.TOPIC, slug)


def is_topic(slug: str, visit: Visit) -> bool:
    """Tell whether a slug (from a link or a button) is one that can be followed."""
    return slug in WHOLES or visit.room.catalogue.topic(slug) is not None


def near_topic(filters: Iterable[Filter], visit: Visit) -> Filter | None:
    """Return the first topic that words among the filters would name with their ال, or without; none that is followed
    already.
    """
    words = (one.text for one in filters if one.kind is FilterKind.WORDS and _is_plain(one.text))
    near = (topic_filter(slug) for text in words if (slug := visit.room.catalogue.nearly(text)))
    return next((one for one in near if not readership.follows(visit.reader, one, same=same)), None)


def _is_plain(text: str) -> bool:
    return all(piece.wanted and not piece.phrase for piece in pieces(text))


def follow_row(one: Filter, visit: Visit) -> tuple[Button, ...]:
    """Return a row with a button that follows a topic."""
    return (Button(visit.text("button-follow", name=short(name(one, visit))), data=buttons.data("f", one.text)),)


def topic_title(slug: str, language: Language, visit: Visit) -> str:
    """Return a topic's name; the slug itself where the catalogue lost it."""
    topic = visit.room.catalogue.topic(slug)
    return slug if topic is None else topic.titles[language]


def name(one: Filter, visit: Visit) -> str:
    """Return what a filter is called: a topic's title, words in quotation marks, a phrase said to be one, a whole."""
    match one.kind:
        case FilterKind.TOPIC:
            return topic_title(one.text, visit.language, visit)
        case FilterKind.WORDS:
            phrase = phrase_in(one.text)
            if phrase is None:
                return quoted(one.text, visit)
            return visit.text("filter-phrase", words=short(phrase, SHOWN_LIMIT))
        case FilterKind.ALL | FilterKind.EVERYTHING:
            return visit.text(f"filter-{one.kind}")


def is_on(label: str, one: Filter, visit: Visit) -> bool:
    """Tell whether a button that shows `label` is one for this filter, in whatever language it was made. Old buttons of
    somebody who was forgotten and came back bear the numbers of other filters.
    """
    said, names_ = _telling(label), _every_name(one, visit)
    if not said:
        return True
    if CUT in label:
        return any(_telling(name_)[:TELLING] in said for name_ in names_)
    say = visit.room.texts.say
    below = (say(language, "copy-drop", filter=name_) for name_ in names_ for language in Language)
    return said in map(_telling, (*names_, *below))


def _every_name(one: Filter, visit: Visit) -> list[str]:
    say = visit.room.texts.say
    if one.kind is FilterKind.WORDS:
        phrase = phrase_in(one.text)
        said = () if phrase is None else (say(language, "filter-phrase", words=phrase) for language in Language)
        return [one.text, *said]
    if one.kind is FilterKind.TOPIC:
        return [topic_title(one.text, language, visit) for language in Language]
    return [say(language, f"{key}-{one.kind}") for language in Language for key in ("filter", "copy-filter")]


def _telling(text: str) -> str:
    """Return the letters and figures of a text, by which a shortened one is known again."""
    return "".join(char for char in fold(text) if char.isalnum())


def names(filters: Iterable[Filter], visit: Visit) -> str:
    """Return many names, said one after another as the language does."""
    return listing([name(one, visit) for one in filters], visit.language)


def digest_name(visit: Visit) -> str:
    """Return when the reader's articles are collected, as a button says it."""
    return digest_label(visit.reader.digest, visit)


def digest_label(digest: str, visit: Visit) -> str:
    """Return what a digest time is called on a button."""
    match digest.split():
        case [_, day, time]:
            return visit.text("button-weekly", day=visit.text(f"day-{day}"), time=time)
        case ["off"]:
            return visit.text("button-at-once")
        case _:
            return visit.text("button-daily", time=digest)


def place(timezone: str, visit: Visit) -> str:
    """Return a time zone's city in the reader's language."""
    return places.place(timezone, visit.language)


def place_of(visit: Visit) -> str:
    """Return the city whose time the reader's is, as it stands in a sentence."""
    return places.place_of(visit.reader.timezone, visit.language)


def topic_rows(visit: Visit) -> Rows:
    """Return a button for each topic, ✅ on those followed, two in a row, and the two wholes below."""
    slugs = [topic.slug for topic in visit.room.catalogue.topics]
    pairs = [tuple(_topic_button(slug, visit) for slug in slugs[at : at + 2]) for at in range(0, len(slugs), 2)]
    return (*pairs, *((_topic_button(slug, visit),) for slug in WHOLES))


def drop_rows(visit: Visit) -> Rows:
    """Return a button for each filter of the reader's, to drop it."""
    return tuple(
        (Button(lead(f"✖ {short(name(one, visit))}", visit.language), data=buttons.data("drop", str(one.id))),)
        for one in visit.reader.filters
    )


def quoted(text: str, visit: Visit) -> str:
    """Return somebody's words in the reader's quotation marks, shortened where they are long."""
    return visit.text("filter-words", words=short(_bare(text), SHOWN_LIMIT))


def _bare(text: str) -> str:
    """Return a phrase without its own quotation marks: it gets ours."""
    inner = phrase_in(text) or text.strip().strip(QUOTES)
    return inner if inner and inner != text.strip() and not set(inner).intersection(QUOTES) else text


def short(text: str, limit: int = LABEL_LIMIT) -> str:
    """Return text that fits, on a button where no limit is given; on one line."""
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def _topic_button(slug: str, visit: Visit) -> Button:
    one = topic_filter(slug)
    mark = "✅ " if readership.follows(visit.reader, one, same=same) else ""
    label = visit.text(f"button-{slug}") if slug in WHOLES else name(one, visit)
    return Button(f"{mark}{label}", data=buttons.data("t", slug))
