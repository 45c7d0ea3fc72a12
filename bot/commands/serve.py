"""`run`: the service, until it is asked to stop (SIGINT, SIGTERM)."""

import asyncio
import logging
import signal
from collections.abc import Iterable

from bot.app import Service
from bot.clock import SystemClock
from bot.errors import SettingsError, StorageReadOnly
from bot.foundations import Foundations
from bot.logs import set_up_logging
from bot.newsroom.topics import Catalogue
from bot.ports import Storage
from bot.settings import Settings, Slip
from bot.texts import Texts
from storage import open_storage

log = logging.getLogger(__name__)


async def run(settings: Settings, slips: Iterable[Slip] = ()) -> int:
    """Serve until a signal asks for the end; then finish what is in flight."""
    set_up_logging(settings.log_level, settings.log_format, settings.telegram_token)
    for slip in slips:
        log.warning("%s: %s", slip.where, slip)
    service = await open_service(settings)
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, service.stop)
    await service.run()
    return 0


async def open_store(url: str) -> Storage:
    """Open the store for writing; a place that cannot be written is a wrong setting."""
    try:
        return await open_storage(url)
    except StorageReadOnly as error:
        raise SettingsError("DATABASE_URL", f"{error}; give a place that can be written") from None


async def open_service(
    settings: Settings, *, catalogue: Catalogue | None = None, texts: Texts | None = None
) -> Service:
    """Open the store and make the service; catalogue and sentences are read where they are not given.

    They come first: a wrong one leaves no trace.
    """
    topics, sentences = catalogue or Catalogue.load(settings.topics_file), texts or Texts()
    storage = await open_store(settings.database_url)
    base = Foundations(settings=settings, storage=storage, catalogue=topics, texts=sentences, clock=SystemClock())
    return Service(base)
