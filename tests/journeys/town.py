"""A town for journeys: the stand-in Telegram, a news site, and copies of the service that are started, stopped, killed."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from functools import cache
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from bot.app import Service
from bot.commands.serve import open_service
from bot.newsroom.topics import Catalogue
from bot.ports import Storage
from bot.sandbox.articles import Story
from bot.sandbox.cast import CHANNEL, DESK, OWNER, people_the
from bot.sandbox.site import Site
from bot.sandbox.site_feed import link_of
from bot.sandbox.telegram import StandIn
from bot.sandbox.telegram_world import Message
from bot.secret import Secret
from bot.settings import Settings
from bot.texts import Texts
from tests.journeys.hours import HERE

READER, FRENCH, EDITOR = 1004, 1005, 1002
PATIENCE = 120.0  # nothing takes that long but on a machine with twenty times the work it can do
LEISURE = 2 * PATIENCE  # whatever is to be done in time is done by then
GLANCE = 0.005

GOOD = (
    "المغرب وفرنسا يوقعان اتفاقا للتعاون الأمني في مكافحة الإرهاب",
    (
        "وقّع وزيرا داخلية المغرب وفرنسا بالرباط اتفاقا للتعاون الأمني يشمل مكافحة الإرهاب والجريمة المنظمة.",
        "وأشاد الوزير الفرنسي بالتعاون بين مصالح الأمن في البلدين وبدور السيد عبد اللطيف حموشي.",
    ),
)
SPORT = ("الفتح يتعادل مع ضيفه", ("انتهت مباراة الفتح وضيفه بالتعادل في الدوري الوطني لكرة القدم أمام جمهور غفير.",))


def story(number: int, title: str = "", *paragraphs: str) -> Story:
    """Write one article. Those without words of their own are about security cooperation, each in other words."""
    words = _VARIANTS[number % len(_VARIANTS)]
    return Story(
        turn=number,
        slug=f"story-{number}",
        title=title or f"{words[0]} ({number})",
        paragraphs=paragraphs
        or (f"{words[1]} رقم {number}.", f"وجرى اللقاء رقم {number} بحضور مسؤولين أمنيين من البلدين."),
        categories=("أمن",),
    )


_VARIANTS = (
    (
        "المغرب وإسبانيا يفككان خلية إرهابية في عملية مشتركة",
        "تمكنت الشرطة المغربية والإسبانية من تفكيك خلية إرهابية في عملية أمنية مشتركة",
    ),
    (
        "حموشي يستقبل مدير الشرطة الفدرالية الألمانية",
        "استقبل المدير العام للأمن الوطني نظيره الألماني لبحث التعاون الأمني ومكافحة الجريمة المنظمة",
    ),
    (
        "تسليم مطلوب دوليا إلى بلجيكا بتنسيق مع الإنتربول",
        "سلم المغرب إلى بلجيكا مطلوبا بموجب أمر دولي بعد تعاون قضائي وأمني بين البلدين",
    ),
    (
        "انطلاق مناورات الأسد الإفريقي بمشاركة القوات الأمريكية",
        "انطلقت المناورات العسكرية المشتركة بين القوات المسلحة الملكية والجيش الأمريكي",
    ),
    (
        "اتفاق مغربي برتغالي لتأمين كأس العالم",
        "اتفق المغرب والبرتغال على تبادل الخبرات الأمنية لتأمين المباريات وتعزيز التعاون بين الشرطتين",
    ),
    (
        "المغرب وإيطاليا يعززان التعاون ضد الجريمة الإلكترونية",
        "وقع الجانبان مذكرة تفاهم لمكافحة الجريمة الإلكترونية وتبادل المعلومات بين أجهزة الأمن",
    ),
)


@cache
def catalogue() -> Catalogue:
    """Return the catalogue inside, read once for all journeys."""
    return Catalogue.load(None)


@cache
def texts() -> Texts:
    """Return the sentences, read once for all journeys."""
    return Texts()


class Newsroom(Site):
    """The demo site with a drawer that tests fill. `stored` is what the service was last heard to have stored of it."""

    def __init__(self) -> None:
        self._stories: list[Story] = [story(0)]
        super().__init__(drawer=self._stories, older=0)
        self._drawer = self._stories
        self.stored: list[Story] = []
        self.publish_next()

    def add(self, *articles: Story) -> None:
        """Publish these, the first one first."""
        for article in articles:
            self._stories.append(article)
            self.publish_next()

    def link(self, article: Story) -> str:
        """Return the address of a published article."""
        return link_of(self.find(article.slug), self.base)

    @property
    def taken_in(self) -> bool:
        """Tell whether the service has stored all that is published: a feed's mark, by which it asks, is stored last."""
        return self.stored == self.published

    def _conditional(self, request: web.Request, body: bytes) -> web.Response:
        answer = super()._conditional(request, body)
        if answer.status == HTTPStatus.NOT_MODIFIED:
            self.stored = [*self.published]
        return answer


