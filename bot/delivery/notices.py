"""What the desk is shown: alarms and questions, in the house's language. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bot.delivery.excerpt import headline
from bot.delivery.lines import shown_title
from bot.delivery.troubles import trouble
from bot.messages import Button, Message, Text
from bot.models import Article, Document, Language
from bot.newsroom.likenesses import Likeness
from bot.newsroom.routing import Doubt
from bot.texts import Texts
from bot.texts.dates import moment

ANSWERS = {
    "review": ("publish", "skip", "silent"),
    "burst": ("all", "newest", "none"),
    "unknown": ("there", "again", "leave"),
    "retract": ("retract", "keep"),
    "vanished": ("retract", "keep"),
    "join": ("join", "separate"),
}
SHOWN = 10  # titles of a burst
LONGEST_TITLE = 120  # of another article

Tell = Callable[[Texts, Language, Document, Sequence[Article]], Text]


def alarm_message(texts: Texts, language: Language, name: str, detail: str, *, well: bool) -> Message:
    """Say that something broke, or that it is well again. `name` is a kind, or a kind, a space and what it is about."""
    kind, _, subject = (
        name.replace(":", " ", 1).partition(" ") if not name.startswith(("feed ", "entries ")) else name.partition(" ")
    )
    key = f"alarm-{kind}" if texts.has(f"alarm-{kind}") else "alarm-other"
    values = {"subject": subject or name, "detail": trouble(texts, language, detail)}
    plain = texts.say(language, f"{key}-well" if well else key, **values)
    return Message(Text().add("✅ " if well else "⚠️ ").add(plain))


def question_message(
    texts: Texts,
    language: Language,
    question: Document,
    articles: Sequence[Article],
    *,
    like: Likeness | None = None,
    timezone: str = "UTC",
) -> Message:
    """Put a question: what it is about, why it is asked, and a button for each answer. `like` is what became of the
    article that this one looks like, told in `timezone`.
    """
    what = str(question.body["what"])
    review = partial(_review, twin=_twin(texts, language, like, timezone))
    known: Mapping[str, Tell] = {"review": review, "burst": _burst, "join": _join}
    tell = known.get(what, _plain)
    rows = tuple(
        (Button(texts.say(language, f"answer-{answer}"), data=f"q:{question.id}:{answer}"),) for answer in ANSWERS[what]
    )
    return Message(tell(texts, language, question, articles), rows=rows)


def _review(texts: Texts, language: Language, _: Document, articles: Sequence[Article], *, twin: str) -> Text:
    text = Text().add(texts.say(language, "question-review"), "bold")
    for article in articles:
        text = _title(text.add("\n\n"), article)
        text = text.add("\n\n").add(texts.say(language, "question-why", reason=_reason(texts, language, article, twin)))
    return text


def _burst(texts: Texts, language: Language, _: Document, articles: Sequence[Article]) -> Text:
    text = Text().add(texts.say(language, "question-burst", count=len(articles)), "bold").add("\n")
    for article in articles[-SHOWN:]:
        text = _title(text.add("\n• "), article)
    return text.add("\n\n").add(texts.say(language, "question-burst-wait"))


def _join(texts: Texts, language: Language, question: Document, articles: Sequence[Article]) -> Text:
    bulletin = texts.say(language, "question-join-bulletin", title=str(question.body.get("title", "")))
    text = _plain(texts, language, question, articles)
    return text.add("\n\n").add(bulletin).add("\n\n").add(texts.say(language, "question-join-wait"))


def _plain(texts: Texts, language: Language, question: Document, articles: Sequence[Article]) -> Text:
    """Put the question above the titles, and below them the reason where one was given."""
    text = Text().add(texts.say(language, f"question-{question.body['what']}"), "bold")
    for article in articles:
        text = _title(text.add("\n\n"), article)
    reason = str(question.body.get("reason") or "")
    return text.add("\n\n").add(texts.say(language, "retract-reason", reason=reason)) if reason else text


def _title(text: Text, article: Article) -> Text:
    link, shown = article.short_link or article.link, shown_title(article)
    return text.add(shown, "text_link", link) if link else text.add(shown)


def _twin(texts: Texts, language: Language, like: Likeness | None, timezone: str) -> str:
    """Say what an article looks like, and what is true of that."""
    if like is None:
        return texts.say(language, "question-twin")
    title = headline(like.title, LONGEST_TITLE)
    if like.at is None:
        return texts.say(language, f"question-twin-{like.fate}", title=title)
    return texts.say(language, f"question-twin-{like.fate}", title=title, time=moment(like.at, language, timezone))


def _reason(texts: Texts, language: Language, article: Article, twin: str) -> str:
    if article.reason == Doubt.TWIN:
        return twin
    if article.reason == Doubt.STRANGER:
        return texts.say(language, "question-stranger")
    score = f"{article.score:.2f}"
    words = "، " if language is Language.ARABIC else ", "
    if article.because:
        return texts.say(language, "question-unsure-words", score=score, words=words.join(article.because[:6]))
    return texts.say(language, "question-unsure", score=score)
