"""The parser's child: limited, replaced when it dies, never waited for in vain (FAULTS 0.7, P27)."""

import asyncio
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.errors import FeedError, FeedUnreadable
from bot.intake import child, frames
from bot.intake.parser import Parser
from tests.intake.site import posts, rss

URL = "https://k.example/feed/"
GOOD = rss(posts(1, 10), "https://k.example")
AUTHOR = b"<rss><channel><item><title>x</title><author>%s</author></item></channel></rss>"
HOLDS = AUTHOR % (b"a." * 200_000)  # holds feedparser for minutes: open issue 562 of its


@pytest.fixture
async def parser() -> AsyncIterator[Parser]:
    async with Parser() as parser:
        yield parser


async def test_a_feed_is_parsed_in_a_child(parser: Parser) -> None:
    assert parser.pid is None
    feed = await parser.parse(GOOD, url=URL, http_charset="utf-8")
    assert [entry.post_id for entry in feed.entries] == list(range(1, 11))
    assert parser.pid not in {None, os.getpid()}


async def test_posts_are_read_there_too(parser: Parser) -> None:
    (entry,) = await parser.posts(b'[{"id": 7, "title": {"rendered": "x"}}]', url=URL)
    assert (entry.post_id, entry.title) == (7, "x")
    with pytest.raises(FeedUnreadable, match="REST"):
        await parser.posts(b"{}", url=URL)


async def test_one_child_serves_many_calls_at_once(parser: Parser) -> None:
    feeds = await asyncio.gather(*(parser.parse(rss(posts(n, n), "https://k.example"), url=URL) for n in range(1, 30)))
    assert [feed.entries[0].post_id for feed in feeds] == list(range(1, 30))


async def test_bytes_that_are_no_feed_are_a_feed_error_and_the_child_lives_on(parser: Parser) -> None:
    await parser.parse(GOOD, url=URL)
    pid = parser.pid
    for content in (b"", b"<html></html>", b"/dev/zero", b"<>&#xD800;", os.urandom(1000), GOOD[:-10]):
        with pytest.raises(FeedUnreadable):
            await parser.parse(content, url=URL)
    assert parser.pid == pid
    assert len((await parser.parse(GOOD, url=URL)).entries) == 10


async def test_a_child_killed_between_jobs_is_replaced_unnoticed(parser: Parser) -> None:
    await parser.parse(GOOD, url=URL)
    killed = parser.pid
    assert killed is not None
    os.kill(killed, signal.SIGKILL)
    assert len((await parser.parse(GOOD, url=URL)).entries) == 10
    assert parser.pid != killed


async def test_a_child_killed_in_the_middle_of_a_job_is_replaced_and_the_job_done_again(parser: Parser) -> None:
    """The bytes hold the child, so that it is surely at work when it is killed; the second child is killed as well."""
    await parser.parse(GOOD, url=URL)
    work = asyncio.create_task(parser.parse(HOLDS, url=URL))
    killed = []
    for _ in range(2):
        async for pid in _children(parser):
            if pid not in killed and _is_working(pid):
                break
        killed.append(parser.pid)
        os.kill(killed[-1] or 0, signal.SIGKILL)
    with pytest.raises(FeedUnreadable, match="takes too much"):
        await work
    assert len((await parser.parse(GOOD, url=URL)).entries) == 10
    assert len({*killed, parser.pid}) == 3


async def _children(parser: Parser) -> AsyncIterator[int | None]:
    """Give the child's number again and again, the loop its turn in between."""
    while True:
        yield parser.pid
        await asyncio.sleep(0)


def _is_working(pid: int | None) -> bool:
    """Tell whether a process has computed beyond its start, by what the kernel counts."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[11]) > 40


async def test_a_job_that_hangs_is_given_up_and_its_child_replaced() -> None:
    async with Parser(patience=0.4) as parser:
        await _warm(parser)
        with pytest.raises(FeedUnreadable, match="too long"):
            await parser.parse(HOLDS, url=URL)
        await _warm(parser)


async def test_a_cancelled_call_leaves_nothing_for_the_next_to_find(parser: Parser) -> None:
    await parser.parse(GOOD, url=URL)
    work = asyncio.create_task(parser.parse(HOLDS, url=URL))
    await asyncio.sleep(0.01)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    assert len((await parser.parse(GOOD, url=URL)).entries) == 10


@pytest.mark.parametrize(
    "body",
    [b"<div>" * 900_000, b'<a style="' + b" " * 48_000 + b'">', b"<a " + b'b="c" ' * 300_000 + b">"],
    ids=["unclosed elements", "spaces in a style", "attributes"],
)
async def test_hostile_markup_is_read_or_refused_while_the_loop_goes_on(parser: Parser, body: bytes) -> None:
    await parser.parse(GOOD, url=URL)
    content = b"<rss><channel><item><title>x</title><description><![CDATA[%s]]></description></item></channel></rss>"
    turns = asyncio.create_task(_turns())
    with suppress(FeedError):
        feed = await parser.parse(content % body, url=URL)
        assert feed.entries[0].title == "x"
    turns.cancel()
    assert await turns < 0.5  # an idle machine stalls for some milliseconds; parsing here would take seconds


async def _turns() -> float:
    """Return the loop's longest stall until cancelled."""
    longest, last = 0.0, time.monotonic()
    try:
        while True:
            await asyncio.sleep(0.001)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()
    except asyncio.CancelledError:
        return longest


