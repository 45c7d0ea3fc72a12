"""`@bot words` in any chat: articles to share, the newest where no word was written yet."""

from bot.delivery.excerpt import excerpt
from bot.delivery.lines import paragraph, shown_title, stack
from bot.delivery.links import usable
from bot.messages import Button, Choice, Message, Offer, Text
from bot.models import Article
from bot.replies import Reply
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
        found = await found_articles(room, words, PAGE, offset, typing=True)
    else:
        found = (await room.storage.latest(offset + PAGE))[offset:]
    more = str(offset + PAGE) if len(found) == PAGE else ""
    return Reply(answers=(Offer(asked.query, tuple(_choice(one, room) for one in found), more),))


def _choice(article: Article, room: Room) -> Choice:
    """Return an article as it will stand in that chat: title, the beginning, its address, a button to read it."""
    title = shown_title(article)  # a correction takes the place of title and excerpt
    beginning = "" if article.correction else excerpt(article.summary or article.body, EXCERPT)
    link = usable(article.link) or usable(article.short_link)
    shown = usable(article.short_link) or link
    text = stack(
        [
            paragraph(title, article.language, "bold"),
            paragraph(beginning, article.language),
            Text().add(shown or ""),
        ]
    )
    rows = ((Button(room.texts.say(article.language, "inline-read"), url=link),),) if link else ()
    return Choice(article.id, title, beginning, Message(text, rows, preview=link), usable(article.image))