@dataclass
class Town:
    """One world a test. `settings` may be replaced before a copy is started."""

    folder: Path
    standin: StandIn = field(default_factory=StandIn)
    site: Newsroom = field(default_factory=Newsroom)
    settings: Settings = field(init=False)
    _service: Service | None = None
    _serving: asyncio.Task[None] | None = None
    _runner: web.AppRunner | None = None
    _processes: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        people_the(self.standin)
        await self.standin.start()
        application = web.Application()
        self.site.mount(application, "")
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.site.base = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.settings = Settings(
            telegram_token=Secret(self.standin.token),
            channel=CHANNEL,
            feed_urls=(f"{self.site.base}/feed/",),
            owners=frozenset({OWNER}),
            desk=DESK,
            database_url=f"tinydb:{self.folder / 'mirsal.json'}",
            poll_seconds=0.05,
            port=0,
            telegram_api=self.standin.url,
            allow_private_hosts=True,
            settle_seconds=0.2,
            timezone=HERE,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.standin.faults.clear()
        await self.stop()
        for process in self._processes:
            await self._kill(process)
        await self.standin.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    # copies of the service ──────────────────────────────────────────────────

    async def start(self, **changes: Any) -> Service:
        """Start a copy in this process, with other settings where named; come back when HTTP listens."""
        self.settings = replace(self.settings, **changes)
        self._service = await open_service(self.settings, catalogue=catalogue(), texts=texts())
        self._serving = asyncio.create_task(self._service.run())
        waited: set[asyncio.Future[Any]] = {self._serving, self._service.port}
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        return self._service

    async def stop(self) -> None:
        """Stop the copy of this process as a signal would."""
        if self._service is not None and self._serving is not None:
            self._service.stop()
            await self._serving
            self._service = self._serving = None

    @staticmethod
    async def serve(settings: Settings) -> None:
        """Run a copy in this task until it ends."""
        await (await open_service(settings, catalogue=catalogue(), texts=texts())).run()

    async def restart(self, **changes: Any) -> Service:
        """Stop and start again on the same store."""
        await self.stop()
        return await self.start(**changes)

    async def spawn(self, **more: str) -> asyncio.subprocess.Process:
        """Start a copy in a process of its own, which can be killed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", env=self.environment(**more), cwd=self.folder
        )
        self._processes.append(process)
        return process

    def environment(self, **more: str) -> dict[str, str]:
        """Return the settings as environment variables."""
        settings = self.settings
        return {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "TELEGRAM_TOKEN": settings.telegram_token.reveal(),
            "CHANNEL": str(settings.channel),
            "FEED_URL": " ".join(settings.feed_urls),
            "OWNERS": ",".join(str(owner) for owner in settings.owners),
            "DESK": "" if settings.desk is None else str(settings.desk),
            "DATABASE_URL": settings.database_url,
            "POLL_SECONDS": str(settings.poll_seconds),
            "TELEGRAM_API": settings.telegram_api,
            "ALLOW_PRIVATE_HOSTS": "1",
            "SETTLE_SECONDS": str(settings.settle_seconds),
            "TIMEZONE": settings.timezone,
            "HOST": "127.0.0.1",
            "PORT": "0",
            **more,
        }

    async def kill(self, process: asyncio.subprocess.Process) -> None:
        """Kill a copy as a power cut would: it gets no last word."""
        await self._kill(process)
        self._processes.remove(process)

    async def _kill(self, process: asyncio.subprocess.Process) -> None:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()

    # looking ────────────────────────────────────────────────────────────────

    async def until(self, fact: Callable[[], object]) -> None:
        """Wait until something is so, in the stand-in's world or the site's; look again every few milliseconds.

        Where every copy that was spawned has ended by itself, nothing more will come to be: fail at once.
        """
        async with asyncio.timeout(PATIENCE):
            while not fact():
                codes = [process.returncode for process in self._processes]
                assert self._service or not codes or None in codes, f"every copy has ended by itself, with {codes}"
                await asyncio.sleep(GLANCE)

    async def until_stored(self, fact: Callable[[Storage], Awaitable[object]]) -> None:
        """Likewise, in the store of the copy in this process, which rings no bell for tests."""
        assert self._service is not None
        async with asyncio.timeout(PATIENCE):
            while not await fact(self._service.storage):  # noqa: ASYNC110 - as above
                await asyncio.sleep(GLANCE)

    @property
    def posts(self) -> list[Message]:
        """What stands in the channel."""
        return self.standin.chat(CHANNEL).messages

    @property
    def desk(self) -> list[Message]:
        """What stands at the desk."""
        return self.standin.chat(DESK).messages

    def private(self, user: int) -> list[Message]:
        """Return what the bot wrote to a person."""
        return [message for message in self.standin.chat(user).messages if message.own]

    async def meets(self, user: int) -> Message:
        """Let somebody press /start, and return the greeting."""
        return await self.asks(user, "/start")

    async def asks(self, user: int, text: str) -> Message:
        """Say something to the bot and return its answer."""
        before = len(self.private(user))
        self.standin.say(user, text)
        await self.until(lambda: len(self.private(user)) > before)
        return self.private(user)[-1]
