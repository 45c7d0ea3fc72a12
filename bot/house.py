"""The whole house, wired: every room is given what it needs, and only here are all of them known."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence

from bot.alarms import DeskAlarms
from bot.amending import Amendments
from bot.delivery.answers import Answerer, calls
from bot.delivery.notices import alarm_message
from bot.delivery.outbox import Outbox
from bot.delivery.pacing import Pacing
from bot.delivery.proofs import Proofs
from bot.delivery.rendering import Rendering
from bot.delivery.settling import Settling
from bot.delivery.telegram import TelegramSender
from bot.desk import Desk
from bot.doors import Doors, Way
from bot.duties import Duties
from bot.foundations import Foundations
from bot.inbox.polling import Polling
from bot.inbox.worker import Worker
from bot.intake.absences import Absences
from bot.intake.fetcher import Fetcher
from bot.intake.pages import Pages
from bot.intake.parser import Parser
from bot.intake.poller import Poller
from bot.intake.watch import Watch
from bot.introduction import Identity
from bot.letterhead import masthead, policy
from bot.messages import Say
from bot.models import Article
from bot.newsdesk import Newsdesk
from bot.newsroom.audience import Audience
from bot.newsroom.editors import is_editor
from bot.newsroom.fanout import FanOuts
from bot.newsroom.identity import site_of
from bot.newsroom.publisher import Publisher
from bot.newsroom.search import SearchIndex
from bot.newsroom.twins import TWINS_AMONG
from bot.observations import Observations
from bot.reception import Reception
from bot.shelf import Shelf
from bot.telling import Telling
from bot.upkeep import Upkeep
from handlers import ALLOWED_UPDATES, newsroom_menus
from handlers.adapter import asks_telegram
from handlers.room import Room

Loop = Callable[[], Awaitable[None]]


class House:
    """One running copy. `open` before its loops, `close` after them; `outdated` once the desk is another chat."""

    def __init__(self, base: Foundations, identity: Identity) -> None:
        self.identity = identity
        self.outdated = asyncio.Event()
        self._base = base
        self._desk = identity.desk.number if identity.desk else None
        self._observations = Observations(base)
        self._build_way_out()
        self._build_way_in()
        self._build_reading()
        self._doors = Doors.of(base, self._way())
        self._newsdesk = Newsdesk.of(
            base,
            channel=identity.channel.number,
            desk=self._desk,
            publisher=self._publisher,
            alarms=self._alarms,
            answerer=self._answerer,
            menus=lambda: newsroom_menus(self._lobby),
            wake=self._wake,
        )
        duties = Duties(
            base=base,
            channel=identity.channel.number,
            alarms=self._alarms,
            sender=self._sender,
            outbox=self.outbox,
            settling=self._settling,
            reception=self._reception,
            newsdesk=self._newsdesk,
            pushes=self._doors.pushes,
            wake=self._wake,
            desk=self._desk,
            outdated=self.outdated.set,
        )
        self.upkeep = Upkeep(base.clock, duties.rhythms(), turned=lambda: base.health.turned("upkeep"))

    # the rooms ──────────────────────────────────────────────────────────────

    def _build_way_out(self) -> None:
        base, settings = self._base, self._base.settings
        pacing = Pacing(settings.messages_per_second)
        self._sender = sender = TelegramSender(base.transport, bot=self.identity.bot, paid=settings.paid_broadcast)
        head = masthead(settings, self.identity)
        rendering = self._rendering = Rendering(base.storage, base.texts, base.catalogue, head)
        self.desk = Desk.of(
            base,
            self.identity.channel.number,
            self._desk,
            rewrite=sender.edit,
            address=rendering.frames.address,
            wake=self._wake,
        )
        self._answerer = Answerer(base.transport, pacing, base.clock, stands=self.desk.stands)
        self._alarms = DeskAlarms(base.storage, self._tell_desk, base.clock)
        self.outbox = Outbox(
            base.storage,
            sender,
            rendering,
            pacing,
            base.clock,
            owner=base.owner,
            alarms=self._alarms,
            channel=self.identity.channel.number,
            observe=self._observations.attempted,
            turned=lambda: self._observations.outbox_turned(self.outbox.problem),
        )
        self._settling = Settling(
            base.storage,
            sender,
            rendering,
            pacing,
            base.clock,
            owner=base.owner,
            alarms=self._alarms,
            settle_seconds=settings.settle_seconds,
            desk=self._desk,
            via=[*([self._desk] if self._desk else []), *sorted(settings.owners)],
            wake=self.outbox.wake,
            forms=rendering.standing.forms,
        )

    def _build_way_in(self) -> None:
        base, settings = self._base, self._base.settings
        self._fetcher = Fetcher(allow_private=settings.allow_private_hosts, contact=settings.public_url)
        self._parser = Parser()
        self._pages = Pages(self._fetcher)
        publisher = self._publisher = Publisher(base.storage, base.catalogue, policy(base.settings, self.identity))
        watch = Watch(self._fetcher, self._parser, poll_seconds=settings.poll_seconds, rng=random.Random())  # noqa: S311 - jitter
        self._absences = Absences(
            base.storage,
            self._fetcher,
            base.clock,
            desk=self._desk,
            reason=base.texts.say(settings.language, "vanished-reason"),
            poll_seconds=settings.poll_seconds,
            asked=self.outbox.wake,
        )
        self.pollers = [
            Poller(
                url,
                storage=base.storage,
                watch=watch,
                publisher=publisher,
                clock=base.clock,
                alarms=self._alarms,
                owner=base.owner,
                published=self._wake_for,
                turned=lambda: base.health.turned("poll"),
                looked=base.metrics.look,
                absences=self._absences,
            )
            for url in settings.feed_urls
        ]

    def _build_reading(self) -> None:
        base = self._base
        self._audience = Audience(base.catalogue)
        self._fan_outs = FanOuts(base.storage, self._audience)
        self._telling = Telling(base, self._fan_outs, self._audience, intended=self.outbox.wake)
        self._amendments = Amendments.of(base, fitting=self._fan_outs.fitting, sent=self.outbox.wake)
        self._shelf = Shelf(base.storage, SearchIndex(base.catalogue))
        self._reception = Reception(base)
        self.worker = Worker(
            base.storage,
            base.clock,
            handle=self._reception.handle,
            calls=calls,
            say=self._answerer.tell,
            owner=base.owner,
            turned=lambda: base.health.turned("answers"),
            acted=self._wake,
            handled=base.metrics.handled,
        )
        self._lobby = self._room()
        self._reception.install(self._lobby)
        base.webhook.arrived = self.worker.wake

    def _room(self) -> Room:
        base = self._base
        return Room(
            storage=base.storage,
            catalogue=base.catalogue,
            search=self._shelf,
            texts=base.texts,
            settings=base.settings,
            clock=base.clock,
            bot_username=self.identity.username,
            channel=self.identity.channel.number,
            channel_name=self.identity.channel.username,
            tell=self.worker.tell,
            is_administrator=asks_telegram(self._reception.bot),
            is_editor=lambda user: is_editor(base.storage, user),
            desk=self._desk,
            started=base.started,
            pages=self._pages,
            proofs=self._proofs(),
        )

    def _way(self) -> Way:
        proofs = self._proofs()
        return Way(
            channel=self.identity.channel.number,
            desk=self._desk,
            publisher=self._publisher,
            pages=self._pages,
            fetcher=self._fetcher,
            reach=proofs.reach,
            proof=proofs.post,
            published=self._wake_for,
            look={
                url: poller.look_now for url, poller in zip(self._base.settings.feed_urls, self.pollers, strict=True)
            },
        )

    def _proofs(self) -> Proofs:
        hosts = frozenset(site_of(url) for url in self._base.settings.feed_urls)
        return Proofs(
            self._rendering.frames,
            self._fan_outs.reach,
            lambda: self._base.storage.latest(TWINS_AMONG),
            channel=self.identity.channel.number,
            hosts=hosts,
        )

    # the loops ──────────────────────────────────────────────────────────────

    async def open(self) -> None:
        """Settle how updates come in. Raises TelegramError while it is away."""
        await self._reception.open()

    async def close(self) -> None:
        """Let go of what the house holds; the foundations stay. Until another stands, pushes are told to come again."""
        self._base.push.take = None  # without a parser no page is read, and what has no title would be refused for good
        await self._reception.close()
        await self._parser.close()
        await self._pages.close()
        await self._fetcher.close()

    def loops(self) -> dict[str, Loop]:
        """Return every loop by name."""
        base = self._base
        loops: dict[str, Loop] = {
            **{f"poll {number}": poller.run for number, poller in enumerate(self.pollers, 1)},
            "fan-out": self._telling.run,
            "search": lambda: self._shelf.run(lambda: base.health.turned("search")),
            "outbox": self.outbox.run,
            "answers": self.worker.run,
            "upkeep": self.upkeep.run,
            "desk": self.desk.run,
            "amendments": self._amendments.run,
            "absences": self._absences.run,
            "newsdesk": self._newsdesk.run,
        }
        if self._doors.websub is not None:
            loops["websub"] = self._doors.websub.run
        if base.settings.public_url is None:
            loops["inbox"] = Polling(
                base.transport,
                base.storage,
                base.clock,
                allowed=ALLOWED_UPDATES,
                arrived=self.worker.wake,
                turned=lambda fine, problem: base.health.tried("inbox", fine=fine, problem=problem),
            ).run
        return loops

    # what is seen and told ──────────────────────────────────────────────────

    def _wake(self) -> None:
        self._telling.wake()
        self._shelf.wake()
        self._amendments.wake()
        self.outbox.wake()

    def _wake_for(self, articles: Sequence[Article]) -> None:
        self._observations.published(articles)
        self._wake()

    async def _tell_desk(self, name: str, detail: str | None) -> None:
        """Say an alarm at the desk at once: it needs no stored intent. Without a desk the log has it."""
        if self._desk is None:
            return
        message = alarm_message(self._base.texts, self._base.settings.language, name, detail or "", well=detail is None)
        await self._answerer.tell(calls(Say(self._desk, message)))
