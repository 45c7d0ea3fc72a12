"""What the desk is shown: alarms and questions, in the house's language. Pure."""

from collections.abc import Sequence

from bot.delivery.lines import shown_title
from bot.delivery.troubles import trouble
from bot.messages import Button, Message, Text
from bot.models import Article, Document, Language
from bot.texts import Texts

ANSWERS = {
    "review": ("publish", "skip", "silent"),
    "burst": ("all", "newest", "none"),
    "unknown": ("there", "again", "leave"),
    "retract": ("retract", "keep"),
    "vanished": ("retract", "keep"),
    "join": ("join", "separate"),
}
SHOWN = 10  # titles of a burst


def alarm_message(texts: Texts, language: Language, name: str, detail: str, *, well: bool) -> Message:
    """Say that something broke, or that it is well again. `name` is a kind, or a kind, a space and what it is about."""
    kind, _, subject = (
        name.replace(":", " ", 1).partition(" ") if not name.startswith(("feed ", "entries ")) else name.partition(" ")
    )
    key = f"alarm-{kind}" if texts.has(f"alarm-{kind}") else "alarm-other"
    values = {"subject": subject or name, "detail": trouble(texts, language, detail)}
    plain = texts.say(language, f"{key}-well" if well else key, **values)
    return Message(Text().add("✅ " if well else "⚠️ ").add(plain))


def question_message(texts: Texts, language: Language, question: Document, articles: Sequence[Article]) -> Message:
    """Put a question: what it is about, why it is asked, and a button for each answer."""
    what = str(question.body["what"])
    tell = {"review": _review, "burst": _burst, "join": _join}.get(what, _plain)
    rows = tuple(
        (Button(texts.say(language, f"answer-{answer}"), data=f"q:{question.id}:{answer}"),) for answer in ANSWERS[what]
    )
    return Message(tell(texts, language, question, articles), rows=rows)


def _review(texts: Texts, language: Language, _: Document, articles: Sequence[Article]) -> Text:
    text = Text().add(texts.say(language, "question-review"), "bold")
    for article in articles:
        text = _title(text.add("\n\n"), article)
        text = text.add("\n\n").add(texts.say(language, "question-why", reason=_reason(texts, language, article)))
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


def _reason(texts: Texts, language: Language, article: Article) -> str:
    if article.reason in ("twin", "stranger"):
        return texts.say(language, f"question-{article.reason}")
    score = f"{article.score:.2f}"
    words = "، " if language is Language.ARABIC else ", "
    if article.because:
        return texts.say(language, "question-unsure-words", score=score, words=words.join(article.because[:6]))
    return texts.say(language, "question-unsure", score=score)
