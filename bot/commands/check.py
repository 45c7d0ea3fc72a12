"""`check`: the settings tried for real, one line each: ok, or what to do. May run beside the service."""

import email.utils
import tempfile
import time
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import aiohttp

from bot.address import folder_of
from bot.delivery.transport import Transport
from bot.errors import FeedError, MirsalError, SettingsError
from bot.intake.answers import Body
from bot.intake.fetcher import Fetcher
from bot.intake.parser import Parser
from bot.introduction import No, Place, ask, no_channel, place_of, rights, unknown_topics
from bot.newsroom.topics import Catalogue
from bot.secret import scrub
from bot.settings import SAME_PLACE, Settings, Slip
from storage import open_storage

DRIFT = 60.0
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Line:
    """What was tried, whether it is well, and what to know or to do."""

    what: str
    ok: bool
    word: str


async def run(settings: Settings, out: TextIO, slips: Iterable[Slip] = ()) -> int:
    """Print a line for each thing tried; 1 when any failed. A name that is nearly a setting is no failure: it may be
    another program's.
    """
    well = True
    for slip in slips:
        print(f"warn  {slip.where}: {slip}", file=out)
    async for line in _lines(settings):
        print(f"{'ok  ' if line.ok else 'FAIL'}  {line.what}: {scrub(line.word)}", file=out, flush=True)
        well = well and line.ok
    return 0 if well else 1


async def _lines(settings: Settings) -> AsyncIterator[Line]:
    transport = Transport(settings.telegram_token, settings.telegram_api)
    try:
        async for line in _telegram(settings, transport):
            yield line
    finally:
        await transport.shutdown()
    async for line in _feeds(settings):
        yield line
    yield await _storage(settings)
    yield _topics(settings)
    yield await _clock(settings)


async def _telegram(settings: Settings, transport: Transport) -> AsyncIterator[Line]:
    me = await ask(transport, "getMe")
    if isinstance(me, No):
        todo = "give the token that @BotFather shows" if me.token_refused else "is Telegram reachable from here?"
        yield Line("TELEGRAM_TOKEN", ok=False, word=f"{me.sentence}; {todo}")
        return
    yield Line("TELEGRAM_TOKEN", ok=True, word=f"@{me['username']}")
    here = await _place(transport, settings.channel)
    yield await _channel(here, transport, int(me["id"]))
    if settings.desk is not None:
        yield _desk(await _place(transport, settings.desk), here)


async def _channel(here: Place | No, transport: Transport, bot: int) -> Line:
    if (wrong := no_channel(here)) is not None:
        return Line("CHANNEL", ok=False, word=wrong)
    if isinstance(here, No):
        return Line("CHANNEL", ok=False, word=f"{here.sentence}; is Telegram reachable from here?")
    may = await rights(transport, here.number, bot)
    if isinstance(may, No):
        return Line("CHANNEL", ok=False, word=f"{may.sentence}; make the bot an administrator of it")
    if "can_post_messages" not in may:
        return Line("CHANNEL", ok=False, word="the bot may not post there; give it the right to post messages")
    return Line("CHANNEL", ok=True, word=f"{here.title} ({here.number}), the bot may post")


def _desk(there: Place | No, channel: Place | No) -> Line:
    if isinstance(there, No):
        return Line("DESK", ok=False, word=f"{there.sentence}; add the bot to that chat, or press /start there")
    if isinstance(channel, Place) and there.number == channel.number:
        return Line("DESK", ok=False, word=SAME_PLACE)
    return Line("DESK", ok=True, word=f"{there.title or there.number}")


async def _place(transport: Transport, chat: int | str) -> Place | No:
    told = await ask(transport, "getChat", chat_id=chat)
    return told if isinstance(told, No) else place_of(told)


async def _feeds(settings: Settings) -> AsyncIterator[Line]:
    async with Fetcher(allow_private=settings.allow_private_hosts) as fetcher, Parser() as parser:
        for url in settings.feed_urls:
            try:
                answer = await fetcher.get(url)
                assert isinstance(answer, Body)  # nothing was asked conditionally
                feed = await parser.parse(answer.content, url=answer.url, http_charset=answer.charset)
            except FeedError as error:
                yield Line("FEED_URL", ok=False, word=f"{url}: {error}; open it in a browser: is it the feed?")
            else:
                yield Line("FEED_URL", ok=True, word=f"{url}: {len(feed.entries)} entries")


async def _storage(settings: Settings) -> Line:
    try:
        storage = await open_storage(settings.database_url, readonly=True)
        await storage.close()
    except MirsalError as error:
        return _wrong("DATABASE_URL", error)
    folder = _existing(folder_of(settings.database_url))
    if not _writable(folder):
        return Line("DATABASE_URL", ok=False, word=f"{folder} cannot be written; give a folder that can be")
    return Line("DATABASE_URL", ok=True, word=settings.database_url.partition("@")[2] or settings.database_url)


def _existing(folder: Path) -> Path:
    """Return what exists on the way to a folder and is nearest to it."""
    return next(one for one in (folder, *folder.parents) if one.exists())


def _writable(folder: Path) -> bool:
    """Try it: rights alone do not tell (a full disk, a read-only file system, the superuser)."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"mirsal")
    except OSError:
        return False
    return True


def _topics(settings: Settings) -> Line:
    try:
        catalogue = Catalogue.load(settings.topics_file)
        unknown_topics(settings.publish_topics, frozenset(topic.slug for topic in catalogue.topics))
    except MirsalError as error:
        return _wrong("TOPICS_FILE", error)
    return Line("TOPICS_FILE", ok=True, word=f"{len(catalogue.topics)} topics")


def _wrong(what: str, error: MirsalError) -> Line:
    """Return the line of what failed; an error of a setting names its own."""
    if isinstance(error, SettingsError):
        return Line(error.setting, ok=False, word=error.problem)
    return Line(what, ok=False, word=str(error))


async def _clock(settings: Settings) -> Line:
    """Compare with the date that Telegram's server writes into its answers."""
    limits = aiohttp.ClientTimeout(total=SECONDS)
    try:
        async with aiohttp.ClientSession(timeout=limits) as session, session.head(settings.telegram_api) as answer:
            there = email.utils.parsedate_to_datetime(answer.headers.get("Date", "")).timestamp()
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        return Line("clock", ok=True, word=f"nothing to compare it with ({type(error).__name__})")
    drift = time.time() - there
    if abs(drift) > DRIFT:
        return Line("clock", ok=False, word=f"it is {drift:+.0f} s off; set it by NTP")
    return Line("clock", ok=True, word=f"within {max(abs(drift), 1):.0f} s of Telegram's")
