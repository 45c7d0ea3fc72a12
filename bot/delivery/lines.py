"""The lines that messages about an article are made of, each running in its own language's direction."""

from collections.abc import Callable, Iterable

from bot.delivery.excerpt import cut_at_word, excerpt, headline, tidy
from bot.delivery.frame import BREAKING, Frame
from bot.delivery.links import usable
from bot.messages import Text
from bot.models import Article, Language
from bot.newsroom.arabic import folded_words
from bot.texts import dates
from bot.texts.direction import is_right_to_left, isolate_runs, isolate_whole, lead

LONGEST_TITLE = 512
LONGEST_BULLETIN = 2000  # of a text without a link: there is nowhere to read on
LONGEST_EXCERPT = 420
SHORTEST_EXCERPT = 40  # less says nothing
LONGEST_TEXT = 3000  # of a correction, or a text without a link
LONGEST_NAME = 100  # a source's name, an earlier post's title
LONGEST_SEEN_LINK = 600  # a longer one stands under a word
LONGEST_BARE_LINK = 1000  # the same where there may be no entities
MOST_HASHTAGS = 6
MOST_PARAGRAPHS = 5  # of an excerpt


def paragraph(plain: str, language: Language, kind: str | None = None, url: str | None = None) -> Text:
    """Return one paragraph that runs as `language` does, what runs the other way in it isolated."""
    whole = isolate_runs(plain, language)
    mark = lead(whole, language).removesuffix(whole)
    return Text().add(mark).add(whole, kind, url)


def sentence(plain: str, language: Language, kind: str | None = None, url: str | None = None) -> Text:
    """Return one of our own sentences as a paragraph; what stands in it was isolated when it was said."""
    mark = lead(plain, language).removesuffix(plain)
    return Text().add(mark).add(plain, kind, url)


def stack(blocks: Iterable[Text], gap: str = "\n\n") -> Text:
    """Put blocks under one another, an empty line between them; empty blocks are left out."""
    whole = Text()
    for block in blocks:
        if block.plain:
            whole = whole.add(gap if whole.plain else "").join(block)
    return whole


