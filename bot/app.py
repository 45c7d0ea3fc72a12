"""The service: the loops that turn, begun in order and stopped in order. Nobody imports this but the commands."""

import asyncio
import errno
import itertools
import logging
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.errors import SettingsError
from bot.foundations import Foundations
from bot.house import House
from bot.introduction import Identity, No, introduce
from bot.ports import Storage
from bot.settings import Settings
from bot.web.server import Server, health_routes

log = logging.getLogger(__name__)

KNOCKS = (1.0, 2.0, 4.0, 8.0, 15.0)  # seconds between two tries to reach Telegram; the last for as long as it takes
REST = 1.0

OF_THE_PORT = (errno.EADDRINUSE, errno.EACCES)

Loop = Callable[[], Awaitable[None]]


class Service:
    """One copy of the service. `run` returns when `stop` was called and everything in flight has landed.

    `port` is where HTTP listens, as soon as it does.
    """

    def __init__(self, base: Foundations) -> None:
        self._base = base
        self._stopping = asyncio.Event()
        self.port: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    @property
    def storage(self) -> Storage:
        """What this copy remembers."""
        return self._base.storage

    def stop(self) -> None:
        """Ask for a clean stop; may be called from a signal handler, and more than once."""
        self._stopping.set()

    async def run(self) -> None:
        """Serve until `stop`. Raises SettingsError when the port is taken."""
        base = self._base
        # HTTP comes first: whoever watches /healthz sees 503, and why, from the first moment.
        routes = health_routes(base.health, base.metrics, base.refresh)
        routes += base.webhook.routes() + base.push.routes() + base.websub.routes()
        server = Server(routes, host=base.settings.host, port=base.settings.port)
        try:
            self.port.set_result(await self._listen(server))
            while not self._stopping.is_set() and (house := await self._settle_in()) is not None:
                await self._live(house)
        finally:
            await server.stop()
            await base.close()

    async def _listen(self, server: Server) -> int:
        try:
            port = await server.start()
        except OSError as error:
            raise _unheard(self._base.settings, error) from None
        log.info("HTTP listens on port %d", port)
        return port

    async def _settle_in(self) -> House | None:
        """Build the house as soon as Telegram says who we are; None when asked to stop before that."""
        building = asyncio.create_task(self._build())
        stopping = asyncio.create_task(self._stopping.wait())
        await asyncio.wait((building, stopping), return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        if not building.done():
            building.cancel()
            await asyncio.gather(building, return_exceptions=True)
            return None
        return building.result()

    async def _build(self) -> House:
        base = self._base
        told = ""
        for knock in itertools.chain(KNOCKS, itertools.repeat(KNOCKS[-1])):
            found = await introduce(
                base.transport, base.storage, channel=base.settings.channel, desk=base.settings.desk
            )
            if isinstance(found, Identity):
                house = House(base, found)
                try:
                    await house.open()
                except TelegramError as error:
                    found = No(0, str(error))
                else:
                    base.health.turned("telegram", bot=house.identity.username)
                    return house
            problem = "the token is refused" if found.token_refused else found.sentence
            base.health.turned("telegram", success=False)
            base.health.broken("telegram", problem)
            if problem != told:
                log.error("Telegram: %s; knocking again and again", problem)
                told = problem
            await base.clock.sleep(knock)
        raise AssertionError("there is always another knock")

    async def _live(self, house: House) -> None:
        tasks = {
            name: asyncio.create_task(self._forever(name, run, house), name=name) for name, run in house.loops().items()
        }
        log.info("@%s serves channel %d", house.identity.username, house.identity.channel.number)
        ends = {asyncio.create_task(self._stopping.wait()), asyncio.create_task(house.outdated.wait())}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        for end in ends:
            end.cancel()
        why = "stopping" if self._stopping.is_set() else "the desk has moved, so the house is built anew"
        log.info("%s: nothing new is begun, what is in flight lands", why)
        sending = tasks.pop("outbox")
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
        await house.outbox.stop()
        await asyncio.gather(sending, return_exceptions=True)
        await house.close()

    async def _forever(self, name: str, run: Loop, house: House) -> None:
        """Keep a loop turning: one that fell is said loudly and begun again."""
        while not (self._stopping.is_set() or house.outdated.is_set()):
            try:
                await run()
            except Exception:
                log.exception("the loop %r fell and is begun again", name)
                await self._base.clock.sleep(REST)


def _unheard(settings: Settings, error: OSError) -> SettingsError:
    """Tell which setting keeps us from listening: a port is taken or not ours to take, all else is the address."""
    if error.errno in OF_THE_PORT:
        return SettingsError("PORT", f"{settings.port} cannot be listened on ({error.strerror}); give another")
    right = "give an address that this machine has, such as 127.0.0.1, or 0.0.0.0 for all"
    return SettingsError("HOST", f"{settings.host} cannot be listened on ({error.strerror or error}); {right}")