async def _warm(parser: Parser) -> None:
    """Parse something small; on a machine so busy that even this takes longer than the patience, once more."""
    for _ in range(20):
        try:
            assert len((await parser.parse(GOOD, url=URL)).entries) == 10
        except FeedUnreadable:
            continue
        return
    raise AssertionError


async def test_a_closed_parser_has_no_child_and_starts_a_new_one(parser: Parser) -> None:
    await parser.parse(GOOD, url=URL)
    await parser.close()
    await parser.close()
    assert parser.pid is None
    assert len((await parser.parse(GOOD, url=URL)).entries) == 10


# ── the child's own code ─────────────────────────────────────────────────────

PROBE = """
import os, sys
from bot.intake import child
child.limit()
{what}
"""


def probe(what: str, tmp_path: Path) -> subprocess.CompletedProcess[bytes]:
    code = PROBE.format(what=what.replace("FILE", repr(str(tmp_path / "written"))))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=30)


def test_the_child_may_not_write_files(tmp_path: Path) -> None:
    done = probe("with open(FILE, 'w') as file: file.write('x')", tmp_path)
    assert b"File too large" in done.stderr
    assert not (tmp_path / "written").exists() or (tmp_path / "written").stat().st_size == 0


def test_the_child_may_not_take_more_than_200_megabytes(tmp_path: Path) -> None:
    assert b"MemoryError" in probe("bytes(220_000_000)", tmp_path).stderr
    assert probe("bytes(60_000_000)", tmp_path).returncode == 0


def test_the_child_is_ended_by_the_kernel_when_it_computes_too_long(tmp_path: Path) -> None:
    done = probe("child.CPU_SECONDS = 0\nchild.renew_cpu()\nwhile True: pass", tmp_path)
    assert done.returncode == -signal.SIGXCPU


def test_ctrl_c_is_not_the_childs_business(tmp_path: Path) -> None:
    assert probe("os.kill(os.getpid(), 2); print('alive')", tmp_path).stdout == b"alive\n"


def test_the_child_sees_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.intake.parser import _environment

    monkeypatch.setenv("TELEGRAM_TOKEN", "123456:canary")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    assert "123456:canary" not in " ".join(_environment().values())
    assert _environment()["PYTHONPATH"].endswith(f"{os.pathsep}/elsewhere")


def job(content: bytes, **head: object) -> bytes:
    return frames.framed(json.dumps({"url": URL, "charset": None, **head}).encode()) + frames.framed(content)


def test_jobs_are_answered_in_turn_until_their_stream_ends() -> None:
    jobs = io.BytesIO(
        job(GOOD, job="feed") + job(b"[]", job="posts") + job(b"", job="feed") + job(GOOD, job="feed")[:-1]
    )
    answers = io.BytesIO()
    child.serve(jobs, answers)
    answers.seek(0)
    told = [json.loads(frames.read_frame(answers) or b"") for _ in range(3)]
    assert [next(iter(answer)) for answer in told] == ["feed", "posts", "problem"]
    assert frames.read_frame(answers) is None


def test_a_job_without_memory_is_answered_and_is_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(child, "answer", full)
    jobs, answers = io.BytesIO(job(GOOD, job="feed") * 2), io.BytesIO()
    child.serve(jobs, answers)
    answers.seek(0)
    assert b"too much memory" in (frames.read_frame(answers) or b"")
    assert frames.read_frame(answers) is None


def test_the_child_carries_nothing_that_could_reach_the_network_or_the_store() -> None:
    code = (
        "import sys, bot.intake.child; print(*sorted({'aiohttp', 'telegram', 'asyncio', 'storage'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=30)
    assert done.stdout == b"\n"