def fitted(build: Callable[[int], Text], size: int, limit: int) -> Text | None:
    """Return what `build` makes with a size up to `size`, as small as it must be to stay within `limit`; None: not
    even with 0.
    """
    text = build(size)
    while (over := len(text.plain) - limit) > 0 and size > 0:
        size = max(0, min(size - over, size * 9 // 10))  # a sentence less is often much less
        text = build(size)
    return text if over <= 0 else None


def story(article: Article, frame: Frame, size: int) -> list[Text]:
    """Return title and excerpt, or what corrects them, with the line that says so."""
    if article.correction is not None:
        return [
            sentence(corrected_at(article, frame), frame.language, "bold"),
            paragraphs(cut_at_word(tidy(article.correction), size), article.language),
        ]
    title, mark = title_of(article), frame.say("post-breaking")
    line = [sentence(mark, frame.language, "bold")] if is_breaking(article) and not _begins(title, mark) else []
    return [*line, heading(title, article.language, frame.language), _excerpt(article, size)]


def corrected_at(article: Article, frame: Frame) -> str:
    """Return our mark on what was corrected: that it was, and when."""
    moment = dates.moment(article.corrected or article.seen, frame.language, frame.timezone)
    return frame.say("post-correction", moment=moment)


def heading(title: str, language: Language, around: Language) -> Text:
    """Return a title that begins a message whose own words are in `around`: an Arabic message begins from the right,
    also where the article's title is French.
    """
    if is_right_to_left(around):
        language = around
    whole = isolate_whole(title, language)
    return Text().add(lead(whole, language).removesuffix(whole)).add(whole, "bold")


def _begins(title: str, mark: str) -> bool:
    """Tell whether an editor wrote the mark already: «عاجل: …» is not said twice."""
    return folded_words(title)[:1] == folded_words(mark)


def room_for(article: Article) -> int:
    """Return how much of an article's text a message shows at most."""
    if article.correction is not None:
        return min(LONGEST_TEXT, len(article.correction))
    return LONGEST_EXCERPT if _has_link(article) else LONGEST_TEXT


def paragraphs(plain: str, language: Language) -> Text:
    """Return several paragraphs, each led and isolated by itself."""
    return stack((paragraph(line, language) for line in plain.split("\n")), gap="\n")


def title_of(article: Article) -> str:
    """Return the title as it is shown; the beginning of the text where there is none."""
    longest = LONGEST_TITLE if _has_link(article) else LONGEST_BULLETIN
    return headline(article.title, longest) or headline(article.summary or article.body, LONGEST_NAME)


def shown_title(article: Article) -> str:
    """Return the title, or the correction that took its place."""
    return headline(article.correction, LONGEST_TITLE) if article.correction else title_of(article)


def is_breaking(article: Article) -> bool:
    """Tell whether an article is breaking news."""
    return article.breaking or BREAKING in article.topics


def hashtags(article: Article, frame: Frame) -> Text:
    """Return the topics as hashtags in the frame's language."""
    tags = [tag for slug in article.topics if slug != BREAKING and (tag := frame.hashtag_of(slug))]
    return Text().add(" ".join(dict.fromkeys(tags[:MOST_HASHTAGS])))


def origin(article: Article, frame: Frame, *, bare: bool = False) -> Text:
    """Return the line of source and time, and the line with the article's link. `bare`: without entities."""
    moment = dates.moment(article.published or article.seen, frame.language, frame.timezone)
    source = headline(frame.source, LONGEST_NAME)
    said = frame.say("post-source", source=source, moment=moment) if source else moment
    return stack([sentence(said, frame.language), link_line(article, frame, bare=bare)], gap="\n")


def link_line(article: Article, frame: Frame, *, bare: bool = False) -> Text:
    """Return the line with the article's link, in its short form where the site has one (CONTRACT)."""
    link = usable(article.short_link) or usable(article.link)
    if link is None or (bare and len(link) > LONGEST_BARE_LINK):
        return Text()
    if bare or len(link) <= LONGEST_SEEN_LINK:
        # The space keeps the mark that ends the isolate off the address, for those who look for addresses in a text.
        return sentence(frame.say("post-link", link=f"{link} ").rstrip(), frame.language)
    return Text().add(frame.say("post-link-name"), "text_link", link)


def see_also(frame: Frame, *, bare: bool = False) -> Text:
    """Return the earlier posts, each linked to where it stands in the channel."""
    if not frame.see_also:
        return Text()
    lines = [listed(headline(title, LONGEST_NAME), url, frame.language, bare=bare) for title, url in frame.see_also]
    return stack([sentence(frame.say("post-see-also"), frame.language, "bold"), *lines], gap="\n")


def listed(title: str, url: str | None, language: Language, *, bare: bool = False, mark: str = "") -> Text:
    """Return a line of a list in `language`: the title as a link, after a mark of ours; where entities are out of the
    question, the address under it.
    """
    shown = f"{mark}{isolate_whole(title, language)}"
    direction = lead(shown, language).removesuffix(shown)
    line = Text().add(f"{direction}• ")
    if url is None:
        return line.add(shown)
    return line.add(f"{shown}\n{url}") if bare else line.add(shown, "text_link", url)


def _excerpt(article: Article, size: int) -> Text:
    if size < SHORTEST_EXCERPT:
        return Text()
    shown = excerpt(_source(article), size)
    if _has_link(article):
        shown = "\n".join(shown.split("\n")[:MOST_PARAGRAPHS])
    return Text() if _same(shown, title_of(article)) else paragraphs(shown, article.language)


def _source(article: Article) -> str:
    """Return the text to take the excerpt from: the body where the summary is only its cut beginning, and without
    the title that some feeds repeat there.
    """
    summary, body = " ".join(article.summary.split()), " ".join(article.body.split())
    cut = summary.rstrip("]").endswith(("…", "...")) and body.startswith(summary[:SHORTEST_EXCERPT])
    text = (article.body if cut or not summary else article.summary).lstrip()
    first, _, rest = text.partition("\n")
    return rest if rest and _same(first, article.title) else text


def _same(one: str, other: str) -> bool:
    return one.strip(" .…") == other.strip(" .…")


def _has_link(article: Article) -> bool:
    return bool(article.link or article.short_link)
