"""Stands where poller, publisher and store will: looks, takes in what came, saves the state last."""

from collections.abc import Mapping, Sequence

from bot.intake.watch import Look, Watch
from bot.models import Entry, FeedState
from bot.newsroom.identity import article_id
from tests.intake.site import START

NOW = START + 100_000


class Desk:
    """Keeps what looks bring: which keys are known, and what the last look was."""

    def __init__(self, watch: Watch, url: str) -> None:
        self.watch = watch
        self.state = FeedState(url)
        self.keys: dict[str, str] = {}
        self.now = NOW
        self.last: Look | None = None

    async def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        return {key: self.keys[key] for key in keys if key in self.keys}

    async def look(self, *, after: float = 60.0) -> Look:
        self.now += after
        self.last = await self.watch.look(self.state, now=self.now, known=self.known)
        return self.last

    def take(self, look: Look) -> list[Entry]:
        """Take in a look; return what nobody knew."""
        new = []
        for entry, keys in zip(look.entries, look.keys, strict=True):
            if not any(key in self.keys for key in keys):
                new.append(entry)
            name = next((self.keys[key] for key in keys if key in self.keys), article_id(keys))
            self.keys.update(dict.fromkeys(keys, name))
        self.state = look.state
        return new

    async def news(self, *, after: float = 60.0) -> list[str]:
        """Look, take in what came, and return the titles of what nobody knew."""
        return [entry.title for entry in self.take(await self.look(after=after))]

    @property
    def warnings(self) -> tuple[str, ...]:
        assert self.last is not None
        return self.last.warnings
