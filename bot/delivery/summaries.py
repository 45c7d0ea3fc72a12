"""The evening's summary as a message to the desk. Pure."""

from collections.abc import Sequence

from bot.delivery.excerpt import headline
from bot.delivery.lines import listed, sentence, shown_title, stack
from bot.delivery.links import usable
from bot.delivery.reports import Clerk
from bot.messages import TEXT_LIMIT, Message, Text
from bot.models import Article
from bot.newsroom.summary import Day
from bot.texts import dates

_SHORTER = ((12, 90), (8, 70), (4, 60), (2, 50), (0, 0))  # how many titles of each list, and how long: what fits


def evening(day: Day, clerk: Clerk, *, silent: bool = True) -> Message:
    """Say what the day brought; a quiet day has its line too. Long lists are shortened and the rest counted."""
    for most, longest in _SHORTER:
        text = _text(day, clerk, most, longest)
        if len(text.plain) <= TEXT_LIMIT:
            break
    return Message(text, silent=silent)


def _text(day: Day, clerk: Clerk, most: int, longest: int) -> Text:
    title = clerk.say("evening-title", day=dates.day(clerk.now, clerk.language, clerk.timezone))
    blocks = [sentence(title, clerk.language, "bold")]
    quiet = not (day.posted or day.left_out or day.waiting or day.counted)
    if quiet:
        blocks.append(sentence(clerk.say("evening-quiet"), clerk.language))
    elif not day.posted:
        blocks.append(sentence(clerk.say("evening-none-posted"), clerk.language))
    lists = [("posted", day.posted), *day.left_out, ("waiting", day.waiting)]
    blocks += [
        _list(clerk.say(f"evening-{why}", count=len(ones)), ones, clerk, most, longest) for why, ones in lists if ones
    ]
    counted = [sentence(clerk.say(f"evening-{why}", count=count), clerk.language) for why, count in day.counted]
    return stack([*blocks, stack(counted, gap="\n"), stack(_figures(day, clerk), gap="\n")])


def _list(heading: str, articles: Sequence[Article], clerk: Clerk, most: int, longest: int) -> Text:
    lines = [_line(article, longest) for article in articles[-most:]] if most else []
    left = len(articles) - len(lines)
    more = [sentence(clerk.say("evening-more", count=left), clerk.language)] if left and lines else []
    return stack([sentence(heading, clerk.language), *lines, *more], gap="\n")


def _line(article: Article, longest: int) -> Text:
    link = usable(article.short_link) or usable(article.link)
    return listed(headline(shown_title(article), longest), link, article.language)


def _figures(day: Day, clerk: Clerk) -> list[Text]:
    lines = [clerk.say("evening-topics", topics=clerk.topics(day.topics))] if day.topics else []
    lines.append(clerk.say("evening-readers", new=day.new, lost=day.lost, readers=day.readers))
    return [sentence(line, clerk.language) for line in lines]
