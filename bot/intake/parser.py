"""The parser: a long-lived child process that may hang or die without taking anything along."""

import asyncio
import json
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import orjson

from bot.errors import FeedUnreadable
from bot.intake.frames import LENGTH, framed, unpacked_entries, unpacked_feed
from bot.models import Entry, Feed

PATIENCE = 30.0
_ROOT = Path(__file__).resolve().parents[2]


class Parser:
    """Parses in one child at a time; parallel calls queue. A hung or killed child is replaced.

    `patience` is how many seconds of wall time a job may take; 8 seconds of computing and 200 MB are the child's own
    limits.
    """

    def __init__(self, *, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    @property
    def pid(self) -> int | None:
        """The child's process number, None while there is none."""
        return self._child.pid if self._child else None

    async def parse(self, content: bytes, *, url: str, http_charset: str | None = None) -> Feed:
        """Return the feed that came from `url`. Raises FeedUnreadable, and nothing else, for whatever the bytes are."""
        return unpacked_feed((await self._ask("feed", content, url, http_charset))["feed"])

    async def posts(self, content: bytes, *, url: str, http_charset: str | None = None) -> tuple[Entry, ...]:
        """Return the posts of a WordPress REST answer. Raises FeedUnreadable, and nothing else."""
        return unpacked_entries((await self._ask("posts", content, url, http_charset))["posts"])

    async def page(self, content: bytes, *, url: str, http_charset: str | None = None) -> Entry:
        """Return what a web page tells of its article. Raises FeedUnreadable, and nothing else."""
        return unpacked_entries((await self._ask("page", content, url, http_charset))["posts"])[0]

    async def close(self) -> None:
        """End the child."""
        async with self._turn:
            await self._end()

    async def _ask(self, job: str, content: bytes, url: str, charset: str | None) -> dict[str, Any]:
        head = json.dumps({"job": job, "url": url, "charset": charset}).encode()
        async with self._turn:
            told = orjson.loads(await self._answer(framed(head) + framed(content)))
        if "problem" in told:
            raise FeedUnreadable(told["problem"])
        answered: dict[str, Any] = told
        return answered

    async def _answer(self, request: bytes) -> bytes:
        """Put a request to the child; once more to a fresh one when it was killed, not when it ran into its limits."""
        for last in (False, True):
            try:
                async with asyncio.timeout(self._patience):
                    return await self._exchange(request)
            except TimeoutError as error:
                await self._end()
                raise FeedUnreadable("what was fetched takes too long to parse") from error
            except (EOFError, OSError) as error:
                code = await self._end()
                if last or code == -signal.SIGXCPU:
                    raise FeedUnreadable("what was fetched takes too much to parse") from error
            except BaseException:  # cancelled in the middle: what the child says next belongs to nobody
                await self._end()
                raise
        raise AssertionError

    async def _exchange(self, request: bytes) -> bytes:
        child = await self._alive()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(request)
        await child.stdin.drain()
        (length,) = LENGTH.unpack(await child.stdout.readexactly(LENGTH.size))
        return await child.stdout.readexactly(length)

    async def _alive(self) -> asyncio.subprocess.Process:
        if self._child is not None and self._child.returncode is not None:
            await self._end()
        if self._child is None:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot.intake.child",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(),
            )
        return self._child

    async def _end(self) -> int | None:
        """Stop the child, whatever it does; return how it ended if it had ended by itself."""
        child, self._child = self._child, None
        if child is None:
            return None
        if child.stdin is not None:
            child.stdin.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(0.05):
                await child.wait()
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
        return await child.wait()


def _environment() -> dict[str, str]:
    """Return what the child needs to find the code, and nothing else: no token, no secrets."""
    paths = [str(_ROOT), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    kept = {name: value for name in ("PATH", "LANG", "TZ", "SYSTEMROOT") if (value := os.environ.get(name))}
    return {**kept, "PYTHONPATH": os.pathsep.join(paths), "PYTHONDONTWRITEBYTECODE": "1"}
