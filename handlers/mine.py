"""The page of what a reader follows, and when it is sent: shown by /mine and /unsubscribe, changed in place."""

from bot.messages import Button, Rows
from bot.models import Filter, FilterKind, ReaderState
from bot.newsroom.quiet import OFF
from handlers import buttons, naming
from handlers.visit import Visit


def page(visit: Visit, heading: str = "mine") -> tuple[str, Rows]:
    """Return the page's text and its buttons, one to drop each filter."""
    below = [*_pause(visit), *_digest(visit), *_quiet(visit)]
    if not visit.reader.filters:
        topics = Button(visit.text("button-topics"), data=buttons.data("topics", ""))
        return "\n".join([visit.text("mine-nothing"), *below]), ((topics,),)
    listed = [_line(one, visit) for one in visit.reader.filters]
    head = visit.text(heading, count=len(listed)) if heading == "mine" else visit.text(heading)
    return "\n".join([head, *listed, "", visit.text("mine-drop"), *below]), naming.drop_rows(visit)


def _line(one: Filter, visit: Visit) -> str:
    """Name a filter; of a topic that the newsroom took away it is said that nothing comes for it."""
    name = naming.name(one, visit)
    gone = one.kind is FilterKind.TOPIC and not naming.is_topic(one.text, visit)
    return f"• {visit.text('mine-removed', name=name) if gone else name}"


def _pause(visit: Visit) -> list[str]:
    return [visit.text("paused-hint")] if visit.reader.state is ReaderState.PAUSED else []


def _digest(visit: Visit) -> list[str]:
    return [] if visit.reader.digest == OFF else [visit.text("mine-digest", when=naming.digest_name(visit))]


def _quiet(visit: Visit) -> list[str]:
    if visit.reader.quiet == OFF:
        return []
    return [visit.text("mine-strict" if visit.reader.strict else "mine-quiet", hours=visit.reader.quiet)]
