"""The parser's process: reads jobs from standard input, answers on standard output, and limits itself.

A job is two frames: JSON (`job`: "feed", "posts" or "page", `url`, `charset`) and the bytes; an answer is one, JSON:
`feed`, `posts` (of a page: one) or `problem`.
"""

import json
import resource
import signal
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

from bot.errors import FeedUnreadable
from bot.intake.frames import framed, packed_feed, read_frame
from bot.intake.posts import read_posts
from bot.intake.reading import read
from bot.models import Entry

MEMORY = 200 * 1024 * 1024
CPU_SECONDS = 8


def answer(job: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Do one job."""
    url, charset = str(job["url"]), job.get("charset")
    try:
        if job["job"] == "posts":
            return {"posts": [asdict(entry) for entry in read_posts(content, url=url, http_charset=charset)]}
        if job["job"] == "page":
            return {"posts": [asdict(page(content, url=url, http_charset=charset))]}
        return {"feed": packed_feed(read(content, url=url, http_charset=charset))}
    except FeedUnreadable as error:
        return {"problem": str(error)}


def page(content: bytes, *, url: str, http_charset: str | None) -> Entry:
    """Read a web page; whatever the libraries raise on hostile markup, it is unreadable."""
    from bot.intake.page import read_page  # a child that only parses feeds does not load what pages need

    try:
        return read_page(content, url=url, http_charset=http_charset)
    except (FeedUnreadable, MemoryError):
        raise
    except Exception as error:
        raise FeedUnreadable(f"the page cannot be parsed ({type(error).__name__})") from error


def serve(jobs: BinaryIO, answers: BinaryIO) -> None:
    """Answer jobs until their stream ends. A job that needs too much memory is the last one, and a
    fresh process follows.
    """
    while (head := read_frame(jobs)) is not None and (content := read_frame(jobs)) is not None:
        renew_cpu()
        try:
            told = json.dumps(answer(json.loads(head), content), ensure_ascii=False).encode("utf-8", "replace")
        except MemoryError:
            del content
            answers.write(framed(b'{"problem": "what was fetched needs too much memory to be parsed"}'))
            answers.flush()
            return
        answers.write(framed(told))
        answers.flush()


def limit() -> None:
    """Take away what a parser never needs: memory beyond 200 MB, files to write, core dumps, the terminal's Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for kind, amount in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # a platform without this limit still has the time-out outside
            resource.setrlimit(kind, (amount, amount))


def renew_cpu() -> None:
    """Allow 8 more seconds of computing; then the kernel ends the process (SIGXCPU)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    allowed = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, hard))


if __name__ == "__main__":
    limit()
    serve(sys.stdin.buffer, sys.stdout.buffer)
