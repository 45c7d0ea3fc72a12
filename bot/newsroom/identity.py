"""By which keys an article is recognised, however its address, guid or date change (FAULTS I06-I09, DESIGN promise 2).

Keys, strongest first: `wp:SITE:NUMBER` (WordPress' post number), `guid:…`, `url:…` (canonical address), `hash:SITE:…`
(title and summary, where there is nothing else). An article is known if any key is known, and learns the others.
"""

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote, unquote_to_bytes, urlsplit

from bot.models import Entry

# Parameters that say how a reader came, not what is read.
_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid|_ga|_gl|_hs.*|mkt_tok"
    r"|ref_src|ref_url|cmpid|at_.*|share|nb|replytocom|amp|wt_mc|s_cid|spm|feature|fb_.*|vero_.*|oly_.*",
    re.IGNORECASE,
)
_PATH = "!$&'()*+,;=:@~"
_QUERY = "!$'()*,;:@~/?[]"
_SHORT = re.compile(r"https://(?P<place>[^?]+)\?p=(?P<number>\d+)")
_NUMBER = re.compile(r"(?:^|&)(?:p|page_id)=\d+(?:&|$)")


def canonical_url(url: str) -> str:
    """Fold what makes no difference: scheme, `www.`, default port, trailing slash, tracking parameters, fragment,
    percent-encoding. Idempotent; what is no http(s) address comes back stripped.
    """
    text = url.strip()
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    host = _host(parts.hostname or "")
    if parts.scheme not in {"http", "https"} or not host:
        return text
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    path = "/".join(_again(segment, _PATH) for segment in parts.path.split("/")).rstrip("/")
    pairs = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]
    query = "&".join(sorted("=".join(_again(part, _QUERY) for part in pair.split("=")) for pair in pairs))
    return f"https://{place}{path}{'?' if query else ''}{query}"


def site_of(url: str) -> str:
    """Return the site an address belongs to: its host without `www.`, with a port that is not the usual one."""
    return canonical_url(url).removeprefix("https://").partition("/")[0].partition("?")[0]


def keys_of(entry: Entry, *, site: str) -> tuple[str, ...]:
    """Return an entry's keys by itself, strongest first, never empty. `site`: where an entry without a link belongs."""
    return keys_of_all([entry], site=site)[0]


def keys_of_all(entries: Sequence[Entry], *, site: str) -> list[tuple[str, ...]]:
    """Return the keys of each entry of one feed. A guid that stands on entries with different links names none of them
    (I06, I07), nor does a link that more than two guids or titles share, or the site's front page.
    """
    links = [_link_key(entry) for entry in entries]
    guids = [_guid_key(entry, site) for entry in entries]
    posts = [_post_key(entry, site) for entry in entries]
    names = [guid or entry.title for guid, entry in zip(guids, entries, strict=True)]
    ambiguous = _shared(guids, links) | _shared(posts, links) | _shared(links, names, allowed=2)
    keys = []
    for entry, own in zip(entries, zip(posts, guids, links, strict=True), strict=True):
        kept = tuple(dict.fromkeys(key for key in own if key is not None and key not in ambiguous))
        keys.append(kept or (_hash_key(entry, site),))
    return keys


def again_key(article: str) -> str:
    """Return the key of what goes out again after an article that was taken back, or is past: one only."""
    return f"again:{article}"


def article_id(keys: Sequence[str]) -> str:
    """Return the article's id: ten of [a-z2-7] from its first key, so that everyone who finds it names it alike."""
    digest = hashlib.sha256(keys[0].encode("utf-8", "replace")).digest()
    return base64.b32encode(digest)[:10].decode("ascii").lower()


def _host(host: str) -> str:
    folded = host.lower().rstrip(".").removeprefix("www.")
    return f"[{folded}]" if ":" in folded else folded


def _again(part: str, safe: str) -> str:
    """Percent-encode anew: `%d8` and `%D8` and the letter itself are one."""
    raw = unquote_to_bytes(part)
    try:
        return quote(unicodedata.normalize("NFC", raw.decode("utf-8")), safe=safe)
    except UnicodeDecodeError:
        return quote(raw, safe=safe)


def _link_key(entry: Entry) -> str | None:
    if not entry.link:
        return None
    canonical = canonical_url(entry.link)
    front = "/" not in canonical.removeprefix("https://") and "?" not in canonical
    return None if front else f"url:{canonical}"


def _guid_key(entry: Entry, site: str) -> str | None:
    guid = (entry.guid or "").strip()
    if not guid:
        return None
    if guid.lower().startswith(("http://", "https://")):
        return f"guid:{canonical_url(guid)}"
    unique = re.match(r"(?:tag:|urn:|yt:|[0-9a-f]{8}-[0-9a-f]{4}-)", guid, re.IGNORECASE)
    return f"guid:{guid}" if unique else f"guid:{site}:{guid}"


def _post_key(entry: Entry, site: str) -> str | None:
    """Return the post number's key. The site is that of the link; WordPress in a folder counts its own numbers."""
    if entry.post_id is None:
        return _short_key(entry.link)
    place = site_of(entry.link) if entry.link else site
    guid = entry.guid or ""
    folder = ""
    if site_of(guid) == place and _NUMBER.search(_query(guid)):
        folder = canonical_url(guid).removeprefix("https://").partition("?")[0].removeprefix(place)
    return f"wp:{place}{folder.removesuffix('/index.php')}:{entry.post_id}"


def _short_key(link: str | None) -> str | None:
    """Return what a short link names: all that an editor may have who pastes `https://site/?p=4711`."""
    found = _SHORT.fullmatch(canonical_url(link)) if link else None
    return f"wp:{found['place'].removesuffix('/index.php')}:{found['number']}" if found else None


def _query(url: str) -> str:
    try:
        return urlsplit(url).query
    except ValueError:
        return ""


def _hash_key(entry: Entry, site: str) -> str:
    said = " ".join(f"{entry.title} {entry.summary}".split())
    return f"hash:{site}:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _shared(keys: Sequence[str | None], others: Sequence[str | None], *, allowed: int = 1) -> set[str]:
    """Return the keys that stand beside more than `allowed` different values."""
    pairs = {(key, other) for key, other in zip(keys, others, strict=True) if key is not None}
    return {key for key, count in Counter(key for key, _ in pairs).items() if count > allowed}
