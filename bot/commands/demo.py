"""`demo`: the whole service on this machine, on a stand-in Telegram and a small news site, with a page to watch it."""

import asyncio
import signal
import sys
import tempfile
import time
from pathlib import Path

from bot.commands.serve import open_service
from bot.errors import SettingsError
from bot.logs import set_up_logging
from bot.newsroom import editors
from bot.newsroom.editors import Editor
from bot.sandbox.cast import ROLES
from bot.sandbox.demo import Sandbox
from bot.secret import Secret
from bot.settings import Settings
from storage import open_storage

POLL_SECONDS = 1.0


async def run(port: int, *, four_eyes: bool = False) -> int:
    """Serve the page and the service behind it until a signal asks for the end. Nothing is kept. `four_eyes`: breaking
    items need a second editor, who is one of the page's people.
    """
    set_up_logging("WARNING", "text")
    sandbox = Sandbox()
    try:
        await sandbox.start(port)
    except OSError as error:
        await sandbox.stop()
        raise SettingsError("--port", f"{port} cannot be listened on ({error.strerror}); give another") from None
    with tempfile.TemporaryDirectory(prefix="mirsal-demo-") as folder:
        settings = demo_settings(sandbox, Path(folder), four_eyes=four_eyes)
        await appoint(sandbox, settings.database_url)
        service = await open_service(settings)
        loop = asyncio.get_running_loop()
        for sign in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(sign, service.stop)
        sys.stdout.write(f"The channel and the bot: {sandbox.page_url}\nCtrl+C ends it.\n")
        sys.stdout.flush()
        serving = asyncio.create_task(service.run())
        try:
            sandbox.service_url = f"http://127.0.0.1:{await service.port}"
            await serving
        finally:
            await sandbox.stop()
    return 0


async def appoint(sandbox: Sandbox, database_url: str) -> None:
    """Let the demo's editors act for its newsroom from the beginning, as its owner would by `/editors add`."""
    storage = await open_storage(database_url)
    try:
        names = {role.id: role.name for role in ROLES}
        for user in sandbox.editors:
            new = Editor(user, names[user], sandbox.owner, time.time())
            _, changes = editors.appoint(new, known=False, owners={sandbox.owner})
            await storage.commit(*changes)
    finally:
        await storage.close()


def demo_settings(sandbox: Sandbox, folder: Path, *, four_eyes: bool = False) -> Settings:
    """Return settings as an operator's, but for the addresses; HTTP listens on any free port of this machine."""
    return Settings(
        telegram_token=Secret(sandbox.token),
        channel=int(sandbox.channel),
        feed_urls=(sandbox.feed_url,),
        owners=frozenset({sandbox.owner}),
        desk=sandbox.desk,
        database_url=f"tinydb:{folder / 'mirsal.json'}",
        poll_seconds=POLL_SECONDS,
        port=0,
        telegram_api=sandbox.telegram_api,
        allow_private_hosts=True,
        settle_seconds=3.0,
        four_eyes=four_eyes,
    )
