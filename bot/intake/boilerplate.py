"""What sites put around an article's text and no reader wants: told by whole paragraphs, and by a text's last words."""

import re

# Each fits one whole paragraph. What WordPress and its plugins write, in the three languages.
_PARAGRAPHS = (
    # "The post … appeared first on …", as WordPress translates it
    r"the post\b.+\b(?:appeared first|first appeared) on\b.+",
    r"(?:l[’'ʼ]?\s?article|cet article)\b.+\best apparu en premier sur\b.+",
    r"ظهر(?:ت)?\s.{0,400}أول(?:اً|ًا|ا)\s+(?:على|في)\s.+",
    r".{0,400}\sظهر(?:ت)?\s+أول(?:اً|ًا|ا)\s+(?:على|في)\s.+",
    # share and comment boxes
    r"شارك(?:نا|ونا)? (?:بتعليق(?:ك|كم)|برأيك)",
    r"شارك (?:هذا |هذه )?(?:الموضوع|المقال|الخبر|المقالة|على)\s*:?",
    r"(?:شاركها|انشر(?: على)?|معجب بهذه|إعجاب\s*تحميل.{0,10}|اترك تعليقا?ً?)\s*:?",
    r"share (?:this|on)(?: post)?\s*:?|like this\s*:?|like\s*loading.{0,5}|loading\.{0,3}|leave a comment|comments?",
    r"partager\s*:?|partagez (?:cet article|ceci)\s*:?|j[’']aime\s*(?:ça|chargement.{0,5})?\s*:?",
    # what else there is to read
    r"(?:شاهد|اقرأ|إقرأ|أقرأ) (?:أيضا|أيضاً|أيضًا|ايضا|كذلك)(?:\s*[:：].{0,200})?",
    r"مواضيع (?:ذات صلة|مشابهة)|مقالات (?:ذات صلة|مشابهة)|ذات صلة|مرتبط",
    r"related(?: posts| articles)?\s*:?|see also\s*:?|articles similaires",
    r"(?:à )?lire aussi(?:\s*:.{0,200})?|sur le même thème\s*:?",
    # newsletters
    r".{0,40}(?:اشتراك|[إا]شترك).{0,40}القائمة البريدية.{0,200}|.{0,40}[إا]شترك.{0,10}بالقائمة البريدية.{0,200}",
    r"subscribe to (?:our|the) newsletter.{0,200}|(?:inscrivez|abonnez)-vous à (?:notre|la) newsletter.{0,200}",
)
_PARAGRAPH = re.compile("|".join(f"(?:{pattern})" for pattern in _PARAGRAPHS), re.IGNORECASE)

_TAIL = re.compile(
    r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]"
    r"|(?:…|\.\.\.)?\s*(?:continue reading|read more|lire la suite|en savoir plus)[^\n]{0,200}"
    r"|(?:…|\.\.\.)?\s*(?:(?:اقرأ|إقرأ|أقرأ) المزيد|(?:متابعة|أكمل|واصل) القراءة)[^\n]{0,200})\s*$",
    re.IGNORECASE,
)
# Shortcodes: what a plugin that was switched off, or a feed that it does not serve, leaves of its own. Told from words
# in brackets by an underscore in the name, by a setting (`width="800"`, its quotes made curly) or by being closed.
_MEDIA = re.compile(
    r"\[(caption|wp_caption|embed|audio|video|playlist)(?:\s[^\[\]]{0,1000})?\].{0,1000}?\[/\1\]", re.DOTALL
)
_CODE = re.compile(
    r"\[/?(?:gallery|[a-z]{2,20}(?:_[a-z0-9]{1,20}){1,5})(?:\s[^\[\]]{0,1000})?\]"
    r"|\[[a-z][a-z0-9-]{1,30}\s{1,5}[a-z][a-z0-9_-]{0,30}=[\"'“”„«»″′‘’][^\[\]]{0,1000}\]"
)
_BARE = re.compile(r"\[/?([a-z][a-z0-9_-]{0,30})\]")
_CLOSED = re.compile(r"\[/([a-z][a-z0-9_-]{0,30})\]")
_LONGEST = 700
_LAST = 1000


def is_boilerplate(paragraph: str) -> bool:
    """Tell whether a paragraph is nothing of the article's own."""
    said = " ".join(paragraph[: _LONGEST + 1].split())
    return len(said) <= _LONGEST and _PARAGRAPH.fullmatch(said) is not None


def uncoded(text: str) -> str:
    """Return the text without shortcodes: of a caption or a player nothing stays, of others what they hold."""
    if "[" not in text:
        return text
    text = _CODE.sub(" ", _MEDIA.sub(" ", text))
    closed = frozenset(_CLOSED.findall(text))
    return _BARE.sub(lambda found: "" if found[1] in closed else found[0], text)


def untailed(text: str) -> str:
    """Return the text without `[…]` or "read more" at its end; an ellipsis says that it goes on."""
    last = text[-_LAST:]
    kept = _TAIL.sub("", last)
    if kept == last:
        return text
    shorter = (text[: len(text) - len(last)] + kept).rstrip()
    return shorter if not shorter or shorter.endswith((".", "!", "?", "؟", "…")) else f"{shorter}…"
