"""`@bot words` in any chat: articles to share, the newest where no word was written yet."""

from bot.messages import Button, Choice, Message, Offer, Text
from bot.models import Article
from bot.replies import Reply
from bot.texts.direction import lead
from handlers.articles import found_articles
from handlers.incoming import Incoming
from handlers.room import Room

PAGE = 10
FURTHEST = 200
EXCERPT = 200


async def offer(said: Incoming, room: Room) -> Reply:
    """Offer articles that fit; everybody gets the same for the same words, so Telegram may keep the answer a while."""
    asked = said.asked
    if asked is None:
        return Reply()
    offset = int(asked.offset) if asked.offset.isascii() and asked.offset.isdigit() else 0
    if offset > FURTHEST:
        return Reply(answers=(Offer(asked.query),))
    words = asked.words.strip()
    if words:
        found = await found_articles(room, words, PAGE, offset)
    else:
        found = (await room.storage.latest(offset + PAGE))[offset:]
    more = str(offset + PAGE) if len(found) == PAGE else ""
    return Reply(answers=(Offer(asked.query, tuple(_choice(one, room) for one in found), more),))


def _choice(article: Article, room: Room) -> Choice:
    """An article as it will stand in that chat: title, the beginning, its address, a button to read it."""
    excerpt = _excerpt(article)
    link = article.short_link or article.link
    text = Text().add(lead(article.title, article.language), "bold").add(f"\n\n{excerpt}" if excerpt else "")
    text = text.add(f"\n\n{link}" if link else "")
    label = room.texts.say(article.language, "inline-read")
    rows = ((Button(label, url=article.link),),) if article.link else ()
    return Choice(article.id, article.title, excerpt, Message(text, rows, preview=link), article.image)


def _excerpt(article: Article) -> str:
    text = " ".join(article.summary.split())
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0].rstrip(' ،,.')}…"
